"""What newsfigures keeps is for its owner alone, whatever the umask; what a person asked for to pass on is not."""

import json
import os
import stat
from pathlib import Path

import pytest

from pipeline.cli.doctor import exposed
from pipeline.newsstand import load_papers
from pipeline.settings import PRIVATE, make_home
from pipeline.warehouse.embedded import EmbeddedServer
from tests.support.command import newsfigures


def rights_of_others(folder: Path) -> dict[str, str]:
    """Paths of this folder, itself too, on which others have any right."""
    return {
        str(path): oct(stat.S_IMODE(path.stat().st_mode))
        for path in (folder, *folder.rglob("*"))
        if not path.is_symlink() and path.stat().st_mode & PRIVATE
    }


def test_a_run_leaves_nothing_that_others_may_read(house_env: dict[str, str], tmp_path: Path) -> None:
    home = Path(house_env["NEWSFIGURES_HOME"])
    archive = tmp_path / "elsewhere" / "archive"
    env = {**house_env, "NEWSFIGURES_ARCHIVE_URL": archive.as_uri()}
    done = newsfigures(env, "ingest", "sample_times", "--limit", "1", umask=0o022, timeout=280)
    assert done.returncode == 0, done.stderr
    parts = list(archive.rglob("*.warc.gz"))
    assert parts
    assert rights_of_others(archive) == {}
    assert home.is_dir()
    assert rights_of_others(home) == {}
    done = newsfigures(env, "claims", "--format", "csv", "--output", str(tmp_path / "claims.csv"), umask=0o022)
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE((tmp_path / "claims.csv").stat().st_mode) == 0o644


def test_a_drafted_source_is_shut_in_the_state_folder_and_not_in_a_folder_that_a_person_names(
    house_env: dict[str, str], tmp_path: Path
) -> None:
    home, mine = Path(house_env["NEWSFIGURES_HOME"]), tmp_path / "mine"
    mine.mkdir()
    url = next(story.url for paper in load_papers().values() for story in paper.stories)
    words = ("new-source", "mine", url, "--feed", "http://times.newsstand.test/rss/allnews.xml")
    for env in (house_env, {**house_env, "NEWSFIGURES_SOURCES_DIR": str(mine)}):
        done = newsfigures(env, *words, umask=0o022)
        assert done.returncode == 0, done.stderr
    assert (home / "sources" / "pages" / "mine.html").is_file()
    assert rights_of_others(home / "sources") == {}
    assert stat.S_IMODE((mine / "pages" / "mine.html").stat().st_mode) == 0o644


def test_a_new_state_folder_is_shut_and_its_server_still_starts(state_folder: Path) -> None:
    before = os.umask(0o022)
    try:
        with EmbeddedServer.start(state_folder / "home"):
            assert exposed(state_folder / "home") is None
            mode = stat.S_IMODE((state_folder / "home").stat().st_mode)
            assert mode & 0o066 == 0, "to pass through is all that the server's own user may, under root"
    finally:
        os.umask(before)


def test_a_state_folder_that_is_there_keeps_its_mode(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    assert stat.S_IMODE(make_home(tmp_path).stat().st_mode) == 0o750


@pytest.mark.parametrize(
    ("home_mode", "inner_mode", "found"),
    [(0o755, 0o700, ""), (0o740, 0o700, ""), (0o711, 0o755, "archive"), (0o711, 0o700, None), (0o700, 0o755, None)],
    ids=["open", "open to a group", "open inside", "shut inside", "shut"],
)
def test_an_older_home_is_told_of(tmp_path: Path, home_mode: int, inner_mode: int, found: str | None) -> None:
    home = tmp_path / "home"
    (home / "archive").mkdir(parents=True)
    (home / "archive").chmod(inner_mode)
    home.chmod(home_mode)
    assert exposed(home) == (None if found is None else home / found)


def test_doctor_says_how_to_shut_an_older_home(house_env: dict[str, str]) -> None:
    home = Path(house_env["NEWSFIGURES_HOME"])
    home.mkdir(exist_ok=True)
    home.chmod(0o755)
    done = newsfigures(house_env, "doctor", "--json", timeout=280)
    looks = {look["what"]: look for look in json.loads(done.stdout)}
    assert (done.returncode, looks["state folder"]["good"]) == (1, False)
    assert f"chmod -R go-rwx {home}" in looks["state folder"]["detail"]
