"""Russian numerals: digits as papers print them, number words in every case, fractions, multiples and collectives."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from pipeline.languages.language import Form, RawNumber
from pipeline.languages.numerals import (
    DigitTables,
    WordTables,
    combine,
    digit_reader,
    fixed_numbers,
    fixed_reader,
    number_at,
    plain_value,
    rounded,
    step_of,
    with_part,
    word_reader,
)
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.patterns import alternatives
from pipeline.languages.words import number_table, word_list, word_table

_SCALE_WORDS = number_table("ru", "scales")
SCALES = {form: value for form, value in _SCALE_WORDS.items() if value not in {12, 100}}  # no dozen of digits
WORD_SCALES = {form: value for form, value in _SCALE_WORDS.items() if not form.endswith(".")}
_ADDS = number_table("ru", "number_words")
DIGITS = DigitTables(
    grouped=r"\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+(?!\d)|"
    r"\d{1,3}(?:(?:,\d{3}){2,}(?![\d,])|(?:\.\d{3}){2,}(?![\d.])|"  # 1,234,567: no decimal mark stands twice
    r"(?:,\d{3})+(?=\.\d\d?(?![.,]?\d))|(?:\.\d{3})+(?=,\d\d?(?![.,]?\d)))",  # 1.234,5: the other one parts groups
    decimal_marks=",.",
    scales={form: Decimal(value) for form, value in SCALES.items()},
    tight_scales={form: Decimal(SCALES.get(form, 1000)) for form in ("тыс", "млн", "млрд", "трлн", "к", "k")},
    not_after=r"[A-Za-zА-Яа-яЁё0-9_](?<!(?-i:\bBr))",  # Br45 is a sum
)
WORDS = WordTables(
    adds=_ADDS,
    times={},
    scales=WORD_SCALES,
    articles=frozenset(),
    ones=frozenset(word for word, value in _ADDS.items() if value == 1),
    gap=r"[\s\-‐‑]",
    link=r"\s",
)

_WORDS = word_reader(WORDS)
_DIGITS = digit_reader(DIGITS)
# лет двадцать, человек 40-50, раз пять: the noun before the number makes it a guess
_GUESSED = word_table("ru", "guessed_nouns")
_P = compiled_patterns(
    "ru", "numbers", {"scale": f"(?:{alternatives(WORD_SCALES)})", "guessed_nouns": alternatives(_GUESSED)}
)
GOES_ON, UNIT_ENDS = _P["goes_on"].pattern, _P["unit_ends"].pattern
_BASES = _ADDS | _SCALE_WORDS | {str(base): base for base in (*range(3, 11), 100)}
_SIGNS = {"минус": -1, "плюс": 1}
# тысячи людей, сотен раз: plural scale words that no number multiplies
_VAGUE = word_list("ru", "vague_plurals")
_SINGULAR = frozenset({"тысячи", "сотни"})
_SHORT_SCALES = frozenset({"тыс", "млн", "млрд", "трлн"})
_FIXED = fixed_reader(fixed_numbers("ru"))


def signed(text: str, start: int, end: int) -> list[RawNumber]:
    """минус 12,5, минус пяти градусов, 30–35 градусов мороза: temperatures whose sign is a word."""
    found = []
    for match in _P["signed"].finditer(text, start, end):
        value = plain_value(match["n"], DIGITS.decimal_marks)
        found.append(RawNumber(*match.span(), value * _SIGNS[match["sign"].lower()], fixed_unit="Cel"))
    for number in _WORDS(text, start, end) if _P["sign"].search(text, start, end) else ():
        sign = _P["signed_words"].search(text, max(start, number.start - 6), number.start)
        if sign and not number.scaled and _P["degrees"].match(text, number.end, end):
            value = number.value * _SIGNS[sign["sign"].lower()]
            found.append(replace(number, start=sign.start(), value=value, fixed_unit="Cel"))
    for match in _P["frost"].finditer(text, start, end):
        warm, cold = (-plain_value(match[name] or match["low"], DIGITS.decimal_marks) for name in ("low", "high"))
        found.append(RawNumber(*match.span(), cold, high=warm if match["high"] else None, fixed_unit="Cel"))
    return found


def words(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for number in _WORDS(text, start, end):
        printed = text[number.start : number.end].lower()
        governed = _P["governs_singular"].search(text, max(start, number.start - 14), number.start)
        if number.value % 10 == 0 and _P["ordinal_behind"].match(text, number.end, end):
            continue
        head = printed in _SHORT_SCALES and not governed  # выручка, млн руб.: the scale of what follows
        vague = head or (printed in _VAGUE and not (printed in _SINGULAR and governed))
        stop = number.end + (head and text.startswith(".", number.end, end))
        behind = " " in printed and _P["counted_behind"].search(text, max(start, number.start - 24), number.start)
        alone = behind and not number.scaled  # выросло до пятидесяти двух: as digits do, without a noun
        found.append(replace(number, end=stop, form=Form.VAGUE if vague else Form.DIGITS if alone else number.form))
    return found


def digits(text: str, start: int, end: int) -> list[RawNumber]:
    return [_ended(number, text, end) for number in _DIGITS(text, start, end)]


def _ended(number: RawNumber, text: str, end: int) -> RawNumber:
    """The number with what is written on to it, without the full stop of its sentence."""
    if more := _P["so_many"].match(text, number.end, end):
        return replace(number, end=more.end(), fixed_unit="ratio" if more["times"] else None)
    if number.scaled and (dot := _P["dot_before_unit"].match(text, number.end, end)):
        return replace(number, end=dot.end())
    if number.value >= 1000 and (ages := _P["years_ago"].match(text, number.end, end)):
        return replace(number, end=ages.end(), fixed_unit="a")
    if great := _P["adjective_scale"].match(text, number.end, end):
        value = number.value * SCALES[great["stem"].lower()]
        return replace(number, end=great.end(), value=value, scaled=True)
    if ending := _P["case_ending"].match(text, number.end, end):
        return replace(number, end=ending.end())
    stops = text[number.end - 1] == "." and not _P["dot_of_scale"].match(text, number.end, end)
    return replace(number, end=number.end - 1) if stops else number


def _with_halves(text: str, start: int, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """полтора миллиона, два с половиной процента, 2 с половиной тысячи, 1,5 десятка, две десятых процента."""
    found = []
    for match in _P["one_and_a_half"].finditer(text, start, end):
        scale = _scale(match)
        found.append(RawNumber(*match.span(), Decimal("1.5") * scale, Form.WORD, scaled=scale > 1))
    for number in plain:
        if not number.scaled and (more := _P["and_more"].match(text, number.end, end)):
            found.append(replace(number, end=more.end(), value=number.value * _scale(more), scaled=True))
        elif over := _P["and_over"].match(text, number.end, end):
            found.append(replace(number, end=over.end()))
        if half := _P["and_a_half"].match(text, number.end, end):
            part = Decimal("0.5") if half["part"].lower() == "половиной" else Decimal("0.25")
            value, scaled = with_part(number, part) * _scale(half), number.scaled or _scale(half) > 1
            found.append(replace(number, end=half.end(), value=value, scaled=scaled))
        if tenths := _P["tenths"].match(text, number.end, end):
            value = number.value / (10 if tenths["ten"] else 100)
            found.append(replace(number, end=tenths.end(), value=value, form=Form.WORD))
    return found


def _scale(match: re.Match[str]) -> int:
    return WORD_SCALES[match["scale"].lower()] if match["scale"] else 1


def _with_hundredths(text: str, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """26 рублей 47 копеек, 1 евро 50 центов: one sum."""
    found = []
    for number in plain:
        if match := _P["and_hundredths"].match(text, number.end, end):
            currency = next(code for code in ("RUB", "UAH", "USD", "EUR") if match[code])
            value = number.value + Decimal(match["part"]) / 100
            found.append(replace(number, end=match.end(), value=value, fixed_unit=currency))
    return found


def _in_steps(text: str, plain: list[RawNumber]) -> list[RawNumber]:
    """2 млн 340 тыс., 12 тыс. 345, 5 млрд 300 тыс.: a scaled number goes on in a smaller scale, or in the next smaller
    one where none is printed, and so on."""
    found: list[RawNumber] = []
    for first, second in pairwise(sorted(plain, key=lambda number: number.start)):
        so_far = found[-1] if found and found[-1].end == first.end else first
        step = step_of(first.value)
        steps = first.value / step  # which a remainder has no digits for where a number has hundreds
        whole = first.scaled and steps == steps.to_integral_value()
        goes_on = _P["next_step"].fullmatch(text, first.end, second.start) and second.form is first.form
        if whole and goes_on and (0 if second.scaled else step // 1000) <= second.value < step:
            found.append(replace(so_far, end=second.end, value=so_far.value + second.value))
    return found


def _multiples(text: str, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """в 2,5 раза, в полтора раза: the number with its раз is a ratio; without "в" it counts occasions. 5-кратный."""
    many = [(number, _P["times_as_many"].match(text, number.end, end)) for number in plain]
    return [
        replace(number, end=said.end(), form=Form.MULTIPLE, fixed_unit="ratio") for number, said in many if said
    ] + [
        replace(number, end=times.end(), form=Form.MULTIPLE, fixed_unit="ratio")
        for number in plain
        if (times := _P["times"].match(text, number.end, end))
        and _P["in_times"].search(text, max(number.start - 40, 0), number.start)
    ]


def _shares(text: str, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """четыре перевода из десяти, один из трёх норвежцев: a share in percent; 7,8 из 10 and 8 из 10 баллов are marks."""
    found = []
    for number in plain:
        match = _P["out_of"].match(text, number.end, end)
        base = _BASES[match["base"].lower()] if match else 0
        said = match is not None and match["few"] is not None and number.form is not Form.DIGITS
        told = said or (base in {10, 100} and number.value > 1)
        if match and told and number.value < base and number.value % 1 == 0:
            value = rounded(number.value * 100 / base)
            found.append(RawNumber(number.start, match.end(), value, Form.FRACTION, fixed_unit="percent"))
    return found


def _guesses(text: str, start: int, end: int, plain: list[RawNumber]) -> list[RawNumber]:
    """Approximate word order, with the range that it mostly takes."""
    found = []
    ordered = sorted(plain, key=lambda number: number.start)
    for index, number in enumerate(ordered):
        noun = _P["noun_first"].search(text, max(start, number.start - 12), number.start)
        counted = index and noun and text[ordered[index - 1].end : noun.start()].isspace()
        if not noun or counted or number.scaled or number.value < 2:
            continue
        later = ordered[index + 1] if index + 1 < len(ordered) else None
        pair = later and later.value > number.value and _P["dash"].fullmatch(text, number.end, later.start)
        stop = later.end if later and pair else number.end
        if not _P["own_noun"].match(text, stop, end):
            high = later.value if later and pair else None
            unit = _GUESSED[noun["noun"].lower()]
            found.append(replace(number, start=noun.start(), end=stop, high=high, fixed_unit=unit))
    return found


def _with_scale_first(text: str, start: int, end: int) -> list[RawNumber]:
    found = []
    for match in _P["scale_first"].finditer(text, start, end):
        number = number_at(text, match.end(), end, _DIGITS, _WORDS)
        if number and not number.scaled and 1 < number.value < 1000:
            value = number.value * WORD_SCALES[match[1].lower()]
            found.append(replace(number, start=match.start(), value=value, scaled=True))
    return found


def composed(text: str, start: int, end: int) -> list[RawNumber]:
    """Digits and words, and what they build together; `combine` keeps the longest reading at a place."""
    printed = digits(text, start, end)
    spelled = [
        word
        for word in words(text, start, end)
        if not any(word.start < one.end and one.start < word.end for one in printed)
    ]
    plain = [*printed, *spelled]
    every = [*plain, *_with_halves(text, start, end, plain), *_in_steps(text, plain)]
    every += _with_hundredths(text, end, every)
    built = [*_multiples(text, end, every), *_shares(text, end, every), *_guesses(text, start, end, plain)]
    return [*built, *_with_scale_first(text, start, end), *every]


def fixed(text: str, start: int, end: int) -> list[RawNumber]:
    """Printed forms with a value of their own; of people there may be a share: четверо из десяти."""
    found = _FIXED(text, start, end)
    return [*_shares(text, end, [one for one in found if one.fixed_unit == "person"]), *found]


numbers = combine(fixed, signed, composed)
