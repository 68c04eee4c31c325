"""Unit tables of the catalogue and CLDR's currencies -> UnitRules of a language."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from pipeline.catalog import UnitForms
from pipeline.catalog import units as catalogue
from pipeline.languages.cldr import living_currencies
from pipeline.languages.language import NEVER, UnitRules
from pipeline.languages.patterns import alternatives

# short forms that in capitals are something else: the SEC, G. Smith
_SMALL_ONLY = frozenset({"m", "sec", "min", "ha", "g", "p", "pc", "pp", "x", "ms", "h", "hr", "bp", "t"})
# letters that are a unit where they touch the digits, as capitals
_TOUCHING_CAPITALS = frozenset({"c", "f"})
# of these one may stand over another: t/ha, Gcal/h
_MEASURES = frozenset({"length", "area", "volume", "mass", "energy", "power", "data", "time"})
_SMALL_LITRES = {"l": "L", "ml": "mL"}
_SIGN = re.compile(r"[^\s./-]+").fullmatch
# codes that are also words or names in capitals
_WORDS = frozenset({"ALL", "TOP", "TRY", "CUP", "MAD"})
_HUNDREDTH = Decimal("0.01")


def unit_rules(
    forms: Iterable[UnitForms],
    currencies: Mapping[str, str],
    *,
    scaled: Mapping[str, str] | None = None,
    sum_after: re.Pattern[str] = NEVER,
    digits_only: frozenset[str] = frozenset(),
    inflection: str = "",
    glued: bool = False,
    shared: Mapping[str, Mapping[str, str]] | None = None,
) -> UnitRules:
    """One pattern for what may follow a number and one for what may precede it. `inflection` is a pattern that a word
    may end with (Korean particles); `glued` ones write it without a blank, and before it only the table's codes."""
    rows = tuple(forms)
    words = {form.lower(): row.code for row in rows for form in row.after_words}
    words = {name: code for name, code in currencies.items() if code in living_currencies()} | words
    words |= {code.lower(): code for code in living_currencies() if code not in _WORDS}
    words |= {form.replace(" ", "-"): code for form, code in words.items() if " " in form}  # square-mile, year-old
    words |= _cased(rows)
    words = dict.fromkeys(shared or {}, "") | words  # that of no country in particular has no code
    signs = {form.lower(): row.code for row in rows for form in row.after_signs}
    before = {form: row.code for row in rows for form in row.before}
    before |= {} if glued else {code: code for code in living_currencies()}  # AED 30대 are defibrillators
    boundary = inflection if glued else rf"{inflection}(?![^\W_])(?!(?<= \w)[-‐‑]\d)"  # 8 L-39 are no litres
    money = alternatives(form for form, code in signs.items() if code in living_currencies())
    others = alternatives(form for form, code in signs.items() if code not in living_currencies())
    sign = rf"(?:{others or '(?!)'})|(?:{money or '(?!)'})(?!\d)"  # a bottle for €1 and a large one €2
    after = re.compile(rf"[\s\-‐‑]?(?P<unit>(?P<form>{alternatives(words)}){boundary}|(?P<sign>{sign}))", re.IGNORECASE)
    leading = re.compile(rf"(?<![A-Za-z])(?P<unit>{alternatives(before)})\s?\Z")
    measures = _measures(rows)
    signs_of_measures, end = alternatives(measures), "(?![A-Za-z0-9])" if glued else r"(?![^\W_])"
    divided = re.compile(rf"\s?(?P<over>{signs_of_measures})/(?P<under>{signs_of_measures}){end}")
    small, capital = _SMALL_ONLY.intersection(words), _TOUCHING_CAPITALS.intersection(words)
    return UnitRules(
        after,
        words | signs,
        leading,
        before,
        divided,
        measures,
        {form.lower(): _HUNDREDTH for row in rows for form in row.hundredths},
        dict(scaled or {}),
        small,
        sum_after=sum_after,
        digits_only=digits_only,
        capital=capital,
        shared=shared or {},
    )


def _measures(rows: tuple[UnitForms, ...]) -> dict[str, str]:
    """Signs and single words of measures, as the language prints them; a code is a sign in each language."""
    measured = {code for code, sort in catalogue().items() if sort in _MEASURES and "/" not in code}
    forms = {form: row.code for row in rows if row.code in measured for form in (*row.after_words, *row.after_signs)}
    return _SMALL_LITRES | {code: code for code in measured} | {form: forms[form] for form in forms if _SIGN(form)}


def _cased(rows: Iterable[UnitForms]) -> dict[str, str]:
    """Nm is a torque and nm a length: forms that only their case tells apart, as printed."""
    forms = [(form, row.code) for row in rows for form in row.after_words]
    codes: dict[str, set[str]] = {}
    for form, code in forms:
        codes.setdefault(form.lower(), set()).add(code)
    return {form: code for form, code in forms if len(codes[form.lower()]) > 1}
