"""How far a long command is: a bar on a terminal, elsewhere a line every ten seconds. Both on stderr."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.flow.collect import Progress as Told

_EVERY = 10.0  # seconds: often enough to see that it goes on, seldom enough for a log
_QUIET_FOR = 20.0


@contextmanager
def at_work(settings: Settings, what: str, quiet: bool) -> Iterator["Told"]:
    """Progress, and a warehouse held open so that an embedded server starts once for all stages."""
    from pipeline.warehouse import open_warehouse

    with open_warehouse(settings), progress(what, quiet=quiet) as told:
        yield told


@contextmanager
def progress(what: str, *, quiet: bool = False, every: float = _EVERY) -> Iterator["Told"]:
    """`what` is done at first; who tells how far it is may say what is done from then on. Quiet: nothing is written."""
    if quiet:
        yield _say_nothing
    elif Console(stderr=True).is_terminal:
        yield from _bar(what)
    else:
        yield from _lines(what, every)


@contextmanager
def said_at_least_every(say: Callable[[str], None], seconds: float = _QUIET_FOR) -> Iterator[Callable[[str], None]]:
    """`say`, and whenever nothing was said for so long a line by itself: what was said last, and how long ago."""
    last, at = "", time.monotonic()

    def said(text: str) -> None:
        nonlocal last, at
        last, at = text, time.monotonic()
        say(text)

    def tell(over: threading.Event) -> None:
        due = seconds
        while not over.wait(due):
            silent = time.monotonic() - at
            if silent >= seconds:
                say(f"waiting, for {silent:.0f} s" + (f" since {last}" if last else ""))
            due = seconds - silent % seconds

    with _beside(tell):
        yield said


@contextmanager
def _beside(tell: Callable[[threading.Event], None]) -> Iterator[None]:
    """`tell` in a thread of its own, which ends when it sees the event."""
    over = threading.Event()
    teller = threading.Thread(target=tell, args=(over,), daemon=True, name="progress")
    teller.start()
    try:
        yield
    finally:
        over.set()
        teller.join()


def _bar(what: str) -> Iterator["Told"]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def told(done: int, total: int | None, now: str = "") -> None:
            nonlocal task
            if total is None and bar.tasks[0].total is not None:  # a total that is known cannot be taken back
                bar.remove_task(task)
                task = bar.add_task(what, total=None)
            bar.update(task, description=now or what, completed=done, total=total)

        yield told


@dataclass(slots=True)
class _State:
    what: str
    done: int = 0
    total: int | None = None

    def __str__(self) -> str:
        """
        >>> str(_State("reading pages", 1200, 5000)), str(_State("working out figures"))
        ('reading pages, 1,200 of 5,000', 'working out figures')
        """
        counted = (
            f"{self.done:,} of {self.total:,}" if self.total is not None else f"{self.done:,}" if self.done else ""
        )
        return ", ".join(filter(None, (self.what, counted)))


def _lines(what: str, every: float) -> Iterator["Told"]:
    """By a thread, so that a step which takes long is seen to go on as well."""
    state, begun = _State(what), time.monotonic()

    def told(done: int, total: int | None, now: str = "") -> None:
        state.what, state.done, state.total = now or what, done, total

    def tell(over: threading.Event) -> None:
        while not over.wait(every):
            typer.echo(f"{state}, {time.monotonic() - begun:.0f} s so far", file=sys.stderr)

    with _beside(tell):
        yield told


def _say_nothing(done: int, total: int | None, now: str = "") -> None:
    """Where nobody looks on."""
