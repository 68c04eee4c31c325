"""Proposals become claims as the reader chooses; what it was not trained on keeps the rules' claims, hardly sure."""

from types import SimpleNamespace

import pytest

from pipeline.extract.answers import limited
from pipeline.extract.learned import UNREAD, choose
from pipeline.extract.read import propose
from pipeline.model import ClaimKind
from pipeline.reader.options import View
from pipeline.reader.slot_options import OPTIONS
from tests.support.reading import CURVES, DAY, TEXTS, read, trusting, view_of


def reader(beliefs, *languages, at_hand=None):
    """Stands in for the shipped file: what it believes, choosers that take that over, and curves that keep chances."""
    known = beliefs if at_hand is None else {n: beliefs[n] for n in at_hand}
    return SimpleNamespace(
        facts={"languages": languages or ("en", "ru", "ko")},
        view=lambda document: View(document, known),
        choosers=dict.fromkeys(OPTIONS, trusting()),
        curves=CURVES,
        records={},
    )


UNTRAINED = SimpleNamespace(facts={"languages": ("no",)})


@pytest.mark.parametrize("code", ["en", "ru", "ko"])
def test_a_language_without_training_keeps_the_claims_of_the_rules_with_a_low_confidence(code):
    document = read(code)
    found = choose(document, UNTRAINED)
    assert [one.number for one in found] == list(document.numbers)
    for one in found:
        ruled = limited(one.number.claim, code)
        assert one.claim.as_dict() == {**ruled.as_dict(), "confidence": 0.3}
        assert one.claim.confidence == UNREAD
        assert one.decisions == {}


def test_a_text_without_numbers_has_no_claims():
    assert choose(propose("Nordfisk sold boats.", "en", DAY), UNTRAINED) == []


@pytest.fixture
def document():
    return read("en")


def test_the_answers_of_the_reader_stand_in_the_claims(document):
    said = {0: {"kind": {"price": 1.0}, "entity": {"Halden Yard": 1.0}, "metric_id": {"price": 1.0}}}
    claim = choose(document, reader(view_of(document, said).beliefs))[0].claim
    assert (claim.kind, claim.entity, claim.metric_id) == (ClaimKind.PRICE, "Halden Yard", "price")


@pytest.mark.parametrize(
    ("words", "limit"),
    [("users", ""), ("users abroad", "abroad"), ("left-handed users", "other"), (None, "")],
)
def test_what_the_words_of_a_metric_limit_it_to_stands_beside_it(document, words, limit):
    said = {0: {"metric_id": {"users": 1.0}, "metric": {words: 1.0}}}
    claim = choose(document, reader(view_of(document, said).beliefs))[0].claim
    assert (claim.metric_id, claim.metric, claim.metric_limit) == ("users", words, limit)


def test_words_limit_nothing_that_the_catalogue_does_not_list(document):
    said = {0: {"metric_id": {None: 1.0}, "metric": {"users abroad": 1.0}}}
    claim = choose(document, reader(view_of(document, said).beliefs))[0].claim
    assert (claim.metric_id, claim.metric_limit) == (None, "")


def test_a_lure_has_no_claim_and_tells_why(document):
    found = choose(document, reader(view_of(document, {1: {"claim": {"lure": 0.9, "claim": 0.1}}}).beliefs))
    assert [one.claim is None for one in found] == [False, True, False]
    assert found[1].decisions["claim"].answer.key == "lure"


def test_a_number_that_no_window_has_keeps_the_claim_of_the_rules(document):
    found = choose(document, reader(view_of(document).beliefs, at_hand=[0, 2]))
    assert (found[1].claim.entity, found[1].claim.confidence) == (document.numbers[1].claim.entity, UNREAD)
    assert found[1].decisions == {}
    assert found[0].decisions


def test_claims_come_in_the_order_of_the_text(document):
    found = [one.claim.span.start for one in choose(document, reader(view_of(document).beliefs))]
    assert found == sorted(found)
    assert len(found) == len(document.numbers)


@pytest.mark.parametrize("code", ["en", "ru", "ko"])
def test_every_claim_fits_its_text(code):
    document = read(code)
    for one in choose(document, reader(view_of(document).beliefs)):
        assert one.claim.span.of(TEXTS[code]) == one.claim.surface
        assert 0 <= one.claim.confidence <= 1
