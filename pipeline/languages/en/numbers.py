"""English numerals: digits as papers print them, number words, fractions and multiples."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain

from pipeline.languages import numerals
from pipeline.languages.en.numbers_shares import pairs
from pipeline.languages.en.numbers_signs import signs
from pipeline.languages.language import Form, RawNumber
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.patterns import alternatives
from pipeline.languages.words import number_table, word_table

SCALES = number_table("en", "scales")
TIGHT_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_ALL_SCALES = SCALES | TIGHT_SCALES
_LETTERS = word_table("en", "letter_money")
_P = compiled_patterns("en", "numbers", {"scales": alternatives(_ALL_SCALES), "letter": alternatives(_LETTERS)})
NUMERALS = number_table("en", "numerals")

DIGITS = numerals.DigitTables(
    # thousands with a comma, Indian lakhs (1,00,000), and the thin spaces of science pages
    grouped=r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)",
    decimal_marks=".",
    scales={form: Decimal(value) for form, value in SCALES.items()},
    tight_scales={form: Decimal(value) for form, value in TIGHT_SCALES.items()},
    not_after=r"[A-Za-z0-9_’']",
)
WORDS = numerals.WordTables(
    adds={"zero": 0} | NUMERALS,
    times={"hundred": 100},
    scales={word: SCALES[word] for word in ["dozen", "thousand", "lakh", "million", "crore", "billion", "trillion"]},
    articles=frozenset({"a", "an"}),
    ones=frozenset({"one"}),
    gap=r"[\s\-‐‑]{1,2}",
    link=r"\s(?:and\s)?",
)
MONEY_PREFIX, LETTER_MONEY = _P["money_prefix"].pattern, _P["letter_money"].pattern
_AFTER_LETTERS = numerals.digit_reader(replace(DIGITS, not_after=r"[0-9_]"))
_SIGNS = {"US": "USD", "C": "CAD", "A": "AUD", "HK": "HKD", "NZ": "NZD", "S": "SGD", "": "USD", "£": "GBP", "€": "EUR"}
_WORDS = numerals.word_reader(WORDS)
_DIGITS = numerals.digit_reader(DIGITS)


def _tight_m(number: RawNumber, text: str) -> RawNumber:
    """The reading of an m: metres where the next word says so and no money is meant; apart from the digits a million
    of money alone, as are two."""
    surface = text[number.start : number.end]
    money = text[max(number.start - 1, 0) : number.start] in {"$", "£", "€", "¥", "₩", "₹"}
    if money and not number.scaled and text[number.end : number.end + 3].rstrip(" .,;)") in {" m", " M", "MM"}:
        return replace(number, end=number.end + 2, value=number.value * 10**6, scaled=True)
    if (
        number.scaled
        and surface.endswith("m")
        and surface[-2].isdigit()
        and not money
        and (_P["metres"].match(text, number.end) or re.fullmatch(r"\d{4,}m", surface) or _is_height(number, text))
    ):
        return replace(number, end=number.end - 1, value=number.value / 10**6, scaled=False)
    return number


def _is_height(number: RawNumber, text: str) -> bool:
    """waves of up to 6m, threw 88.77m: of what is measured in metres, and nothing behind it is counted."""
    alone = _P["ends"].match(text, number.end) is not None
    return alone and _P["measured"].search(text, max(number.start - 60, 0), number.start) is not None


def _tight_t(number: RawNumber, text: str) -> RawNumber:
    """40t of fuel: a t is a trillion of money alone."""
    if not number.scaled or text[number.end - 2 : number.end - 1].isalpha() or text[number.end - 1] != "t":
        return number
    before = _P["money_before"].search(text, max(number.start - 5, 0), number.start)
    if before or _P["money_behind"].match(text, number.end):
        return number
    return replace(number, end=number.end - 1, value=number.value / TIGHT_SCALES["t"], scaled=False)


def digits(text: str, start: int, end: int) -> list[RawNumber]:
    return [_tight_t(_tight_m(number, text), text) for number in _DIGITS(text, start, end)]


def after_letters(text: str, start: int, end: int) -> list[RawNumber]:
    """Rs500, USD5m, $US113 trillion, R3.2bn, N145, and numbers that begin with their point."""
    points = _P["leading_point"].finditer(text, start, end)
    found = [RawNumber(*match.span(), Decimal(f"0.{match[1]}")) for match in points]
    for match in _P["prefixed"].finditer(text, start, end):
        number = numerals.number_at(text, match.end(), min(end, match.end() + 40), _AFTER_LETTERS)
        if number is None:
            continue  # the digits are part of a longer label
        unit = _LETTERS[match["letter"]] if match["letter"] else None
        if unit and not number.scaled and not _P["letter_money"].match(text, match.start()):
            continue  # a PS5 in lane R2
        found.append(replace(number, start=match.start(), fixed_unit=unit) if unit else number)
    return found


def spaced(text: str, start: int, end: int) -> list[RawNumber]:
    """640 000, in a text that parts no thousands by commas and has more of the sort, or round ones."""
    if not _parts_by_blanks(text):
        return []
    return [
        RawNumber(*match.span(), numerals.plain_value(match[0], DIGITS.decimal_marks))
        for match in _P["spaced"].finditer(text, start, end)
        if not _P["day_before"].search(text, max(match.start() - 11, 0), match.start() + 3)
    ]


@lru_cache(maxsize=4)
def _parts_by_blanks(text: str) -> bool:
    found = [match[0] for match in _P["spaced"].finditer(text)]
    said = any(one.endswith("000") for one in found) or _P["said_spaced"].search(text) is not None
    return not _P["commas"].search(text) and (len(found) > 1 or said)


def with_halves(text: str, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """two and a half million, 3 and a half: digits or words, then the half, then perhaps the scale."""
    found = []
    for number in plain:
        if match := _P["and_a_half"].match(text, number.end, end):
            scale = SCALES[match[1]] if match[1] else 1
            value = numerals.with_part(number, Decimal("0.25") if "quarter" in match[0] else Decimal("0.5")) * scale
            form = Form.WORD if number.form is Form.ONE else number.form  # one and a half is no pronoun
            found.append(replace(number, end=match.end(), value=value, scaled=scale > 1, form=form))
    return found


def with_minus(text: str, start: int, end: int) -> list[RawNumber]:
    """minus 12 degrees, minus 0.3 percent: a sign in letters, where what is measured may be below zero."""
    found = []
    for match in _P["minus"].finditer(text, start, end):
        number = numerals.number_at(text, match.end(), min(end, match.end() + 20), _DIGITS, _WORDS)
        if number and (_P["below_zero"].match(text, number.end, end) or _is_below(text, match.start(), number)):
            found.append(replace(number, start=match.start(), value=-number.value))
    return found


def _is_below(text: str, at: int, number: RawNumber) -> bool:
    """The index stood at minus 19: a bare number below zero."""
    bare = not number.scaled and _P["ends"].match(text, number.end) is not None
    return bare and _P["stands_below"].search(text, max(at - 20, 0), at) is not None


def losses(text: str, start: int, end: int) -> list[RawNumber]:
    """A scale behind the bracket is one of the amount in it; a bracket that only holds an amount tells no loss."""
    found = []
    for match in [*_P["loss"].finditer(text, start, end), *_P["bracket"].finditer(text, start, end)]:
        number = numerals.number_at(text, match.end(), min(end, match.end() + 24), digits, after_letters)
        if number is None:
            continue  # a bracket in which words come first
        bracketed, alone = "(" in match[0], match.re is _P["bracket"]
        scale = _P["scale_behind"].match(text, number.end, end) if bracketed and not number.scaled else None
        if alone and not scale:
            continue
        close = scale.end() if scale else number.end + (bracketed and text.startswith(")", number.end))
        size = _ALL_SCALES[scale[1].lower()] if scale else 1
        unit = _SIGNS[match["sign"].rstrip("$")] if match["sign"] else None
        number = replace(number, start=match.start(), end=close, value=number.value * size, fixed_unit=unit)
        found.append(replace(number, scaled=True) if scale else number)
    return found


def apart(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for match in _P["apart"].finditer(text, start, end):
        plain, comma = match["n"] or match["thousands"], match["rand"] or match["comma"]
        scale, unit = match["scale"] or match["size"] or match["more"], "ZAR" if match["rand"] else None
        value = numerals.plain_value(plain, ".") if plain else numerals.plain_value(comma, ",")
        size = _ALL_SCALES[scale.lower()] if scale else 1
        found.append(RawNumber(*match.span(), value * size, scaled=size > 1, fixed_unit=unit))
    return found


def heights(text: str, start: int, end: int) -> list[RawNumber]:
    """6-foot-2, 6ft 2in, 6'2": one length in inches; and what is glued to its unit."""
    found = [
        RawNumber(*match.span(), Decimal(match["feet"]) * 12 + Decimal(match["rest"]), fixed_unit="in")
        for match in _P["height"].finditer(text, start, end)
        if Decimal(match["rest"]) < 12
    ]
    for one in _P["glued"].finditer(text, start, end):
        unit = one.lastgroup or ""
        found.append(RawNumber(*one.span(), Decimal(one[unit]), fixed_unit=unit))
    return found


_FIXED = numerals.fixed_reader(numerals.fixed_numbers("en"))


def _every(text: str, start: int, end: int) -> list[RawNumber]:
    """In the order in which readings of the same words count."""
    printed, spelled = digits(text, start, end), _WORDS(text, start, end)
    halves = with_halves(text, end, [*printed, *spelled])
    readers = (with_minus, losses, apart, spaced, pairs, heights, signs)
    built = chain.from_iterable(read(text, start, end) for read in readers)
    return [*_FIXED(text, start, end), *halves, *built, *printed, *after_letters(text, start, end), *spelled]


numbers = numerals.combine(_every)
