"""`newsfigures export`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories


@pytest.fixture
def house(settings: Settings) -> dict[str, str]:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        print_stories(conn, story_of("gazette", Printed(value="612300")), story_of("courier", Printed(value="612300")))
        look(conn)
    return {"NEWSFIGURES_HOME": str(settings.home), "NEWSFIGURES_DATABASE_URL": str(settings.database_url)}


def newsfigures(env: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, **env},
    )


def test_both_tables_are_written_and_counted(house: dict[str, str], tmp_path: Path) -> None:
    done = newsfigures(house, "export", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    assert "2 claims in 1 files" in done.stdout
    assert "1 observations in 1 files" in done.stdout
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


def test_a_folder_of_something_else_is_left_alone(house: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    done = newsfigures(house, "export", str(tmp_path))
    assert (done.returncode, "is no export" in done.stderr) == (78, True)
    assert (tmp_path / "mine.txt").read_text() == "mine"
