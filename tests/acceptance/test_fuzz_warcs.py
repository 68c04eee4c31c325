"""Damaged WARC files give the records before the damage, and a reason for what cannot be read.

Run by `make acceptance`; -s shows the figures, NEWSFIGURES_FUZZ_SEED makes other cases.
"""

import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from pipeline.archive import iterate_warc
from pipeline.model import Capture, Drop, Reason
from pipeline.newsstand import Newsstand
from tests.support.damaged_warcs import Damaged, Groups, as_crawled, as_ours, damaged, packed, sample_pages
from tests.support.fuzzing import MEGABYTE, Fuzz

pytestmark = [pytest.mark.acceptance, pytest.mark.timeout(1200)]

CASES = 300
EVERY = 29
"""Of so many files the command reads one, too."""
REASONS = {
    Reason.NO_RECORD, Reason.UNREADABLE, Reason.TOO_LARGE, Reason.ERROR, Reason.SAME_BODY, Reason.NOT_A_PAGE,
    Reason.NOT_FOUND, Reason.GONE, Reason.BLOCKED, Reason.PAYWALLED, Reason.NOT_MODIFIED,
}  # fmt: skip


@pytest.fixture
def pages(newsstand: Newsstand, tmp_path: Path) -> list[Capture]:
    return sample_pages(newsstand, tmp_path / "fetched")


def made(fuzz: Fuzz, number: int, pages: list[Capture], folder: Path) -> Damaged:
    """The same for the same number: ours, a crawler's, or a crawler's that is not packed."""
    chance = fuzz.chance(number)
    groups: Groups = as_crawled(pages, chance) if number % 3 else as_ours(pages, folder / f"ours-{number}")
    zipped = number % 3 < 2
    assert read_from(packed(groups, zipped), folder)[1] == []
    return damaged(groups, zipped, chance)


def read_from(data: bytes, folder: Path) -> tuple[list[Capture], list[Drop]]:
    path = folder / "crawl.warc.gz"
    path.write_bytes(data)
    found = list(iterate_warc(path))
    return [one for one in found if isinstance(one, Capture)], [one for one in found if isinstance(one, Drop)]


def check(case: Damaged, pages: Sequence[Capture], found: Sequence[Capture], drops: Sequence[Drop]) -> str:
    """What is whole before the damage is read, byte for byte; what is missing has its reason."""
    bodies = {(one.final_url, one.sha256) for one in found}
    lost = [place for place in case.whole if (pages[place].final_url, pages[place].sha256) not in bodies]
    assert lost == [], f"{case.kind}: pages {lost} of {case.whole} are not read; {drops}"
    assert {drop.reason for drop in drops} <= REASONS
    assert all(drop.item and len(drop.detail) < 1_000 for drop in drops)
    assert all(one.fetched_at.tzinfo and one.status == 200 and one.url for one in found)
    assert found or drops
    told = sorted({str(drop.reason) for drop in drops})
    return ", ".join([f"{'all' if len(found) >= len(pages) else 'some' if found else 'none'} read", *told])


def test_every_damaged_file_gives_what_is_whole_in_it(pages: list[Capture], tmp_path: Path) -> None:
    fuzz = Fuzz("warcs", cpu=3.0, memory=64 * MEGABYTE)
    reasons: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    read = 0
    for number in range(CASES):
        file = made(fuzz, number, pages, tmp_path)
        with fuzz.case(number, file.data) as case:
            found, drops = read_from(file.data, tmp_path)
            case.ending = check(file, pages, found, drops)
        reasons.update(str(drop.reason) for drop in drops)
        kinds[file.kind] += 1
        read += len(found)
    print(fuzz.told())
    print(f"{read:,} pages read of {CASES * len(pages):,}; {len(kinds)} kinds of damage; drops: {dict(reasons)}")
    assert len(kinds) > 20
    assert read > CASES * len(pages) // 3


def ingest(path: Path, home: Path) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in os.environ.items() if not name.startswith("NEWSFIGURES")}
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", "ingest", "--warc", str(path), "--json"],
        env={**clean, "PYTHONPATH": ":".join(filter(None, sys.path)), "NEWSFIGURES_HOME": str(home)},
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def test_the_command_reads_a_damaged_file_or_says_why_not(
    pages: list[Capture], state_folder: Path, tmp_path: Path
) -> None:
    """One after another into one home: what a file before has brought is known."""
    fuzz = Fuzz("warcs", cpu=60.0, memory=256 * MEGABYTE)
    unreadable = next(number for number in range(CASES) if is_refused(made(fuzz, number, pages, tmp_path), tmp_path))
    for number in sorted({unreadable, *range(0, CASES, EVERY)}):
        file = made(fuzz, number, pages, tmp_path)
        with fuzz.case(number, file.data) as case:
            case.ending = ingested(file, state_folder / "home", tmp_path)
    print(fuzz.told().replace("warcs", "warcs by command"))
    assert fuzz.endings["exit 1"] > 0
    assert fuzz.endings["exit 0"] > CASES // EVERY // 2


def is_refused(file: Damaged, folder: Path) -> bool:
    return Reason.NO_RECORD in {drop.reason for drop in read_from(file.data, folder)[1]}


def ingested(file: Damaged, home: Path, folder: Path) -> str:
    refused = is_refused(file, folder)
    found, drops = read_from(file.data, folder)
    done = ingest(folder / "crawl.warc.gz", home)
    assert done.returncode == refused, done.stderr[-2_000:]
    assert "Traceback" not in done.stderr
    if refused:
        assert re.search(r"error: no WARC file at .* holds a readable record", done.stderr)
    else:
        stage = json.loads(done.stdout)["stages"]["discover"]
        assert stage["taken"] == len(found) + len(drops) == stage["made"] + sum(stage["dropped"].values())
    return f"exit {done.returncode}"
