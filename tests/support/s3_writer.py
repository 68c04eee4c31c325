"""Run by the interpreter of composed_run, which has s3fs: what a test says with the archive in a bucket, as JSON.

python -m tests.support.s3_writer NAME [ARGUMENT ...]
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import requests

from pipeline.archive import ArchiveWriter, captures_in, erase_all, open_parts, read_capture, salvage, verify
from pipeline.archive.store import Store
from pipeline.errors import PipelineError
from pipeline.model import Capture, CaptureRef, WarcPlace
from tests.support.s3 import ARCHIVE, BUCKET

FILE = "sample/2026/11/run.warc.gz"


def capture(number: int) -> Capture:
    return Capture(
        url=f"http://times.example/doc/{number}", source_key="sample", final_url=f"http://times.example/doc/{number}",
        fetched_at=datetime(2026, 11, 28, 9, 30, tzinfo=UTC), status=200, headers={"content-type": "text/html"},
        body=f"<p>{number} million riders</p>".encode() * 50,
    )  # fmt: skip


def ref(found: Capture, place: WarcPlace) -> CaptureRef:
    return CaptureRef(
        capture_id=found.capture_id, url=found.url, final_url=found.final_url, source_key=found.source_key,
        fetched_at=found.fetched_at, content_type="text/html", sha256=found.sha256, place=place,
    )  # fmt: skip


def others() -> dict[str, Any]:
    """What somebody else writes and removes, as seen by one who has looked before."""
    store, file = Store(ARCHIVE), "sample/seen.warc.gz"
    object_url = f"{os.environ['AWS_ENDPOINT_URL']}/{BUCKET}/archive/{file}"
    before = [store.exists(file), store.files("sample"), store.read_bytes(file, most=9)]
    requests.put(object_url, data=b"bytes", timeout=30).raise_for_status()
    there = [store.exists(file), store.files("sample"), (store.read_bytes(file, most=9) or b"").decode()]
    elsewhere = f"from pipeline.archive.store import Store; Store({ARCHIVE!r}).remove({file!r})"
    subprocess.run([sys.executable, "-c", elsewhere], check=True)
    return {"before": before, "there": there, "after": [store.exists(file), store.files("sample")]}


def at_once() -> dict[str, Any]:
    """Twenty write a file that is not there, in the same moment."""
    store, file, together = Store(ARCHIVE), "answers/one.json.gz", threading.Barrier(20)
    wrote: dict[int, bool] = {}

    def write(number: int) -> None:
        together.wait()
        wrote[number] = store.put_new(file, str(number).encode())

    threads = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {
        "wrote": [number for number, did in wrote.items() if did],
        "stands": int(store.read_bytes(file, most=9) or 0),
    }


def take_in(url: str, megabytes: str) -> dict[str, Any]:
    """A part of that size, moved to the archive at this URL."""
    part = Path(tempfile.mkdtemp()) / "part"
    data = os.urandom(1 << 20) * int(megabytes)
    part.write_bytes(data)
    told = ""
    try:
        Store(url).take_in(part, FILE)
    except PipelineError as error:
        told = f"{type(error).__name__}: {error}"
    kept = part.exists()
    if told:
        return {"told": told, "kept": kept}
    with Store(url).reading(FILE) as stream:
        whole = sha256(stream.read()).digest() == sha256(data).digest()
    beyond = Store(url).read_range(FILE, len(data) + 5, 10)
    Store(url).remove(FILE)
    return {"told": told, "kept": kept, "whole": whole, "beyond": (beyond or b"").decode(), "none": beyond is None}


def write(home: str, shared: str, *, pause: float = 600) -> None:
    """A writer that never ends by itself. Its last page is not shared."""
    archive = ArchiveWriter(ARCHIVE, Path(home) / "parts" / "sample", FILE.removesuffix(".warc.gz"))
    places = []
    for number in range(int(shared)):
        places.append(archive.add(capture(number)))
        archive.share()
    archive.add(capture(int(shared)))
    print(json.dumps([[place.offset, place.length] for place in places]), flush=True)
    time.sleep(pause)


def put_together(home: str, places: str) -> dict[str, Any]:
    """What another machine makes of it."""
    parts = Path(home) / "parts"
    was_open = sorted(open_parts(ARCHIVE, parts, [FILE]))
    found = list(salvage(parts / "sample", ARCHIVE, "sample"))
    by_place = [
        read_capture(ARCHIVE, ref(capture(number), WarcPlace(file=FILE, offset=offset, length=length))).url
        for number, (offset, length) in enumerate(json.loads(places))
    ]
    _, first = next(captures_in(ARCHIVE, FILE))
    erase_all(ARCHIVE, [first], at=datetime(2026, 11, 29, tzinfo=UTC))
    verified = verify(ARCHIVE)
    return {
        "open": was_open,
        "records": [part.records for part in found],
        "by_place": by_place,
        "left": Store(ARCHIVE).files("open-parts", suffix="") + sorted(open_parts(ARCHIVE, parts, [FILE])),
        "verified": [verified.captures, verified.erased, len(verified.faults)],
        "again": len(list(salvage(parts / "sample", ARCHIVE, "sample"))),
    }


if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    told = {each.__name__: each for each in (others, at_once, take_in, write, put_together)}[name](*arguments)
    if told is not None:
        print(json.dumps(told))
