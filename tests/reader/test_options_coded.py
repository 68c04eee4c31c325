"""Codes as options, without training: metrics that are cued, countries that are named, whatever unit the rules read."""

from dataclasses import replace
from datetime import date

import pytest

from pipeline.catalog import metrics
from pipeline.extract.read import propose
from pipeline.reader.inputs import RegionInput
from pipeline.reader.options import log
from pipeline.reader.options_coded import chosen, metric_key, region, unit
from pipeline.reader.slots import CHOICES
from tests.support.reading import features_of, plain_document, view_of, with_claim

TEXT = "Nordfisk sold 12 boats. It has 40 men and 7 nets."


def cued(key, at=0):
    return replace(with_claim(plain_document(TEXT), metric_id=None), cues=((at, at + 8, key),))


@pytest.mark.parametrize("key", metrics())
def test_any_metric_of_the_catalogue_is_an_option_where_its_sentence_cues_it(key):
    """The network here knows no metric at all."""
    found = metric_key(view_of(cued(key)), 0)
    assert key in found.keys
    assert features_of(found, key)["cue"] == 1


def test_a_metric_that_the_sentence_before_cues_is_told_as_further():
    view = view_of(cued("revenue"))
    assert [features_of(metric_key(view, number), "revenue")["cue"] for number in (0, 1)] == [1.0, 0.5]


def test_a_metric_whose_cue_stands_in_the_words_for_what_is_measured_is_pointed_at():
    document = replace(plain_document(TEXT), cues=((17, 22, "price"), (0, 8, "revenue")))
    found = metric_key(view_of(document, {0: {"metric": {"boats": 0.7}}}), 0)
    assert features_of(found, "price")["pointed"] == pytest.approx(0.7)
    assert features_of(found, "revenue")["pointed"] == 0


@pytest.mark.parametrize(
    ("key", "code", "fits"),
    [("revenue", "USD", 1.0), ("revenue", "kg", 0.0), ("users", "user", 1.0), ("users", "USD", 0.0)],
)
def test_whether_a_unit_fits_a_metric_is_told(key, code, fits):
    document = with_claim(cued(key), unit=code)
    assert features_of(metric_key(view_of(document), 0), key)["fits"] == fits


@pytest.mark.parametrize(
    ("code", "text", "key"),
    [
        ("en", "Nordfisk had revenue of 12 million dollars.", "revenue"),
        ("ru", "Выручка завода составила 12 млн рублей.", "revenue"),
        ("ko", "님보의 매출은 12억원이다.", "revenue"),
    ],
)
def test_cues_of_each_language_make_options(code, text, key):
    document = with_claim(propose(text, code, date(2026, 4, 14)), metric_id=None)
    assert key in metric_key(view_of(document), 0).keys


COUNTRIES = [
    ("en", "In Iceland Nordfisk sold 12 boats.", "IS"),
    ("en", "Nordfisk sold 12 boats to Bhutanese keepers.", "BT"),
    ("en", "Nordfisk sold 12 boats in Marseille.", "FR"),
    ("en", "Nordfisk sold 12 boats in Tuvalu.", "TV"),
    ("ru", "В Исландии завод продал 12 лодок.", "IS"),
    ("ru", "Завод продал 12 лодок в Лесото.", "LS"),
    ("ko", "아이슬란드에서 배 12척을 팔았다.", "IS"),
    ("ko", "부탄에 배 12척을 팔았다.", "BT"),
]


@pytest.mark.parametrize(
    ("code", "text", "country"), COUNTRIES, ids=[f"{code} {place}" for code, _, place in COUNTRIES]
)
def test_any_country_that_is_named_is_an_option(code, text, country):
    found = region(view_of(propose(text, code, None)), 0)
    assert country in found.keys
    assert features_of(found, country)["here"] == features_of(found, country)["only one"] == 1


def test_a_country_of_the_title_is_an_option():
    document = plain_document("Nordfisk sold 12 boats.", title="Boats for Tonga")
    found = region(view_of(document), 0)
    assert features_of(found, "TO")["titled"] == 1


def test_the_country_of_a_currency_is_an_option():
    found = region(view_of(with_claim(plain_document(TEXT), unit="ISK")), 0)
    assert features_of(found, "IS")["money"] == features_of(found, "IS")["money of text"] == 1


@pytest.mark.parametrize(("code", "home"), [("en", "US"), ("ru", "RU"), ("ko", "KR")])
def test_the_country_of_most_of_the_press_is_an_option(code, home):
    found = region(view_of(plain_document(TEXT, code)), 0)
    assert features_of(found, home)["is home"] == 1
    assert None in found.keys


def test_a_language_without_such_a_country_has_none():
    assert region(view_of(with_claim(plain_document(TEXT, "xx"), region=None)), 0).keys == [None]


def test_the_country_right_behind_a_count_is_an_option():
    assert region(view_of(with_claim(plain_document(TEXT), region="NO")), 0).keys == ["NO", "US", None]


def test_how_far_a_country_is_named_is_told():
    text = "Iceland grew. Nordfisk sold 12 boats. It has 40 men."
    document = replace(plain_document(text), regions=(RegionInput(0, 7, "IS", "country"),))
    first, second = (features_of(region(view_of(document), number), "IS") for number in (0, 1))
    assert (first["here"], first["just before"], first["opening"], first["sort=country"]) == (0, 1, 1, 1)
    assert second["just before"] == 1


@pytest.mark.parametrize("code", ["count:widget", "count:дело", "furlong", "XQZ", "MWh", "percentage_point", "ISK"])
def test_the_unit_of_the_rules_is_an_option_whatever_it_is(code):
    found = unit(view_of(with_claim(plain_document(TEXT), unit=code)), 0)
    assert features_of(found, code)["rules"] == 1


def test_units_of_persons_users_and_percents_are_always_options():
    assert {"person", "user", "percent", "percentage_point"} <= set(unit(view_of(plain_document(TEXT)), 0).keys)


def test_nouns_that_may_be_counted_are_options_and_those_that_hardly_are_not():
    view = view_of(plain_document(TEXT), {0: {"counted": {"boats": 0.6, "nets": 0.04}}})
    counted = [key for key in unit(view, 0).keys if key.startswith("count:")]
    assert counted == ["count:boat"]


def test_units_of_neighbours_are_options():
    document = with_claim(plain_document(TEXT), 1, unit="furlong")
    assert "furlong" in unit(view_of(document), 0).keys
    assert features_of(unit(view_of(document), 0), "furlong")["near"] > 0


@pytest.mark.parametrize("slot", [slot for slot in CHOICES if slot not in {"dimension", "home"}])
def test_a_closed_list_is_all_options_in_its_order(slot):
    assert chosen(view_of(plain_document(TEXT)), 0, slot).keys == list(CHOICES[slot])


@pytest.mark.parametrize(
    ("slot", "said", "changes"),
    [("kind", "change", {"kind": "change"}), ("direction", "none", {"direction": None}), ("claim", "claim", {})],
)
def test_what_the_rules_say_of_a_closed_list_is_told(slot, said, changes):
    found = chosen(view_of(with_claim(plain_document(TEXT), **changes)), 0, slot)
    assert [key for key, features in zip(found.keys, found.features, strict=True) if features["rules"]] == [said]


def test_of_very_many_countries_those_named_nearest_are_options():
    codes = [f"{one}{other}" for one in "ABCDEFGHIJ" for other in "ABCDEF"]
    document = plain_document("".join(f"Name has {10 + place} boats. " for place in range(len(codes))))
    named = [
        RegionInput(start, start + 4, code, "country")
        for (start, _), code in zip(document.sentences, codes, strict=True)
    ]
    found = region(view_of(replace(document, regions=tuple(named))), 30)
    assert set(found.keys) - {None, "US"} == set(codes[10:50])


def in_iceland(text, said):
    at = text.index("Iceland")
    document = replace(plain_document(text), regions=(RegionInput(at, at + 7, "IS", "country"),))
    return view_of(document, said)


@pytest.mark.parametrize("slot", ["entity", "metric", "whole", "counted", "attribution"])
def test_a_country_that_the_words_of_another_slot_name_is_told(slot):
    view = in_iceland("Boats of Iceland sold for 12.", {0: {slot: {"Boats of Iceland": 0.7, None: 0.3}}})
    assert features_of(region(view, 0), "IS")[slot] == pytest.approx(0.7)


def test_what_the_region_of_the_number_before_is_is_told():
    view = in_iceland("Nordfisk sold 12 boats in Iceland and 7 nets.", {0: {"region": {"Iceland": 1.0}}})
    assert features_of(region(view, 1), "IS")["before here"] == log(1.0)
    assert features_of(region(view, 1), None)["before here"] == log(0.0)


def test_the_word_before_a_country_and_how_far_it_is_are_told():
    view = in_iceland("Nordfisk sold 12 boats to Iceland.", {})
    found = features_of(region(view, 0), "IS")
    assert found["after=to"] == 1
    assert found["distance behind"] == pytest.approx(len(" boats to ") / 150)
