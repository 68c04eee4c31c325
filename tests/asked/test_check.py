"""An answer is taken field by field: what the text does not print, no list has and no calendar reads is a fault."""

import json

import pytest

from pipeline.asked import complaint_about
from pipeline.asked.check import checked
from pipeline.model import Reason
from tests.support.asked import JUMP, MURCHAT, USERS, asked, content, drafted, norway, number_of


def faults(answer, draft=None):
    draft = draft or drafted()
    return checked(draft, asked(draft), answer).faults


def test_a_right_answer_has_no_fault():
    assert faults(content(norway())) == ()
    assert complaint_about(drafted(), asked(drafted()), content(norway())) is None


@pytest.mark.parametrize(
    ("field", "said", "reason"),
    [
        ("entity", "Meow Talk Inc", Reason.MODEL_WORDS_ABSENT),
        ("entity", 7, Reason.MODEL_WORDS_ABSENT),
        ("metric", "active users in Sweden", Reason.MODEL_WORDS_ABSENT),
        ("attribution", "Wire B", Reason.MODEL_WORDS_ABSENT),
        ("whole", "its users at home", Reason.MODEL_WORDS_ABSENT),
        ("metric_id", "active_users", Reason.MODEL_CODE_UNKNOWN),
        ("metric_id", ["users"], Reason.MODEL_CODE_UNKNOWN),
        ("region", "Norway", Reason.MODEL_CODE_UNKNOWN),
        ("region", "XX", Reason.MODEL_CODE_UNKNOWN),
        ("kind", "amount", Reason.MODEL_CODE_UNKNOWN),
        ("modality", "certain", Reason.MODEL_CODE_UNKNOWN),
        ("modality", None, Reason.MODEL_CODE_UNKNOWN),
        ("direction", "sideways", Reason.MODEL_CODE_UNKNOWN),
        ("unit", "people", Reason.MODEL_CODE_UNKNOWN),
        ("unit", "count:", Reason.MODEL_CODE_UNKNOWN),
        ("unit", "count:<b>", Reason.MODEL_CODE_UNKNOWN),
        ("unit", "count:кот", Reason.MODEL_CODE_UNKNOWN),
        ("unit", f"count:{'cat' * 30}", Reason.MODEL_CODE_UNKNOWN),
        ("unit", None, Reason.MODEL_CODE_UNKNOWN),
        ("period", "T9", Reason.MODEL_TIME_UNKNOWN),
        ("period", "2026-03-01 to 2026-03-31", Reason.MODEL_TIME_UNKNOWN),
        ("period", "last summer", Reason.MODEL_TIME_UNKNOWN),
        ("period", "abroad", Reason.MODEL_TIME_UNKNOWN),
        ("baseline", {"start": "2026-02-01"}, Reason.MODEL_TIME_UNKNOWN),
    ],
    ids=str,
)
def test_a_field_that_does_not_hold_is_a_fault_of_its_own(field, said, reason):
    (fault,) = faults(content(norway(**{field: said})))
    assert (fault.number, fault.field, fault.reason) == (1, field, reason)


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("entity", "meowtalk"),
        ("entity", None),
        ("entity", " "),
        ("unit", "count:active account"),
        ("unit", "NOK"),
        ("unit", "km"),
        ("metric_id", None),
        ("region", "SE"),
        ("period", "T1a"),
        ("period", "T1"),
        ("period", "P1"),
        ("period", "in March"),
        ("period", None),
        ("baseline", "T2a"),
    ],
    ids=str,
)
def test_a_field_that_holds_is_none(field, said):
    assert faults(content(norway(**{field: said}))) == ()


def test_words_of_the_title_hold():
    draft = drafted(title="Kattesnakk grows")
    rows = {1: USERS | {"entity": "Kattesnakk"}, 2: None, 3: None, 4: None}
    assert faults(content(rows), draft) == ()


def test_forms_of_russian_words_hold():
    draft = drafted(MURCHAT, "ru")
    revenue = USERS | {"unit": "RUB", "entity": "Мурчат", "metric": "выручка", "metric_id": "revenue", "region": None,
                       "period": "март", "attribution": "Тамара Ветрова", "attribution_kind": "person"}  # fmt: skip
    n = number_of(draft, asked(draft), "3 млн")
    assert faults(content({n: revenue, 3 - n: None}), draft) == ()


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I think that there are three claims.",
        '{"claims": [{"n": 1, "kind": "lev',
        '{"claims": {"n": 1}}',
        '["claims"]',
        '{"not_claims": [1, 2, 3, 4]}',
        "{" * 50_000,
        '{"claims": ' + "[" * 50_000 + "]" * 50_000 + "}",
    ],
    ids=["nothing", "prose", "cut", "no list", "a list", "without claims", "open braces", "deep"],
)
def test_what_is_no_object_of_the_form_is_one_fault(answer):
    (fault,) = faults(answer)
    assert (fault.number, fault.reason) == (None, Reason.MODEL_NO_JSON)


@pytest.mark.parametrize(
    "wrapped",
    [
        "Here it is:\n```json\n{}\n```\nAnything else?",
        "<think>hm</think>{}",
        "\ufeff{}",
        '<think>Of {n} I say {"claims": [{"n": 1}, ...]}, or {"claims": []}.</think>{}',
        "{}\nThe form of {n} was not clear :}",
        "{}\n{}",
    ],
    ids=["fence", "thought", "mark", "a thought with drafts", "braces behind", "twice"],
)
def test_an_object_with_words_around_it_is_found(wrapped):
    assert faults(wrapped.replace("{}", content(norway()))) == ()


def test_of_a_draft_and_an_answer_the_answer_counts():
    answer = content(dict.fromkeys(range(1, 5))) + content(norway())
    assert checked(drafted(), asked(drafted()), answer).numbers[1] is not None


@pytest.mark.parametrize(
    ("rows", "unanswered"),
    [
        ({2: JUMP, 3: None, 4: None}, [1]),
        ({9: USERS, 0: USERS, -1: USERS}, [1, 2, 3, 4]),
        ({}, [1, 2, 3, 4]),
    ],
    ids=["one left out", "others than asked for", "none"],
)
def test_a_number_without_an_answer_is_a_fault(rows, unanswered):
    found = faults(content(rows))
    assert [(fault.number, fault.reason) for fault in found] == [
        (n, Reason.MODEL_NUMBER_UNANSWERED) for n in unanswered
    ]


def test_what_is_said_first_of_a_number_counts():
    answer = json.loads(content(norway()))
    answer["claims"].append(answer["claims"][0] | {"entity": "Nobody"})
    answer["not_claims"].append(1)
    draft = drafted()
    found = checked(draft, asked(draft), json.dumps(answer))
    assert (found.numbers[1]["entity"].said, found.faults) == ("MeowTalk", ())


def test_a_complaint_names_number_field_and_words_and_is_bounded():
    answer = content(norway(entity="Q" * 5_000, period="soon"))
    told = complaint_about(drafted(), asked(drafted()), answer)
    assert "- n 1, entity 'QQQQ" in told
    assert "- n 1, period 'soon': is no id of the list of times" in told
    assert len(told) < 700
