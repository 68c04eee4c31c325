"""`extract --reader llm` and `doctor` as a person meets them who has a language model."""

import json

import pytest

from tests.support.asked import NORWEGIAN, careful
from tests.support.command import newsfigures
from tests.support.endpoint import KEY, MODEL, EndpointServer, refused, says

OSLO = ("--text", NORWEGIAN["oslo"], "--published", "2026-04-14")


@pytest.fixture
def model(endpoint_server: EndpointServer) -> EndpointServer:
    endpoint_server.answer = careful
    return endpoint_server


def test_a_text_is_read_by_the_model_where_that_is_asked_for_and_only_there(model: EndpointServer) -> None:
    env = {**model.env(), "NEWSFIGURES_READER": "llm"}
    plain = newsfigures(env, "extract", *OSLO)
    assert (plain.returncode, model.seen) == (0, [])
    told = newsfigures(env, "extract", "--reader", "llm", "--format", "jsonl", *OSLO)
    (claim,) = json.loads(told.stdout)["claims"]
    assert (claim["surface"], claim["entity"], claim["attribution"]["text"]) == ("51,200", "MeowTalk", "Wire A")
    assert "MeowTalk" in newsfigures(env, "extract", "--reader", "both", *OSLO).stdout
    assert len(model.seen) >= 1


@pytest.mark.acceptance
def test_what_the_model_says_in_vain_is_counted(model: EndpointServer) -> None:
    model.always = says("I would rather not.")
    told = newsfigures(model.env(), "extract", "--reader", "llm", "--format", "jsonl", *OSLO)
    document = json.loads(told.stdout)
    assert document["fell_back"] == {"model_no_json": 1}
    assert [claim["surface"] for claim in document["claims"]] == ["51,200"]
    assert len(model.seen) == 2  # asked once more


def test_beside_a_table_stands_what_the_model_has_said_in_vain(model: EndpointServer) -> None:
    model.always = says("I would rather not.")
    told = newsfigures(model.env(), "extract", "--reader", "llm", *OSLO)
    assert "51,200" in told.stdout
    assert "the built-in reader's fields stand: model_no_json 1" in told.stderr


@pytest.mark.parametrize(
    ("env", "code", "words"),
    [
        ({"NEWSFIGURES_LLM_MODEL": ""}, 78, "NEWSFIGURES_LLM_MODEL"),
        ({"NEWSFIGURES_LLM_KEY": "sk-wrong-1234-5678"}, 78, "NEWSFIGURES_LLM_KEY"),
        ({"NEWSFIGURES_LLM_URL": "http://127.0.0.1:9/v1"}, 75, "cannot be reached"),
    ],
    ids=["no model", "wrong key", "nobody there"],
)
def test_a_setting_that_is_wrong_ends_with_its_remedy(
    model: EndpointServer, env: dict[str, str], code: int, words: str
) -> None:
    done = newsfigures({**model.env(), **env}, "extract", "--reader", "llm", *OSLO)
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr
    assert "sk-" not in done.stderr


@pytest.mark.acceptance
def test_a_text_that_the_endpoint_refuses_ends_with_why(model: EndpointServer) -> None:
    model.always = refused(400, "maximum context length is 512 tokens")
    done = newsfigures(model.env(), "extract", "--reader", "llm", *OSLO)
    assert done.returncode == 1
    assert "maximum context length" in done.stderr


@pytest.mark.acceptance
def test_explain_and_quantities_are_of_the_built_in_reader(model: EndpointServer) -> None:
    for option in ("--explain", "--quantities"):
        done = newsfigures(model.env(), "extract", "--reader", "llm", option, *OSLO)
        assert done.returncode == 2
        assert "leave --reader out" in done.stderr


def test_doctor_says_who_reads_and_asks_nobody(model: EndpointServer, tmp_path) -> None:
    home = {"NEWSFIGURES_HOME": str(tmp_path)}
    rows = {}
    for reader in ("builtin", "llm"):
        done = newsfigures({**model.env(), **home, "NEWSFIGURES_READER": reader}, "doctor", "--json")
        (rows[reader],) = [row for row in json.loads(done.stdout) if row["what"] == "reader"]
    assert rows["builtin"] == {
        "what": "reader", "good": True, "detail": "the built-in reader; no text leaves this machine"}  # fmt: skip
    assert rows["llm"]["detail"] == f"llm: texts are sent to {MODEL} at {model.url}"
    assert KEY not in str(rows)
    assert model.seen == []
