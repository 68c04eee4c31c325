"""Norwegian units. A shipped language has the forms in pipeline/catalog/units_no.toml."""

from pipeline.catalog import UnitForms
from pipeline.languages import cldr
from pipeline.languages.units import unit_rules

_FORMS = (
    UnitForms(code="percent", after_words=("prosent",), after_signs=("%",), before=()),
    UnitForms(code="km", after_words=("km", "kilometer"), after_signs=(), before=()),
    UnitForms(code="t", after_words=("tonn",), after_signs=(), before=()),
    UnitForms(
        code="NOK",
        after_words=("kr", "kroner", "krone", "øre"),
        after_signs=(),
        before=("kr", "NOK"),
        hundredths=("øre",),
    ),
    UnitForms(code="EUR", after_words=("euro",), after_signs=("€",), before=("€",)),
)
UNITS = unit_rules(_FORMS, cldr.currency_names("nb"))
