"""The words of a metric say what limits it; where a word is not known, nobody says. All names here are invented."""

from pathlib import Path

import pytest

from pipeline import catalog
from pipeline.catalog.limit_tables import JOIN, WordKind, limit_cues, limits
from pipeline.catalog.limits import limit_of
from pipeline.catalog.tables import metrics
from pipeline.languages import known

FOLDER = Path(catalog.__file__).parent
TABLES = ("limits.toml", "limits_en.toml", "limits_ru.toml", "limits_ko.toml")
LANGUAGES = [code for code in sorted(known()) if limit_cues(code)]
CUES = [
    pytest.param(cue, sentence, wanted, id=f"{code}-{cue.kind.name}-{cue.key}-{'yes' if wanted else 'no'}-{index}")
    for code in LANGUAGES
    for cue in limit_cues(code)
    for wanted, sentences in ((True, cue.positive), (False, cue.negative))
    for index, sentence in enumerate(sentences)
]


@pytest.mark.parametrize(("cue", "sentence", "wanted"), CUES)
def test_a_cue_speaks_only_where_it_should(cue, sentence, wanted):
    assert cue.speaks(sentence) is wanted


def test_a_cue_of_a_limit_has_both_kinds_of_sentences():
    cues = [cue for code in LANGUAGES for cue in limit_cues(code)]
    assert cues
    assert [cue for cue in cues if not (cue.positive and cue.negative)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_metric_has_words_of_its_own(code):
    own = {cue.key for cue in limit_cues(code) if cue.kind is WordKind.OWN}
    assert own == set(metrics())


def test_every_limit_is_printed_in_some_language():
    cues = [cue for code in LANGUAGES for cue in limit_cues(code) if cue.kind is WordKind.LIMIT]
    assert {key for cue in cues for key in cue.key.split(JOIN)} == set(limits())


@pytest.mark.parametrize("name", TABLES)
def test_rows_of_the_tables_are_short(name):
    rows = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    assert [row for row in rows if len(row) > 120] == []


ENGLISH = {
    "the metric alone": ("users", "users", ""),
    "counted": ("users", "total number of users", ""),
    "a change": ("revenue", "growth in revenue", ""),
    "expected": ("revenue", "expected full-year revenue", ""),
    "by analysts": ("revenue", "revenue forecast by analysts", ""),
    "of whom": ("revenue", "the bank's revenue", ""),
    "a month of the year": ("revenue", "revenue in March", ""),
    "monthly by definition": ("monthly_active_users", "monthly active users", ""),
    "daily by definition": ("daily_active_users", "average daily active users", ""),
    "the entity's own name": ("subscribers", "MeowTalk's subscribers", ""),
    "a company without its form": ("revenue", "Faro Media revenue", ""),
    "the region by its name": ("users", "users in Norway", ""),
    "the region by its adjective": ("users", "Norwegian users", ""),
    "home is the region": ("users", "domestic users", ""),
    "abroad": ("users", "users abroad", "abroad"),
    "worldwide": ("subscribers", "subscribers worldwide", "worldwide"),
    "on Android": ("users", "active users on Android", "active+android"),
    "new is not net": ("subscribers", "new subscribers", "new"),
    "net additions": ("subscribers", "net subscriber additions", "net_additions"),
    "customers are not users": ("users", "customers", "customers"),
    "customers are subscribers": ("subscribers", "customers", ""),
    "visits": ("traffic", "visits to the website", "visits+web"),
    "paying": ("users", "paying users", "paying"),
    "registered": ("users", "registered users", "registered"),
    "an age": ("users", "users aged 12 to 17", "age:12-17"),
    "an age and older": ("users", "users 18 and over", "age:>=18"),
    "younger than an age": ("users", "users aged under 18", "age:<18"),
    "an age alone is not under it": ("users", "users aged 18", None),
    "an underlying profit": ("net_profit", "underlying net profit", "adjusted"),
    "underlying sales": ("revenue", "underlying sales", "organic"),
    "two parts of the business": ("revenue", "mobile advertising revenue", "advertising+mobile"),
    "a division": ("revenue", "cloud division revenue", "cloud"),
    "licences": ("revenue", "licensing revenue", "licensing"),
    "same stores": ("revenue", "same-store sales", "same_store"),
    "per user": ("revenue", "average revenue per user", "average+per:user"),
    "the share of the entity": ("price", "share price", "share"),
    "after hours": ("price", "shares in after-hours trading", "extended_hours+share"),
    "a target is of a share": ("price", "target price of its shares", "target"),
    "a month's price": ("price", "price per month", "per:month"),
    "capital spending": ("investment", "planned capital spending", "capital_spending"),
    "money received": ("investment", "funds raised", "raised"),
    "the key rate": ("interest_rate", "key interest rate", "key_rate"),
    "a superseded forecast": ("revenue", "previous revenue forecast", "previous"),
    "a division that nobody names": ("revenue", "division revenue", None),
    "a product": ("revenue", "teapot revenue", None),
    "another place": ("revenue", "revenue in Portugal", None),
    "outside of a place": ("users", "users outside Norway", None),
    "not of a place": ("revenue", "non-Norwegian revenue", None),
    "a sum of two limits": ("revenue", "sales in Europe and Asia", None),
    "a sum with a sign": ("revenue", "Europe/Asia revenue", None),
    "a list of two limits": ("revenue", "cloud, advertising revenue", None),
    "without advertising is not free": ("price", "ad-free price per month", None),
    "excluded": ("net_profit", "profit excluding the sale of a ship", None),
    "another measure": ("operating_profit", "EBITDA", None),
    "a thing that is priced": ("price", "price of 64GB model", None),
    "people who may use it": ("users", "target users", None),
    "an unknown kind of people": ("users", "left-handed users", None),
    "no word for what is counted": ("revenue", "growth expected", None),
}
RUSSIAN = {
    "who used it": ("users", "пользовались", ""),
    "who used it abroad": ("users", "рубежом пользовались", "abroad"),
    "a share of them": ("users", "доля зарубежных пользователей", "abroad"),
    "of a messenger": ("users", "пользовались мессенджером", ""),
    "of an operator": ("revenue", "выручка оператора", ""),
    "quotes": ("price", "котировки", ""),
    "who was fined": ("fine", "оштрафовали", ""),
    "the metric alone": ("users", "пользователи", ""),
    "counted": ("users", "общее число пользователей", ""),
    "a change": ("revenue", "рост выручки", ""),
    "expected": ("revenue", "ожидаемая годовая выручка", ""),
    "a month of the year": ("revenue", "выручка в марте", ""),
    "monthly by definition": ("monthly_active_users", "ежемесячная аудитория", ""),
    "the entity in another case": ("users", "пользователи Мяутока", ""),
    "the region in another case": ("users", "пользователи в Норвегии", ""),
    "the region by its adjective": ("users", "норвежские пользователи", ""),
    "the service": ("users", "пользователи сервиса", ""),
    "abroad": ("users", "пользователи за рубежом", "abroad"),
    "worldwide": ("users", "пользователи во всём мире", "worldwide"),
    "mobile devices": ("users", "пользователи с мобильных устройств", "mobile"),
    "active": ("users", "активные пользователи", "active"),
    "registered": ("users", "зарегистрированные пользователи", "registered"),
    "new": ("subscribers", "новые абоненты", "new"),
    "net additions": ("subscribers", "чистый прирост абонентов", "net_additions"),
    "free is not paid": ("subscribers", "бесплатные подписчики", "free"),
    "an age": ("users", "пользователи 12–17 лет", "age:12-17"),
    "advertising on the internet": ("revenue", "выручка от интернет-рекламы", "advertising+online"),
    "a division": ("revenue", "выручка облачного подразделения", "cloud"),
    "export": ("revenue", "экспортная выручка", "export"),
    "the parent alone": ("net_profit", "чистая прибыль по РСБУ", "standalone"),
    "the share of the entity": ("price", "цена акции", "share"),
    "the first sale of a share": ("price", "цена акции при размещении", "offering"),
    "a barrel": ("price", "средняя цена за баррель", "average+per:barrel"),
    "wholesale": ("price", "оптовая цена", "wholesale"),
    "money received": ("investment", "привлечённые инвестиции", "raised"),
    "capital spending": ("investment", "капитальные затраты", "capital_spending"),
    "a market": ("market_share", "доля рынка чайников", None),
    "what is invested in": ("investment", "инвестиции в маяк", None),
    "a sum of two limits": ("revenue", "выручка в Европе и Азии", None),
    "as the central bank sets it": ("price", "официальный курс", "official"),
    "without a part": ("revenue", "выручка без рекламы", None),
    "better than expected": ("revenue", "выручка выше ожиданий", None),
    "another place": ("users", "пользователи в Португалии", None),
    "activity is not the active": ("users", "активность пользователей", None),
    "people who may use it": ("users", "целевая аудитория", None),
    "a thing that is priced": ("price", "цена чайника", None),
}
KOREAN = {
    "a share of those abroad": ("users", "해외 이용자 비중", "abroad"),
    "a closing price": ("price", "종가", ""),
    "who use it, without a word for who": ("monthly_active_users", "월간활성이용", ""),
    "how long they use it is none of them": ("monthly_active_users", "월간 이용 시간", None),
    "the metric alone": ("revenue", "매출", ""),
    "counted": ("users", "이용자 수", ""),
    "a change": ("revenue", "매출 성장률", ""),
    "expected": ("operating_profit", "영업이익 시장 예상치", ""),
    "a month of the year": ("revenue", "3월 매출", ""),
    "a year": ("revenue", "연간 매출", ""),
    "monthly by definition": ("monthly_active_users", "월간 활성 이용자 수", ""),
    "the entity's own name": ("users", "야옹톡 이용자", ""),
    "the region by its name": ("users", "노르웨이 이용자", ""),
    "home is the region": ("users", "국내 이용자", ""),
    "consolidated": ("revenue", "연결 기준 매출", ""),
    "abroad": ("revenue", "해외 매출", "abroad"),
    "abroad in one word": ("revenue", "해외매출", "abroad"),
    "a division": ("revenue", "광고 사업 매출", "advertising"),
    "mobile games": ("revenue", "모바일게임 매출", "games+mobile"),
    "royalties": ("revenue", "로열티 매출", "licensing"),
    "cumulative": ("users", "누적가입자", "cumulative+members"),
    "paying": ("users", "유료 회원", "members+paying"),
    "active": ("users", "활성 이용자", "active"),
    "an age": ("users", "12~17세 이용자", "age:12-17"),
    "a decade of age": ("users", "20대 이용자", "age:20-29"),
    "two decades of age": ("users", "20~30대 이용자", "age:20-39"),
    "a month's revenue": ("revenue", "월 매출", "per:month"),
    "a shop's revenue": ("revenue", "점포당 매출", "per:store"),
    "a company's revenue": ("revenue", "업체당 매출", "per:company"),
    "a day's revenue": ("revenue", "하루 매출", "per:day"),
    "the share of the entity": ("price", "주가", "share"),
    "a share's target": ("price", "목표주가", "target"),
    "earnings per share": ("net_profit", "주당순이익", "per:share"),
    "a record": ("revenue", "사상 최대 매출", ""),
    "home and abroad": ("revenue", "국내외 매출", None),
    "a month on average": ("revenue", "월평균 매출", "average+per:month"),
    "a year on average": ("revenue", "연평균 매출", "average"),
    "the key rate": ("interest_rate", "기준금리", "key_rate"),
    "deals": ("price", "실거래가", "traded"),
    "capital spending": ("investment", "신규 설비투자", "capital_spending+new"),
    "money received": ("investment", "투자 유치 규모", "raised"),
    "a product": ("revenue", "주전자 매출", None),
    "other": ("revenue", "기타 매출", None),
    "a sum with a sign": ("revenue", "북미·유럽 매출", None),
    "a sum with a particle": ("revenue", "북미와 유럽 매출", None),
    "another place": ("users", "포르투갈 이용자", None),
    "a thing that is priced": ("price", "64GB 모델 가격", None),
    "a part of a word": ("users", "비활성 이용자", None),
    "a service of a company": ("users", "서비스 이용자", ""),
    "memory chips": ("market_share", "D램 시장 점유율", "dram"),
    "sets": ("revenue", "TV 매출", "tv"),
    "over the internet": ("subscribers", "인터넷 TV 가입자", "iptv"),
}
ENTITIES = {"en": {"revenue": "Faro Media Inc.", "": "MeowTalk"}, "ru": {"": "Мяуток"}, "ko": {"": "야옹톡"}}
CASES = [
    pytest.param(code, *case, id=f"{code}-{name}")
    for code, cases in (("en", ENGLISH), ("ru", RUSSIAN), ("ko", KOREAN))
    for name, case in cases.items()
]


@pytest.mark.parametrize(("code", "metric_id", "words", "wanted"), CASES)
def test_words_limit_a_metric_in_ways_that_the_catalogue_knows(code, metric_id, words, wanted):
    names = ENTITIES[code]
    assert limit_of(metric_id, words, code, entity=names.get(metric_id, names[""]), region="NO") == wanted


@pytest.mark.parametrize(
    ("metric_id", "words", "entity", "region", "wanted"),
    [
        ("users", None, "MeowTalk", None, None),
        ("users", "", "MeowTalk", None, None),
        ("users", "domestic users", "MeowTalk", None, "domestic"),
        ("users", "users in Norway", "MeowTalk", None, None),
        ("users", "users in Norway", "MeowTalk", "SE", None),
        ("price", "oil price a barrel", "oil", None, "per:barrel"),
        ("revenue", "mobile revenue", "Faro Mobile", None, "mobile"),
        ("revenue", "Faro Mobile revenue", "Faro Mobile", None, ""),
        ("revenue", "box office", "box office", None, ""),
        ("users", "users", None, None, ""),
        ("price", "oil price a barrel", "Brent", None, "per:barrel"),
        ("price", "oil price a barrel", "Faro Oil", None, None),
        ("price", "gold futures", "U.S. gold", None, "futures"),
    ],
    ids=[
        "no words",
        "empty words",
        "home without a region",
        "a place without a region",
        "a place beside the region",
        "what is priced is the entity",
        "a word of the entity is still a limit",
        "the whole name is none",
        "the entity is called as the metric",
        "no entity",
        "the kind of thing that the entity is",
        "the kind of another thing",
        "gold by the country of its exchange",
    ],
)
def test_the_entity_and_the_region_say_what_they_name_already(metric_id, words, entity, region, wanted):
    assert limit_of(metric_id, words, "en", entity=entity, region=region) == wanted


def test_of_a_language_without_tables_nothing_is_known():
    assert limit_of("users", "brukere", "no", entity="MeowTalk", region=None) is None
