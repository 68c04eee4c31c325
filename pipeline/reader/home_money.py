"""Whose money a sign or a word without a country is: the dollars of a Canadian paper are Canadian, and crowns in a text
on Malmö are Swedish."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from pipeline.catalog.home_money import HomeMoney, home_money, most_named
from pipeline.languages import known, language
from pipeline.reader.inputs import DocumentInput, NumberInput
from pipeline.reader.units import dimension

_LAST_WORD = re.compile(r"[^\W\d_]+(?=\W*\Z)")
_COUNTED, _MONEY = "count:", "money"
_HEAD = 20  # characters that a text begins with, in which a place is that of its paper


def told(document: DocumentInput) -> DocumentInput:
    """The document with the money of its country, where the text shows which one that is."""
    if document.language not in known() or not document.numbers:
        return document
    named = Counter(region.country for region in document.regions)
    head = next((region.country for region in document.regions if region.start < _HEAD), None)
    homes = [
        (money, money.of(document.text, named, head))
        for money in home_money(document.language)
        if any(_is_in(number, money.code) for number in document.numbers)
    ]
    shared = language(document.language).units.shared
    spelled = _spelled_out(document, shared)
    numbers = (
        _in(one, spelled[place]) if place in spelled else _of_sign(_of_word(one, shared, named), homes, document.text)
        for place, one in enumerate(document.numbers)
    )
    return replace(document, numbers=tuple(numbers))


def _spelled_out(document: DocumentInput, shared: Mapping[str, Mapping[str, str]]) -> dict[int, str]:
    """The money of the numbers that name its country, Swedish crowns, and of those behind them in their sentence that
    leave it out: *31 million Swedish crowns, against 8 million crowns*."""
    found: dict[int, str] = {}
    spans = sorted((region.start, region.end) for region in document.regions)
    latest: dict[tuple[int, str], NumberInput] = {}
    for place, number in enumerate(document.numbers):
        word = _LAST_WORD.search(number.claim.surface.lower())
        if word is None or (word[0] not in shared and dimension(number.claim.unit) != _MONEY):
            continue
        last = bisect_left(spans, (number.end,)) - 1
        names_country = last >= 0 and spans[last][1] > number.start
        before = latest.get((number.sentence, word[0]))
        if names_country:
            found[place], latest[number.sentence, word[0]] = number.claim.unit, number
        elif before and "(" not in document.text[before.end : number.start]:
            found[place] = before.claim.unit
    return found


def _is_in(number: NumberInput, code: str) -> bool:
    return number.claim.unit == code or number.claim.unit.startswith(f"{code}/")


def _of_sign(number: NumberInput, homes: list[tuple[HomeMoney, str]], text: str) -> NumberInput:
    for money, home in homes:
        is_alone = money.alone.search(number.claim.surface) and not money.behind.match(text, number.end)
        if home != money.code and _is_in(number, money.code) and is_alone:
            return _in(number, home + number.claim.unit.removeprefix(money.code))
    return number


def _of_word(number: NumberInput, shared: Mapping[str, Mapping[str, str]], named: Mapping[str, int]) -> NumberInput:
    """A word that several countries have for their money: that of the one which the text names most, by itself or by a
    town. What is counted so, dinars, is money then; what is weighed, pounds, is not."""
    word = _LAST_WORD.search(number.claim.surface.lower())
    codes = shared.get(word[0]) if word else None
    if codes is None or not (number.claim.unit in codes.values() or number.claim.unit.startswith(_COUNTED)):
        return number
    home = most_named(codes, named)
    return _in(number, codes[home]) if home else number


def _in(number: NumberInput, unit: str) -> NumberInput:
    return replace(number, claim=replace(number.claim, unit=unit))
