"""An annual figure is of a year, whatever shorter time its sentence prints; one in brackets of the time before it."""

from datetime import date

import pytest

from pipeline.extract.read import propose, read_text
from pipeline.reader.decisions import first_pass
from pipeline.reader.own_times import own_times
from tests.support.reading import trusting, view_of

DAY = date(2026, 4, 14)
QUARTER, YEAR = (date(2026, 1, 1), date(2026, 4, 1)), (date(2025, 1, 1), date(2026, 1, 1))


def period_of(text: str, code: str, metric: str, kind: str = "level") -> object:
    """The best answer where the network believes in the quarter, and less in the year."""
    said = {"metric": {metric: 0.9}, "kind": {kind: 0.9}, "period": {QUARTER: 0.8, YEAR: 0.1, None: 0.05}}
    view = view_of(propose(text, code, DAY), {0: said})
    passed = own_times(view, 0, first_pass(view, 0, {slot: trusting() for slot in said}))
    return passed["period"].best


@pytest.mark.parametrize(
    ("code", "text", "metric"),
    [
        ("en", "It has annual sales of $46 million; those of the first quarter rose.", "annual sales"),
        ("en", "It has annual sales of $46 million; those of the first quarter rose.", "sales"),
        ("en", "Full-year profit was $46 million; that of the first quarter rose.", "Full-year profit"),
        ("ru", "Годовая выручка составляет 46 млн рублей, в первом квартале она выросла.", "выручка"),
        ("ko", "연간 매출 460억원인 이 회사는 1분기에 성장했다.", "매출"),
    ],
)
def test_a_shorter_time_is_not_that_of_an_annual_figure(code, text, metric):
    assert period_of(text, code, metric) == YEAR


@pytest.mark.parametrize(
    ("code", "text", "metric", "kind"),
    [
        ("en", "Sales were $46 million in the first quarter; annual ones rose.", "Sales", "level"),
        ("en", "Prices rose at an annual rate of 4 percent in the first quarter.", "annual rate", "rate"),
        ("en", "Annual inflation was 4 percent in the first quarter.", "Annual inflation", "level"),
        ("en", "A third of annual sales, 33 percent, came in the first quarter.", "annual sales", "share"),
        ("ru", "Годовая инфляция составила 4 процента в первом квартале.", "инфляция", "level"),
        ("ko", "1분기 연간 물가상승률은 4%였다.", "물가상승률", "level"),
    ],
    ids=["another one is", "a rate", "inflation", "a share", "Russian inflation", "Korean inflation"],
)
def test_others_may_be_of_any_time(code, text, metric, kind):
    assert period_of(text, code, metric, kind) == QUARTER


def test_a_text_is_read_so():
    text = "Nordfisk, with annual sales of 46.5 billion euros, said second-quarter underlying sales rose 5.8 percent."
    annual, second = read_text(text, "en", DAY)
    assert annual.period is None
    assert second.period is not None


JANUARY, FEBRUARY = (date(2026, 1, 1), date(2026, 2, 1)), (date(2026, 2, 1), date(2026, 3, 1))


def second_period(text: str, code: str) -> object:
    """That of the second number, where the network believes that it is of January."""
    said = {"metric": {"users": 0.9}, "kind": {"level": 0.9}, "period": {JANUARY: 0.8, FEBRUARY: 0.1, None: 0.05}}
    view = view_of(propose(text, code, DAY), {0: said, 1: said})
    return own_times(view, 1, first_pass(view, 1, {slot: trusting() for slot in said}))["period"].best


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "It had 5 million users in January, fewer than in February (6.1 million)."),
        ("en", "It had 5 million users in January, fewer than in February (about 6.1 million)."),
        ("ru", "В январе сервисом пользовались 5 млн человек, меньше, чем в феврале (6,1 млн)."),
        ("ko", "1월 이용자는 500만명으로 2월(610만명)보다 적었다."),
    ],
)
def test_what_stands_in_brackets_behind_a_time_was_so_then(code, text):
    assert second_period(text, code) == FEBRUARY


@pytest.mark.parametrize(
    "text",
    [
        "It had 5 million users in January, fewer than in February, and paid for 6.1 million.",
        "It had 5 million users in January (in February it was sold), 6.1 million with guests.",
        "It had 5 million users in January, fewer than in February (6.1 million by the count of its owners in Oslo).",
    ],
    ids=["no brackets", "brackets before it", "brackets that go on"],
)
def test_elsewhere_a_figure_keeps_its_time(text):
    assert second_period(text, "en") == JANUARY


FRIDAY, LAST_YEAR = (date(2026, 4, 10), date(2026, 4, 11)), (date(2025, 1, 1), date(2026, 1, 1))


def day_of(text: str, number: int = 0) -> object:
    """The time of a figure, where the network believes in Friday, less in none, and least in the year before."""
    period = {FRIDAY: 0.8, None: 0.1, LAST_YEAR: 0.05}
    said = {"metric": {"shares": 0.9}, "kind": {"price": 0.9}, "period": period}
    view = view_of(propose(text, "en", DAY), dict.fromkeys(range(number + 1), said))
    return own_times(view, number, first_pass(view, number, {slot: trusting() for slot in said}))["period"].best


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Halden's shares have fallen 30 percent. On Friday they rose.", 0),
        ("The stock, which has already dropped by more than 30 percent, rose on Friday.", 0),
        ("On Friday shares rose to $38 from their previous close of $37.04.", 1),
        ("On Friday shares fell below their IPO price of $38.", 0),
        ("Shares, which were priced at $38 in the IPO, fell on Friday.", 0),
        ("Halden, which went public in October at $15 a share, fell on Friday.", 0),
    ],
)
def test_what_was_so_before_is_of_no_single_day(text, number):
    assert day_of(text, number) is None


@pytest.mark.parametrize(
    "text",
    [
        "Shares have fallen 30 percent on Friday.",
        "Shares fell 30 percent, it said on Friday.",
        "Shares, which have lost ground, closed at $30 on Friday.",
        "Shares will have fallen; on Friday they stood at $30.",
    ],
    ids=["the day is right behind", "another tense", "another verb between", "another clause"],
)
def test_a_day_may_be_that_of_other_figures(text):
    assert day_of(text) == FRIDAY


COMING, DECEMBER = (date(2026, 12, 31), date(2027, 1, 1)), (date(2026, 12, 1), date(2027, 1, 1))
NEXT_QUARTER = (date(2026, 7, 1), date(2026, 10, 1))


@pytest.mark.parametrize(
    ("modality", "days", "best"),
    [
        ("actual", COMING, None),
        ("actual", DECEMBER, None),
        ("actual", (date(2026, 4, 15), date(2026, 4, 16)), (date(2026, 4, 15), date(2026, 4, 16))),
        ("actual", NEXT_QUARTER, NEXT_QUARTER),
        ("forecast", COMING, COMING),
    ],
    ids=["a day", "a month", "the next day", "a fiscal quarter may have begun", "a forecast"],
)
def test_what_has_come_about_is_of_no_time_to_come(modality, days, best):
    said = {
        "metric": {"users": 0.9},
        "kind": {"level": 0.9},
        "modality": {modality: 0.9},
        "period": {days: 0.8, None: 0.1},
    }
    text = "It had 5 million users on December 31, in December, on April 15 and from July to September."
    view = view_of(propose(text, "en", DAY), {0: said})
    assert own_times(view, 0, first_pass(view, 0, {slot: trusting() for slot in said}))["period"].best == best


@pytest.mark.parametrize(
    ("text", "is_left"),
    [
        ("Sales grew 4 percent from a year earlier to $46 million in the first quarter.", False),
        ("Sales grew 4 percent from March to $46 million in the first quarter.", False),
        ("Sales grew 4 percent from a year earlier; they came to $46 million in the first quarter.", True),
    ],
    ids=["led to it", "a month", "another clause"],
)
def test_what_a_change_led_to_is_not_of_the_time_that_it_is_from(text, is_left):
    document = propose(text, "en", DAY)
    before = next(one.days for one in document.times if one.at >= 0 and text[one.at :].startswith(("a year", "March")))
    said = {"metric": {"Sales": 0.9}, "kind": {"level": 0.9}, "period": {before: 0.8, QUARTER: 0.1, None: 0.05}}
    view = view_of(document, {0: said, 1: said})
    best = own_times(view, 1, first_pass(view, 1, {slot: trusting() for slot in said}))["period"].best
    assert best == (before if is_left else QUARTER)


LISTED = "Second quarter of 2025:\n• Users: 3 million\n\n"
MADE = "In the second quarter it made much."
HALF, NINE = (date(2025, 1, 1), date(2025, 7, 1)), (date(2025, 1, 1), date(2025, 10, 1))
SPRING, YEAR_BEFORE = (date(2025, 4, 1), date(2025, 7, 1)), (date(2024, 1, 1), date(2025, 1, 1))
WEEK = (date(2025, 11, 3), date(2025, 11, 10))


def best_of(text: str, metric: str, *chances: tuple[date, date], code: str = "en", modality: str = "actual") -> object:
    """The time of the last figure, where the network believes in these times, the first ones most."""
    document = propose(text, code, date(2025, 11, 3))
    period = {days: 0.6 / 2**place for place, days in enumerate(chances)} | {None: 0.01}
    said = {"metric": {metric: 0.9}, "kind": {"level": 0.9}, "modality": {modality: 0.9}, "period": period}
    number = len(document.numbers) - 1
    view = view_of(document, dict.fromkeys(range(number + 1), said))
    return own_times(view, number, first_pass(view, number, {slot: trusting() for slot in said}))["period"].best


@pytest.mark.parametrize(
    ("code", "text", "metric", "days"),
    [
        ("en", "Half-year sales to June were $46 million.", "sales", HALF),
        ("en", "Nine-month revenue reached $46 million.", "revenue", NINE),
        ("en", "Quarterly profit was $46 million.", "Quarterly profit", SPRING),
        ("en", "Second-quarter profit was $46 million.", "Second-quarter profit", SPRING),
        ("ru", "Полугодовая выручка составила 46 млн рублей.", "Полугодовая выручка", HALF),
        ("ru", "Квартальная прибыль составила 46 млн рублей.", "прибыль", SPRING),
    ],
)
def test_a_figure_is_of_as_long_a_time_as_its_words_say(code, text, metric, days):
    june = (date(2025, 6, 1), date(2025, 7, 1))
    assert best_of(text, metric, june, YEAR_BEFORE, SPRING, HALF, NINE, code=code) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{MADE} For the first six months, profit was $46 million.", HALF),
        (f"{MADE} In the first half of 2025, profit was $46 million.", HALF),
        (f"{MADE} In the first half of 2025, Nordfisk said, profit was $46 million.", HALF),
        (f"{MADE} For the week, profit was $46 million.", WEEK),
    ],
)
def test_a_sentence_that_begins_with_a_time_is_of_it(text, days):
    assert best_of(text, "profit", SPRING, days) == days


@pytest.mark.parametrize(
    "text",
    [
        f"{MADE} From the first half of 2025, profit rose to $46 million.",
        f"{MADE} In the first half of 2025, it said of the quarter, profit was $46 million.",
        "In the second quarter it made much; in the first half of 2025 profit was $46 million.",
        f"{MADE} Last year, profit was $46 million.",
    ],
    ids=["no comma behind the time", "another time", "not at the head", "relative times"],
)
def test_other_sentences_are_left_to_the_reader(text):
    assert best_of(text, "profit", SPRING, HALF) == SPRING


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{LISTED}First half of 2025:\n• Revenue of $46 million", HALF),
        (f"{LISTED}First Half of 2025 Summary\n\nRevenue was $46 million.", HALF),
        (f"{LISTED}First half of 2025:\n• In the second quarter $46 million", SPRING),
        (f"{MADE}\n\nBoats had a first half of 2025 to forget\n\nIt sold $46 million.",
         SPRING),
        (f"{LISTED}First half of 2025 | Second quarter\nRevenue | $46 million", SPRING),
    ],
    ids=["a list", "sentences", "a time of its own", "a headline", "a table"],
)  # fmt: skip
def test_a_heading_that_is_a_time_holds_for_what_is_below(text, days):
    assert best_of(text, "Revenue", SPRING, HALF) == days


def test_what_is_expected_is_of_no_day_long_past():
    text = "It expects 46 million users at the end of March, after 3 million at the end of March last year."
    day, coming = (date(2025, 3, 31), date(2025, 4, 1)), (date(2026, 3, 31), date(2026, 4, 1))
    assert best_of(text, "users", day, coming, modality="forecast") == coming
    assert best_of(text, "users", day, coming) == day


@pytest.mark.parametrize(
    ("code", "text", "metric"),
    [
        ("en", "It has annual sales of $9 million and profit of $46 million; the first quarter was good.", "profit"),
        ("ko", "이로써 연간 매출은 4286억원, 영업이익은 201억원으로 1분기보다 나았다.", "영업이익"),
    ],
)
def test_the_next_figure_of_a_list_is_as_long(code, text, metric):
    said = {"metric": {metric: 0.9}, "kind": {"level": 0.9}, "period": {QUARTER: 0.8, YEAR: 0.1, None: 0.05}}
    view = view_of(propose(text, code, DAY), {0: said, 1: said})
    assert own_times(view, 1, first_pass(view, 1, {slot: trusting() for slot in said}))["period"].best == YEAR


def test_a_figure_in_another_clause_is_not_as_long():
    text = "With annual sales of $9 million, it said that profit in the first quarter was $46 million."
    said = {"metric": {"profit": 0.9}, "kind": {"level": 0.9}, "period": {QUARTER: 0.8, YEAR: 0.1, None: 0.05}}
    view = view_of(propose(text, "en", DAY), {0: said, 1: said})
    assert own_times(view, 1, first_pass(view, 1, {slot: trusting() for slot in said}))["period"].best == QUARTER


REPORTED = "노르피스크의 3분기 매출은 842억원이었다."
SUMMER = (date(2025, 7, 1), date(2025, 10, 1))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (f"{REPORTED} 직전 분기에 이 회사는 875억원의 매출을 올렸다.", SPRING),
        (f"{REPORTED} 직전 분기에 비해 매출은 46억원 늘었다.", SUMMER),
        (f"{REPORTED} 직전 분기에는 쉬었지만 매출은 46억원이었다.", SUMMER),
        (f"{REPORTED} 직전 분기에는 4분기와 같은 46억원의 매출을 올렸다.", SUMMER),
    ],
    ids=["of the time at its head", "compared with it", "another clause", "another time behind it"],
)
def test_what_a_korean_sentence_begins_with_is_the_time_of_its_figures(text, days):
    assert best_of(text, "매출", SUMMER, SPRING, code="ko") == days


def days_of(text: str, code: str, number: int, *chances: tuple[date, date]) -> object:
    """The time of a number, where the network believes in these times, the first ones most."""
    document = propose(text, code, DAY)
    said = {
        "metric": {"users": 0.9},
        "kind": {"level": 0.9},
        "period": {days: 0.6 / 2**place for place, days in enumerate(chances)} | {None: 0.01},
    }
    view = view_of(document, dict.fromkeys(range(len(document.numbers)), said))
    return own_times(view, number, first_pass(view, number, {slot: trusting() for slot in said}))["period"].best


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("en", "Users rose from 12 million in January to 14 million in February."),
        ("ru", "Аудитория выросла с 12 млн в январе до 14 млн в феврале."),
    ],
)
def test_of_two_numbers_each_has_the_time_right_behind_it(code, text):
    assert days_of(text, code, 0, FEBRUARY, JANUARY) == JANUARY
    assert days_of(text, code, 1, JANUARY, FEBRUARY) == FEBRUARY


def test_one_time_behind_both_is_left_to_the_reader():
    assert days_of("Users rose from 12 million to 14 million in February.", "en", 1, JANUARY, FEBRUARY) == JANUARY


def test_the_day_that_a_span_ends_with_is_no_time_of_its_own():
    text = "It had 5 million users in the 30 days to March 31."
    last, month = (date(2026, 3, 31), date(2026, 4, 1)), (date(2026, 3, 2), date(2026, 4, 1))
    assert days_of(text, "en", 0, last, month) == month


@pytest.mark.parametrize("day", [12, 11], ids=["printed", "only counted back to"])
def test_in_a_text_of_days_what_is_only_counted_back_to_is_of_its_sentence(day):
    text = "On 12 April it rained more than a day earlier, as on 13 April. Gusts of 25 m/s were measured."
    days = date(2026, 4, day), date(2026, 4, day + 1)
    said = {"metric": {"Gusts": 0.9}, "kind": {"level": 0.9}, "period": {days: 0.8, None: 0.1}}
    view = view_of(propose(text, "en", DAY), {0: said})
    passed = own_times(view, 0, first_pass(view, 0, {slot: trusting() for slot in said}))
    assert passed["period"].best == (days if day == 12 else None)
