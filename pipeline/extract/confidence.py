"""How sure a claim is: the record of what gave it its unit, with and without a known metric beside it.

Each rate is the share of claims with the right value and unit among those read on that basis. benchmarks/calibrate.py
measures them on gold and prints the table; docs/claims-confidence.md says on which, and how well they hold elsewhere.
"""

from collections.abc import Sequence
from decimal import Decimal

from pipeline.extract.reading import Reading

Basis = tuple[str, bool]
# what settled the unit, and whether a metric was named: the rate, and the claims it was measured on
RECORD: dict[Basis, Decimal] = {
    ("after", False): Decimal("0.96"),  # 278 of 288
    ("after", True): Decimal("0.99"),  # 184 of 185
    ("age", False): Decimal("0.83"),  # 4 of 4
    ("akin", False): Decimal("0.83"),  # 4 of 4
    ("before", False): Decimal("0.94"),  # 28 of 29
    ("before", True): Decimal("0.98"),  # 45 of 45
    ("digits", False): Decimal("0.88"),  # 6 of 6
    ("digits", True): Decimal("0.89"),  # 7 of 7
    ("fraction", False): Decimal("0.87"),  # 12 of 13
    ("fraction", True): Decimal("0.75"),  # 2 of 2
    ("implied", False): Decimal("0.75"),  # 2 of 2
    ("implied", True): Decimal("0.33"),  # 0 of 1
    ("list", False): Decimal("0.80"),  # 3 of 3
    ("list", True): Decimal("0.75"),  # 2 of 2
    ("memory", False): Decimal("0.67"),  # 7 of 10
    ("memory", True): Decimal("0.94"),  # 14 of 14
    ("metric", False): Decimal("0.67"),  # 1 of 1
    ("metric", True): Decimal("0.83"),  # 4 of 4
    ("moved", False): Decimal("0.33"),  # 0 of 1
    ("multiple", False): Decimal("0.80"),  # 3 of 3
    ("multiple", True): Decimal("0.91"),  # 9 of 9
    ("neighbour", False): Decimal("0.73"),  # 7 of 9
    ("neighbour", True): Decimal("0.91"),  # 31 of 33
    ("none", False): Decimal("0.10"),  # 0 of 8
    ("none", True): Decimal("0.80"),  # 11 of 13
    ("noun", False): Decimal("0.90"),  # 166 of 184
    ("noun", True): Decimal("0.92"),  # 82 of 88
    ("phrase", False): Decimal("0.87"),  # 19 of 21
    ("phrase", True): Decimal("0.90"),  # 18 of 19
    ("sign", True): Decimal("0.67"),  # 1 of 1
    ("word", False): Decimal("0.67"),  # 1 of 1
}  # fmt: skip
_ONE = Decimal("0.5")  # "one" is as often a pronoun as a count
_UNKNOWN = Decimal("0.5")  # a basis that no gold has shown


def basis(rules: Sequence[str]) -> Basis:
    """The last rule that settled the unit ("none" where nothing did), and whether a metric's own words were found."""
    units = [rule.removeprefix("unit:") for rule in rules if rule.startswith("unit:")]
    return (units[-1] if units else "none"), "metric:cue" in rules


def rate(reading: Reading) -> Decimal:
    score = RECORD.get(basis(reading.rules), _UNKNOWN)
    return (score * _ONE if reading.number.form == "one" else score).quantize(Decimal("0.01"))
