"""Decisions become fields of the claim, as they are printed."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.extract.answers import answered, is_claim, limited
from pipeline.extract.read import propose
from pipeline.model import Attribution, AttributionKind, ClaimKind, Direction, Grain, Modality, Period, Span
from pipeline.model.claim import UNKNOWN_LIMIT
from pipeline.reader.beliefs import key_of
from pipeline.reader.document_index import DocumentIndex
from tests.support.reading import DAY, FEBRUARY, MARCH, decided, read, view_of, with_claim

BLANK = {"claim": "claim", "unit": "user", "kind": "level", "direction": "none", "modality": "actual"}
EMPTY = ("entity", "metric", "whole", "metric_id", "region", "period", "baseline", "attribution")


def read_as(document, said=None, number=0, **answers):
    """The claim of a number where these are the answers, in the words that `said` shows them in."""
    decisions = {slot: decided(slot, key) for slot, key in {**BLANK, **dict.fromkeys(EMPTY), **answers}.items()}
    beliefs = view_of(document, {number: said or {}}).beliefs[number]
    return answered(DocumentIndex(document), document.numbers[number], beliefs, decisions)


@pytest.fixture(scope="module")
def document():
    return read("en", titled=True)


def test_codes_are_taken_over(document):
    claim = read_as(document, unit="percent", kind="rate", modality="forecast", metric_id="revenue", region="NO")
    assert (claim.unit, claim.kind, claim.modality) == ("percent", ClaimKind.RATE, Modality.FORECAST)
    assert (claim.metric_id, claim.region) == ("revenue", "NO")


def test_fields_without_an_answer_are_empty(document):
    claim = read_as(document)
    assert [getattr(claim, name) for name in EMPTY] == [None] * len(EMPTY)


def test_what_is_printed_of_the_number_stays(document):
    claim, ruled = read_as(document, kind="share"), document.numbers[0].claim
    for name in ("surface", "span", "value", "value_high", "qualifier", "block", "sentence"):
        assert getattr(claim, name) == getattr(ruled, name)


@pytest.mark.parametrize("kind", ClaimKind)
def test_only_changes_and_ratios_have_a_direction_and_a_baseline(document, kind):
    claim = read_as(document, kind=kind, direction="up", baseline=FEBRUARY)
    moving = kind in {ClaimKind.CHANGE, ClaimKind.RATIO}
    assert claim.direction == (Direction.UP if moving else None)
    assert (claim.baseline is not None) == moving


def test_a_change_may_have_no_direction(document):
    assert read_as(document, kind="change", direction="none").direction is None


@pytest.mark.parametrize("kind", ClaimKind)
def test_only_shares_have_a_whole(document, kind):
    claim = read_as(document, {"whole": {"boats": 0.9}}, kind=kind, whole="boat")
    assert (claim.whole is not None) == (kind is ClaimKind.SHARE)


def test_a_name_stands_as_it_is_printed(document):
    assert read_as(document, {"entity": {"Halden Yard": 0.9}}, entity="halden yard").entity == "Halden Yard"


def test_a_name_of_the_title_stands_as_it_is_printed_there(document):
    said = "Nordfisk grows"
    claim = read_as(document, {"entity": {said: 0.9}}, entity=key_of(said, "en"))
    assert claim.entity == said


def test_a_phrase_stands_in_its_base_form_where_the_grammars_have_it():
    document = read("ru")
    claim = read_as(document, {"entity": {"Норвегии": 0.9}}, entity=key_of("Норвегии", "ru"))
    assert claim.entity == "Норвегия"


PRINTED = [
    ("ru", "Норвегией", "Норвегия"),  # as a phrase elsewhere in the text has it
    ("ru", "Исландии", "Исландия"),
    ("ru", "рубежом пользовались", "рубежом пользовались"),  # what has a verb is no name
    ("ko", "별빛은행이", "별빛은행"),
    ("en", "Nordfisk’s", "Nordfisk"),
    ("en", "Tarn Bank", "Tarn Bank"),
]


@pytest.mark.parametrize(("language", "printed", "base"), PRINTED, ids=[printed for _, printed, _ in PRINTED])
def test_a_name_that_is_no_phrase_where_it_stands_has_its_base_form(language, printed, base):
    claim = read_as(read(language), {"entity": {printed: 0.9}}, entity=key_of(printed, language))
    assert claim.entity == base


def test_words_that_only_the_grammars_have_are_theirs(document):
    ruled = with_claim(document, metric="Boats of Nordfisk", whole="MeowTalk")
    assert read_as(ruled, kind="share", metric="boats of nordfisk").metric == "Boats of Nordfisk"
    assert read_as(ruled, kind="share", whole="meowtalk").whole == "MeowTalk"


def test_a_phrase_that_names_who_says_so_has_its_base_form_its_kind_and_its_place():
    document = propose("По словам главы компании Егора Серова, сервис вырос на 5%.", "ru", DAY)
    (spoken,) = document.speakers
    claim = read_as(document, attribution=key_of("Егор Серов", "ru"))
    place = Span(document.text.index("главы"), document.text.index(","))
    assert claim.attribution == Attribution(text="Егор Серов", kind=AttributionKind.PERSON, span=place)
    assert (spoken.base, spoken.kind) == ("Егор Серов", "person")


def test_a_speaker_stands_where_the_network_points_to(document):
    (spoken,) = document.speakers
    moved = replace(document, speakers=(replace(spoken, start=0, end=8),))
    claim = read_as(moved, {"attribution": {"Tova Brekke": 0.9}}, attribution="tova brekke")
    assert claim.attribution.span.of(document.text) == "Tova Brekke"
    assert read_as(moved, attribution="tova brekke").attribution.span == Span(0, 8)


def test_a_source_that_no_such_phrase_names_has_its_place_and_a_kind(document):
    claim = read_as(document, {"attribution": {"Nordfisk": 0.9}}, attribution="nordfisk")
    place = Span(0, len("Nordfisk"))
    assert claim.attribution == Attribution(text="Nordfisk", kind=AttributionKind.ORGANISATION, span=place)


def test_a_source_of_the_title_has_no_place_in_the_text(document):
    said = "Wire Daily"
    claim = read_as(document, {"attribution": {said: 0.9}}, attribution=key_of(said, "en"))
    assert claim.attribution == Attribution(text=said, kind=AttributionKind.MEDIA, span=None)


def test_the_time_of_the_rules_is_taken_over_as_they_have_it(document):
    assert read_as(document, period=MARCH).period == document.numbers[0].claim.period


def test_another_printed_time_has_its_words_and_its_place(document):
    period = read_as(document, period=FEBRUARY).period
    assert (period.start, period.end, period.grain) == (*FEBRUARY, Grain.MONTH)
    assert period.span.of(document.text) == period.text == "the previous month"
    assert period.basis == "relative"


def test_a_time_of_another_sentence_is_inherited(document):
    number = len(document.numbers) - 1
    period = read_as(document, number=number, period=MARCH).period
    assert (period.text, period.basis) == ("March", "inherited")


def test_a_time_that_no_word_prints_is_assumed_and_has_no_place(document):
    year = (date(2025, 1, 1), date(2026, 1, 1))
    period = read_as(document, period=year).period
    assert ((period.start, period.end), period.grain, period.text) == (year, Grain.YEAR, "")
    assert (period.basis, period.span) == ("assumed", None)


def test_of_a_time_that_is_printed_twice_the_nearest_words_are_told(document):
    march = next(time for time in document.times if time.days == MARCH and time.at >= 0)
    at = document.text.rindex("March")
    later = replace(march, at=at, upto=at + len("March"), sentence=1)
    again = with_claim(replace(document, times=(later, *document.times)), period=None)
    assert read_as(again, period=MARCH).period.span == Span(march.at, march.upto)


@pytest.mark.parametrize(("key", "claim"), [("lure", False), ("claim", True), ("optional", True)])
def test_optional_numbers_are_claims_and_lures_are_none(key, claim):
    assert is_claim({"claim": decided("claim", key)}) is claim


@pytest.mark.parametrize(
    ("measured", "basis", "end", "is_kept"),
    [
        (("price", "shares"), "inherited", date(2026, 4, 1), False),
        (("price", "shares"), "inherited", date(2026, 3, 2), True),  # a day
        (("price", "shares"), "explicit", date(2026, 4, 1), True),  # its own sentence says so
        (("price", "price of a cup"), "inherited", date(2026, 4, 1), True),
        (("revenue", "revenue"), "inherited", date(2026, 4, 1), True),
    ],
)
def test_what_is_told_of_a_day_does_not_last_as_long_as_another_sentence_says(document, measured, basis, end, is_kept):
    grain = Grain.DAY if end.day == 2 else Grain.MONTH
    period = Period(start=date(2026, 3, 1), end=end, grain=grain, text="March", basis=basis)
    claim = replace(read_as(document), metric_id=measured[0], metric=measured[1], entity="MeowTalk", period=period)
    assert limited(claim, "en").period == (period if is_kept else None)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("Its mobile revenue rose 4 percent", "mobile"),
        ("Its revenue from teapots rose 4 percent", UNKNOWN_LIMIT),
        ("Its revenue from a year earlier rose 4 percent", ""),
        ("Its revenue in March rose 4 percent", ""),
        ("A profit and mobile phones. Its revenue rose 4 percent", ""),
    ],
)
def test_words_beside_those_of_the_metric_limit_it_too(document, text, limit):
    at = text.index("revenue")
    claim = replace(read_as(document), metric_id="revenue", metric="revenue", entity="MeowTalk")
    assert limited(claim, "en", text, Span(at, at + len("revenue"))).metric_limit == limit
    assert limited(claim, "en").metric_limit == ""


@pytest.mark.parametrize(
    ("metric_id", "metric", "region"),
    [
        ("price", "shares", None),
        ("price", "price target", None),
        ("users", "users abroad", None),
        ("users", "mobile users", "NO"),
        ("users", "left-handed users", "NO"),
        ("price", "price of a cup", "NO"),
    ],
)
def test_what_is_of_no_place_has_no_region(document, metric_id, metric, region):
    claim = replace(read_as(document), metric_id=metric_id, metric=metric, entity="MeowTalk", region="NO")
    assert limited(claim, "en").region == region


def test_another_figure_between_parts_a_number_from_the_words_of_an_offering(document):
    text = "Its offering price was 4 dollars, and it closed at 5 dollars"
    at = text.index("offering price")
    words = Span(at, at + len("offering price"))
    claim = replace(read_as(document), metric_id="price", metric="offering price", entity="MeowTalk")
    spans = {surface: Span(text.index(surface), text.index(surface) + len(surface)) for surface in ("4", "5")}
    found = [limited(replace(claim, surface=one, span=span), "en", text, words) for one, span in spans.items()]
    assert [one.metric_limit for one in found] == ["offering", "share"]


def test_words_behind_the_number_limit_its_metric_too(document):
    text = "Its revenue rose 4 percent in Europe"
    at, number = text.index("revenue"), text.index("4 percent")
    span = Span(number, number + len("4 percent"))
    claim = replace(read_as(document), metric_id="revenue", metric="revenue", entity="MeowTalk")
    claim = replace(claim, surface="4 percent", span=span)
    assert limited(claim, "en", text, Span(at, at + len("revenue"))).metric_limit == "europe"


@pytest.mark.parametrize(
    ("metric", "language", "whole", "named"),
    [
        ("users", "en", "its users abroad", "users+abroad"),
        ("users", "en", "all MeowTalk users", "users"),
        ("users", "en", "the total", "users"),
        ("users", "ru", "всех пользователей", "users"),
        ("users", "ko", "전체 이용자", "users"),
        ("users", "en", "Norwegians", None),
        ("users", "en", "users in Norway", None),  # not all of its users, though the figure is of Norway
        ("users", "ko", "한국인", None),
        ("users", "en", None, None),
        ("fine", "en", "annual turnover", None),
        ("market_share", "en", "the market", None),
        ("data_requests_fulfilled", "en", "requests", None),  # those received
    ],
)
def test_a_whole_that_is_the_metric_itself_is_known_in_all_languages(document, metric, language, whole, named):
    claim = replace(
        read_as(document),
        metric_id=metric,
        metric="users",
        entity="MeowTalk",
        region="NO",
        kind=ClaimKind.SHARE,
        whole=whole,
    )
    assert limited(claim, language).whole_metric == named
