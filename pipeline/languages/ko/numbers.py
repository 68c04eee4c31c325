"""Korean numerals: digits mixed with 천 만 억 조, Sino-Korean and native number words, fractions, multiples, ranges.

Digits and scale signs alternate (43만6400, 1조2천억, 3천450만), 여 ("and some") may stand inside (29억여원), and a
range is one number (70~80만). What is counted follows without or with one blank.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain

from pipeline.languages.ko.counted import BOUNDARY, COUNTER_WORDS, ENDINGS
from pipeline.languages.ko.numbers_fractions import fractions, shares_out_of, to_one
from pipeline.languages.ko.numbers_spans import and_half, months, seconds
from pipeline.languages.ko.numbers_words import (
    ADNOMINAL,
    BIG,
    DIGITS_AND_SCALE,
    NEIGHBOURS,
    PAIRS,
    SINO,
    SMALL,
    TENS,
    native_value,
)
from pipeline.languages.language import Form, RawNumber
from pipeline.languages.numerals import combine, fixed_numbers, fixed_reader, plain_value
from pipeline.languages.pattern_files import compiled_patterns, pattern_rows
from pipeline.languages.patterns import alternatives

_P = compiled_patterns(
    "ko",
    "numbers",
    {
        "words_counted": alternatives(COUNTER_WORDS),
        "tens": alternatives(TENS),
        "adnominal": ADNOMINAL,
        "pairs": alternatives(PAIRS),
        "endings": ENDINGS,
        "boundary": BOUNDARY,
        "neighbours": NEIGHBOURS,
        "digits_and_scale": DIGITS_AND_SCALE,
    },
)
_INFINITE = 10**30


@dataclass(slots=True)
class _Reading:
    """A number token by token: `total` of the closed groups of 만, `group` the open one, `digits` not yet scaled."""

    end: int
    total: Decimal = Decimal(0)
    group: Decimal = Decimal(0)
    digits: Decimal | None = None
    small: int = _INFINITE
    big: int = _INFINITE
    last_scale: int = 1
    lead: int = 1  # what one of the first digits is worth: ten million in 3천만
    some: bool = False
    in_units_of: bool = False  # 123,456백만원: however many millions

    @property
    def value(self) -> Decimal:
        return self.total + self.group + (self.digits or 0)

    @property
    def room(self) -> int:
        return min(self.small, self.big)

    @property
    def is_whole(self) -> bool:
        """Digits alone, without a point: such a number may be that of an article of a law."""
        return not self.total and not self.group and self.value == self.value.to_integral_value()

    def take_digits(self, value: Decimal) -> bool:
        if self.digits is not None or value >= self.room:
            return False
        self.digits = value
        return True

    def take_small(self, scale: int) -> bool:
        if scale >= self.small or (self.digits is not None and self.digits >= 1000 and not self.in_units_of):
            return False
        self.lead = self.lead if self.value != (self.digits or 0) else scale
        self.group += (Decimal(1) if self.digits is None else self.digits) * scale
        self.digits, self.small, self.last_scale = None, scale, scale
        return True

    def take_big(self, scale: int) -> bool:
        group = self.group + (self.digits or 0)
        if scale >= self.big or group == 0:
            return False
        self.lead *= 1 if self.total else scale
        self.total += group * scale
        self.group, self.digits, self.small, self.big, self.last_scale = Decimal(0), None, _INFINITE, scale, scale
        return True


def _read_at(text: str, at: int, limit: int) -> _Reading | None:
    """The longest number whose first digit stands at `at`."""
    first = _P["start"].match(text, at, limit)
    if not first:
        return None
    reading = _Reading(first.end(), digits=plain_value(first[0], "."))
    while (end := _step(text, reading, limit)) is not None:
        reading.end = end
    return reading


def _step(text: str, reading: _Reading, limit: int) -> int | None:
    """The end of the next token if it goes on with the number; the reading takes it."""
    at = reading.end
    blank = text[at : at + 1].isspace()
    some = blank and _P["some"].match(text, at, limit) is not None
    goes_on = reading.big < _INFINITE or _P["spaced_hundreds"].match(text, at, limit) is not None
    scaled = _P["spaced_scale"].match(text, at, limit) is not None
    spaced = some or scaled or (reading.digits is None and goes_on)
    if blank and spaced:
        at += 1
    token = _P["token"].match(text, at, limit)
    if not token or (reading.some and not token["big"]):
        return None
    if token["digits"]:  # 17만 3960 is one number; "5만 2023년" is not
        dated = blank and _P["calendar"].match(text, token.end())
        taken = not dated and reading.take_digits(plain_value(token["digits"], "."))
    elif token["big"]:
        follows = _P["scale_follows"].match(text, token.end(), limit)
        rare = token["big"] in "조경" and reading.is_whole and not follows
        taken = not rare and reading.take_big(BIG[token["big"]])
    elif token["small"]:
        reading.in_units_of = _P["in_units_of"].match(text, at, limit) is not None
        taken = (scaled or not blank) and reading.take_small(SMALL[token["small"]])
    else:
        taken = reading.some = some or not blank
    return token.end() if taken else None


_ALIKE = 100  # times as much as another figure of the same thing


def _number(text: str, at: int, limit: int) -> RawNumber | None:
    low = _read_at(text, at, limit)
    if low is None:
        return None
    number = RawNumber(at, low.end, low.value, scaled=low.last_scale > 1)
    patterns = (_P["tilde"], _P["from"], _P["hyphen"], _P["next"])
    tilde = next((found for one in patterns if (found := one.match(text, low.end, limit))), None)
    high = _read_at(text, tilde.end(), limit) if tilde else None
    if tilde is None or high is None or not _is_range(text, tilde, high, limit):
        return _moved(text, low, number, limit)
    value = _scaled_as(low, high)
    if value >= high.value:
        return number
    return replace(number, end=high.end, value=value, high=high.value, scaled=high.last_scale > 1)


def _moved(text: str, low: _Reading, number: RawNumber, limit: int) -> RawNumber:
    """2→3만명: the first number borrows the scale of the second, unless it is of its size without."""
    arrow = _P["arrow"].match(text, low.end, limit)
    high = _read_at(text, arrow.end(), limit) if arrow else None
    if high is None or low.last_scale > 1 or high.lead == 1:
        return number
    value = low.value * high.lead
    return replace(number, value=value, scaled=True) if value < _ALIKE * high.value else number


def _scaled_as(low: _Reading, high: _Reading) -> Decimal:
    """15∼16억, 3~4천만, 5천~1억: the first number borrows what it lacks of the scale of the second."""
    if low.big < _INFINITE or low.last_scale >= high.lead:
        return low.value
    scale = high.lead if low.last_scale == 1 else high.last_scale if high.last_scale > low.last_scale else 1
    while low.last_scale > 1 and scale > BIG["만"] and low.value * scale >= high.value:
        scale //= BIG["만"]
    return low.value * scale


def _is_range(text: str, join: re.Match[str], high: _Reading, limit: int) -> bool:
    if not text.startswith(join["unit"], high.end):
        return False
    if join.re is _P["from"]:
        return _P["between"].match(text, high.end + len(join["unit"]), limit) is not None
    if join.re in {_P["tilde"], _P["next"]} or high.last_scale > 1:
        return True
    return _P["measured"].match(text, high.end, limit) is not None


def digits(text: str, start: int, end: int) -> list[RawNumber]:
    found: list[RawNumber] = []
    at = start
    while (first := _P["start"].search(text, at, end)) and (number := _number(text, first.start(), end)):
        found.append(number)
        at = number.end
    return found


def sino_value(word: str) -> Decimal:
    """
    >>> sino_value("이천오백만"), sino_value("백")
    (Decimal('25000000'), Decimal('100'))
    """
    reading = _Reading(0)
    for sign in word:
        if sign in SINO:
            reading.take_digits(Decimal(SINO[sign]))
        elif sign in SMALL:
            reading.take_small(SMALL[sign])
        else:
            reading.take_big(BIG[sign]) or reading.take_digits(Decimal(BIG[sign]))
    return reading.value


def words(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for match in chain.from_iterable(_P[name].finditer(text, start, end) for name in ("sino", "few")):
        ends = [sino_value(_P["sino_pair"].sub(lambda pair, at=at: pair[0][at], match["word"])) for at in (0, 1)]
        found.append(RawNumber(*match.span(), ends[0], Form.WORD, True, high=ends[1] if ends[1] > ends[0] else None))
    for match in chain.from_iterable(_P[name].finditer(text, start, end) for name in ("native", "loose", "pronoun")):
        value, high = native_value(match["word"])
        form = Form.ONE if value == 1 and high is None else Form.WORD
        found.append(RawNumber(match.start(), match.start() + len(match[0].rstrip()), value, form, high=high))
    return found


# a word before the number that makes its unit: 시속 300km, 영하 20도, 규모 7.3
_PREFIXED = [(re.compile(row.pattern), row.head[0], row.head[1:]) for row in pattern_rows("ko", "prefixed_numbers")]


def prefixed(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for pattern, unit, sign in _PREFIXED:
        for match in pattern.finditer(text, start, end):
            number = _number(text, match.start("n"), min(end, match.end("n") + 8))
            if number is None or number.end != match.end("n"):
                continue  # something else stands between the number and its unit
            if "plus" in sign:
                number = replace(number, start=match.start())
            elif "minus" in sign:
                high = None if number.high is None else -number.value
                low = -(number.value if number.high is None else number.high)
                number = replace(number, start=match.start(), value=low, high=high)
            found.append(replace(number, end=match.end(), fixed_unit=unit))
    return found


numbers = combine(
    to_one,
    months,
    and_half,
    seconds,
    prefixed,
    shares_out_of,
    fractions,
    fixed_reader(fixed_numbers("ko")),
    digits,
    words,
)
