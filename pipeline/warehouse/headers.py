"""The comment lines at the top of a check or a mart: `-- name: words`, a name may come several times."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.warehouse.claim_columns import with_later_columns


@dataclass(frozen=True, slots=True)
class SqlFile:
    """A file of sql/checks or sql/marts: its name is its key, `query` the whole text."""

    path: Path
    query: str
    header: tuple[tuple[str, str], ...]

    @property
    def key(self) -> str:
        return self.path.stem

    def all(self, name: str) -> list[str]:
        return [words for found, words in self.header if found == name]

    def one(self, name: str, among: frozenset[str] | None = None) -> str:
        found = self.all(name)
        if len(found) != 1 or not (among is None or found[0] in among):
            wanted = f" ({', '.join(sorted(among))})" if among else ""
            raise ConfigError(f"{self.path}: wants one line '-- {name}: ...'{wanted} at its top, has {found or 'none'}")
        return found[0]


def read_folder(folder: Path) -> list[SqlFile]:
    """The .sql files of `folder` by name. ConfigError where there is no such folder: an audit of nothing passes."""
    if not folder.is_dir():
        raise ConfigError(f"no folder {folder}; it comes with newsfigures, install it again")
    return [_read(path) for path in sorted(folder.glob("*.sql"))]


def _read(path: Path) -> SqlFile:
    query = with_later_columns(path.read_text(encoding="utf-8"))
    header = []
    for line in query.splitlines():
        if not line.startswith("--"):
            break
        name, mark, words = line.removeprefix("--").strip().partition(":")
        if mark and " " not in name.removeprefix("column "):
            header.append((name, words.strip()))
    return SqlFile(path, query, tuple(header))
