"""What the tables of the catalogue say; cues of metrics speak in their positive sentences and in no negative one."""

from collections import defaultdict
from decimal import Decimal

import pytest

from pipeline.catalog import conversions, entities, media, metric_cues, metrics, plain_metrics, units
from pipeline.catalog.tables import any_of, read_table
from pipeline.languages import known
from pipeline.warehouse.names import name_key

ROWS = [
    pytest.param(cue, sentence, wanted, id=f"{code}-{cue.metric.key}-{'yes' if wanted else 'no'}-{index}")
    for code in sorted(known())
    for cue in metric_cues(code)
    for wanted, sentences in ((True, cue.positive), (False, cue.negative))
    for index, sentence in enumerate(sentences)
]


@pytest.mark.parametrize(("cue", "sentence", "wanted"), ROWS)
def test_a_cue_speaks_only_where_it_should(cue, sentence, wanted):
    assert bool(cue.pattern.search(sentence)) is wanted


def test_every_metric_has_cues_in_english_and_both_kinds_of_sentences():
    cues = {cue.metric.key: cue for cue in metric_cues("en")}
    assert set(cues) == set(metrics())
    assert all(cue.positive and cue.negative for cue in cues.values())


def test_metrics_name_dimensions_that_units_have():
    known_dimensions = {*units().values(), "money"}
    assert all(metric.dimensions <= known_dimensions for metric in metrics().values())


def test_no_alias_belongs_to_two_entities():
    for code in ("en", "ru", "ko"):
        names = [name for row in entities() for name in row.names.get(code, ())]
        assert len(names) == len(set(names))


def test_of_the_metrics_of_one_unit_at_most_one_is_what_a_plain_count_means():
    units_of_plain = [metric.unit for metric in metrics().values() if metric.plain]
    assert len(units_of_plain) == len(set(units_of_plain))
    assert plain_metrics() == {"count:request": "data_requests_received"}


@pytest.mark.parametrize(
    ("trait", "having", "lacking"),
    [
        ("is_rate", "inflation", "market_share"),
        ("of_prices", "price", "revenue"),
        ("of_parts", "data_requests_fulfilled", "revenue"),
        ("of_services", "downloads", "revenue"),
    ],
)
def test_what_a_metric_is_stands_in_the_catalogue(trait, having, lacking):
    assert getattr(metrics()[having], trait)
    assert not getattr(metrics()[lacking], trait)


@pytest.mark.parametrize(
    ("unit", "base", "factor"),
    [("lb", "kg", "0.45359237"), ("mi2", "m2", "2589988.110336"), ("basis_point", "percentage_point", "0.01")],
)
def test_a_unit_that_is_one_thing_everywhere_converts(unit: str, base: str, factor: str) -> None:
    assert conversions()[unit] == (base, Decimal(factor))


@pytest.mark.parametrize(
    "unit", ["oz", "gal", "mo", "a"], ids=["troy or not", "American or British", "28 to 31 days", "365 or 366 days"]
)
def test_a_unit_that_is_several_things_does_not(unit: str) -> None:
    assert unit not in conversions()


def test_no_name_is_given_to_two_entities() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for entity in (*entities(), *media()):
        for names in entity.names.values():
            for name in names:
                owners[name_key(name)].add(entity.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


@pytest.mark.parametrize(
    ("key", "is_share", "told_in_shares"),
    [
        ("market_share", True, True),
        ("revenue", False, False),
        ("users", False, False),
        ("data_requests_fulfilled", False, True),
    ],
)
def test_a_part_of_a_whole_is_a_metric_only_where_the_metric_is_of_parts(key, is_share, told_in_shares):
    """12 percent of users are no number of users."""
    assert (metrics()[key].is_share, metrics()[key].told_in_shares) == (is_share, told_in_shares)


@pytest.mark.parametrize(
    ("cues", "text", "found"),
    [
        (["boats?", "nets"], "Two BOATS", True),
        (["boats?", "nets"], "Two nets", True),
        (["boats?", "nets"], "Two oars", False),
        (["boat|net"], "net", True),
        ([], "", False),
    ],
)
def test_any_of_several_patterns_is_found_and_none_of_no_patterns(cues, text, found):
    assert bool(any_of(cues).search(text)) is found


def test_a_language_without_a_table_has_an_empty_one():
    assert read_table("metrics_xx.toml") == {}
    assert metric_cues("xx") == ()
