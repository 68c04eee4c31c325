"""Sentences lie within their blocks, cover all that is printed, and end at no abbreviation."""

import pytest

from pipeline.extract.sentences import split
from pipeline.languages import language
from pipeline.model import BlockKind, Span

PARAGRAPH = BlockKind.PARAGRAPH


def parts(text, code="en"):
    return [one.span.of(text) for one in split(text, [(PARAGRAPH, Span(0, len(text)))], language(code))]


@pytest.mark.parametrize(
    ("code", "text", "found"),
    [
        ("en", "Sales rose. Costs fell 3.5 percent.", ["Sales rose.", "Costs fell 3.5 percent."]),
        ("en", "  Sales rose!  Did costs fall? ", ["Sales rose!", "Did costs fall?"]),
        ("en", "Mr. Berg sold it to A. Holm.", ["Mr. Berg sold it to A. Holm."]),
        ("en", "It sold 5 boats in July-Sept. 2025.", ["It sold 5 boats in July-Sept. 2025."]),
        ("ru", "Продажи выросли. Затраты упали.", ["Продажи выросли.", "Затраты упали."]),
        ("ru", "В 2024 г. продали 5 лодок.", ["В 2024 г. продали 5 лодок."]),
        ("ko", "매출이 늘었다. 비용은 3.5% 줄었다.", ["매출이 늘었다.", "비용은 3.5% 줄었다."]),
        ("en", " ", []),
    ],
    ids=["two", "other ends", "titles", "part of a word", "Russian", "a Russian year", "Korean", "blank"],
)
def test_a_text_is_cut_at_the_ends_of_its_sentences(code, text, found):
    assert parts(text, code) == found


def test_a_sentence_does_not_go_beyond_its_block_and_has_its_kind():
    text = "Sales rise\nNordfisk sold 5 boats"
    blocks = [(BlockKind.HEADLINE, Span(0, 10)), (PARAGRAPH, Span(11, len(text)))]
    found = [(one.span.of(text), one.block) for one in split(text, blocks, language("en"))]
    assert found == [("Sales rise", BlockKind.HEADLINE), ("Nordfisk sold 5 boats", PARAGRAPH)]


@pytest.mark.parametrize("word", ["boat ", "boat"], ids=["words", "without a blank"])
def test_what_has_no_end_is_cut_into_pieces_of_bounded_length(word):
    text = (word * 1000).strip()
    found = parts(text)
    assert len(found) > 2
    assert max(map(len, found)) <= 1500
    assert "".join(found) == text
