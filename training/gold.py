"""Gold files -> documents with what the grammars find in them; both are kept beside each other on disk."""

import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.extract.read import propose
from pipeline.reader.inputs import DocumentInput

_NEEDED = ("id", "lang", "text", "claims")


class GoldError(ValueError):
    """A file of gold cannot be read; the message names it, the line and what to write there."""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A document as marked, and as the grammars see it. `fold` is -1 where the file has none; `invented` ones are the
    project's own and not of the press, so that figures are told apart from theirs. `once`: one epoch reads it, and not
    each. `marked_for`: the slots that it is marked for, where these are not all; it has a part in no figure then."""

    name: str
    fold: int
    invented: bool
    once: bool
    marked_for: frozenset[str] | None
    marked: dict[str, Any]
    found: DocumentInput


def read_gold(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for place, line in enumerate(lines, 1):
            if line.strip():
                yield _document(line, f"{path}, line {place}")


def _document(line: str, where: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError as wrong:
        raise GoldError(f"{where}: no JSON ({wrong}); write one document a line") from None
    if not isinstance(found, dict) or any(found.get(name) is None for name in _NEEDED):
        raise GoldError(f"{where}: no document; it needs {', '.join(_NEEDED)} (docs/train-the-reader.md)")
    return found


def published_on(document: dict[str, Any]) -> date | None:
    return date.fromisoformat(document["published"][:10]) if document.get("published") else None


def prepare(paths: list[Path], cache: Path) -> list[GoldDocument]:
    """The documents of the files in their order. What the grammars found is kept in `cache`: delete it after a change
    of theirs."""
    found: list[GoldDocument] = []
    cache.mkdir(parents=True, exist_ok=True)
    for path in paths:
        kept = cache / f"{path.stem}.pickle"
        if not kept.exists():
            rows = [prepared(one) for one in read_gold(path)]
            kept.write_bytes(pickle.dumps(rows))
        found += pickle.loads(kept.read_bytes())  # noqa: S301 - our own file
    return found


def prepared(marked: dict[str, Any]) -> GoldDocument:
    found = propose(marked["text"], marked["lang"], published_on(marked), title=marked.get("title") or "")
    invented = bool(marked.get("invented"))
    once = invented and not marked.get("every_epoch")
    slots = frozenset(marked["marked_for"]) if marked.get("marked_for") else None
    return GoldDocument(marked["id"], marked.get("fold", -1), invented, once, slots, marked, found)
