"""Answers that were given, for who asks the same again while the warehouse holds the same.

A page of a large warehouse takes tens of milliseconds of this process, and many readers ask for the same few. What is
kept is what everybody gets: nothing of a page with forms, of an address with a token, of a file that is sent in parts.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pipeline.explorer.kept import LastAsked
from pipeline.explorer.mend.guard import mending_of
from pipeline.explorer.reading import Reader
from pipeline.explorer.security import allow_frames, base_of, is_framed

MOST_BYTES = 64_000_000
"""Of all answers together."""
_SECONDS = {200: 300.0, 422: 10.0}
"""Pages say how long ago something was. A search that was ended takes as long when it is asked again at once; later
fewer may search at the same time."""
_LIVE_SECONDS = 5.0
"""Of what tells of runs that are under way, which write where `changes_counted` does not look."""
_LOOK_SECONDS = 1.0
"""The warehouse is asked no more often than that whether it has changed."""
_LIVE = re.compile(r"(?:/api)?/health(?:/|$)")
_UNDER = "kept_under"
"""Where `look` leaves, in the request's state, under what its answer may be kept, and how often all had aged then."""
_AROUND = 2_000
"""Bytes of an answer beside its body, as a guess; an address that is longer is not kept."""

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    is_framed: bool

    @property
    def size(self) -> int:
        return len(self.body) + _AROUND


class KeptAnswerError(Exception):
    """Ends a request whose answer is known. Raised behind the guards, so that strangers are refused as ever."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.answer = answer


class Answers:
    """`changed` is called when the warehouse holds something else than at the last look; it calls `age`."""

    def __init__(self, reader: Reader, today: Callable[[], date], changed: Callable[[], None]) -> None:
        self._reader, self._today, self._changed = reader, today, changed
        self.kept = LastAsked[Key, Answer](MOST_BYTES, time.monotonic, lambda answer: answer.size)
        self.age = self.kept.age
        self._counted: object = None
        self._looked_at = float("-inf")

    async def look(self, request: Request) -> None:
        """A dependency of every route, the last one. KeptAnswerError where the answer is known."""
        if request.method != "GET" or mending_of(request) or "token" in request.query_params:
            return
        address = str(request.url)
        if "/static/" in address or len(address) > _AROUND:
            return
        now = self.kept.clock()
        if now - self._looked_at >= _LOOK_SECONDS:
            self._looked_at = now  # others go on meanwhile
            await run_in_threadpool(self._look)
        key = (self._today(), address, base_of(request), request.headers.get("accept"))
        if (held := self.kept.find(key)) is not None:
            raise KeptAnswerError(held)
        setattr(request.state, _UNDER, (key, self.kept.ages))

    def _look(self) -> None:
        found = self._reader.one("changes_counted")
        counted = found and found["counted"]
        if counted != self._counted:
            self._counted = counted
            self._changed()


async def give_again(request: Request, error: Any) -> Response:
    """The handler of KeptAnswerError."""
    held: Answer = error.answer
    if held.is_framed:
        allow_frames(request)
    answer = Response(held.body, held.status)
    answer.raw_headers = list(held.headers)
    return answer


class KeepAnswers:
    """Stands below SafeHeaders: the headers that each answer gets are not kept with it."""

    def __init__(self, app: ASGIApp, answers: Answers) -> None:
        self._app, self._answers = app, answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        heads: list[Message] = []

        async def listen(message: Message) -> None:
            if message["type"] == "http.response.start":
                heads.append(message)
            elif heads:  # of the first part: where more follow, it is not kept
                self._keep(Request(scope), heads.pop(), message)
            await send(message)

        await self._app(scope, receive, listen)

    def _keep(self, request: Request, head: Message, body: Message) -> None:
        under: tuple[Key, int] | None = getattr(request.state, _UNDER, None)
        seconds = _SECONDS.get(head["status"])
        if under is None or seconds is None or body.get("more_body"):
            return
        if _LIVE.match(request.url.path.removeprefix(base_of(request))):
            seconds = min(seconds, _LIVE_SECONDS)
        answer = Answer(head["status"], list(head["headers"]), body.get("body", b""), is_framed(request))
        key, ages = under
        self._answers.kept.keep(key, self._answers.kept.clock() + seconds, answer, ages)
