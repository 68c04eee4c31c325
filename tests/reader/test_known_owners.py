"""A known service right before the words for a metric is whose the first figure behind them is."""

from dataclasses import replace

import numpy as np
import pytest

from pipeline.extract.read import propose
from pipeline.model import ClaimKind
from pipeline.reader.beliefs import key_of
from pipeline.reader.decided_by import address
from pipeline.reader.known_owners import known_owner
from pipeline.reader.options import Options
from pipeline.reader.second_pass import Pass
from tests.support.reading import DAY, view_of


def owner(text, number, likely, *others, code="en", metric="users", kinds=()):
    """Whose the number is, where the reader takes it for that of `likely`, and has the others for options."""
    document = propose(text, code, DAY)
    numbers = [
        replace(one, claim=replace(one.claim, kind=kind)) for one, kind in zip(document.numbers, kinds, strict=False)
    ]
    document = replace(document, numbers=(*numbers, *document.numbers[len(numbers) :]))
    said = {"entity": {likely: 0.9, **dict.fromkeys(others, 0.05)}, "metric": {metric: 1.0}}
    view = view_of(document, dict.fromkeys(range(len(document.numbers)), said))
    passed = {
        slot: of({key_of(words, code): chance for words, chance in chances.items()}) for slot, chances in said.items()
    }
    return known_owner(view, number, passed)["entity"].best


def of(chances):
    options = Options(list(chances), [{} for _ in chances])
    return Pass(options, np.array(list(chances.values()), np.float32))


@pytest.mark.parametrize(
    ("text", "number", "found"),
    [
        ("Nordfisk rose. Telegram's users were 9 million.", 0, "telegram"),
        ("Nordfisk rose. Telegram users were 9 million.", 0, "telegram"),
        ("Nordfisk rose. Telegram's users were 9 million, those of Halden 7 million.", 1, "nordfisk"),
        ("Nordfisk rose. Nordfisk said that Telegram's users were 9 million.", 0, "nordfisk"),
        ("Nordfisk rose. Tavix's users were 9 million.", 0, "nordfisk"),
        ("Nordfisk rose. Telegram said its users were 9 million.", 0, "nordfisk"),
    ],
    ids=["its users", "beside its users", "a second figure", "another owner before", "an unknown name", "not beside"],
)
def test_a_known_name_right_before_the_metric_is_the_owner(text, number, found):
    assert owner(text, number, "Nordfisk", "Telegram", "Tavix") == found


@pytest.mark.parametrize(("kinds", "found"), [((ClaimKind.CHANGE, ClaimKind.LEVEL), "telegram"),
                                              ((ClaimKind.LEVEL, ClaimKind.LEVEL), "nordfisk")])  # fmt: skip
def test_a_change_and_what_it_led_to_are_of_one_owner(kinds, found):
    text = "Nordfisk rose. Telegram's users rose 12 percent to 9 million."
    assert owner(text, 1, "Nordfisk", "Telegram", kinds=kinds) == found


def test_so_it_is_in_korean():
    text = "님보는 올랐다. 텔레그램 이용자는 340만명이다."
    assert owner(text, 0, "님보", "텔레그램", code="ko", metric="이용자") == "텔레그램"


def test_a_name_that_is_no_option_is_not_taken():
    assert owner("Nordfisk rose. Telegram's users were 9 million.", 0, "Nordfisk", "Tavix") == "nordfisk"


def test_the_rule_has_an_address():
    assert address(known_owner) == "known_owners.known_owner"
