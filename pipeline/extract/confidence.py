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
    ("after", False): Decimal("0.96"),  # 264 of 274
    ("after", True): Decimal("0.99"),  # 180 of 181
    ("before", False): Decimal("0.93"),  # 26 of 27
    ("before", True): Decimal("0.98"),  # 42 of 42
    ("digits", False): Decimal("0.83"),  # 4 of 4
    ("digits", True): Decimal("0.89"),  # 7 of 7
    ("fraction", False): Decimal("0.93"),  # 12 of 12
    ("fraction", True): Decimal("0.67"),  # 1 of 1
    ("list", False): Decimal("0.80"),  # 3 of 3
    ("list", True): Decimal("0.67"),  # 1 of 1
    ("memory", False): Decimal("0.58"),  # 6 of 10
    ("memory", True): Decimal("0.94"),  # 14 of 14
    ("metric", True): Decimal("0.83"),  # 4 of 4
    ("multiple", False): Decimal("0.80"),  # 3 of 3
    ("multiple", True): Decimal("0.91"),  # 9 of 9
    ("neighbour", False): Decimal("0.57"),  # 7 of 12
    ("neighbour", True): Decimal("0.92"),  # 32 of 34
    ("none", False): Decimal("0.06"),  # 0 of 16
    ("none", True): Decimal("0.73"),  # 10 of 13
    ("noun", False): Decimal("0.83"),  # 152 of 183
    ("noun", True): Decimal("0.86"),  # 80 of 92
    ("phrase", False): Decimal("0.62"),  # 9 of 14
    ("phrase", True): Decimal("0.90"),  # 18 of 19
    ("sign", True): Decimal("0.67"),  # 1 of 1
    ("word", True): Decimal("0.67"),  # 1 of 1
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
