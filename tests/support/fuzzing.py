"""Cases made by chance from a seed: each is measured and counted by how it ends, and kept in a file when it fails."""

import math
import os
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

import psutil
import pytest

from pipeline.extract import read_text
from pipeline.languages import known

SEED = os.environ.get("NEWSFIGURES_FUZZ_SEED", "15")
MEGABYTE = 1 << 20
_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass
class Case:
    """`ending` is the word under which it is counted; `reason` and the like, not a text of the case."""

    number: int
    ending: str = ""


@dataclass
class Fuzz:
    """A suite of cases. Each may take so many seconds of `cpu` and `wall`, and so much more `memory` (bytes)."""

    name: str
    cpu: float
    memory: int
    wall: float = math.inf
    endings: Counter[str] = field(default_factory=Counter)
    worst_cpu: float = 0.0
    worst_wall: float = 0.0
    worst_memory: int = 0
    _first: int = 0

    def chance(self, number: int) -> Random:
        """The same for the same seed, suite and number, so that one case can be made again alone."""
        return Random(f"{SEED} {self.name} {number}")

    @contextmanager
    def case(self, number: int, data: bytes) -> Iterator[Case]:
        """Whatever is raised inside is told with the seed, the number and the file that holds `data`."""
        case = Case(number)
        before, cpu, wall = _reset_peak(), time.process_time(), time.monotonic()
        self._first = self._first or before
        try:
            yield case
            spent, took = time.process_time() - cpu, time.monotonic() - wall
            grown = max(_peak() - before, 0)
            assert case.ending, "it has no ending"
            assert spent <= self.cpu, f"{spent:.2f} s of CPU, {self.cpu} allowed"
            assert took <= self.wall, f"{took:.2f} s, {self.wall} allowed"
            assert grown <= self.memory, f"{grown / MEGABYTE:.0f} MB, {self.memory / MEGABYTE:.0f} allowed"
        except (Exception, pytest.fail.Exception) as error:
            place = Path(tempfile.gettempdir()) / f"newsfigures-fuzz-{self.name}-{SEED}-{number}"
            place.write_bytes(data)
            raise AssertionError(
                f"{self.name}: case {number} of seed {SEED} ({place}): {type(error).__name__}: {error}"
            ) from error
        self.endings[case.ending] += 1
        self.worst_cpu = max(self.worst_cpu, spent)
        self.worst_wall = max(self.worst_wall, took)
        self.worst_memory = max(self.worst_memory, grown)

    def told(self) -> str:
        """For the table of figures."""
        endings = ", ".join(f"{word} {count}" for word, count in self.endings.most_common())
        kept = (psutil.Process().memory_info().rss - self._first) / MEGABYTE
        return (
            f"\n{self.name}: {self.endings.total():,} cases of seed {SEED}: {endings}; worst {self.worst_cpu:.2f} s"
            f" of CPU, {self.worst_wall:.2f} s in all, {self.worst_memory / MEGABYTE:.0f} MB;"
            f" {kept:+.0f} MB kept at the end"
        )


def load_the_reader() -> None:
    """What is loaded once, the tables of every language among it, is not to count as a case's own."""
    for code in known():
        read_text("7 cats, 7 кошек, 고양이 7마리, 2026.", code, date(2026, 4, 14))


def _reset_peak() -> int:
    """Bytes in use now. Linux can be told to measure the peak anew; elsewhere it stays that of the whole process."""
    if os.access(_CLEAR, os.W_OK):
        _CLEAR.write_text("5")
        return _peak()
    return max(psutil.Process().memory_info().rss, _peak())


def _peak() -> int:
    if _STATUS.exists():
        line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
