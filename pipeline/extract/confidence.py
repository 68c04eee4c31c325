"""How sure a claim is: the product of the record of the rules that made it.

The figures are estimates that order claims from sure to doubtful; no measurement stands behind them yet. Rules that are
not listed count as 1.
"""

from decimal import Decimal

from pipeline.extract.reading import Reading

RECORD = {
    "unit:before": "0.98",
    "unit:after": "0.97",
    "unit:noun": "0.94",
    "unit:phrase": "0.88",
    "unit:neighbour": "0.85",
    "unit:memory": "0.75",
    "unit:fraction": "0.9",
    "unit:multiple": "0.85",
    "range": "0.95",
    "sign:minus": "0.9",
    "kind:default": "0.97",
    "entity:none": "0.9",
    "metric:memory": "0.95",
}
_BARE = Decimal("0.7")
_ONE = Decimal("0.5")


def rate(reading: Reading) -> Decimal:
    score = Decimal(1) if any(rule.startswith("unit:") for rule in reading.rules) else _BARE
    if reading.number.form == "one":
        score *= _ONE
    for rule in reading.rules:
        score *= Decimal(RECORD.get(rule, "1"))
    return score.quantize(Decimal("0.01"))
