"""The numbers of all advisory locks, and how one is taken until a transaction ends. What each is for is said where it
is taken."""

from enum import IntEnum, unique

from sqlalchemy import Connection, text


@unique
class Lock(IntEnum):
    """Of our own choosing. SOURCE, RUN and EXPORT are halves of keys, beside a name; the others are keys themselves."""

    MIGRATION = 7_306_001
    SOURCE = 7_306_002
    PARTITIONS = 7_306_003
    PUBLISH = 7_306_004
    OBSERVE = 7_306_005
    RUN = 7_306_006
    MODEL_REQUEST = 7_306_007
    EXPORT = 7_306_008
    EDIT = 7_306_009


def one_at_a_time(conn: Connection, lock: Lock) -> None:
    """Wait for the lock and hold it until the transaction ends."""
    conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock.value})
