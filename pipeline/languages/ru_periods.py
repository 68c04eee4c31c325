"""Russian times: printed words -> days. Rules are tried together; the longest match at a place wins."""

# Tables read best one entry a line, however long.
# ruff: noqa: E501

import re
from collections.abc import Callable
from datetime import date, timedelta

from pipeline.languages.calendar import (
    add_months,
    day_of,
    first_day,
    holding,
    last_day,
    middle,
    moved,
    part_of_year,
    relative,
    span,
    through,
    weekday_before,
    whole_year,
)
from pipeline.languages.language import Days, PeriodRule
from pipeline.languages.patterns import alternatives
from pipeline.model import Grain

Resolver = Callable[[re.Match[str], date], Days | None]


def _forms(number: int, forms: str) -> dict[str, int]:
    return dict.fromkeys(forms.split(), number)


MONTHS = {
    **_forms(1, "январь января январю январём январем январе янв"),
    **_forms(2, "февраль февраля февралю февралём февралем феврале фев февр"),
    **_forms(3, "март марта марту мартом марте"),
    **_forms(4, "апрель апреля апрелю апрелем апреле апр"),
    **_forms(5, "май мая маю маем мае"),
    **_forms(6, "июнь июня июню июнем июне"),
    **_forms(7, "июль июля июлю июлем июле"),
    **_forms(8, "август августа августу августом августе авг"),
    **_forms(9, "сентябрь сентября сентябрю сентябрём сентябрем сентябре сент"),
    **_forms(10, "октябрь октября октябрю октябрём октябрем октябре окт"),
    **_forms(11, "ноябрь ноября ноябрю ноябрём ноябрем ноябре нояб"),
    **_forms(12, "декабрь декабря декабрю декабрём декабрем декабре дек"),
}
MONTH_ADJECTIVES = {
    "январск": 1, "февральск": 2, "мартовск": 3, "апрельск": 4, "майск": 5, "июньск": 6, "июльск": 7, "августовск": 8,
    "сентябрьск": 9, "октябрьск": 10, "ноябрьск": 11, "декабрьск": 12,
}  # fmt: skip
WEEKDAYS = {
    **_forms(0, "понедельник понедельника понедельнику"),
    **_forms(1, "вторник вторника вторнику"),
    **_forms(2, "среду среды среде"),
    **_forms(3, "четверг четверга четвергу"),
    **_forms(4, "пятницу пятницы пятнице"),
    **_forms(5, "субботу субботы субботе"),
    **_forms(6, "воскресенье воскресенья воскресенью"),
}
SEASONS = {"весн": 3, "лет": 6, "осен": 9, "зим": 12}
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4}
ORDINALS = {"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "четвёрт": 4, "последн": -1, "заключительн": -1}
COUNTS = {
    **_forms(1, "один одного одну одной"),
    **_forms(2, "два двух две двумя"),
    **_forms(3, "три трёх трех"),
    **_forms(4, "четыре четырёх четырех"),
    **_forms(5, "пять пяти"),
    **_forms(6, "шесть шести"),
    **_forms(7, "семь семи"),
    **_forms(8, "восемь восьми"),
    **_forms(9, "девять девяти"),
    **_forms(10, "десять десяти"),
    **_forms(11, "одиннадцать одиннадцати"),
    **_forms(12, "двенадцать двенадцати"),
}
GRAINS = {"д": Grain.DAY, "с": Grain.DAY, "н": Grain.WEEK, "м": Grain.MONTH, "к": Grain.QUARTER, "п": Grain.HALF}
# stem of the adjective before "год", "месяц", "квартал" -> how many of them from the one of publication
MOVES = {
    "эт": 0, "нынешн": 0, "текущ": 0, "сего": 0, "настоящ": 0, "прошл": -1, "минувш": -1, "прошедш": -1, "истекш": -1, "ушедш": -1,
    "позапрошл": -2, "следующ": 1, "будущ": 1, "наступающ": 1, "предстоящ": 1, "грядущ": 1,
}  # fmt: skip

_MONTH = "(?:" + alternatives(MONTHS) + r")\b\.?"
_ENDING = (
    r"(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ей|ую|юю|ое|ее|ые|ие|ых|их|ьего|ьем|ьей|ье|ья|ью|а|у|ю|о|и|ом)?"
)
_MOVE = "(?:" + "|".join(sorted(MOVES, key=len, reverse=True)) + r")" + _ENDING
_YEAR = r"(?:1[6-9]|20)\d\d"
_YEAR_WORD = r"(?:[-‐‑](?:го|м|й|ом|ый|ого))?(?:\s?(?:года|году|годом|годе|годам|год|гг\.?|г\.)(?!\w))?"
_SAME_YEAR = r"того\sже\sгода"
_OF_YEAR = rf"(?:,?\s(?:за\s|в\s)?(?:(?P<y>{_YEAR})(?!\d|[,.]\d|\s(?:тыс|млн|руб|чел)){_YEAR_WORD}|(?P<rel>{_MOVE})\s(?:года|году|год|г\.)(?!\w)|(?P<same>{_SAME_YEAR})))?"
_EDGE = r"(?:(?:(?:на|к|в|по|до|с|со)\s)?(?P<edge>начал[аоуе]|конц[аеу]|конец|середин[аеуы])\s)?"
_N = "(?:" + "|".join(COUNTS) + r"|1[0-2]|[1-9])"
_ORDINAL = (
    r"(?:(?P<n>(?:перв|втор|трет|четв[её]рт|последн|заключительн)"
    + _ENDING
    + r")|(?P<d>[1-4])(?:[-‐‑](?:й|м|го|му|я|е|ом|ый|ая|ое|ей|ой))?|(?P<r>IV|I{1,3}))"
)


def _norm(text: str) -> str:
    return text.lower().rstrip(".")


def _stem(word: str, table: dict[str, int]) -> int | None:
    low = word.lower()
    return next(
        (value for stem, value in sorted(table.items(), key=lambda row: -len(row[0])) if low.startswith(stem)), None
    )


def year_of(match: re.Match[str], published: date) -> int | None:
    """The year printed with it, that of last, this or next year, or the last one printed before ("того же года")."""
    found = match.groupdict()
    if found.get("y"):
        return int(found["y"])
    if found.get("same"):
        before = re.findall(rf"\b{_YEAR}\b", match.string[: match.start()])
        return int(before[-1]) if before else None
    if found.get("rel"):
        move = _stem(found["rel"], MOVES)
        return None if move is None else published.year + move
    return None


def _edge(match: re.Match[str], days: Days | None) -> Days | None:
    edge = (match.groupdict().get("edge") or "").lower()
    if edge.startswith("кон"):
        return last_day(days)
    if edge.startswith("нач"):
        return first_day(days)
    return middle(days) if edge.startswith("сер") else days


def _ordinal(match: re.Match[str]) -> int | None:
    found = match.groupdict()
    if found.get("d"):
        return int(found["d"])
    if found.get("r"):
        return ROMAN[found["r"]]
    return _stem(found["n"], ORDINALS) if found.get("n") else None


def _day(match: re.Match[str], published: date) -> Days | None:
    grain = Grain.INSTANT if match.groupdict().get("as") else Grain.DAY
    return day_of(int(match["d"]), MONTHS[_norm(match["m"])], year_of(match, published), published, grain)


def _numeric_day(match: re.Match[str], published: date) -> Days | None:
    year = int(match["y"]) if len(match["y"]) == 4 else 2000 + int(match["y"])
    month = int(match["mo"])
    return day_of(int(match["d"]), month, year, published) if 1 <= month <= 12 else None


def _days(match: re.Match[str], published: date) -> Days | None:
    """с 16 по 22 марта, с 15 апреля по 15 июля 2020 года."""
    year = year_of(match, published)
    last = day_of(int(match["d2"]), MONTHS[_norm(match["m2"])], year, published)
    if last is None:
        return None
    month = match.groupdict().get("m")
    number = MONTHS[_norm(month)] if month else last.start.month
    first = day_of(int(match["d"]), number, last.start.year, published)
    return Days(first.start, last.end, Grain.DAY) if first and first.start < last.end else None


def _month(match: re.Match[str], published: date) -> Days | None:
    year = year_of(match, published)
    return _edge(match, part_of_year(Grain.MONTH, MONTHS[_norm(match["m"])], year, published))


def _month_adjective(match: re.Match[str], published: date) -> Days | None:
    number = _stem(match["m"], MONTH_ADJECTIVES)
    return part_of_year(Grain.MONTH, number, None, published) if number else None


def _months(match: re.Match[str], published: date) -> Days | None:
    year = year_of(match, published)
    last = part_of_year(Grain.MONTH, MONTHS[_norm(match["m2"])], year, published)
    first_year = int(match["y1"]) if match.groupdict().get("y1") else (last.start.year if last else year)
    first = part_of_year(Grain.MONTH, MONTHS[_norm(match["m"])], first_year, published)
    return through(first, last)


def _part(grain: Grain) -> Resolver:
    def resolve(match: re.Match[str], published: date) -> Days | None:
        number = _ordinal(match)
        if number is None:
            return None
        if number == -1:
            number = 4 if grain is Grain.QUARTER else 2
        return part_of_year(grain, number, year_of(match, published), published)

    return resolve


def _elliptic_quarter(match: re.Match[str], published: date) -> Days | None:
    """в первом квартале 2021 года 65 трлн, в четвертом — 76: the year of the quarter named before in the sentence."""
    before = re.search(
        rf"квартал\w*(?:\s(?P<y>{_YEAR})|\s(?P<rel>{_MOVE})\sгод|)[^.;!?]{{0,90}}\Z",
        match.string[max(0, match.start() - 120) : match.start()],
    )
    number = _stem(match["n"], ORDINALS)
    return part_of_year(Grain.QUARTER, number, year_of(before, published), published) if before and number else None


def _two_parts(grain: Grain) -> Resolver:
    """во втором и третьем кварталах 2019 года, I-III кварталы."""

    def resolve(match: re.Match[str], published: date) -> Days | None:
        year = year_of(match, published)
        first, last = (
            ROMAN.get(text) or (int(text[0]) if text[0].isdigit() else _stem(text, ORDINALS))
            for text in (match["a"], match["b"])
        )
        if not first or not last:
            return None
        return through(part_of_year(grain, first, year, published), part_of_year(grain, last, year, published))

    return resolve


def _first_months(match: re.Match[str], published: date) -> Days | None:
    """за девять месяцев 2019 года: from January on. Without a year only where the months are called the first."""
    year = year_of(match, published)
    if year is None and not match.groupdict().get("first"):
        return None
    year = year or published.year
    count = COUNTS.get(match["c"].lower()) or int(match["c"])
    return through(part_of_year(Grain.MONTH, 1, year, published), part_of_year(Grain.MONTH, count, year, published))


def _last_half(_: re.Match[str], published: date) -> Days | None:
    """за полугодие: the last one that is over, or that of the year named."""
    now = holding(published, Grain.HALF)
    return moved(now, -1) if now else None


def _year(match: re.Match[str], _: date) -> Days | None:
    return _edge(match, whole_year(int(match["y"])))


def _same_year(match: re.Match[str], published: date) -> Days | None:
    year = year_of(match, published)
    return whole_year(year) if year else None


def _years(match: re.Match[str], _: date) -> Days | None:
    second = match["y2"] if len(match["y2"]) == 4 else match["y"][:2] + match["y2"]
    return through(whole_year(int(match["y"])), whole_year(int(second)))


def _moved(match: re.Match[str], published: date) -> Days | None:
    steps = _stem(match["rel"], MOVES)
    grain = Grain.YEAR if match["g"].lower().startswith("г") else GRAINS[match["g"].lower()[0]]
    return _edge(match, relative(steps, grain)(published)) if steps is not None else None


def _since_new_year(_: re.Match[str], published: date) -> Days | None:
    start = date(published.year, 1, 1)
    return Days(start, published + timedelta(days=1), Grain.YEAR)


def _weekday(match: re.Match[str], published: date) -> Days | None:
    return weekday_before(WEEKDAYS[match["w"].lower()], published)


def _season(match: re.Match[str], published: date) -> Days | None:
    number = _stem(match["s"], SEASONS)
    start = part_of_year(Grain.MONTH, number, year_of(match, published), published) if number else None
    return span(start.start, Grain.QUARTER) if start else None


def _decade(match: re.Match[str], _: date) -> Days | None:
    return span(date(int(match["y"]), 1, 1), Grain.DECADE)


def _past_days(match: re.Match[str], published: date) -> Days | None:
    """за неделю, за последний месяц: the days before publication."""
    low = match["g"].lower()
    if low.startswith("сут"):
        return span(published, Grain.DAY)
    if low.startswith("нед"):
        return span(published - timedelta(days=7), Grain.WEEK)
    return None


def _trailing(match: re.Match[str], published: date) -> Days | None:
    """за последний год, за последние 12 месяцев: what ends with the day of publication."""
    months = {"м": 1, "к": 3}.get((match["g"] or "г").lower()[0], 12)
    grain = {1: Grain.MONTH, 3: Grain.QUARTER}.get(months, Grain.YEAR)
    return Days(add_months(published, -months), published, grain)


def _at(offset: int, grain: Grain = Grain.DAY) -> Resolver:
    return lambda _, published: span(published + timedelta(days=offset), grain)


def _none(_: re.Match[str], __: date) -> None:
    return None


def _count(match: re.Match[str]) -> int:
    found = (match.groupdict().get("c") or "1").lower()
    return COUNTS.get(found) or int(found)


def _grain(word: str) -> Grain:
    low = word.lower()
    return Grain.YEAR if low.startswith(("г", "л")) else GRAINS[low[0]]


def _earlier(match: re.Match[str], days: Days) -> Days | None:
    """годом ранее, три месяца назад: the claim's period moved back."""
    grain = _grain(match["g"])
    if grain is Grain.MONTH and days.grain in {Grain.QUARTER, Grain.YEAR} and _count(match) == 1:
        return None
    return moved(days, -_count(match), grain)


def _year_back(_: re.Match[str], days: Days) -> Days | None:
    return moved(days, -1, Grain.YEAR)


def _previous(match: re.Match[str], days: Days) -> Days | None:
    return moved(days, -1, _grain(match["g"]))


def _in_year(match: re.Match[str], days: Days) -> Days | None:
    """за аналогичный период 2018 года: the claim's own months of the year named."""
    steps = int(match["y"]) - days.start.year
    return moved(days, steps, Grain.YEAR)


def _rule(name: str, pattern: str, resolve: Resolver, *, moving: bool = False, case: bool = False) -> PeriodRule:
    return PeriodRule(name, re.compile(pattern, 0 if case else re.IGNORECASE), resolve=resolve, relative=moving)


def _shift(name: str, pattern: str, shift: Callable[[re.Match[str], Days], Days | None]) -> PeriodRule:
    return PeriodRule(name, re.compile(pattern, re.IGNORECASE), shift=shift, relative=True)


# a unit or a counted noun behind it makes a number of what looks like a year
_NO_YEAR = (
    r"(?!\d|[,.:]\d|[-‐‑]\d|\s?(?:%|[°₽$€])|\s(?:тыс|млн|млрд|руб|долл|человек|км|кг|га|раз|тонн|метр|м\b|экз|евро|юан|мл|см|мм|"
    r"л\.|шт|штук|единиц|[а-яё]+(?:ов|ев|ций|ний|тий|стей|телей|лей|нок|шек|чек)\b))"
)
_ALIKE = r"(?:аналогичн|сопоставим|соответствующ)\w*\s"
_SAME = r"(?:(?:аналогичн|сопоставим|соответствующ)\w*|(?:так\w+|тот|того|тому|тем|том|та|той|ту|те|тех)\sже)\s"
_LAST_YEAR = (
    r"(?:(?:прошл|предыдущ|предшествующ|минувш)\w+\sгода|прошлогодн\w+|год(?:ом)?\s(?:ранее|назад)|годом\sраньше)"
)
_PART_WORD = r"(?:период|квартал|месяц|полугоди|недел|дн|врем|промежут|срок|год)\w*"
_BY = r"(?:на|к|по\sсостоянию\sна)\s"

RULES = (
    _rule("day", rf"(?P<as>\b{_BY})?(?<![\d.,])(?P<d>[0-3]?\d)(?:[-‐‑](?:го|е|му|м|ое))?\s(?P<m>{_MONTH}){_OF_YEAR}", _day),
    _rule("numeric day", r"(?<![\d.])(?P<d>[0-3]?\d)[./](?P<mo>[01]?\d)[./](?P<y>(?:19|20)\d\d|\d\d)(?![\d.]\d)(?:\s?г(?:ода|\.))?", _numeric_day),
    _rule("iso day", r"\b(?P<y>(?:19|20)\d\d)-(?P<mo>[01]\d)-(?P<d>[0-3]\d)\b", _numeric_day),
    _rule("days", rf"\b(?:(?:с|со|за период с|в период с)\s)?(?P<d>[0-3]?\d)(?:[-‐‑]го)?(?:\s?[-–—]\s?|\s(?:по|до|и|на)\s)(?P<d2>[0-3]?\d)(?:[-‐‑](?:го|е))?\s(?P<m2>{_MONTH}){_OF_YEAR}", _days),
    _rule("days", rf"\b(?:с|со)\s(?P<d>[0-3]?\d)(?:[-‐‑]го)?\s(?P<m>{_MONTH})(?:\s(?P<y1>{_YEAR}){_YEAR_WORD})?\s(?:по|до)\s(?P<d2>[0-3]?\d)(?:[-‐‑](?:го|е))?\s(?P<m2>{_MONTH}){_OF_YEAR}", _days),
    _rule("month", rf"{_EDGE}(?<![\w-])(?P<m>{_MONTH}){_OF_YEAR}", _month, case=True),
    _rule("month", rf"(?<![\w-])(?P<m>Январь|Февраль|Март|Апрель|Май|Июнь|Июль|Август|Сентябрь|Октябрь|Ноябрь|Декабрь)\s(?P<y>{_YEAR})\b", _month, case=True),
    _rule("month adjective", r"\b(?P<m>(?:январск|февральск|мартовск|апрельск|июньск|июльск|августовск|сентябрьск|октябрьск|ноябрьск|декабрьск)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими))\b(?!\sрайон|\sпроспект|\sулиц)", _month_adjective, case=True),
    _rule("months", rf"\b(?:(?:за|в)\s)?(?P<m>{_MONTH})\s?[-–—]\s?(?P<m2>{_MONTH}){_OF_YEAR}", _months),
    _rule("months", rf"\b(?:с|со)\s(?P<m>{_MONTH})(?:\s(?P<y1>{_YEAR}){_YEAR_WORD})?(?:,[^,.;]{{3,60}},)?\s(?:по|до)\s(?P<m2>{_MONTH}){_OF_YEAR}", _months),
    _rule("months", rf"\b(?:в|за)\s(?P<m>{_MONTH})\sи\s(?P<m2>{_MONTH}){_OF_YEAR}", _months),
    _rule("quarter", rf"{_EDGE}\b{_ORDINAL}\s(?:кв\.|квартал(?:а|е|у|ом)?(?!\w)){_OF_YEAR}", _part(Grain.QUARTER)),
    _rule("quarter", rf"\bQ(?P<d>[1-4])(?!\w){_OF_YEAR}", _part(Grain.QUARTER)),
    _rule("quarter", r"\b(?P<d>[1-4])[кКK]в?\.?\s?(?P<y>20\d\d)\b", _part(Grain.QUARTER)),
    _rule("quarters", rf"\b(?P<a>(?:перв|втор|трет)\w+|I{{1,3}}|[1-3](?:[-‐‑]м)?)(?:\s?[-–—]\s?|\sи\s)(?P<b>(?:втор|трет|четв[её]рт)\w+|I{{2,3}}|IV|[2-4](?:[-‐‑]м)?)\sквартал\w*{_OF_YEAR}", _two_parts(Grain.QUARTER)),
    _rule("half", rf"\b{_ORDINAL}\sполугоди(?:е|и|я|ю|ем){_OF_YEAR}", _part(Grain.HALF)),
    _rule("half", rf"\b(?P<n>перв\w+|втор\w+)\sполовин\w+(?:,?\s(?:(?P<y>{_YEAR}){_YEAR_WORD}|(?P<rel>{_MOVE})\s(?:года|г\.)|года))", _part(Grain.HALF)),
    _rule("half", r"\bH(?P<d>[12])\s(?P<y>20\d\d)\b", _part(Grain.HALF)),
    _rule("last half", r"\b(?:за|по\sитогам|в)\s(?:прошл\w+\s|минувш\w+\s|прошедш\w+\s)?полугоди[еяи]\b(?!\s(?:20|прошл))", _last_half, moving=True),
    _rule("months of year", rf"\b(?P<c>{_N})\sмесяц(?:а|ев|ам|ах)?(?=,?\s(?:за\s|в\s)?(?:(?:19|20)\d\d|{_MOVE}\s(?:год|г\.))){_OF_YEAR}", _first_months),
    _rule("months of year", rf"\b(?:за|по\sитогам|в\sтечение)\s(?P<first>перв\w+\s)(?P<c>{_N})\sмесяц(?:а|ев|ам|ах)?{_OF_YEAR}", _first_months),
    _rule("years", rf"(?<![\d$£€,.-])(?P<y>{_YEAR})(?:[-‐‑](?:го|м|й))?(?:\s?(?:года|году|год|г\.))?(?:\s?[-–—/]\s?|\sи\s|\s(?:по|до)\s)(?P<y2>{_YEAR}|\d\d)(?:[-‐‑](?:го|м|й|е|х))?\s?(?:год\w*|гг\.?)(?!\w)", _years),
    _rule("year", rf"{_EDGE}(?<![\d$£€₽,.-])\b(?P<y>{_YEAR})(?:(?:[-‐‑](?:го|м|й|му|ом|ый|ого))(?:\s?(?:год\w*|г\.))?|\s?(?:года|году|годом|годе|год|г\.|г)(?!\w))", _year),
    _rule("year", rf"(?:(?<=\bв\s)|(?<=\bс\s)|(?<=\bза\s)|(?<=\bна\s)|(?<=\bдо\s)|(?<=\bпо\s)|(?<=\bк\s)|(?<=\bчем в\s)|(?<=\()|(?<=\bитогам\s)|(?<=\bитоги\s)|(?<=\bначала\s)|(?<=\bконца\s)|(?<=[а-яё]\s))(?P<y>(?:19|20)\d\d)\b{_NO_YEAR}(?=[\s,.;:)»—–-]|$)", _year),
    _rule("quarter of the same year", r"\bв\s(?P<n>первом|втором|третьем|четвертом|четвёртом)(?=\s[—–-]\s|,\s|\s\d)", _elliptic_quarter),
    _rule("years", r"(?<![\d$£€,.-])(?P<y>(?:19|20)\d\d)\s?[-–—]\s?(?P<y2>(?:19|20)\d\d)(?![\d%]|\s?(?:%|тыс|млн|руб))", _years),
    _rule("same year", rf"\b(?:(?:в|за)\s)?(?P<same>том\sже\sгоду|тот\sже\sгод|{_SAME_YEAR})\b", _same_year),
    _rule("decade", r"\b(?P<y>(?:19|20)\d0)[-‐‑](?:е|х|ым|ми)(?:\sгод\w*)?", _decade),
    _rule("decade", r"\b\d0[-‐‑](?:е|х|ым|ми)(?:\sгод\w*)?|\b(?:двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност)ы[ехм]\w*\sгод\w*", _none),
    _rule("century", r"\b\d{1,2}(?:[-‐‑](?:й|м|го))?\s(?:век|столети)\w*", _none),
    _rule("moved", rf"{_EDGE}\b(?P<rel>{_MOVE})\s(?:календарн\w+\s|финансов\w+\s|отч[её]тн\w+\s)?(?P<g>год|месяц|недел|квартал)(?:а|у|ом|е|ы|и|ю|ев|г\.)?(?!\w)", _moved, moving=True),
    _rule("in the year", r"\b(?P<rel>сего)\s(?P<g>года|г\.)", _moved, moving=True),
    _rule("since new year", r"\b(?:с|от)\sначала\s(?:этого\s|текущего\s|нынешнего\s)?года\b", _since_new_year, moving=True),
    _rule("past year", r"\b(?:за|в\sтечение)\sпоследн\w+\s(?:(?P<g>год|месяц|квартал)(?!\w)|(?:12|двенадцать)\sмесяцев)", _trailing, moving=True),
    _rule("days before", r"\b(?:за|в)\s(?:последн\w+\s|минувш\w+\s|прошедш\w+\s|прошл\w+\s|истекш\w+\s)?(?P<g>сутки|неделю)\b(?!\sдо\b|\sраньше)", _past_days, moving=True),
    _rule("weekday", r"\b(?:в|во|к|ко|с|на|со)\s(?:минувш\w+\s|прошл\w+\s)?(?P<w>" + "|".join(WEEKDAYS) + r")\b(?!\s(?:обитани|прожива|обществ))", _weekday, moving=True),
    _rule("season", rf"\b(?:(?:эт|прошл|минувш|нынешн)\w+\s)?(?P<s>весной|летом|осенью|зимой){_OF_YEAR}(?!\w)", _season, moving=True),
    _rule("today", r"\b(?:сегодня|на\sсегодня(?:шний\sдень)?|на\sтекущий\sдень)\b", _at(0), moving=True),
    _rule("yesterday", r"\bвчера\b", _at(-1), moving=True),
    _rule("tomorrow", r"\bзавтра\b", _at(1), moving=True),
    _rule("now", r"\b(?:сейчас|в\sнастоящее\sвремя|в\sнастоящий\sмомент|на\sданный\sмомент|на\sтекущий\sмомент|в\sданный\sмомент)\b", _at(0, Grain.INSTANT), moving=True),
    _shift("earlier", rf"\b(?:(?P<c>{_N})\s)?(?P<g>год|день|недел|месяц|квартал|лет)(?:ом|ем|ей|ами|ями|цами|а|у|ев|ю|и)?\s(?:ранее|раньше|назад|тому\sназад|до\sэтого|до\sтого)\b", _earlier),
    _shift("earlier", rf"\b(?P<c>{_N})\s(?P<g>год|месяц|недел)(?:ами|ями|цами|ев|а|и)\s(?:ранее|раньше)\b", _earlier),
    _shift("year before", r"\bза\s(?P<g>год)\sдо\s(?:этого|того)\b", _earlier),
    _shift("same period of", rf"\b(?:(?:в|за|к|с|на|от)\s)?{_SAME}{_PART_WORD}(?:\s(?:и\s)?\w+)?\s(?P<y>{_YEAR}){_YEAR_WORD}", _in_year),
    _shift("same period", rf"\b(?:(?:в|за|к|с|на|от|уровню|показателю|показателем)\s)*(?:{_ALIKE}{_PART_WORD}(?:\s{_LAST_YEAR})?|{_SAME}{_PART_WORD}\s{_LAST_YEAR})", _year_back),
    _shift("year on year", r"\bгод\sк\sгоду\b|\bв\sгодовом\s(?:выражении|исчислении|сопоставлении|сравнении)\b|\bг/г\b|\bгод\sот\sгода\b|\bYoY\b|\bк\s(?:показателям|уровню|показателю|результату)?\s?прошлого\sгода\b|\bпрошлогодн\w+", _year_back),
    _shift("grain on grain", r"\b(?P<g>месяц|квартал)\sк\s(?:месяцу|кварталу)\b|\b(?P<g2>м/м|кв/кв)\b", lambda m, d: moved(d, -1, _grain(m["g"] or ("месяц" if m["g2"] == "м/м" else "квартал")))),
    _shift("previous", r"\b(?:предыдущ|предшествующ)\w+\s(?P<g>год|месяц|недел|квартал|полугоди|день|дн|сут)\w*", _previous),
    _rule("years long", rf"\b(?:за|в\sтечение)\s(?:последн|прошедш|ближайш|минувш|предстоящ)\w+\s(?!(?:12|двенадцать)\sмесяцев)(?:{_N}|\d+)\s(?:год\w*|лет|месяц\w*|недел\w*|дн\w+|сут\w+|час\w*)\b", _none),
)  # fmt: skip
