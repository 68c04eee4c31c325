"""The peer of publish: the staged rows of a run by COPY into unlogged tables without keys, then one INSERT a table into
tables with the columns, keys, indexes and foreign keys of core. It keeps no history, counts nothing and queues nothing.

Both sides get the same bytes, as the server gave them out of stage.*, so that no Python is measured on either.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

from psycopg import sql
from sqlalchemy import Connection, text

from benchmarks.meter import Meter, Spent
from pipeline.warehouse.copying import driver

STAGED = ("reading", "article", "claim")
MERGED = {"article": "article_id", "article_revision": "revision_id", "claim": "claim_id", "reading": "capture_id"}
"""Tables of core that publish fills, in an order that their foreign keys allow, and what tells their rows apart."""

_OF_STAGE = {"run_key", "capture_id", "ordinal", "claim_id"}
_MERGES = {
    "article": """
        INSERT INTO bare.article (article_id, source_key, article_key, url)
        SELECT article_id, source_key, article_key, url FROM bare.stage_article
        ON CONFLICT DO NOTHING
    """,
    "article_revision": """
        INSERT INTO bare.article_revision (
            revision_id, article_id, revision_no, is_current, first_capture_id, title, subtitle, language, authors,
            section, layout, published_at, published_on, modified_at, paywalled, syndicated_from, flags, text,
            text_sha256, blocks, dropped
        )
        SELECT
            revision_id, article_id, 1, TRUE, capture_id, title, subtitle, language, authors, section, layout,
            published_at, published_on, modified_at, paywalled, syndicated_from, flags, text, text_sha256, blocks,
            dropped
        FROM bare.stage_article
        ON CONFLICT DO NOTHING
    """,
    "claim": """
        INSERT INTO bare.claim (claim_id, revision_id, extractor_version, is_current, made_at, {said})
        SELECT said.claim_id, article.revision_id, reading.extractor_version, TRUE, now(), {said}
        FROM bare.stage_claim AS said
        INNER JOIN bare.stage_article AS article USING (capture_id)
        INNER JOIN bare.stage_reading AS reading USING (capture_id)
        ON CONFLICT DO NOTHING
    """,
    "reading": """
        INSERT INTO bare.reading (
            capture_id, parser_version, extractor_version, revision_id, drop_reason, drop_detail, claims_skipped,
            numbers_unread, read_at
        )
        SELECT
            reading.capture_id, parser_version, extractor_version, revision_id, drop_reason, drop_detail,
            claims_skipped, numbers_unread, now()
        FROM bare.stage_reading AS reading
        INNER JOIN bare.stage_article AS article USING (capture_id)
        ON CONFLICT DO NOTHING
    """,
}


class Pair(NamedTuple):
    """What the same rows cost: COPY to stage and publish, COPY and merge of the peer."""

    copy: Spent
    publish: Spent
    bare_copy: Spent
    bare_merge: Spent


@dataclass(slots=True)
class BareLoad:
    """The peer's tables, in a schema of their own beside core, kept as full as core."""

    meter: Meter
    said: list[str] = field(default_factory=list)

    def make(self) -> None:
        with self.meter.warehouse.begin() as conn:
            conn.execute(text("CREATE SCHEMA bare"))
            for table in MERGED:
                _run(conn, "CREATE TABLE {} (LIKE {} INCLUDING ALL)", ("bare", table), ("core", table))
            for table, rule in conn.execute(_FOREIGN_KEYS, {"tables": list(MERGED)}).all():
                said = rule.replace("REFERENCES core.", "REFERENCES bare.")
                driver(conn).execute(sql.SQL("ALTER TABLE {} ADD ").format(_name("bare", table)) + sql.SQL(said))
            for table in STAGED:
                staged = ("bare", f"stage_{table}")
                _run(conn, "CREATE UNLOGGED TABLE {} AS SELECT * FROM {} WITH NO DATA", staged, ("stage", table))
            names = conn.scalars(_COLUMNS, {"name": "stage.claim"}).all()
        self.said = [name for name in names if name not in _OF_STAGE]

    def drop(self) -> None:
        with self.meter.warehouse.begin() as conn:
            conn.execute(text("DROP SCHEMA bare CASCADE"))

    def against(self, publish: Callable[[Connection], object], *, bare_first: bool) -> Pair:
        """What is staged now, loaded by both. Not measured: filling the peer's tables with what core holds."""
        with self.meter.warehouse.begin() as conn:
            rows = {table: _taken(conn, table) for table in STAGED}
            driver(conn).execute("TRUNCATE stage.reading, stage.article, stage.claim")
            for table, key in MERGED.items():
                _run(conn, _CATCH_UP, ("bare", table), ("core", table), ("bare", table), key=key)
            conn.execute(text("CHECKPOINT"))
        bare = self._load(rows) if bare_first else None
        copied, _ = self.meter.spend(lambda conn: _copied(conn, "stage", "", rows))
        published, _ = self.meter.spend(publish)
        return Pair(copied, published, *(bare or self._load(rows)))

    def _load(self, rows: dict[str, bytes]) -> tuple[Spent, Spent]:
        copied, _ = self.meter.spend(lambda conn: _copied(conn, "bare", "stage_", rows))
        merged, _ = self.meter.spend(self._merge)
        return copied, merged

    def _merge(self, conn: Connection) -> None:
        said = sql.SQL(", ").join(map(sql.Identifier, self.said))
        for statement in _MERGES.values():
            driver(conn).execute(sql.SQL(statement).format(said=said))
        driver(conn).execute("TRUNCATE bare.stage_reading, bare.stage_article, bare.stage_claim")


_CATCH_UP = """
    INSERT INTO {} SELECT * FROM {} AS held
    WHERE NOT EXISTS (SELECT 1 FROM {} AS known WHERE known.{key} = held.{key})
"""
_FOREIGN_KEYS = text("""
    SELECT holder.relname, PG_GET_CONSTRAINTDEF(rule.oid)
    FROM pg_constraint AS rule
    INNER JOIN pg_class AS holder ON rule.conrelid = holder.oid
    WHERE rule.contype = 'f' AND holder.relnamespace = CAST('core' AS regnamespace) AND holder.relname = ANY(:tables)
""")
_COLUMNS = text("""
    SELECT attname FROM pg_attribute
    WHERE attrelid = CAST(:name AS regclass) AND attnum > 0 AND NOT attisdropped
    ORDER BY attnum
""")


def _taken(conn: Connection, table: str) -> bytes:
    """The rows of stage.<table> in the server's binary form."""
    with driver(conn).cursor() as cursor, cursor.copy(_copy("stage", table, "TO STDOUT (FORMAT binary)")) as copy:
        return b"".join(map(bytes, copy))


def _copied(conn: Connection, schema: str, prefix: str, rows: dict[str, bytes]) -> None:
    for table, data in rows.items():
        command = _copy(schema, prefix + table, "FROM STDIN (FORMAT binary)")
        with driver(conn).cursor() as cursor, cursor.copy(command) as copy:
            copy.write(data)


def _copy(schema: str, table: str, how: str) -> sql.Composed:
    return sql.SQL("COPY {} ").format(_name(schema, table)) + sql.SQL(how)


def _run(conn: Connection, statement: str, *tables: tuple[str, str], key: str = "") -> None:
    named = {"key": sql.Identifier(key)} if key else {}
    driver(conn).execute(sql.SQL(statement).format(*(_name(*table) for table in tables), **named))


def _name(schema: str, table: str) -> sql.Identifier:
    return sql.Identifier(schema, table)
