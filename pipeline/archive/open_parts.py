"""Parts that are still written, where the archive is no folder of this machine: in pieces that every machine sees.

A killed worker of several may leave its machine behind with it, so that its open part lies on a disk that nobody reads.
What it has added lies in the archive as well, until the part is closed: `open-parts/<part>/<offset>`, each piece the
bytes of the part from there on. Whoever has the lock under which a folder's parts are written may put them together.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.archive.store import Store

OPEN = ".open"
"""What a part is called in the folder of its writer while it is written."""

_FOLDER = "open-parts"
"""No key of a source has a hyphen."""
_DIGITS = 12


def working_path(work_dir: Path, file: str) -> Path:
    return work_dir / f"{file}{OPEN}"


def work_dirs(parts: Path, file: str | Path) -> list[Path]:
    """Where a part may be written: in the folder of its source, or of those who take from crawls."""
    names = Path(file).parts
    return [parts.joinpath(*names[:depth]) for depth in (1, 2)]


def share_piece(store: Store, file: str, offset: int, data: bytes) -> None:
    store.replace(f"{_FOLDER}/{file}/{offset:0{_DIGITS}}", data)


def drop_pieces(store: Store, file: str) -> None:
    """Once the part is in the archive."""
    store.remove_folder(f"{_FOLDER}/{file}")


def shared_parts(store: Store, folder: str = "") -> set[str]:
    """The parts of which there are pieces; those of one folder of the archive, where it is named."""
    found = store.files(f"{_FOLDER}/{folder}".rstrip("/"), suffix="")
    return {name.removeprefix(f"{_FOLDER}/").rpartition("/")[0] for name in found}


def pieces_of(store: Store, file: str) -> Iterator[tuple[int, bytes]]:
    """Each with the offset at which it stands in the part, in their order."""
    for name in store.files(f"{_FOLDER}/{file}", suffix=""):
        with store.reading(name) as stream:
            yield int(name.rpartition("/")[2]), stream.read()


def open_parts(archive_url: str, parts: Path, files: Iterable[str]) -> set[str]:
    """Those of these parts that are not in the archive yet: another run is still writing them, or has left them behind
    where it was killed. `parts` is where this machine keeps the folders in which its own are written."""
    wanted = set(files)
    here = {file for file in wanted if _is_open_here(parts, file)}
    store = Store(archive_url)
    if store.is_local or not wanted:
        return here
    # what another machine has put together since stays behind on this one until its next run of the source
    return wanted & shared_parts(store) | {file for file in here if not store.exists(file)}


def _is_open_here(parts: Path, file: str) -> bool:
    return any(working_path(work_dir, file).exists() for work_dir in work_dirs(parts, file))
