"""Backup and restore: the same rows, whole or not at all, on whichever server."""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection, NullPool, create_engine, text

from pipeline.errors import ConfigError, PipelineError
from pipeline.settings import BUILT_IN_SQL, Settings
from pipeline.warehouse import checksums, open_warehouse, row_counts, status, upgrade
from pipeline.warehouse.backup import MANIFEST, Manifest, back_up, verify_backup
from pipeline.warehouse.conflicts import find_conflicts, one_conflict, settle_conflict
from pipeline.warehouse.connect import make_engine
from pipeline.warehouse.embedded import EmbeddedServer
from pipeline.warehouse.restore import restore
from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories
from tests.support.rows import NOON, fetch_page, start_run

LEAD = (
    "INSERT INTO raw.lead (lead_id, url, source_key, origin, found_at, due_at)"
    " VALUES (gen_random_uuid(), 'http://lantern.test/news/a', 'lantern_post', 'feed', now(), now())"
)
TAKEN = ("raw.", "core.", "ops.")


@pytest.fixture(scope="module")
def filled_name(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    """Two papers that disagree, a person's word on it, and a page that was fetched and not read."""
    name = database_server.create(template_database)
    with connected(database_server.url(name)) as conn, conn.begin():
        print_stories(
            conn,
            story_of("gazette", Printed(value="612300"), Printed(value="8.70", unit="percent", kind="change")),
            story_of(
                "courier",
                Printed(
                    value="431900",
                    said_by="Самуил & Co\t«42»\\",
                    confidences={"value": Decimal("0.99"), "entity": Decimal("0.8")},
                ),
                Printed(value="700100", period="2026-06", modality="forecast"),
            ),
        )
        look(conn)
        (found,) = find_conflicts(conn)
        conflict = one_conflict(conn, str(found["conflict_id"]))
        settle_conflict(conn, conflict, status="both_right", by="editor", note="two\nlines", now=NOON)
        fetch_page(conn, start_run(conn), "a", "unread")
        look(conn)
    yield name
    database_server.drop(name)


@pytest.fixture(scope="module")
def filled(database_server: DatabaseServer, filled_name: str) -> str:
    """Its URL; nobody changes its rows."""
    return database_server.url(filled_name)


@pytest.fixture
def file(filled: str, tmp_path: Path) -> Path:
    """A backup of it."""
    save(filled, tmp_path / "one.zip")
    return tmp_path / "one.zip"


@pytest.fixture
def empty_url(database_server: DatabaseServer) -> Iterator[str]:
    with database_server.database() as url:
        yield url


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    engine = make_engine(url)
    with engine.connect() as conn:
        yield conn
    engine.dispose()


def save(url: str, file: Path) -> Manifest:
    with connected(url) as conn:
        return back_up(conn, file, code_version="0", now=NOON)


def fill(url: str, file: Path, **options: bool) -> Manifest:
    with connected(url) as conn, conn.begin():
        return restore(conn, file, BUILT_IN_SQL, **options)


def held(url: str) -> tuple[dict[str, str], dict[str, int]]:
    with connected(url) as conn:
        kept = {name: rows for name, rows in row_counts(conn).items() if name.startswith(TAKEN)}
        return checksums(conn), kept


def marts(url: str) -> dict[str, int]:
    """Tables and views that people ask, with how many rows each has."""
    with connected(url) as conn:
        names = conn.scalars(
            text("SELECT table_name FROM information_schema.tables WHERE table_schema = 'mart' ORDER BY table_name")
        ).all()
        return {name: conn.scalar(text(f"SELECT COUNT(*) FROM mart.{name}")) or 0 for name in names}  # noqa: S608


def print_one(url: str, paper: str, value: str) -> None:
    with connected(url) as conn, conn.begin():
        print_stories(conn, story_of(paper, Printed(value=value), hours=5))


def test_what_is_restored_has_the_same_rows_and_checksums(filled: str, empty_url: str, tmp_path: Path) -> None:
    manifest = save(filled, tmp_path / "one.zip")
    fill(empty_url, tmp_path / "one.zip")
    there = held(filled)
    assert held(empty_url) == there
    assert there[1]["core.claim"] == 4
    assert there[1]["ops.conflict_settled"] == 1
    assert {part.table: part.rows for part in manifest.parts} == {
        name: rows for name, rows in there[1].items() if name != "ops.schema_version"
    }


def test_all_marts_are_there_after_a_restore_with_their_rows(filled: str, database_url: str, file: Path) -> None:
    """Those that are views too, which hold no rows of their own."""
    fill(database_url, file, replace=True)
    assert marts(database_url) == marts(filled)
    assert {"fct_evidence", "dim_entity", "source_health"} <= marts(filled).keys()


def test_what_was_queued_for_observe_is_looked_at_after_a_restore(
    database_server: DatabaseServer, filled_name: str, empty_url: str, tmp_path: Path
) -> None:
    with database_server.database(filled_name) as url:
        print_one(url, "herald", "612300")
        save(url, tmp_path / "one.zip")
        fill(empty_url, tmp_path / "one.zip")
        for each in (url, empty_url):
            with connected(each) as conn, conn.begin():
                look(conn)
        assert held(empty_url) == held(url)
    with connected(empty_url) as conn:
        assert conn.scalar(text("SELECT MAX(origins) FROM mart.fct_observation")) == 2
        assert conn.scalar(text("SELECT COUNT(*) FROM ops.observe_queue")) == 0
    print_one(empty_url, "observer", "5")
    with connected(empty_url) as conn:
        assert conn.scalar(text("SELECT COUNT(*) > 0 FROM ops.observe_queue"))


def test_the_same_warehouse_gives_the_same_file_for_its_owner_alone(filled: str, file: Path) -> None:
    save(filled, file.with_name("two.zip"))
    assert file.read_bytes() == file.with_name("two.zip").read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert sorted(path.name for path in file.parent.iterdir()) == ["one.zip", "two.zip"]


def test_a_file_that_is_there_is_not_written_over(filled: str, tmp_path: Path) -> None:
    (tmp_path / "one.zip").write_text("dear")
    with pytest.raises(ConfigError, match=r"one\.zip is there already"):
        save(filled, tmp_path / "one.zip")
    with pytest.raises(ConfigError, match=r"no folder .*nowhere; make it first"):
        save(filled, tmp_path / "nowhere" / "one.zip")
    assert (tmp_path / "one.zip").read_text() == "dear"


def test_rows_that_are_there_stay_unless_they_are_to_be_replaced(filled: str, database_url: str, file: Path) -> None:
    print_one(database_url, "herald", "7")
    before = held(database_url)
    with pytest.raises(ConfigError, match=r"holds rows already \(in core.*--replace"):
        fill(database_url, file)
    assert held(database_url) == before
    fill(database_url, file, replace=True)
    assert held(database_url) == held(filled)


def test_a_database_with_tables_of_somebody_else_is_refused(empty_url: str, file: Path) -> None:
    with connected(empty_url) as conn, conn.begin():
        conn.execute(text("CREATE SCHEMA raw"))
        conn.execute(text("CREATE TABLE raw.theirs (number integer)"))
    with pytest.raises(ConfigError, match=r"somebody else .*raw\.theirs"):
        fill(empty_url, file, replace=True)
    with connected(empty_url) as conn:
        assert conn.scalar(text("SELECT COUNT(*) FROM raw.theirs")) == 0


def rewritten(file: Path, name: str, old: bytes, new: bytes) -> None:
    """With other bytes in one entry, as a valid zip."""
    with zipfile.ZipFile(file) as archive:
        entries = {entry: archive.read(entry) for entry in archive.namelist()}
    assert old in entries[name]
    entries[name] = entries[name].replace(old, new)
    with zipfile.ZipFile(file, "w") as archive:
        for entry, words in entries.items():
            archive.writestr(entry, words)


def with_rows(file: Path, table: str, old: bytes, new: bytes) -> None:
    """With other rows of a table, whose checksum says that they are the right ones."""
    part = next(one for one in verify_backup(file).parts if one.table == table)
    with zipfile.ZipFile(file) as archive:
        rows = archive.read(f"{table}.copy")
    assert old in rows
    wrong = rows.replace(old, new)
    rewritten(file, f"{table}.copy", rows, wrong)
    rewritten(file, MANIFEST, part.sha256.encode(), hashlib.sha256(wrong).hexdigest().encode())


def test_a_damaged_file_is_refused_before_anything_is_touched(database_url: str, file: Path) -> None:
    whole = file.read_bytes()
    print_one(database_url, "herald", "7")
    before = held(database_url)
    middle = len(whole) // 3
    for damaged, said in (
        (whole[:-200], "damaged or cut short"),
        (whole[:middle] + b"\0" * 64 + whole[middle + 64 :], "restore from another copy"),
        (b"not a zip at all", "damaged or cut short"),
    ):
        file.write_bytes(damaged)
        with pytest.raises(PipelineError, match=said):
            fill(database_url, file, replace=True)
    file.write_bytes(whole)
    rewritten(file, "core.claim.copy", b"612300", b"612301")
    with pytest.raises(PipelineError, match=r"rows of core\.claim do not have their checksum"):
        fill(database_url, file, replace=True)
    with pytest.raises(ConfigError, match="no file"):
        fill(database_url, file.with_name("other.zip"))
    assert held(database_url) == before


def test_a_backup_of_a_later_version_is_refused(database_url: str, file: Path) -> None:
    schema = verify_backup(file).schema
    rewritten(file, MANIFEST, f'"schema": "{schema}"'.encode(), b'"schema": "9999"')
    with pytest.raises(ConfigError, match="schema 9999, made by a later newsfigures"):
        fill(database_url, file)
    rewritten(file, MANIFEST, b'"format": 1', b'"format": 2')
    with pytest.raises(ConfigError, match="has format 2, this newsfigures reads 1"):
        fill(database_url, file)


def test_an_older_backup_is_migrated(database_server: DatabaseServer, empty_url: str, tmp_path: Path) -> None:
    with database_server.database() as older_url:
        upgrade(older_url, BUILT_IN_SQL, "0004")
        with connected(older_url) as conn, conn.begin():
            conn.execute(text(LEAD))
        assert save(older_url, tmp_path / "one.zip").schema == "0004"
    fill(empty_url, tmp_path / "one.zip")
    assert status(empty_url, BUILT_IN_SQL).pending == ()
    with connected(empty_url) as conn:
        assert [tuple(row) for row in conn.execute(text("SELECT url, state FROM raw.lead"))] == [
            ("http://lantern.test/news/a", "pending")
        ]
        assert conn.scalar(text("SELECT COUNT(*) FROM mart.fct_claim")) == 0


def test_tombstones_of_a_database_of_before_outlive_a_restore(file: Path, empty_url: str) -> None:
    """Of one that does not know yet for what they stand, and with which others."""
    upgrade(empty_url, BUILT_IN_SQL, "0024")
    with connected(empty_url) as conn, conn.begin():
        conn.execute(
            text(
                "INSERT INTO raw.tombstone (key_sha256, forgotten_at, note)"
                " VALUES (raw.tombstone_key('http://lantern.test/news/a'), now(), 'letter of May')"
            )
        )
    fill(empty_url, file, replace=True)
    with connected(empty_url) as conn:
        found = conn.execute(text("SELECT note, kind, stands_with FROM raw.tombstone")).all()
    assert [tuple(row) for row in found] == [("letter of May", None, None)]


def test_a_database_without_a_warehouse_has_nothing_to_back_up(empty_url: str, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="holds no warehouse"):
        save(empty_url, tmp_path / "one.zip")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_half_way_leaves_the_rows_as_they_were(database_url: str, file: Path) -> None:
    """A file whose checksums fit rows that no such table takes."""
    with_rows(file, "ops.run", b"\t1\t", b"\t-1\t")
    print_one(database_url, "herald", "7")
    before = held(database_url)
    with pytest.raises(PipelineError, match="clear_number"):
        fill(database_url, file, replace=True)
    assert held(database_url) == before


def test_a_restored_file_of_the_embedded_server_fills_another_server(tmp_path: Path, state_folder: Path) -> None:
    """The way to another major version of PostgreSQL."""
    elsewhere = os.environ.get("NEWSFIGURES_TEST_DATABASE_URL")
    if not elsewhere:
        pytest.skip(
            "set NEWSFIGURES_TEST_DATABASE_URL to a server of another version, as a user who may make databases"
        )
    home = state_folder / "home"
    settings = Settings.from_env({"NEWSFIGURES_HOME": str(home)})
    try:
        with open_warehouse(settings) as warehouse:
            url = warehouse.engine.url.render_as_string(hide_password=False)
            with warehouse.begin() as conn:
                print_stories(conn, story_of("gazette", Printed(value="612300")))
                look(conn)
            there = held(url)
            save(url, tmp_path / "one.zip")
    finally:
        EmbeddedServer.start(home).stop()
    name = f"newsfigures_test_{os.getpid()}_other"
    admin = create_engine(
        elsewhere.replace("postgresql://", "postgresql+psycopg://", 1),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
    )
    with admin.connect() as conn:
        conn.execute(text(f'CREATE DATABASE "{name}" TEMPLATE template0'))
    try:
        url = admin.url.set(database=name).render_as_string(hide_password=False)
        fill(url, tmp_path / "one.zip")
        assert held(url) == there
    finally:
        with admin.connect() as conn:
            conn.execute(text(f'DROP DATABASE "{name}" WITH (FORCE)'))


def test_rows_that_refer_to_rows_that_are_not_there_are_told_of(filled: str, database_url: str, file: Path) -> None:
    with connected(filled) as conn:
        revision = str(conn.scalar(text("SELECT revision_id FROM core.claim LIMIT 1")))
    with_rows(file, "core.claim", revision.encode(), b"0" * 8 + revision.encode()[8:])
    print_one(database_url, "herald", "7")
    before = held(database_url)
    with pytest.raises(PipelineError, match=r"one\.zip: the rows of core\.claim do not fit .* another copy"):
        fill(database_url, file, replace=True)
    assert held(database_url) == before


def test_rows_that_are_none_are_told_of(filled: str, empty_url: str, file: Path) -> None:
    with connected(filled) as conn:
        revision = str(conn.scalar(text("SELECT revision_id FROM core.claim LIMIT 1")))
    with_rows(file, "core.claim", revision.encode(), b"no id at all")
    with pytest.raises(PipelineError, match=r"one\.zip: the rows of core\.claim do not fit .* another copy"):
        fill(empty_url, file)


PART = {"table": "a.b", "columns": ["c"], "rows": 1, "size": 1, "sha256": ""}
SAID = {"format": 1, "schema": "0004", "code_version": "0", "server_version": 1, "made_at": "x", "parts": [PART]}


@pytest.mark.parametrize(
    "words",
    [
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b"\xff\xfe",
        b"null",
        b"[]",
        json.dumps({**SAID, "schema": []}).encode(),
        json.dumps({**SAID, "made_at": 5}).encode(),
        json.dumps({**SAID, "parts": [1]}).encode(),
        json.dumps({**SAID, "parts": [{**PART, "columns": [{}]}]}).encode(),
        json.dumps({**SAID, "parts": [{**PART, "table": 5}]}).encode(),
        json.dumps({**SAID, "parts": [{**PART, "rows": "7"}]}).encode(),
    ],
    ids=["lists without end", "objects without end", "no UTF-8", "nothing", "a list", "schema", "time", "a part",
         "columns", "table", "rows"],
)  # fmt: skip
def test_a_manifest_that_is_none_is_told_of(file: Path, words: bytes) -> None:
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(MANIFEST, words)
    with pytest.raises(ConfigError, match=r"one\.zip is no backup of newsfigures"):
        verify_backup(file)


def test_an_entry_that_cannot_be_unpacked_is_told_of(file: Path) -> None:
    """As an encrypted one, or one packed in a way that this Python does not know."""
    whole = file.read_bytes()
    for old, new in ((b"\x00\x00\x08\x00", b"\x01\x00\x08\x00"), (b"\x00\x00\x08\x00", b"\x00\x00\x63\x00")):
        name = whole.rindex(b"core.claim.copy")
        at = whole.rindex(old, 0, name)
        assert name - at < 46, "in the directory entry of that file"
        file.write_bytes(whole[:at] + new + whole[at + 4 :])
        with pytest.raises(PipelineError, match="restore from another copy"):
            verify_backup(file)
