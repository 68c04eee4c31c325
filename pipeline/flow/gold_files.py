"""Gold documents -> a file for each language in a folder, and a record of which command has written them."""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import ConfigError, naming_full_disk
from pipeline.languages import known
from pipeline.model.text import without_half_pairs
from pipeline.settings import private_files

RECORD = "label.json"


@dataclass(frozen=True, slots=True)
class GoldFolder:
    """`command` is what a person asked for. Its files are for their owner alone: they hold the texts of articles."""

    path: Path
    command: Mapping[str, Any]

    def refuse_foreign(self) -> None:
        """ConfigError where a file of the folder is not as this very command has written it: of another command, or
        mended by hand."""
        record = self._record()
        for file in sorted(self.path.glob("train_*.jsonl")):
            if record.get("command") != self.command or _sha256(file.read_bytes()) not in record["files"].get(
                file.name, []
            ):
                raise ConfigError(
                    f"{file} is there and was not written by this command, or was changed since; name another folder "
                    "with --output, or give --force to write over it"
                )

    def write(self, documents: Iterable[Mapping[str, Any]]) -> list[Path]:
        """The files with something in them. Those of languages that are known are there also when they are empty:
        `make train` wants them."""
        rows: dict[str, list[str]] = {language: [] for language in sorted(known())}
        for document in documents:
            rows.setdefault(document["lang"], []).append(_line(document))
        files = {self.path / f"train_{language}.jsonl": _bytes(lines) for language, lines in rows.items()}
        with private_files(), naming_full_disk(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            # before the files, so that those of a run that is cut are known for this command's, the old and the new
            self._write_record(files)
            for file, data in files.items():
                _write_whole(file, data)
        return [file for file, data in files.items() if data]

    def _record(self) -> dict[str, Any]:
        try:
            found = json.loads((self.path / RECORD).read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            return {}
        is_record = isinstance(found, dict) and isinstance(found.get("files"), dict)
        return found if is_record else {}

    def _write_record(self, files: Mapping[Path, bytes]) -> None:
        hashes = {
            file.name: sorted({_sha256(data), *([_sha256(file.read_bytes())] if file.exists() else [])})
            for file, data in files.items()
        }
        told = json.dumps({"command": dict(self.command), "files": hashes}, indent=1, ensure_ascii=False)
        _write_whole(self.path / RECORD, f"{told}\n".encode())


def _line(document: Mapping[str, Any]) -> str:
    return without_half_pairs(json.dumps(document, ensure_ascii=False)) + "\n"


def _bytes(lines: Sequence[str]) -> bytes:
    return "".join(lines).encode()


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _write_whole(file: Path, data: bytes) -> None:
    """Beside it first and on the disk, so that the name never stands for half a file."""
    beside = file.with_name(f".{file.name}.new")
    beside.unlink(missing_ok=True)
    with beside.open("wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())
    beside.replace(file)
