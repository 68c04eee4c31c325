"""The embedded server: started, joined, left, stopped, and started again after a crash."""

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import NullPool, create_engine, make_url, text

from pipeline.errors import ConfigError
from pipeline.settings import Settings
from pipeline.warehouse import memory, open_warehouse, row_counts
from pipeline.warehouse.embedded import EmbeddedServer, bundled_psql

JOIN = """
import sys
from pathlib import Path
from pipeline.warehouse.embedded import EmbeddedServer
with EmbeddedServer.start(Path(sys.argv[1])) as server:
    print(server.started_here, flush=True)
    if sys.argv[2:] == ["stay"]:
        sys.stdin.read()
"""


@pytest.fixture
def home(state_folder: Path) -> Iterator[Path]:
    """A state folder whose server is down afterwards, whatever the test did."""
    folder = state_folder / "home"
    yield folder
    if (folder / "postgres").is_dir():
        EmbeddedServer.start(folder).stop()


def is_open_to_all(program: Path) -> bool:
    return all(folder.stat().st_mode & 0o001 for folder in (program, *program.parents))


def ask(url: str, query: str) -> object:
    with create_engine(url, poolclass=NullPool).connect() as conn:
        return conn.execute(text(query)).scalar()


def in_another_process(home: Path, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", JOIN, str(home), *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def server_pid(home: Path) -> int:
    return int((home / "postgres" / "postmaster.pid").read_text().split()[0])


def test_the_cache_is_a_part_of_the_memory_and_a_person_may_set_it_otherwise(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = tmp_path / "memory.max"
    limit.write_text(f"{800 * 2**20}\n")
    monkeypatch.setattr(memory, "_LIMIT", limit)
    with EmbeddedServer.start(home) as server:
        assert ask(server.url("postgres"), "SHOW shared_buffers") == "200MB"
    with (home / "postgres" / "postgresql.conf").open("a") as conf:
        conf.write("shared_buffers = 64MB\n")
    with EmbeddedServer.start(home) as server:
        assert ask(server.url("postgres"), "SHOW shared_buffers") == "64MB"


def test_where_no_container_has_a_limit_the_cache_is_of_the_machine(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = tmp_path / "memory.max"
    limit.write_text("max\n")
    monkeypatch.setattr(memory, "_LIMIT", limit)
    with EmbeddedServer.start(home) as server:
        cache = int(str(ask(server.url("postgres"), "SELECT pg_size_bytes(current_setting('shared_buffers'))")))
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    assert cache == 128 * 2**20 or whole / 5 < cache <= whole / 4 or cache == 4 * 2**30


def test_a_new_state_folder_gets_both_databases_and_the_same_rows_are_there_again(home: Path) -> None:
    with EmbeddedServer.start(home) as server:
        assert server.started_here
        assert ask(server.url("warehouse"), "SELECT current_database()") == "warehouse"
        assert make_url(server.airflow_url()).drivername == "postgresql+psycopg2"
        assert ask(server.airflow_url(), "SELECT current_database()") == "airflow"
        engine = create_engine(server.url("warehouse"), poolclass=NullPool)
        with engine.begin() as conn:
            conn.execute(text("CREATE TABLE kept AS SELECT 7 AS number"))
    assert not server.is_running()
    with EmbeddedServer.start(home) as server:
        assert ask(server.url("warehouse"), "SELECT number FROM kept") == 7


def test_only_the_owner_can_read_the_password_and_reach_the_socket(home: Path) -> None:
    with EmbeddedServer.start(home) as server:
        url = make_url(server.url("warehouse"))
        folder = Path(str(url.query["host"]))
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((home / "postgres.password").stat().st_mode) == 0o600
        assert ask(server.url("warehouse"), "SHOW listen_addresses") == ""
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(url.set(drivername="postgresql", password="guess").render_as_string(hide_password=False))


def test_a_process_that_joins_does_not_stop_the_server_when_it_ends(home: Path) -> None:
    with EmbeddedServer.start(home) as server:
        joined = in_another_process(home)
        said, _ = joined.communicate(timeout=60)
        assert (said.strip(), joined.returncode) == ("False", 0)
        assert ask(server.url("warehouse"), "SELECT 1") == 1


def test_the_last_to_leave_stops_the_server_even_if_it_did_not_start_it(home: Path) -> None:
    server = EmbeddedServer.start(home)
    joined = in_another_process(home, "stay")
    assert joined.stdout is not None
    assert joined.stdout.readline().strip() == "False"
    server.leave()
    assert server.is_running()
    joined.communicate(timeout=60)
    assert not server.is_running()


def test_stop_ends_the_server_whoever_uses_it(home: Path) -> None:
    server, joined = EmbeddedServer.start(home), EmbeddedServer.start(home)
    joined.stop()
    assert not server.is_running()
    server.leave()
    server.leave()


def test_a_killed_user_counts_as_having_left(home: Path) -> None:
    killed = in_another_process(home, "stay")
    assert killed.stdout is not None
    assert killed.stdout.readline().strip() == "True"
    killed.kill()
    killed.communicate(timeout=60)
    with EmbeddedServer.start(home) as server:
        assert not server.started_here
        assert ask(server.url("warehouse"), "SELECT 1") == 1
    assert not server.is_running()


def test_a_server_that_was_killed_comes_back_with_what_was_committed(home: Path) -> None:
    server = EmbeddedServer.start(home)
    engine = create_engine(server.url("warehouse"), poolclass=NullPool)
    with engine.begin() as conn:
        conn.execute(text("CREATE TABLE kept AS SELECT 7 AS number"))
    os.kill(server_pid(home), signal.SIGKILL)
    with EmbeddedServer.start(home) as again:
        assert again.started_here
        assert ask(again.url("warehouse"), "SELECT number FROM kept") == 7


def test_a_pid_file_whose_number_went_to_another_program_is_no_obstacle(home: Path) -> None:
    EmbeddedServer.start(home)
    os.kill(server_pid(home), signal.SIGKILL)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        pid_file = home / "postgres" / "postmaster.pid"
        lines = pid_file.read_text().splitlines()
        pid_file.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")
        with EmbeddedServer.start(home) as again:
            assert ask(again.url("warehouse"), "SELECT 1") == 1
        assert stranger.poll() is None
        stranger.communicate(b"\n", timeout=30)


def test_an_initialisation_that_was_cut_off_is_begun_anew(home: Path) -> None:
    (home / "postgres.new").mkdir(parents=True)
    (home / "postgres.new" / "PG_VERSION").write_text("18")
    with EmbeddedServer.start(home) as server:
        assert ask(server.url("warehouse"), "SELECT 1") == 1


def test_a_state_folder_deeper_than_a_socket_path_may_be_works(state_folder: Path) -> None:
    home = state_folder.joinpath(*["a_folder_with_a_long_name"] * 5)
    with EmbeddedServer.start(home) as server:
        folder = Path(str(make_url(server.url("warehouse")).query["host"]))
        assert home not in folder.parents
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert ask(server.url("warehouse"), "SELECT 1") == 1
    assert not folder.exists()


def test_the_socket_folder_of_a_killed_server_is_cleared_away(state_folder: Path) -> None:
    home = state_folder.joinpath(*["a_folder_with_a_long_name"] * 5)
    server = EmbeddedServer.start(home)
    folder = Path(str(make_url(server.url("warehouse")).query["host"]))
    os.kill(server_pid(home), signal.SIGKILL)
    with EmbeddedServer.start(home):
        assert not folder.exists()
        server.leave()


def test_a_state_folder_of_any_name_works(state_folder: Path) -> None:
    with EmbeddedServer.start(state_folder / "Anna's, 100% Дом") as server:
        assert ask(server.url("warehouse"), "SELECT 1") == 1
        assert ask(server.airflow_url(), "SELECT 1") == 1


def test_a_folder_that_its_programs_would_misread_is_refused(state_folder: Path) -> None:
    with pytest.raises(ConfigError, match="no quotes"):
        EmbeddedServer.start(state_folder / "a$(touch b)")


def test_a_lost_password_is_named_at_once(home: Path) -> None:
    with EmbeddedServer.start(home):
        password = (home / "postgres.password").read_text()
        (home / "postgres.password").write_text("lost")
        with pytest.raises(ConfigError, match=r"postgres\.password is not the password"):
            EmbeddedServer.start(home)
        (home / "postgres.password").write_text(password)


@pytest.mark.skipif(
    os.geteuid() != 0 or not is_open_to_all(Path(sys.executable).resolve()),
    reason="only root can become another user, and only with a Python that others may run",
)
def test_it_works_for_another_user_than_root(state_folder: Path) -> None:
    nobody = 65534
    for folder in (state_folder, *state_folder.parents):
        folder.chmod(folder.stat().st_mode | 0o011)
    home = state_folder / "theirs"
    home.mkdir()
    os.chown(home, nobody, nobody)
    done = subprocess.run(
        [sys.executable, "-c", JOIN, str(home)],
        user=nobody, group=nobody, extra_groups=[], cwd=home, capture_output=True, text=True, check=False, timeout=120,
        env={"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONDONTWRITEBYTECODE": "1", "HOME": str(home)},
    )  # fmt: skip
    assert (done.stdout.strip(), done.stderr, done.returncode) == ("True", "", 0)
    assert (home / "postgres").stat().st_uid == nobody


def test_without_a_url_in_the_settings_the_warehouse_is_the_embedded_one_with_its_schema(home: Path) -> None:
    settings = Settings.from_env({"NEWSFIGURES_HOME": str(home)})
    for _ in range(2):
        with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
            assert row_counts(conn)["raw.lead"] == 0


def test_a_psql_comes_with_the_server() -> None:
    program = bundled_psql()
    assert program is not None
    assert "PostgreSQL" in subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
