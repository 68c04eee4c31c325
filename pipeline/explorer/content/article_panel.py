"""A chosen claim -> its fields, each with how it is known; all claims of an article -> three kinds of marks. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.explorer.reading import Row
from pipeline.explorer.words import show
from pipeline.explorer.words.doubts import doubts, known_by, outside
from pipeline.model.tables import Cell

SURE, UNSURE, LOOSE = "sure", "unsure", "loose"
"""In a series; in a series, but unsure of a field; in no series."""

NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the panel: `key` is that of its column; `how` it is known; `doubt` says why it is unsure."""

    key: str
    name: str
    value: str
    how: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """A kind of mark, an example of it and how many claims have it."""

    kind: str
    example: str
    claims: int


def mark_of(claim: Mapping[str, Any]) -> str:
    if not claim["series_id"]:
        return LOOSE
    return UNSURE if claim["doubts"] else SURE


def legend(claims: Iterable[Row]) -> list[Legend]:
    found: dict[str, list[Row]] = {SURE: [], UNSURE: [], LOOSE: []}
    for claim in claims:
        found[mark_of(claim)].append(claim)
    return [
        Legend(kind=kind, example=show.plain(those[0]["surface"]), claims=len(those))
        for kind, those in found.items()
        if those
    ]


def outsiders(claims: Iterable[Row]) -> list[tuple[Row, str]]:
    """Claims that are in no series, with why."""
    return [(claim, outside(claim)) for claim in claims if mark_of(claim) == LOOSE]


def fields_of(claim: Mapping[str, Any], text: str, cell: Cell | None) -> list[Field]:
    """`claim` with its sentence, as claim_rows.in_sentence makes it. What is not said is told of the fields that a
    series needs."""
    unsure = {one.field: f"unsure: {one.why}" if one.why else "unsure" for one in doubts(claim, text)}

    def field(key: str, name: str, value: str | None, *keys: str, how: str = "", needed: bool = False) -> Field | None:
        if not value:
            return Field(key, name, NOT_SAID) if needed else None
        known = how or known_by(claim, keys[0] if keys else key, text)
        doubt = next((unsure[one] for one in (key, *keys) if one in unsure), "")
        return Field(key, name, show.plain(value), "" if doubt else known, doubt)

    found = [
        field("value", "Value", show.amount(claim), how=_printed_as(claim)),
        field("entity", "About", claim["entity"], needed=True),
        field("metric_id", "Metric", _metric(claim), "metric_id", "metric", needed=True),
        field("period", "Period", _period(claim, "period"), needed=True),
        field("baseline", "Against", _period(claim, "baseline")),
        field("region", "Place", show.place(claim["region"])),
        field("unit", "Unit", claim["unit"]),
        field("kind", "Kind", _kind(claim), "kind", "direction", "modality"),
        field("whole", "Part of", claim["whole"]),
        field("attribution", "Says so", claim["attribution"], how=_who(claim, text)),
        field("block", "Stands in", _place_of(claim, cell)),
    ]
    return [one for one in found if one]


def _printed_as(claim: Mapping[str, Any]) -> str:
    between = show.bounds(claim)
    printed = f"printed as “{claim['surface']}”"
    return f"{printed}, which leaves open {between}" if between and claim["low"] != claim["high"] else printed


def _metric(claim: Mapping[str, Any]) -> str:
    return show.limited(claim["metric_id"], claim["metric_limit"]) if claim["metric_id"] else ""


def _period(claim: Mapping[str, Any], name: str) -> str:
    return show.period(claim[f"{name}_start"], claim[f"{name}_end"], claim[f"{name}_grain"])


def _kind(claim: Mapping[str, Any]) -> str:
    told = [claim["kind"], claim["direction"], _MODALITIES[claim["modality"]]]
    return ", ".join(one for one in told if one)


_MODALITIES = {
    "actual": "happened",
    "forecast": "a forecast: somebody expects it",
    "target": "a target: a plan, a goal, an offer or an order",
    "possible": "possible: nobody says that it is so",
}


def _who(claim: Mapping[str, Any], text: str) -> str:
    kind, known = claim["attribution_kind"], known_by(claim, "attribution", text)
    return f"{kind}, {known}" if kind and known else kind or known


def _place_of(claim: Mapping[str, Any], cell: Cell | None) -> str:
    told: Sequence[str | None] = (
        show.words(claim["block"]),
        cell and cell.row and f"row {cell.row}",
        cell and cell.column and f"column {cell.column}",
    )
    return ", ".join(one for one in told if one)
