"""English numerals: digits as papers print them, number words, fractions and multiples."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re
from dataclasses import replace
from decimal import Decimal

from pipeline.languages.en.numbers_shares import pairs
from pipeline.languages.language import Form, RawNumber
from pipeline.languages.numerals import (
    DigitTables,
    WordTables,
    combine,
    digit_reader,
    each,
    fixed,
    fixed_reader,
    number_at,
    with_part,
    word_reader,
)
from pipeline.model import Direction

SCALES = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "millions": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6,
    "billion": 10**9, "billions": 10**9, "bn": 10**9, "bln": 10**9, "trillion": 10**12, "trn": 10**12, "tn": 10**12,
    "quadrillion": 10**15, "millionth": 10**6, "billionth": 10**9, "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7, "dozen": 12,
}  # fmt: skip
TIGHT_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

DIGITS = DigitTables(
    # thousands with a comma, Indian lakhs (1,00,000), and the thin spaces of science pages
    grouped=r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+(?!\d)",
    decimal_marks=".",
    scales={form: Decimal(value) for form, value in SCALES.items()},
    tight_scales={form: Decimal(value) for form, value in TIGHT_SCALES.items()},
    not_after=r"A-Za-z0-9_’'",
)
WORDS = WordTables(
    adds={"zero": 0}
    | {word: value for value, word in enumerate(UNITS.split(), 1)}
    | {word: value * 10 for value, word in enumerate(TENS.split(), 2)},
    times={"hundred": 100},
    scales={word: SCALES[word] for word in ["dozen", "thousand", "lakh", "million", "crore", "billion", "trillion"]},
    articles=frozenset({"a", "an"}),
    ones=frozenset({"one"}),
    gap=r"[\s\-‐‑]{1,2}",
    link=r"\s(?:and\s)?",
)
_NOT_LABEL = r"(?<!latter )(?<!upper )(?<!lower )(?<!bottom )(?<!front )(?<!back )(?<!better )(?<!rear )(?<!top )(?<!first )(?<!second )(?<!last )(?<!other )(?<!final )(?<!opening )"
_PART_END = r"(?=\s(?:of|the|its|that|in|from|to|by|more|less|compared|on|at|and|or|were|was|are|have|had|said|as|fewer|higher|lower|off)\b|\s?[,.;:)—–]|\s\(|\s[—–-]\s|$)"
FIXED = (
    # a stored surface is read again without its sentence
    fixed(r"\Ahalf\Z|\bone half\b", "50", Form.FRACTION, unit="percent"),
    fixed(r"\A(?:twice|double)\Z", "2", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    fixed(r"\b(?P<n>half an?)(?=[\s-](?:hour|inch|mile|day|year|century|second|minute|metre|meter|kilometre|kilometer|point|degree|tonne|ton|pint|gallon|pound|cup|percentage|percent|per cent|litre|liter)\b)", "0.5"),
    fixed(r"(?<![\w-])(?P<n>half)(?=[-‐‑](?:hour|inch|mile|point|percentage|percent|cup|pint|pound|gallon|acre|degree|metre|meter|tonne|ton)s?\b)", "0.5"),
    fixed(r"(?<![\w-])(?P<n>quarter)(?=[-‐‑](?:mile|inch|pound|acre|cup|point|percentage|percent)s?\b)", "0.25"),
    fixed(r"\b(?P<n>three[\s-]quarters of an?)(?= (?:hour|inch|mile|point|percentage|percent|cup|pint|pound|acre)\b)", "0.75"),
    fixed(_NOT_LABEL + r"(?<![\w-])(?P<n>(?:one )?half)(?= of\b| (?:the|its|their|his|her|our|all|that|those|these|as)\b)",
          "50", Form.FRACTION, unit="percent"),
    fixed(r"\b(?:by|in|nearly|about|almost|over|than|roughly|least|around) (?P<n>half)(?=[\s,.;](?!a\b|an\b|million|[- ]?year|time|dozen))",
          "50", Form.FRACTION, unit="percent"),
    *each(r"\b(?:a|one)[\s-]@" + _PART_END, {
        "third(?! and (?:final|last|fourth))": "33.33", "quarter(?! of (?:an hour|a (?:century|million)))": "25", r"fourth\b": "25",
        "fifth": "20", "tenth": "10",
    }, Form.FRACTION, unit="percent"),
    *each(r"\b@\b", {
        r"two[\s-]thirds": "66.67", r"two[\s-]fifths": "40", r"three[\s-]fifths": "60", r"four[\s-]fifths": "80",
        r"three[\s-](?:quarters|fourths)(?!\s(?:to|in|of\s(?:a|an|the\syear|consecutive)|ago|later|of\s(?:20|growth))\b)": "75",
    }, Form.FRACTION, unit="percent"),
    fixed(r"\b(?P<n>a quarter)(?=[\s-](?:percentage|point|per cent|percent))", "0.25"),
    fixed(r"\b(?P<n>a)(?=\s(?:percent|per cent|percentage point|basis point)\b)", "1"),
    *each(r"\b@\b", {
        r"half[\s-](?:a[\s-])?million": "500000", r"half[\s-](?:a[\s-])?billion": "500000000", r"half[\s-](?:a[\s-])?trillion": "500000000000",
        r"(?:a[\s-])?quarter[\s-](?:of[\s-]a[\s-])?million": "250000", r"(?:a[\s-])?quarter[\s-](?:of[\s-]a[\s-])?billion": "250000000",
        r"three[\s-]quarters[\s-]of[\s-]a[\s-]million": "750000", r"three[\s-]quarters[\s-]of[\s-]a[\s-]billion": "750000000",
        "half a dozen|half-dozen": "6",
    }),
    fixed(r"(?<!the )(?<!['’]s )(?<!mixed )(?<!two )(?<!three )(?<!four )(?<!\d )(?<!of )(?<!in )(?<!and )(?<!women )(?<!men )\bdoubl(?:ed|es|ing)\b(?!-)(?! (?:down|up|as|over))", "2", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    fixed(r"\b(?:to|than|would|could|will|nearly|almost|can|may|might) (?P<n>double)\b(?! (?:down|check))",
          "2", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    fixed(r"(?<![\w-])(?P<n>double)(?= (?:the (?:number|amount|rate|level|figure|size|price|total|average|\d)|that (?:of|in)|what|last|its))",
          "2", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    fixed(r"\b(?:tripl|trebl)(?:ed|es|ing)\b|\b(?:to|than|will) (?P<x>triple|treble)\b", "3", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    fixed(r"\bquadrupl(?:ed|es|ing)\b|\b(?:to|than|will|would|could|may) quadruple\b", "4", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    fixed(r"\bhalv(?:ed|es|ing)\b", "0.5", Form.MULTIPLE, unit="ratio", direction=Direction.DOWN),
    fixed(r"\btwice(?= (?:as (?-i:[a-z])[a-z]+|the|its|their|that|what|more|his|her|last)\b)", "2", Form.MULTIPLE, unit="ratio", direction=Direction.UP),
    *each(r"\b@-?fold\b", {"two": "2", "three": "3", "four": "4", "five": "5", "ten": "10"}, Form.MULTIPLE, unit="ratio", direction=Direction.UP),
)  # fmt: skip

# a money sign may touch the digits, which no other letters do; R and PS (a £ lost on the wire) are names elsewhere
MONEY_PREFIX = r"(?:\$US|\$AU?|\$NZ|\$CA?|\$HK|Rs\.?|RM|RMB|USD|EUR|GBP|CHF|AED|SAR|QAR|INR|AUD|CAD|NZD|SGD|HKD|NOK|SEK|DKK|ZAR|KRW|JPY|CNY|TRY|PLN|BRL|MXN)"
_PREFIXED = re.compile(rf"(?<![\w$])(?:{MONEY_PREFIX}|(?P<sterling>PS)|(?P<rand>R))(?=\d)")
_AFTER_LETTERS = digit_reader(replace(DIGITS, not_after=r"0-9_"))
# .500: a record, a calibre
_LEADING_POINT = re.compile(r"(?<![\w.])\.(\d{1,4})(?![\w.]\d)")

_MINUS = re.compile(r"\bminus[\s-](?=\w)", re.IGNORECASE)
_BELOW_ZERO = re.compile(r"\s?(?:%|°|º|percent\b|per\scent\b|degrees?\b|C\b|F\b|yards?\b)", re.IGNORECASE)
# $(0.13), $-50.8bn: how accounts print a loss, whose amount is positive
_LOSS = re.compile(r"(?<![\w$])(?P<sign>(?:US|C|A|HK|NZ|S)?\$|£|€)(?:\((?=[\d.])|\s?[-−–](?=\d))")
_SIGNS = {"US": "USD", "C": "CAD", "A": "AUD", "HK": "HKD", "NZ": "NZD", "S": "SGD", "": "USD", "£": "GBP", "€": "EUR"}
# 8 B people, 54, 000 people: a blank where none belongs
_APART = re.compile(
    r"(?<![\w.,$£€-])(?:(?P<n>\d{1,3}(?:\.\d+)?)\s(?P<scale>[KMB])(?=\s[a-z]{3,})|(?P<thousands>\d{1,3}),\s000(?![\d,]))"
)
_HEIGHT = re.compile(
    r"(?<![\w.,-])(?P<feet>\d)(?:[\s-](?:foot|feet|ft)[\s-]|ft\.?[\s-]?|['’′]\s?)(?P<rest>\d{1,2}(?:\.5)?)"
    r"(?:(?:\s?(?:ins?\b|inch(?:es)?\b|[\"”″]))|(?<=(?:foot|feet)-\d)(?![\w,.]?\d|\w)|(?<=(?:foot|feet)-1\d)(?![\w,.]?\d|\w))"
)
# 55in and 10.2s, whose units are a word and a letter elsewhere
_GLUED = re.compile(r"(?<![\w.,$£€-])(?:(?P<in>\d{1,3}(?:\.\d{1,2})?)in\b(?!-)|(?P<s>\d{1,3}\.\d{1,3})s\b)")

_WORDS = word_reader(WORDS)
_DIGITS = digit_reader(DIGITS)
_AND_A_HALF = re.compile(
    r"[\s-]and[\s-]a[\s-](?:half|quarter)(?:\s(million|billion|trillion|thousand|dozen))?\b|(?<=million)\sand\sa\shalf\b"
)
# 100m is a race where a track, a depth or a height is spoken of, and a hundred million elsewhere
_METRES = re.compile(
    r"[\s,-]*(?:(?:in\s)?(?:depth|area|length|height|width|diameter)|sprint|race|final|freestyle|backstroke|butterfly|breaststroke|hurdles|relay|relays|individual|medley|"
    r"tall|high|long|wide|deep|away|above|below|from|off|apart|record|title|gold|metres|run|runner|dash|heats?|of\s(?:\w+\s)?(?:space|cable|rope|fabric|pipe|wire|track|line|fencing|water|snow|tubing|hose|ribbon|yarn|thread)|drying|heated|in\s\d{1,3}[.:]\d+s?)\b"
)


def _tight_m(number: RawNumber, text: str) -> RawNumber:
    """The reading of an m: metres where the next word says so and no money is meant; apart from the digits a million
    of money alone."""
    surface = text[number.start : number.end]
    money = text[max(number.start - 1, 0) : number.start] in {"$", "£", "€", "¥", "₩", "₹"}
    if money and not number.scaled and text[number.end : number.end + 3].rstrip(" .,;)") in {" m", " M"}:
        return replace(number, end=number.end + 2, value=number.value * 10**6, scaled=True)
    if (
        number.scaled
        and surface.endswith("m")
        and surface[-2].isdigit()
        and not money
        and (_METRES.match(text, number.end) or re.fullmatch(r"\d{4,}m", surface))
    ):
        return replace(number, end=number.end - 1, value=number.value / 10**6, scaled=False)
    return number


def digits(text: str, start: int, end: int) -> list[RawNumber]:
    return [_tight_m(number, text) for number in _DIGITS(text, start, end)]


def after_letters(text: str, start: int, end: int) -> list[RawNumber]:
    """Rs500, USD5m, $US113 trillion, R3.2bn, and numbers that begin with their point."""
    points = _LEADING_POINT.finditer(text, start, end)
    found = [RawNumber(*match.span(), Decimal(f"0.{match[1]}")) for match in points]
    for match in _PREFIXED.finditer(text, start, end):
        number = number_at(text, match.end(), min(end, match.end() + 40), _AFTER_LETTERS)
        if number is None:
            continue  # the digits are part of a longer label
        unit = "GBP" if match["sterling"] else "ZAR" if match["rand"] else None
        if unit and not number.scaled and not {",", "."}.intersection(text[number.start : number.end]):
            continue  # a PS5 in lane R2
        found.append(replace(number, start=match.start(), fixed_unit=unit) if unit else number)
    return found


def with_halves(text: str, start: int, end: int) -> list[RawNumber]:
    """two and a half million, 3 and a half: digits or words, then the half, then perhaps the scale."""
    found = []
    for number in [*digits(text, start, end), *_WORDS(text, start, end)]:
        if match := _AND_A_HALF.match(text, number.end, end):
            scale = SCALES[match[1]] if match[1] else 1
            value = with_part(number, Decimal("0.25") if "quarter" in match[0] else Decimal("0.5")) * scale
            found.append(replace(number, end=match.end(), value=value, scaled=scale > 1))
    return found


def with_minus(text: str, start: int, end: int) -> list[RawNumber]:
    """minus 12 degrees, minus 0.3 percent: a sign in letters, where what is measured may be below zero."""
    found = []
    for match in _MINUS.finditer(text, start, end):
        number = number_at(text, match.end(), min(end, match.end() + 20), _DIGITS, _WORDS)
        if number and _BELOW_ZERO.match(text, number.end, end):
            found.append(replace(number, start=match.start(), value=-number.value))
    return found


def losses(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for match in _LOSS.finditer(text, start, end):
        number = number_at(text, match.end(), min(end, match.end() + 24), digits, after_letters)
        if number is None:
            continue  # a bracket in which words come first
        closed = match[0].endswith("(") and text.startswith(")", number.end)
        unit = _SIGNS[match["sign"].rstrip("$")]
        found.append(replace(number, start=match.start(), end=number.end + closed, fixed_unit=unit))
    return found


def apart(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for match in _APART.finditer(text, start, end):
        value = Decimal(match["thousands"] or match["n"])
        size = 1000 if match["thousands"] else TIGHT_SCALES[match["scale"].lower()]
        found.append(RawNumber(*match.span(), value * size, scaled=match["scale"] is not None))
    return found


def heights(text: str, start: int, end: int) -> list[RawNumber]:
    """6-foot-2, 6ft 2in, 6'2": one length in inches; and what is glued to its unit."""
    found = [
        RawNumber(*match.span(), Decimal(match["feet"]) * 12 + Decimal(match["rest"]), fixed_unit="in")
        for match in _HEIGHT.finditer(text, start, end)
        if Decimal(match["rest"]) < 12
    ]
    for one in _GLUED.finditer(text, start, end):
        unit = one.lastgroup or ""
        found.append(RawNumber(*one.span(), Decimal(one[unit]), fixed_unit=unit))
    return found


numbers = combine(
    fixed_reader(FIXED), with_halves, with_minus, losses, apart, pairs, heights, digits, after_letters, _WORDS
)
