"""Pages that wait to be read -> batches: for commands so many pages each, for tasks some twenty seconds of reading."""

from collections.abc import Sequence
from itertools import islice

from pipeline.flow.run import settings_or_env
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.runs import clear_parts, page_seconds

BATCH_SECONDS = 20.0
"""Twenty times what a mapped task costs (docs/decisions/0006-airflow.md), and little to read again after a kill."""

PAGE_SECONDS = 0.05
"""What a page is taken to cost where no earlier run of the DAG says what it does."""

FEWEST, MOST = 50, 500
"""Pages to a batch, whatever was measured: a machine that slept in the middle of a batch has measured its sleep."""


def cut(ids: Sequence[str], size: int) -> list[list[str]]:
    return [list(ids[at : at + size]) for at in range(0, len(ids), size)]


def timed_batches(ids: Sequence[str], *, run_key: str, most: int, settings: Settings | None = None) -> list[list[str]]:
    """Batches of some BATCH_SECONDS, by what a page has cost in the last runs of the same DAG. Longer ones where they
    would be more than `most`; more than that only where MOST pages to a batch do not suffice either.

    A task that is cleared may find other batches than before: reports of `extract` by those that are no more are gone.
    """
    with open_warehouse(settings_or_env(settings)) as warehouse, warehouse.begin() as conn:
        measured = page_seconds(conn, run_key, fewest=FEWEST)
        sizes = batch_sizes(len(ids), measured or PAGE_SECONDS, most=most)
        if sizes:
            clear_parts(conn, run_key, "extract", len(sizes))
    rest = iter(ids)
    return [list(islice(rest, size)) for size in sizes]


def batch_sizes(pages: int, seconds_each: float, *, most: int) -> list[int]:
    """
    >>> batch_sizes(400, 0.05, most=200)
    [400]
    >>> batch_sizes(2_000, 0.05, most=200)
    [400, 400, 400, 400, 200, 100, 100]
    """
    size = min(max(round(BATCH_SECONDS / seconds_each), FEWEST), MOST)
    while len(found := _sizes(pages, size)) > most and size < MOST:
        size = min(2 * size, MOST)
    return found


def _sizes(pages: int, size: int) -> list[int]:
    """The last ones are shorter, down to a quarter, so that workers who share them end at about the same time."""
    if pages <= size:
        return [pages] if pages else []
    found, shortest = [], -(-size // 4)
    while pages:
        found.append(pages if pages < 2 * shortest else min(size, -(-pages // 2)))
        pages -= found[-1]
    return found
