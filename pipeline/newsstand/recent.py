"""The last days -> a story of each: invented by rule, so that the sample papers have news of this week.

The written stories are of April 2026, and cannot be moved: their sentences name months, weekdays, quarters and years in
three languages. These are made around the day on which they are asked for, and are the same whenever they are. All
papers print the same tracker's figures, of three months each, so that a week of them draws series up to last month.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from pipeline.newsstand.stories import Paper, Story, read_parts
from pipeline.newsstand.world import DAY_ZERO

Clock = Callable[[], date]
_DAYS = 7
_FIRST = DAY_ZERO + timedelta(days=30)
"""No day before has such a story: the written ones have these days to themselves."""
_GROWTH = 1.03  # from month to month; no noise below makes a month smaller than the one before
_NOISE = 0.01
_MONTHS_OF_A_YEAR = 12
_STEPS_OF_A_MILLION = 100
_RU_IN_MONTH = (
    "январе", "феврале", "марте", "апреле", "мае", "июне",
    "июле", "августе", "сентябре", "октябре", "ноябре", "декабре",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Service:
    en: str
    ru: str
    ko: str
    ko_topic: str  # with the particle of the topic
    revenue: int  # in January 2026, in steps of 10,000 euros


_SERVICES = (
    _Service("MeowTalk", "MeowTalk", "미아우톡", "미아우톡은", 400),
    _Service("Nimbo", "Nimbo", "님보", "님보는", 1_100),
    _Service("Quillgram", "Quillgram", "퀼그램", "퀼그램은", 2_300),
)
_ZONES = {"en": ZoneInfo("Asia/Seoul"), "ko": ZoneInfo("Asia/Seoul"), "ru": ZoneInfo("Europe/Moscow")}
_AT = time(9, 15)


def yesterday() -> date:
    """The last day that is over everywhere: none of its stories lies in the future of a reader."""
    return datetime.now(UTC).date() - timedelta(days=1)


def recent_stories(paper: Paper, last: date | None) -> tuple[Story, ...]:
    """A story a day of the week up to `last`, the newest first; none where that is None."""
    if last is None:
        return ()
    days = (last - timedelta(days=back) for back in range(_DAYS))
    return tuple(_story(paper, day) for day in days if day >= _FIRST)


def _story(paper: Paper, day: date) -> Story:
    number = day.toordinal()
    service = _SERVICES[number % len(_SERVICES)]
    months = [_months_before(day, back) for back in (1, 2, 3)]
    said = _SAYS[paper.language](service, months, [_revenue(service, month) for month in months])
    paths = {
        "en": f"/business/tech-science/{day:%Y%m%d}/revenue-of-{service.en.lower()}-rises",
        "ko": f"/news/article/A{day:%Y%m%d}0915{number % 10**6:06}",
        "ru": f"/doc/{9_000_000 + number % 10**6}",
    }
    return Story(
        key=f"recent_{day:%Y%m%d}",
        host=paper.host,
        path=paths[paper.language],
        language=paper.language,
        headline=said.headline,
        summary=said.summary,
        author={"en": "Numbers Desk", "ko": "숫자팀", "ru": "Отдел данных"}[paper.language],
        section={"en": "business", "ko": "IT", "ru": "Бизнес"}[paper.language],
        published=datetime.combine(day, _AT, _ZONES[paper.language]),
        body=read_parts(said.body),
    )


def _months_before(day: date, back: int) -> date:
    """The first day of the month so many before that of `day`."""
    months = day.year * _MONTHS_OF_A_YEAR + day.month - 1 - back
    return date(months // _MONTHS_OF_A_YEAR, months % _MONTHS_OF_A_YEAR + 1, 1)


def _revenue(service: _Service, month: date) -> int:
    """What the tracker says of the month: the same in all papers, and on every day."""
    months = (month.year - DAY_ZERO.year) * _MONTHS_OF_A_YEAR + month.month - 1
    noise = Random(f"{service.en} {month}").uniform(-_NOISE, _NOISE)
    return round(service.revenue * _GROWTH**months * (1 + noise))


@dataclass(frozen=True, slots=True)
class _Said:
    headline: str
    summary: str
    body: str


def _in_english(service: _Service, months: list[date], figures: list[int]) -> _Said:
    now, before, earlier = (f"{figure / _STEPS_OF_A_MILLION:.2f} million euros" for figure in figures)
    month, month_before, month_earlier = (f"{month:%B}" for month in months)
    return _Said(
        f"{service.en} earns {now} in a month",
        f"Revenue grew by {_growth(figures)} percent, Meterstick says.",
        f"Revenue of {service.en} rose to {now} in {month}, {_growth(figures)} percent more than in {month_before}, "
        "app tracker Meterstick said.\n\n"
        f"In {month_before} revenue of {service.en} was {before}, and in {month_earlier} it was {earlier}.",
    )


def _in_russian(service: _Service, months: list[date], figures: list[int]) -> _Said:
    now, before, earlier = (f"{figure / _STEPS_OF_A_MILLION:.2f} млн евро".replace(".", ",") for figure in figures)
    month, month_before, month_earlier = (_RU_IN_MONTH[month.month - 1] for month in months)
    growth = _growth(figures).replace(".", ",")
    return _Said(
        f"Выручка {service.ru} выросла на {growth}%",
        f"Сервис Meterstick подсчитал выручку {service.ru} за месяц.",
        f"Выручка {service.ru} в {month} выросла до {now}, что на {growth}% больше, чем в {month_before}, "
        "сообщил сервис Meterstick.\n\n"
        f"В {month_before} выручка {service.ru} составила {before}, в {month_earlier} — {earlier}.",
    )


def _in_korean(service: _Service, months: list[date], figures: list[int]) -> _Said:
    now, before, earlier = (f"{figure:,}만 유로" for figure in figures)
    month, month_before, month_earlier = (f"{month.month}월" for month in months)
    return _Said(
        f"{service.ko} 매출 {_growth(figures)}% 증가",
        f"{service.ko_topic} {month} 매출 {now}를 기록했다.",
        f"{service.ko_topic} {month} 매출 {now}를 기록했다고 앱 분석업체 미터스틱이 밝혔다. "
        f"{month_before}보다 {_growth(figures)}% 늘어난 규모다.\n\n"
        f"{service.ko_topic} {month_before} 매출 {before}, {month_earlier} 매출 {earlier}를 기록했다.",
    )


def _growth(figures: list[int]) -> str:
    """Percent from the second figure to the first."""
    return f"{100 * (figures[0] / figures[1] - 1):.1f}"


_SAYS = {"en": _in_english, "ko": _in_korean, "ru": _in_russian}
