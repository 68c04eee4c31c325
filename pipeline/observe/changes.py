"""What has changed since the last refresh: the queue that triggers write, and what observe itself worked with then."""

from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection

from pipeline import catalog
from pipeline.model.ids import hash_of
from pipeline.observe.consequences import active_rules
from pipeline.observe.origins import ADMISSION
from pipeline.observe.pins import metric_row
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse.copying import run
from pipeline.warehouse.tables import make_table


def catalogue_fingerprint(entities: Iterable[catalog.Entity]) -> str:
    said = (repr((one.key, one.kind, one.source, sorted(one.names.items()))) for one in entities)
    return hash_of("\n".join([*said, *_measures()]))


def rules_fingerprint(conn: Connection, sql_dir: Path) -> str:
    """Of the statements of observe, what lets a figure in, what metrics and units can be, and which rules are on: where
    that is otherwise than last time, what was worked out then is out of date."""
    files = [*(BUILT_IN_SQL / "observe").glob("*.sql"), *(sql_dir / "derivations").glob("*.sql")]
    rules = [rule.query for rule in active_rules(conn, sql_dir)]
    texts = (path.read_text(encoding="utf-8") for path in sorted(files))
    return hash_of("\n".join([*texts, *rules, repr(ADMISSION), *_measures()]))


def _measures() -> list[str]:
    return [
        *(repr(metric_row(metric)) for _, metric in sorted(catalog.metrics().items())),
        *(repr(pair) for pair in sorted(catalog.units().items())),
        *(repr(pair) for pair in sorted(catalog.conversions().items())),
    ]


def changed_since(conn: Connection, state_key: str, fingerprint: str) -> bool:
    """Whether `fingerprint` is another one than last time; remembered from now on."""
    seen = {row.state_key: row.fingerprint for row in run(conn, "observe/state")}
    if seen.get(state_key) == fingerprint:
        return False
    run(conn, "observe/state_kept", {"state_key": state_key, "fingerprint": fingerprint})
    return True


def take_changes(conn: Connection) -> int:
    """Empty the queue into the tables queue_taken and changed_article; what comes meanwhile stays in the queue.

    How many changes there were.
    """
    make_table(conn, "observe/queue_taken")
    taken = run(conn, "observe/queue_taken_off").rowcount
    make_table(conn, "observe/changed_article")
    return taken
