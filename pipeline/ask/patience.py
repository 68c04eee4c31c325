"""Asking again where an endpoint gives no answer now and may give one soon."""

import time
from collections.abc import Callable
from math import inf
from typing import TypeVar

from pipeline.ask.reply import UnansweredError

_FIRST, _LONGEST = 0.5, 8.0
"""Seconds of the first wait, which doubles each time, and of the longest, where the endpoint says none itself."""

Made = TypeVar("Made")


def tried(ask_once: Callable[[], Made], retries: int, *, until: float = inf) -> Made:
    """What `ask_once` makes, which is called once more at most `retries` times. `until` is the moment of
    time.monotonic() up to which it may wait."""
    failed = 0
    while True:
        try:
            return ask_once()
        except UnansweredError as error:
            wait = error.again or min(_FIRST * 2**failed, _LONGEST)
            if error.again is None or failed == retries or time.monotonic() + wait > until:
                raise
        failed += 1
        time.sleep(wait)
