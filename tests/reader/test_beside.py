"""The text around a number and the words for its metric."""

import pytest

from pipeline.model import Span
from pipeline.reader.beside import beside

TEXT = "In March advertising revenue rose 5 percent to $3 million in Norway. More is not known."


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_what_stands_around_them() -> None:
    found = beside(TEXT, span(TEXT, "$3 million"), Span(0, TEXT.index(" More")), span(TEXT, "revenue"))
    assert found == {
        "before": "In March advertising ",
        "after": " rose 5 percent to $3 million in Norway. More is not known.",
        "between": " rose 5 percent to ",
        "leading": "In March advertising revenue rose 5 percent to ",
        "behind": " in Norway. More is not known.",
        "label": "",
        "paragraph": "In March advertising ",
        "sentence": "In March advertising revenue rose 5 percent to $3 million in Norway.",
        "earlier": "In March advertising revenue rose 5 percent to ",
    }


def test_without_words_for_the_metric_only_the_number_has_a_place() -> None:
    number = span(TEXT, "$3 million")
    assert beside(TEXT, number, Span(0, len(TEXT)), None) == {
        "leading": TEXT[: number.start],
        "behind": TEXT[number.end :],
        "sentence": TEXT,
        "earlier": TEXT[: number.start],
    }


def test_of_a_long_sentence_only_what_is_near_counts() -> None:
    text = "tea " * 200 + "costs $3 " + "tea " * 200
    found = beside(text, span(text, "$3"), Span(0, len(text)), None)
    assert len(found["sentence"]) < 700
    assert "costs $3" in found["sentence"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Revenue by division\nTeapots | $3 | $4", "Teapots"),
        ("Revenue | $3 | $4", ""),  # the row names the metric itself
        ("Teapots | Revenue | $3", ""),
        ("Revenue by division\nTeapots had $3", ""),
        ("# | App | Revenue\n1 | MeowTalk | $3", "MeowTalk"),
        ("Revenue by quarter\nQ1 2025 | $3 | $4", ""),
    ],
)
def test_a_row_is_labelled_where_another_line_names_the_metric(text: str, label: str) -> None:
    assert beside(text, span(text, "$3"), Span(0, len(text)), span(text, "Revenue"))["label"] == label


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Teapots: Revenue rose to $3 million.", "Teapots"),
        ("- Teapots and Cups: Quarterly Revenue rose to $3 million.", "Teapots and Cups"),
        ("Teapots: Tea sold well. Revenue rose to $3 million.", ""),
        ("MEOWTALK: Revenue rose to $3 million.", ""),  # a company
        ("The outcome: of Revenue, $3 million.", ""),  # no sentence begins behind it
        ("Year to March 2024: Revenue rose to $3 million.", ""),
    ],
)
def test_what_a_line_tells_of_before_a_colon_is_its_label(line: str, label: str) -> None:
    text = f"By division\n{line}"
    sentence = Span(text.index(line), len(text))
    assert beside(text, span(text, "$3"), sentence, span(text, "Revenue"))["label"] == label
    assert beside(line, span(line, "$3"), Span(0, len(line)), span(line, "Revenue"))["label"] == ""  # of a place
