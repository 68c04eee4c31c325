"""How long each page of the explorer takes, and its JSON: `python benchmarks/explorer.py [--articles N] [--url URL]`.

Fills an embedded PostgreSQL of its own in a temporary folder with generated articles (15.4 claims each), or asks the
filled warehouse that --url names. Printed are the median for one user, and what 95 of 100 answers take at most (p95)
while 8 users at once go through all of them without a pause, at a server that is a process of its own. The peer,
measured in the same run, is how lists are mostly made: page 1,000 by OFFSET and a count of all that fits, over the same
table.
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
from tests.support.explored import crowd_ms, fill, forms, p95, serving, timings, vacuum  # noqa: E402

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
            f"FastAPI {fastapi.__version__}, Jinja {jinja2.__version__}; {claims:,} claims; load "
            f"{os.getloadavg()[0]:.1f}; in ms: median of 5 for one user, p95 of 40 for 8 users at once"
        )
        reader = Reader(url)
        client = TestClient(build_app(reader, {}, guard=None, operator=True), headers={"accept": "text/html"})
        asked = forms(client)
        alone = {(name, form): took for name, form, took in timings(client)}
        reader.close()
        with serving(url) as place:
            among = crowd_ms(place, list(asked.values()))
    for name in dict.fromkeys(name for name, _ in asked):
        told = (f"{form} {alone[name, form]:5.0f} {p95(among[asked[name, form]]):5.0f}" for form in ("page", "json"))
        print(f"{name:48} {'   '.join(told)}")
    print(f"{'all of them, with 8 users':48}           {p95([one for spent in among.values() for one in spent]):5.0f}")
    for name, took in peers.items():
        print(f"{name:48}      {took:5.0f}")


if __name__ == "__main__":
    main()
