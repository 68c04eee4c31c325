"""Labelled pages: which texts of a page are the article's, and how pages are put in folds."""

import json
from types import SimpleNamespace

import pytest

from training.article_figures import Figures, figures_of
from training.block_labels import aligned, fold_of, pages_in

SAID = "Quillgram had 8.4 million people in Norway in May, the company said."


@pytest.mark.parametrize(
    ("texts", "labelled", "shares"),
    [
        (["Menu", SAID, "Read more"], SAID, [0, 1, 0]),
        ([SAID, SAID], SAID, [1, 0]),
        (["It grew by half, says Otterpost", SAID], f"It grew by half\n{SAID}", [4 / 6, 1]),
        (["Otterpost", SAID], f"Otterpost\n{SAID}", [1, 1]),
    ],
    ids=["furniture", "printed twice", "cut", "a short whole text"],
)
def test_a_text_is_the_articles_as_far_as_its_words_stand_in_the_label(texts, labelled, shares):
    assert aligned(texts, labelled)[0].tolist() == pytest.approx(shares)


def test_a_publisher_is_never_on_both_sides():
    pages = [SimpleNamespace(publisher=name) for name in "aabbbcdddde"]
    folds = fold_of(pages, 3)
    assert {
        len({int(fold) for page, fold in zip(pages, folds, strict=True) if page.publisher == name}) for name in "abcde"
    } == {1}
    assert sorted(set(folds.tolist())) == [0, 1, 2]


def test_optional_texts_do_not_count(tmp_path):
    other = "Otterpost tells another story at length here."
    page = f"<html><body><h1>Quillgram</h1><div><p>{SAID}</p><p>{other}</p></div></body></html>"
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "a.html").write_text(page, "utf-8")
    label = {
        "id": "1", "url": "https://news.harbourpost.example/a", "file": "a.html", "text": [SAID],
        "optional": other,
    }  # fmt: skip
    (folder / "labels.jsonl").write_text(json.dumps(label) + "\n", "utf-8")
    (found,) = pages_in(tmp_path)
    assert found.right.tolist() == [False, True, False]
    assert [weight > 0 for weight in found.weight] == [True, True, False]


def test_figures_count_runs_of_words_and_numbers():
    label = {"text": "one two three four 5 six", "optional": "", "title": "Of 9 things"}
    found = figures_of(label, "one two three four 5 six\nand 7 more of 9")
    assert (found.numbers_found, found.numbers, found.numbers_added, found.numbers_printed) == (1, 1, 1, 3)
    assert found.missing == 0
    assert found.f1 < 1


def test_the_mean_weighs_pages_alike_and_adds_numbers():
    mean = Figures.mean([Figures(1, 0, 0, 1, 1, 0, 1), Figures(0, 0, 1, 0, 9, 0, 0)])
    assert (mean.both, mean.missing, mean.numbers_found, mean.numbers, mean.pages) == (0.5, 0.5, 1, 10, 2)
