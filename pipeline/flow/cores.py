"""Work on all cores that there is memory for: processes of our own that end with the command, however that ends."""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread

from pipeline.errors import TransientError
from pipeline.warehouse.memory import memory_bytes

A_PROCESS = 2**30
"""Bytes of memory for each process that reads: it takes some 430 MB, and the rest is for the server and the command. On
a machine, or in a container, of many cores and little memory one for each core would be killed each time."""


@contextmanager
def all_cores() -> Iterator[ProcessPoolExecutor]:
    """A pool of processes, as many as there are cores and memory for. TransientError when one of them is killed."""
    # spawned, not forked: a fork would copy open connections and the locks of other threads
    spawned = get_context("spawn")
    try:
        with ProcessPoolExecutor(processes(), mp_context=spawned, initializer=_end_with_the_command) as pool:
            yield pool
    except BrokenProcessPool as error:
        raise TransientError(
            "a process that reads pages was killed, as happens when memory runs out. "
            "What is done stays done: start the command again"
        ) from error


def processes() -> int:
    """How many read at once."""
    return max(1, min(os.cpu_count() or 1, memory_bytes() // A_PROCESS))


def _end_with_the_command() -> None:
    """A worker whose command was killed would wait for its next batch for ever, with a whole reader in its memory."""
    command = parent_process()
    if command is None:
        return

    def watch() -> None:
        command.join()
        os._exit(1)

    Thread(target=watch, daemon=True, name="watches the command").start()
