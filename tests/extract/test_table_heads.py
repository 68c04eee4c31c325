"""What the head of a table says by column holds for the rows below it: times, metrics and measures."""

from datetime import date

import pytest

from pipeline.extract import read_article, read_by_rules, read_plain
from pipeline.extract.table_heads import column_of
from pipeline.model import Article, BlockKind, lay_out
from tests.support.reading import DAY, scene_of, table_rows


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
    assert [(surface, value, unit, metric) for surface, value, unit, metric, _ in table_rows(text, lang)] == found


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


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        (
            "en",
            "App | Users, mln | Change, %\nKite | 2.31 | +4.2\nMurmo | 1.07 | -0.8",
            ["level", "up", "level", "down"],
        ),
        ("ru", "Показатель, млн руб. | 2025 | Изменение, %\nЧистая прибыль | 980 | 14,3", ["level", "up"]),
        ("ko", "구분 | 매출(억원) | 증감률(%)\n나래 | 412 | 2.8", ["level", "up"]),
    ],
)
def test_a_column_says_how_much_the_one_before_it_has_changed(lang, text, kinds):
    claims = read_by_rules(text, lang, DAY)
    assert [claim.direction or claim.kind for claim in claims] == kinds
    assert len({claim.metric_id for claim in claims}) == 1


@pytest.mark.parametrize(
    ("lang", "head", "start", "end"),
    [
        ("en", "| Three months ended March 31,\n| 2026 | 2025", date(2025, 1, 1), date(2025, 4, 1)),
        ("en", "As of December 31 | 2026 | 2025", date(2025, 12, 31), date(2026, 1, 1)),
        ("en", "Revenue in euros | 2026 | 2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("ru", "| I квартал\n| 2026 | 2025", date(2025, 1, 1), date(2025, 4, 1)),
        ("ru", "Показатель | I квартал |  | Изменение, %\n| 2026 | 2025", date(2025, 1, 1), date(2025, 4, 1)),
        ("en", "Country | 2015 | 2014p", date(2014, 1, 1), date(2015, 1, 1)),
        ("ko", "구분 | 2015 | 2016E", date(2016, 1, 1), date(2017, 1, 1)),
        ("ko", "구분 | 2026.1Q | 2025.1Q", date(2025, 1, 1), date(2025, 4, 1)),
    ],
)
def test_a_year_is_that_of_the_time_above_it(lang, head, start, end):
    label, cell = {"en": ("Revenue", "$8"), "ru": ("Выручка", "$8"), "ko": ("매출", "800억원")}[lang]
    claims = read_by_rules(f"{head}\n{label} | 9 | {cell}", lang, DAY)
    (found,) = [claim.period for claim in claims if claim.surface == cell]
    assert (found.start, found.end) == (start, end)


def test_the_learned_reader_keeps_to_what_heads_say():
    text = (
        "Halden Robotics Inc. reported results for the first quarter.\n(in thousands, except per share data)\n"
        "| Three months ended March 31,\n| 2026 | 2025\nRevenue | $ 131,240 | $ 117,902\n"
        "Net loss | $ (4,120) | $ (9,811)"
    )
    found = read_plain(text, "en", DAY).claims
    assert [(int(one.value), one.unit, one.metric_id, str(one.kind), one.period.start.year) for one in found] == [
        (131_240_000, "USD", "revenue", "level", 2026),
        (117_902_000, "USD", "revenue", "level", 2025),
        (4_120_000, "USD", "net_loss", "level", 2026),
        (9_811_000, "USD", "net_loss", "level", 2025),
    ]
    assert {one.period.grain for one in found} == {"quarter"}


@pytest.mark.parametrize(("word", "column"), [("Country", 0), ("2024", 1), ("2025", 2)])
def test_columns_are_counted_by_the_bars_before_them(word, column):
    head = "Country | 2024 | 2025"
    assert column_of(head.index(word), scene_of(head)) == column
