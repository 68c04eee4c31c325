"""Cues of limits speak in their positive sentences and in no negative one, and are whole words."""

import re
from pathlib import Path

import pytest

from pipeline import catalog
from pipeline.catalog.limit_tables import JOIN, WordKind, limit_cues, limits, names, whole_words
from pipeline.catalog.tables import metrics
from pipeline.languages import known

FOLDER = Path(catalog.__file__).parent


TABLES = ("limits.toml", "limits_en.toml", "limits_ru.toml", "limits_ko.toml")


LANGUAGES = [code for code in sorted(known()) if limit_cues(code)]


CUES = [
    pytest.param(cue, sentence, wanted, id=f"{code}-{cue.kind.name}-{cue.key}-{'yes' if wanted else 'no'}-{index}")
    for code in LANGUAGES
    for cue in limit_cues(code)
    for wanted, sentences in ((True, cue.positive), (False, cue.negative))
    for index, sentence in enumerate(sentences)
]


@pytest.mark.parametrize(("cue", "sentence", "wanted"), CUES)
def test_a_cue_speaks_only_where_it_should(cue, sentence, wanted):
    assert cue.speaks(sentence) is wanted


def test_a_cue_of_a_limit_has_both_kinds_of_sentences():
    cues = [cue for code in LANGUAGES for cue in limit_cues(code)]
    assert cues
    assert [cue for cue in cues if not (cue.positive and cue.negative)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_metric_has_words_of_its_own(code):
    own = {cue.key for cue in limit_cues(code) if cue.kind is WordKind.OWN}
    assert own == set(metrics())


def test_every_limit_is_printed_in_some_language():
    cues = [cue for code in LANGUAGES for cue in limit_cues(code) if cue.kind is WordKind.LIMIT]
    assert {key for cue in cues for key in cue.key.split(JOIN)} == set(limits())


@pytest.mark.parametrize("name", TABLES)
def test_rows_of_the_tables_are_short(name):
    rows = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    assert [row for row in rows if len(row) > 120] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [("free users", True), ("It is free.", True), ("ad-free users", False), ("free-riding", False), ("freed", False)],
)
def test_whole_words_are_no_part_of_others(text, found):
    assert bool(re.search(whole_words("free"), text)) is found


def test_whole_words_take_each_of_several():
    assert re.findall(whole_words("free|paid"), "free, paid and unpaid") == ["free", "paid"]


@pytest.mark.parametrize(
    ("limit", "metric_id", "fits"),
    [
        ("pre_tax", "net_profit", True),
        ("pre_tax", "revenue", False),
        ("mobile", "users", True),
        ("mobile", "price", False),
        ("adjusted", "revenue", True),
    ],
    ids=["one of its metrics", "another", "any", "but this one", "all"],
)
def test_a_limit_fits_the_metrics_that_it_can_limit(limit, metric_id, fits):
    assert limits()[limit].fits(metric_id) is fits


@pytest.mark.parametrize(("code", "spaced"), [("en", True), ("ru", True), ("ko", False), ("xx", True)])
def test_names_stand_between_blanks_but_in_korean(code, spaced):
    assert names(code).spaced is spaced


def test_a_cue_speaks_where_one_of_its_patterns_does():
    (abroad,) = [cue for cue in limit_cues("en") if cue.kind is WordKind.LIMIT and cue.key == "abroad"]
    said = "Users ABROAD and at home"
    assert abroad.speaks(said)
    assert any(pattern.search(said) for pattern in abroad.patterns)
    assert not abroad.speaks("Users came aboard")
