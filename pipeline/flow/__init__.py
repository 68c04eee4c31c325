"""The story of a run, one function per stage: discover, fetch, extract, audit, publish, observe.

Each function opens what it needs from the settings, does its stage for one run and returns a plain dict that fits into
an XCom. The DAGs and the command line call the very same functions. `run_key` names the run in ops.run; everything
between two stages lies in the warehouse and the archive, never in the return value.
"""

from pipeline.flow.ask import ask
from pipeline.flow.backfill import backfill
from pipeline.flow.batches import timed_batches
from pipeline.flow.collect import discover, fetch
from pipeline.flow.crawl import estimate_crawl, fetch_crawled
from pipeline.flow.forget import forget, let_in_again, what_came_back, what_is_forgotten, what_is_held
from pipeline.flow.idle import is_idle
from pipeline.flow.load import load, load_dataset
from pipeline.flow.plan import Plan, plan_backfill
from pipeline.flow.read import batches, extract, unread
from pipeline.flow.readers import load_languages
from pipeline.flow.release import audit, observe, publish
from pipeline.flow.reread import clear_reread, list_to_reread
from pipeline.flow.revisit import make_visits_due, refetch_day, revisit, revisit_all
from pipeline.flow.run import begin, refuse_failed, refuse_unread, report
from pipeline.flow.story import ingest, ingest_warc, reextract, to_reread
from pipeline.flow.upkeep import maintain, watch
from pipeline.flow.warc import Wanted
from pipeline.flow.wishes import read_wish
from pipeline.flow.work import Progressed
from pipeline.warehouse import Attempt

__all__ = [
    "Attempt",
    "Plan",
    "Progressed",
    "Wanted",
    "ask",
    "audit",
    "backfill",
    "batches",
    "begin",
    "clear_reread",
    "discover",
    "estimate_crawl",
    "extract",
    "fetch",
    "fetch_crawled",
    "forget",
    "ingest",
    "ingest_warc",
    "is_idle",
    "let_in_again",
    "list_to_reread",
    "load",
    "load_dataset",
    "load_languages",
    "maintain",
    "make_visits_due",
    "observe",
    "plan_backfill",
    "publish",
    "read_wish",
    "reextract",
    "refetch_day",
    "refuse_failed",
    "refuse_unread",
    "report",
    "revisit",
    "revisit_all",
    "timed_batches",
    "to_reread",
    "unread",
    "watch",
    "what_came_back",
    "what_is_forgotten",
    "what_is_held",
]
