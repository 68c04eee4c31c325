"""Words beside those of a metric limit it. All names here are invented."""

import pytest

from pipeline.catalog.limits_around import limit_among

ROWS = [
    # language, metric, words, before, after, limit
    ("en", "revenue", "revenue", "said advertising ", " rose", "advertising"),
    ("en", "revenue", "revenue", "said online advertising ", " rose", "advertising+online"),
    ("en", "revenue", "revenue", "a share on ", " of 4 million", ""),  # earned per share, on revenue of ...
    ("en", "revenue", "Revenue", "", " from continuing operations fell", "continuing"),
    ("en", "revenue", "Revenue", "", " from its teapot shops was 4 million", None),
    ("en", "revenue", "Revenue", "", " from the previous quarter fell", ""),
    ("en", "net_profit", "Net profit", "", " attributable to the parent company rose", "attributable"),
    ("en", "users", "users", "4 million ", " in Lund", ""),  # a town: what follows "in" counts only where it is known
    ("en", "users", "users", "4 million ", ", up from 3 million", ""),
    ("en", "revenue", "revenue", "", ", which excludes fees shared with shops, was 4 million", None),
    # the name of a part, which no table has
    ("en", "revenue", "revenue", "It rose. Teapot & Kettle Design ", " rose", None),
    ("en", "revenue", "revenue", "said Harbour Kettles ", " rose", None),
    ("en", "revenue", "revenue", "said MeowTalk ", " rose", ""),
    ("en", "revenue", "revenue", "MeowTalk's Third Quarter ", " rose", ""),
    ("en", "revenue", "revenue", "said North American ", " rose", "north_america"),
    ("en", "revenue", "revenue", "said Norwegian ", " rose", ""),
    ("ko", "revenue", "매출", "모바일 게임 ", "은 636억원", "games+mobile"),
    ("ko", "revenue", "매출", "차주전자 ", "은 636억원", ""),
    ("ru", "revenue", "выручка", "рекламная ", " выросла", "advertising"),
]


@pytest.mark.parametrize("row", ROWS)
def test_what_stands_beside_the_metric_counts_where_it_limits(row):
    language, metric_id, metric, before, after, limit = row
    given = {"entity": "MeowTalk", "region": None}
    assert limit_among(metric_id, metric, language, **given, before=before, after=after) == limit


def test_those_outside_a_place_are_not_known():
    given = {"entity": "MeowTalk", "region": None}
    assert limit_among("users", "users", "en", **given, before="", after=" outside Norway in March") is None


@pytest.mark.parametrize(
    ("metric", "before", "limit"),
    [
        ("teapot revenue", "online ", None),
        ("store sales", "said that same ", "same_store"),
        ("store sales", "said that its ", None),
    ],
)
def test_a_metric_that_is_not_known_alone_is_known_only_with_words_that_belong_to_it(metric, before, limit):
    given = {"entity": "MeowTalk", "region": None}
    assert limit_among("revenue", metric, "en", **given, before=before, after=" rose") == limit


@pytest.mark.parametrize(
    ("metric_id", "metric", "before", "limit"),
    [
        ("revenue", "revenue", "Excluding fees that it pays to shops, ", None),
        ("revenue", "revenue", "It said so. Excluding fees that it pays to shops, MeowTalk's ", None),
        ("net_profit", "profit", "Excluding one-off items, its ", "adjusted"),
        ("net_profit", "profit", "It lost shops. Not including special charges, ", "adjusted"),
        ("revenue", "revenue", "Excluding fees, profit was 3 million. Its ", ""),
        ("revenue", "revenue", "Excluding fees, profit rose 5 percent while the company's ", ""),
        ("revenue", "revenue", "It paid no fees, its ", ""),
    ],
)
def test_a_clause_at_the_head_of_a_sentence_limits_what_follows(metric_id, metric, before, limit):
    given = {"entity": "MeowTalk", "region": None}
    assert limit_among(metric_id, metric, "en", **given, before=before, after=" rose") == limit


@pytest.mark.parametrize(
    ("before", "limit"),
    [
        ("but its teapot division saw ", None),
        ("The cloud business, which grew fastest, reported quarterly ", "cloud"),
        ("Tea Business, a segment that sells cups, managed to grow ", None),
        ("The company, which sold a division, saw ", ""),
        ("The company saw ", ""),
        ("a division. It reported ", ""),
        ("Its teapot division slid to a ", None),
        ("Its mobile division made ", "mobile"),
    ],
)
def test_what_a_part_of_the_business_had_is_limited_to_it(before, limit):
    given = {"entity": "MeowTalk", "region": None}
    assert limit_among("net_profit", "profits", "en", **given, before=before, after=" of 4 million") == limit


@pytest.mark.parametrize(
    ("language", "metric", "leading", "limit"),
    [
        ("ko", "주가", "마감한 주가는 시간외 거래에서 ", "extended_hours+share"),
        ("ko", "주가", "주가는 ", "share"),
        ("ru", "акций", "но на электронных торгах после публикации отчета прибавляли ", "extended_hours+share"),
    ],
)
def test_hours_beside_those_of_the_exchange(language, metric, leading, limit):
    given = {"entity": "MeowTalk", "region": None, "before": "", "after": "", "leading": leading}
    assert limit_among("price", metric, language, **given) == limit


def test_what_a_russian_profit_is_adjusted_for_leaves_it_unknown():
    given = {"entity": "MeowTalk", "region": None, "before": "", "after": ", скорректированная на курсовые разницы, – "}
    assert limit_among("net_profit", "чистая прибыль", "ru", **given) is None


@pytest.mark.parametrize(
    ("language", "paragraph", "limit"),
    [
        ("en", "The teapot division saw sales double. Its ", None),
        ("en", "Its mobile division's sales doubled. Quarterly ", "mobile"),
        ("en", "In the teapot segment, sales doubled. The ", None),
        ("en", "The teapot division saw sales double. MeowTalk's ", ""),
        ("en", "Sales of the teapot division doubled. Its ", ""),
        ("ko", "주전자사업은 유일하게 흑자를 냈다. ", None),
        ("ko", "주전자 사업부는 흑자를 냈다. ", None),
        ("ko", "광고 부문은 유일하게 흑자를 냈다. ", "advertising"),
        ("ko", "주전자사업은 유일하게 흑자를 냈다. MeowTalk의 ", ""),
        ("ko", "주전자사업자는 유일하게 흑자를 냈다. ", ""),
        ("ru", "Сегмент чайников вырос. ", None),
    ],
)
def test_what_a_paragraph_begins_with_limits_all_of_it(language, paragraph, limit):
    given = {"entity": "MeowTalk", "region": None, "before": "", "after": "", "paragraph": paragraph}
    metric = {"en": "operating profit", "ko": "영업이익", "ru": "операционная прибыль"}[language]
    assert limit_among("operating_profit", metric, language, **given) == limit


@pytest.mark.parametrize(
    ("metric", "between", "limit"),
    [
        ("offering price", " was ", "offering"),
        ("offering price", " was $10, and it closed at ", "share"),
        ("target price", " was raised from $10 to ", "target"),
    ],
)
def test_words_of_an_offering_tell_of_the_figure_next_to_them(metric, between, limit):
    given = {"entity": "MeowTalk", "region": None, "before": "its ", "after": between, "between": between}
    assert limit_among("price", metric, "en", **given) == limit


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", " from January to March was 4 million"),
        ("", " from the comparable period fell"),
        ("", " from Monday on"),
        ("without mobile ", " it lost 4 million"),
        ("not only mobile ", " rose"),
    ],
)
def test_times_and_what_is_denied_limit_nothing(before, after):
    given = {"entity": "MeowTalk", "region": None}
    assert limit_among("revenue", "revenue", "en", **given, before=before, after=after) == ""


@pytest.mark.parametrize("end", ["\nMeowTalk opened shops", "! It opened shops", " amounted to 4 million", " tripled"])
def test_what_stands_behind_a_preposition_ends_where_the_words_end(end):
    given = {"entity": "MeowTalk", "region": None}
    assert limit_among("revenue", "revenue", "en", **given, before="", after=" from advertising" + end) == "advertising"


@pytest.mark.parametrize(
    ("metric_id", "metric", "after", "behind", "limit"),
    [
        ("price", "shares", " fell ", " in after-hours trading to $45", "extended_hours+share"),
        ("price", "average price", " rose to ", " a pound on Friday", "average+per:pound"),
        ("price", "list price", " rose to ", " per ton, and is", "list+per:tonne"),
        ("price", "price", " rose to ", " a year earlier", ""),
        ("price", "price", " rose to ", " a record", ""),
        ("net_profit", "profit", " of ", " before tax on revenue of", "pre_tax"),
        ("net_profit", "profit", " of ", " ($3 million) before tax", "pre_tax"),
        ("revenue", "revenue", " of $3 million was more than the ", " of a year earlier", ""),
        ("price", "shares", " rose ", " further in extended trading", "extended_hours+share"),
        ("transactions", "transactions", "", " through its app", "app"),
        ("price", "shares", " rose to ", " in after hours trading after closing down", "extended_hours+share"),
        ("price", "shares", " were at ", " in pre-market trade on Wednesday", "extended_hours+share"),
        ("price", "shares", " were at ", " in early trading", "share"),
        ("price", "shares", ", which were priced at ", " in the IPO, fell", "offering"),
        ("price", "shares", " rose ", " to $40 in extended trading on Monday", "extended_hours+share"),
        ("price", "shares", " rose ", ", to 1,240.5 pence each during after-hours trading", "extended_hours+share"),
        ("price", "shares", " rose ", " to a high, in extended trading it fell", "share"),
        ("revenue", "revenue", " rose ", " to $40 million in Europe in March", "europe"),
        ("revenue", "revenue", " rose ", " in Europe in the third quarter", "europe"),
        ("revenue", "revenue", " was ", " from advertising", "advertising"),
        ("revenue", "revenue", " was ", " from its teapot shops", ""),
        ("revenue", "revenue", " was ", " in the quarter", ""),
        ("revenue", "revenue", " from advertising rose ", " in Europe", "advertising+europe"),
        ("revenue", "revenue", " from its teapot shops rose ", " in Europe", None),
        ("revenue", "revenue", " in Europe in March was ", "", "europe"),
    ],
)
def test_what_stands_behind_the_number_counts_where_it_is_known(metric_id, metric, after, behind, limit):
    given = {"entity": "MeowTalk", "region": None, "before": "", "after": after, "behind": behind}
    assert limit_among(metric_id, metric, "en", **given) == limit


@pytest.mark.parametrize(
    ("language", "metric", "between", "limit"),
    [
        ("en", "Sales", " rose 5 percent in Europe to ", "europe"),
        ("en", "Sales", " rose 5 percent in March to ", ""),
        ("en", "Sales", " in Europe rose 5 percent to ", ""),  # before the figure that parts them
        ("en", "Sales", " rose 5 percent in Europe, after closing at ", ""),
        ("en", "Sales", " were 5 million; analysts on average had expected ", ""),
        ("en", "Revenue", " ran at an annualized ", "annualized"),
        ("en", "Sales", " rose 5 percent on a like-for-like basis to ", ""),  # the change, and not what it led to
        ("en", "Sales", " were 5 million, of which teapots brought ", None),
        ("en", "Sales", " were 5 million, and teapots brought ", ""),
        ("ru", "Выручка", " составила 5 млн, в том числе чайники — ", None),
        ("ko", "매출", "은 500만원이었다. 이 가운데 주전자가 ", None),
        ("ko", "매출", "은 500만원이었다. 주전자는 ", ""),
    ],
)
def test_words_between_the_metric_and_the_number_count(language, metric, between, limit):
    given = {"entity": "MeowTalk", "region": None, "between": between}
    assert limit_among("revenue", metric, language, **given) == limit


@pytest.mark.parametrize(
    ("label", "limit"),
    [("Advertising", "advertising"), ("Teapots", None), ("MeowTalk", ""), ("Total", ""), ("In Norway", None), ("", "")],
)
def test_the_label_of_a_row_limits_a_metric_that_its_table_has(label, limit):
    assert limit_among("revenue", "Revenue", "en", entity="MeowTalk", region=None, label=label) == limit


@pytest.mark.parametrize(
    ("language", "metric", "sentence", "limit"),
    [
        ("en", "a barrel", "Brent futures were up 1.2%, at $112 a barrel.", "futures+per:barrel"),
        ("en", "a barrel", "Brent was up 1.2%, at $112 a barrel.", "per:barrel"),
        ("en", "a barrel", "Brent for January delivery was at $112 a barrel.", "futures+per:barrel"),
        ("en", "a tonne", "Three-month copper was at $9,112 a tonne.", "futures+per:tonne"),
        ("en", "a tonne", "October white sugar was at $112 a tonne.", "futures+per:tonne"),
        ("en", "a tonne", "In October sugar was at $112 a tonne.", "per:tonne"),
        ("ru", "за тонну", "Никель с поставкой через три месяца подорожал до 9 тыс. за тонну.", "futures+per:tonne"),
        ("ru", "за баррель", "Фьючерсы на Brent подешевели до 40 долларов за баррель.", "futures+per:barrel"),
    ],
)
def test_futures_are_told_once_for_a_sentence(language, metric, sentence, limit):
    given = {"entity": "Brent", "region": None, "sentence": sentence}
    assert limit_among("price", metric, language, **given) == limit


@pytest.mark.parametrize(
    ("language", "metric", "before", "limit"),
    [
        ("en", "users", "the messaging app MeowTalk's ", ""),
        ("en", "users", "MeowTalk's app ", "app"),
        ("ko", "이용자", "예약 앱 MeowTalk의 지난달 ", ""),
        ("ko", "이용자", "MeowTalk당 앱 ", "app"),
    ],
)
def test_words_before_the_name_of_the_owner_tell_what_it_is(language, metric, before, limit):
    given = {"entity": "MeowTalk", "region": None, "before": before}
    assert limit_among("users", metric, language, **given) == limit


@pytest.mark.parametrize(
    ("language", "metric_id", "metric", "before", "limit"),
    [
        ("en", "revenue", "sales", "It grew. In North America, MeowTalk's ", "north_america"),
        ("en", "price", "stock", "In extended trading, the ", "extended_hours+share"),
        ("en", "revenue", "sales", "In the third quarter, its ", ""),
        ("en", "revenue", "sales", "In Europe, it sold teapots, and its ", ""),
        ("ru", "revenue", "выручку", "В Европе компания увеличила ", "europe"),
        ("ru", "revenue", "выручку", "В марте компания увеличила ", ""),
        ("ru", "revenue", "выручки", "В годовом выражении рост ", ""),
        ("ko", "revenue", "매출", "해외에서는 지난달 ", "abroad"),
        ("ko", "revenue", "매출", "북미 사업은 지난달 ", "north_america"),
        ("ko", "revenue", "매출", "북미 사업은 오슬로 가게의 판매 호조로 약 31% 늘어난 3억원의 ", "north_america"),
        ("ko", "revenue", "매출", "회사는 지난달 ", ""),
    ],
)
def test_known_words_at_the_head_of_a_sentence_limit_what_follows(language, metric_id, metric, before, limit):
    given = {"entity": "MeowTalk", "region": None, "before": before}
    assert limit_among(metric_id, metric, language, **given) == limit


@pytest.mark.parametrize(
    ("language", "metric_id", "metric", "leading", "limit"),
    [
        ("en", "subscribers", "subscribers", "down from a previous forecast of ", "previous"),
        ("en", "subscribers", "subscribers", "It had previously expected subscribers to reach ", "previous"),
        ("en", "subscribers", "subscribers", "It kept its previous forecast, and has ", ""),
        ("en", "subscribers", "subscribers", "It added ", "new"),
        ("en", "price", "shares", "Its shares added ", "share"),
        ("en", "price", "shares", "since its debut at ", "offering"),
        ("en", "price", "shares", "Its shares, floated at $3, closed at ", "share"),
        ("en", "subscribers", "subscribers", "The firms lost ", "lost"),
        ("en", "revenue", "sales", "but its teapot arm, which sells cups, saw a ", None),
        ("en", "price", "shares", "raised $3 million by selling shares at ", "offering"),
        ("en", "price", "a share", "agreed to buy the teapot maker MeowTalk for ", "takeover"),
        ("en", "price", "shares", "Its shares fell to a low of ", "low+share"),
        ("en", "price", "shares", "Its shares closed at a record low of ", "share"),
        ("en", "price", "shares", "Its shares traded as high as ", "high+share"),
        ("en", "revenue", "sales", "It expects sales to peak at ", ""),
        ("ru", "revenue", "выручка", "выше прежнего прогноза в ", "previous"),
        ("ko", "revenue", "매출", "기존 전망치인 ", "previous"),
        ("ko", "price", "주가", "5월 고점(", "high+share"),
    ],
)
def test_what_a_number_is_told_to_be_before_it_limits_it(language, metric_id, metric, leading, limit):
    given = {"entity": "MeowTalk", "region": None, "leading": leading}
    assert limit_among(metric_id, metric, language, **given) == limit


@pytest.mark.parametrize(
    ("after", "limit"),
    [
        (", less what it pays to partners, rose", None),
        (", net of refunds, rose", None),
        (", from the start, rose", ""),
        (" at the teapot unit rose", None),
        (" at the advertising unit rose", "advertising"),
        (" at the start rose", ""),
    ],
)
def test_what_is_taken_off_and_parts_of_the_business_limit_it(after, limit):
    assert limit_among("revenue", "revenue", "en", entity="MeowTalk", region=None, after=after) == limit


@pytest.mark.parametrize(
    "row",
    [
        ("ko", "operating_profit", "영업이익", "주전자 부문은 지난해 ", "이 늘었다", None),
        ("ko", "operating_loss", "영업손실", "주전자 부문이 3억원의 ", "을 냈다", None),
        ("ko", "revenue", "매출", "광고 부문의 ", "은 3억원이다", "advertising"),
        ("ko", "revenue", "매출", "부문별 ", "은 다음과 같다", ""),
        ("ko", "price", "소매가격", "주전자 100g ", "은 3원이다", None),
        ("ko", "price", "쌀값", "", "(20㎏ 기준)은 3원이다", None),
        ("en", "users", "users", "", " over the age of 12 opened it", None),
        ("ko", "subscribers", "가입자", "5G ", "는 3명이다", "5g"),
        ("ru", "revenue", "выручка", "В сегменте чайников ", " выросла", None),
    ],
)
def test_parts_of_the_business_and_amounts_that_a_price_is_for(row):
    language, metric_id, metric, before, after, limit = row
    given = {"entity": "MeowTalk", "region": None, "before": before, "after": after}
    assert limit_among(metric_id, metric, language, **given) == limit


def test_the_age_of_those_who_are_counted_is_a_limit_that_no_table_knows():
    given = {"entity": "MeowTalk", "region": None}
    assert limit_among("users", "users", "en", **given, after=" between 13 and 17 fell 9%") is None
    assert limit_among("users", "users", "en", **given, after=" between 3% and 5%") == ""


def test_the_standard_of_accounts_is_told_once_for_a_sentence():
    given = {"entity": "MeowTalk", "region": None}
    assert limit_among("net_profit", "прибыль", "ru", **given, sentence="Прибыль по РСБУ — 3 млн") == "standalone"


def test_a_figure_behind_another_may_be_that_of_an_offering_itself():
    given = {
        "entity": "MeowTalk",
        "region": None,
        "between": " fell 3%. They debuted at ",
        "leading": "They debuted at ",
    }
    assert limit_among("price", "shares", "en", **given) == "offering"


@pytest.mark.parametrize(
    ("metric_id", "metric", "earlier", "limit"),
    [
        ("net_profit", "Profits", "It has seen annual pre-tax profits climb.\nProfits rose to ", "pre_tax"),
        ("net_profit", "profit", "Net profit fell, and so did pre-tax profit. It expects a profit of ", ""),
        ("net_profit", "profit", "Profits rose to ", ""),
        ("operating_profit", "operating profit", "It has seen pre-tax profits climb.\nOperating profit rose to ", ""),
        ("revenue", "sales", "It has seen pre-tax profits climb.\nSales rose to ", ""),
    ],
)
def test_profits_without_a_word_are_before_tax_where_the_text_has_told_of_such(metric_id, metric, earlier, limit):
    given = {"entity": "MeowTalk", "region": None, "earlier": earlier}
    assert limit_among(metric_id, metric, "en", **given) == limit


def test_what_is_told_of_each_head_is_no_whole():
    given = {"entity": "Halden", "region": None}
    english = limit_among("revenue", "revenue", "en", **given, before="Halden's ", after=" per employee was 3 euros")
    leading = "Выручка «Халдена» на одного сотрудника составила "
    russian = limit_among("revenue", "Выручка", "ru", **given, before="", after=" составила", leading=leading)
    assert english == russian == "per:person"
