"""The heading over a line."""

import pytest

from pipeline.reader.sections import heading_over

PROSE = "Nordfisk said that it had sold more boats than ever, and that it would sell more of them."


def heading(text: str) -> str | None:
    """Over the figure 46."""
    found = heading_over(text, text.index("46"))
    return found and text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Full Year 2024:\n- Revenue of $46 million", "Full Year 2024:"),
        ("Full Year 2024:\n\n• Users were many.\n• Revenue of $46 million", "Full Year 2024:"),
        ("Full Year 2024:\nUsers | 3\nRevenue | 46", "Full Year 2024:"),
        ("Full Year Summary\n\nRevenue was $46 million.", "Full Year Summary"),
        (f"Full Year Summary\n\n{PROSE}\n\nRevenue was $46 million.", "Full Year Summary"),
        ("First Half\n- Users: 3%\n\nFull Year\n- Revenue of $46 million", "Full Year"),
        ("Q3 figures:\nUsers up 4% to 129\nRevenue 46", "Q3 figures:"),
    ],
)
def test_the_nearest_short_line_without_figures_and_full_stop_is_it(text, found):
    assert heading(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Revenue of $46 million",
        f"{PROSE}\n\nRevenue was $46 million.",
        f"Full Year Summary\n\n- Users: 3%\n\n{PROSE} Revenue was $46 million.",
        "Full Year Summary\n\n" + f"{PROSE}\n\n" * 8 + "Revenue was $46 million.",
        "Revenue up 5%\nRevenue of $46 million",
        "---\n\nRevenue of $46 million",
    ],
    ids=["the first line", "sentences", "a list lies between", "far up", "a figure", "no word"],
)
def test_elsewhere_there_is_none(text):
    assert heading(text) is None
