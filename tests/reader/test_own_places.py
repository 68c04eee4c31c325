"""A country right before the words for a metric is where it was counted; indices are in none."""

from datetime import date

import pytest

from pipeline.extract.read import propose, read_text
from pipeline.reader.decisions import first_pass
from pipeline.reader.own_places import own_place
from tests.support.reading import view_of, weighing

DAY = date(2026, 4, 14)
TRUSTING = weighing(**{"chance": 5.0, "chance none": 5.0})


def place_of(
    text: str, metric: str, *, code: str = "en", entity: str = "Halden", kind: str = "level", place: str | None = None
) -> object:
    """The region of the first figure, where the network believes that `place` names it."""
    said = {"entity": {entity: 0.9}, "metric": {metric: 0.9}, "kind": {kind: 0.9}, "region": {place: 0.9}}
    view = view_of(propose(text, code, DAY), {0: said})
    return own_place(view, 0, first_pass(view, 0, dict.fromkeys(said, TRUSTING)))["region"].best


@pytest.mark.parametrize(
    ("code", "text", "metric"),
    [
        ("en", "Halden said Norwegian revenue was up 40 percent.", "revenue"),
        ("en", "Halden said Norway revenue was up 40 percent.", "revenue"),
        ("en", "Halden said Norway revenue was up 40 percent.", "Norway revenue"),
        ("ru", "Норвежская выручка «Халден» составила 46 млн евро.", "выручка"),
        ("ko", "할덴의 노르웨이 매출은 460억원이었다.", "매출"),
        ("en", "Halden said revenue in Norway was up 40 percent.", "revenue"),
        ("ru", "Выручка «Халден» в Норвегии составила 46 млн евро.", "Выручка"),
        ("ru", "Выручка компании «Халден» в Норвегии составила 46 млн евро.", "Выручка"),
    ],
)
def test_a_country_next_to_the_metric_is_its_own(code, text, metric):
    assert place_of(text, metric, code=code) == "NO"


@pytest.mark.parametrize(
    ("text", "metric", "kind"),
    [
        ("In Norway Halden said that revenue was up 40 percent.", "revenue", "level"),
        ("Halden said Norwegian oil was at 40 dollars.", "oil", "price"),
        ("Halden paid 40 million Norwegian kroner in cash.", "kroner", "level"),
        ("Halden said revenue of a firm in Norway was up 40 percent.", "revenue", "level"),
        ("Halden shrank in Norway. Revenue was up 40 percent.", "Revenue", "level"),
        ("Halden shrank in the U.S. Revenue was up 40 percent.", "Revenue", "level"),
    ],
    ids=[
        "elsewhere in the sentence",
        "a price",
        "a currency",
        "behind other words",
        "in the sentence before",
        "before it, abbreviated",
    ],
)
def test_another_country_is_left_to_the_reader(text, metric, kind):
    assert place_of(text, metric, kind=kind) is None


def test_an_abbreviation_of_a_country_ends_with_a_full_stop():
    assert place_of("Halden said U.S. revenue was up 40 percent.", "revenue") == "US"


def test_the_words_in_the_sentence_of_the_figure_count():
    text = "Revenue is what matters, Halden said. Norwegian revenue was up 40 percent."
    assert place_of(text, "Revenue") is None  # other letters: where the network has them
    assert place_of(f"The revenue is what matters. {text}", "revenue") == "NO"


def test_a_country_that_the_reader_chose_stays():
    text = "In Sweden Halden said Norwegian revenue was up 40 percent."
    assert place_of(text, "revenue", place="Sweden") == "SE"


@pytest.mark.parametrize(
    ("entity", "region"),
    [("Nasdaq Composite", None), ("Dow Jones industrial average", None), ("S&P 500", None), ("Nasdaq Oslo", "NO")],
)
def test_an_index_is_in_no_country(entity, region):
    text = f"In Norway the {entity} fell 1.2 percent."
    assert place_of(text, "fell", entity=entity, place="Norway") == region


def test_a_text_is_read_so():
    text = "Halden Air reported first-quarter results. Norwegian revenue rose 12 percent to 40 million kroner."
    assert [claim.region for claim in read_text(text, "en", DAY)] == ["NO", "NO"]


@pytest.mark.parametrize(
    ("code", "text", "metric"),
    [
        ("en", "Users outside Japan accounted for 12 million of Halden's total.", "Users"),
        ("ru", "За пределами Японии у «Халден» 12 млн пользователей.", "пользователей"),
        ("ko", "할덴의 일본 이외 지역 이용자는 1200만명이다.", "이용자"),
    ],
)
def test_a_country_that_is_left_out_is_not_where_it_was_counted(code, text, metric):
    assert place_of(text, metric, code=code, place="JP") is None


def test_one_that_is_named_otherwise_too_may_be():
    text = "In Japan and outside Japan Halden has 12 million users."
    assert place_of(text, "users", place="JP") == "JP"
