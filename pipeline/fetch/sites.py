"""Files that speak for a whole site (robots.txt, tdmrep.json): asked for once, redirects followed, kept for a day."""

from collections.abc import Callable
from typing import Generic, TypeVar

from pipeline.fetch.answer import NotFetchedError, NoTurnError
from pipeline.fetch.asking import Needless, NeedlessError
from pipeline.fetch.pauses import SiteFiles
from pipeline.fetch.urls import joined, origin_of
from pipeline.model import OK_STATUSES, Reason, SiteFile

KEPT = 24 * 3600.0
"""RFC 9309, 2.4: no longer than a day."""
_KEPT_UNREACHABLE = 900.0
"""Seconds in which a file that could not be had is not asked for again."""
_MAX_REDIRECTS = 5  # 2.3.1.2
_TOO_MANY_REQUESTS = 429
_SILENT = frozenset({Reason.ERROR, Reason.TIMEOUT})

Ask = Callable[[str, Needless], tuple[int, bytes, str | None]]
"""URL -> status, body and Location; NotFetchedError when there is no answer, NeedlessError when none is needed
any more."""
Said = TypeVar("Said")


class UnreachableError(Exception):
    """The file cannot be had now, and nobody knows what it says. `silence`: the error, where nobody answered at all."""

    def __init__(self, detail: str, silence: NotFetchedError | None = None) -> None:
        super().__init__(detail)
        self.silence = silence


class SiteRules(Generic[Said]):
    """What a file of each origin says, as `read` understands it: read once a day, one that cannot be had sooner."""

    def __init__(
        self,
        path: str,
        read: Callable[[SiteFile], Said],
        files: SiteFiles,
        monotonic: Callable[[], float],
    ) -> None:
        self._path = path
        self._read = read
        self._files = files
        self._monotonic = monotonic
        self._kept: dict[str, tuple[Said | UnreachableError, float]] = {}

    def place(self, url: str) -> str:
        """The file that speaks for the URL."""
        return f"{origin_of(url)}{self._path}"

    def of(self, url: str, ask: Ask) -> Said:
        """Raises UnreachableError where the file cannot be had."""
        place = self.place(url)
        kept = self._kept.get(place)
        if kept is None or kept[1] <= self._monotonic():
            said, seconds = self._asked(place, ask)
            kept = self._kept[place] = (said, self._monotonic() + seconds)
        if isinstance(kept[0], UnreachableError):
            raise UnreachableError(str(kept[0]), kept[0].silence)
        return kept[0]

    def _asked(self, place: str, ask: Ask) -> tuple[Said | UnreachableError, float]:
        try:
            found = site_file(place, ask, self._files)
        except UnreachableError as error:
            return error, _KEPT_UNREACHABLE
        return self._read(found), found.left


def site_file(url: str, ask: Ask, files: SiteFiles) -> SiteFile:
    """The file's answer, status 404 where there is none. Raises UnreachableError, which is not kept.

    Of several processes that begin together one asks; the others find its answer kept when their turn comes.
    """
    while (kept := files.kept(url)) is None:
        try:
            status, body = _read(url, ask, lambda: files.kept(url) is not None)
        except NeedlessError:
            continue
        return _kept(url, status, body, files)
    return kept


def _kept(url: str, status: int, body: bytes, files: SiteFiles) -> SiteFile:
    # RFC 9309, 2.3.1.3 and 2.3.1.4; "too many requests" is a 4xx by number only, and a plea to stay away
    is_there = status in OK_STATUSES
    if status == _TOO_MANY_REQUESTS or not (is_there or 300 <= status < 500):
        raise UnreachableError(f"status {status}")
    found = SiteFile(status=200 if is_there else 404, body=body if is_there else b"", left=KEPT)
    files.keep(url, found)
    return found


def _read(url: str, ask: Ask, needless: Needless) -> tuple[int, bytes]:
    at = url
    for _ in range(_MAX_REDIRECTS + 1):
        try:
            status, body, location = ask(at, needless)
            if not (300 <= status < 400 and location):
                return status, body
            at = joined(at, location)
        except NoTurnError:
            raise
        except NotFetchedError as error:
            if error.reason is Reason.PRIVATE_ADDRESS or (error.reason is Reason.BAD_URL and at == url):
                raise
            raise UnreachableError(str(error), error if error.reason in _SILENT else None) from error
    return 404, b""  # RFC 9309, 2.3.1.2: as if there were none
