"""How sure the extractor is of each field of a claim: a mapping that does not change, in one order, of three digits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

CLAIM_FIELDS = (
    "value",
    "unit",
    "qualifier",
    "kind",
    "direction",
    "modality",
    "entity",
    "metric",
    "metric_id",
    "region",
    "period",
    "baseline",
    "whole",
    "attribution",
)
"""The fields that can have a confidence of their own, in the order of the contract."""
_DIGITS = 3
"""More would let equal readings differ between machines, and nobody measures confidences so finely."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Confidences(Mapping[str, Decimal]):
    """Field -> 0..1, for fields that are filled. Equal to any mapping of the same items.

    >>> Confidences.of({"unit": Decimal("0.9704"), "value": Decimal("0.99")})
    Confidences(value=0.99, unit=0.97)
    """

    pairs: tuple[tuple[str, Decimal], ...] = ()

    @classmethod
    def of(cls, given: Mapping[str, Decimal]) -> "Confidences":
        """ValueError for a name that is no field of a claim, and for a number outside 0..1."""
        if isinstance(given, cls):
            return given
        for name, rate in given.items():
            if name not in CLAIM_FIELDS:
                raise ValueError(f"confidences: a claim has no field {name!r}; known: {', '.join(CLAIM_FIELDS)}")
            if not 0 <= rate <= 1:
                raise ValueError(f"confidences: {rate} of {name} is not within 0..1")
        return cls(tuple((name, _rounded(given[name])) for name in CLAIM_FIELDS if name in given))

    def as_dict(self) -> dict[str, float]:
        return {name: float(rate) for name, rate in self.pairs}

    def __getitem__(self, name: str) -> Decimal:
        return dict(self.pairs)[name]

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def __hash__(self) -> int:
        return hash(self.pairs)

    def __repr__(self) -> str:
        return f"Confidences({', '.join(f'{name}={rate}' for name, rate in self.pairs)})"


def _rounded(rate: Decimal) -> Decimal:
    """
    >>> _rounded(Decimal("0.97046")), _rounded(Decimal("1.0")), _rounded(Decimal("0.0001"))
    (Decimal('0.97'), Decimal('1'), Decimal('0'))
    """
    return round(rate, _DIGITS).normalize()
