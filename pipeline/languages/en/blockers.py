"""English numbers that carry no value. The patterns are in patterns/blockers.txt."""

from pipeline.catalog import unit_forms
from pipeline.languages.blockers import blockers
from pipeline.languages.en.numbers import LETTER_MONEY, MONEY_PREFIX, NUMERALS, SCALES, TIGHT_SCALES
from pipeline.languages.patterns import alternatives

_WORDS = {form for row in unit_forms("en") for form in row.after_words}
_SIGNS = {form for row in unit_forms("en") for form in row.after_signs}
_TOUCHING = {*SCALES, *TIGHT_SCALES, "th", "st", "nd", "rd", "s", "am", "pm", "a.m", "p.m", "plus", "ish", "C", "F"}
BLOCKERS = blockers(
    "en",
    {
        "number_word": f"(?:{'|'.join(NUMERALS)})",
        "money_prefix": MONEY_PREFIX,
        "letter_money": LETTER_MONEY,
        "unit_forms": alternatives(form for form in _WORDS if len(form) > 1),
        "capital_units": alternatives({form for form in _WORDS if form.isupper()} | {"BN", "MN", "KM", "KG"}),
        # letters that touch digits and are a scale or a unit: 5kg, 40k
        "touching": alternatives(_WORDS | _SIGNS | _TOUCHING),
    },
)
