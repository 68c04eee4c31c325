"""Korean fractions: 3분의 1 of something, or what it shrank to."""

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.languages.ko.numbers_words import ONES, SINO, SMALL
from pipeline.languages.language import Form, RawNumber
from pipeline.languages.patterns import alternatives
from pipeline.model import Direction

_SINO_DIGIT = "[일이삼사오육칠팔구]"
_PART = re.compile(
    rf"(?<![\d가-힣])(?P<bottom>\d{{1,3}}|{_SINO_DIGIT}|{alternatives(ONES)}|십|백|천)\s?분의\s?(?P<top>\d{{1,3}}|{_SINO_DIGIT})"
    r"|(?<=의\s)(?P<top2>\d{1,2})/(?P<bottom2>\d{1,3})(?![\d/])"
)
_SHRUNK = re.compile(
    r"(?:\s?(?:수준|가량|정도))?(?:으)?로\s?(?:\S+\s){0,2}?(?:줄|감소|떨어|축소|급감|깎|낮|하락|쪼그라)"
)


# 10명 중 8명, 4명 중 한 명꼴: of a round number, or as 꼴 says, and not of so many people who were there
_OUT_OF = re.compile(
    rf"(?<![\d,.년])(?P<bottom>\d{{1,3}})\s?(?P<counter>명|곳|가구|사람|개)\s?중\s?(?:약\s)?(?P<top>\d{{1,2}}|{alternatives(ONES)})\s?(?P=counter)(?P<rate>\s?(?:꼴|골|가량꼴))?"
)
_ROUND = frozenset({10, 100})


def shares_out_of(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for match in _OUT_OF.finditer(text, start, end):
        bottom, top = int(match["bottom"]), _part(match["top"])
        if 0 < top < bottom and (bottom in _ROUND or match["rate"]):
            value = round(Decimal(top) * 100 / Decimal(bottom), 2).normalize()
            stop = match.start("rate") if match["rate"] else match.end()
            found.append(RawNumber(match.start(), stop, value, Form.FRACTION, fixed_unit="percent"))
    return found


def _part(text: str) -> int:
    return int(text) if text.isdigit() else SINO.get(text) or ONES.get(text) or SMALL[text]


def fractions(text: str, start: int, end: int) -> list[RawNumber]:
    """3분의 1 of something is 33.33 percent; "3분의 1로 줄었다" is a ratio."""
    found = []
    for match in _PART.finditer(text, start, end):
        bottom, top = _part(match["bottom"] or match["bottom2"]), _part(match["top"] or match["top2"])
        if not 0 < top < bottom:
            continue  # 1/1 and 5/2 are no parts
        share = Decimal(top) / Decimal(bottom)
        number = RawNumber(match.start(), match.end(), share, Form.MULTIPLE, fixed_unit="ratio")
        if _SHRUNK.match(text, match.end(), end):
            found.append(replace(number, value=round(share, 4), direction=Direction.DOWN))
        else:
            found.append(
                replace(number, value=round(share * 100, 2).normalize(), form=Form.FRACTION, fixed_unit="percent")
            )
    return found
