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
        ("Kite|Faro|Murmo | 40 users", [("40 users", 40, "user", "users", None)]),
        ("Measure | 2024 | 2025\nIt closed 40 shops.", [("40 shops", 40, "count:shop", None, 2025)]),
    ],
    ids=["no scale", "more cells than columns", "bars that part no cells", "no cells"],
)
def test_what_is_no_label_and_no_column(text, found):
    """A number that has no column is of the time that was printed last, as in any text."""
    assert [row for row in rows(text, "en") if row[0] in {one[0] for one in found}] == found


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        (
            "en",
            "| Revenue ($ mln) | Net profit, $m | Employees (thousand)\nQ1 2026 | 312.4 | 41.0 | 3.1",
            [("312.4", 312_400_000, "USD"), ("41.0", 41_000_000, "USD"), ("3.1", 3100, "person")],
        ),
        ("en", "$ million | Q1 2026\nRevenue | 312.4", [("312.4", 312_400_000, "USD")]),
        ("en", "(In thousands of US dollars)\n| 2026\nRevenue | 312.4", [("312.4", 312_400, "USD")]),
        ("en", "(In thousands of US dollars)\nThree months ended March 31,\n| 2026\nRevenue | 312.4",
         [("312.4", 312_400, "USD")]),
        ("en", "Shipments in million units\n\nVendor | 2Q20\nFaro | 25.7", [("25.7", 25_700_000, "count:unit")]),
        ("en", "Summary income statement, S$ in thousands\n\n| 2018\nRevenue | 714", [("714", 714_000, "SGD")]),
        ("en", "| Revenue |  | EBIT\nINR m | FY2015 | FY2014 | FY2015\nConcrete | 11 | 12 | 3",
         [("11", 11_000_000, "INR"), ("12", 12_000_000, "INR"), ("3", 3_000_000, "INR")]),
        ("en", "Users, m | Oct\nClipnest | 61.7", [("61.7", 61_700_000, "user")]),
        ("en", "| Faro\nKerb weight (kg) | 2,021\nPower (kW) | 153", [("2,021", 2021, "kg"), ("153", 153, "kW")]),
        ("en", "(in thousands)\n| 2026\nRevenue | $ 4\nCost of sales | 3", [("$ 4", 4000, "USD"), ("3", 3000, "USD")]),
        ("en", "| 2026 | % change\nRevenue, in millions of zlotys | 3 | 5.5",
         [("3", 3_000_000, "PLN"), ("5.5", 5, "percent")]),
        ("en", "Quarter | Net additions\nQ4 2020 | +133", [("133", 133, "user")]),
        ("ru", "Сегмент | 2024, млрд руб. | Доля в 2024, %\nШины | 39,4 | 54,0",
         [("39,4", 39_400_000_000, "RUB"), ("54,0", 54, "percent")]),
        ("ru", "Пассажиропоток, тыс. чел.:\nАэропорт | Август\nСамара | 403,5", [("403,5", 403_500, "person")]),
        ("ru", "| 2016П\nПольша | 8,2%", [("8,2%", 8, "percent")]),
        ("ru", "(млн сомов)\nПоказатель | Исполнено | % исполнения\nДоходы, всего | 139 | 98,2",
         [("139", 139_000_000, "KGS"), ("98,2", 98, "percent")]),
        ("ru", "Показатель | 2025\nСтавка, % годовых | 4,5", [("4,5", 4, "percent")]),
        ("ko", "1. 연결실적내용 | 단위 : 백만원, %\n구분 | '22.2Q\n매출액 | 4,836", [("4,836", 4_836_000_000, "KRW")]),
        ("ko", "(단위: 억달러, %) | 2014.1 | 2014.2\n수출 | 477.1 | 438.0",
         [("477.1", 47_710_000_000, "USD"), ("438.0", 43_800_000_000, "USD")]),
        ("ko", "항목 | 2011.4(대) | 증감률(%)\n내수 | 29,427 | 18.0",
         [("29,427", 29_427, "count:vehicle"), ("18.0", 18, "percent")]),
        ("ko", "3월 8일 종가(원)\n\n| 현재가\n하늬 | 74,600", [("74,600", 74_600, "KRW")]),
        ("en", "Percent, annual averages\n\nIndicator | 2015\nGDP | 1.7", [("1.7", 1, "percent")]),
        ("en", "| May 2017 | Change\nFlights | 8,823 | 20.3%",
         [("8,823", 8823, "count:flight"), ("20.3%", 20, "percent")]),
        ("en", "| Real GDP growth, % |  | Inflation, %\nCountry | 2013 | 2014 | 2013\nMorocco | 4.8 | 3.1 | 2.9",
         [("4.8", 4, "percent"), ("3.1", 3, "percent"), ("2.9", 2, "percent")]),
        ("en", "Paying users, '000 | 1,830", [("1,830", 1_830_000, "user")]),
        ("en", "Earnings per share (p) | 25.0", [("25.0", 0, "GBP")]),
        ("ru", "Товар | Единица | Цена\nЗолото | долл./унция | 4 972,6", [("4 972,6", 4972, "USD")]),
        ("ru", "Холодная вода, руб./куб. м: 48,71", [("48,71", 48, "RUB")]),
        ("ko", "※ 단위: 백만원, %\n구분 | 2020년\n매출액 | 2,432", [("2,432", 2_432_000_000, "KRW")]),
        ("ko", "구분(억달러) | 5월\n수출 | 585.2\n(증감률, %) | 7.5",
         [("585.2", 58_520_000_000, "USD"), ("7.5", 7, "percent")]),
        ("en", "Vendor | Output, tonnes | Shipments (million units)\nFaro | 55 | 1.2",
         [("55", 55, "t"), ("1.2", 1_200_000, "count:unit")]),
        ("en", "Party | Rank | Seats\nGreens | 3 | 21", [("3", 3, "count:unit"), ("21", 21, "count:seat")]),
        ("en", "Year | Orders, m | Height, m\n2025 | 18.2 | 7",
         [("18.2", 18_200_000, "count:order"), ("7", 7, "count:unit")]),
        ("en", "Year | Seats\n2025 | 7.5", [("7.5", 7, "count:unit")]),
        ("en", "Vendor | Revenue ($ mln)\nFaro | 41%", [("41%", 41, "percent")]),
        ("ru", "Партия | Мандаты\nЗелёные | 21", [("21", 21, "count:seat")]),
        ("en", "Vendor | Revenue ($ mln)\nFaro | €41 million", [("€41 million", 41_000_000, "EUR")]),
        ("ru", "Год | Выручка, млн руб. | Добыча, тыс. т\n2025 | 372 | 41",
         [("372", 372_000_000, "RUB"), ("41", 41_000, "t")]),
        ("ru", "Показатель, млрд руб. | 2025\nВыручка | 372", [("372", 372_000_000_000, "RUB")]),
        ("ko", "(단위: 억원)\n구분 | 2025년\n매출 | 12,340", [("12,340", 1_234_000_000_000, "KRW")]),
        (
            "ko",
            "(단위: 억원, %)\n구분 | 2025년 | 전년 대비\n매출 | 12,340 | 10.2",
            [("12,340", 1_234_000_000_000, "KRW"), ("10.2", 10, "percent")],
        ),
        ("ko", "구분(단위: 억원) | 2025년\n매출 | 12,340", [("12,340", 1_234_000_000_000, "KRW")]),
        ("ko", "앱 | 이용자(만명) | 점유율(%)\n나래톡 | 412 | 61", [("412", 4_120_000, "user"), ("61", 61, "percent")]),
    ],
)  # fmt: skip
def test_a_cell_is_in_what_its_column_or_its_table_is(lang, text, found):
    assert [(surface, value, unit) for surface, value, unit, *_ in rows(text, lang)] == found


@pytest.mark.parametrize(
    "text",
    [
        "($ in millions)\n| 2026\nRevenue | 312.4\nEmployees | 790",
        "$ million | 2026\nRevenue | 312.4\nNumber of shops | 790",
        "$ million | 2026\nRevenue | 312.4\nCountry | 2025\nChile | 790",
        "($ in millions)\n| 2026\nRevenue | 312.4\n\nThe rest is told by staff.\n| Staff\nChile | 790",
    ],
    ids=["another metric", "words that say so", "the head of another table", "a text behind the table"],
)
def test_what_a_table_is_in_does_not_hold_for_other_figures(text):
    assert [value for surface, value, *_ in rows(text, "en") if surface.startswith("790")] == [790]


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
    (found,) = rows(text, lang)
    assert found[1:4:2] == (value, metric)


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


def test_a_sign_in_a_column_of_changes_is_that_of_a_change():
    claims = read_by_rules("Firm | Share price ($) | Change\nKite | 225.86 | -12.99", "en", DAY)
    assert [(int(claim.value), claim.direction) for claim in claims] == [(225, None), (12, "down")]


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
