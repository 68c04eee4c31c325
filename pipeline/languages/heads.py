"""A table of patterns -> its rows, whose heads are read part by part; what no table knows is told with file and row.

    [name | what the table wants to know | case]

The flags, which close a head: `case` and `any case`, of which each table takes one for the rows that name neither, and
`lines`, with which ^ and $ are the edges of a line.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from pipeline.errors import ConfigError
from pipeline.languages.pattern_files import Row, compiled, pattern_rows

Value = TypeVar("Value")
Given = Mapping[str, str] | None  # patterns that may stand in those of a table
_FLAGS = {"case": re.NOFLAG, "any case": re.IGNORECASE, "lines": re.MULTILINE}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the file `where`."""

    where: str
    row: Row

    @property
    def name(self) -> str:
        return self.row.head[0]

    def said(self, at: int) -> str:
        """A part of the head; nothing where there is none, or a flag in its place."""
        part = self.row.head[at] if at < len(self.row.head) else ""
        return "" if part in _FLAGS else part

    def one(self, at: int, known: Mapping[str, Value]) -> Value:
        if self.said(at) not in known:
            raise self.error(f"{self.said(at)!r} is none of: {', '.join(known)}")
        return known[self.said(at)]

    def has(self, word: str) -> bool:
        return word in self.row.head[1:]

    def compiled(self, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
        """`flags`: those of a row that names none."""
        said = [_FLAGS[part] for part in self.row.head[1:] if part in _FLAGS]
        return self._compiled(self.row.pattern, said[0] if said else flags)

    def further(self, name: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str] | None:
        """The pattern that stands in the row as `name = pattern`."""
        return self._compiled(self.row.named[name], flags) if name in self.row.named else None

    def _compiled(self, pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
        return compiled(pattern, flags, where=self._place)

    def error(self, what: str) -> ConfigError:
        return ConfigError(f"{self._place}: {what}")

    @property
    def _place(self) -> str:
        return f"{self.where}: [{' | '.join(self.row.head)}]"


def entries(
    code: str,
    table: str,
    given: Given = None,
    *,
    parts: int | None = 1,
    words: Collection[str] = (),
    further: Collection[str] = (),
) -> list[Entry]:
    """The rows of pipeline/languages/<code>/patterns/<table>.txt. `parts`: of the head, behind which only flags and
    `words` stand (None: the table reads its heads itself); `further`: names of the patterns that a row may have beside
    its own."""
    where = f"pipeline/languages/{code}/patterns/{table}.txt"
    found = [Entry(where, row) for row in pattern_rows(code, table, given)]
    for entry in found:
        if parts is not None:
            _check(entry, entry.row.head[parts:], [*words, *_FLAGS])
        _check(entry, entry.row.named, further)
    return found


def _check(entry: Entry, said: Iterable[str], known: Collection[str]) -> None:
    if unknown := [part for part in said if part not in known]:
        raise entry.error(f"{unknown[0]!r} is none of: {', '.join(known)}")


def by_field(code: str, table: str, fields: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """A table whose rows are called as the fields of what they are for, with blanks: [range between]."""
    known, found = {field.replace("_", " "): field for field in fields}, dict[str, re.Pattern[str]]()
    for entry in entries(code, table):
        field = entry.one(0, known)
        if field in found:
            raise entry.error("stands there twice; keep one")
        found[field] = entry.compiled()
    return found
