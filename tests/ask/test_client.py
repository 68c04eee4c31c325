"""A client asks over real HTTP, and says of each way to go wrong what it is."""

import logging
import subprocess
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from pipeline.ask import Client, RefusedError, Reply, UnansweredError
from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.model.question import Message
from tests.support.endpoint import (
    KEY,
    MODEL,
    NO_CLAIMS,
    EndpointServer,
    Fault,
    blanks,
    broken_off,
    cut_json,
    filtered,
    no_choices,
    no_usage,
    page,
    quota_used_up,
    rambling,
    redirect,
    refusal,
    refused,
    says,
    served_endpoint,
    server_error,
    slow,
    too_many,
)

ASKED = (Message("system", "Read the numbers."), Message("user", "Sales rose 4 percent."))
SCHEMA = {"type": "object", "properties": {"claims": {"type": "array"}}}


def ask(server: EndpointServer, **changes: Any) -> Reply:
    with Client(server.endpoint(**changes)) as client:
        return client.ask(ASKED, SCHEMA)


def formats(server: EndpointServer) -> list[str | None]:
    return [seen.body.get("response_format", {}).get("type") for seen in server.seen]


def test_a_request_holds_messages_schema_and_limit_and_the_reply_what_came_back(endpoint_server) -> None:
    assert ask(endpoint_server, answer_tokens=900) == Reply(
        content=NO_CLAIMS, tokens_in=9, tokens_out=11, cut=False, answered_by=f"{MODEL}-2026-04-14"
    )
    (seen,) = endpoint_server.seen
    assert (seen.path, seen.authorization) == ("/v1/chat/completions", f"Bearer {KEY}")
    assert seen.body == {
        "model": MODEL,
        "messages": [
            {"role": "system", "content": "Read the numbers."},
            {"role": "user", "content": "Sales rose 4 percent."},
        ],
        "max_completion_tokens": 900,
        "temperature": 0,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": SCHEMA},
        },
    }


def test_an_endpoint_of_ones_own_needs_no_key_and_gets_none_of_the_environment(monkeypatch) -> None:
    for name in ("API_KEY", "ORG_ID", "PROJECT_ID"):
        monkeypatch.setenv(f"OPENAI_{name}", "of-somebody-else")
    monkeypatch.setenv("OPENAI_CUSTOM_HEADERS", "Authorization: of-somebody-else\nX-Tenant: of-somebody-else")
    with served_endpoint(key=None) as server:
        assert ask(server).content == NO_CLAIMS
        assert "of-somebody-else" not in str(server.seen[0].headers)


@pytest.mark.parametrize(
    ("lacks", "expected"),
    [
        ({"json_schema"}, {"response_format": {"type": "json_object"}, "temperature": 0, "max_completion_tokens": 800}),
        ({"json_schema", "json_object"}, {"temperature": 0, "max_completion_tokens": 800}),
        ({"json_schema", "json_object", "temperature"}, {"max_completion_tokens": 800}),
        ({"json_schema", "json_object", "temperature", "max_completion_tokens"}, {"max_tokens": 800}),
    ],
    ids=["schema", "any format", "temperature", "max_completion_tokens"],
)
def test_what_an_endpoint_does_not_know_is_left_out_from_then_on(endpoint_server, lacks, expected) -> None:
    endpoint_server.lacks = lacks
    with Client(endpoint_server.endpoint(answer_tokens=800)) as client:
        first, second = client.ask(ASKED, SCHEMA), client.ask(ASKED, SCHEMA)
    assert first.content == second.content == NO_CLAIMS
    assert len(endpoint_server.seen) == len(lacks) + 2
    last = endpoint_server.seen[-1].body
    assert {name: last[name] for name in last if name not in {"model", "messages"}} == expected


def test_threads_that_meet_the_same_complaint_leave_out_no_more_than_it_names(endpoint_server) -> None:
    endpoint_server.lacks = {"json_schema"}
    with Client(endpoint_server.endpoint()) as client, ThreadPoolExecutor(8) as pool:
        replies = list(pool.map(lambda _: client.ask(ASKED, SCHEMA), range(24)))
    assert {reply.content for reply in replies} == {NO_CLAIMS}
    assert None not in formats(endpoint_server)
    assert formats(endpoint_server).count("json_schema") <= 8


def test_a_complaint_that_was_about_something_else_changes_nothing(endpoint_server) -> None:
    endpoint_server.faults.extend([refused(400, "the words 'temperature' and 'response_format' stand in it")] * 4)
    with Client(endpoint_server.endpoint()) as client:
        with pytest.raises(PipelineError):
            client.ask(ASKED, SCHEMA)
        client.ask(ASKED, SCHEMA)
    assert endpoint_server.seen[-1].body["temperature"] == 0
    assert formats(endpoint_server)[-1] == "json_schema"


def test_an_answer_that_was_cut_is_given_as_it_is(endpoint_server) -> None:
    endpoint_server.faults.append(cut_json)
    reply = ask(endpoint_server)
    assert (reply.content, reply.cut) == (NO_CLAIMS[: len(NO_CLAIMS) // 2], True)


@pytest.mark.parametrize("content", [None, ""], ids=["none", "empty"])
def test_a_model_that_thought_up_to_its_limit_gives_an_empty_cut_reply(endpoint_server, content) -> None:
    endpoint_server.faults.append(says(content, finish="length"))
    reply = ask(endpoint_server)
    assert (reply.content, reply.cut) == ("", True)


def test_ten_thousand_tokens_are_read_to_their_end(endpoint_server) -> None:
    endpoint_server.faults.append(rambling(10_000))
    reply = ask(endpoint_server)
    assert (len(reply.content), reply.cut) == (33_330, True)


def test_tokens_that_are_not_counted_are_estimated(endpoint_server) -> None:
    endpoint_server.faults.append(no_usage)
    reply = ask(endpoint_server)
    assert (reply.tokens_in, reply.tokens_out) == (34, 16)


def test_a_text_may_hold_half_of_a_letter_pair_on_both_ways(endpoint_server) -> None:
    endpoint_server.answer = lambda body: body["messages"][0]["content"] + "\ud83d"
    with Client(endpoint_server.endpoint()) as client:
        assert client.ask([Message("user", "a\ud83d")], SCHEMA).content == "a\ufffd\ufffd"


REFUSED = [
    pytest.param(refusal, "declines: I cannot help with that", id="refusal"),
    pytest.param(filtered, "content filter", id="filtered"),
    pytest.param(refused(413, "Request Entity Too Large"), "answers 413", id="413"),
    pytest.param(
        refused(400, "This model's maximum context length is 4096 tokens", code="context_length_exceeded"),
        "maximum context length",
        id="too long for the model",
    ),
    pytest.param(refused(403, "Your input was flagged"), "flagged", id="403 by a moderation"),
]


@pytest.mark.parametrize(("fault", "message"), REFUSED)
def test_what_is_in_the_text_refuses_it(endpoint_server, fault: Fault, message: str) -> None:
    endpoint_server.faults.append(fault)
    with pytest.raises(RefusedError, match=message):
        ask(endpoint_server)
    assert len(endpoint_server.seen) == 1


def test_a_request_that_is_not_taken_refuses_its_text_once_another_was_answered(endpoint_server) -> None:
    with Client(endpoint_server.endpoint()) as client:
        endpoint_server.faults.append(refused(422, "cannot be processed"))
        with pytest.raises(UnansweredError, match=r"answered nothing yet, so this may be for a setting") as caught:
            client.ask(ASKED, SCHEMA)
        assert not caught.value.reached
        client.ask(ASKED, SCHEMA)
        endpoint_server.faults.append(refused(422, "cannot be processed"))
        with pytest.raises(RefusedError, match=r"answers 422 \(cannot be processed\)"):
            client.ask(ASKED, SCHEMA)


CONFIG = [
    pytest.param({"key": "sk-of-nobody-4711-0815"}, None, "answers 401 .*NEWSFIGURES_LLM_KEY", id="401"),
    pytest.param({}, refused(403, "no access"), "answers 403 .*NEWSFIGURES_LLM_KEY", id="403"),
    pytest.param({"model": "other"}, None, "model other .*NEWSFIGURES_LLM_MODEL", id="unknown model"),
    pytest.param({}, refused(400, "no", code="model_not_found"), "NEWSFIGURES_LLM_MODEL", id="unknown model by 400"),
    pytest.param({}, refused(402, "pay"), "see to the account", id="402"),
    pytest.param({}, quota_used_up, "see to the account", id="quota used up"),
    pytest.param({}, page, "answers something else.*NEWSFIGURES_LLM_URL", id="a web page"),
    pytest.param(
        {},
        refused(400, "max_completion_tokens is too large: 8000. This model supports at most 4096 completion tokens"),
        "NEWSFIGURES_LLM_ANSWER_TOKENS is 8000; lower it",
        id="answer longer than the model's",
    ),
]


@pytest.mark.parametrize(("changes", "fault", "message"), CONFIG)
def test_what_a_person_has_to_change_names_the_setting(endpoint_server, changes, fault, message) -> None:
    endpoint_server.always = fault
    with pytest.raises(ConfigError, match=message):
        ask(endpoint_server, **changes)
    assert len(endpoint_server.seen) == 1


def test_a_wrong_path_names_the_address(endpoint_server) -> None:
    with pytest.raises(ConfigError, match=r"answers 404 .*NEWSFIGURES_LLM_URL the address that /chat/completions"):
        ask(endpoint_server, url=endpoint_server.url.removesuffix("/v1"))


def test_an_address_that_is_none_is_refused(endpoint_server) -> None:
    with pytest.raises(ConfigError, match=r"http://127\.0\.0\.1/.v1 is no address .*NEWSFIGURES_LLM_URL"):
        Client(endpoint_server.endpoint(url="http://127.0.0.1/\x01v1"))


PASSING = [
    pytest.param(too_many(), "answers 429", False, True, id="429"),
    pytest.param(server_error, "answers 500", True, True, id="500"),
    pytest.param(refused(503, "overloaded"), "answers 503", False, True, id="503"),
    pytest.param(slow(5), "has not answered within 0.5 seconds", True, False, id="slow"),
    pytest.param(blanks(5), "has not answered within 0.5 seconds", True, False, id="blanks without an end"),
    pytest.param(broken_off, "broke off", True, False, id="broken off"),
    pytest.param(no_choices, "without content: finish_reason None", True, True, id="no choices"),
    pytest.param(says(None), "without content: finish_reason stop", True, True, id="no content"),
    pytest.param(says("x" * 200_001), "an answer of 200,001 characters", True, True, id="longer than is read"),
    pytest.param(says("x" * 2**22), "more than 4,194,304 bytes", True, False, id="longer than is loaded"),
]


@pytest.mark.parametrize(("fault", "message", "reached", "known"), PASSING)
def test_what_may_pass_is_no_answer_and_says_what_it_took(endpoint_server, fault, message, reached, known) -> None:
    endpoint_server.always = fault
    begun = time.monotonic()
    with pytest.raises(TransientError, match=message) as caught:
        ask(endpoint_server, timeout=0.5)
    assert isinstance(caught.value, UnansweredError)
    assert (caught.value.reached, caught.value.spent is not None) == (reached, known)
    assert time.monotonic() - begun < 3


def test_an_endpoint_that_is_not_there_may_be_there_later(endpoint_server) -> None:
    with pytest.raises(UnansweredError, match=r"http://127\.0\.0\.1:1/v1 cannot be reached") as caught:
        ask(endpoint_server, url="http://127.0.0.1:1/v1")
    assert not caught.value.reached


@pytest.mark.parametrize(
    "fault", [too_many(), server_error, broken_off, slow(2)], ids=["429", "500", "broken off", "slow"]
)
def test_what_may_pass_is_tried_again(endpoint_server, fault) -> None:
    endpoint_server.faults.append(fault)
    assert ask(endpoint_server, retries=1, timeout=0.5).content == NO_CLAIMS
    assert len(endpoint_server.seen) == 2


def test_as_long_as_an_endpoint_asks_for_is_waited(endpoint_server) -> None:
    endpoint_server.faults.append(too_many(retry_after="1.5"))
    ask(endpoint_server, retries=1)
    first, second = endpoint_server.seen
    assert 1.5 <= second.at - first.at < 3


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_neither_key_nor_text_goes_where_an_endpoint_leads_on(endpoint_server, status: int) -> None:
    with served_endpoint() as elsewhere:
        endpoint_server.faults.append(redirect(f"{elsewhere.url}/chat/completions?key=1", status))
        with pytest.raises(ConfigError, match=rf"leads on to {elsewhere.url}/chat/completions, where the key is not"):
            ask(endpoint_server)
        assert elsewhere.seen == []


SPOKEN_OF = [
    pytest.param({}, refused(401, f"Incorrect API key provided: {KEY}."), id="whole"),
    pytest.param({}, refused(401, f"Incorrect API key provided: {KEY[:14]}."), id="its beginning"),
    pytest.param({}, refused(401, f"Incorrect API key: {KEY[:4]}********{KEY[-4:]}"), id="masked"),
    pytest.param({}, refused(400, f"bad header: Bearer {KEY}"), id="400"),
    pytest.param({}, refused(500, f"Traceback: {KEY}"), id="500"),
    pytest.param({}, redirect(f"http://127.0.0.1:1/{KEY}"), id="redirect"),
    pytest.param({}, says(None, finish=f"{KEY}"), id="in an answer"),
]


@pytest.mark.parametrize(("changes", "fault"), SPOKEN_OF)
def test_the_key_stands_in_no_error_and_no_log(endpoint_server, caplog, changes, fault) -> None:
    endpoint_server.always = fault
    caplog.set_level(logging.INFO)
    caplog.set_level(logging.DEBUG, logger="openai")
    with pytest.raises(PipelineError) as caught:
        ask(endpoint_server, **changes)
    told = "".join(traceback.format_exception(caught.value)) + caplog.text
    assert caught.value.__context__ is None
    assert caplog.text
    assert "[key]" in str(caught.value)
    assert KEY[:12] not in told
    assert KEY[-4:] not in told


def test_a_short_key_is_hidden_in_errors_and_leaves_answers_as_they_are(endpoint_server) -> None:
    endpoint_server.key = "4"
    endpoint_server.answer = lambda _: '{"claims": [14, 4]}'
    endpoint_server.faults.append(refused(401, "no key 4 in 14"))
    with pytest.raises(ConfigError, match=r"no key \[key\] in 14"):
        ask(endpoint_server)
    assert ask(endpoint_server).content == '{"claims": [14, 4]}'


def test_an_answer_that_repeats_the_key_loses_it(endpoint_server) -> None:
    endpoint_server.answer = lambda _: f"Bearer {KEY}"
    assert ask(endpoint_server).content == "Bearer [key]"


@pytest.mark.parametrize("key", ["sk-one\nsk-two", "sk-ключ"], ids=["line break", "no ASCII"])
def test_a_key_that_no_header_carries_is_refused_unsaid(endpoint_server, key: str) -> None:
    with pytest.raises(ConfigError, match="NEWSFIGURES_LLM_KEY holds a sign") as caught:
        ask(endpoint_server, key=key)
    assert "sk-" not in str(caught.value)


def test_a_login_in_the_address_is_refused_unsaid(endpoint_server) -> None:
    with pytest.raises(ConfigError, match="NEWSFIGURES_LLM_URL holds a login") as caught:
        ask(endpoint_server, url="https://me:secret@llm.example/v1")
    assert "secret" not in str(caught.value)


def test_no_repr_of_a_client_shows_the_key(endpoint_server) -> None:
    with Client(endpoint_server.endpoint()) as client:
        assert KEY not in f"{client!r} {vars(client)!r}"
        assert KEY not in repr(replace(client.endpoint, timeout=1))


def test_without_the_package_it_is_said_how_to_get_it() -> None:
    script = (
        "import sys; sys.modules['openai'] = None\n"
        "from pipeline.ask import Client\n"
        "from pipeline.model.endpoint import Endpoint\n"
        "Client(Endpoint(url='http://127.0.0.1:1', model='m'))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert "ConfigError: to ask a language model the package openai is needed" in done.stderr
    assert "pip install 'newsfigures[llm]'" in done.stderr


def test_the_package_is_not_loaded_before_somebody_asks() -> None:
    script = "import sys, pipeline.ask; print('openai' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
