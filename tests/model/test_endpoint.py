"""A language model's settings come from the environment, and what is wrong with them is said."""

from dataclasses import replace
from decimal import Decimal

import pytest

from pipeline.errors import ConfigError
from pipeline.model.endpoint import OPENAI, Endpoint, Price, ReaderMode
from pipeline.settings import Settings

KEY = "sk-secret-4711"


def settings(**words: str) -> Settings:
    return Settings.from_env({f"NEWSFIGURES_LLM_{name.upper()}": word for name, word in words.items()})


WORDS = [
    ("url", "http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1"),
    ("model", "org/small-1:7b", "org/small-1:7b"),
    ("key", f" {KEY}\n", KEY),
    ("timeout", "2.5", 2.5),
    ("retries", "0", 0),
    ("at_once", "16", 16),
    ("per_minute", "500", 500),
    ("run_tokens", "5000", 5000),
    ("run_tokens", "unlimited", None),
    ("day_tokens", "90000", 90000),
    ("day_tokens", "unlimited", None),
    ("answer_tokens", "4000", 4000),
    ("price", "0.25/2.00", Price(asked=Decimal("0.25"), answered=Decimal("2.00"))),
]


@pytest.mark.parametrize(("name", "word", "value"), WORDS, ids=[f"{name} {word.strip()}" for name, word, _ in WORDS])
def test_each_setting_is_read_from_its_word(name: str, word: str, value: object) -> None:
    assert getattr(settings(**{"model": "small-1", name: word}).endpoint, name) == value


def test_what_is_not_set_has_a_default(tmp_path) -> None:
    assert settings(model="small-1", key="", timeout=" ").endpoint == Endpoint(url=OPENAI, model="small-1")


def test_no_setting_of_a_model_is_without_a_row_here() -> None:
    assert {name for name, _, _ in WORDS} == set(Endpoint.__dataclass_fields__)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({}, "no language model is named: set NEWSFIGURES_LLM_MODEL"),
        ({"model": "two words"}, "'two words' is no name of a model; see NEWSFIGURES_LLM_MODEL"),
        ({"model": "a|b"}, "is no name of a model"),
        ({"url": "llm.example/v1"}, "'llm.example/v1' is no http.s. address; see NEWSFIGURES_LLM_URL"),
        ({"url": "me:s3cret@llm.example/v1"}, "the endpoint 'llm.example/v1' is no http.s. address"),
        *(
            ({"url": url}, "is no http.s. address; see NEWSFIGURES_LLM_URL")
            for url in (
                "http://",
                "http:///v1",
                "http://[::1:11434/v1",
                "http://llm:99999/v1",
                "http://llm..example/v1",
            )
        ),
        ({"timeout": "soon"}, "timeout of the language model cannot be read"),
        ({"timeout": "0"}, "timeout of the language model is 0.0; it has to be above 0"),
        ({"at_once": "0"}, "at_once of the language model is 0"),
        ({"per_minute": "-1"}, "per_minute of the language model is -1"),
        ({"answer_tokens": "0"}, "answer_tokens of the language model is 0"),
        ({"retries": "-1"}, "retries of the language model are -1"),
        ({"run_tokens": "0"}, "run_tokens of the language model is 0; it has to be above 0, or left out"),
        ({"day_tokens": "many"}, "day_tokens of the language model cannot be read"),
        ({"price": "2"}, "'2' is no pair of prices; write dollars a million tokens, asked/answered: 0.25/2.00"),
        ({"price": "1/two"}, "'1/two' is no pair of prices; write dollars a million tokens"),
        ({"price": "0,25/2,00"}, "'0,25/2,00' is no pair of prices; write dollars a million tokens"),
        ({"price": "small=$0.25/$2.00"}, "'.0.25/.2.00' is no pair of prices; write dollars a million tokens"),
        ({"price": "-1/2"}, "below nothing"),
        ({"temperature": "1"}, "no setting temperature; known: url, model, key"),
    ],
    ids=lambda given: " ".join(map("=".join, given.items())) or "no model" if isinstance(given, dict) else "",
)
def test_what_is_wrong_names_the_setting(words: dict[str, str], message: str) -> None:
    named = {"model": "small-1", **words} if words else words
    with pytest.raises(ConfigError, match=message):
        _ = settings(**named).endpoint


def test_the_key_stands_in_no_repr() -> None:
    found = settings(model="small-1", key=KEY)
    assert found.endpoint.key == KEY
    for said in (found, found.endpoint, replace(found.endpoint, timeout=1)):
        assert KEY not in f"{said!r} {said!s}"


@pytest.mark.parametrize(
    ("word", "mode"),
    [("", ReaderMode.BUILTIN), ("builtin", ReaderMode.BUILTIN), ("llm", ReaderMode.LLM), ("both", ReaderMode.BOTH)],
)
def test_the_reader_is_named_by_a_word(word: str, mode: ReaderMode) -> None:
    assert Settings.from_env({"NEWSFIGURES_READER": word}).reader is mode


def test_a_reader_that_is_not_known_is_refused() -> None:
    with pytest.raises(ConfigError, match="NEWSFIGURES_READER is 'LLM'; known: builtin, llm, both"):
        Settings.from_env({"NEWSFIGURES_READER": "LLM"})


@pytest.mark.parametrize(
    ("model", "price"),
    [("small", Price(asked=Decimal("0.25"), answered=Decimal(2))),
     ("org/large:70b", Price(asked=Decimal(2), answered=Decimal(8))),
     ("other", None)],
)  # fmt: skip
def test_of_a_table_of_prices_the_models_own_counts(model: str, price: Price | None) -> None:
    assert settings(model=model, price="small=0.25/2.00, org/large:70b=2/8,").endpoint.price == price


def test_what_tokens_cost_is_their_price_by_the_million() -> None:
    assert Price(asked=Decimal("0.25"), answered=Decimal(2)).of(4_000, 500) == Decimal("0.002")
