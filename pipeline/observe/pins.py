"""Names, units and times that claims print -> rows of core that mean one thing each."""

import json
from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection

from pipeline import catalog
from pipeline.model import make_id
from pipeline.warehouse.copying import Row, add_missing, run
from pipeline.warehouse.names import name_key
from pipeline.warehouse.tables import make_table

Catalogue = Iterable[catalog.Entity]

_ENTITY_COLUMNS = ("entity_id", "entity_key", "kind", "name", "status", "source_key")
_METRIC_COLUMNS = (
    "metric_key", "definition", "dimensions", "negative_of", "is_counted", "is_stock", "is_flow", "bounds",
)  # fmt: skip
_UNIT_COLUMNS = ("unit_key", "dimension", "base_unit_key", "factor")
_ALIAS_COLUMNS = ("alias_key", "entity_id", "origin")
_FOUND_IN_CLAIMS = (
    ("period", 1, ("period_id", "period_key", "period_start", "period_end", "grain")),
    ("agent", 2, ("agent_id", "kind", "name_key")),
    (
        "series",
        1,
        (
            "series_id", "series_key", "entity_id", "metric_key", "kind", "unit_key", "region", "whole_key", "modality",
            "metric_limit",
        ),
    ),
)  # fmt: skip
"""Kind, how many of the columns after the id make the natural key, and the columns."""


def pin(conn: Connection) -> Counter[str]:
    """Make sure that core holds the metrics, units, periods, speakers and series of the claims that have changed; rows
    added, by table. Leaves these claims with their keys in the temporary table `pinned`.
    """
    added: Counter[str] = Counter()
    make_table(conn, "observe/pinned")
    added["core.metric"] += run(conn, "observe/metric_new").rowcount
    added["core.unit"] += run(conn, "observe/unit_new").rowcount
    for kind, key_columns, columns in _FOUND_IN_CLAIMS:
        added[f"core.{kind}"] += _add(conn, kind, columns, key_columns)
    return added


def seed(conn: Connection, entities: Catalogue) -> Counter[str]:
    """The catalogue's own rows; where it has changed, it wins over what was learnt before."""
    added: Counter[str] = Counter()
    known = list(entities)
    rows = [(_entity_id(one.key), one.key, one.kind, _print_name(one), "known", one.source) for one in known]
    added["core.entity"] = add_missing(conn, "core.entity", _ENTITY_COLUMNS, rows)
    run(conn, "observe/entity_of_catalogue")
    names: dict[str, Row] = {}
    for one in known:
        for name in (printed for printing in one.names.values() for printed in printing):
            names.setdefault(name_key(name), (name_key(name), _entity_id(one.key), "catalogue"))
    added["core.entity_alias"] = add_missing(conn, "core.entity_alias", _ALIAS_COLUMNS, names.values())
    run(conn, "observe/alias_of_catalogue")
    metrics = [metric_row(metric) for metric in catalog.metrics().values()]
    added["core.metric"] = add_missing(conn, "core.metric", _METRIC_COLUMNS, metrics)
    run(conn, "observe/metric_of_catalogue")
    bases = catalog.conversions()
    units = [(code, dimension, *bases.get(code, (None, None))) for code, dimension in catalog.units().items()]
    added["core.unit"] = add_missing(conn, "core.unit", _UNIT_COLUMNS, units)
    run(conn, "observe/unit_of_catalogue")
    return added


def obey_reviews(conn: Connection) -> Counter[str]:
    """What persons said of printed names: aliases and entities that they accepted are added, what they took back or
    rejected goes; rows changed, by table. The catalogue wins over them, so that a name is versioned where it can be."""
    changed: Counter[str] = Counter()
    made = [
        (_entity_id(row.entity_key), row.entity_key, row.entity_kind, row.entity_name, "known", None)
        for row in run(conn, "observe/reviewed_entity")
    ]
    changed["core.entity"] = add_missing(conn, "core.entity", _ENTITY_COLUMNS, made)
    for step in ("alias_withdrawn", "alias_reviewed"):
        changed["core.entity_alias"] += run(conn, f"observe/{step}").rowcount
    return +changed


def add_candidates(conn: Connection) -> int:
    """A name of queued claims that nothing knows is an entity of its own until an alias says more."""
    found = [(row.alias_key, f"candidate/{row.alias_key}", row.name) for row in run(conn, "observe/candidate_unknown")]
    entities = [(_entity_id(key), key, "unknown", name, "candidate", None) for _, key, name in found]
    added = add_missing(conn, "core.entity", _ENTITY_COLUMNS, entities)
    add_missing(
        conn, "core.entity_alias", _ALIAS_COLUMNS, [(alias, _entity_id(key), "article") for alias, key, _ in found]
    )
    return added


def _add(conn: Connection, kind: str, columns: tuple[str, ...], key_columns: int) -> int:
    """Rows that sql/observe/<kind>_unknown finds; the first `key_columns` are the natural key that makes the id."""
    found = [tuple(row) for row in run(conn, f"observe/{kind}_unknown")]
    return add_missing(conn, f"core.{kind}", columns, [(make_id(kind, *row[:key_columns]), *row) for row in found])


def metric_row(metric: catalog.Metric) -> Row:
    """What core.metric holds of it; bounds as JSON, which jsonb is read from."""
    bounds = {dimension: [str(least), str(most)] for dimension, (least, most) in sorted(metric.bounds.items())}
    return (
        metric.key, metric.definition, sorted(metric.dimensions), metric.negative_of, metric.is_counted,
        metric.is_stock, metric.is_flow, json.dumps(bounds) if bounds else None,
    )  # fmt: skip


def _entity_id(key: str) -> object:
    return make_id("entity", key)


def _print_name(entity: catalog.Entity) -> str:
    """The English base form, else the first there is."""
    names = entity.names.get("en") or next(iter(entity.names.values()))
    return names[0]
