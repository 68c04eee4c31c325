"""Korean times: printed words -> days. Rules are tried together; the longest match at a place wins."""

import re

from pipeline.languages.ko import periods_ends, periods_further, periods_resolved
from pipeline.languages.ko.periods_resolved import NAMED, RELATIVE_YEAR, YEAR
from pipeline.languages.ko.periods_words import COUNTS, REPORTED, SPANS, YEARS
from pipeline.languages.patterns import alternatives
from pipeline.languages.period_rules import period_rules
from pipeline.languages.times import FurtherTimes

_GIVEN = {
    **{f"{grain.value}s": alternatives(table) for grain, table in NAMED.items()},
    "year": YEAR,
    "relative_year": RELATIVE_YEAR,
    "years_alone": alternatives(set(YEARS) - {"올", "지난 해"}),
    "reported": REPORTED,
    "spans": alternatives(SPANS),
}
RULES = period_rules("ko", (periods_resolved,), _GIVEN, fold=re.NOFLAG)
_GIVEN_FURTHER = {
    **periods_ends.NUMBERS,
    "year1": periods_ends.year("1"),
    "month1": periods_ends.month("1"),
    "end1": periods_ends.end("1"),
    "end2": periods_ends.end("2"),
    "counts": alternatives(COUNTS),
}
FURTHER = FurtherTimes(
    rules=period_rules("ko", (periods_further, periods_ends), _GIVEN_FURTHER, name="periods_further", fold=re.NOFLAG)
)
