"""A password may hold any character: it goes from .env to the drivers by PGPASSWORD, and is part of no address."""

import asyncio
from collections.abc import Iterator

import asyncpg
import psycopg
import psycopg2
import pytest
from psycopg import sql
from sqlalchemy import URL, make_url

from tests.support.composed import SECRETS, services
from tests.support.database import DatabaseServer

LOGIN = "newsfigures_test_login"
PASSWORDS = {
    "marks of an address": "@:/?#%&=+;,[]",
    "marks of a shell": "\"$'`\\ !*|<>(){}~",
    "spaces at both ends": "  two words ",
    "of another alphabet": "пароль-암호-ß",
    "like an escape": "%40%(here)s${NOT_HERE}%%",
}


def asked_of(service: str, password: str) -> tuple[str, dict[str, str]]:
    """The address of the warehouse and the environment as a service gets them."""
    env = services(SECRETS | {"POSTGRES_PASSWORD": password})[service]["environment"]
    return env["NEWSFIGURES_DATABASE_URL"], env


@pytest.fixture(params=PASSWORDS.values(), ids=PASSWORDS)
def login(request: pytest.FixtureRequest, database_server: DatabaseServer) -> Iterator[str]:
    """A password that the server's role LOGIN has."""
    with psycopg.connect(plain(make_url(database_server.admin_url)), autocommit=True) as conn:
        role = sql.Identifier(LOGIN)
        conn.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(role, sql.Literal(request.param)))
        yield request.param
        conn.execute(sql.SQL("DROP ROLE {}").format(role))


def plain(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)


def without_password(server: DatabaseServer) -> URL:
    admin = make_url(server.admin_url)
    host = {"host": admin.query["host"], "port": admin.query["port"]} if "host" in admin.query else admin.query
    return URL.create("postgresql", LOGIN, None, admin.host, admin.port, admin.database, host)


@pytest.mark.parametrize("service", ["airflow-scheduler", "init", "backup"])
@pytest.mark.parametrize("password", PASSWORDS.values(), ids=PASSWORDS)
def test_a_service_gets_the_password_as_it_is(service: str, password: str) -> None:
    address, env = asked_of(service, password)
    assert env["PGPASSWORD"] == password
    assert make_url(address).password is None


def test_the_drivers_take_it_from_there(
    login: str, database_server: DatabaseServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, env = asked_of("airflow-api-server", login)
    url = without_password(database_server)
    monkeypatch.setenv("PGPASSWORD", env["PGPASSWORD"])
    for connect in (psycopg.connect, psycopg2.connect):
        connect(plain(url)).close()
    asyncio.run(_connect(plain(url)))


def test_another_password_is_refused(
    login: str, database_server: DatabaseServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above would show nothing."""
    monkeypatch.setenv("PGPASSWORD", login + ".")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(plain(without_password(database_server)))


async def _connect(address: str) -> None:
    await (await asyncpg.connect(address)).close()
