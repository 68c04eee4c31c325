"""Readers of articles: labelled pages -> what each reader made of them, and the processor's seconds that it took."""

import json
import subprocess
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from trafilatura import bare_extraction

from pipeline.html import decode
from pipeline.parse import as_json, parse_page
from pipeline.sources import load_sources, owner_of

PEERS = ("readability-lxml", "newspaper4k")


class ReadPage(NamedTuple):
    """`published` begins with an ISO date, where the reader found one."""

    text: str
    title: str | None = None
    published: str | None = None


class Run(NamedTuple):
    """What a reader made of a set, in its order."""

    reader: str
    pages: list[ReadPage]
    seconds: float


Page = tuple[str, bytes]
Read = Callable[[str, bytes], ReadPage]


def runs(pages: Sequence[Page], peers: Path | None) -> list[Run]:
    """Ours first, then trafilatura's. `peers` is the interpreter of the environment where the peers are installed;
    without it there are none."""
    here = {f"newsfigures {version('newsfigures')}": _ours(), f"trafilatura {version('trafilatura')}": _trafilatura}
    return [*in_turn(here, pages), *(_by_peer(peers, name, pages) for name in PEERS if peers)]


def in_turn(readers: dict[str, Read], pages: Sequence[Page]) -> list[Run]:
    """Each page by one reader after the other: what else the machine does meanwhile slows all of them alike."""
    for read in readers.values():
        read(*pages[0])
    found: dict[str, list[ReadPage]] = {name: [] for name in readers}
    seconds = dict.fromkeys(readers, 0.0)
    for url, body in pages:
        for name, read in readers.items():
            start = time.process_time()
            page = read(url, body)
            seconds[name] += time.process_time() - start
            found[name].append(page)
    return [Run(name, found[name], seconds[name]) for name in readers]


def _ours() -> Read:
    sources = load_sources(None)

    def read(url: str, body: bytes) -> ReadPage:
        source = owner_of(sources, urlsplit(url).hostname or "")
        found = as_json("", url, parse_page(body, url=url, content_type=None, source=source, captured_at=None))
        return ReadPage(found["text"], found["title"], found["published"])

    return read


def _trafilatura(url: str, body: bytes) -> ReadPage:
    found: Any = bare_extraction(body, url=url, with_metadata=True)
    return ReadPage(found.text or "", found.title, found.date) if found else ReadPage("")


def _by_peer(python: Path, name: str, pages: Sequence[Page]) -> Run:
    """Peers get markup that we have decoded, and lose no time by it."""
    decoded = [(url, decode(body, None)) for url, body in pages]
    rows = [json.dumps({"url": url, "html": text.text if text else ""}) for url, text in decoded]
    done = subprocess.run(
        [python, "-W", "ignore", Path(__file__).with_name("article_peer.py"), name],
        input="\n".join([rows[0], *rows]),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    first, _, *found = map(json.loads, done.stdout.splitlines())
    read = [ReadPage(one["text"], one["title"], one["published"]) for one in found]
    return Run(f"{name} {first['version']}", read, sum(one["seconds"] for one in found))
