"""sql/marts/*.sql -> tables of the schema mart. A file is a query under a header: key, indexes, columns, scope.

A mart is a table, so that what people ask is answered from an index. It is made anew beside itself and compared: rows
that are gone or differ leave, rows that are new come, all in the caller's transaction. So nobody sees it empty or half
done, rows that stay are not touched, and a reader is never locked out, except when its columns or indexes change.

A mart with the line `-- scope: article` joins the view scope_article and has a column article_id: where only some
articles have changed, that view holds these and no other row is worked out or compared. `-- after: name` puts a mart
behind another one that it reads. One with the line `-- as: view` is counted when somebody asks: what it counts is all
that is held, and each refresh would count it.
"""

from collections.abc import Iterable, Mapping
from enum import Enum
from pathlib import Path

from psycopg import Connection as Driver
from psycopg import sql
from sqlalchemy import Connection

from pipeline.errors import ConfigError
from pipeline.model.ids import hash_of
from pipeline.warehouse.copying import Row, driver, run
from pipeline.warehouse.headers import SqlFile, read_folder

_COLUMNS = (
    "SELECT attname, format_type(atttypid, atttypmod) FROM pg_attribute"
    " WHERE attrelid = to_regclass(%(table)s) AND attnum > 0 AND NOT attisdropped ORDER BY attnum"
)
_PRIMARY_KEY = (
    "SELECT attname FROM pg_index INNER JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey)"
    " WHERE indrelid = to_regclass(%(table)s) AND indisprimary ORDER BY array_position(indkey::smallint[], attnum)"
)
_INDEXES = (
    "SELECT index.relname, obj_description(index.oid) FROM pg_index AS held"
    " INNER JOIN pg_class AS index ON held.indexrelid = index.oid"
    " WHERE held.indrelid = to_regclass(%(table)s) AND NOT held.indisprimary"
)
SCOPES = ("article", "observation", "series", "conflict", "derivation")
"""Tables of core by whose id a mart may be narrowed; what has changed of them stands in changed_<name>."""
_TOLD_NEW = frozenset({"observation", "series"})
"""Scopes of which changed_<name> says what is new: of that a mart holds no row, and none need be looked for."""


class RefreshScope(Enum):
    """How much of the marts to bring up to date. One that is defined otherwise than last time, or is not there, is made
    whole anyway."""

    ALL = "all"
    CHANGED = "changed"  # only what stands in the tables changed_<scope> of this transaction
    DEFINITIONS = "definitions"  # only those that are defined otherwise


def rebuild_marts(conn: Connection, marts_dir: Path, refresh: RefreshScope = RefreshScope.ALL) -> dict[str, int]:
    """Bring the marts up to date; rows added, by table."""
    seen = {row.state_key: row.fingerprint for row in run(conn, "observe/state")}
    renewed: set[str] = set()
    added: dict[str, int] = {}
    for mart in _in_order(read_folder(marts_dir)):
        mark = hash_of(mart.query)
        state_key = f"mart.{mart.key}"
        # of a restored warehouse the fingerprints are back, and no mart
        is_to_be_made = (
            seen.get(state_key) != mark
            or not renewed.isdisjoint(mart.all("after"))
            or not _columns(driver(conn), state_key)
        )
        if is_to_be_made:
            renewed.add(mart.key)
            run(conn, "observe/state_kept", {"state_key": state_key, "fingerprint": mark})
        elif refresh is RefreshScope.DEFINITIONS or _is_view(mart):
            continue
        if _is_view(mart):
            _make_view(driver(conn), mart)
            continue
        whole = is_to_be_made or refresh is not RefreshScope.CHANGED
        added[state_key] = _rebuild(driver(conn), mart, None if whole else _scope(mart))
    return added


def _is_view(mart: SqlFile) -> bool:
    return bool(mart.all("as")) and mart.one("as", frozenset({"view"})) == "view"


def _make_view(conn: Driver[Row], mart: SqlFile) -> None:
    """Views of it go as well, and are made anew behind it."""
    view = sql.Identifier("mart", mart.key)
    conn.execute(sql.SQL("DROP VIEW IF EXISTS {} CASCADE").format(view))
    conn.execute(sql.SQL("CREATE VIEW {} AS {}").format(view, sql.SQL(mart.query)))
    _describe(conn, mart, "VIEW", [name for name, _ in _columns(conn, f"mart.{mart.key}")])


def _rebuild(conn: Driver[Row], mart: SqlFile, scope: str | None) -> int:
    """Rows added. With a scope only rows of what has changed are worked out and compared."""
    fresh = sql.Identifier("pg_temp", f"fresh_{mart.key}")
    _open_scope(conn, _scope(mart), changed=scope is not None)
    conn.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(fresh))
    conn.execute(
        sql.SQL("CREATE TEMPORARY TABLE {} ON COMMIT DROP AS {}").format(
            sql.Identifier(f"fresh_{mart.key}"),
            sql.SQL(mart.query),
        )
    )
    columns = _columns(conn, f"pg_temp.fresh_{mart.key}")
    held_key = [name for (name,) in conn.execute(_PRIMARY_KEY, {"table": f"mart.{mart.key}"})]
    if columns != _columns(conn, f"mart.{mart.key}") or held_key != _key(mart):
        _create(conn, mart, [name for name, _ in columns])
    _index(conn, mart)
    conn.execute(sql.SQL("ANALYZE {}").format(fresh))
    added = _merge(conn, mart, scope)
    for name in mart.all("gin"):
        # what waits in the list of new entries is read through by each search, until a vacuum comes
        conn.execute("SELECT gin_clean_pending_list(to_regclass(%s))", [f"mart.{_index_name(mart, name)}"])
    _close_scope(conn, _scope(mart))
    return added


def _merge(conn: Driver[Row], mart: SqlFile, scope: str | None) -> int:
    """Rows that are gone or differ leave the mart, and those that it lacks come; how many came."""
    fresh = sql.Identifier("pg_temp", f"fresh_{mart.key}")
    table = sql.Identifier("mart", mart.key)
    same_key = sql.SQL(" AND ").join(
        sql.SQL("fresh.{0} = kept.{0}").format(sql.Identifier(name)) for name in _key(mart)
    )
    conn.execute(
        sql.SQL(
            "DELETE FROM {table} AS kept {using} WHERE {within} AND NOT EXISTS ("
            "SELECT 1 FROM {fresh} AS fresh WHERE {same_key} AND ROW(fresh.*) IS NOT DISTINCT FROM ROW(kept.*))"
        ).format(table=table, fresh=fresh, same_key=same_key, using=_changed("USING", scope), within=_within(scope))
    )
    added = conn.execute(
        sql.SQL(
            "INSERT INTO {table} SELECT fresh.* FROM {fresh} AS fresh WHERE NOT EXISTS ("
            "SELECT 1 FROM {table} AS kept {join} WHERE {same_key} AND {within}) ORDER BY {order}"
        ).format(
            table=table,
            fresh=fresh,
            same_key=same_key,
            join=_changed("CROSS JOIN", scope),
            within=_within(scope),
            order=_laid(mart),
        )
    )
    return added.rowcount


def _open_scope(conn: Driver[Row], scope: str | None, *, changed: bool) -> None:
    if scope is None:
        return
    rows = sql.Identifier("pg_temp", f"changed_{scope}") if changed else sql.Identifier("core", scope)
    conn.execute(
        sql.SQL("CREATE OR REPLACE TEMPORARY VIEW {} AS SELECT {} FROM {}").format(
            sql.Identifier(f"scope_{scope}"), sql.Identifier(f"{scope}_id"), rows
        )
    )


def _close_scope(conn: Driver[Row], scope: str | None) -> None:
    if scope is not None:
        conn.execute(sql.SQL("DROP VIEW {}").format(sql.Identifier("pg_temp", f"scope_{scope}")))


def _changed(how: str, scope: str | None) -> sql.Composable:
    if scope is None:
        return sql.SQL("")
    return sql.SQL(how + " {} AS changed").format(sql.Identifier("pg_temp", f"changed_{scope}"))


def _within(scope: str | None) -> sql.Composable:
    if scope is None:
        return sql.SQL("TRUE")
    told = sql.SQL("kept.{0} = changed.{0}").format(sql.Identifier(f"{scope}_id"))
    return told + sql.SQL(" AND NOT changed.is_new") if scope in _TOLD_NEW else told


def _scope(mart: SqlFile) -> str | None:
    return mart.one("scope", frozenset(SCOPES)) if mart.all("scope") else None


def _in_order(marts: Iterable[SqlFile]) -> list[SqlFile]:
    """By name, a mart behind those that it reads."""
    known: Mapping[str, SqlFile] = {mart.key: mart for mart in marts}
    placed: dict[str, SqlFile] = {}

    def place(mart: SqlFile, asked: tuple[str, ...]) -> None:
        for name in mart.all("after"):
            if name not in known or name in asked:
                raise ConfigError(f"{mart.path}: '-- after: {name}' names no other mart, or one that waits for this")
            place(known[name], (*asked, mart.key))
        placed[mart.key] = mart

    for mart in known.values():
        place(mart, (mart.key,))
    return list(placed.values())


def _create(conn: Driver[Row], mart: SqlFile, columns: list[str]) -> None:
    """Views of it go as well, and are made anew behind it."""
    table = sql.Identifier("mart", mart.key)
    conn.execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(table))
    conn.execute(
        sql.SQL("CREATE TABLE {} AS TABLE {} WITH NO DATA").format(
            table, sql.Identifier("pg_temp", f"fresh_{mart.key}")
        )
    )
    conn.execute(sql.SQL("ALTER TABLE {} ADD PRIMARY KEY ({})").format(table, _names(_key(mart))))
    _describe(conn, mart, "TABLE", columns)


def _describe(conn: Driver[Row], mart: SqlFile, kind: str, columns: list[str]) -> None:
    said = {name.removeprefix("column "): words for name, words in mart.header if name.startswith("column ")}
    if set(said) != set(columns):
        odd = ", ".join(sorted(set(said) ^ set(columns)))
        raise ConfigError(f"{mart.path}: describe each column with '-- column name: words', no others; see {odd}")
    grain = mart.query.splitlines()[0].removeprefix("--").strip()
    name = sql.Identifier("mart", mart.key)
    conn.execute(sql.SQL("COMMENT ON {} {} IS {}").format(sql.SQL(kind), name, sql.Literal(grain)))
    for column, words in said.items():
        described = sql.Identifier("mart", mart.key, column)
        conn.execute(sql.SQL("COMMENT ON COLUMN {} IS {}").format(described, sql.Literal(words)))


def _index(conn: Driver[Row], mart: SqlFile) -> None:
    """Bring the indexes in line, each told by its comment: they may change where the columns stay. `order` is the way
    lists go: columns or expressions in brackets, and INCLUDE with what they are narrowed by, so that rows that do not
    fit cost little."""
    wanted = {f"{mart.key}_order": f"btree {one}" for one in mart.all("order")}
    for kind, method in (("index", "btree"), ("gin", "gin")):
        wanted |= {_index_name(mart, one): f"{method} ({one})" for one in mart.all(kind)}
    held: dict[str, str | None] = dict(conn.execute(_INDEXES, {"table": f"mart.{mart.key}"}).fetchall())
    for name, told in held.items():
        if told != wanted.get(name):
            conn.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier("mart", name)))
    for name, spec in wanted.items():
        if held.get(name) != spec:
            made = sql.SQL("CREATE INDEX {} ON {} USING " + spec)  # of a file that ships with newsfigures
            conn.execute(made.format(sql.Identifier(name), sql.Identifier("mart", mart.key)))
            comment = sql.SQL("COMMENT ON INDEX {} IS {}")
            conn.execute(comment.format(sql.Identifier("mart", name), sql.Literal(spec)))


def _laid(mart: SqlFile) -> sql.Composable:
    """What lists show together lies together."""
    orders = [sql.SQL(one.partition(" INCLUDE ")[0]) for one in mart.all("order")]
    return sql.SQL(", ").join([*orders, _names(_key(mart))])


def _index_name(mart: SqlFile, columns: str) -> str:
    return "_".join([mart.key, *_split(columns), "idx"])[:63]


def _columns(conn: Driver[Row], table: str) -> list[tuple[str, str]]:
    return [(name, kind) for name, kind in conn.execute(_COLUMNS, {"table": table})]


def _key(mart: SqlFile) -> list[str]:
    return _split(mart.one("key"))


def _split(words: str) -> list[str]:
    return [name.strip() for name in words.split(",")]


def _names(names: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))
