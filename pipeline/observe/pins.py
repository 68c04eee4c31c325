"""Names, units and times that claims print -> rows of core that mean one thing each."""

import json
from collections import Counter
from collections.abc import Iterable

from sqlalchemy import Connection

from pipeline import catalog
from pipeline.model import make_id, make_ids
from pipeline.warehouse.copying import Row, add_missing, driver, run, statement
from pipeline.warehouse.names import name_key
from pipeline.warehouse.tables import count_rows, make_table

Catalogue = Iterable[catalog.Entity]

_ENTITY_COLUMNS = ("entity_id", "entity_key", "kind", "name", "status", "source_key")
_METRIC_COLUMNS = (
    "metric_key", "definition", "dimensions", "negative_of", "is_counted", "is_stock", "is_flow", "bounds",
)  # fmt: skip
_UNIT_COLUMNS = ("unit_key", "dimension", "base_unit_key", "factor")
_ALIAS_COLUMNS = ("alias_key", "entity_id", "origin")
_KEYS_AT_ONCE = 50_000


def pin(conn: Connection) -> Counter[str]:
    """Make sure that core holds the metrics, units, periods, speakers, series and figures of the claims that have
    changed, and an entity for each of their names; rows added, by table. Leaves these claims with keys and ids in the
    temporary table `pinned`.
    """
    make_table(conn, "observe/found_claim")
    make_table(conn, "observe/article_unnamed")
    candidates = _add_candidates(conn)
    if candidates:
        run(conn, "observe/found_claim_unnamed")
        run(conn, "observe/found_claim_named")
    make_table(conn, "observe/made_id")
    _make_ids(conn)
    for table in ("pinned", "series_made", "observation_made"):
        make_table(conn, f"observe/{table}")
    new = ("metric", "unit", "period", "agent", "series", "observation")
    added = {f"core.{kind}": run(conn, f"observe/{kind}_new").rowcount for kind in new}
    return Counter({"core.entity": candidates, **added})


def _make_ids(conn: Connection) -> None:
    """One pass over the keys of all kinds. The keys of a million claims are not held at once."""
    with driver(conn).cursor(name="key_found") as found, driver(conn).cursor() as cursor:
        found.execute(statement("observe/key_found"))
        while keys := found.fetchmany(_KEYS_AT_ONCE):
            with cursor.copy("COPY made_id (kind, key, id) FROM STDIN") as made:
                for row in make_ids(keys):
                    made.write_row(row)
    count_rows(conn, "pg_temp.made_id")


def seed(conn: Connection, entities: Catalogue) -> Counter[str]:
    """The catalogue's own rows; where it has changed, it wins over what was learnt before, and a name that it has no
    longer means what a person or an article says."""
    added: Counter[str] = Counter()
    known = list(entities)
    rows = [(_entity_id(one.key), one.key, one.kind, _print_name(one), "known", one.source) for one in known]
    added["core.entity"] = add_missing(conn, "core.entity", _ENTITY_COLUMNS, rows)
    run(conn, "observe/entity_described")
    names: dict[str, Row] = {}
    for one in known:
        for name in (printed for printing in one.names.values() for printed in printing):
            names.setdefault(name_key(name), (name_key(name), _entity_id(one.key), "catalogue"))
    added["core.entity_alias"] = add_missing(conn, "core.entity_alias", _ALIAS_COLUMNS, names.values())
    run(conn, "observe/alias_of_catalogue")
    run(conn, "observe/alias_left_catalogue")
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
    rejected goes; rows changed, by table. The catalogue wins over them, so that a name is versioned where it can be. An
    entity that it has no longer stays as long as a person gives a name to it."""
    changed: Counter[str] = Counter()
    made = [
        (_entity_id(row.entity_key), row.entity_key, row.entity_kind, row.entity_name, "known", None)
        for row in run(conn, "observe/reviewed_entity")
    ]
    changed["core.entity"] = add_missing(conn, "core.entity", _ENTITY_COLUMNS, made)
    changed["core.entity"] += run(conn, "observe/entity_described").rowcount
    for step in ("alias_withdrawn", "alias_reviewed"):
        changed["core.entity_alias"] += run(conn, f"observe/{step}").rowcount
    return +changed


def _add_candidates(conn: Connection) -> int:
    """A name of these claims that nothing knows is an entity of its own until an alias says more."""
    found = [(row.alias_key, f"candidate/{row.alias_key}", row.name) for row in run(conn, "observe/candidate_unknown")]
    entities = [(_entity_id(key), key, "unknown", name, "candidate", None) for _, key, name in found]
    added = add_missing(conn, "core.entity", _ENTITY_COLUMNS, entities)
    add_missing(
        conn, "core.entity_alias", _ALIAS_COLUMNS, [(alias, _entity_id(key), "article") for alias, key, _ in found]
    )
    return added


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
