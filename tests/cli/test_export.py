"""`newsfigures export`."""

from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.iceberg_catalogue import open_catalogue
from tests.support.command import env_of, newsfigures
from tests.support.figures import Printed, story_of
from tests.support.iceberg import rest_catalogue, rows_in, table_of
from tests.support.press import look, print_stories


@pytest.fixture
def house(settings: Settings) -> dict[str, str]:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        print_stories(conn, story_of("gazette", Printed(value="612300")), story_of("courier", Printed(value="612300")))
        look(conn)
    return env_of(settings)


def test_both_tables_are_written_and_counted(house: dict[str, str], tmp_path: Path) -> None:
    done = newsfigures(house, "export", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "2 claims in 1 file," in done.stdout
    assert "1 observation in 1 file," in done.stdout
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "README.md",
        "claims",
        "observations",
        "schema.json",
    ]


def test_options_narrow_what_is_written(house: dict[str, str], tmp_path: Path) -> None:
    narrow = (
        "--what",
        "claims",
        "--format",
        "csv",
        "--source",
        "gazette",
        "--from",
        "2026-04-14",
        "--to",
        "2026-04-15",
    )
    done = newsfigures(house, "export", str(tmp_path / "out"), *narrow)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "claims.csv").read_text(encoding="utf-8").count(
        "http://gazette.test/en/0 (retrieved"
    ) == 1


def test_a_source_that_is_none_is_refused_and_takes_no_export_away(house: dict[str, str], tmp_path: Path) -> None:
    narrow = ("--what", "claims", "--format", "csv", "--source")
    assert newsfigures(house, "export", str(tmp_path / "out"), *narrow, "gazette").returncode == 0
    before = (tmp_path / "out" / "claims.csv").read_bytes()
    done = newsfigures(house, "export", str(tmp_path / "out"), *narrow, "gazete")
    assert (done.returncode, "no source 'gazete'" in done.stderr) == (78, True)
    assert (tmp_path / "out" / "claims.csv").read_bytes() == before
    nothing = newsfigures(house, "export", str(tmp_path / "out"), *narrow, "sample_times")
    assert (nothing.returncode, "0 claims" in nothing.stdout) == (0, True)


def test_a_folder_of_something_else_is_left_alone(house: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = newsfigures(house, "export", str(tmp_path))
    assert (done.returncode, "is no export" in done.stderr) == (78, True)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_iceberg_tables_are_brought_up_to_date_and_old_snapshots_removed(house: dict[str, str], tmp_path: Path) -> None:
    lake = str(tmp_path / "lake")
    first = newsfigures(house, "export", "--iceberg", lake)
    assert first.returncode == 0, first.stderr
    assert "newsfigures.fct_claim: 2 rows, 1 day written; snapshot " in first.stdout
    assert "newsfigures.fct_conflict: 0 rows, nothing changed; no snapshot yet" in first.stdout
    again = newsfigures(house, "export", "--iceberg", lake, "--expire-before", "2126-01-01")
    assert again.returncode == 0, again.stderr
    assert "newsfigures.fct_claim: 2 rows, nothing changed; snapshot " in again.stdout
    assert "newsfigures.fct_claim: 0 snapshots and 0 files removed" in again.stdout
    claims = rows_in(table_of(open_catalogue(lake, None), "fct_claim"))
    assert sorted(row["source_key"] for row in claims) == ["courier", "gazette"]


def test_a_rest_catalogue_is_asked_with_the_token_of_the_environment(house: dict[str, str], tmp_path: Path) -> None:
    with rest_catalogue(tmp_path / "lake", token="secret") as served:
        env = {"NEWSFIGURES_ICEBERG_CATALOGUE": served.url, "PYICEBERG_CATALOG__NEWSFIGURES__TOKEN": "secret"}
        done = newsfigures(house | env, "export", "--iceberg", str(tmp_path / "lake"))
        assert done.returncode == 0, done.stderr
        assert len(rows_in(table_of(served.behind, "fct_claim"))) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--iceberg", "lake", "--source", "gazette"], "--source cannot go with --iceberg"),
        (["out", "--expire-before", "2026-01-01"], "files have no snapshots"),
        (["out", "--catalogue", "https://catalogue.test"], "--catalogue and --expire-before go with --iceberg"),
    ],
    ids=["filter", "no snapshots", "no catalogue"],
)
def test_what_does_not_go_together_is_said(tmp_path: Path, words: list[str], said: str) -> None:
    done = newsfigures({"NEWSFIGURES_HOME": str(tmp_path / "home"), "COLUMNS": "200"}, "export", *words)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
