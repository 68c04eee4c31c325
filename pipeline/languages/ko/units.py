"""Korean units: the catalogue's forms, and money."""

from pipeline.catalog import unit_forms
from pipeline.languages import cldr
from pipeline.languages.ko.counted import BOUNDARY
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.units import unit_rules

UNITS = unit_rules(
    unit_forms("ko"),
    cldr.currency_names("ko"),
    scaled={"주": "count:share"},
    sum_after=compiled_patterns("ko", "units")["sum_after"],
    # a sign may touch any word (100㎒폭, 84㎡형), a word only its endings
    inflection=rf"(?:(?<![가-힣])(?![A-Za-z])|{BOUNDARY})",
    glued=True,
)
