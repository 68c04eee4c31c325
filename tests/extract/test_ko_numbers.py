"""Korean number grammar: what was printed -> value and unit, what a counter counts, and what is no claim."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.extract import read_by_rules


def read(text):
    return read_by_rules(text, "ko", date(2026, 4, 14))


VALUES = [
    ("나라빚이 400조가 증가했다.", "400조", "400000000000000", None, "KRW"),
    ("거래액(1000억)이 늘었다.", "1000억", "100000000000", None, "KRW"),
    ("경쟁률이 357대 1이었다.", "357대 1", "357", None, "ratio"),
    ("매출은 전년의 절반 수준에 그쳤다.", "절반", "0.5", None, "ratio"),
    ("주민의 절반이 떠났다.", "절반", "50", None, "percent"),
    ("코스피는 10일 만에 2460대를 회복했다.", "2460", "2460", None, "count:point"),
    ("달은 고도 32도에 있다.", "32도", "32", None, "deg"),
    ("판을 45도로 비스듬히 세웠다.", "45도", "45", None, "deg"),
    ("위판량은 작년 3분의 2 수준", "3분의 2", "0.67", None, "ratio"),
    ("매출이 반 토막이 났다.", "반 토막", "0.5", None, "ratio"),
    ("위판량은 지난해의 3분의 2 수준에 그쳤다.", "3분의 2", "0.67", None, "ratio"),
    # of what was before: how many times as much; of a part of what was before: a share
    ("벌금은 5분의 1 토막이 났다.", "5분의 1", "0.20", None, "ratio"),
    ("매출은 3년 전의 절반에도 못 미친다.", "절반", "0.5", None, "ratio"),
    ("매출은 한 달 전 절반에 불과하다.", "절반", "0.5", None, "ratio"),
    ("매출은 전년 동기의 4분의 1이다.", "4분의 1", "0.25", None, "ratio"),
    ("작년 매출의 절반 수준이다.", "절반", "0.5", None, "ratio"),
    ("작년 매출의 절반이 수출이다.", "절반", "50", None, "percent"),
    ("당시 주민의 절반이 섬을 떠났다.", "절반", "50", None, "percent"),
    ("지난해 예산의 3분의 1을 썼다.", "3분의 1", "33.33", None, "percent"),
    ("쌀 소비량은 1985년 소비량의 절반", "절반", "0.5", None, "ratio"),
    # money of other countries
    ("요금은 4천억코루나다.", "4천억코루나", "400000000000", None, "CZK"),
    ("벌금은 20억 포린트다.", "20억 포린트", "2000000000", None, "HUF"),
    ("예산은 50조 리알이다.", "50조 리알", "50000000000000", None, "IRR"),
    ("예산은 2조 페소를 넘는다.", "2조 페소", "2000000000000", None, "PHP"),
    ("요금은 100 즐로티다.", "100 즐로티", "100", None, "PLN"),
    ("속도는 10기가비트다.", "10기가비트", "10", None, "Gbit/s"),
    ("전체의 과반을 넘겼다.", "과반", "50", None, "percent"),
    ("보험료가 9에서 16% 정도 오른다.", "9에서 16%", "9", "16", "percent"),
    ("주민 10명 중 1.6명이 떠났다.", "10명 중 1.6명", "16", None, "percent"),
    ("집 3채 중 1채가 비었다.", "3채 중 1채", "33.33", None, "percent"),
    ("유권자 다섯 중 세 명은 반대했다.", "다섯 중 세 명", "60", None, "percent"),
    ("코스피가 2470대를 회복했다.", "2470", "2470", None, "count:point"),
    ("코스피가 2470선에 안착했다.", "2470", "2470", None, "count:point"),
    ("병원은 지상 6층 규모다.", "6층", "6", None, "count:floor"),
    ("임목축적은 216㎥/㏊로 가장 컸다.", "216㎥/㏊", "216", None, "m3/ha"),
    ("이 설비의 증기는 214 Gcal/h이다.", "214 Gcal/h", "214", None, "Gcal/h"),
    ("요금은 140루블을 넘는다.", "140루블", "140", None, "RUB"),
    ("요금은 140루피에 불과하다.", "140루피", "140", None, "INR"),
    ("선물 가격은 6349링깃으로 올랐다.", "6349링깃", "6349", None, "MYR"),
    ("배터리는 185Wh를 담는다.", "185Wh", "185", None, "Wh"),
    ("농도는 21ppm으로 낮았다.", "21ppm", "21", None, "ppm"),
    ("중심기압은 980hPa로 낮았다.", "980hPa", "980", None, "hPa"),
    ("소음은 38㏈로 낮았다.", "38㏈", "38", None, "dB"),
    ("아이폰 점유율은 17 프로다.", "17 프로", "17", None, "percent"),
    ("진앙은 북위 35.7도 해역이다.", "35.7도", "35.7", None, "deg"),
    # the parts of a span of time are one number
    ("나루는 1년 3개월 만에 문을 열었다.", "1년 3개월", "15", None, "mo"),
    ("공사는 약 2년6개월간 이어진다.", "2년6개월", "30", None, "mo"),
    ("회의는 2시간 반 만에 끝났다.", "2시간 반", "2.5", None, "h"),
    ("공사는 2년반이 걸린다.", "2년반", "2.5", None, "a"),
    ("공사는 두 달 반이 걸린다.", "두 달 반", "2.5", None, "mo"),
    ("공사는 2년 반도체와 함께한다.", "2년", "2", None, "a"),
    # 조 is a scale before money and counters, 경 the one above it
    ("거래액은 1조 유로에 이른다.", "1조 유로", "1000000000000", None, "EUR"),
    ("거래액은 5조 대만달러에 이른다.", "5조 대만달러", "5000000000000", None, "TWD"),
    ("매장량은 3조 배럴이다.", "3조 배럴", "3000000000000", None, "bbl"),
    ("세포는 1조 개에 달한다.", "1조 개", "1000000000000", None, "count:cell"),
    ("시총이 1000조를 돌파했다.", "1000조", "1000000000000000", None, "KRW"),
    ("자산은 2경4천105조원이다.", "2경4천105조원", "24105000000000000", None, "KRW"),
    ("자산은 3경원이다.", "3경원", "30000000000000000", None, "KRW"),
    # headlines leave the won out; nothing but money is told in 조 without a word for it
    ("나루전자 영업익 6.6조 ‘깜짝 실적’", "6.6조", "6600000000000", None, "KRW"),
    ("나루전자 영업손실 2.3조→축소", "2.3조", "2300000000000", None, "KRW"),
    ("나루그룹 반도체에 21조 투자", "21조", "21000000000000", None, "KRW"),
    ("가계빚 1900조 '역대 최대'", "1900조", "1900000000000000", None, "KRW"),
    ("나루전자 부채 200조", "200조", "200000000000000", None, "KRW"),
    ("정부는 100조 펀드를 만든다.", "100조", "100000000000000", None, "KRW"),
    ("추경은 12~13조 규모다.", "12~13조", "12000000000000", "13000000000000", "KRW"),
    # tables and filings count by thousands and millions
    ("매출은 123,456백만원이다.", "123,456백만원", "123456000000", None, "KRW"),
    ("수출은 12,345천달러다.", "12,345천달러", "12345000", None, "USD"),
    ("인구는 51,234천명이다.", "51,234천명", "51234000", None, "person"),
    # broadcasters write 천 apart from what follows
    ("피해액은 5천 5백억 원이다.", "5천 5백억 원", "550000000000", None, "KRW"),
    ("3천 2백여 가구가 정전됐다.", "3천 2백여 가구", "3200", None, "count:household"),
    # words that begin as counters do
    ("외국인 2천300억 매도 우위", "2천300억", "230000000000", None, "KRW"),
    ("나루에 과징금 300억 부과", "300억", "30000000000", None, "KRW"),
    ("나루그룹이 300억 계약을 따냈다.", "300억", "30000000000", None, "KRW"),
    ("나루 우산 3만 개인 것으로 보인다.", "3만 개", "30000", None, "count:item"),
    ("피해액은 1 억 2 천만 원이다.", "1 억 2 천만 원", "120000000", None, "KRW"),
    ("피해액은 1억 천만 원이다.", "1억 천만 원", "110000000", None, "KRW"),
    ("값이 2, 3배 비싸다.", "2, 3배", "2", "3", "ratio"),
    ("주민 3, 4명이 다쳤다.", "3, 4명", "3", "4", "person"),
    # the first number of a range lacks all of the scale that stands behind the second's first digits
    ("연봉은 3~4천만원이다.", "3~4천만원", "30000000", "40000000", "KRW"),
    ("예산은 5∼6천억원이다.", "5∼6천억원", "500000000000", "600000000000", "KRW"),
    ("주민은 1∼2만5천명이다.", "1∼2만5천명", "10000", "25000", "person"),
    ("전세는 7∼12억5천만원이다.", "7∼12억5천만원", "700000000", "1250000000", "KRW"),
    ("전세는 5천~1억원이다.", "5천~1억원", "50000000", "100000000", "KRW"),
    ("주민은 7천∼1만명이다.", "7천∼1만명", "7000", "10000", "person"),
    ("주민은 500∼1천명이다.", "500∼1천명", "500", "1000", "person"),
    # the second sign below zero
    ("아침 최저기온은 -12∼-3도다.", "-12∼-3도", "-12", "-3", "Cel"),
    ("아침 기온은 영하 12∼영하 3도다.", "영하 12∼영하 3도", "-12", "-3", "Cel"),
    ("아침 기온은 영하 5∼영상 3도다.", "영하 5∼영상 3도", "-5", "3", "Cel"),
    ("성장률은 -5∼-3%다.", "-5∼-3%", "-5", "-3", "percent"),
    ("네 명 중 한 명은 반대했다.", "네 명 중 한 명", "25", None, "percent"),
    ("셋 중 하나는 혼자 산다.", "셋 중 하나", "33.33", None, "percent"),
    ("경쟁률은 1천239.5대 1이었다.", "1천239.5대 1", "1239.5", None, "ratio"),
    ("경쟁률은 1,239.5대 1이었다.", "1,239.5대 1", "1239.5", None, "ratio"),
    ("나루는 9초85에 뛰었다.", "9초85", "9.85", None, "s"),
    ("나루는 1분45초21에 헤엄쳤다.", "1분45초21", "105.21", None, "s"),
    ("나루는 2시간 5분 30초에 달렸다.", "2시간 5분 30초", "7530", None, "s"),
    # signs of units touch whatever word follows, and integers before any unit count
    ("주파수는 100㎒폭이다.", "100㎒", "100", None, "MHz"),
    ("전용 84㎡형이 팔렸다.", "84㎡", "84", None, "m2"),
    ("저장장치는 500㎿h 규모다.", "500㎿h", "500", None, "MWh"),
    ("지연시간은 12ms다.", "12ms", "12", None, "ms"),
    ("혈당은 126㎎/㎗ 이상이다.", "126㎎/㎗", "126", None, "mg/dL"),
    ("혈압은 90mmHg 미만이다.", "90mmHg", "90", None, "mmHg"),
    ("최대토크는 61.7㎏·m이다.", "61.7㎏·m", "61.7", None, "kgf.m"),
    ("나루는 10만bpd를 감산한다.", "10만bpd", "100000", None, "bbl"),
    ("삼중수소는 700베크렐이다.", "700베크렐", "700", None, "Bq"),
    ("오토바이는 125㏄다.", "125㏄", "125", None, "mL"),
    ("순간풍속은 12㎧다.", "12㎧", "12", None, "m/s"),
    ("벌금은 50스위스프랑이다.", "50스위스프랑", "50", None, "CHF"),
    ("조선사가 320만CGT를 수주했다.", "320만CGT", "3200000", None, "count:CGT"),
    ("가구 500호를 공급한다.", "500호", "500", None, "count:home"),
    ("임대주택 1,234호가 비었다.", "1,234호", "1234", None, "count:home"),
    ("선물 500세트를 팔았다.", "500세트", "500", None, "count:set"),
    ("피자 12조각을 나눴다.", "12조각", "12", None, "count:piece"),
    ("나루는 징역 1년에 처해졌다.", "1년", "1", None, "a"),
    ("인구 100만 대도시가 됐다.", "100만", "1000000", None, "person"),
    ("막의 두께는 15나노미터로 얇다.", "15나노미터", "15", None, "nm"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "surface", "low", "high", "unit"), VALUES, ids=[row[1] for row in VALUES])
def test_a_number_is_read_as_it_is_meant(text, surface, low, high, unit):
    (claim,) = read(text)
    ends = (Decimal(low), None if high is None else Decimal(high))
    assert (claim.surface, claim.value, claim.value_high, claim.unit) == (surface, *ends, unit)


def test_half_of_an_amount_of_last_year_is_a_ratio_where_a_point_is_in_the_amount():
    *_, half = read("작년 수입량 3.5톤의 절반 이하 수준이다.")
    assert (half.surface, half.value, half.unit) == ("절반", Decimal("0.5"), "ratio")


def test_a_sum_in_dong_is_told_in_won_beside_it():
    assert [claim.unit for claim in read("벌금은 3만동(약 1천600원)이다.")] == ["VND", "KRW"]


ARROWS = [
    ("오름폭은 0.10→0.12%다.", ["0.10 percent", "0.12 percent"]),
    ("요금이 5→7% 올랐다.", ["5 percent", "7 percent"]),
    ("주민이 2→3만명으로 늘었다.", ["20000 person", "30000 person"]),
    ("주민이 9000→1만명으로 늘었다.", ["9000 person", "10000 person"]),
    ("주민이 400→450명으로 늘었다.", ["400 person", "450 person"]),
    ("나루는 15→12위로 올랐다.", []),
]


@pytest.mark.parametrize(("text", "found"), ARROWS)
def test_the_second_end_of_an_arrow_prints_the_unit_and_the_scale_of_both(text, found):
    assert [f"{claim.value} {claim.unit}" for claim in read(text)] == found


@pytest.mark.parametrize("text", ["나루는 3천만 정도다.", "계수가 0.002 개선됐다.", "나루는 20만 동의를 얻었다."])
def test_a_word_that_begins_as_a_counter_does_is_none(text):
    (claim,) = read(text)
    assert (claim.surface in {"3천만", "0.002", "20만"}, claim.unit) == (True, "count:unit")


def test_small_cells_of_a_table_count():
    found = read("직원 수(명) | 345 | 1,456")
    assert [(claim.value, claim.unit) for claim in found] == [(345, "person"), (1456, "person")]


def test_a_base_of_a_ball_game_is_no_number():
    assert read("그는 2루타를 치고 3루로 뛰었다.") == []


def test_some_of_a_crowd_are_two_counts():
    found = read("부상자 12명 중 9명이 퇴원했다.")
    assert [claim.value for claim in found] == [12, 9]


COUNTED = [
    # letters that are a currency elsewhere
    ("무선 ARS 1천8명을 조사했다.", "person"),
    ("시는 AED 30대를 설치했다.", "count:defibrillator"),
    ("나루상사는 USD 300만을 보냈다.", "USD"),
    # a sign before the sum says whose money it is
    ("나루상사는 US$35억을 빌렸다.", "USD"),
    ("나루상사는 €12억의 벌금을 냈다.", "EUR"),
    ("나라빚은 400조를 넘었다.", "KRW"),
    # short forms in brackets stand between the noun and its number
    ("나루시는 급속충전기(DC) 300기를 세웠다.", "count:charger"),
    # a counter and its particle, and no gigabytes
    ("나루원전은 21기가 가동 중이다.", "count:reactor"),
    ("데이터 30기가를 준다.", "GB"),
    # enough for so long
    ("퇴직금은 36개월치 급여다.", "mo"),
    ("앱 삭제 건수는 1만2천건이다.", "count:deletion"),
    # sums of headlines, in front of what they are
    ("나루위, 나루톡에 2천74억 과징금", "KRW"),
    ("전화 사기 8천500억 피해", "KRW"),
    # stocks, where the text tells of a market
    ("나루 지수 구성 종목 중 430개가 올랐다.", "count:stock"),
    ("코스피가 오르고 상승 종목은 512개였다.", "count:stock"),
    # homes that are built and let, and households that live there
    ("재건축 후 1천828가구가 들어선다.", "count:home"),
    ("임대 231가구가 빈다.", "count:home"),
    ("정전으로 1천가구가 불편을 겪었다.", "count:household"),
    ("청약에 4만건이 몰렸다.", "count:application"),
    # what is done, or where, is no machine; what is done is no place
    ("수입차 신규 등록은 2만8천대로 늘었다.", "count:vehicle"),
    ("나루자동차 울산공장은 6천대를 만든다.", "count:vehicle"),
    ("갤럭시 판매량은 200만 대를 넘겼다.", "count:smartphone"),
    ("안전점검 30곳을 마쳤다.", "count:place"),
    # by the head of the noun, as in English
    ("전기차 3만대를 보급한다.", "count:vehicle"),
    ("수소차 3천대를 보급한다.", "count:vehicle"),
    # of a whole that is counted otherwise
    ("폐점은 전체 점포 중 15곳이다.", "count:store"),
    ("문을 닫은 병원 가운데 12곳이 나루에 있다.", "count:hospital"),
    # so many, and the noun behind
    ("1만 건이 넘는 문의가 왔다.", "count:inquiry"),
    ("3천건에 달하는 민원이 왔다.", "count:complaint"),
    ("경찰은 2만8천여 건의 압수수색 영장을 집행했다.", "count:warrant"),
    ("경찰은 2만8천여 건의 압수수색을 벌였다.", "count:search"),
    # lines of a network are its users
    ("나루통신의 무선 가입 회선은 2907만5000개다.", "user"),
    ("나루통신은 알뜰폰 가입 회선이 1천만 회선을 넘었다.", "user"),
    ("나루상사는 구리선 3줄을 샀다.", "count:line"),
    # nouns that the list lacked
    ("나루리그에 10개 구단이 참가한다.", "count:team"),
    ("나루월렛에서 비트코인 34만2000개가 빠졌다.", "count:bitcoin"),
    ("1조 개의 토큰을 학습했다.", "count:token"),
    ("158만 건의 개인정보가 유출됐다.", "count:record"),
    ("나루톡의 계정 3만 개의 개인정보가 유출됐다.", "user"),
    ("판매자 60만 곳이 입점했다.", "count:seller"),
    ("전시장 20곳을 연다.", "count:exhibition hall"),
    ("조정 신청은 무선 부문이 808건이었다.", "count:application"),
    ("번호이동 건수는 43만건이었다.", "count:transfer"),
    ("정부는 40개 이상의 온라인 쇼핑몰을 조사했다.", "count:shopping mall"),
    ("금소연은 57개 실손보험 상품의 보험료를 비교했다.", "count:product"),
    ("도축장은 모두 131곳으로 늘었다.", "count:slaughterhouse"),
    ("남극에는 90곳의 탐사 기지가 있다.", "count:base"),
    ("회사는 전국 70곳에 공장을 짓는다.", "count:place"),
    ("무선 이어폰 판매량이 8500만대를 넘었다.", "count:earphone"),
    ("전기충전기를 누적 16만기로 늘린다.", "count:charger"),
    ("투자자는 보통주 1960만 주를 매수했다.", "count:share"),
    # who does something with what is counted is not counted itself
    ("회사는 5개를 출시했다.", "count:item"),
    ("항공사가 12대를 도입했다.", "count:vehicle"),
    ("보건소는 5곳을 지정했다.", "count:place"),
    ("협회는 모두 30건을 찾았다.", "count:case"),
    ("회사는 70곳을 넘었다.", "count:company"),
    ("비행기는 12대로 늘었다.", "count:aircraft"),
    ("병상은 20개를 늘렸다.", "count:bed"),
    ("그는 3주를 쉬었다.", "wk"),
    ("증시에서 4개 종목이 상한가다.", "count:stock"),
    ("체전에서 4개 종목이 열린다.", "count:event"),
    ("내년 46만가구를 공급한다.", "count:home"),
    ("섬에는 46가구가 산다.", "count:household"),
    ("올해 신규 상장 기업은 60사다.", "count:company"),
]


@pytest.mark.parametrize(("text", "unit"), COUNTED)
def test_a_counter_takes_the_noun_that_it_counts(text, unit):
    assert [claim.unit for claim in read(text)] == [unit]


def test_a_counter_goes_on_with_what_it_counted_and_each_counter_with_its_own():
    found = read("병상은 301개다. 약국은 모두 70곳으로 늘었다.\n준중환자용은 616개다. 서울은 12곳이다.")
    assert [claim.unit for claim in found] == ["count:bed", "count:pharmacy", "count:bed", "count:pharmacy"]


LURES = [
    "'10만전자'와 4천피 시대를 열었다.",
    "3040 여성과 2030세대가 많이 쓴다.",
    "나루톡은 'AI 3.0 시대'를 열었다.",
    "갤럽은 20~50대가 다르다고 했다.",
    "부정 평가는 40대(응답자)에서 높았다.",
    "코로나19 여파가 컸다.",
    "4세대 실손 가입이 늘었다.",
    "1가구 1주택자는 제외된다.",
    "주가가 52주 신고가를 썼다.",
    "주 52시간제를 지킨다.",
    "이동통신 3사가 만났다.",
    "주가가 33년 만에 올랐다.",
    "6년 동안 늘었다.",
    "여론조사는 지난 11~13일 했다.",
    "협회는 ‘2021 소비자 실태’를 냈다.",
    "달빛전자(181710)는 올랐다.",
    "민선 8기가 시작됐다.",
    "국채 10년물 금리가 올랐다.",
    "1회용 컵을 줄인다.",
    "산업 분야 100대 과제를 정했다.",
    "갤럭시S9 256GB 모델이 나왔다.",
    "60∼79세(노년)에서 높았다.",
    "1년에 한번 열린다.",
    "중3 학생이 다쳤다.",
    "중2병이 심하다.",
    "갤럭시 3부터 쓴다.",
    "나루가 5대 2로 이겼다.",
    "찬반이 52대 48로 갈렸다.",
    "비율은 6대 4 정도다.",
    "3대 2인 상황이었다.",
    "38선을 넘었다.",
    "그는 3선 의원이다.",
    "형법 307조를 적용했다.",
    "예선 2조 개막전이 열렸다.",
    "근로기준법 23조 1항을 어겼다.",
    "제미나이 2.5 프로가 나왔다.",
    "나루가 3 대 2로 이겼다.",
    "그는 1대 주주다.",
    "주 4.5일제를 시작한다.",
    "나루 의원은 재선·3선 의원이다.",
    "나루상점은 1년 365일 연다.",
    "종목코드는 005930이다.",
    "특허 제10-1234567호를 냈다.",
    "ISO 9001 인증을 받았다.",
    "60여년 전의 일이다.",
    "나루는 둘째로 많다.",
    "나루는 1세트를 따냈다.",
    "사업 1호 공급 계약이 성사됐다.",
    "1분위 가구가 힘들다.",
    "나루당은 3%룰을 지킨다.",
    "10㏊당 얼마인지 모른다.",
    "3.3㎡당 분양가가 올랐다.",
    "환율은 100엔당 얼마인가.",
    "요금은 100만 토큰당 정한다.",
    "20대 男이 지지했다.",
    "5나노 공정을 쓴다.",
    "헌법 84조…해석이 갈렸다.",
    "무역확장법 232조 ‘철강 관세’를 매긴다.",
    "공장은 4조 2교대로 돈다.",
    "나루는 아이폰 17 프로를 샀다.",
    "갤럭시 버즈3 프로가 나왔다.",
    "갤럭시북5 프로가 나왔다.",
]


@pytest.mark.parametrize("text", LURES)
def test_a_name_a_date_or_a_turn_of_phrase_is_no_claim(text):
    assert [claim.surface for claim in read(text)] == []


CLAIMS = [
    ("나루통신 영업이익 2554억 15.6%↑", ["2554억", "15.6%"]),
    ("나루통신 매출 11조 2배 늘었다", ["11조", "2배"]),
    ("1순위 청약은 평균 688대 1을 기록했다.", ["688대 1"]),
    ("10만 전자제품이 팔렸다.", ["10만"]),
    ("기지국 31개에 2만2천명이 접속했다.", ["31개", "2만2천명"]),
    ("사과 10개에 1만2천원이다.", ["1만2천원"]),
    ("직원 3040명이 일한다.", ["3040명"]),
    ("약 3년간 보관한다.", ["3년간"]),
    ("버스 40대를 샀다.", ["40대"]),
    ("256GB를 저장한다.", ["256GB"]),
    ("요금이 2.0원 올랐다.", ["2.0원"]),
    ("응답자는 2021명이다.", ["2021명"]),
    ("쌀 20kg을 나눴다.", ["20kg"]),
    ("나루는 전체 300석 중 108석을 얻었다.", ["300석", "108석"]),
    ("이 중 3∼4곳은 폐업했다.", ["3∼4곳"]),
    ("업황 BSI는 68로 전월보다 2포인트 낮다.", ["68", "2포인트"]),
    ("2024년 3개월 동안 5% 늘었다.", ["5%"]),
    ("신규 모델 3종을 냈다.", ["3종"]),
    ("유형 3∼5가지를 나눴다.", ["3∼5가지"]),
    ("파 1㎏을 샀다.", ["1㎏"]),
    ("20대 35.2%, 30대 40%가 찬성했다.", ["35.2%", "40%"]),
    ("취업자는 20대 12만명, 30대 9만3천명 줄었다.", ["12만명", "9만3천명"]),
    ("60대 1.5배가 됐다.", ["1.5배"]),
    ("버스 20대 10억원을 썼다.", ["20대", "10억원"]),
    ("기업 4사를 뽑아 60개 제품을 샀다.", ["60개"]),
]


@pytest.mark.parametrize(("text", "surfaces"), CLAIMS)
def test_what_resembles_it_stays_a_claim(text, surfaces):
    assert [claim.surface for claim in read(text)] == surfaces
