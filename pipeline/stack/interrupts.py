"""Ctrl-C and TERM as one KeyboardInterrupt, but never where it would lose a process that was just born."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

Handler = Callable[[int, FrameType | None], object] | int | None


class Interrupts:
    """Works in the main thread only, as signals do; elsewhere `catch` leaves everything as it is.

    The first signal interrupts; the ones after it would only stop the stopping, and are ignored.
    """

    def __init__(self) -> None:
        self._before: dict[int, Handler] = {}
        self._depth = 0
        self._asked = False
        self._waiting = False

    def catch(self) -> None:
        if not self._before and threading.current_thread() is threading.main_thread():
            self._asked = self._waiting = False
            self._before = {number: signal.signal(number, self._arrived) for number in NUMBERS}

    def ignore(self) -> None:
        """From here on not even a first signal interrupts."""
        self._asked = True

    def let_go(self) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
        self._before = {}

    @contextmanager
    def held_back(self) -> Iterator[None]:
        """A signal that arrives inside the block takes effect at its end."""
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
        if self._waiting and self._depth == 0:
            self._waiting = False
            raise KeyboardInterrupt

    def _arrived(self, _number: int, _frame: FrameType | None) -> None:
        if self._asked:
            return
        self._asked = True
        if self._depth:
            self._waiting = True
        else:
            raise KeyboardInterrupt
