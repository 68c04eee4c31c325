"""URL -> answer: robots.txt asked, pauses kept, redirects followed by hand, and tried again where that may help."""

import time
from collections.abc import Callable, Collection, Mapping

from pipeline.fetch.addresses import Dialer, Resolve, system_resolve
from pipeline.fetch.answer import Answer, NotFetchedError
from pipeline.fetch.asking import Asker, Needless, Visit
from pipeline.fetch.pauses import HostPauses, InProcessFiles, InProcessPauses, SiteFiles
from pipeline.fetch.reservations import Reservations
from pipeline.fetch.robots import MAX_BYTES, Robots
from pipeline.fetch.sites import Ask, UnreachableError
from pipeline.fetch.transport import Transport
from pipeline.fetch.urls import host_of, joined
from pipeline.html import belongs
from pipeline.model import Outcome, Politeness, Reason

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Fetcher:
    """One per process. Not for several threads at once; keep one for each.

    `pauses` keeps requests to a host apart, `files` what sites say of themselves; give those of the warehouse where
    there is one, so that they hold for all who ask.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        host_map: Mapping[str, tuple[str, int]],
        pauses: HostPauses | None = None,
        files: SiteFiles | None = None,
        resolve: Resolve = system_resolve,
        sleep: Callable[[float], None] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._transport = Transport(user_agent, Dialer(host_map, resolve))
        self._asker = Asker(self._transport, pauses or InProcessPauses(monotonic), sleep, monotonic)
        files = files or InProcessFiles(monotonic)
        self._robots = Robots(user_agent.partition("/")[0].strip(), files, monotonic)
        self._reservations = Reservations(files, monotonic)

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._transport.close()

    def get(
        self,
        url: str,
        politeness: Politeness,
        *,
        trusted: bool,
        hosts: Collection[str] | None = None,
        mining: bool = False,
        etag: str | None = None,
        last_modified: str | None = None,
        time_left: float | None = None,
    ) -> Answer:
        """The answer of whatever status, after redirects and retries; NotFetchedError when there is none.

        `trusted` says that the URL comes from the source's own file: it may then lie on, and redirect to, any public
        host, where a URL found in content stays on `hosts`. No URL leads to a private address, trusted or not.
        `mining` says that the page is wanted for its text: sites that reserve it are then left alone.
        `time_left` (seconds) also bounds the wait for the host's turn.
        """
        visit = Visit(
            politeness=politeness,
            within=_longest(politeness) if time_left is None else time_left,
            hosts=None if trusted else hosts,
            conditional=_conditional(etag, last_modified),
            mining=mining,
        )
        return self._asker.with_retries(url, visit, lambda: self._follow(url, visit))

    def check_site(self, url: str, politeness: Politeness, *, hosts: Collection[str], mining: bool) -> None:
        """Whether we may have the page, which is not asked for. NotFetchedError where the site's robots.txt, or with
        `mining` its reservations, say no, or cannot be had."""
        visit = Visit(politeness=politeness, within=_longest(politeness), hosts=hosts, mining=mining)
        self._check_host(url, visit)
        self._ask_site(url, visit, page_is_asked=False)

    def _follow(self, url: str, visit: Visit) -> Answer:
        seen: set[str] = set()
        at = url
        while True:
            try:
                self._check_host(at, visit)
                pause = self._ask_site(at, visit)
            except NotFetchedError as error:
                error.redirected = bool(seen)
                raise
            reply = self._asker.send(at, visit, pause=pause, headers=visit.conditional)
            location = reply.headers.get("location")
            if reply.status not in _REDIRECTS or not location:
                return Answer(
                    url=at,
                    status=reply.status,
                    headers=reply.headers,
                    body=reply.body,
                    requests=visit.requests,
                    received=visit.received,
                )
            seen.add(at)
            at = joined(at, location)
            if at in seen or len(seen) > visit.politeness.max_redirects:
                detail = f"{url}: {len(seen)} redirects, last to {at}"
                raise NotFetchedError(Outcome.ERROR, Reason.REDIRECT_LOOP, detail, status=reply.status)

    @staticmethod
    def _check_host(url: str, visit: Visit) -> None:
        host = host_of(url)
        if visit.hosts is not None and not belongs(host, visit.hosts):
            detail = f"{url} is not on the source's hosts ({', '.join(visit.hosts)})"
            raise NotFetchedError(Outcome.ERROR, Reason.FOREIGN_HOST, detail)

    def _ask_site(self, url: str, visit: Visit, *, page_is_asked: bool = True) -> float:
        """The pause that the URL's host wants, when we may ask for the URL at all. Reservations that cannot be had
        reserve nothing where the page is asked: its own header and meta element are read as well."""
        wanted = self._robots.crawl_delay(url, self._ask(visit, visit.politeness.pause))
        pause = max(visit.politeness.pause, wanted or 0.0)
        if visit.mining:
            try:
                reserved = self._reservations.of(url, self._ask(visit, pause))
            except UnreachableError as error:
                if not page_is_asked:
                    detail = str(error)
                    raise NotFetchedError(Outcome.ERROR, Reason.ERROR, detail, passing=True, of_site=True) from error
                reserved = None
            if reserved:
                raise NotFetchedError(Outcome.OPTED_OUT, Reason.OPTED_OUT, reserved)
        return pause

    def _ask(self, visit: Visit, pause: float) -> Ask:
        def ask(url: str, needless: Needless) -> tuple[int, bytes, str | None]:
            reply = self._asker.send(url, visit, pause=pause, max_body=MAX_BYTES, needless=needless)
            return reply.status, reply.body, reply.headers.get("location")

        return ask


def _longest(politeness: Politeness) -> float:
    return max(politeness.total_time, 2 * politeness.pause) + politeness.total_time


def _conditional(etag: str | None, last_modified: str | None) -> dict[str, str]:
    """A value that begins or ends with a blank of any kind could not be sent back: the page is then asked for whole."""
    found = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    return {name: value for name, value in found.items() if value and value == value.strip()}
