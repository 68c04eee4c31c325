"""A reader of the explorer that answers on a machine of any speed: what is left out for want of time has tests of its
own, in which the time is given."""

from pipeline.explorer.reading import Reader

LONG_MS = 60_000


def patient_reader(url: str) -> Reader:
    return Reader(url, search_ms=LONG_MS, count_ms=LONG_MS)
