"""What 10,000, 100,000 and 1,000,000 generated claims cost: time by stage, bytes by table and index, memory.

    make bench
    python -m benchmarks.scale [--claims N ...] [--page FILE | --no-page]

Each number of claims goes into an embedded PostgreSQL of its own in a temporary folder, in runs of some 930 articles as
by an hourly poll of many papers. The tables are printed and written into docs/scale.md, between two marks. The peer of
publish is in benchmarks/bare_load.py.
"""

import argparse
import os
import resource
import sys
import tempfile
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, text

from benchmarks.bare_load import BareLoad, Pair
from benchmarks.held import Held, ask_everything, held
from benchmarks.meter import Meter, Spent
from benchmarks.scale_page import page_of, written_into
from pipeline.model import Drop, Reason
from pipeline.observe import observe
from pipeline.publish import publish
from pipeline.settings import BUILT_IN_SQL, Settings
from pipeline.warehouse import Reading, database_url, open_warehouse, stage_batch
from pipeline.warehouse.copying import run
from tests.support.million import Load, stage
from tests.support.rows import start_run

PAGE = Path(__file__).resolve().parents[1] / "docs" / "scale.md"
SIZES = (10_000, 100_000, 1_000_000)
CLAIMS_PER_ARTICLE = 15.4
ARTICLES_PER_RUN = 930
PEERS = 7
"""Runs of a load in which the peer loads the same rows."""
NOW = datetime(2026, 4, 14, tzinfo=UTC)


@dataclass(slots=True)
class Measured:
    """One size. `stages` has what each run took, `pairs` what some runs took beside the peer; memory is in bytes."""

    articles: int
    claims: int = 0
    stages: dict[str, list[Spent]] = field(default_factory=lambda: {"stage": [], "publish": [], "observe": []})
    pairs: list[Pair] = field(default_factory=list)
    rebuild: Spent | None = None
    python: int = 0
    private: int = 0
    shared: str = ""
    server: str = ""
    loaded: Held | None = None
    rebuilt: Held | None = None
    asked: Held | None = None


def measure(claims: int) -> Measured:
    with tempfile.TemporaryDirectory(prefix="newsfigures-bench-", ignore_cleanup_errors=True) as home:
        settings = Settings.from_env({"NEWSFIGURES_HOME": home})
        with open_warehouse(settings) as warehouse, database_url(settings) as url:
            meter = Meter(warehouse)
            found = Measured(articles=round(claims / CLAIMS_PER_ARTICLE))
            _load(meter, found)
            with warehouse.begin() as conn:
                found.claims = conn.scalar(text("SELECT COUNT(*) FROM core.claim")) or 0
                found.shared = conn.scalar(text("SHOW shared_buffers")) or ""
                found.server = conn.scalar(text("SHOW server_version")) or ""
            found.loaded = held(warehouse)
            found.rebuild, _ = meter.spend(partial(observe, sql_dir=BUILT_IN_SQL, anew=True))
            found.private, found.python = meter.private, _peak_rss()
            found.rebuilt = held(warehouse)
            ask_everything(warehouse, url)
            found.asked = held(warehouse)
    return found


def _load(meter: Meter, found: Measured) -> None:
    runs = -(-found.articles // ARTICLES_PER_RUN)
    every = max(1, runs // PEERS)
    peer = BareLoad(meter)
    peer.make()
    for number, readings in enumerate(Load(found.articles).batches(-(-found.articles // runs))):
        run_key = f"bench/{number}"
        with meter.warehouse.begin() as conn:
            _fetched(conn, start_run(conn, run_key), readings)
        publish_it = partial(publish, run_key=run_key, now=NOW)
        found.stages["stage"].append(meter.spend(partial(stage_batch, run_key=run_key, readings=readings))[0])
        if number % every == every - 1:
            found.pairs.append(peer.against(publish_it, bare_first=len(found.pairs) % 2 == 1))
            found.stages["publish"].append(found.pairs[-1].publish)
        else:
            found.stages["publish"].append(meter.spend(publish_it)[0])
        found.stages["observe"].append(meter.spend(partial(observe, sql_dir=BUILT_IN_SQL))[0])
        told = ", ".join(f"{stage} {spent[-1].wall:.2f} s" for stage, spent in found.stages.items())
        print(f"run {number + 1} of {runs}: {told}", file=sys.stderr, flush=True)
    peer.drop()


def _fetched(conn: Connection, run_key: str, readings: list[Reading]) -> None:
    """Leads and captures as a fetch leaves them, and nothing staged: made by staging the pages as drops, and letting go
    of these."""
    drop = Drop(reason=Reason.NO_TEXT, item=run_key)
    stage(conn, run_key, [replace(one, result=drop, claims=()) for one in readings])
    run(conn, "publish/stage_done", {"this_run": run_key})


def _peak_rss() -> int:
    """Of this process, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, nargs="+", default=SIZES, metavar="N")
    parser.add_argument("--page", type=Path, default=PAGE)
    parser.add_argument("--no-page", action="store_true", help="print the tables, and write no page")
    asked = parser.parse_args()
    load = os.getloadavg()[0]
    # the least first: the peak of memory of this process never falls
    made = page_of([measure(claims) for claims in sorted(asked.claims)], load, datetime.now(UTC).date())
    print(made)
    if not asked.no_page:
        asked.page.write_text(written_into(asked.page.read_text(encoding="utf-8"), made), encoding="utf-8")


if __name__ == "__main__":
    main()
