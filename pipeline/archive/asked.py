"""What a response of a foreign WARC answers: only what was asked for by GET is a page."""

from collections import deque

from warcio.recordloader import ArcWarcRecord

from pipeline.model import Capture, Drop, Reason

_GET = "GET"
_REMEMBERED = 100
"""Requests that came before their responses; crawlers write the two beside each other."""


class Asked:
    """Pairs responses with their requests, which stand before or behind them. Either of the two may name the other;
    where neither does, a request beside a response of the same address is its own.
    """

    def __init__(self) -> None:
        self._methods: dict[str, str] = {}
        self._order: deque[str] = deque()
        self._before: tuple[str, str] | None = None
        self._waiting: Capture | Drop | None = None
        self._waiting_id = self._waiting_for = ""

    def request(self, record: ArcWarcRecord) -> None:
        if record.http_headers is None:
            return
        method, named = str(record.http_headers.protocol).upper(), _concurrent(record)
        if self._waiting_id in named or (not named and self._waiting_for == _target(record)):
            self._judge(method)
        else:
            self._before = (_target(record), method)
            self._remember(_id(record), method)

    def answer(self, record: ArcWarcRecord, item: Capture | Drop) -> Capture | Drop | None:
        """Take an item, whose request may still come, and give back the one before it."""
        done = self.last()
        named, before, target = _concurrent(record), self._before, _target(record)
        self._waiting, self._waiting_id, self._before = item, _id(record), None
        known = [self._methods[name] for name in named if name in self._methods]
        if known:
            self._judge(known[0])
        elif before is not None and before[0] == target and not named:
            self._judge(before[1])
        elif not named:
            self._waiting_for = target
        return done

    def last(self) -> Capture | Drop | None:
        """The item whose request can no longer come."""
        found, self._waiting = self._waiting, None
        self._waiting_id = self._waiting_for = ""
        return found

    def _judge(self, method: str) -> None:
        self._waiting_for = ""
        if method != _GET and isinstance(self._waiting, Capture):
            self._waiting = Drop(Reason.NOT_A_PAGE, self._waiting.final_url, f"the answer to a {method[:20]} request")

    def _remember(self, record_id: str, method: str) -> None:
        self._methods[record_id] = method
        self._order.append(record_id)
        if len(self._order) > _REMEMBERED:
            self._methods.pop(self._order.popleft(), None)


def _id(record: ArcWarcRecord) -> str:
    return str(record.rec_headers.get_header("WARC-Record-ID") or "")


def _target(record: ArcWarcRecord) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "")


def _concurrent(record: ArcWarcRecord) -> set[str]:
    """The header may stand several times."""
    return {str(value) for name, value in record.rec_headers.headers if name.lower() == "warc-concurrent-to"}
