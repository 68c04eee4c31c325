"""Korean figures in sentences of unknown names: whom each is about, and what only looks like a name."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules
from pipeline.extract.read import propose

PUBLISHED = date(2026, 4, 14)

# each rule has the case that it is for, and one beside it where it must keep still
ENTITIES = [
    # what somebody says is no name; a title is one
    ("‘나아질 것’이라는 답이 나온 나루청 조사에서 해솔시는 30%였다.", ["해솔시"]),
    ("'별빛 학교'는 시청률 8.5%를 올렸다.", ["별빛 학교"]),
    # the quote that opened the title was lost
    ("별빛 학교' 시청률이 8.5%를 찍었다.", ["별빛 학교"]),
    # time of another year is nobody, in brackets too
    ("나루소프트의 1분기 매출은 전년 동기(3억원) 대비 12% 늘었다.", ["나루소프트", "나루소프트"]),
    # a verb that ends like a noun with a particle; the noun that ends like it
    ("두 섬을 나누는 해솔강은 길이 30km다.", ["해솔강"]),
    ("이 배우는 영화 40편을 찍었다.", ["배우"]),
    ("나루 씨는 시장에 들어가 사과 40개를 샀다.", ["나루 씨"]),
    # an adverb behind the topic lists nobody; a name does
    ("나루당은 여전히 40석이 전부다.", ["나루당"]),
    ("찬성은 여당 60표, 야당 40표 등이다.", ["여당", "야당"]),
    # how many: no ability
    ("나루섬에서 잡히는 물범의 수는 4천마리다.", ["물범"]),
    ("나루당은 이길 수는 없지만 40표를 얻었다.", ["나루당"]),
    # a topic of its own
    ("나루구의 경우 공원 40곳이 문을 닫았다.", ["나루구"]),
    ("나루소프트 역시 매출 3억원을 올렸다.", ["나루소프트"]),
    # a number that belongs to the name
    ("국내 500대 기업의 올해 1분기 매출은 3억원이다.", ["국내 500대 기업"]),
    ("혼자 사는 1인 가구는 월 30만원을 쓴다.", ["1인 가구"]),
    # whom a court sentenced, and who told of it
    ("나루지법은 사기 혐의로 기소된 김씨에게 징역 3년을 선고했다고 17일 밝혔다.", ["김씨"]),
    ("검찰은 윤 전 회장을 불구속 기소한 뒤 징역 5년을 구형했다.", ["윤 전 회장"]),
    ("나루지법은 박씨(41) 해솔당 의원에게 벌금 30만원을 선고했다.", ["박씨"]),
    # what befell people, and what they did of themselves
    ("나루 시장은 이번 사고로 30명이 숨졌다고 말했다.", ["사고"]),
    ("나루 시장은 이번 사고로 30명을 만났다.", ["나루"]),
    # what is pointed at
    ("이 영상은 추천 66만 개를 받았다.", ["영상"]),
    # a sort of thing that owns the figure is whom it is of
    ("중견기업의 고용 규모는 30만명이다.", ["중견기업"]),
    # counted by the number before it, and no topic
    ("나루당은 30개 과제 가운데 20개 과제는 그대로 두었다.", ["나루당", "나루당"]),
    # who got so much, named behind it
    ("나루당은 60표를 얻어 40표를 얻은 해솔당을 눌렀다.", ["나루당", "해솔당"]),
    # the same again in another unit; another thing in brackets
    ("해솔호의 값은 23만 파운드(약 4억원)다.", ["해솔호", "해솔호"]),
    ("1위는 해솔호(30만 파운드)다.", ["해솔호"]),
    # those who were asked, and whose survey it was
    ("나루리서치에 따르면 성인 600명을 대상으로 물은 결과가 나왔다.", ["나루리서치"]),
    ("나루리서치에 따르면 성인 600명을 다시 만났다.", ["성인"]),
    ("새해 살림살이 전망에 응답자 57%가 웃었다. ‘같을 것’이라는 응답은 12%였다.", ["응답자", "응답자"]),
    # a newspaper has no figure of its own, but that of a company
    ("나루일보는 사망자가 30명이라고 보도했다.", ["사망자"]),
    ("나루TV는 1분기 매출이 3억원이라고 발표했다.", ["나루TV"]),
    # an example of what the sentence is about stays behind
    ("해솔상사는 크게 벌었다. 나루소프트 등 소프트웨어 업종이 좋았다. 매출은 3억원이다.", ["해솔상사"]),
    # a name that ends like a measure: 비 of costs, 수 of numbers, 가 of prices, 량 of amounts
    ("상을 받은 나루비는 2004년 150만 달러를 냈다.", ["나루비"]),
    ("나루 작가는 책 40권을 썼다.", ["나루 작가"]),
    ("나루시의 교육비는 30억원이다.", ["나루시"]),
    ("나루시의 이용자수는 30만명이다.", ["나루시"]),
    # one that ends like a counter, with what sort of it stands before
    ("나루 노선도 5달러 싸진다.", ["나루 노선"]),
    # a verb before the topic is no part of it; nor is what a sentence hangs on
    ("소송을 제기한 부부는 247쌍이다.", ["부부"]),
    ("값은 내렸지만 장우산 매출은 18% 늘었다.", ["장우산"]),
    ("물을 건너다가 나루 씨는 40분을 헤맸다.", ["나루 씨"]),
    ("앞으로 나루당은 40표를 더 얻는다.", ["나루당"]),
    # when it was is nobody
    ("행사 기간에는 나루마켓 우산이 40% 싸다.", ["나루마켓 우산"]),
    # where something befell people
    ("나루리조트에서 천장이 무너져 학생 40명이 다쳤다.", ["나루리조트"]),
    # headlines: dots part what they say
    ("해솔항공 여객기 추락…탑승객 120명 전원 사망", ["탑승객"]),
    # headlines put the time between
    ("해솔상사 1분기 영업이익 16.9% 증가", ["해솔상사"]),
    # each place of a row has its share; beside a topic it only says where
    ("자전거로 오가는 비율은 폴란드가 71%, 체코 64%, 헝가리 53%였다.", ["폴란드", "체코", "헝가리"]),
    ("나루소프트는 폴란드 71%를 자랑했다.", ["나루소프트"]),
    # whose members they are
    ("나루연대(NR) 소속 회원 6명이 모였다.", ["나루연대"]),
    ("자사 소속 회원 4명이 모였다.", ["자사 소속 회원"]),
    # households that own the figure, and so many of them
    ("젊은 가구의 지출은 7% 늘었다.", ["가구"]),
    # full names that end like verbs, as their titles say; verbs before a title
    ("도하은 의원은 책 40권을 냈다.", ["도하은 의원"]),
    ("추상진 씨는 30만원을 냈다.", ["추상진 씨"]),
    ("나루당은 40표를 얻은 노이찬 후보를 눌렀다.", ["노이찬 후보"]),
    ("회의로 이어진 감독은 책 40권을 냈다.", ["감독"]),
    # a past of any stem is no noun
    ("방에 불을 켰다는 추상진 씨는 30만원을 냈다.", ["추상진 씨"]),
    # a verb before a name is no part of it
    ("나루시에 있는 해솔공장에서는 하루 300대를 만든다.", ["해솔공장"]),
    ("이용자가 3억명을 넘어선 나루톡은 지난해 흑자를 냈다.", ["나루톡"]),
    ("나루시를 떠난 주민은 3만명이다.", ["주민"]),
    ("나루 출신인 도하은 씨는 30만원을 냈다.", ["도하은 씨"]),
    # a country that does it, whoever tells
    ("나루청은 북한이 미사일 4발을 쐈다고 밝혔다.", ["북한"]),
    # the first of a row as well as the others
    ("그밖에 나루공사 5조원, 해솔공사 4조원, 별빛공사 3조원 등이었다.", ["나루공사", "해솔공사", "별빛공사"]),
    # what is to be gathered is nobody
    ("나루협회는 모금 목표가 30억원이라고 밝혔다.", ["나루협회"]),
    # islands and waterworks end like what is marked as too
    ("해솔본부는 연평도 등대 앞 40m에서 배를 찾았다.", ["해솔본부"]),
    # a noun that begins with a word for a measure is no measure
    ("수출단지는 5억원을 받는다.", ["수출단지"]),
]

BLOCKED = [
    "강남3구는 조용했다.",
    "1만원권 지폐가 나왔다.",
    "나루구 사회1부장이 왔다.",
    # innings and races
    "나루 투수는 3회에 안타를 맞고 7회에는 쉬었다.",
    "5회 1사에 나온 나루 씨는 물러났다.",
    "나루 씨는 3회와 7회에는 쉬었다.",
    "나루 씨는 25m 권총에서 졌다.",
    "나루 출신 40대 추다미엘씨가 왔다.",
    "나루청은 30대와 40대 남성을 찾았다.",
    "나루 씨는 41회 사법시험에 붙었다.",
]
VALUES = [
    ("나루 씨는 연습 문제 5개를 풀었다.", "5"),
    ("시신 3구를 찾았다.", "3"),
    ("나루해의 바람은 초속 7-12m였다.", "7"),
    ("김씨에게 징역 4월을 선고했다.", "4"),
    ("나루구는 공사를 3회에 걸쳐 했다.", "3"),
    ("나루 씨는 50m 앞에서 봤다.", "50"),
    ("기온은 15도로 예상된다.", "15"),
    ("나루청은 소방차 30대와 헬기를 보냈다.", "30"),
]
PERIODS = [
    # a day with its hour, however it is put
    ("9일 오전 현재 66만 개가 팔렸다.", ("2026-04-09", "2026-04-10")),
    ("6일(이하 현지시각) 오전 8시 기준 사망자는 31명이다.", ("2026-04-06", "2026-04-07")),
    # that of the year named last
    ("나루소프트는 2024년에 커졌다. 그해 3월 매출은 3억원이다.", ("2024-03-01", "2024-04-01")),
    ("나루소프트는 2024년 매출을 크게 올렸다. 그해 3월 매출은 3억원이다.", ("2024-03-01", "2024-04-01")),
    ("나루소프트는 2024년에 커졌다. 같은 해 3월 매출은 3억원이다.", ("2024-03-01", "2024-04-01")),
    # open ends
    ("내년부터 요금을 19% 올린다.", None),
    ("지금까지 120명이 탔다.", None),
    ("현재 120명이 탄다.", None),
    ("나루구에는 지금 120명이 산다.", None),
    ("2025년 2분기 이래 120명이 탔다.", None),
    # so many quarters, and none by its number
    ("나루소프트는 3분기 연속 이익이 7% 늘었다.", None),
    ("나루소프트는 지난해 이익이 4분기 만에 줄어 3억원이었다.", ("2025-01-01", "2026-01-01")),
    ("나루소프트는 3분기 이익이 3억원이었다.", ("2025-07-01", "2025-10-01")),
    # years up to one that is counted from now
    ("2021년부터 지난해까지 120명이 탔다.", ("2021-01-01", "2026-01-01")),
    ("지난해부터 올해까지 120명이 탄다.", ("2025-01-01", "2027-01-01")),
    ("2016년 3월 조사를 시작한 이래 120명이 탔다.", None),
    ("2024년 3월부터 6월까지 120명이 탔다.", ("2024-03-01", "2024-07-01")),
]


@pytest.mark.parametrize(("text", "entities"), ENTITIES)
def test_whom_the_figures_are_about_is_proposed(text: str, entities: list[str]) -> None:
    assert set(entities) <= {one.base for one in propose(text, "ko", PUBLISHED).phrases}


@pytest.mark.parametrize("text", BLOCKED)
def test_a_number_in_a_name_is_no_claim(text: str) -> None:
    assert not read_by_rules(text, "ko", PUBLISHED)


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_a_number_beside_what_looks_like_a_label_is_a_claim(text: str, value: str) -> None:
    assert [str(claim.value) for claim in read_by_rules(text, "ko", PUBLISHED)] == [value]


@pytest.mark.parametrize(("text", "days"), PERIODS)
def test_an_open_time_is_no_period(text: str, days: tuple[str, str] | None) -> None:
    claim = read_by_rules(text, "ko", PUBLISHED)[-1]
    period = claim.period
    assert (period and (period.start.isoformat(), period.end.isoformat())) == days
