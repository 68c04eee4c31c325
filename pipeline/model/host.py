"""What is known of a web host by all who ask it: whose turn it is, and files that speak for the whole of it."""

from dataclasses import dataclass
from enum import StrEnum


class Went(StrEnum):
    """How a request went, as far as it says something of the host."""

    WELL = "well"  # it answered, if only to say that there is no such page
    BADLY = "badly"  # time-out, reset, block or an error of its own: so often in a row, and it is left alone
    UNKNOWN = "unknown"  # it was never reached, and that is not its fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """`wait` 0: it is ours. Else the seconds until it is worth asking again; `resting` says why it is left alone."""

    wait: float
    resting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """What the end of a request says of its host.

    `pause` are the seconds to keep free after it, `hold` those that the host itself asked for (Retry-After), `rest`
    those for which it is left alone at first when it keeps failing.
    """

    pause: float
    went: Went
    detail: str = ""
    hold: float = 0.0
    rest: float = 600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFile:
    """The last answer for robots.txt or another file of a site; it holds for `left` more seconds."""

    status: int
    body: bytes
    left: float


FAILURES_TO_REST = 8
"""Requests that failed in a row before a host is left alone: two addresses, each with its three retries."""

LONGEST_REST = 6 * 3600.0
"""Seconds; each rest is twice as long as the one before it, up to this."""


def rest_seconds(first: float, rests: int) -> float:
    """How long the next rest is after so many.

    >>> [rest_seconds(600, rests) for rests in (0, 1, 2, 9)]
    [600.0, 1200.0, 2400.0, 21600.0]
    """
    return float(min(first * (1 << min(rests, 20)), max(LONGEST_REST, first)))
