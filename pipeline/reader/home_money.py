"""Whose money a sign or a word without a country is: the dollars of a Canadian paper are Canadian, and crowns in a text
on Malmö are Swedish."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from pipeline.catalog.home_money import HomeMoney, home_money, most_named
from pipeline.languages import known, language
from pipeline.reader.inputs import DocumentInput, NumberInput

_LAST_WORD = re.compile(r"[^\W\d_]+(?=\W*\Z)")
_COUNTED = "count:"
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
    words = (_of_word(number, shared, named) for number in document.numbers)
    return replace(document, numbers=tuple(_of_sign(number, homes, document.text) for number in words))


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
