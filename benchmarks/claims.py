"""Sentences per second of the extractor over files of documents: `python benchmarks/claims.py FILE.jsonl ...`.

Each line is {"id", "lang", "published", "text"}. With --predictions FOLDER the claims are written there, one file per
input, in the shape that a scorer reads.
"""

import argparse
import json
import platform
import time
from datetime import date
from pathlib import Path

from pipeline.extract import EXTRACTOR_VERSION, read_text
from pipeline.extract.sentences import split
from pipeline.languages import language
from pipeline.model import BlockKind, Span


def sentences_in(text: str, code: str) -> int:
    return sum(1 for _ in split(text, [(BlockKind.PARAGRAPH, Span(0, len(text)))], language(code))) if text else 0


def run(path: Path, folder: Path | None) -> None:
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for code in {document["lang"] for document in documents}:
        language(code)  # tables are compiled once, before the clock starts
    started = time.perf_counter()
    found = [
        read_text(one["text"], one["lang"], date.fromisoformat(one["published"]) if one.get("published") else None)
        for one in documents
    ]
    seconds = time.perf_counter() - started
    sentences = sum(sentences_in(one["text"], one["lang"]) for one in documents)
    claims = sum(len(each) for each in found)
    print(f"{path.name}: {len(documents)} documents, {sentences} sentences, {claims} claims, "
          f"{seconds:.2f} s, {sentences / seconds:.0f} sentences/s")  # fmt: skip
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        rows = ({"id": one["id"], "claims": [claim.as_dict() for claim in each]}
                for one, each in zip(documents, found, strict=True))  # fmt: skip
        lines = [json.dumps(row, ensure_ascii=False) for row in rows]
        (folder / path.name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--predictions", type=Path)
    arguments = parser.parse_args()
    print(f"extractor {EXTRACTOR_VERSION}, Python {platform.python_version()}, {platform.machine()}")
    for path in arguments.files:
        run(path, arguments.predictions)


if __name__ == "__main__":
    main()
