"""Korean counters, and the noun beside each that says what is counted."""

import pytest

from pipeline.extract import read_by_rules
from pipeline.languages import language
from pipeline.languages.ko.numbers import numbers
from tests.support.reading import DAY


def read(text):
    return read_by_rules(text, "ko", DAY)


BESIDE = [
    ("주유소 4곳", "count:gas station"),
    ("12개 노선", "count:route"),
    ("4곳의 학교", "count:school"),
    ("유람선 5척", "count:ship"),
    ("조각 5개", "count:item"),
    ("승객 16명", "person"),
    ("900만 관객", "person"),
    ("200만 이용자", "user"),
    ("스마트폰 시장이 컸다. 모두 30만 대", "count:smartphone"),
    ("열차를 1천430회 운행", "count:trip"),
    ("자료 제공 요구가 지난해 8월 1519건", "count:request"),
    ("앱 가입자는 하루 평균 3만 명", "user"),
    ("나루 12개 기획사", "count:company"),
    # when, and no bird, month or quarter
    ("한 달 새 3건", "count:case"),
    ("지난해 같은 달 30건", "count:case"),
    ("지난 분기 30건", "count:case"),
    ("들에서 새 3마리", "count:bird"),
    # how many there are of what the clause is about
    ("약국은 올해 모두 70곳으로 늘었다", "count:pharmacy"),
    ("회사는 전국 70곳에 공장을 짓는다", "count:place"),
]


@pytest.mark.parametrize(("text", "unit"), BESIDE, ids=[text for text, _ in BESIDE])
def test_a_counter_counts_the_noun_beside_it(text, unit):
    found = numbers(text, 0, len(text))[-1]
    noun = language("ko").counted(text, found, found.end, len(text))
    assert noun is not None
    assert noun.unit == unit


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


UNITS = [
    ("지난해 3분기 118명, 4분기 164명의 이용자 정보를 넘겼다.", ["person", "user"]),  # the noun behind the counter
    ("전화번호 수 기준으로는 210만 건이다.", ["count:phone number"]),
    ("알뜰폰은 1천만 회선을 넘었다.", ["user"]),
    ("박물관은 국보 2점을 옮겼다.", ["count:piece"]),
    ("4분기 304명이 다쳤다.", ["person"]),
]


@pytest.mark.parametrize(("text", "units"), UNITS)
def test_what_stands_beside_a_counter_says_what_is_counted(text: str, units: list[str]) -> None:
    assert [claim.unit for claim in read(text)] == units
