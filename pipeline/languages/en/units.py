"""English units: printed forms, money and its parts."""

from pipeline.catalog import unit_forms
from pipeline.languages import cldr
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.units import unit_rules

UNITS = unit_rules(
    unit_forms("en"),
    cldr.currency_names("en"),
    scaled={"pounds": "GBP", "pound": "GBP"},
    digits_only=frozenset({"won", "real", "rand", "mark", "marks"}),
    shared=cldr.shared_money("en"),
    sum_after=compiled_patterns("en", "units")["sum_after"],
)
