"""No text is a formula in a spreadsheet, and nothing else is changed."""

import pytest

from pipeline.model.cells import text_cell


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://evil.test")', "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1",
        "＠A1", "﹦1", "−5", " =1", "\u200b=1", "\ufeff=1", "\u3000＝1", "\x00=1",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_count_stands_behind_an_apostrophe(text: str) -> None:
    assert text_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", " ", "12 percent", "a=b", "5-6", "'=1", "«5»", "가", "(=1)", "12@3"])
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert text_cell(text) == text
