"""The body of an answer of Chat Completions -> what was said and what it took, or why that is no answer. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pipeline.ask.hiding import shown
from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.model.question import Message
from pipeline.model.text import without_half_pairs

LONGEST = 200_000
"""Characters of an answer. One about the longest article has a tenth of that; what is longer has left the question."""
_BYTES_A_TOKEN = 3
_NAME = 200


class Spent(NamedTuple):
    """Tokens, asked and answered."""

    tokens_in: int
    tokens_out: int


NOTHING = Spent(0, 0)


class RefusedError(PipelineError):
    """The endpoint answers this text at no time: it is too long for the model, or against its rules."""

    def __init__(self, message: str, *, spent: Spent = NOTHING) -> None:
        super().__init__(message)
        self.spent = spent


class UnansweredError(TransientError):
    """No usable answer this time. `spent` is None where the endpoint may have worked on it and nobody knows for how
    long. `reached` is False where the endpoint, and not the text, is in the way: down, too busy, not there. `again` is
    the number of seconds after which the same may be tried at once, 0 where that is nobody's wish; None where the same
    would come back."""

    def __init__(self, message: str, *, spent: Spent | None, reached: bool = True, again: float | None = None) -> None:
        super().__init__(message)
        self.spent = spent
        self.reached = reached
        self.again = again


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """`cut` where the answer was longer than allowed; its content may then be empty, when a model has used all that it
    may write for thinking. `answered_by` is the name that the model gives itself. The tokens are an estimate where the
    endpoint does not count them."""

    content: str
    tokens_in: int
    tokens_out: int
    cut: bool
    answered_by: str


def estimated_tokens(text: str) -> int:
    """Three bytes of UTF-8 a token: three Latin letters, where English takes four and JSON three; one and a half
    Cyrillic letters; one Hangul syllable. Models of the day take fewer, so that it is above rather than below.

    >>> estimated_tokens("unemployment"), estimated_tokens("실업률")
    (4, 3)
    """
    return -(-len(text.encode("utf-8", "replace")) // _BYTES_A_TOKEN)


def asked_tokens(messages: Sequence[Message], schema: Mapping[str, Any]) -> int:
    """An estimate. The schema counts: endpoints put it in front of the messages."""
    said = [json.dumps(schema, ensure_ascii=False), *(message.content for message in messages)]
    return sum(map(estimated_tokens, said))


def read_reply(body: str, *, asked: int, key: str | None = None) -> Reply:
    """`asked` is the estimate that stands in for what the endpoint does not count; `key` is in no error.

    ConfigError where this is no endpoint of Chat Completions, RefusedError where the model declines, UnansweredError
    where there is no content though nothing was cut, or more than LONGEST of it.
    """
    told = _object(body)
    choices = told.get("choices")
    choice = _mapping(choices[0] if isinstance(choices, list) and choices else None)
    message = _mapping(choice.get("message"))
    content = _content(message.get("content"))
    spent = _spent(told.get("usage"), asked, content)
    finish = choice.get("finish_reason")
    refusal = message.get("refusal")
    if finish == "content_filter" or (isinstance(refusal, str) and refusal and not content):
        why = shown(refusal, key) if isinstance(refusal, str) and refusal else "its content filter has stepped in"
        raise RefusedError(f"the model declines: {why}", spent=spent)
    if len(content) > LONGEST:
        raise UnansweredError(f"an answer of {len(content):,} characters; {LONGEST:,} at most are read", spent=spent)
    cut = finish == "length"
    if not content.strip() and not cut:
        why = _mapping(told.get("error")).get("message") or told.get("error") or f"finish_reason {finish}"
        raise UnansweredError(f"an answer without content: {shown(str(why), key)}", spent=spent)
    return Reply(
        content=content,
        tokens_in=spent.tokens_in,
        tokens_out=spent.tokens_out,
        cut=cut,
        answered_by=without_half_pairs(str(told.get("model") or ""))[:_NAME],
    )


def _object(body: str) -> Mapping[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        told = None
    if isinstance(told, dict) and ("choices" in told or "error" in told):
        return told
    if body.lstrip().startswith("<") or isinstance(told, dict):
        raise ConfigError(
            "the endpoint answers something else than Chat Completions do; NEWSFIGURES_LLM_URL has to be the address "
            "that /chat/completions follows, which mostly ends in /v1"
        )
    raise UnansweredError("an answer that is no JSON", spent=None)


def _mapping(found: object) -> Mapping[str, Any]:
    return found if isinstance(found, dict) else {}


def _content(found: object) -> str:
    """A text, or as some endpoints write it a list of parts, of which those of thinking are left out."""
    parts = [_mapping(part) for part in found] if isinstance(found, list) else [{"type": "text", "text": found}]
    texts = [part.get("text") for part in parts if part.get("type") == "text"]
    return without_half_pairs("".join(text for text in texts if isinstance(text, str)))


def _spent(usage: object, asked: int, content: str) -> Spent:
    """What the endpoint counts, else an estimate."""
    counts = [_mapping(usage).get(name) for name in ("prompt_tokens", "completion_tokens")]
    tokens_in, tokens_out = (count if isinstance(count, int) and 0 <= count < 2**31 else None for count in counts)
    return Spent(
        asked if tokens_in is None else tokens_in, estimated_tokens(content) if tokens_out is None else tokens_out
    )
