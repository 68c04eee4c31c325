"""What an endpoint answers instead of an answer -> one of our errors, with the remedy and without the key. Pure."""

import json
import re
from dataclasses import dataclass
from typing import Any

from pipeline.ask.hiding import shown, shown_url
from pipeline.ask.reply import NOTHING, RefusedError, UnansweredError
from pipeline.errors import ConfigError, PipelineError
from pipeline.model.endpoint import Endpoint

_BUSY = frozenset({429, 502, 503, 529})
"""The endpoint has no time for anybody; 529 is said by some that are overloaded."""
_PASSING = frozenset({408, 409, 425, 429})
"""Those below 500 that the same request may not get again."""
_OF_REQUEST = frozenset({400, 413, 422})
_ABOUT_TEXT = re.compile(
    r"""
    context.{0,3}(?:length|window|size)     # maximum context length is 8192 tokens; context_length_exceeded
    | maximum\ context
    | (?:prompt|input|request|message)\S*\ is\ too\ long
    | string_above_max_length
    | content.{0,3}(?:filter|policy|management)
    | moderation | flagged
    """,
    re.VERBOSE,
)
_ABOUT_LONGEST_ANSWER = re.compile(r"max_(?:completion_)?tokens\b.*(?:too large|at most)")
_QUOTA = "insufficient_quota"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer with a status that is none of success, read. Nothing of it has the key. `retry_after` are the seconds
    that it wants to be left alone, 0 where it says none, None for longer than a run waits."""

    status: int
    message: str
    code: str = ""
    param: str = ""
    location: str = ""
    retry_after: float | None = 0.0

    @property
    def words(self) -> str:
        return f"{self.message} {self.code} {self.param}".lower()

    @property
    def about_text(self) -> bool:
        """Whether this one text will not do, whatever the settings."""
        return self.status == 413 or (self.status in {*_OF_REQUEST, 403} and bool(_ABOUT_TEXT.search(self.words)))

    @property
    def about_longest_answer(self) -> bool:
        return not self.about_text and bool(_ABOUT_LONGEST_ANSWER.search(self.words))

    @property
    def is_of_request(self) -> bool:
        return self.status in _OF_REQUEST


def read_said(status: int, body: str, *, key: str | None, location: str = "", retry_after: float | None = 0.0) -> Said:
    """Endpoints say it as {"error": {"message", "code", "param"}}, as {"error": "..."}, {"message"} or {"detail"}."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        told = None
    outer: dict[str, Any] = told if isinstance(told, dict) else {}
    error = outer.get("error", outer)
    inner: dict[str, Any] = error if isinstance(error, dict) else {}
    message = inner.get("message") or inner.get("detail") or (error if isinstance(error, str) else body)
    words = message if isinstance(message, str) else json.dumps(message, ensure_ascii=False)
    return Said(
        status=status,
        message=shown(words, key),
        code=shown(str(inner.get("code") or inner.get("type") or ""), key),
        param=shown(str(inner.get("param") or ""), key),
        location=shown(location, key),
        retry_after=retry_after,
    )


def failure(said: Said, endpoint: Endpoint, *, proven: bool) -> PipelineError:
    """`proven` where the endpoint has answered another text: only then does what it will not take lie in this one, and
    not in a setting, by which all texts would be refused for good."""
    where = f"{shown_url(endpoint.url)} answers {said.status} ({said.message})"
    if said.about_text or (said.is_of_request and proven and not _remedy_of_request(said, endpoint)):
        return RefusedError(where)
    if remedy := _remedy(said, endpoint):
        return ConfigError(f"{where}: {remedy}")
    if said.is_of_request:
        where = f"{where}; it has answered nothing yet, so this may be for a setting of NEWSFIGURES_LLM_*"
    reached = said.status not in _BUSY and not said.is_of_request
    again = None if said.is_of_request else said.retry_after
    return UnansweredError(where, spent=NOTHING, reached=reached, again=again)


def _remedy(said: Said, endpoint: Endpoint) -> str:
    """What a person can do; empty where trying again may help."""
    if said.status == 402 or (said.status == 429 and _QUOTA in said.words):
        return "what was paid for is used up; see to the account that the key belongs to"
    if said.status in {401, 403}:
        return f"is NEWSFIGURES_LLM_KEY right, and may it use the model {endpoint.model}?"
    if said.is_of_request:
        return _remedy_of_request(said, endpoint)
    if said.status < 400:
        to = f" to {shown_url(said.location)}" if said.location else ""
        return f"it leads on{to}, where the key is not sent; write the address that answers in NEWSFIGURES_LLM_URL"
    if said.status < 500 and said.status not in _PASSING:
        return (
            f"does it know the model {endpoint.model} (NEWSFIGURES_LLM_MODEL), and is NEWSFIGURES_LLM_URL the address "
            "that /chat/completions follows, which mostly ends in /v1?"
        )
    return ""


def _remedy_of_request(said: Said, endpoint: Endpoint) -> str:
    if "model_not_found" in said.words or said.param == "model":
        return f"it does not know the model {endpoint.model}; see NEWSFIGURES_LLM_MODEL"
    if said.about_longest_answer:
        return f"NEWSFIGURES_LLM_ANSWER_TOKENS is {endpoint.answer_tokens}; lower it"
    return ""
