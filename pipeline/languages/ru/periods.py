"""Russian times: printed words -> days. Rules are tried together; the longest match at a place wins."""

from pipeline.languages.patterns import alternatives
from pipeline.languages.period_rules import period_rules
from pipeline.languages.ru import periods_resolved
from pipeline.languages.ru.periods_resolved import ENDING, MONTHS, MOVE, TIMES, WEEKDAYS, YEAR

_GIVEN = {
    "year": YEAR,
    "move": MOVE,
    "ending": ENDING,
    "months": alternatives(MONTHS),
    "counts": "|".join(TIMES.counts),
    "weekdays": "|".join(WEEKDAYS),
}
RULES = period_rules("ru", (periods_resolved,), _GIVEN)
