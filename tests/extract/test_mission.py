"""The mission's own article: a newspaper cites a newspaper, which cites an app tracker, a regulator's report, a filing.

The articles of mission/ are invented. `first` in each lists the names under which the body that states the figures
first may be given; the claims whose marked attribution is the first of them are its passage. Run with -s for the
figures and every attribution that was read wrong; who makes the reading better raises the floors."""

import json
from datetime import date
from functools import lru_cache
from typing import Any

import pytest

from pipeline.extract import read_text
from tests.support import gold
from training import scoring

FIELDS = ("attribution", "entity", "period", "metric_id", "region")
SHOWN = ("unit", "kind", "direction", "modality", *FIELDS)  # fields of the printed table
# Percent of the claims whose field is right, empty where it may be empty included, and of the figures of the first link
# that have it, and no paper, as their attribution: floors that only go up. Set some two points below what the reader
# reaches, which was trained on invented articles of this sort and has not seen these; with all its vectors moved by a
# thousandth none falls (decision 9). With the file that was taught who says a figure first those of the first link rose
# by some forty points, and those of English keys of metrics and of Russian attributions fell by two figures each. With
# the one that went on with it Russian ones rose by ten points, and Korean ones fell by one figure. With the one that
# read twice as many of these texts, and wordings that it misread, English ones rose, and Russian ones fell by two. With
# the one whose folds have read them all, English and Korean ones rose by eight points, and Russian keys fell by four.
FLOORS = {
    "en": {"attribution": 98, "entity": 93, "period": 87, "metric_id": 87, "region": 95, "first_link": 97},
    "ko": {"attribution": 96, "entity": 98, "period": 92, "metric_id": 86, "region": 98, "first_link": 91},
    "ru": {"attribution": 81, "entity": 98, "period": 92, "metric_id": 87, "region": 98, "first_link": 80},
}
# Articles whose chain is not found in full yet, and why.
CHAIN_NOT_YET = {
    "ko:named-later": "the tracker that is named a paragraph later is not carried back to all figures",
    "ru:three-sentences": "a figure of a service and one of its rival are read as their own words",
    "ru:one-sentence": "a rival's figures of the same tracker are read as the rival's own",
    "ru:named-later": "the tracker that is named a paragraph later is not carried back to all figures",
}
# Articles in which something that is no claim is read as one.
LURES_NOT_YET = {"ko:one-sentence": "the number of a version that stands before the word for it is read as a claim"}
WORDS = range(120, 301)

Row = dict[str, Any]
Pair = tuple[Row, Row | None]  # a marked claim, and what was read for it


@lru_cache
def _documents(code: str) -> tuple[Row, ...]:
    lines = (gold.FOLDER / "mission" / f"{code}.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


ARTICLES = {document["id"].removeprefix("mission:"): document for code in FLOORS for document in _documents(code)}


@lru_cache
def _found(key: str) -> tuple[Row, ...]:
    document = ARTICLES[key]
    found = read_text(document["text"], document["lang"], date.fromisoformat(document["published"]))
    return tuple(claim.as_dict() for claim in found)


def _pairs(key: str) -> list[Pair]:
    found = _found(key)
    marked = [one for one in ARTICLES[key]["claims"] if not one.get("optional")]
    places = scoring.pairs_of(marked, found, scoring.same_value)
    return [(one, found[places[place]] if place in places else None) for place, one in enumerate(marked)]


def _percent_right(pairs: list[Pair], field: str) -> float:
    right = sum(found is not None and scoring.is_right(marked, found, field) for marked, found in pairs)
    return round(100 * right / len(pairs), 1)


def _passage(document: Row, pairs: list[Pair]) -> list[Pair]:
    """The figures that the first link of the chain states."""
    first = document["first"][0]
    return [pair for pair in pairs if (pair[0].get("attribution") or {}).get("text") == first]


def _says_first(document: Row, found: Row | None) -> bool:
    said = found and found.get("attribution")
    return bool(said) and any(scoring.same("attribution", one, said) for one in document["first"])


def _who(row: Row | None) -> str | None:
    return ((row or {}).get("attribution") or {}).get("text")


def _articles(not_yet: dict[str, str]) -> list[Any]:
    return [
        pytest.param(key, marks=pytest.mark.xfail(strict=True, reason=not_yet[key])) if key in not_yet else key
        for key in ARTICLES
    ]


@pytest.mark.parametrize("code", FLOORS)
def test_there_are_articles_of_the_shape_in_each_language(code):
    documents = _documents(code)
    assert len(documents) >= 4
    for document in documents:
        assert len(document["text"].split()) in WORDS, document["id"]
        for one in (*document["claims"], *document["lures"]):
            assert document["text"][one["start"] : one["end"]] == one["surface"]
        passage = _passage(document, [(one, None) for one in document["claims"]])
        assert len(passage) >= 4, document["id"]
        for marked, _ in passage:
            outlets = [one for one in marked["attribution_also"] if one["kind"] == "media"]
            assert len(outlets) == 2, (document["id"], marked["surface"])


@pytest.mark.parametrize("key", ARTICLES)
def test_every_value_is_found(key):
    missed = [marked["surface"] for marked, found in _pairs(key) if found is None]
    assert not missed


@pytest.mark.parametrize("key", _articles(LURES_NOT_YET))
def test_nothing_else_is_read_as_a_claim(key):
    claims = ARTICLES[key]["claims"]
    others = [one["surface"] for one in _found(key) if not any(scoring.overlap(each, one) for each in claims)]
    assert not others


@pytest.mark.parametrize("key", _articles(CHAIN_NOT_YET))
def test_the_body_that_states_the_figures_first_is_found_behind_the_papers(key):
    document = ARTICLES[key]
    wrong = {
        marked["surface"]: _who(found)
        for marked, found in _passage(document, _pairs(key))
        if not _says_first(document, found)
    }
    assert not wrong


@pytest.mark.parametrize("code", FLOORS)
def test_no_figure_falls_below_its_floor(code):
    keys = [key for key in ARTICLES if key.startswith(f"{code}:")]
    reached = _figures(keys)
    _show({**{key: _figures([key]) for key in keys}, code: reached})
    _show_wrong_attributions(keys)
    fallen = {name: (reached[name], floor) for name, floor in FLOORS[code].items() if reached[name] < floor}
    assert not fallen


def _figures(keys: list[str]) -> dict[str, float]:
    """In percent: F1 of values and rows, the claims whose field is right, the passages that name their first link."""
    rows = [scoring.counts(ARTICLES[key], _found(key)) for key in keys]
    pairs = [pair for key in keys for pair in _pairs(key)]
    said = [_says_first(ARTICLES[key], found) for key in keys for _, found in _passage(ARTICLES[key], _pairs(key))]
    return (
        {name: round(scoring.f1(row[name] for row in rows), 1) for name in ("value", "full", "complete")}
        | {field: _percent_right(pairs, field) for field in SHOWN}
        | {"first_link": round(100 * sum(said) / len(said), 1)}
    )


def _show(figures: dict[str, dict[str, float]]) -> None:
    names = list(next(iter(figures.values())))
    print("\n" + " " * 24 + "".join(f"{name:>12}" for name in names))
    for key, reached in figures.items():
        print(f"{key:<24}" + "".join(f"{reached[name]:>12.1f}" for name in names))


def _show_wrong_attributions(keys: list[str]) -> None:
    for key in keys:
        for marked, found in _pairs(key):
            if found is None or not scoring.is_right(marked, found, "attribution"):
                print(f"{key}: {marked['surface']!r} is said by {_who(marked)!r}, read {_who(found)!r}")
