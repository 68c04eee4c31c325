"""The invented world's calendar: which day it is, kept in a file so that every process sees the same one."""

import fcntl
from datetime import date, timedelta
from pathlib import Path

from pipeline.errors import ConfigError

DAY_ZERO = date(2026, 4, 14)


class World:
    """The day lives in `state_dir`/newsstand.day. A world nobody has advanced stands at day 0, 2026-04-14."""

    def __init__(self, state_dir: Path) -> None:
        state_dir.mkdir(parents=True, exist_ok=True)
        self._file = state_dir / "newsstand.day"

    @property
    def day(self) -> int:
        return self._read()

    @property
    def today(self) -> date:
        return DAY_ZERO + timedelta(days=self.day)

    def advance(self) -> int:
        """Move one day on; two processes that advance at once move two days."""
        with self._file.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            day = self._read() + 1
            fresh = self._file.with_suffix(".new")
            fresh.write_text(f"{day}\n")
            fresh.replace(self._file)
        return day

    def _read(self) -> int:
        try:
            text = self._file.read_text().strip()
        except FileNotFoundError:
            return 0
        if not text.isdigit():
            raise ConfigError(f"{self._file} holds {text!r}, not a day number; delete it to begin at day 0")
        return int(text)
