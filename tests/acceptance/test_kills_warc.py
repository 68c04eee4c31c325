"""`ingest --warc`, killed twenty times wherever it stands: the next run does the rest, and no row tells of the kill.

Run by `make acceptance`; -s shows each kill.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import psutil
import pytest

from pipeline.archive import verify
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from tests.support.crawls import write_crawl
from tests.support.kills import HEAD, Held, Kill, checksum, differences, held, postmaster

pytestmark = pytest.mark.acceptance

KILLS = 20
SEED = 15
VICTIMS = ("command", "a worker", "PostgreSQL")
AGAIN = 0.5
"""How often the run that follows a kill is killed as well."""
PATIENCE = 1200.0


class Ended(NamedTuple):
    code: int
    seconds: float
    report: dict[str, Any]
    complaint: str

    def __str__(self) -> str:
        stages = self.report.get("stages", {})
        made = f"takes in {stages['fetch']['made']}, reads {stages['extract']['made']}, " if stages else ""
        complaint = self.complaint.removeprefix("error: ")[:36] if self.code > 0 else ""
        return f"exit {self.code}: {made}{complaint}{', ' if complaint else ''}{self.seconds:.0f} s"


class House:
    """A warehouse of its own, with the server in its home."""

    def __init__(self, home: Path, crawl: Path) -> None:
        self._env = {name: value for name, value in os.environ.items() if not name.startswith("NEWSFIGURES")}
        self._env |= {"NEWSFIGURES_HOME": str(home)}
        self._command = [sys.executable, "-m", "pipeline.cli", "ingest", "--warc", str(crawl), "--json"]
        self.home = home
        self.settings = Settings.from_env({"NEWSFIGURES_HOME": str(home)})

    @contextmanager
    def running(self) -> Iterator["Running"]:
        begun = time.monotonic()
        with subprocess.Popen(
            self._command, env=self._env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True,
        ) as process:  # fmt: skip
            try:
                yield Running(process, begun)
            finally:
                process.kill()

    def run(self) -> Ended:
        with self.running() as running:
            return running.end()

    def close(self) -> None:
        if server := postmaster(self.home):
            server.kill()


class Running:
    """A command at work."""

    def __init__(self, process: "subprocess.Popen[str]", begun: float) -> None:
        self._process = process
        self.begun = begun

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.begun

    def command(self) -> psutil.Process | None:
        return psutil.Process(self._process.pid) if self._process.poll() is None else None

    def workers(self) -> list[psutil.Process]:
        command = self.command()
        found = command.children() if command else []
        return [child for child in found if "spawn_main" in " ".join(_words(child))]

    def wait_for(self, look: Callable[[], Any], pause: float = 0.0) -> Any:
        """What `look` finds, and `pause` seconds later still finds; None where the run ends before."""
        while not look():
            if self._process.poll() is not None or self.seconds > PATIENCE:
                return None
            time.sleep(0.1)
        until = time.monotonic() + pause
        while time.monotonic() < until and self._process.poll() is None:
            time.sleep(0.1)
        return look() if self._process.poll() is None else None

    def end(self) -> Ended:
        said, complaint = self._process.communicate(timeout=PATIENCE)
        report = json.loads(said) if said.strip() else {}
        return Ended(self._process.returncode, self.seconds, report, complaint.strip())


def _words(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


class Usual(NamedTuple):
    """A run that nobody disturbs: how long it takes, when it has workers, and what it leaves."""

    seconds: float
    workers: float
    """For how long it has workers."""
    rows: Held


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("crawl")
    with Newsstand(folder / "newsstand") as newsstand:
        pages = write_crawl(newsstand, folder / "crawl", days=3, back_days=5, work=folder / "parts")
    assert pages > 50, "two batches at least, for workers to read"
    return folder / "crawl"


def undisturbed(house: House) -> Usual:
    with house.running() as running:
        assert running.wait_for(running.workers)
        begun = running.seconds
        while running.workers():
            time.sleep(0.1)
        workers = running.seconds - begun
        ended = running.end()
    assert ended.code == 0, ended.complaint
    return Usual(ended.seconds, workers, held(house.settings))


def struck(house: House, draw: Random, usual: Usual) -> Kill | Ended:
    """A run that is hit by a kill, or how it ended where it did so before."""
    victim, share = draw.choice(VICTIMS), draw.uniform(0.01, 0.99)
    with house.running() as running:
        look: Callable[[], Any] = {
            "command": running.command, "a worker": running.workers, "PostgreSQL": lambda: postmaster(house.home),
        }[victim]  # fmt: skip
        found = running.wait_for(look, share * (usual.workers if victim == "a worker" else usual.seconds))
        if not found:
            return running.end()
        at, orphans = running.seconds, running.workers() if victim == "command" else []
        (draw.choice(found) if isinstance(found, list) else found).kill()
        ended = running.end()
    assert "Traceback" not in ended.complaint, ended.complaint
    assert ended.code == -9 if victim == "command" else ended.code in {0, 75}, f"{victim}: {ended}"
    _, left = psutil.wait_procs(orphans, timeout=60)
    assert not left, "workers outlive the command that they read for"
    return Kill(victim, at, str(ended), "is killed too")


def struck_and_done_again(house: House, draw: Random, usual: Usual, most: int) -> list[Kill]:
    """Kills, one upon the other as the dice will, and a run that nobody disturbs; the rows are the usual ones then."""
    kills: list[Kill] = []
    last: Ended | None = None
    while last is None:
        found = house.run() if len(kills) == most or (kills and draw.random() >= AGAIN) else struck(house, draw, usual)
        if isinstance(found, Kill):
            kills.append(found)
        else:
            last = found
    assert last.code == 0, f"{kills}: {last}"
    assert differences(held(house.settings), usual.rows) == {}, kills
    assert not verify(house.settings.archive_url).faults, kills
    return [*kills[:-1], *(kill._replace(then=str(last)) for kill in kills[-1:])]


def test_twenty_kills_of_a_warc_run_leave_no_trace(crawl: Path, state_folder: Path) -> None:
    usual = undisturbed(House(state_folder / "undisturbed", crawl))
    draw, begun = Random(SEED), time.monotonic()
    kills: list[Kill] = []
    print(HEAD)
    for number in range(4 * KILLS):
        house = House(state_folder / f"house-{number}", crawl)
        try:
            for kill in struck_and_done_again(house, draw, usual, KILLS - len(kills)):
                kills.append(kill)
                print(f"{len(kills):>3} {kill}", flush=True)
        finally:
            house.close()
        if len(kills) == KILLS:
            break
    print(
        f"{len(kills)} kills of a run of {usual.seconds:.0f} s in {time.monotonic() - begun:.0f} s; "
        f"{sum(map(len, usual.rows.values()))} rows of {len(usual.rows)} tables, {checksum(usual.rows)[:16]}, each time"
    )
    assert {kill.victim for kill in kills} == set(VICTIMS)
    assert len(kills) == KILLS
