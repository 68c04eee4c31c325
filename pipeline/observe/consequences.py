"""What printed figures say about each other: where they disagree, and what follows from them by arithmetic.

A rule is one file of sql/conflicts or sql/derivations. It reads the temporary tables figure and usable_figure, which
hold the figures that have changed and those near to them (sql/observe/near_place.sql), and adds to conflict_wanted or
derivation_wanted. In usable_figure the best figure of a series and time has place 1. Only what a changed figure is part
of is replaced, so a rule need not ask which of them have changed; one that finds many pairs leaves those out of which
neither has (is_changed). The key of a conflict is the rule and the keys of its observations, a to c, joined by |: what
persons settle is found again by these (sql/load/settled_placed.sql).
"""

from collections import Counter
from pathlib import Path

from sqlalchemy import Connection

from pipeline.errors import ConfigError
from pipeline.model import make_id
from pipeline.warehouse.copying import add_missing, run
from pipeline.warehouse.headers import SqlFile, read_folder
from pipeline.warehouse.tables import make_table

_CONFLICT_COLUMNS = (
    "conflict_id", "conflict_key", "rule", "entity_id", "metric_key", "observation_a", "observation_b", "observation_c",
    "gap", "gap_unit",
)  # fmt: skip
_DERIVATION_COLUMNS = (
    "derivation_id", "derivation_key", "rule", "entity_id", "metric_key", "kind", "unit_key", "region", "whole_key",
    "metric_limit", "period_id", "baseline_id", "direction", "value", "value_range", "input_a", "input_b",
)  # fmt: skip


def draw_consequences(conn: Connection, sql_dir: Path) -> Counter[str]:
    """Conflicts and derived figures that those in changed_observation are part of; rows added, by table."""
    for table in ("near_place", "figure", "usable_figure", "conflict_wanted", "derivation_wanted"):
        make_table(conn, f"observe/{table}")
    for rule in [*active_rules(conn, sql_dir), *read_folder(sql_dir / "derivations")]:
        conn.exec_driver_sql(rule.query)
    run(conn, "observe/conflict_of_wrong")
    added: Counter[str] = Counter()
    for kind, columns in (("conflict", _CONFLICT_COLUMNS), ("derivation", _DERIVATION_COLUMNS)):
        run(conn, f"observe/{kind}_stale")
        found = [(make_id(kind, row[0]), *row) for row in run(conn, f"observe/{kind}_unknown")]
        added[f"core.{kind}"] = add_missing(conn, f"core.{kind}", columns, found)
    return added


def active_rules(conn: Connection, sql_dir: Path) -> list[SqlFile]:
    """The rules for conflicts that are on: by a person's word in ops.rule_switch, else by their own header."""
    switched = {row.rule: row.is_on for row in run(conn, "observe/rule_switch")}
    return [rule for rule in conflict_rules(sql_dir) if switched.get(rule.key, is_on_by_default(rule))]


def conflict_rules(sql_dir: Path) -> list[SqlFile]:
    return read_folder(sql_dir / "conflicts")


def is_on_by_default(rule: SqlFile) -> bool:
    return rule.one("default", frozenset({"on", "off"})) == "on"


def rule_named(sql_dir: Path, name: str) -> SqlFile:
    rules = {rule.key: rule for rule in conflict_rules(sql_dir)}
    if name not in rules:
        raise ConfigError(f"no rule {name!r} for conflicts; known: {', '.join(rules)}")
    return rules[name]
