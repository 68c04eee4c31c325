"""A login at the database for an explorer that stands alone: it can read what pages show, and change nothing."""

from psycopg import sql
from sqlalchemy import NullPool, create_engine

from pipeline.warehouse.copying import driver
from pipeline.warehouse.migrate import VERSION_SCHEMA, VERSION_TABLE

WEB_LOGIN = "newsfigures_web"
_ROLE = "newsfigures_explorer"
"""Made by the migration 0017. `pipeline.explorer.reading` puts on the same one."""


def grant_web_login(url: str, password: str) -> None:
    """Make WEB_LOGIN in the warehouse at `url`, or give it this password. The login of `url` may make roles."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as conn:
        raw = driver(conn)
        login = sql.Identifier(WEB_LOGIN)
        # encrypted here, so that no log of the server has it
        kept = raw.pgconn.encrypt_password(password.encode(), WEB_LOGIN.encode(), b"scram-sha-256").decode()
        if not raw.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (WEB_LOGIN,)).fetchone():
            raw.execute(sql.SQL("CREATE ROLE {} LOGIN").format(login))
        raw.execute(sql.SQL("ALTER ROLE {} LOGIN PASSWORD {}").format(login, sql.Literal(kept)))
        raw.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(_ROLE), login))
        table = sql.Identifier(VERSION_SCHEMA, VERSION_TABLE)  # every command asks first which schema there is
        raw.execute(sql.SQL("GRANT SELECT ON {} TO {}").format(table, login))
