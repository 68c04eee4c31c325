"""English units: printed forms, money and its parts."""

from pipeline.catalog import unit_forms
from pipeline.languages import cldr
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.units import unit_rules

_SHARED = cldr.shared_money("en")
_CROWNS = {"NO": "NOK", "SE": "SEK", "DK": "DKK", "CZ": "CZK", "IS": "ISK"}
UNITS = unit_rules(
    unit_forms("en"),
    cldr.currency_names("en"),
    scaled={"pounds": "GBP", "pound": "GBP"},
    digits_only=frozenset({"won", "real", "rand", "mark", "marks", "crowns"}),
    shared={**_SHARED, "crowns": _CROWNS, "rupees": {**_SHARED["rupees"], "LK": "LKR"}},
    sum_after=compiled_patterns("en", "units")["sum_after"],
)
