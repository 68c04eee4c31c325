"""Spark for acceptance tests: an interpreter that has it, and WARC files with many pages."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from pipeline.archive import ArchiveWriter, iterate_warc
from pipeline.model import Capture

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def spark_python() -> Path:
    """From requirements-spark.lock (`make acceptance`), or named by NEWSFIGURES_TEST_SPARK_PYTHON."""
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        pytest.skip("no java on this machine, which Spark runs on")
    named = os.environ.get("NEWSFIGURES_TEST_SPARK_PYTHON")
    found = Path(named or Path(sys.prefix) / "spark" / "bin" / "python")
    if not found.exists():
        pytest.fail(f"no {found}: run `make acceptance`, or name the interpreter by NEWSFIGURES_TEST_SPARK_PYTHON")
    return found


def real_warc() -> Path:
    """A file with pages of the press, which the project does not hold."""
    named = os.environ.get("NEWSFIGURES_TEST_WARC")
    if not named:
        pytest.skip("no pages of the press: name a WARC file by NEWSFIGURES_TEST_WARC")
    return Path(named)


def environment(home: Path) -> dict[str, str]:
    kept: Mapping[str, str] = {
        name: value for name, value in os.environ.items() if not name.startswith(("NEWSFIGURES", "SPARK", "PYSPARK"))
    }
    return {**kept, "NEWSFIGURES_HOME": str(home), "PYTHONPATH": str(ROOT)}


def multiplied(file: Path, folder: Path, copies: int, work: Path) -> int:
    """The pages of a WARC file, and so many copies of each under other hosts, a file each; how many pages that is."""
    pages = [item for item in iterate_warc(file) if isinstance(item, Capture)]
    for number in range(copies + 1):
        with ArchiveWriter(folder.as_uri(), work, f"copy-{number:03}") as archive:
            for page in pages if number == 0 else _under_another_host(pages, number):
                archive.add(page)
    return len(pages) * (copies + 1)


def _under_another_host(pages: Iterable[Capture], number: int) -> Iterable[Capture]:
    for page in pages:
        parts = urlsplit(page.url)
        url = urlunsplit(parts._replace(netloc=f"c{number}{parts.netloc}"))
        yield replace(page, url=url, final_url=url)
