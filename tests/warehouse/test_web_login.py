"""The login of an explorer that stands alone reads what pages show, and changes nothing."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

from pipeline.explorer.reading import Reader
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.web_login import WEB_LOGIN, grant_web_login

PASSWORD = "any:word@all'"


@pytest.fixture
def web_url(database_url: str) -> Iterator[str]:
    grant_web_login(database_url, PASSWORD)
    yield address(database_url, PASSWORD)
    with psycopg.connect(address(database_url, None), autocommit=True) as conn:
        conn.execute(sql.SQL("DROP OWNED BY {0}; DROP ROLE {0}").format(sql.Identifier(WEB_LOGIN)))


def address(url: str, password: str | None) -> str:
    """Of the web login, or of the owner where no password is given."""
    found = make_url(url).set(drivername="postgresql")
    found = found if password is None else found.set(username=WEB_LOGIN, password=password)
    return found.render_as_string(hide_password=False)


def test_it_opens_the_warehouse_and_answers_questions(web_url: str) -> None:
    settings = Settings.from_env({"NEWSFIGURES_DATABASE_URL": web_url})
    with open_warehouse(settings) as warehouse, warehouse.begin():
        pass
    reader = Reader(web_url.replace("postgresql://", "postgresql+psycopg://"))
    assert reader.has_marts()
    reader.close()


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM core.claim",
        "UPDATE ops.schema_version SET version_num = '0001'",
        "INSERT INTO ops.edit DEFAULT VALUES",
        "CREATE TABLE mart.mine (id int)",
        "CREATE ROLE another",
        "TABLE ops.model_request",
    ],
    ids=["a row", "the version", "an edit", "a table", "a login", "what a model was asked"],
)
def test_it_may_neither_change_nor_see_the_rest(web_url: str, statement: str) -> None:
    with psycopg.connect(web_url) as conn, pytest.raises(psycopg.errors.InsufficientPrivilege):
        conn.execute(statement.encode())


def test_a_second_time_only_the_password_is_another(web_url: str, database_url: str) -> None:
    grant_web_login(database_url, "another")
    psycopg.connect(address(database_url, "another")).close()
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(web_url)
