"""Words for what a price is of, behind another number."""

import pytest

from pipeline.extract.read import propose
from pipeline.reader.decisions import first_pass
from pipeline.reader.own_words import own_words
from tests.support.reading import trusting, view_of


def metric_of(text: str, believed: dict[str, float], code: str = "en") -> object:
    """Of the last figure, where the network believes in these words."""
    document = propose(text, code, None)
    number = len(document.numbers) - 1
    view = view_of(document, {key: {"metric": believed} for key in range(number + 1)})
    return own_words(view, number, first_pass(view, number, {"metric": trusting()}))["metric"].best


def test_such_words_are_of_no_number_of_another_sentence():
    text = "Oil rose to $45 a barrel. Halden shares fell 3%."
    assert metric_of(text, {"a barrel": 0.8, "shares": 0.1}) == "share"


@pytest.mark.parametrize(
    "text", ["Oil in barrels rose to $45 a barrel.", "Oil rose 4%, as shares fell, to $45 a barrel."]
)
def test_behind_the_number_they_stay(text):
    assert metric_of(text, {"a barrel": 0.8, "shares": 0.1}) == "a barrel"


def test_where_nothing_else_is_believed_it_has_no_metric():
    assert metric_of("Oil rose to $45 a barrel. It fell 3%.", {"a barrel": 1.0}) is None


@pytest.mark.parametrize(
    ("code", "text", "words"),
    [
        ("en", "Brim raised its target price to $9 a share. The stock closed at $7.", "target price"),
        ("ko", "가나증권은 목표주가를 9만원으로 올렸다. 할덴은 전날보다 4% 오른 7만원에 거래를 마쳤다.", "목표주가"),
        ("ru", "У «Брима» целевая цена – 9 рублей. Бумаги подорожали до 7 рублей.", "целевая цена"),
    ],
)
def test_a_price_that_is_expected_is_none_at_which_something_was_traded(code, text, words):
    assert metric_of(text, {words: 1.0}, code) is None


def test_of_one_sentence_they_may_be():
    text = "Brim raised its target price to $9 from $7. It is now $5."
    assert metric_of(text, {"target price": 1.0}) == "target price"
