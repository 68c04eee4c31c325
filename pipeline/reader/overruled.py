"""Decisions that rules behind the choosers have changed: of a metric's limit, of a loss, of places and of sources."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pipeline.model import Claim
from pipeline.reader.decided_by import address
from pipeline.reader.decisions import Decision

Decisions = Mapping[str, Decision]
PLACE, SOURCE = "measures.place", "chains.behind"


def overruled(decisions: Decisions, before: Claim, after: Claim, rule: Callable[..., Any]) -> dict[str, Decision]:
    """The decisions after a rule that made one claim of another one."""
    found = dict(decisions)
    if after.metric_id != before.metric_id:
        found["metric_id"] = found["metric_id"].overruled(after.metric_id, address(rule))
    if after.region != before.region:
        found["region"] = found["region"].overruled(after.region, address(rule))
    if after.period != before.period:
        found["period"] = found["period"].overruled(None, address(rule))
    return found


def by_place_and_source(decisions: Decisions, claim: Claim) -> dict[str, Decision]:
    """Where the country is printed right behind the count, and where the text says whom a speaker has it from."""
    found, said = dict(decisions), claim.attribution
    if claim.region != found["region"].answer.key:
        found["region"] = found["region"].overruled(claim.region, PLACE)
    if said and said.span and said.span != found["attribution"].answer.span:
        found["attribution"] = found["attribution"].overruled(said.text, SOURCE, said.span)
    return found


def by_record(decisions: Decisions, key: str, chance: float, rule: Callable[..., Any]) -> dict[str, Decision]:
    """Where the rules' word for the metric counts: as sure as it was right before."""
    told = replace(decisions["metric_id"], chance=chance)
    if key != told.answer.key:
        told = told.overruled(key, address(rule))
    return {**decisions, "metric_id": told}
