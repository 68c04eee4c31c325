"""Korean spans of time in two units, which are one number: 1년 4개월, 2년 반, 1분 45초 21."""

import re
from decimal import Decimal
from itertools import chain

from pipeline.languages.ko.numbers_words import ADNOMINAL, native_value
from pipeline.languages.language import RawNumber
from pipeline.languages.pattern_files import compiled_patterns

_P = compiled_patterns("ko", "numbers_spans", {"adnominal": ADNOMINAL})
_MONTHS = (re.compile(_P["sentence"]), re.compile(_P["years_and_months"]))
_HALVED = {"년": "a", "달": "mo", "시간": "h"}


def months(text: str, start: int, end: int) -> list[RawNumber]:
    return [
        RawNumber(
            match.start("years"), match.end(), Decimal(match["years"]) * 12 + int(match["months"]), fixed_unit="mo"
        )
        for match in chain.from_iterable(pattern.finditer(text, start, end) for pattern in _MONTHS)
    ]


def and_half(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for match in _P["and_half"].finditer(text, start, end):
        count = text[match.start() : match.start("unit")].strip()
        whole = Decimal(count) if count.isdecimal() else native_value(count)[0]
        found.append(RawNumber(*match.span(), whole + Decimal("0.5"), fixed_unit=_HALVED[match["unit"]]))
    return found


def seconds(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for match in _P["seconds"].finditer(text, start, end):
        if match["part"] or (match["hours"] and match["minutes"]):
            minutes = 60 * int(match["hours"] or 0) + int(match["minutes"] or 0)
            value = 60 * minutes + Decimal(f"{match['whole']}.{match['part'] or '0'}").normalize()
            found.append(RawNumber(*match.span(), value, fixed_unit="s"))
    return found
