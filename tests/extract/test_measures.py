"""What a number measures, as the words around it name it: metrics of the catalogue, wholes, and places of counts."""

from datetime import date

import pytest

from pipeline.extract.read import propose

DAY = date(2026, 4, 14)


def numbers(text, code="en"):
    return propose(text, code, DAY).numbers


def metrics(text, code="en"):
    return [one.claim.metric_id for one in numbers(text, code)]


@pytest.mark.parametrize(
    ("code", "text", "keys"),
    [
        ("en", "Revenue was $9 million.", ["revenue"]),
        ("en", "It made $9 million in revenue.", ["revenue"]),
        ("en", "Revenue was $9 million and net profit $2 million.", ["revenue", "net_profit"]),
        ("en", "Revenue grew. The harbour is 40 metres deep.", [None]),
        ("en", "Revenue was 134 billion won ($97 million).", ["revenue", "revenue"]),
        ("en", "Revenue was $9 million. A year earlier it was $7 million.", ["revenue", "revenue"]),
        ("en", "It has 40 million monthly active users. Users grew by 9%.", ["monthly_active_users"] * 2),
        ("ru", "Выручка завода составила 12 млн рублей.", ["revenue"]),
        ("ko", "님보의 매출은 12억원이다.", ["revenue"]),
    ],
    ids=[
        "ahead",
        "tight behind",
        "each its own",
        "no dimension of it",
        "one sum in two moneys",
        "carried over",
        "the finer one goes on",
        "Russian",
        "Korean",
    ],
)
def test_a_number_measures_the_metric_that_the_words_around_it_name(code, text, keys):
    assert metrics(text, code) == keys


@pytest.mark.parametrize(
    ("text", "keys", "words"),
    [
        (
            "님보는 10% 감소한 12억원의 매출과 27% 줄어든 3억원의 영업이익을 기록했다.",
            ["revenue", "revenue", "operating_profit", "operating_profit"],
            ["매출", "매출", "영업이익", "영업이익"],
        ),
        (
            "매출은 12억원이었고 3% 늘어난 2억원의 순이익을 냈다.",
            ["revenue", "net_profit", "net_profit"],
            ["매출", "순이익", "순이익"],
        ),
        (
            "매출은 3% 늘어난 12억원, 영업이익은 3억원이다.",
            ["revenue", "revenue", "operating_profit"],
            ["매출", "매출", "영업이익"],
        ),
    ],
    ids=["two of a sentence", "behind another", "ahead of both"],
)
def test_a_korean_sum_and_the_change_before_it_are_of_what_stands_behind_them(text, keys, words):
    assert metrics(text, "ko") == keys
    assert [one.claim.metric for one in numbers(text, "ko")] == words


def test_what_stands_behind_a_korean_sum_is_not_left_to_the_reader_for_the_change_before_it():
    change, amount = numbers("님보는 27% 줄어든 3억원의 영업이익을 냈다.", "ko")
    assert {"metric", "metric_id"} <= change.told_by.keys()
    assert not {"metric", "metric_id"} & amount.told_by.keys()


def test_the_dead_of_a_sentence_are_not_what_is_counted_otherwise():
    people, boats = numbers("The storm killed 40 people and sank 12 boats.")
    assert (people.claim.metric_id, boats.claim.metric_id) == ("deaths", None)


def test_what_is_counted_is_told_by_the_metric_where_nothing_else_does():
    (number,) = numbers("The number of subscribers rose to 9.")
    assert (number.claim.metric_id, number.claim.unit) == ("subscribers", "user")


@pytest.mark.parametrize(
    ("code", "text", "wholes"),
    [
        ("en", "It took 4 percent of the market.", ["the market"]),
        ("ru", "51% рыбаков довольны уловом, 23% — нет.", ["рыбаков", None]),
        ("ru", "65 % избирателей проголосовало за мост.", ["избирателей"]),
        ("ru", "51% рыбаков довольны. Улов вырос на 7%.", ["рыбаков", None]),
        ("ko", "전체 응답자 2천563명 가운데 52%가 찬성했다.", [None, "전체 응답자"]),
        ("ko", "참여자의 41%가 찬성, 39%가 반대에 섰다.", ["참여자", None]),
    ],
    ids=["of", "genitive", "a blank before the sign", "no change", "among", "의"],
)
def test_a_share_has_the_whole_that_is_printed_beside_it(code, text, wholes):
    assert [one.claim.whole for one in numbers(text, code)] == wholes


@pytest.mark.parametrize(
    ("code", "text", "place"),
    [
        ("en", "It has 3 million users in Norway.", ("NO", True)),
        ("en", "It has 3 million users worldwide.", (None, True)),
        ("en", "It has 3 million users outside Norway.", (None, True)),
        ("en", "It has 3 million users abroad.", (None, True)),
        ("en", "Norway has 3 million users.", (None, False)),
        ("en", "It made $3 million in Norway.", (None, False)),
        ("ru", "У него 3 млн пользователей по всему миру.", (None, True)),
        ("ru", "У него 3 млн пользователей за рубежом.", (None, True)),
        ("ru", "У него 3 млн пользователей в Норвегии.", (None, False)),
    ],
    ids=[
        "behind a count",
        "everywhere",
        "outside of one",
        "abroad",
        "before a count",
        "behind a sum",
        "everywhere in Russian",
        "abroad in Russian",
        "left to the reader",
    ],
)
def test_a_place_right_behind_a_count_is_that_of_the_count(code, text, place):
    (number,) = numbers(text, code)
    assert (number.claim.region, number.placed) == place
