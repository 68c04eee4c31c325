"""Korean times: printed words -> days. Rules are tried together; the longest match at a place wins."""

from pipeline.languages.ko import periods_resolved
from pipeline.languages.ko.periods_resolved import NAMED, RELATIVE_YEAR, YEAR
from pipeline.languages.ko.periods_words import REPORTED, YEARS
from pipeline.languages.patterns import alternatives
from pipeline.languages.period_rules import period_rules

_GIVEN = {
    **{f"{grain.value}s": alternatives(table) for grain, table in NAMED.items()},
    "year": YEAR,
    "relative_year": RELATIVE_YEAR,
    "years_alone": alternatives(set(YEARS) - {"올", "지난 해"}),
    "reported": REPORTED,
}
RULES = period_rules("ko", periods_resolved, _GIVEN, fold=0)
