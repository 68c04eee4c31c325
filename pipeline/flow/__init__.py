"""The story of a run, one function per stage: discover, fetch, extract, audit, publish, observe.

Each function opens what it needs from the settings, does its stage for one run and returns a plain dict that fits into
an XCom. The DAGs and the command line call the very same functions. `run_key` names the run in ops.run; everything
between two stages lies in the warehouse and the archive, never in the return value.
"""

from pipeline.flow.collect import discover, fetch
from pipeline.flow.read import batches, extract
from pipeline.flow.release import audit, observe, publish
from pipeline.flow.run import begin, report
from pipeline.flow.story import ingest, ingest_warc, reextract, to_reread
from pipeline.flow.warc import Wanted

__all__ = [
    "Wanted",
    "audit",
    "batches",
    "begin",
    "discover",
    "extract",
    "fetch",
    "ingest",
    "ingest_warc",
    "observe",
    "publish",
    "reextract",
    "report",
    "to_reread",
]
