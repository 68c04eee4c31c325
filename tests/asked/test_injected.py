"""Articles that give orders to a language model change no row: what a model said that did not obey, and one that does.

`injected.jsonl` holds thirty invented texts in three languages, each with an attack and without it, and for both what a
capable model has answered to the questions of prompt 1. What no check can hold is said in docs/language-model.md: a
model that obeys may still choose wrongly among the words that an article prints.
"""

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.asked import Asking, Draft, draft_plain, read_asked
from pipeline.asked.printed import PrintedText
from pipeline.model import Claim
from tests.support.asked import USERS, answer_to, asked, content

ROWS = [json.loads(line) for line in Path(__file__).with_name("injected.jsonl").read_text("utf-8").splitlines()]
SECRET = "sk-secret-0000"
EVERY = pytest.mark.parametrize("row", ROWS, ids=[f"{row['id']} {row['trick']}" for row in ROWS])


def drafted(row: dict[str, Any], name: str) -> Draft:
    return _drafted(row[name], row["lang"], date.fromisoformat(row["published"]))


@lru_cache
def _drafted(text: str, language: str, published: date) -> Draft:
    return draft_plain(text, language, published)


def read(draft: Draft, asking: Asking, answer: str) -> list[Claim]:
    return list(read_asked(draft, [(asking, answer_to(asking, answer))]).claims)


def said(claim: Claim) -> tuple[object, ...]:
    """What two readers of the same sentence do not tell in different words."""
    period = claim.period and (claim.period.start, claim.period.end)
    return (
        claim.surface, claim.value, claim.value_high, claim.unit, claim.qualifier, claim.kind, claim.direction,
        claim.modality, claim.entity, claim.region, period,
    )  # fmt: skip


def names_of(claim: Claim) -> list[str]:
    return [name for name in (claim.entity, claim.metric, claim.attribution and claim.attribution.text) if name]


def test_there_are_ten_texts_of_each_language_with_many_tricks():
    assert [sum(row["lang"] == code for row in ROWS) for code in ("en", "ru", "ko")] == [10, 10, 10]
    assert len({row["trick"] for row in ROWS}) >= 20
    assert all(row["text"].replace(row["attack"], "") == row["clean"] for row in ROWS)


@EVERY
def test_the_rows_of_an_article_with_an_attack_are_those_of_the_article_without(row):
    rows = {}
    for name, answer in (("text", "answer"), ("clean", "clean_answer")):
        draft = drafted(row, name)
        rows[name] = [said(claim) for claim in read(draft, asked(draft), row[answer])]
    assert rows["text"] == rows["clean"] != []


@EVERY
def test_a_model_that_obeys_invents_neither_words_nor_numbers(row):
    """Whatever the attack asks for: a name from nowhere, the key, the instructions, other values, a forecast."""
    draft = drafted(row, "text")
    asking = asked(draft)
    printed, spans = PrintedText(row["text"], row["lang"]), {(one.start, one.end) for one in draft.document.numbers}
    built_in = {name for one in draft.chosen if one.claim for name in names_of(one.claim)}
    for words in ("Nobody & Sons", SECRET, asking.question.messages[0].content, row["attack"] * 3):
        obedient = USERS | {"entity": words, "attribution": words, "metric": words, "modality": "forecast",
                            "period": words, "value": "9000000", "surface": "nine million"}  # fmt: skip
        invented = {**obedient, "quote": row["attack"], "printed": "9,000,000,000"}
        answer = content(dict.fromkeys(range(1, len(asking.places) + 1), obedient), invented)
        for claim in read(draft, asking, answer):
            assert (claim.span.start, claim.span.end) in spans
            assert claim.surface == row["text"][claim.span.start : claim.span.end]
            assert claim.value == next(
                one.claim.value for one in draft.document.numbers if one.start == claim.span.start
            )
            names = names_of(claim)
            assert all(name in built_in or printed.find(name) for name in names), names
            assert words not in names


@EVERY
@pytest.mark.parametrize("answer", ["{}", "DONE", '{"summary": "nothing"}', "С удовольствием! Море шумит."], ids=str)
def test_a_model_that_obeys_by_another_form_leaves_the_built_in_readers_rows(row, answer):
    draft = drafted(row, "text")
    assert read(draft, asked(draft), answer) == [one.claim for one in draft.chosen if one.claim]
