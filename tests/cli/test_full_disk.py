"""A command on a full disk says in one line which folder has no room; with room the same command does the rest."""

import json
from pathlib import Path

import pytest

from pipeline.archive import verify
from pipeline.settings import Settings
from tests.cli.test_remedies import command
from tests.support.command import env_of
from tests.support.disks import fill, mounted, widen

pytestmark = pytest.mark.acceptance

PAPER = "http://times.newsstand.test/business"
PAGES = (
    f"{PAPER}/companies/20260414/ferrypay-revenue-rises-264-percent-in-first-quarter",
    f"{PAPER}/games/20260411/paper-koi-nears-10-million-downloads",
)
INGEST = ("ingest", "sample_times", *(word for page in PAGES for word in ("--url", page)), "--json")
LATER = 75


def ended(*words: str, env: dict[str, str]) -> tuple[int, str, str]:
    running = command(*words, env=env)
    out, complaint = running.communicate(timeout=240)
    return running.returncode, out, complaint.strip()


def assert_told(found: tuple[int, str, str], folder: Path) -> None:
    code, _, complaint = found
    assert code == LATER, complaint
    assert complaint.startswith(f"error: no space left in {folder}; make room, then start the command again"), complaint
    assert len(complaint.splitlines()) == 1


def assert_whole(env: dict[str, str]) -> None:
    """The warehouse has claims of both pages, and the archive nothing torn."""
    code, out, complaint = ended("claims", "--format", "jsonl", "--limit", "0", env=env)
    assert code == 0, complaint
    assert {json.loads(line)["url"] for line in out.splitlines()} == set(PAGES)
    assert verify((Path(env["NEWSFIGURES_HOME"]) / "archive").as_uri()).faults == ()


def test_a_house_on_a_disk_too_small_for_it_is_made_when_there_is_room(state_folder: Path) -> None:
    with mounted(state_folder / "disk", "size=60m,mode=0755") as disk:
        env = {"NEWSFIGURES_HOME": str(disk / "home")}
        assert_told(ended("db", "upgrade", env=env), disk / "home")
        assert_told(ended("claims", env=env), disk / "home")
        widen(disk, "400m")
        code, out, complaint = ended("db", "upgrade", env=env)
        assert (code, out[:16]) == (0, "warehouse is at "), complaint


def test_an_ingest_whose_disk_fills_is_done_by_the_next_one(state_folder: Path) -> None:
    with mounted(state_folder / "disk", "size=400m,mode=0755") as disk:
        env = {"NEWSFIGURES_HOME": str(disk / "home")}
        assert ended("db", "upgrade", env=env)[0] == 0
        ballast = fill(disk, leaving=512 << 10)
        assert_told(ended(*INGEST, env=env), disk / "home")
        ballast.unlink()
        code, _, complaint = ended(*INGEST, env=env)
        assert code == 0, complaint
        assert_whole(env)


def test_pages_that_find_no_room_are_fetched_by_the_next_ingest(house_env: dict[str, str], tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "size=1m") as disk:
        env = {**house_env, "NEWSFIGURES_HOME": str(disk)}
        ballast = fill(disk, leaving=4 << 10)
        assert_told(ended(*INGEST, env=env), disk / "parts" / "sample_times")
        ballast.unlink()
        code, _, complaint = ended(*INGEST, env=env)
        assert code == 0, complaint
        assert_whole(env)


@pytest.mark.parametrize("words", [("db", "dictionary", "--output"), ("backup",), ("export",)], ids=" ".join)
def test_an_output_that_finds_no_room_names_its_folder(
    settings: Settings, tmp_path: Path, words: tuple[str, ...]
) -> None:
    env = env_of(settings)
    with mounted(tmp_path / "disk", "size=64k") as disk:
        fill(disk, leaving=0)
        assert_told(ended(*words, str(disk / "out"), env=env), disk)
