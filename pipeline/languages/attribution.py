"""Tables of who says so in files -> rules: the phrases that name a source, and what sort of source a name is."""

import re
from collections.abc import Callable, Mapping

from pipeline.languages.heads import Entry, Given, entries
from pipeline.languages.language import AttributionRule
from pipeline.model import AttributionKind

Base = Callable[[str], str | None]
_KINDS = {kind.value: kind for kind in AttributionKind}


def attributions(
    code: str, given: Given = None, bases: Mapping[str, Base] | None = None
) -> tuple[AttributionRule, ...]:
    """attributions.txt: [name | base], which is one of `bases` and gives the base form of a source, or
    [name | kind], which is that of all sources so named; a row may have neither."""
    return tuple(_attribution(row, bases or {}) for row in entries(code, "attributions", given, parts=2))


def _attribution(row: Entry, bases: Mapping[str, Base]) -> AttributionRule:
    said = row.said(1)
    if said:
        row.one(1, {**_KINDS, **bases})
    return AttributionRule(row.name, row.compiled(), kind=_KINDS.get(said), base=bases.get(said))


def agent_kinds(code: str, given: Given = None) -> tuple[tuple[AttributionKind, re.Pattern[str]], ...]:
    """agent_kinds.txt: [kind], the first that matches."""
    return tuple((row.one(0, _KINDS), row.compiled()) for row in entries(code, "agent_kinds", given))
