"""Russian words of time, and what each printed time means against the day of publication."""

import re
from datetime import date, timedelta
from functools import lru_cache

from pipeline.languages import calendar
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.period_words import PeriodWords, by_stem
from pipeline.languages.ru.morphology import parses
from pipeline.languages.times import Days, Resolver
from pipeline.languages.words import number_table, word_table
from pipeline.model import Grain

MONTHS, WEEKDAYS = number_table("ru", "months"), number_table("ru", "weekdays")
_MOVES = number_table("ru", "time_moves")
_LONGEST_CLAUSE = 400  # characters behind a time in which its verb is looked for
_P = compiled_patterns("ru", "periods_resolved", {"longest_clause": str(_LONGEST_CLAUSE)})
ENDING = _P["ending"].pattern
MOVE = "(?:" + "|".join(sorted((one for one in _MOVES if len(one) > 1), key=len, reverse=True)) + r")" + ENDING
YEAR = r"(?:1[6-9]|20)\d\d"
_NEW_YEAR = 3  # months of a year in which its end is still the last one
_SOON, _LONGEST = 10, 24  # days; months
_VERBS = frozenset({"VERB", "PRTS"})


def _lies_ahead(match: re.Match[str], _: Days, __: date) -> bool:
    """Whether the clause of a time tells what is still to be: it says so, or the verb behind the time, or else the one
    before it, is in the future (в воскресенье откроют)."""
    text, start, end = match.string, match.start(), match.end()
    before, behind = text[max(0, start - 60) : start], text[end : end + 40]
    before, behind = _P["sentence"].split(before)[-1], _P["sentence"].split(behind)[0]
    if _P["ahead"].search(f"{before} {behind}"):
        return True
    before = re.split(r"[;:()—–]|,\s", before)[-1]
    verb = _verb(_words_behind(text, end)) or _verb(before.split()[::-1])
    return verb == "futr"


def _words_behind(text: str, at: int) -> list[str]:
    """Those of the rest of the clause; of a very long one without the word that its limit cuts."""
    clause = _P["clause"].match(text, at)
    words = clause[0].split() if clause else []
    return words[:-1] if clause and len(clause[0]) == _LONGEST_CLAUSE else words


def _verb(words: list[str]) -> str | None:
    """The tense of the first verb of these words."""
    tenses = (_tense(word.strip('«»"').lower()) for word in words if word[:1].isalpha())
    return next((tense for tense in tenses if tense), None)


@lru_cache(maxsize=10_000)
def _tense(word: str) -> str | None:
    """Of a verb, as the word is likeliest read."""
    tag = parses(word)[0].tag
    return str(tag.tense) if tag.POS in _VERBS and tag.tense else None


def _edge_of(match: re.Match[str], days: Days | None) -> Days | None:
    edge = (match.groupdict().get("edge") or "").lower()
    if edge and _P["since"].match(match[0]):
        return None  # с конца 2021 года: no end is told
    if edge.startswith("кон"):
        return calendar.last_day(days)
    return calendar.first_day(days) if edge in {"начало", "началу"} else days  # в начале марта: too loose for a day


TIMES = PeriodWords(
    month_names=MONTHS,
    weekdays=WEEKDAYS,
    moves=_MOVES,
    counts=number_table("ru", "time_counts"),
    grains={stem: Grain(grain) for stem, grain in word_table("ru", "grains").items()},
    ordinals=number_table("ru", "time_ordinals"),
    seasons={"весн": 3, "лет": 6, "осен": 9, "зим": 12},
    edge_of=_edge_of,
    lies_ahead=_lies_ahead,
)


def days(match: re.Match[str], published: date) -> Days | None:
    """с 16 по 22 марта, с 15 апреля по 15 июля 2020 года, с 29 декабря по 11 января, с начала года по 11 марта."""
    found = match.groupdict()
    year, own = TIMES.year_of(match, published), found.get("y1")
    last = calendar.day_of(int(match["d2"]), TIMES.month_number(match["m2"]), year, published)
    if last is None:
        return None
    number = TIMES.month_number(found["m"]) if found.get("m") else last.start.month if found.get("d") else 1
    over_new_year = number > last.start.month
    if own and year is None:
        last = calendar.day_of(last.start.day, last.start.month, int(own) + over_new_year, published) or last
    year = int(own) if own else last.start.year - over_new_year
    first = calendar.day_of(int(found.get("d") or 1), number, year, published)
    span = Days(first.start, last.end, Grain.DAY) if first and first.start < last.end else None
    return span if own else TIMES.or_coming(match, span, published)


def numeric_days(match: re.Match[str], published: date) -> Days | None:
    """с 01.04 по 07.04.2026, 29.12.2025–11.01.2026; without its year the first is in that of the second, or before."""
    last = TIMES.numeric_day(match, published, "2")
    if last is None:
        return None
    number, own = int(match["mo"]), match["y1"]
    year = 2000 + int(own) % 100 if own else last.start.year - (number > last.start.month)
    first = calendar.day_of(int(match["d"]), number, year, published)
    return Days(first.start, last.end, Grain.DAY) if first and first.start < last.start else None


def first_of_month(match: re.Match[str], published: date) -> Days | None:
    """к первому сентября."""
    month, grain = TIMES.month(match, published), Grain.INSTANT if match["as"] else Grain.DAY
    return calendar.span(month.start, grain) if month else None


def month_adjective(match: re.Match[str], published: date) -> Days | None:
    return calendar.part_of_year(Grain.MONTH, by_stem(MONTHS, match["m"]) or 0, None, published)


def ended(match: re.Match[str], published: date) -> Days | None:
    """за три месяца, закончившиеся 31 марта; первый квартал 2017 финансового года, который завершился 31 декабря."""
    closing, grain = TIMES.month(match, published), TIMES.grain_of(match["g"])
    months = TIMES.count_of(match["c"]) if match["c"] else calendar.MONTHS_IN[grain]
    return calendar.months_until(closing.end, months) if closing and months <= _LONGEST else None


def elliptic_quarter(match: re.Match[str], published: date) -> Days | None:
    """в первом квартале 2021 года 65 трлн, в четвертом — 76: the year of the quarter named before in the sentence, or
    its own: в четвертом 2020-го."""
    before = re.search(
        rf"(?P<g>квартал|полугоди)\w*(?:\s(?P<y>{YEAR})|\s(?P<rel>{MOVE})\sгод|)[^.;!?]{{0,90}}\Z",
        match.string[max(0, match.start() - 120) : match.start()],
    )
    year, number = TIMES.year_of(match, published), TIMES.number(match["n"])
    year = year or (TIMES.year_of(before, published) if before else None)
    return calendar.part_of_year(TIMES.grain_of(before["g"]), number, year, published) if before else None


def two_quarters(match: re.Match[str], published: date) -> Days | None:
    """во втором и третьем кварталах 2019 года, I-III кварталы."""
    first, last, year = TIMES.number(match["a"]), TIMES.number(match["b"]), TIMES.year_of(match, published)
    days = calendar.parts_of_one_year(Grain.QUARTER, first, last, year, published)
    return TIMES.or_coming(match, days, published)


def first_months(match: re.Match[str], published: date) -> Days | None:
    """за девять месяцев 2019 года, по итогам трёх кварталов 2025 года: from January on. Without a year only where they
    are called the first."""
    found, year = match.groupdict(), TIMES.year_of(match, published)
    if year is None and not found.get("first"):
        return None
    grain = TIMES.grain_of(found.get("g") or "месяц")
    days = calendar.parts_of_one_year(grain, 1, TIMES.count_of(match["c"]), year, published)
    return TIMES.or_coming(match, days, published)


def part(grain: Grain) -> Resolver:
    resolve = TIMES.part(grain)
    return lambda match, published: TIMES.or_coming(match, resolve(match, published), published)


def months(match: re.Match[str], published: date) -> Days | None:
    own = match.groupdict().get("y1")
    days = TIMES.months(match, published)
    return days if own else TIMES.or_coming(match, days, published)


def season(match: re.Match[str], published: date) -> Days | None:
    return TIMES.or_coming(match, TIMES.season(match, published), published)


def earlier(match: re.Match[str], days: Days) -> Days | None:
    """годом ранее, двадцать пять лет назад, полгода назад: the claim's period moved back."""
    found = match.groupdict()
    if "half" in found:
        return None if days.grain is Grain.YEAR else calendar.moved(days, -1, Grain.HALF)
    count = sum(TIMES.count_of(word) for word in (found.get("c") or found.get("c3") or "1").split())
    grain = TIMES.grain_of(match["g"])
    if count == 1 and grain is Grain.MONTH and days.grain in {Grain.QUARTER, Grain.YEAR}:
        return None
    if grain is Grain.DAY and days.grain not in {Grain.DAY, Grain.INSTANT}:
        return None
    return calendar.moved(days, -count, grain)


def edge_of_year(match: re.Match[str], published: date) -> Days | None:
    """к концу года, на начало года: of the year of publication; at its start, and where something moved from there (с
    14% на конец года), the end of the year is that before."""
    moved = _P["moved_from"].search(match.string, max(0, match.start() - 30), match.start())
    behind = match[0].lower().startswith(("на кон", "в кон")) and (published.month <= _NEW_YEAR or moved is not None)
    return _edge_of(match, calendar.whole_year(published.year - behind))


def last_months(match: re.Match[str], published: date) -> Days | None:
    """за девять месяцев: from January on, of the last year in which they are over, or will be in a few days."""
    count, soon = TIMES.count_of(match["c"]), published + timedelta(days=_SOON)
    year = soon.year if soon.month > count else soon.year - 1
    return calendar.parts_of_year(Grain.MONTH, 1, count, year, published)


def first_days(match: re.Match[str], published: date) -> Days | None:
    """за первые 12 дней апреля, за первые две недели апреля."""
    month = TIMES.month(match, published)
    count = TIMES.count_of(match["c"]) * (7 if TIMES.grain_of(match["g"]) is Grain.WEEK else 1)
    end = month.start + timedelta(days=count) if month else published
    return Days(month.start, end, Grain.DAY) if month and month.start < end <= month.end else None


def ten_days(match: re.Match[str], published: date) -> Days | None:
    """во второй декаде апреля: its third ends with the month."""
    month, number = TIMES.month(match, published), TIMES.number(match["n"])
    if month is None or number < 1:
        return None
    start = month.start + timedelta(days=10 * (number - 1))
    return Days(start, month.end if number == 3 else start + timedelta(days=10), Grain.DAY)


def past_year_and_half(_: re.Match[str], published: date) -> Days | None:
    return calendar.trailing(published, 18, Grain.MONTH)


def past_days(match: re.Match[str], published: date) -> Days | None:
    """за сутки: the day before publication; за неделю: the seven days before it."""
    low = (match["g"] or match["g3"]).lower()
    if low.startswith("нед"):
        return calendar.span(published - timedelta(days=7), Grain.WEEK)
    if low.startswith("выходн"):
        return calendar.weekend(published)
    return calendar.span(published - timedelta(days=int(low == "сутки")), Grain.DAY)


def school_year(match: re.Match[str], _: date) -> Days | None:
    """в 2025/26 учебном году: from the first of September. Years of farms, and of sport, begin in July."""
    return calendar.span(date(int(match["y"]), 9 if match.groupdict().get("school") else 7, 1), Grain.YEAR)


def last_weekday(match: re.Match[str], published: date) -> Days | None:
    """в прошлый вторник: never the day of publication."""
    return calendar.weekday_before(WEEKDAYS[match["w"].lower()], published - timedelta(days=1))


def edge_to_come(match: re.Match[str], published: date) -> Days | None:
    """к концу квартала: the last day of that of publication; до конца месяца: all of it."""
    now = calendar.holding(published, TIMES.grain_of(match["g"]))
    return calendar.last_day(now) if match["edge"] else now
