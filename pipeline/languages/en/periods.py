"""English times: printed words -> days. Rules are tried together; the longest match at a place wins."""

from pipeline.languages.en import periods_resolved
from pipeline.languages.en.periods_resolved import COUNT, FEASTS, MONTH, WEEKDAYS, YEAR
from pipeline.languages.patterns import alternatives
from pipeline.languages.period_rules import period_rules

_GIVEN = {"month": MONTH, "year": YEAR, "count": COUNT, "feasts": alternatives(FEASTS), "weekdays": "|".join(WEEKDAYS)}
RULES = period_rules("en", (periods_resolved,), _GIVEN)
