"""Cues of metrics speak in their positive sentences and stay silent in their negative ones."""

import pytest

from pipeline.catalog import entities, metric_cues, metrics, plain_metrics, units
from pipeline.languages import known

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
