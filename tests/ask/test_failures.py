"""What endpoints say instead of an answer is understood, in whatever shape they write it."""

import json
from typing import Any

import pytest

from pipeline.ask.failures import failure, read_said
from pipeline.ask.forms import Form
from pipeline.ask.reply import RefusedError, UnansweredError
from pipeline.errors import ConfigError
from pipeline.model.endpoint import Endpoint

ENDPOINT = Endpoint(url="https://llm.example/v1?version=2", model="small-1")


@pytest.mark.parametrize(
    ("told", "message", "code", "param"),
    [
        ({"error": {"message": "no", "code": "c", "param": "p", "type": "t"}}, "no", "c", "p"),
        ({"error": {"message": "no", "code": None, "type": "t"}}, "no", "t", ""),
        ({"error": {"message": "no", "code": 400}}, "no", "400", ""),
        ({"error": "model is not loaded"}, "model is not loaded", "", ""),
        ({"object": "error", "message": "no", "code": 40303}, "no", "40303", ""),
        ({"detail": "Not Found"}, "Not Found", "", ""),
        ({"detail": [{"loc": ["body", "temperature"]}]}, '[{"loc": ["body", "temperature"]}]', "", ""),
    ],
    ids=["OpenAI", "type alone", "a number as code", "Ollama", "flat", "FastAPI", "a list of details"],
)
def test_a_complaint_is_read(told: Any, message: str, code: str, param: str) -> None:
    said = read_said(400, json.dumps(told), key=None)
    assert (said.message, said.code, said.param) == (message, code, param)


@pytest.mark.parametrize("body", ["", "<h1>Bad gateway</h1>", "[1]", "null"], ids=["empty", "page", "list", "null"])
def test_a_complaint_that_is_no_object_is_shown_as_it_is(body: str) -> None:
    assert read_said(502, body, key=None).message == body


def test_a_long_complaint_is_shown_by_its_beginning() -> None:
    assert len(read_said(400, "word " * 1000, key=None).message) == 303


@pytest.mark.parametrize(
    ("status", "message", "kind"),
    [
        (307, "", ConfigError),
        (400, "Unknown field", RefusedError),
        (400, "Input is too long for this model. prompt is too long: 9001 tokens", RefusedError),
        (400, "the request exceeds the available context size", RefusedError),
        (401, "", ConfigError),
        (402, "", ConfigError),
        (403, "", ConfigError),
        (404, "", ConfigError),
        (405, "", ConfigError),
        (408, "", UnansweredError),
        (413, "", RefusedError),
        (422, "", RefusedError),
        (429, "slow down", UnansweredError),
        (429, "insufficient_quota", ConfigError),
        (500, "insufficient memory", UnansweredError),
        (529, "overloaded", UnansweredError),
    ],
)
def test_each_status_has_its_error(status: int, message: str, kind: type[Exception]) -> None:
    found = failure(read_said(status, json.dumps({"error": message}), key=None), ENDPOINT, proven=True)
    assert type(found) is kind
    assert f"https://llm.example/v1 answers {status} ({message})" in str(found)


@pytest.mark.parametrize(
    "message",
    [
        "'max_completion_tokens' is too large: 8000. This model's maximum context length is 4096 tokens",
        "max_completion_tokens is too large: 8000. This model supports at most 4096 completion tokens",
        "your input was flagged: it speaks of the temperature",
        "something else",
    ],
    ids=["too long a text", "too long an answer", "flagged", "else"],
)
def test_what_is_not_about_the_form_leaves_nothing_out(message: str) -> None:
    assert Form().without(read_said(400, json.dumps({"error": message}), key=None)) is None


def test_only_what_cannot_be_processed_is_about_the_form() -> None:
    assert Form().without(read_said(500, "temperature", key=None)) is None
    assert Form().without(read_said(422, "temperature", key=None)) == Form(temperature=False)
