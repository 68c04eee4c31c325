"""What a label prints of its figures: their scale and unit, and what is left of it as words."""

import pytest

from pipeline.extract.labels import counted_in, measure_in, measure_of_line, words_of
from pipeline.model import Span
from tests.support.reading import scene_of, table_rows


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
    assert [(surface, value, unit) for surface, value, unit, *_ in table_rows(text, lang)] == found


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
    assert [value for surface, value, *_ in table_rows(text, "en") if surface.startswith("790")] == [790]


def whole(text):
    return Span(0, len(text))


@pytest.mark.parametrize(
    ("code", "label", "factor", "unit", "words"),
    [
        ("en", "Revenue ($ mln)", 10**6, "USD", "Revenue"),
        ("en", "Employees (thousand)", 1000, None, "Employees"),
        ("en", "Kerb weight (kg)", 1, "kg", "Kerb weight"),
        ("en", "$ million", 10**6, "USD", None),
        ("ru", "Выручка, млрд руб.", 10**9, "RUB", "Выручка"),
        ("ko", "매출(억원)", 10**8, "KRW", "매출"),
    ],
)
def test_a_label_is_its_words_and_what_its_figures_are_in(code, label, factor, unit, words):
    scene = scene_of(label, code)
    measure = measure_in(whole(label), scene)
    assert (measure.factor, measure.unit) == (factor, unit)
    found = words_of(whole(label), measure, scene)
    assert (found and found.of(label)) == words


@pytest.mark.parametrize("label", ["2025", "Country", "Height, m", " ", "Revenue"])
def test_a_label_that_prints_no_unit_has_none(label):
    assert measure_in(whole(label), scene_of(label)) is None


@pytest.mark.parametrize(
    ("code", "head", "unit"),
    [
        ("en", "Seats", "count:seat"),
        ("en", "Seat", None),
        ("en", "Rank", None),
        ("en", "Chile", None),
        ("ru", "Мандаты", "count:seat"),
        ("ru", "Мандат", None),
        ("ru", "Ранг", None),
    ],
)
def test_a_head_of_several_things_counts_them(code, head, unit):
    found = counted_in(whole(head), scene_of(head, code))
    assert (found and found.unit) == unit


@pytest.mark.parametrize(
    ("line", "factor", "unit"),
    [
        ("(In thousands of US dollars)", 1000, "USD"),
        ("$ million, unaudited", 10**6, "USD"),
        ("Percent, annual averages", 1, "percent"),
    ],
)
def test_a_line_above_a_table_says_what_its_figures_are_in(line, factor, unit):
    found = measure_of_line(whole(line), scene_of(line))
    assert (found.factor, found.unit) == (factor, unit)


@pytest.mark.parametrize("line", ["kg", "Boats of Halden", "2025"])
def test_a_line_that_announces_nothing_says_nothing(line):
    assert measure_of_line(whole(line), scene_of(line)) is None
