"""A text as a cell of a table that a spreadsheet may open: never a formula."""

import unicodedata

_STARTS = frozenset("=+-@＝＋－＠﹦﹢﹣﹫−")
"""A formula's first sign, also in the wide and small forms that spreadsheets read the same way, and the minus sign."""


def text_cell(text: str) -> str:
    """The text, behind an apostrophe where a spreadsheet would take it for a formula (OWASP, CSV injection).

    White space and signs without width in front do not hide one, and a tab or a line break in front is one by itself.

    >>> text_cell("=1+1"), text_cell(" ＠SUM(A1)"), text_cell("12 percent")
    ("'=1+1", "' ＠SUM(A1)", '12 percent')
    """
    if text[:1] in {"\t", "\r", "\n"}:
        return f"'{text}"
    first = next((sign for sign in text if unicodedata.category(sign)[0] not in "ZC"), "")
    return f"'{text}" if first in _STARTS and first else text
