"""Word lists of a language: pipeline/languages/<code>/words/<name>.txt -> sets and tables. Each is read once.

One entry a line; `#` opens a comment; a table's line is `entry = value`.
"""

from collections import Counter
from functools import lru_cache
from importlib import resources

from pipeline.errors import ConfigError


@lru_cache
def word_list(code: str, name: str) -> frozenset[str]:
    """The entries of a list."""
    return frozenset(entry for entry, _ in parsed(_text(code, name), where=_path(code, name)))


@lru_cache
def alternation(code: str, name: str) -> str:
    """The entries of a list of words or patterns as one alternation, in its order, without a group around it."""
    return "|".join(entry for entry, _ in parsed(_text(code, name), where=_path(code, name)))


@lru_cache
def word_table(code: str, name: str) -> dict[str, str]:
    """The entries of a table with their values, in its order."""
    where = _path(code, name)
    found = parsed(_text(code, name), where=where)
    if bare := next((entry for entry, value in found if not value), None):
        raise ConfigError(f"{where}: {bare!r} has no value; write `{bare} = value`")
    return dict(found)


def number_table(code: str, name: str) -> dict[str, int]:
    return {entry: int(value) for entry, value in word_table(code, name).items()}


def parsed(text: str, *, where: str) -> list[tuple[str, str]]:
    """Entries with their values, which are empty in a list.

    >>> parsed("# animals\\ncat = cat\\nsea lion = sea lion  # not a lion", where="animals.txt")
    [('cat', 'cat'), ('sea lion', 'sea lion')]
    """
    lines = [line for raw in text.split("\n") if (line := raw.partition("#")[0].strip())]
    found = [(entry, value) for entry, _, value in (line.partition(" = ") for line in lines)]
    twice = [entry for entry, count in Counter(entry for entry, _ in found).items() if count > 1]
    if twice:
        raise ConfigError(f"{where}: {', '.join(twice)} stands there twice; keep one")
    return found


def _path(code: str, name: str) -> str:
    return f"pipeline/languages/{code}/words/{name}.txt"


def _text(code: str, name: str) -> str:
    return resources.files(f"pipeline.languages.{code}").joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
