"""The JSON schema of what a language model answers about the numbers of a text."""

from collections.abc import Mapping
from typing import Any

from pipeline.model import AttributionKind, ClaimKind, Direction, Modality

NUMBER = "n"
"""The number's own number in the list of the question."""

_TEXT: Mapping[str, Any] = {"type": ["string", "null"]}


def _one_of(codes: list[str], *, nullable: bool) -> dict[str, Any]:
    return {"type": ["string", "null"] if nullable else "string", "enum": [*codes, None] if nullable else codes}


FIELDS: Mapping[str, Mapping[str, Any]] = {
    "kind": _one_of([str(kind) for kind in ClaimKind], nullable=False),
    "direction": _one_of([str(direction) for direction in Direction], nullable=True),
    "modality": _one_of([str(modality) for modality in Modality], nullable=False),
    "unit": {"type": "string"},
    "entity": _TEXT,
    "metric": _TEXT,
    "metric_id": _TEXT,
    "region": _TEXT,
    "period": _TEXT,
    "baseline": _TEXT,
    "whole": _TEXT,
    "attribution": _TEXT,
    "attribution_kind": _one_of([str(kind) for kind in AttributionKind], nullable=True),
}
"""What is said of each number that is a claim, by field."""


def _object(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def answer_schema() -> dict[str, Any]:
    """As strict endpoints want it: every property is required, none is added, and what is empty is null."""
    return _object(
        {
            "claims": {"type": "array", "items": _object({NUMBER: {"type": "integer"}, **FIELDS})},
            "not_claims": {"type": "array", "items": {"type": "integer"}},
            "missed": {
                "type": "array",
                "items": _object({"quote": {"type": "string"}, "printed": {"type": "string"}, **FIELDS}),
            },
        }
    )
