"""Who has decided a field: the choosers, or the rule that has changed the answer that they give."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from pipeline.reader.compared import answer_of
from pipeline.reader.options import View
from pipeline.reader.second_pass import Pass, Passes


def address(rule: Callable[..., Any]) -> str:
    """Where a rule stands in `pipeline/reader`: its module and its name.

    >>> address(address)
    'decided_by.address'
    """
    return f"{rule.__module__.rpartition('.')[2]}.{rule.__name__.lstrip('_')}"


def signed(rule: Callable[..., Any], before: Mapping[str, Pass], after: Mapping[str, Pass]) -> Mapping[str, Pass]:
    """The slots of one number after a rule; those whose answer it has changed are decided by it."""
    if after is before:
        return after
    return {slot: _signed(rule, slot, before[slot], one) for slot, one in after.items()}


def _signed(rule: Callable[..., Any], slot: str, before: Pass, after: Pass) -> Pass:
    """As it is where a rule that this one calls has changed it."""
    if after is before or after.by != before.by or answer_of(slot, after) == answer_of(slot, before):
        return after
    return replace(after, by=address(rule))


def all_signed(rule: Callable[[View, Passes], Passes], view: View, passed: Passes) -> Passes:
    """What a rule makes of the passes of a text, with the answers that it has changed by it."""
    found = rule(view, passed)
    return {number: signed(rule, passed[number], own) for number, own in found.items()}
