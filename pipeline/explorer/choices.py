"""What the fields of a form offer: the same on every page, and slow to change, so it is made once a minute."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from pipeline.explorer import show
from pipeline.explorer.reading import Reader

_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Offer:
    """Values of a field that shows which one is chosen, or the HTML of options that a field suggests."""

    metric: list[str]
    source: list[str]
    entity: Markup
    unit: Markup
    places: Markup


class Choices:
    def __init__(self, reader: Reader, pages: Environment, clock: Callable[[], float] = time.monotonic) -> None:
        self._reader, self._clock = reader, clock
        self._html = vars(pages.get_template("parts.html").module)
        self._made: tuple[float, Offer] | None = None

    def now(self) -> Offer:
        """No older than a minute. Of readers who come at once, more than one may make it."""
        at = self._clock()
        if self._made is None or at - self._made[0] > _SECONDS:
            self._made = at, self._offer()
        return self._made[1]

    def _offer(self) -> Offer:
        found: dict[str, list[str]] = {"metric": [], "entity": [], "source": [], "unit": []}
        for row in self._reader.ask("choices"):
            found[row["facet"]].append(row["choice"])
        options = self._html["options"]
        return Offer(
            found["metric"], found["source"], options(found["entity"]), options(found["unit"]),
            self._html["named_options"](show.places()),
        )  # fmt: skip
