"""Rows of tables: the label's scale is that of its cells, and the head of a column says when they were true."""

from datetime import date

import pytest

from pipeline.extract import read_article, read_by_rules, read_plain
from pipeline.model import Article, BlockKind, lay_out

DAY = date(2026, 4, 14)


def rows(text, lang):
    return [
        (claim.surface, int(claim.value), claim.unit, claim.metric_id, claim.period and claim.period.start.year)
        for claim in read_by_rules(text, lang, DAY)
    ]


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
    assert rows(text, lang) == found


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        (
            "en",
            "Country | Requests fulfilled | Users affected\nChile | 388 | 1,012",
            [("388", 388, "count:request", "data_requests_fulfilled"), ("1,012", 1012, "user", "users")],
        ),
        (
            "en",
            "Company | Revenue | Users\nQuillgram | $20 million | 5 million",
            [("$20 million", 20_000_000, "USD", "revenue"), ("5 million", 5_000_000, "user", "users")],
        ),
        (
            "ru",
            "Страна | Выручка | Абоненты\nЧили | 388 млн руб. | 1 012",
            [("388 млн руб.", 388_000_000, "RUB", "revenue"), ("1 012", 1012, "user", "subscribers")],
        ),
        ("en", "Country | Users\nUsers in Chile | 388 users", [("388 users", 388, "user", "users")]),
        ("en", "Country | Area\nChile | 388 users", [("388 users", 388, "user", "users")]),
    ],
    ids=["bare numbers", "money beside users", "Russian", "a row that names it itself", "a head without a metric"],
)
def test_a_cell_is_of_the_metric_that_heads_its_column(lang, text, found):
    assert [(surface, value, unit, metric) for surface, value, unit, metric, _ in rows(text, lang)] == found


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_learned_reader_keeps_to_the_head_of_a_column(lang):
    text = {
        "en": "Country | Requests fulfilled | Users affected\nChile | 388 | 1,012",
        "ru": "Страна | Выручка | Абоненты\nЧили | 388 млн руб. | 1 012",
    }[lang]
    head = text.partition("\n")[0].split(" | ")
    found = read_plain(text, lang, DAY).claims
    assert [claim.metric for claim in found] == head[1:]
    assert found[1].unit == "user"


def test_a_line_between_the_rows_of_a_table_leaves_the_heads():
    parts = [(BlockKind.TABLE, text) for text in ("Country | 2024 | 2025", "North", "Norway | 5 boats | 6 boats")]
    article = Article(url="http://x.test/1", title="", language="en", blocks=lay_out(parts), layout="general")
    assert [claim.period.start.year for claim in read_article(article, DAY).claims] == [2024, 2025]


def test_a_row_may_end_before_the_last_column():
    text = "Measure | 2024 | 2025\nStores | 40 shops\nNets |  | 12 nets"
    assert [(surface, year) for surface, *_, year in rows(text, "en") if "s" in surface] == [
        ("40 shops", 2024), ("12 nets", 2025),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The app has, a million | 40 users", [("40 users", 40, "user", "users", None)]),
        ("Measure | 2024 | 2025\nStores | 40 shops | 41 | 42", [("40 shops", 40, "count:shop", None, 2025)]),
        ("Measure | 2024 | 2025\nIt closed 40 shops.", [("40 shops", 40, "count:shop", None, 2025)]),
    ],
    ids=["no scale", "more cells than columns", "no cells"],
)
def test_what_is_no_label_and_no_column(text, found):
    """A number that has no column is of the time that was printed last, as in any text."""
    assert [row for row in rows(text, "en") if row[0] in {one[0] for one in found}] == found
