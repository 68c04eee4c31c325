"""What somebody types -> entities and metrics that may be meant: entities by how any of their names begins, in any
language; metrics by their key, or by how a language prints them."""

import unicodedata
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from fastapi import Request

from pipeline.catalog.tables import metric_cues, metrics
from pipeline.explorer.questions import Facets, read_choice
from pipeline.explorer.reading import Reader, Row
from pipeline.explorer.security import base_of
from pipeline.explorer.words import show
from pipeline.languages import known
from pipeline.warehouse.names import name_key

MOST = 8
_MOST_METRICS = 3
"""So many of the suggestions are metrics at most, so that entities have room."""

_LOOKED_AT = 60
"""Names that begin so which are looked at: each costs a look at its figures."""

_LONGEST = 100
"""Characters beyond which nobody types a name."""


_BOTH, _ENTITY, _METRIC = "both", "entity", "metric"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`also` is the other name by which it was found, if it is another; `address` the search that it narrows."""

    kind: str
    key: str
    name: str
    also: str | None
    figures: int | None
    address: str


def suggested(request: Request) -> list[dict[str, Any]]:
    """As `q` and `kind` of the address ask for it: for pages and API."""
    kind = read_choice(request, "kind", (_BOTH, _ENTITY, _METRIC))
    found = suggestions(request.app.state.reader, request.query_params.get("q") or "", kind)
    return [{**asdict(one), "address": base_of(request) + one.address} for one in found]


def suggestions(reader: Reader, typed: str, kind: str = _BOTH) -> list[Suggestion]:
    """At most MOST; entities with most figures first. `kind` is entity, metric or both."""
    words = name_key(typed)
    if not words or len(words) > _LONGEST:
        return []
    measured = list(_metrics(words)) if kind in {_BOTH, _METRIC} else []
    room = MOST - min(len(measured), _MOST_METRICS if kind == _BOTH else MOST)
    found = _entities(reader, words, room) if kind in {_BOTH, _ENTITY} else []
    return [*found, *measured[: MOST - len(found)]]


def _entities(reader: Reader, words: str, room: int) -> list[Suggestion]:
    return [_entity(row) for row in named_so(reader, words, looked_at=_LOOKED_AT, most=room)]


def named_so(reader: Reader, begins: str, *, looked_at: int, most: int) -> list[Row]:
    """Entities that have a name which begins so, as names are compared, in any language; `also`: that name, if it is
    another than the one shown."""
    given = {"begins": begins, "looked_at": looked_at, "max_rows": most}
    rows = reader.ask("entities_begin", given)
    return [
        {**row, "also": None if name_key(row["name"]).startswith(begins) else show.plain(row["alias_key"])}
        for row in rows
    ]


def _entity(row: Row) -> Suggestion:
    return Suggestion(
        kind=_ENTITY,
        key=row["entity_key"],
        name=show.plain(row["name"]),
        also=row["also"],
        figures=row["figures"],
        address=f"/search?{Facets(entity=row['entity_key']).query()}",
    )


def _metrics(words: str) -> Iterator[Suggestion]:
    """Those whose key, or a word of it, begins so; then those that are printed in these words."""
    begun = [key for key in metrics() if any(part.startswith(words) for part in _starts(key))]
    printed = [key for key in _printed(words) if key not in begun]
    for key in [*begun, *printed]:
        yield Suggestion(
            kind=_METRIC,
            key=key,
            name=show.words(key),
            also=words if key in printed else None,
            figures=None,
            address=f"/search?{Facets(metric=key).query()}",
        )


def _starts(key: str) -> Iterator[str]:
    parts = key.split("_")
    for at in range(len(parts)):
        yield " ".join(parts[at:])


def _printed(words: str) -> list[str]:
    """Keys in the order of the tables: the more particular metric stands first in each."""
    text = unicodedata.normalize("NFKC", words)
    found = (cue.metric.key for code in sorted(known()) for cue in metric_cues(code) if cue.pattern.search(text))
    return list(dict.fromkeys(found))
