"""Whether somebody waits for a lock of the warehouse, as a run does for another one."""

import time
from concurrent.futures import Future
from typing import Any

from pipeline.settings import Settings
from tests.support.traces import rows

_WAITING = """
SELECT count(*) FROM pg_locks
WHERE locktype = 'advisory' AND NOT granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


def comes_to_wait(house: Settings, run: Future[Any]) -> bool:
    """As soon as anybody waits for a lock; False where the run has ended without."""
    while not run.done():
        if rows(house, _WAITING) != [(0,)]:
            return True
        time.sleep(0.05)
    return False
