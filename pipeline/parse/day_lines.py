"""A page that names no day in its data -> the time in the line beside its headline that says when it was published.

Such a line is short and holds hardly more than the day: *Опубликовано: 3 июня 2026, 09:15*, *입력 2026.06.03 09:15 |
수정 2026.06.04 10:00*, *By Ada Nordby | June 3, 2026*.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from itertools import islice, takewhile
from typing import NamedTuple

from pipeline.html import Page, read_blocks
from pipeline.parse.dates import month_of, read_date
from pipeline.parse.noise import is_unseen
from pipeline.parse.title import fold_title

_LONGEST = 100
_PROSE = 120
"""Characters from which a text is the article's, and no line on it."""

_UNDER, _OVER, _LABELLED = 30, 3, 500
"""How many texts under and over the headline are looked at, and how many of the page for a label."""

_MOST_LETTERS = 40
"""Those of the writer's name and the section, beside the day."""

_LABEL = (
    r"(?:(?P<published>(?:first )?published|posted|publi(?:sh|cation) date|опубликован\w*|дата публикации|"
    r"размещен\w*|создан[ао]?|добавлен[ао]?|(?:기사)? ?입력|등록|승인|게재|송고(?:시간)?|작성|발행|"
    r"veröffentlicht|publicado|publié)|"
    r"(?P<modified>(?:last )?(?:updated?|modified)|обновл[её]н\w*|изменен\w*|(?:최종)? ?수정|업데이트|aktualisiert|"
    r"actualizado|mis à jour))"
)
_YEAR = r"(?:19|20)\d\d"
_MONTH = r"[^\W\d_]{3,9}\.?"
_DAY = (
    rf"(?:{_YEAR} ?[-./년] ?\d{{1,2}} ?[-./월] ?\d{{1,2}}(?!\d) ?(?:일|\.(?!\d))?|"
    rf"\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}(?!\d)|"
    rf"\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTH},? {_YEAR}(?!\d)(?: ?г(?:ода|\.)?)?|"
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}(?!\d))"
)
_CLOCK = r"(?:오전|오후)? ?\d{1,2}(?:[:.]\d\d|시 ?\d{1,2}분?)(?::\d\d)?(?: ?[ap]\.?m\b\.?)?(?: [A-ZМСК]{2,4}\b)?"
_WEEKDAY = r"(?:\([^\W\d_]{1,3}\)|[^\W\d_]{2,11}\.?,?)"
_ENTRY = re.compile(
    rf"(?:{_LABEL}\s?[:：]?\s?(?:on )?)?(?:{_CLOCK},? )?(?:{_WEEKDAY} )?(?<!\d)(?P<day>{_DAY})"
    rf"(?:,? ?{_WEEKDAY})?(?:[,T|/–-]? ?(?:at |в |в\u00a0|um )?{_CLOCK})?"
    r"(?: ?(?P<behind>입력|수정|송고|등록|승인))?",
    re.IGNORECASE,
)
_IN_THIS_YEAR = re.compile(
    rf"\W*(?:{_LABEL}\W{{1,3}})?(?:(?P<c1>\d{{1,2}}:\d\d),? )?"
    r"(?:(?P<d>\d{1,2}) (?P<m>[^\W\d_]{3,9})\.?|(?P<today>today|сегодня|오늘)|(?P<yesterday>yesterday|вчера|어제))"
    r"(?:,? (?:at |в )?(?P<c2>\d{1,2}:\d\d))?\W*$",
    re.IGNORECASE,
)
_HAS_YEAR = re.compile(_YEAR)
_LETTER = re.compile(r"[^\W\d_]")
_IS_SENTENCE = re.compile(r"(?<!\bг)(?<![ap]\.m)(?<!\bm)[.!?…]\W*$|[.!?…]\s+\w+\s+\w+\s+\w+", re.IGNORECASE)
_PARTED = re.compile(r"[|·•]|^\W*(?:by|von|par|por|автор)\b", re.IGNORECASE)


_SOME_DAY = datetime(2024, 12, 31, tzinfo=UTC)


class Said(IntEnum):
    """What a line calls its day; the lower the better as the day of publication."""

    PUBLISHED = 0
    NOTHING = 1
    MODIFIED = 2


class DayLine(NamedTuple):
    """`is_alone` tells that the line holds nothing else. The time has the zone that the line names, or none."""

    said: Said
    moment: datetime
    is_alone: bool


def day_line(text: str, captured_at: datetime | None = None) -> DayLine | None:
    """None where the line says more than a day, or none. *3 июня, 09:15* and *Вчера* count from the capture.

    >>> day_line("Updated 4 June 2026 10:00, published 3 June 2026 09:15").moment
    datetime.datetime(2026, 6, 3, 9, 15)
    >>> day_line("The vote is set for June 3, 2026") is None
    True
    """
    text = text.replace("\u00a0", " ")
    if len(text) > _LONGEST:
        return None
    if not _HAS_YEAR.search(text):
        return _in_this_year(text, captured_at) if captured_at else None
    found = [(_said_of(entry), moment) for entry in _ENTRY.finditer(text) if (moment := read_date(entry.group()))]
    if not found:
        return None
    said, moment = min(found, key=lambda pair: pair[0])
    letters = len(_LETTER.findall(_ENTRY.sub(" ", text)))
    if letters and (letters > _MOST_LETTERS or _IS_SENTENCE.search(text)):
        return None
    is_told = said is not Said.NOTHING or _PARTED.search(text) is not None
    return DayLine(said, moment, letters == 0) if is_told or not letters else None


def is_day_line(text: str) -> bool:
    """Whether it is such a line, of whatever day."""
    return day_line(text, _SOME_DAY) is not None


def _said_of(entry: re.Match[str]) -> Said:
    if entry["modified"] or entry["behind"] == "수정":
        return Said.MODIFIED
    return Said.PUBLISHED if entry["published"] or entry["behind"] else Said.NOTHING


def _in_this_year(text: str, captured_at: datetime) -> DayLine | None:
    match = _IN_THIS_YEAR.match(text)
    clock = match and (match["c1"] or match["c2"])
    if not match or not (clock or match["published"] or match["modified"]):
        return None
    hour, minute = map(int, (clock or "0:0").split(":"))
    try:
        day = captured_at.replace(hour=hour, minute=minute, second=0, microsecond=0, tzinfo=None)
        if match["d"]:
            day = day.replace(month=month_of(match["m"].lower()), day=int(match["d"]))
            day = day if day <= captured_at.replace(tzinfo=None) + timedelta(days=1) else day.replace(year=day.year - 1)
    except ValueError:
        return None
    day -= timedelta(days=1 if match["yesterday"] else 0)
    return DayLine(Said.MODIFIED if match["modified"] else Said.NOTHING, day, is_alone=True)


def printed_day(page: Page, title: str, captured_at: datetime | None) -> datetime | None:
    """The day in the lines between headline and article, else right over the headline, else in a line of the page that
    says that it is that of publication."""
    body = page.root.find("body")
    blocks = read_blocks(page.root if body is None else body, skip=is_unseen)
    texts, wanted = [block.text for block in blocks], fold_title(title)
    headlines = (at for at, block in enumerate(blocks) if block.holder.tag == "h1" or fold_title(block.text) == wanted)
    at = next(headlines, None)
    if at is not None:
        under = islice(takewhile(lambda text: len(text) < _PROSE, texts[at + 1 :]), _UNDER)
        if (found := _best(under, captured_at)) is not None:
            return found.moment
        over = [line for line in _lines(reversed(texts[max(0, at - _OVER) : at]), captured_at) if line.is_alone]
        if over:
            return over[0].moment
    labelled = (line for line in _lines(texts[:_LABELLED], captured_at) if line.said is Said.PUBLISHED)
    return next((line.moment for line in labelled), None)


def _best(texts: Iterator[str], captured_at: datetime | None) -> DayLine | None:
    return min(_lines(texts, captured_at), key=lambda line: line.said, default=None)


def _lines(texts: Iterator[str] | list[str], captured_at: datetime | None) -> Iterator[DayLine]:
    return filter(None, (day_line(text, captured_at) for text in texts))
