"""Two answers about a text become gold: what both say is firm, what they differ in optional, and the rest are lures."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.asked import Asking, Draft, askings_of
from pipeline.asked.gold import CLAIM, NOT_ANSWERED, NOT_ASKED, Labelled, labelled
from pipeline.model import Answer, Asked, ReaderMode
from tests.support.asked import ABROAD, JUMP, NORWAY, USERS, answer_to, content, drafted, number_of
from training.scoring import counts

SAID = {"51,200": USERS, "40 percent": JUMP, "2.5 percent": ABROAD, "half": None}


def answers_of(draft: Draft, rows: Any, *missed: Any, again: bool) -> list[tuple[Asking, Answer]]:
    """One of the two answers: fields by surface, None where it is no claim."""
    (asking,) = askings_of(draft, ReaderMode.LLM, again=again)
    numbered = {number_of(draft, asking, surface): fields for surface, fields in rows.items()}
    first = content(numbered, *missed)
    return [(asking, answer_to(asking, first, first))]


def both(first: Any = SAID, second: Any = SAID) -> Labelled:
    draft = drafted()
    return labelled(draft, answers_of(draft, first, again=False), answers_of(draft, second, again=True))


def row(found: Labelled, surface: str) -> dict[str, Any]:
    return next(each for each in found.claims if each["surface"] == surface)


def with_field(surface: str, **changes: Any) -> dict[str, Any]:
    return {**SAID, surface: {**(SAID[surface] or USERS), **changes}}


def without(surface: str) -> dict[str, Any]:
    return {name: fields for name, fields in SAID.items() if name != surface}


def test_a_number_of_which_both_say_the_same_is_a_firm_row_with_its_fields():
    found = both()
    start = NORWAY.index("51,200")
    assert row(found, "51,200") == {
        "surface": "51,200",
        "start": start,
        "end": start + 6,
        "value": "51200",
        "unit": "user",
        "qualifier": "exact",
        "kind": "level",
        "entity": "MeowTalk",
        "metric": "active users",
        "metric_id": "monthly_active_users",
        "region": "NO",
        "period": {"start": "2026-03-01", "end": "2026-04-01", "grain": "month", "text": "March"},
        "attribution": {"text": "Wire A", "kind": "media"},
        "block": "paragraph",
    }
    assert (found.firm, found.optional, found.because) == (3, 0, {})


def test_a_number_that_is_no_claim_for_both_is_a_lure():
    at = NORWAY.index("half")
    assert both().lures == [{"surface": "half", "start": at, "end": at + 4}]


DIFFERENT = [
    ("kind", "51,200", {"kind": "rate"}, "rate"),
    ("direction", "40 percent", {"direction": "down"}, "down"),
    ("modality", "51,200", {"modality": "forecast"}, "forecast"),
    ("unit", "51,200", {"unit": "person"}, "person"),
    ("entity", "51,200", {"entity": "Norway"}, "Norway"),
    ("entity", "51,200", {"entity": None}, None),
    ("metric_id", "51,200", {"metric_id": None}, None),
    ("region", "51,200", {"region": None}, None),
    ("period", "51,200", {"period": None}, None),
    ("baseline", "40 percent", {"baseline": None}, None),
    ("attribution", "51,200", {"attribution": None, "attribution_kind": None}, None),
]


@pytest.mark.parametrize(
    ("name", "surface", "changes", "other"),
    DIFFERENT,
    ids=[f"{case[0]} {case[3] or 'empty'}" for case in DIFFERENT],
)
def test_a_field_in_which_they_differ_makes_the_row_optional_and_both_answers_right(name, surface, changes, other):
    found = both(second=with_field(surface, **changes))
    assert row(found, surface)["optional"] is True
    assert row(found, surface)[f"{name}_also"] == [other]
    assert (found.firm, found.optional, found.because) == (2, 1, {name: 1})


def test_what_only_the_second_says_stands_beside_an_empty_field():
    found = both(first=with_field("51,200", region=None))
    assert "region" not in row(found, "51,200")
    assert row(found, "51,200")["region_also"] == ["NO"]


SAME = [
    ("case of a name", "51,200", {"entity": "MEOWTALK"}),
    ("case of who says so", "51,200", {"attribution": "wire a"}),
    ("the id of the time that its words tell", "51,200", {"period": "T1a"}),
    ("a baseline of what is no change", "51,200", {"baseline": "the previous month"}),
    ("a direction that there is not, of what is no change", "51,200", {"direction": "sideways"}),
    ("a whole of what is no share", "51,200", {"whole": "its users abroad"}),
]


@pytest.mark.parametrize(("surface", "changes"), [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_what_is_not_another_answer_leaves_the_row_firm(surface, changes):
    found = both(second=with_field(surface, **changes))
    assert (found.firm, found.because) == (3, {})
    assert not [name for name in row(found, surface) if name.endswith("_also")]


@pytest.mark.parametrize(
    ("surface", "changes", "also"),
    [
        ("51,200", {"metric": "users"}, {"metric_also": ["users"]}),
        ("51,200", {"metric": None}, {"metric_also": [None]}),
        ("2.5 percent", {"whole": "users abroad"}, {"whole_also": ["users abroad"]}),
    ],
    ids=["metric", "no metric", "whole"],
)
def test_metric_and_whole_may_differ_in_words_and_both_are_right(surface, changes, also):
    found = both(second=with_field(surface, **changes))
    assert found.firm == 3
    assert row(found, surface).items() >= also.items()


def test_a_field_that_does_not_hold_in_one_answer_is_the_others_and_the_row_optional():
    invented, other = with_field("51,200", entity="Nobody"), with_field("51,200", entity="Norway")
    for first, second in ((invented, other), (other, invented)):
        found = both(first, second)
        assert row(found, "51,200")["entity"] == "Norway"  # which is not the built-in reader's
        assert "entity_also" not in row(found, "51,200")
        assert found.because == {"entity": 1}


def test_what_the_built_in_reader_says_where_no_answer_holds_is_never_firm():
    invented = with_field("51,200", entity="Nobody", metric="nothing")
    assert both(invented, invented).because == {"entity": 1, "metric": 1}


def test_a_number_that_is_a_claim_for_one_alone_is_optional():
    for first, second in ((SAID, {**SAID, "51,200": None}), ({**SAID, "51,200": None}, SAID)):
        found = both(first, second)
        assert row(found, "51,200")["entity"] == "MeowTalk"
        assert found.because == {CLAIM: 1}


@pytest.mark.parametrize("surface", ["51,200", "half"])
def test_a_number_that_one_of_them_leaves_out_is_optional_claim_or_not(surface):
    for first, second in ((SAID, without(surface)), (without(surface), SAID)):
        found = both(first, second)
        assert row(found, surface)["optional"] is True
        assert found.because == {NOT_ANSWERED: 1}


def test_numbers_without_any_answer_are_what_the_built_in_reader_says_and_optional():
    draft = drafted()
    refused = [
        [
            (asking, answer_to(asking, outcome=Asked.REFUSED))
            for asking in askings_of(draft, ReaderMode.LLM, again=again)
        ]
        for again in (False, True)
    ]
    found = labelled(draft, *refused)
    assert (found.firm, found.lures, found.because) == (0, [], {NOT_ANSWERED: 4})
    built_in = {chosen.claim.surface: chosen.claim for chosen in draft.chosen if chosen.claim}
    assert row(found, "40 percent")["kind"] == built_in["40 percent"].kind


def test_a_number_that_both_have_pointed_out_is_firm_and_one_of_one_alone_is_optional():
    text = "MeowTalk had 53,400 active users in March, Wire A said. Twenty of them left."
    rows, missed = {"53,400": USERS}, {"quote": "Twenty of them", "printed": "Twenty", **USERS}
    draft = drafted(text)
    first, second = (answers_of(draft, rows, missed, again=again) for again in (False, True))
    listed = {draft.document.text[one.start : one.end] for one in draft.document.numbers}
    assert "Twenty" not in listed
    found = labelled(draft, first, second)
    assert (row(found, "Twenty")["value"], found.firm, found.because) == ("20", 2, {})
    for pair in (
        (first, answers_of(draft, rows, again=True)),
        (answers_of(draft, rows, again=False), second),
    ):
        found = labelled(draft, *pair)
        assert (row(found, "Twenty")["optional"], found.because) == (True, {CLAIM: 1})


def test_numbers_behind_the_place_to_which_a_text_is_read_are_optional_and_no_lures():
    whole = drafted()
    read = replace(whole.document, numbers=whole.document.numbers[:2], read_to=whole.document.numbers[2].start)
    draft = replace(whole, document=read, chosen=whole.chosen[:2])
    rows = {"51,200": USERS, "40 percent": None}
    found = labelled(draft, *(answers_of(draft, rows, again=again) for again in (False, True)))
    assert [(each["surface"], "optional" in each) for each in found.claims] == [
        ("51,200", False),
        ("2.5 percent", True),
        ("half", True),
    ]
    assert [lure["surface"] for lure in found.lures] == ["40 percent"]
    assert found.because == {NOT_ASKED: 2}


def test_the_scorer_finds_what_the_model_said_right_in_all_fields():
    found = both()
    document = {"text": NORWAY, "claims": found.claims, "lures": found.lures}
    measured = counts(document, found.claims)
    assert {measured[name] for name in ("value", "unit", "full", "complete")} == {(3, 3, 3)}
    assert measured["lures"] == (0, 1, 0)
