"""Russian units: printed forms, money and its parts."""

from pipeline.catalog import unit_forms
from pipeline.languages import cldr
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.units import unit_rules

UNITS = unit_rules(
    unit_forms("ru"),
    cldr.currency_names("ru"),
    shared=cldr.shared_money("ru"),
    scaled=dict.fromkeys(("фунт", "фунта", "фунтов", "фунты", "фунтам", "фунтами", "фунтах"), "GBP"),
    sum_after=compiled_patterns("ru", "units")["sum_after"],
    inflection=r"(?!\s(?:ранее|раньше|назад|тому\sназад|до\sэтого))",
)
