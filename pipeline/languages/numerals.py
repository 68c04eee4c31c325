"""Printed numbers -> RawNumber: digits with marks and scales, and number words, from a language's tables."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from pipeline.languages.language import Form, RawNumber
from pipeline.languages.pattern_files import Row, pattern_rows
from pipeline.languages.patterns import alternatives
from pipeline.languages.prefilter import RegexPrefilter
from pipeline.model import Direction

VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625"}
FIGURE = re.compile(rf"[\d{''.join(VULGAR)}]")  # what every number in digits holds
SLASHED = re.compile(
    r"(?<![\d/])(?:(?P<whole>\d{1,3})[\s-])?(?P<top>[1-9]|[12]\d|3[01])/(?P<bottom>2|3|4|5|8|10|16|32)(?![\d/])"
)

_MILLION = 10**6


@dataclass(frozen=True, slots=True, kw_only=True)
class DigitTables:
    """`grouped` is a pattern for an integer with its group marks; `not_after` one for a character that makes the
    digits behind it part of a label. `scales` may follow after a blank, `tight_scales` touch the digits."""

    grouped: str
    decimal_marks: str
    scales: Mapping[str, Decimal]
    tight_scales: Mapping[str, Decimal]
    not_after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordTables:
    """Number words. `adds` are summed (twenty, три, двести), `times` multiply what stands before them in its group
    (hundred), `scales` close a group (thousand); `articles` count as one before `times` and `scales`."""

    adds: Mapping[str, int]
    times: Mapping[str, int]
    scales: Mapping[str, int]
    articles: frozenset[str]
    ones: frozenset[str]
    gap: str  # between words of one number
    link: str  # between words after a hundred or thousand: " and "


def plain_value(digits: str, decimal_marks: str) -> Decimal:
    """
    >>> plain_value("1 234,5", ",")
    Decimal('1234.5')
    """
    mark = max(decimal_marks, key=digits.rfind)  # 1.234,5: the other one parts groups, as one does that is there twice
    whole, _, rest = digits.partition(mark) if digits.count(mark) == 1 else (digits, "", "")
    return Decimal(re.sub(r"\D", "", whole) + (f".{rest}" if rest else ""))


def rounded(value: Decimal) -> Decimal:
    """To two places, without the zeros that end it."""
    return Decimal(f"{round(value, 2).normalize():f}")


def step_of(value: Decimal) -> int:
    """The greatest of thousand, million, billion and trillion that is in a number; one where none is."""
    return next((10**power for power in (12, 9, 6, 3) if value >= 10**power), 1)


def with_part(number: RawNumber, part: Decimal) -> Decimal:
    """Two and a half, two million and a quarter: the part is one of what the number counts in."""
    return number.value + part * (step_of(number.value) if number.scaled else 1)


def number_at(text: str, at: int, end: int, *readers: Callable[[str, int, int], list[RawNumber]]) -> RawNumber | None:
    """The first number that the readers find, if it stands right there."""
    first = next(chain.from_iterable(reader(text, at, end) for reader in readers), None)
    return first if first and first.start == at else None


def digit_reader(tables: DigitTables) -> Callable[[str, int, int], list[RawNumber]]:
    """Digits with every mark, vulgar fraction and scale of the tables, as found in text[start:end]."""
    marks = re.escape(tables.decimal_marks)
    spaced = alternatives(tables.scales)
    tight = alternatives(tables.tight_scales)
    pattern = re.compile(
        rf"(?<!{tables.not_after})(?<!\d[.,])(?:(?P<number>(?:{tables.grouped}|\d+)(?:[{marks}]\d+)?)"
        rf"(?:\s?(?P<vulgar>[{''.join(VULGAR)}]))?|(?P<alone>[{''.join(VULGAR)}]))"
        rf"(?:\+?[\s-]?(?P<scale>{spaced})(?!\w)(?:\s(?P<more>{spaced})(?!\w))?|(?P<tight>{tight})(?!\w))?",
        re.IGNORECASE,
    )
    scales = {form.lower(): value for form, value in {**tables.scales, **tables.tight_scales}.items()}

    def read(text: str, start: int, end: int) -> list[RawNumber]:
        if not FIGURE.search(text, start, end):
            return []
        found = []
        for match in pattern.finditer(text, start, end):
            value = plain_value(match["number"], tables.decimal_marks) if match["number"] else Decimal(0)
            value += sum(Decimal(VULGAR[part]) for part in (match["vulgar"], match["alone"]) if part)
            scale = match["scale"] or match["tight"]
            stop = match.end() if scale or match["vulgar"] or match["alone"] else match.end("number")
            size, more = (scales[re.sub(r"\s", " ", said.lower())] if said else 1 for said in (scale, match["more"]))
            if more != 1 and not size < (1_000 if size == 100 else _MILLION) <= more:  # 4 hundred thousand
                stop, more = match.end("scale"), 1
            kept = Decimal(size * more) if scale else None
            found.append(RawNumber(match.start(), stop, value * (kept or 1), scaled=bool(scale), scale=kept))
        return [*found, *slashed_fractions(text, start, end)]

    return read


def slashed_fractions(text: str, start: int, end: int) -> list[RawNumber]:
    """3/4, 6 1/2: only the denominators that cooks, smiths and pollsters print."""
    found = []
    for match in SLASHED.finditer(text, start, end):
        small = len(match["top"]) == 1 or match["bottom"] == "32"  # 23/32 of a point
        if small and int(match["top"]) < int(match["bottom"]):
            value = Decimal(match["whole"] or 0) + Decimal(match["top"]) / Decimal(match["bottom"])
            found.append(RawNumber(match.start(), match.end(), value))
    return found


@dataclass(slots=True)
class _Sum:
    """A number word by word: `total` of closed groups, `group` still open, `room` the size that may be added next."""

    start: int
    end: int
    total: int = 0
    group: int = 0
    room: int = 10**30
    scale: int = 10**30
    words: int = 0
    article: bool = False
    linkable: bool = False

    def takes(self, kind: str, value: int) -> bool:
        if kind == "add":
            return value < self.room and not self.article
        if kind == "times":
            return 0 < self.group < 100 or self.article or self.words == 0
        return value < self.scale and (self.group > 0 or self.article or self.words == 0)

    def take(self, kind: str, value: int, end: int) -> None:
        if kind == "add":
            self.group += value
            self.room = _room_below(value)
        elif kind == "times":
            self.group, self.room = max(self.group, 1) * value, value
        else:
            self.total += max(self.group, 1) * value
            self.group, self.room, self.scale = 0, 10**30, value
        self.article = False
        self.linkable = kind != "add" or value >= 100
        self.words += 1
        self.end = end


def _room_below(value: int) -> int:
    """After 20 a number below 10 may follow, after 300 one below 100, after 7 or 13 none."""
    size = 10 ** (len(str(value)) - 1)
    return size if value % size == 0 and value >= 20 else 0


def word_reader(tables: WordTables) -> Callable[[str, int, int], list[RawNumber]]:
    kinds = {
        **{word: ("add", value) for word, value in tables.adds.items()},
        **{word: ("times", value) for word, value in tables.times.items()},
        **{word: ("scale", value) for word, value in tables.scales.items()},
        **dict.fromkeys(tables.articles, ("article", 1)),
    }
    token = re.compile(rf"(?<!\w)(?:{alternatives(kinds)})(?!\w)", re.IGNORECASE)
    gap, link = re.compile(tables.gap), re.compile(tables.link)

    def read(text: str, start: int, end: int) -> list[RawNumber]:
        sums: list[_Sum] = []
        for match in token.finditer(text, start, end):
            kind, value = kinds[match[0].lower()]
            last = sums[-1] if sums else None
            between = text[last.end : match.start()] if last else ""
            joined = last and (gap.fullmatch(between) or (last.linkable and link.fullmatch(between)))
            if kind == "article" or not last or not joined or not last.takes(kind, value):
                last = _Sum(match.start(), match.end(), article=kind == "article")
                sums.append(last)
            if kind != "article":
                last.take(kind, value, match.end())
        return [_as_number(text, found, tables.ones) for found in sums if found.words]

    return read


def _as_number(text: str, found: _Sum, ones: frozenset[str]) -> RawNumber:
    form = Form.ONE if text[found.start : found.end].lower() in ones else Form.WORD
    value, scale = Decimal(found.total + found.group), Decimal(found.scale) if found.scale < 10**30 else None
    return RawNumber(found.start, found.end, value, form, scaled=scale is not None, scale=scale)


def longest(numbers: Iterable[RawNumber]) -> list[RawNumber]:
    """Overlapping readings: the one that starts first wins, then the longest."""
    kept: list[RawNumber] = []
    for number in sorted(numbers, key=lambda found: (found.start, -found.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return kept


def combine(*readers: Callable[[str, int, int], list[RawNumber]]) -> Callable[[str, int, int], list[RawNumber]]:
    def read(text: str, start: int, end: int) -> list[RawNumber]:
        return longest(chain.from_iterable(reader(text, start, end) for reader in readers))

    return read


@dataclass(frozen=True, slots=True)
class FixedNumber:
    """A printed form with a value of its own: half, twofold, вдвое, пятеро, 절반. Group `n` is the surface if named."""

    pattern: re.Pattern[str]
    number: RawNumber


def fixed(
    pattern: str, value: str, form: Form = Form.WORD, *, unit: str | None = None, direction: Direction | None = None
) -> FixedNumber:
    number = RawNumber(0, 0, Decimal(value), form, fixed_unit=unit, direction=direction)
    return FixedNumber(re.compile(pattern, re.IGNORECASE), number)


def fixed_numbers(code: str) -> list[FixedNumber]:
    """The table patterns/fixed_numbers.txt. Its heads: value, and what is said of form, unit, direction."""
    return [fixed_number(row) for row in pattern_rows(code, "fixed_numbers")]


def fixed_number(row: Row) -> FixedNumber:
    value, *said = row.head
    form = next((one for one in Form if one in said), Form.WORD)
    direction = next((one for one in Direction if one in said), None)
    unit = next((one for one in said if one not in {*Form, *Direction}), None)
    return fixed(row.pattern, value, form, unit=unit, direction=direction)


def fixed_reader(table: Iterable[FixedNumber]) -> Callable[[str, int, int], list[RawNumber]]:
    rows = RegexPrefilter(table, lambda row: row.pattern)

    def read(text: str, start: int, end: int) -> list[RawNumber]:
        found: list[RawNumber] = []
        for row in rows.through(text[start:end].casefold()):
            group: str | int = "n" if "n" in row.pattern.groupindex else 0
            matches = row.pattern.finditer(text, start, end)
            found.extend(replace(row.number, start=match.start(group), end=match.end(group)) for match in matches)
        return found

    return read
