"""Rows of tables: the label's scale is that of its cells, and the head of a column says when they were true."""

import pytest

from pipeline.extract import read_by_rules
from tests.support.reading import DAY, table_rows


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        (
            "ru",
            "Показатель | 2024 год | 2025 год\nВыручка, млрд руб. | 372,4 | 418,6\nАбоненты, млн | 42,3 | 46,8",
            [
                ("372,4", 372_400_000_000, "RUB", "revenue", 2024),
                ("418,6", 418_600_000_000, "RUB", "revenue", 2025),
                ("42,3", 42_300_000, "user", "subscribers", 2024),
                ("46,8", 46_800_000, "user", "subscribers", 2025),
            ],
        ),
        (
            "ru",
            "Показатель | 2024 | 2025\nВыручка, тыс. руб. | 345 | 412",
            [("345", 345_000, "RUB", "revenue", 2024), ("412", 412_000, "RUB", "revenue", 2025)],
        ),
        (
            "ru",
            "Выручка, млн руб.: 2024 — 345; 2025 — 412.",
            [("345", 345_000_000, "RUB", "revenue", 2024), ("412", 412_000_000, "RUB", "revenue", 2025)],
        ),
        ("en", "Revenue ($ million): 372.4", [("372.4", 372_400_000, "USD", "revenue", None)]),
        (
            "en",
            "Measure | 2024 | 2025\nRevenue ($ million) | 372.4 | 418.6",
            [("372.4", 372_400_000, "USD", "revenue", 2024), ("418.6", 418_600_000, "USD", "revenue", 2025)],
        ),
        (
            "ko",
            "항목 | 2024년 | 2025년\n매출(억원) | 1,204 | 1,350",
            [("1,204", 120_400_000_000, "KRW", "revenue", 2024), ("1,350", 135_000_000_000, "KRW", "revenue", 2025)],
        ),
    ],
)
def test_a_row_has_its_label_and_its_columns(lang, text, found):
    assert table_rows(text, lang) == found


def test_a_row_may_end_before_the_last_column():
    text = "Measure | 2024 | 2025\nStores | 40 shops\nNets |  | 12 nets"
    assert [(surface, year) for surface, *_, year in table_rows(text, "en") if "s" in surface] == [
        ("40 shops", 2024), ("12 nets", 2025),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The app has, a million | 40 users", [("40 users", 40, "user", "users", None)]),
        ("Measure | 2024 | 2025\nStores | 40 shops | 41 | 42", [("40 shops", 40, "count:shop", None, 2025)]),
        ("Kite|Faro|Murmo | 40 users", [("40 users", 40, "user", "users", None)]),
        ("Measure | 2024 | 2025\nIt closed 40 shops.", [("40 shops", 40, "count:shop", None, 2025)]),
    ],
    ids=["no scale", "more cells than columns", "bars that part no cells", "no cells"],
)
def test_what_is_no_label_and_no_column(text, found):
    """A number that has no column is of the time that was printed last, as in any text."""
    assert [row for row in table_rows(text, "en") if row[0] in {one[0] for one in found}] == found


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [("$ (4,120)", 4_120_000, "USD"), ("(2.5)%", 2, "percent"), ("(2.5%)", 2, "percent")],
)
def test_brackets_of_accountants_are_below_zero(cell, value, unit):
    head = "Change" if unit == "percent" else "2025"
    text = f"(in thousands, except per share data)\n| 2026 | {head}\nNet loss | 8 | {cell}"
    (found,) = [claim for claim in read_by_rules(text, "en", DAY) if claim.span.start > text.rindex("|")]
    assert (int(found.value), found.unit, found.direction) == (value, unit, "down" if unit == "percent" else None)


@pytest.mark.parametrize(
    ("lang", "text", "value", "metric"),
    [
        ("en", "$ million | 2026\nNet income (loss) | (41)", 41_000_000, "net_loss"),
        ("en", "$ million | 2026\nNet loss | (41)", 41_000_000, "net_loss"),
        ("en", "$ million | 2026\nNet profit | -41", 41_000_000, "net_loss"),
        ("en", "$ million | 2026\nCash flow | (41)", -41_000_000, None),
        ("en", "$ million | 2026\nCost of goods | (41)", 41_000_000, None),
        ("ru", "млн руб. | 2026\nСебестоимость реализации | (41)", 41_000_000, None),
        ("en", "$ million | 2026\nNet profit | 41", 41_000_000, "net_profit"),
        ("ko", "(단위: 억원)\n구분 | 2026.1Q\n당기순이익 | △41", 4_100_000_000, "net_loss"),
    ],
)
def test_a_profit_below_zero_is_a_loss(lang, text, value, metric):
    (found,) = table_rows(text, lang)
    assert found[1:4:2] == (value, metric)


def test_a_sign_in_a_column_of_changes_is_that_of_a_change():
    claims = read_by_rules("Firm | Share price ($) | Change\nKite | 225.86 | -12.99", "en", DAY)
    assert [(int(claim.value), claim.direction) for claim in claims] == [(225, None), (12, "down")]
