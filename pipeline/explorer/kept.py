"""What is the same on every page, changes slowly and takes a walk through all series: it is made now and then."""

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import Generic, TypeVar

from jinja2 import Environment
from markupsafe import Markup

from pipeline.catalog.place_codes import places
from pipeline.explorer.reading import Reader, Row

_TIMES, _MOST = 100.0, 300.0
"""Kept for so many times the seconds that it took to make, and for no more seconds than that: a small warehouse shows
what has just come in, and a large one spends a hundredth of its time on it."""
_LONG_AGO = float("-inf")
Made = TypeVar("Made")
Key = TypeVar("Key")


def _timed(clock: Callable[[], float], make: Callable[[], Made]) -> tuple[float, Made]:
    """What is made, and until when it is kept."""
    begun, made = clock(), make()
    ended = clock()
    return ended + min(_TIMES * (ended - begun), _MOST), made


class Kept(Generic[Made]):
    """What `make` makes, made anew when it is old. One reader waits for that; the others go on with the last. None, for
    which there is nothing yet, is not kept."""

    def __init__(self, make: Callable[[], Made | None], clock: Callable[[], float] = time.monotonic) -> None:
        self._make, self._clock, self._lock = make, clock, Lock()
        self._last: tuple[float, Made] | None = None  # until when it is kept
        self._ages = 0

    def now(self) -> Made | None:
        last = self._last
        if last is not None and self._clock() < last[0]:
            return last[1]
        if not self._lock.acquire(blocking=last is None):
            return last and last[1]
        try:
            if self._last is last:  # nobody has made it while this reader waited
                ages = self._ages
                until, made = _timed(self._clock, self._make)
                self._last = None if made is None else (until if ages == self._ages else _LONG_AGO, made)
            return self._last and self._last[1]
        finally:
            self._lock.release()

    def age(self) -> None:
        """What it was made from has changed: who asks next makes it anew, and others have the last meanwhile."""
        self._ages += 1
        last = self._last
        if last is not None:
            self._last = (_LONG_AGO, last[1])


class LastAsked(Generic[Key, Made]):
    """What was made for each key, until it is old or has aged; of the keys those that were last asked for. `most`
    bounds the sizes of all together."""

    def __init__(self, most: int, clock: Callable[[], float], size: Callable[[Made], int] = lambda _: 1) -> None:
        self.most, self.clock, self._size, self._lock = most, clock, size, Lock()
        self._held: OrderedDict[Key, tuple[float, Made]] = OrderedDict()
        self.size = self.ages = 0

    def find(self, key: Key) -> Made | None:
        with self._lock:
            held = self._held.get(key)
            if held is None or self.clock() >= held[0]:
                return None
            self._held.move_to_end(key)
            return held[1]

    def keep(self, key: Key, until: float, made: Made, ages: int) -> None:
        """Not where it has aged while it was made: `ages` is how often it had when that began."""
        with self._lock:
            if ages != self.ages:
                return
            before = self._held.pop(key, None)
            self.size += self._size(made) - (self._size(before[1]) if before else 0)
            self._held[key] = (until, made)
            while self.size > self.most:
                self.size -= self._size(self._held.popitem(last=False)[1][1])

    def age(self) -> None:
        """What all was made from has changed."""
        with self._lock:
            self.ages += 1
            self._held.clear()
            self.size = 0

    def held(self) -> dict[Key, tuple[float, Made]]:
        """All that is kept, with the moment until which it is; last stands what was asked for last."""
        with self._lock:
            return dict(self._held)


class KeptByKey(Generic[Key, Made]):
    """What was made for each key, as long as Kept keeps it; of the keys those that were last asked for."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._kept = LastAsked[Key, Made](most, clock)

    def get(self, key: Key, make: Callable[[], Made]) -> Made:
        """Two readers who ask for the same at once may both make it: neither waits for the other."""
        if (held := self._kept.find(key)) is not None:
            return held
        ages = self._kept.ages
        until, made = _timed(self._kept.clock, make)
        self._kept.keep(key, until, made, ages)
        return made

    def age(self) -> None:
        """What all was made from has changed."""
        self._kept.age()


def overview(reader: Reader) -> Row | None:
    """None for a warehouse into which nothing was ever published."""
    found = reader.one("overview") if reader.has_marts() else None
    return found if found and found["claims"] else None


@dataclass(frozen=True, slots=True)
class Offer:
    """What the fields of a form offer: values where the field shows which one is chosen, else the HTML of options."""

    metric: list[str]
    source: list[str]
    entity: Markup
    unit: Markup
    places: Markup


def offer(reader: Reader, pages: Environment) -> Offer:
    html = vars(pages.get_template("parts.html").module)
    found: dict[str, list[str]] = {"metric": [], "entity": [], "source": [], "unit": []}
    for row in reader.ask("choices"):
        found[row["facet"]].append(row["choice"])
    return Offer(
        metric=found["metric"],
        source=found["source"],
        entity=html["options"](found["entity"]),
        unit=html["options"](found["unit"]),
        places=html["named_options"](places()),
    )
