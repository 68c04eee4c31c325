"""Temporary tables made by the statements of sql/, and how the server plans; for the rest of one transaction."""

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


def plan_for_few(conn: Connection) -> None:
    """For the rest of the transaction: few rows of big tables are wanted, and the server knows how big they are.

    Its own count comes within minutes, which is late where many articles are published at once: what it takes for small
    it reads whole, for each statement.
    """
    run(conn, "observe/by_index")
    for grown in run(conn, "observe/table_grown").all():
        table = sql.Identifier(grown.schema_name, grown.table_name)
        driver(conn).execute(sql.SQL("ANALYZE (SKIP_LOCKED) {}").format(table))
