"""Russian words of time, and what each printed time means against the day of publication."""

# Tables read best one entry a line, however long.
# ruff: noqa: E501

import re
from collections.abc import Callable
from datetime import date, timedelta

from pipeline.languages.calendar import (
    coming,
    day_of,
    first_day,
    holding,
    last_day,
    moved,
    part_of_year,
    relative,
    so_far,
    span,
    through,
    trailing,
    weekday_before,
    weekend,
    whole_year,
)
from pipeline.languages.language import Days
from pipeline.languages.ru.periods_ahead import lies_ahead
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
TENS = {
    **_forms(15, "пятнадцать пятнадцати"),
    **_forms(20, "двадцать двадцати"),
    **_forms(24, "двадцать четыре"),
    **_forms(30, "тридцать тридцати"),
    **_forms(50, "пятьдесят пятидесяти"),
}
GRAINS = {"д": Grain.DAY, "с": Grain.DAY, "н": Grain.WEEK, "м": Grain.MONTH, "к": Grain.QUARTER, "п": Grain.HALF}
# stem of the adjective before "год", "месяц", "квартал" -> how many of them from the one of publication
MOVES = {
    "эт": 0, "нынешн": 0, "текущ": 0, "сего": 0, "настоящ": 0, "прошл": -1, "минувш": -1, "прошедш": -1, "истекш": -1, "ушедш": -1,
    "позапрошл": -2, "следующ": 1, "будущ": 1, "наступающ": 1, "предстоящ": 1, "грядущ": 1,
}  # fmt: skip
ENDING = (
    r"(?:ый|ий|ой|ого|его|ому|ему|ым|им|ом|ем|ая|яя|ей|ую|юю|ое|ее|ые|ие|ых|их|ьего|ьем|ьей|ье|ья|ью|а|у|ю|о|и|ом)?"
)
MOVE = "(?:" + "|".join(sorted(MOVES, key=len, reverse=True)) + r")" + ENDING
YEAR = r"(?:1[6-9]|20)\d\d"
_SINCE = re.compile(r"со?\s(?:кон|сер)", re.IGNORECASE)
_NEW_YEAR = 3  # months of a year in which its end is still the last one
_TWO_DAYS = 48
_ONE_DAY = 24


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
        before = re.findall(rf"\b{YEAR}\b", match.string[: match.start()])
        return int(before[-1]) if before else None
    if found.get("rel"):
        move = _stem(found["rel"], MOVES)
        return None if move is None else published.year + move
    return None


def edge_of(match: re.Match[str], days: Days | None) -> Days | None:
    edge = (match.groupdict().get("edge") or "").lower()
    if _SINCE.match(match[0]):
        return None  # с конца 2021 года: no end is told
    if edge.startswith("кон"):
        return last_day(days)
    return first_day(days) if edge in {"начало", "началу"} else days  # в начале марта: too loose for a day


def _ordinal(match: re.Match[str]) -> int | None:
    found = match.groupdict()
    if found.get("d"):
        return int(found["d"])
    if found.get("r"):
        return ROMAN[found["r"]]
    return _stem(found["n"], ORDINALS) if found.get("n") else None


def day(match: re.Match[str], published: date) -> Days | None:
    grain = Grain.INSTANT if match.groupdict().get("as") else Grain.DAY
    year = year_of(match, published)
    days = day_of(int(match["d"]), MONTHS[_norm(match["m"])], year, published, grain)
    return coming(days, published) if year is None and lies_ahead(match) else days


def numeric_day(match: re.Match[str], published: date) -> Days | None:
    year = int(match["y"]) if len(match["y"]) == 4 else 2000 + int(match["y"])
    month = int(match["mo"])
    return day_of(int(match["d"]), month, year, published) if 1 <= month <= 12 else None


def days(match: re.Match[str], published: date) -> Days | None:
    """с 16 по 22 марта, с 15 апреля по 15 июля 2020 года."""
    year = year_of(match, published)
    last = day_of(int(match["d2"]), MONTHS[_norm(match["m2"])], year, published)
    if last is None:
        return None
    month = match.groupdict().get("m")
    number = MONTHS[_norm(month)] if month else last.start.month
    first = day_of(int(match["d"]), number, last.start.year, published)
    return Days(first.start, last.end, Grain.DAY) if first and first.start < last.end else None


def month(match: re.Match[str], published: date) -> Days | None:
    year = year_of(match, published)
    named = part_of_year(Grain.MONTH, MONTHS[_norm(match["m"])], year, published)
    return edge_of(match, coming(named, published) if year is None and lies_ahead(match) else named)


def month_adjective(match: re.Match[str], published: date) -> Days | None:
    number = _stem(match["m"], MONTH_ADJECTIVES)
    return part_of_year(Grain.MONTH, number, None, published) if number else None


def months(match: re.Match[str], published: date) -> Days | None:
    year = year_of(match, published)
    last = part_of_year(Grain.MONTH, MONTHS[_norm(match["m2"])], year, published)
    first_year = int(match["y1"]) if match.groupdict().get("y1") else (last.start.year if last else year)
    first = part_of_year(Grain.MONTH, MONTHS[_norm(match["m"])], first_year, published)
    return through(first, last)


def part(grain: Grain) -> Resolver:
    def resolve(match: re.Match[str], published: date) -> Days | None:
        number = _ordinal(match)
        if number is None:
            return None
        if number == -1:
            number = 4 if grain is Grain.QUARTER else 2
        return part_of_year(grain, number, year_of(match, published), published)

    return resolve


def elliptic_quarter(match: re.Match[str], published: date) -> Days | None:
    """в первом квартале 2021 года 65 трлн, в четвертом — 76: the year of the quarter named before in the sentence."""
    before = re.search(
        rf"квартал\w*(?:\s(?P<y>{YEAR})|\s(?P<rel>{MOVE})\sгод|)[^.;!?]{{0,90}}\Z",
        match.string[max(0, match.start() - 120) : match.start()],
    )
    number = _stem(match["n"], ORDINALS)
    return part_of_year(Grain.QUARTER, number, year_of(before, published), published) if before and number else None


def two_parts(grain: Grain) -> Resolver:
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


def first_months(match: re.Match[str], published: date) -> Days | None:
    """за девять месяцев 2019 года: from January on. Without a year only where the months are called the first."""
    year = year_of(match, published)
    if year is None and not match.groupdict().get("first"):
        return None
    year = year or published.year
    count = COUNTS.get(match["c"].lower()) or int(match["c"])
    return through(part_of_year(Grain.MONTH, 1, year, published), part_of_year(Grain.MONTH, count, year, published))


def last_half(_: re.Match[str], published: date) -> Days | None:
    """за полугодие: the last one that is over, or that of the year named."""
    now = holding(published, Grain.HALF)
    return moved(now, -1) if now else None


def year(match: re.Match[str], _: date) -> Days | None:
    return edge_of(match, whole_year(int(match["y"])))


def same_year(match: re.Match[str], published: date) -> Days | None:
    year = year_of(match, published)
    return whole_year(year) if year else None


def years(match: re.Match[str], _: date) -> Days | None:
    second = match["y2"] if len(match["y2"]) == 4 else match["y"][:2] + match["y2"]
    return through(whole_year(int(match["y"])), whole_year(int(second)))


def from_now(match: re.Match[str], published: date) -> Days | None:
    steps = _stem(match["rel"], MOVES)
    grain = Grain.YEAR if match["g"].lower().startswith("г") else GRAINS[match["g"].lower()[0]]
    return edge_of(match, relative(steps, grain)(published)) if steps is not None else None


def weekday(match: re.Match[str], published: date) -> Days | None:
    last = weekday_before(WEEKDAYS[match["w"].lower()], published)
    return moved(last, 7) if last and last.end <= published and lies_ahead(match) else last


def season(match: re.Match[str], published: date) -> Days | None:
    number = _stem(match["s"], SEASONS)
    start = part_of_year(Grain.MONTH, number, year_of(match, published), published) if number else None
    return span(start.start, Grain.QUARTER) if start else None


def decade(match: re.Match[str], _: date) -> Days | None:
    return span(date(int(match["y"]), 1, 1), Grain.DECADE)


def grain_of(word: str) -> Grain:
    low = word.lower()
    if low.startswith("ноч"):
        return Grain.DAY
    return Grain.YEAR if low.startswith(("г", "л")) else GRAINS[low[0]]


def earlier(match: re.Match[str], days: Days) -> Days | None:
    """годом ранее, три месяца назад: the claim's period moved back."""
    grain = grain_of(match["g"])
    if grain is Grain.MONTH and days.grain in {Grain.QUARTER, Grain.YEAR} and count_of(match.groupdict().get("c")) == 1:
        return None
    return moved(days, -count_of(match.groupdict().get("c")), grain)


def year_back(_: re.Match[str], days: Days) -> Days | None:
    return moved(days, -1, Grain.YEAR)


def previous(match: re.Match[str], days: Days) -> Days | None:
    return moved(days, -1, grain_of(match["g"]))


def in_year(match: re.Match[str], days: Days) -> Days | None:
    """за аналогичный период 2018 года: the claim's own months of the year named."""
    steps = int(match["y"]) - days.start.year
    return moved(days, steps, Grain.YEAR)


def count_of(text: str | None) -> int:
    low = (text or "1").lower()
    return COUNTS.get(low) or TENS.get(low) or int(low)


def so_far_of(match: re.Match[str], published: date) -> Days | None:
    """с начала года, с начала апреля, с начала 2026 года: through the day of publication."""
    found = match.groupdict()
    if found.get("m"):
        return so_far(month(match, published), published)
    grain = grain_of(found["g"]) if found.get("g") else Grain.YEAR
    holder = whole_year(int(found["y"])) if found.get("y") else holding(published, grain)
    return so_far(holder, published)


def edge_of_year(match: re.Match[str], published: date) -> Days | None:
    """к концу года, на начало года: of the year of publication; at its start, the end of the year is that before."""
    low = match[0].lower()
    behind = low.startswith(("на кон", "в кон")) and published.month <= _NEW_YEAR
    return edge_of(match, whole_year(published.year - behind))


def past_one(match: re.Match[str], published: date) -> Days | None:
    """за месяц, за квартал, where none has been spoken of: what ends with the day of publication."""
    return trailing(published, 1, grain_of(match["g"]))


def this_year(_: re.Match[str], published: date) -> Days | None:
    return whole_year(published.year)


def last_months(match: re.Match[str], published: date) -> Days | None:
    """за девять месяцев: from January on, of the last year in which they are over."""
    count = count_of(match["c"])
    year = published.year if published.month > count else published.year - 1
    return through(part_of_year(Grain.MONTH, 1, year, published), part_of_year(Grain.MONTH, count, year, published))


def past_days(match: re.Match[str], published: date) -> Days | None:
    """за сутки: the day before publication; за неделю: the seven days before it."""
    low = (match["g"] or match["g3"]).lower()
    if low.startswith("нед"):
        return span(published - timedelta(days=7), Grain.WEEK)
    if low.startswith("выходн"):
        return weekend(published)
    return span(published - timedelta(days=int(low == "сутки")), Grain.DAY)


def past(match: re.Match[str], published: date) -> Days | None:
    """за последний год, за последние 12 месяцев, за минувшие три года: what ends with the day of publication."""
    low = match["g"].lower()
    count = count_of(match.groupdict().get("c"))
    if low == "полгода":
        return trailing(published, 1, Grain.HALF)
    if low.startswith("час"):
        return span(published - timedelta(days=int(count <= _ONE_DAY)), Grain.DAY) if count <= _TWO_DAYS else None
    return trailing(published, count, Grain.DECADE if low.startswith("десят") else grain_of(low))


def school_year(match: re.Match[str], _: date) -> Days | None:
    """в 2025/26 учебном году: from the first of September."""
    return span(date(int(match["y"]), 9, 1), Grain.YEAR)
