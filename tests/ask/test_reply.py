"""The body of an answer is read as endpoints write it, each in its way."""

import json
from typing import Any

import pytest

from pipeline.ask.reply import RefusedError, Spent, UnansweredError, asked_tokens, read_reply
from pipeline.errors import ConfigError
from pipeline.model.question import Message

PARTS = [{"type": "thinking", "thinking": []}, {"type": "text", "text": "{"}, {"type": "text", "text": "}"}]
USAGE = {"prompt_tokens": 40, "completion_tokens": 9}


def body(message: Any, *, finish: Any = "stop", **more: Any) -> str:
    return json.dumps({"choices": [{"message": message, "finish_reason": finish}], "usage": USAGE, **more})


@pytest.mark.parametrize(
    ("message", "content"),
    [
        ({"content": "{}"}, "{}"),
        ({"content": "{}", "refusal": ""}, "{}"),
        ({"content": "{}", "reasoning_content": "let me see"}, "{}"),
        ({"content": PARTS}, "{}"),
    ],
    ids=["text", "an empty refusal", "thinking beside it", "parts"],
)
def test_the_content_is_what_is_said_without_what_is_thought(message: Any, content: str) -> None:
    assert read_reply(body(message), asked=1).content == content


@pytest.mark.parametrize(
    ("usage", "tokens"),
    [
        (USAGE, (40, 9)),
        (None, (7, 1)),
        ({"prompt_tokens": 40}, (40, 1)),
        ({"prompt_tokens": "40", "completion_tokens": -1}, (7, 1)),
    ],
    ids=["both", "none", "asked alone", "no counts"],
)
def test_what_is_not_counted_is_estimated(usage: Any, tokens: tuple[int, int]) -> None:
    found = read_reply(body({"content": "{}"}, usage=usage), asked=7)
    assert (found.tokens_in, found.tokens_out) == tokens


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("<html>", ConfigError, "NEWSFIGURES_LLM_URL"),
        ('{"detail": "Not Found"}', ConfigError, "NEWSFIGURES_LLM_URL"),
        ('{"choices": [{"mess', UnansweredError, "no JSON"),
        ("[" * 100_000, UnansweredError, "no JSON"),
        ("[]", UnansweredError, "no JSON"),
        ('{"error": {"message": "provider is down"}}', UnansweredError, "provider is down"),
        ('{"error": "provider is down"}', UnansweredError, "provider is down"),
        ('{"choices": null}', UnansweredError, "without content"),
        ('{"choices": [7]}', UnansweredError, "without content"),
        ('{"choices": [{"message": {"content": 7}}]}', UnansweredError, "without content"),
        (body({"content": " \n"}), UnansweredError, "without content: finish_reason stop"),
        (body({"content": None, "refusal": "no"}), RefusedError, "declines: no"),
        (body({"content": None}, finish="content_filter"), RefusedError, "content filter"),
    ],
)
def test_what_is_no_answer_says_so(text: str, kind: type[Exception], message: str) -> None:
    with pytest.raises(kind, match=message):
        read_reply(text, asked=7)


def test_what_a_refusal_took_is_known() -> None:
    with pytest.raises(RefusedError) as caught:
        read_reply(body({"content": None, "refusal": "no"}), asked=7)
    assert caught.value.spent == Spent(40, 9)


def test_messages_and_schema_are_what_is_asked() -> None:
    assert asked_tokens([Message("system", "abc"), Message("user", "abcd")], {}) == 1 + 1 + 2
