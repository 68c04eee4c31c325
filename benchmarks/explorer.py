"""How long each page of the explorer takes, and its JSON: `python benchmarks/explorer.py [--articles N] [--url URL]`.

Fills an embedded PostgreSQL of its own in a temporary folder with generated articles (15.4 claims each), or asks the
filled warehouse that --url names. The peer, measured in the same run, is how lists are mostly made: page 1,000 by
OFFSET and a count of all that fits, over the same table.
"""

import argparse
import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import fastapi
import jinja2
from fastapi.testclient import TestClient
from sqlalchemy import Connection, create_engine, text

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from pipeline.explorer import build_app  # noqa: E402
from pipeline.explorer.reading import Reader  # noqa: E402
from pipeline.settings import Settings  # noqa: E402
from pipeline.warehouse import database_url, open_warehouse  # noqa: E402
from tests.support.explored import fill, timings, vacuum  # noqa: E402

NOW = datetime(2026, 4, 14, tzinfo=UTC)
PEERS = {
    "peer: page 1,000 by OFFSET": """
        SELECT * FROM mart.fct_claim ORDER BY published_on DESC, claim_id DESC LIMIT 50 OFFSET 50000
    """,
    "peer: count of one kind": "SELECT COUNT(*) FROM mart.fct_claim WHERE kind = 'price'",
}


@contextmanager
def filled(url: str | None, articles: int) -> Iterator[str]:
    if url:
        yield url
        return
    with tempfile.TemporaryDirectory(prefix="newsfigures-bench-", ignore_cleanup_errors=True) as home:
        settings = Settings.from_env({"NEWSFIGURES_HOME": home})
        with open_warehouse(settings) as warehouse, database_url(settings) as made:
            fill(warehouse, articles, NOW, print)
            yield made


def peer(conn: Connection, question: str) -> float:
    spent = []
    for _ in range(6):
        begun = time.perf_counter()
        conn.execute(text(question)).all()
        spent.append((time.perf_counter() - begun) * 1000)
    return statistics.median(spent[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=65_000)
    parser.add_argument("--url")
    given = parser.parse_args()
    with filled(given.url, given.articles) as url:
        with create_engine(url, isolation_level="AUTOCOMMIT").connect() as conn:
            vacuum(conn)
            claims = conn.scalar(text("SELECT COUNT(*) FROM mart.fct_claim"))
            server = conn.scalar(text("SHOW server_version"))
            peers = {name: peer(conn, question) for name, question in PEERS.items()}
        print(
            f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, PostgreSQL {server}, "
            f"FastAPI {fastapi.__version__}, Jinja {jinja2.__version__}; {claims:,} claims; medians of 5, in ms"
        )
        reader = Reader(url)
        client = TestClient(build_app(reader, {}, guard=None, operator=True), headers={"accept": "text/html"})
        spent: dict[str, dict[str, float]] = {}
        for name, form, took in timings(client):
            spent.setdefault(name, {})[form] = took
        reader.close()
    for name, by_form in spent.items():
        print(f"{name:34} page {by_form['page']:5.0f}  json {by_form['json']:5.0f}")
    for name, took in peers.items():
        print(f"{name:34}      {took:5.0f}")


if __name__ == "__main__":
    main()
