"""What a machine does to a command is told in one line with its remedy and an exit code, never as a traceback."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, text

from pipeline import flow
from pipeline.cli import main
from pipeline.settings import Settings
from pipeline.stack.environment import free_port
from tests.support.disks import unwritable

COMMANDS = (("claims",), ("db", "status"), ("db", "upgrade"), ("maintain",), ("forget", "--source", "a", "--yes"))
WAITING = (
    "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = CURRENT_DATABASE() AND wait_event_type = 'Lock'"
    " AND application_name = 'newsfigures'"
)
TERMINATED = (
    "SELECT PG_TERMINATE_BACKEND(pid) FROM pg_stat_activity WHERE datname = CURRENT_DATABASE()"
    " AND application_name = 'newsfigures'"
)


def command(*words: str, env: dict[str, str]) -> subprocess.Popen[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NEWSFIGURES")}
    return subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", *words],
        env={**clean, "PYTHONPATH": ":".join(filter(None, sys.path)), **env},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


class Told:
    """Runs the entry point with these words and this environment, and gives its one line on stderr."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch, self._capture = monkeypatch, capsys

    def error(self, *words: str, code: int, **env: object) -> str:
        with self._patch.context() as patch:
            for name in [name for name in os.environ if name.startswith("NEWSFIGURES")]:
                patch.delenv(name)
            for name, value in env.items():
                patch.setenv(f"NEWSFIGURES_{name.upper()}", str(value))
            patch.setattr(sys, "argv", ["newsfigures", *words])
            with pytest.raises(SystemExit) as ended:
                main()
        told = self._capture.readouterr().err
        assert (ended.value.code, told[:7], len(told.splitlines())) == (code, "error: ", 1), told
        return told


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(monkeypatch, capsys)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_home_that_is_a_file_is_named_with_its_setting(told: Told, tmp_path: Path, words: tuple[str, ...]) -> None:
    home = tmp_path / "home"
    home.write_text("mine")
    said = told.error(*words, code=78, home=home)
    assert str(home) in said
    assert "NEWSFIGURES_HOME" in said
    assert home.read_text() == "mine"


def test_what_an_error_names_steers_no_terminal(told: Told) -> None:
    said = told.error("parse", "--jsonl", "pages\x1b[2J\x9b31m", code=78)
    assert "cannot read pages [2J 31m: " in said


def test_a_folder_that_cannot_be_written_is_named(told: Told, tmp_path: Path, settings: Settings) -> None:
    with unwritable(tmp_path / "closed") as closed:
        for home in (closed, closed / "deeper"):
            for words in (("claims",), ("up",)):
                said = told.error(*words, code=78, home=home)
                assert str(home) in said
                assert "NEWSFIGURES_HOME" in said
        url = settings.database_url
        assert str(closed) in told.error("newsstand", "advance", code=78, home=closed, database_url=url)
        file = str(closed / "claims.csv")
        export = ("claims", "--format", "csv", "--output", file)
        assert file in told.error(*export, code=78, home=tmp_path / "home", database_url=url)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://me:secret@db.test/news", "mysql"),
        ("sqlite:///file.db", "sqlite"),
        ("db.test/news", "postgresql://"),
        ("postgresql://me:secret@db.test:port/news", "postgresql://"),
    ],
    ids=["another server", "a file", "no scheme", "a port that is none"],
)
def test_a_database_that_is_no_postgresql_is_refused_without_its_password(
    told: Told, tmp_path: Path, words: tuple[str, ...], url: str, says: str
) -> None:
    said = told.error(*words, code=78, home=tmp_path / "home", database_url=url)
    assert "NEWSFIGURES_DATABASE_URL" in said
    assert says in said
    assert "secret" not in said


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_database_that_is_down_may_be_tried_again_later(told: Told, tmp_path: Path, words: tuple[str, ...]) -> None:
    url = f"postgresql://me:secret@127.0.0.1:{free_port()}/news"
    said = told.error(*words, code=75, home=tmp_path / "home", database_url=url)
    assert "is the server up, and NEWSFIGURES_DATABASE_URL right?" in said
    assert "secret" not in said


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_login_that_the_server_refuses_has_to_be_configured(
    told: Told, settings: Settings, words: tuple[str, ...]
) -> None:
    url = str(settings.database_url).replace("//postgres:", "//nobody_here:")
    assert "NEWSFIGURES_DATABASE_URL" in told.error(*words, code=78, home=settings.home, database_url=url)


@pytest.mark.acceptance
def test_a_connection_that_is_lost_in_a_run_is_no_failure_of_the_run(house_env: dict[str, str]) -> None:
    engine = create_engine(house_env["NEWSFIGURES_DATABASE_URL"], poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as conn, engine.connect() as watching:
        conn.execution_options(isolation_level="READ COMMITTED")
        with conn.begin():
            conn.execute(text("LOCK TABLE stage.reading IN ACCESS EXCLUSIVE MODE"))
            running = command("ingest", "sample_times", "--limit", "2", "--json", env=house_env)
            while not watching.scalar(text(WAITING)):
                assert running.poll() is None, running.communicate()
                time.sleep(0.1)
            watching.execute(text(TERMINATED))
            _, complaint = running.communicate(timeout=240)
    assert (running.returncode, "Traceback" in complaint) == (75, False), complaint
    assert "connection" in complaint
    report = flow.ingest("sample_times", settings=Settings.from_env(house_env), limit=2)
    assert report["rows"]["core.claim"] > 0, "the same again does the rest"


@pytest.mark.parametrize(
    ("url", "says"),
    [("postgresql://me:secret@127.0.0.1:{port}/news", "is the server up"), ("mysql://me:secret@db.test/news", "mysql")],
    ids=["down", "no postgresql"],
)
def test_doctor_tells_of_a_warehouse_it_cannot_reach_and_looks_at_the_rest(tmp_path: Path, url: str, says: str) -> None:
    env = {
        "NEWSFIGURES_HOME": str(tmp_path / "home"),
        "NEWSFIGURES_DATABASE_URL": url.format(port=free_port()),
    }
    running = command("doctor", "--json", env=env)
    out, complaint = running.communicate(timeout=240)
    assert (running.returncode, "Traceback" in complaint) == (1, False), complaint
    looks = {look["what"]: look for look in json.loads(out)}
    assert says in looks["warehouse"]["detail"]
    assert not looks["warehouse"]["good"]
    assert "secret" not in out
    assert looks["sources"]["good"]
    assert looks["Airflow"]["good"]
