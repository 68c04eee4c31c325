"""A server that speaks S3 (moto's) as a process, with a bucket, and the environment in which clients find it."""

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import requests

from pipeline.stack.environment import free_port

BUCKET = "newsfigures-test"
ARCHIVE = f"s3://{BUCKET}/archive"
_UP_WITHIN = 60


@dataclass(frozen=True)
class S3:
    url: str

    @property
    def env(self) -> dict[str, str]:
        """The keys are checked by nobody: what stands in them must not turn up anywhere else."""
        return {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": "the-key-of-the-test",
            "AWS_SECRET_ACCESS_KEY": "the-secret-of-the-test",
            "AWS_DEFAULT_REGION": "eu-north-1",
        }

    def keys(self, prefix: str = "") -> list[str]:
        """Of the objects in the bucket, asked without a client that could remember."""
        query = {"list-type": "2", "prefix": prefix}
        answer = requests.get(f"{self.url}/{BUCKET}", params=query, timeout=30)
        answer.raise_for_status()
        keys = ET.fromstring(answer.text).iter()  # noqa: S314 - of our own server
        return [found.text or "" for found in keys if found.tag.endswith("}Key")]


def interpreter() -> Path:
    """Of the environment that `make acceptance` makes of requirements-s3.lock, or another that holds the same."""
    found = Path(os.environ.get("NEWSFIGURES_TEST_S3_PYTHON") or Path(sys.prefix) / "s3" / "bin" / "python")
    assert found.is_file(), f"no {found}: run make acceptance once"
    return found


@contextmanager
def s3_server() -> Iterator[S3]:
    port = free_port()
    server = subprocess.Popen(
        [interpreter(), "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        found = S3(f"http://127.0.0.1:{port}")
        _make_bucket(found)
        yield found
    finally:
        server.terminate()
        server.wait(30)


def _make_bucket(s3: S3) -> None:
    until = time.monotonic() + _UP_WITHIN
    while True:
        with suppress(requests.ConnectionError):
            requests.put(f"{s3.url}/{BUCKET}", timeout=30).raise_for_status()
            return
        assert time.monotonic() < until, "the S3 server does not answer"
        time.sleep(0.2)
