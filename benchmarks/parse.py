"""Pages a second of parse_page, with trafilatura on the same pages in the same run, and the figures of both.

    python benchmarks/parse.py LABELS.jsonl [LABELS.jsonl ...] [--predictions FOLDER]

A labels file has a line per page: {"id", "url", "file"[, "captured"]}, the file relative to it and gzip or plain. With
--predictions what was read is written to FOLDER, a file a reader and set, for a scorer of your own to compare.
"""

import argparse
import gzip
import json
import platform
import resource
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from trafilatura import bare_extraction

from pipeline.parse import PARSER_VERSION, as_json, parse_page
from pipeline.sources import load_sources, owner_of

Page = tuple[dict[str, Any], bytes]
Reader = Callable[[dict[str, Any], bytes], dict[str, Any]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("labels", nargs="+", type=Path)
    parser.add_argument("--predictions", type=Path)
    args = parser.parse_args()
    print(f"{platform.machine()}, {platform.system()} {platform.release()}, Python {platform.python_version()}")
    print(f"parser {PARSER_VERSION}, trafilatura {version('trafilatura')}, lxml {version('lxml')}")
    for path in args.labels:
        pages = _read(path)
        ours = _run(_ours(), pages)
        theirs = _run(_trafilatura, pages)
        ratio = theirs[0] / ours[0] if ours[0] else 0
        print(f"{path.parent.name}: {len(pages)} pages, ratio {ratio:.2f}")
        print(f"  ours {_line(ours)}\n  trafilatura {_line(theirs)}")
        if args.predictions:
            _write(args.predictions, path, {"ours": ours[2], "trafilatura": theirs[2]})
    # Linux counts kilobytes, macOS bytes.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(f"peak memory of this process {peak / 1e6:.0f} MB")


def _read(path: Path) -> list[Page]:
    found = []
    for line in path.read_text("utf-8").splitlines():
        label = json.loads(line)
        body = (path.parent / label["file"]).read_bytes()
        found.append((label, gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body))
    return found


def _ours() -> Reader:
    sources = load_sources(None)

    def read(label: dict[str, Any], body: bytes) -> dict[str, Any]:
        source = owner_of(sources, urlsplit(label["url"]).hostname or "")
        result = parse_page(body, url=label["url"], content_type=None, source=source, captured_at=None)
        return as_json(label["id"], label["url"], result)

    return read


def _trafilatura(label: dict[str, Any], body: bytes) -> dict[str, Any]:
    found: Any = bare_extraction(body, url=label["url"], with_metadata=True)
    if found is None:
        return {"id": label["id"], "text": "", "title": None, "published": None}
    return {"id": label["id"], "text": found.text, "title": found.title, "published": found.date}


def _run(read: Reader, pages: list[Page]) -> tuple[float, list[float], list[dict[str, Any]]]:
    """Processor seconds in all and by page, after one page to warm up, and what was read."""
    read(*pages[0])
    times: list[float] = []
    found = []
    for label, body in pages:
        start = time.process_time()
        found.append(read(label, body))
        times.append(time.process_time() - start)
    return sum(times), times, found


def _line(run: tuple[float, list[float], list[dict[str, Any]]]) -> str:
    total, times, _ = run
    slow = sorted(times)[int(0.99 * len(times))]
    return f"{len(times) / total:.1f} pages/s (99th percentile {1000 * slow:.0f} ms)"


def _write(folder: Path, labels: Path, found: dict[str, list[dict[str, Any]]]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for reader, rows in found.items():
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{labels.parent.name}.{reader}.jsonl").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
