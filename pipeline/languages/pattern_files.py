r"""Patterns of a language: pipeline/languages/<code>/patterns/<name>.txt -> patterns by name, or the rows of a table.

A file holds one thing a line. Indented lines go on with it, joined without a blank, so that no line need be long.
`{name}` stands for a pattern of that name above it, of shared.txt, or one that the caller gives, and `{words/name}` for
the entries of the list words/<name>.txt. `#` begins a line of comment.

    month = (?:jan|feb|
        mar)\w*

    [rate words | rate | before | percent]
        \brates?\sof\s{month}\Z
        unless = \sa year
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from importlib.resources.abc import Traversable

from pipeline.errors import ConfigError
from pipeline.languages.words import alternation

_SHARED = "shared"  # a file of patterns that several of the language name
_NAMED = re.compile(r"([a-z][a-z0-9_]*) = (.+)")
_INSERTED = re.compile(r"\{((?:words/)?[a-z][a-z0-9_]*)\}")
_WORDS = re.compile(r"\{words/(\w+)\}")


@dataclass(slots=True)
class Row:
    """A row of a table: what its head says, its pattern, and further patterns by name."""

    head: tuple[str, ...]
    pattern: str = ""
    named: dict[str, str] = field(default_factory=dict)


def named_patterns(code: str, name: str, given: Mapping[str, str] | None = None) -> Mapping[str, str]:
    """The named patterns of a file that has nothing else; `given` as in `pattern_rows`."""
    found, rows = _parsed(code, name, given)
    if rows:
        raise ConfigError(f"{_path(code, name)}: [{rows[0].head[0]}] is the row of a table; only names stand here")
    return found


def compiled_patterns(code: str, name: str, given: Mapping[str, str] | None = None) -> Mapping[str, re.Pattern[str]]:
    """As `named_patterns`, each of them compiled."""
    where = _path(code, name)
    return {key: compiled(text, where=f"{where}: {key}") for key, text in named_patterns(code, name, given).items()}


def compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG, *, where: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, flags)
    except re.error as error:
        raise ConfigError(f"{where}: {error.msg}: {pattern[error.pos or 0 :][:40]}") from error


def pattern_rows(code: str, name: str, given: Mapping[str, str] | None = None) -> list[Row]:
    """The rows of a table, in its order; `given`: patterns that may stand in them, beside those of the file."""
    return _parsed(code, name, given)[1]


def has_patterns(code: str, name: str) -> bool:
    return _file(code, name).is_file()


def _parsed(code: str, name: str, given: Mapping[str, str] | None) -> tuple[dict[str, str], list[Row]]:
    text = _file(code, name).read_text(encoding="utf-8")
    lists = {f"words/{one}": alternation(code, one) for one in _WORDS.findall(text)}
    shared = named_patterns(code, _SHARED) if name != _SHARED and has_patterns(code, _SHARED) else {}
    return parsed_patterns(text, {**lists, **shared, **(given or {})}, where=_path(code, name))


def parsed_patterns(
    text: str, given: Mapping[str, str] | None = None, *, where: str
) -> tuple[dict[str, str], list[Row]]:
    r"""Named patterns (without `given`) and rows.

    >>> parsed_patterns("n = [1-9]\n\n[rank | before]\n    no\\.\\s\n    {n}{1,3}", where="ranks.txt")
    ({'n': '[1-9]'}, [Row(head=('rank', 'before'), pattern='no\\.\\s[1-9]{1,3}', named={})])
    """
    found: dict[str, str] = {}
    rows: list[Row] = []
    for entry in _entries(text, where):
        known = {**(given or {}), **found}
        if entry[0].startswith("["):
            rows.append(_row(entry, known, where))
            continue
        match = _NAMED.fullmatch("".join(entry))
        if not match:
            raise ConfigError(f"{where}: {entry[0]!r} is neither `name = pattern` nor `[head of a row]`")
        if match[1] in known:
            raise ConfigError(f"{where}: {match[1]} stands there twice; keep one")
        found[match[1]] = _inserted(match[2], known, where)
    return found, rows


def _entries(text: str, where: str) -> list[list[str]]:
    """The lines of each entry, stripped."""
    entries: list[list[str]] = []
    for raw in text.split("\n"):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if not raw.startswith(" "):
            entries.append([line])
        elif entries:
            entries[-1].append(line)
        else:
            raise ConfigError(f"{where}: {line!r} goes on with nothing; an entry begins at the left edge")
    return entries


def _row(entry: list[str], known: Mapping[str, str], where: str) -> Row:
    if not entry[0].endswith("]"):
        raise ConfigError(f"{where}: {entry[0]!r} does not end with `]`")
    row, name = Row(tuple(part.strip() for part in entry[0][1:-1].split("|"))), ""
    for line in entry[1:]:
        match = _NAMED.fullmatch(line)
        name = match[1] if match else name
        part = _inserted(match[2] if match else line, known, where)
        if name:
            row.named[name] = row.named.get(name, "") + part
        else:
            row.pattern += part
    if not row.pattern:
        raise ConfigError(f"{where}: {entry[0]} has no pattern; write it in indented lines below")
    return row


def _inserted(pattern: str, known: Mapping[str, str], where: str) -> str:
    def value(match: re.Match[str]) -> str:
        if match[1] not in known:
            raise ConfigError(f"{where}: {match[0]} stands for no pattern above it")
        return known[match[1]]

    return _INSERTED.sub(value, pattern)


def _path(code: str, name: str) -> str:
    return f"pipeline/languages/{code}/patterns/{name}.txt"


def _file(code: str, name: str) -> Traversable:
    return resources.files(f"pipeline.languages.{code}").joinpath("patterns", f"{name}.txt")
