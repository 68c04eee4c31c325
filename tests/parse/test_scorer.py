"""The scorer of blocks: rows of features, trees as data, and why a text was left out."""

import numpy as np
import pytest

from pipeline.html import read_page
from pipeline.model import BlockKind
from pipeline.parse.facts import read_facts
from pipeline.parse.features import NAMES, features_of
from pipeline.parse.overrule import taken_back, without_unlikely
from pipeline.parse.piece import Piece
from pipeline.parse.scorer import Scorer, group_of, shipped
from pipeline.parse.view import view_of

URL = "https://harbourpost.example/tech/quillgram"
SAID = "Quillgram had 8.4 million people in Norway in May, the company said on Tuesday, and 7.2 million a year before."


def leaf(value):
    return {"feature": [0], "threshold": [0.0], "left": [0], "right": [0], "value": [value]}


def fork(name, threshold, low, high):
    """One tree: up to the threshold of that feature it says `low`, over it `high`."""
    column = NAMES.index(name)
    return {
        "feature": [column, 0, 0], "threshold": [threshold, 0.0, 0.0], "left": [1, 1, 2], "right": [2, 1, 2],
        "value": [(low + high) / 2, low, high],
    }  # fmt: skip


def scorer(*trees, start=0.0):
    return Scorer.from_data({"features": list(NAMES), "start": start, "depth": 1, "trees": list(trees)})


def row(**features):
    found = np.zeros(len(NAMES), np.float32)
    for name, value in features.items():
        found[NAMES.index(name)] = value
    return found


def view(inside):
    page = read_page(f"<html><body>{inside}</body></html>")
    return view_of(page, URL, read_facts(page, None))


def test_trees_add_up_to_a_chance():
    found = scorer(fork("links", 0.5, 2.0, -2.0), leaf(1.0), start=-1.0).score(
        np.array([row(links=0.1), row(links=0.9)])
    )
    assert found == pytest.approx([1 / (1 + np.exp(-2.0)), 1 / (1 + np.exp(2.0))])


def test_what_spoke_against_a_text_is_told_worst_first():
    trees = scorer(fork("links", 0.5, 2.0, -2.0), fork("ends", 0.5, -1.0, 1.0), fork("numbers", 0.5, 1.0, -1.0))
    assert trees.against(row(links=0.9, ends=0, numbers=0)) == "links, no sentence"


def test_trees_of_other_features_are_refused():
    with pytest.raises(ValueError, match=r"training\.blocks"):
        Scorer.from_data({"features": ["length"], "start": 0.0, "depth": 1, "trees": [leaf(0.0)]})


def test_every_feature_has_words_for_a_reason():
    assert all(map(group_of, NAMES))
    assert {group_of(name) for name in NAMES if "@" in name} == {"its neighbours"}
    assert group_of("called_distance") == "what its element is called"
    assert group_of("links") == "links"


def test_a_row_tells_where_a_text_stands():
    found = view(f"<h1>Quillgram grows</h1><div><p>{SAID}</p></div><ul><li><a href='/x'>Otterpost closes</a></li></ul>")
    places, rows = features_of(found)
    assert [found.pieces[at].text for at in places] == ["Quillgram grows", SAID, "Otterpost closes"]
    of = {name: rows[:, NAMES.index(name)].tolist() for name in NAMES}
    assert of["links"] == [0.0, 0.0, 1.0]
    assert of["kind_list"] == [0.0, 0.0, 1.0]
    assert of["title"] == [1.0, 0.5, 0.0]
    assert of["after_title"] == [0.0, 1.0, 1.0]
    assert of["heaviest"] == [1.0, 1.0, 1.0]
    assert of["down"] == [1.0, 0.0, 1.0]
    assert of["after_heaviest"] == [0.0, 0.0, 1.0]
    assert of["links@+1"] == [0.0, 1.0, -1.0]


def test_a_text_in_a_named_box_outside_the_article_has_no_row():
    found = view(f"<div><p>{SAID}</p></div><div class='newsletter'><p>Join 55,000 readers.</p></div>")
    places, _ = features_of(found)
    assert [found.pieces[at].text for at in places] == [SAID]


def test_a_page_without_texts_has_no_rows():
    places, rows = features_of(view("<img>"))
    assert (places, rows.shape) == ([], (0, len(NAMES)))


def piece(text, score):
    found = Piece(view("<p>x</p>").pieces[0].kind, text, None, 0.0)
    found.score, found.row = score, row(links=0.9)
    return found


def test_a_text_of_a_very_low_score_leaves_with_its_score_and_the_reason():
    likely, unlikely = piece("likely", 0.5), piece("unlikely", 0.02)
    kept, gone = without_unlikely([likely, unlikely], scorer(fork("links", 0.5, 2.0, -2.0)))
    assert kept == [likely]
    assert [(one.reason, one.text) for one in gone] == [("score 0.02: links", "unlikely")]


@pytest.mark.parametrize(("scores", "left"), [((0.01, 0.9, 0.9), 3), ((0.9, 0.01, 0.01), 1)])
def test_the_head_of_a_table_stays_where_most_of_its_rows_do(scores, left):
    pieces = view("<table><tr><td>Of<td>2025<tr><td>A<td>1<tr><td>B<td>2</table>").pieces
    for one, score in zip(pieces, scores, strict=True):
        one.score, one.row = score, row(links=0.9)
    assert len(without_unlikely(pieces, scorer(fork("links", 0.5, 2.0, -2.0)))[0]) == left


def test_a_text_of_a_very_high_score_comes_back_in_page_order_once():
    first, second, third, again = piece("a", 0.5), piece("b", 0.99), piece("c", 0.5), piece("a", 0.99)
    assert taken_back([first, second, again, third], [first, third], [], {}, known=False) == [first, second, third]


def test_nothing_comes_back_into_a_text_that_json_ld_has_whole():
    lead, first, other, last = piece("l", 0.99), piece("a", 0.5), piece("b", 0.99), piece("c", 0.5)
    assert taken_back([lead, first, other, last], [first, last], [], {}, known=True) == [lead, first, last]


def test_a_quotation_stays_whatever_its_score():
    post = piece("— Island Mayor", 0.01)
    post.kind = BlockKind.QUOTE
    assert without_unlikely([post], scorer(leaf(0.0))) == ([post], [])


def test_what_follows_the_last_kept_text_stays_out():
    last, after = piece("a", 0.5), piece("b", 0.99)
    assert taken_back([last, after], [last], [], {}, known=False) == [last]


@pytest.mark.parametrize(("over", "comes_back"), [(True, True), (False, False)], ids=["over the text", "inside it"])
def test_a_box_with_a_name_comes_back_only_over_the_text(over, comes_back):
    box, first, last = piece("b", 0.99), piece("a", 0.5), piece("c", 0.5)
    pieces = [box, first, last] if over else [first, box, last]
    box.holder = "box"
    assert (box in taken_back(pieces, [first, last], [], {"box": "related"}, known=False)) is comes_back


def test_the_shipped_trees_tell_running_text_from_links():
    found = view(f"<h1>Quillgram grows</h1><article><p>{SAID}</p><p>{SAID[::-1]}</p><p>{SAID}</p></article>"
                 "<ul><li><a href='/x'>Otterpost closes</a></li></ul>")  # fmt: skip
    places, rows = features_of(found)
    scores = shipped().score(rows)
    assert scores[1] > 0.5 > scores[-1]
    assert len(places) == len(scores)
