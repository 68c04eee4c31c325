"""Korean fractions: 3분의 1 of something, or what it shrank to."""

from dataclasses import replace
from decimal import Decimal

from pipeline.languages.ko.numbers_words import ONES, SINO, SMALL
from pipeline.languages.language import Form, RawNumber
from pipeline.languages.numerals import rounded
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.patterns import alternatives
from pipeline.model import Direction

_P = compiled_patterns("ko", "numbers_fractions", {"ones": alternatives(ONES)})
_ROUND = frozenset({10, 100})
_FEW = 10  # one of so few is a share, of more they are counted
_WORDS = {"둘": 2, "셋": 3, "넷": 4, "다섯": 5, "열": 10}
_COUNTED_WORDS = {"두": 2, "세": 3, "네": 4}


def shares_out_of(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for match in _P["out_of"].finditer(text, start, end):
        bottom = (_WORDS | _COUNTED_WORDS).get(match["bottom"]) or int(match["bottom"])
        top = Decimal(match["top"]) if "." in match["top"] else Decimal(_part(match["top"]))
        spoken = match["bottom"] in _WORDS or (top == 1 and bottom <= _FEW and not match["all"])
        if 0 < top < bottom and (bottom in _ROUND or match["rate"] or spoken):
            value = rounded(top * 100 / bottom)
            stop = match.start("rate") if match["rate"] else match.end()
            found.append(RawNumber(match.start(), stop, value, Form.FRACTION, fixed_unit="percent"))
    return found


def _part(text: str) -> int:
    return int(text) if text.isdigit() else SINO.get(text) or ONES.get(text) or SMALL[text]


def fractions(text: str, start: int, end: int) -> list[RawNumber]:
    """3분의 1 of something is 33.33 percent; "3분의 1로 줄었다" is a ratio."""
    found = []
    for match in _P["part"].finditer(text, start, end):
        bottom, top = _part(match["bottom"] or match["bottom2"]), _part(match["top"] or match["top2"])
        if not 0 < top < bottom:
            continue  # 1/1 and 5/2 are no parts
        share = Decimal(top) / Decimal(bottom)
        number = RawNumber(*match.span(), share, Form.MULTIPLE, fixed_unit="ratio")
        if _P["shrunk"].match(text, match.end(), end) or _P["of_before"].search(text, start, match.start()):
            found.append(replace(number, value=round(share, 2), direction=Direction.DOWN))
        else:
            found.append(replace(number, value=rounded(share * 100), form=Form.FRACTION, fixed_unit="percent"))
    return found


def to_one(text: str, start: int, end: int) -> list[RawNumber]:
    return [
        RawNumber(
            *match.span(),
            1000 * int(match["thousands"] or 0) + Decimal(match["n"].replace(",", "")),
            Form.MULTIPLE,
            fixed_unit="ratio",
        )
        for match in _P["to_one"].finditer(text, start, end)
        if _P["to_one_after"].match(text, match.end(), end)
        or _P["to_one_before"].search(text, max(start, match.start() - 40), match.start())
    ]
