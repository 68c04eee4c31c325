"""Temporary tables made by the statements of sql/, for the rest of one transaction."""

from psycopg import sql
from sqlalchemy import Connection

from pipeline.warehouse.copying import driver, run


def make_table(conn: Connection, name: str) -> None:
    """Run sql/<folder>/<table>.sql, which makes the temporary table <table>; one of an earlier look makes room.

    Counted for the planner at once: of a table just made it knows nothing.
    """
    table = sql.Identifier("pg_temp", name.rpartition("/")[2])
    driver(conn).execute(sql.SQL("DROP TABLE IF EXISTS {} CASCADE").format(table))
    run(conn, name)
    driver(conn).execute(sql.SQL("ANALYZE {}").format(table))
