"""Words of a text -> the countries that they name: invented sentences, places and words that only look like places."""

from itertools import pairwise

import pytest

from pipeline.errors import ConfigError
from pipeline.languages import gazetteer_index
from pipeline.languages.gazetteer import countries_in
from pipeline.languages.ru.places_gazetteer import adjective, declined, people

ENGLISH = [
    ("Norwegian users of MeowTalk grew by 4 percent.", {"NO"}),
    ("The firm, based in the U.S., hired 40 Danes.", {"US", "DK"}),
    ("MOSCOW (Wire A) - Prices rose 3 percent.", {"RU"}),
    ("NEW DELHI: Prices rose 3 percent.", {"IN"}),
    ("America’s exports fell by 2 percent.", {"US"}),
    ("A London-based maker of kettles cut 40 jobs.", {"GB"}),
    ("Rain fell on 30 villages in Tamil Nadu.", {"IN"}),
    ("Police in Reading seized 30 bicycles.", {"GB"}),
    ("The Fed raised its rate to 3 percent.", {"US"}),
    ("The Bank of England kept its rate at 3 percent.", {"GB"}),
    ("A mill in Springfield, Ill., cut 30 jobs.", {"US"}),
    ("A mill in London, Ontario, cut 30 jobs.", {"CA"}),
    ("A mill in Toledo, OH cut 30 jobs.", {"US"}),
    ("Georgia counted 4 million voters.", {"GE", "US"}),
    ("The Hang Seng lost 2 percent.", {"HK"}),
    ("Sales in Ho Chi Minh City doubled.", {"VN"}),
    # words, people, companies and dollars
    ("Reading is what 40 percent of pupils like least.", set()),
    ("Nice work, said the 30 mobile workers who split the phoenix.", set()),
    ("Chad Miller sold 40 kettles.", set()),
    ("It paid US$40 million for the mill.", set()),
    ("The Washington Post has 40 readers.", set()),
    ("Bank of America earned 4 billion dollars.", set()),
    ("Miss. Marple, or Ill, as 3 friends call her.", set()),
    ("OK, 40 of us stay OR go.", set()),
    ("Turkeys cost 4 percent more.", set()),
]
RUSSIAN = [
    ("В Норвегии 40 тысяч пользователей.", {"NO"}),
    ("Норвежская сеть выросла на 4 процента.", {"NO"}),
    ("Сеть открыли трое норвежцев.", {"NO"}),
    ("По данным Росстата, цены выросли на 3 процента.", {"RU"}),
    ("ФРС подняла ставку до 3 процентов.", {"US"}),
    ("В Нижнем Новгороде открыли 3 моста.", {"RU"}),
    ("Под Ростовом-на-Дону сгорело 3 дома.", {"RU"}),
    ("В Кемерове и под Ельцом построят 3 школы.", {"RU"}),
    ("Челябинские заводы сократили 40 человек.", {"RU"}),
    ("В Винницкой области 40 школ.", {"UA"}),
    ("Российско-китайская торговля выросла на 3 процента.", {"RU", "CN"}),
    ("В США и ЮАР по 3 центра.", {"US", "ZA"}),
    ("ПОЛЬША закупит 40 поездов.", {"PL"}),
    ("В Орле сгорело 3 дома.", {"RU"}),
    ("В Мирном сгорело 3 дома.", {"RU"}),
    ("Жогорку Кенеш принял 3 закона.", {"KG"}),
    ("В штате Огайо 40 школ.", {"US"}),
    # words, people and names in quotation marks
    ("Мирный договор подписали 3 стороны.", set()),
    ("Владимир Белкин купил 3 лодки.", set()),
    ("Кинотеатр «Тула» продал 40 билетов.", set()),
    ("Самое большое яблоко весило 3 килограмма.", set()),
    ("Орел поймал 3 рыб, зима длилась 40 дней, а бор сгорел.", set()),
    ("Дело передали в суд, дел накопилось 40.", set()),
]
KOREAN = [
    ("노르웨이 이용자는 4만명이다.", {"NO"}),
    ("미국산 소고기 3톤이 팔렸다.", {"US"}),
    ("한국인 40명이 다쳤다.", {"KR"}),
    ("경기도의 학교는 40곳이다.", {"KR"}),
    ("이천시에 공장 3곳이 생긴다.", {"KR"}),
    ("서울에서 3명이 다쳤다.", {"KR"}),
    ("금감원은 3곳을 조사했다.", {"KR"}),
    ("연준은 금리를 3%로 올렸다.", {"US"}),
    ("한미 정상은 3시간 만났다.", {"KR", "US"}),
    ("주한미군 40명이 떠났다.", {"KR"}),  # where they are
    ("미 국무부는 3명을 불렀다.", {"US"}),
    ("美 소비 3% 늘었다", {"US"}),
    ("인도 루피화는 3% 떨어졌다.", {"IN"}),
    ("인도네시아 인구가 3% 늘었다.", {"ID"}),
    ("캘리포니아 주민 40명이 모였다.", {"US"}),
    ("광저우 공장은 40곳이다.", {"CN"}),
    ("대중 수출이 3% 줄었다.", {"CN"}),
    # words that begin like places
    ("사람을 위해 3시간 일했다.", set()),
    ("원주민 40명이 모였다.", set()),
    ("그가 저지른 절도는 5건이다.", set()),
    ("자전거 3대를 인도하는 데 하루가 걸렸다.", set()),
    ("타이틀 3개를 얻었다.", set()),
    ("수단과 방법이 40가지다.", set()),
    ("미사일 3발을 쐈다.", set()),
    ("전주보다 3% 늘었다.", set()),
    ("코로나 환자가 40명 늘었다.", set()),
    ("대중 앞에서 3번 말했다.", set()),
]


def _countries(text: str, language: str) -> set[str]:
    return {one.country for one in countries_in(text, language)}


@pytest.mark.parametrize(("text", "countries"), ENGLISH, ids=[text for text, _ in ENGLISH])
def test_english_names_these_countries(text, countries):
    assert _countries(text, "en") == countries


@pytest.mark.parametrize(("text", "countries"), RUSSIAN, ids=[text for text, _ in RUSSIAN])
def test_russian_names_these_countries(text, countries):
    assert _countries(text, "ru") == countries


@pytest.mark.parametrize(("text", "countries"), KOREAN, ids=[text for text, _ in KOREAN])
def test_korean_names_these_countries(text, countries):
    assert _countries(text, "ko") == countries


@pytest.mark.parametrize(
    ("text", "language", "printed", "sort"),
    [
        ("40 users in Norway", "en", "Norway", "country"),
        ("40 Norwegian users", "en", "Norwegian", "adjective"),
        ("40 users in Oslo", "en", "Oslo", "city"),
        ("40 users in  New  York", "en", "New  York", "city"),
        ("40 users in Queensland", "en", "Queensland", "province"),
        ("40 users, says the FDA", "en", "FDA", "body"),
        ("40 жителей Осло", "ru", "Осло", "city"),
        ("40 россиян", "ru", "россиян", "people"),
        ("40 школ на Кубани", "ru", "Кубани", "province"),
        ("40 законов Госдумы", "ru", "Госдумы", "body"),
        ("수원시민 40명", "ko", "수원", "city"),
        ("국회의원 40명", "ko", "국회의원", "body"),
    ],
)
def test_a_mention_says_what_it_is_and_where_it_stands(text, language, printed, sort):
    (found,) = countries_in(text, language)
    assert (text[found.start : found.end], found.sort) == (printed, sort)


def test_mentions_stand_in_the_order_of_the_text():
    found = countries_in("China, then Georgia, Oslo, and the Fed", "en")
    assert [one.country for one in found] == ["CN", "GE", "US", "NO", "US"]
    assert all(one.start <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("text", ["", "3", "\n\n", "."], ids=["nothing", "a digit", "blank", "a dot"])
@pytest.mark.parametrize("language", ["en", "ru", "ko"])
def test_a_text_without_words_names_no_country(text, language):
    assert countries_in(text, language) == []


def test_a_language_without_files_has_the_countries_of_cldr():
    assert _countries("Brukere i Frankrike og Norge: 40", "nb") == {"FR", "NO"}


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Казань", {"Казани", "Казанью"}),
        ("Ставрополь", {"Ставрополя", "Ставрополем"}),
        ("Череповец", {"Череповца", "Череповцом"}),
        ("Мытищи", {"Мытищах", "Мытищам"}),
        ("Саудовская Аравия", {"Саудовской Аравии", "Саудовскую Аравию"}),
        ("Банк России", {"Банка России", "Банком России"}),
        ("Петропавловск-Камчатский", {"Петропавловске-Камчатском"}),
        ("Санкт-Петербург", {"Санкт-Петербурга"}),
        ("Чили", {"Чили"}),
        ("Самоа", {"Самоа"}),
    ],
)
def test_russian_names_are_declined_by_their_endings(name, forms):
    assert forms <= set(declined(name))


@pytest.mark.parametrize("name", ["Чили", "Самоа", "Перу", "Соуэто"])
def test_names_of_other_tongues_stay_as_they_are(name):
    assert set(declined(name)) == {name}


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("россиянин", {"россиянина", "россияне", "россиян"}),
        ("китаец", {"китайца", "китайцев"}),
        ("португалец", {"португальца", "португальцы"}),
        ("турок", {"турки", "турком"}),
        ("украинка", {"украинки", "украинок"}),
    ],
)
def test_russian_people_are_declined(word, forms):
    assert forms <= set(people(word))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("омский", {"омского", "омской", "омские", "омско"}),
        ("отечественный", {"отечественных", "отечественную"}),
        ("тверской", {"тверского", "тверским", "тверской"}),
    ],
)
def test_russian_adjectives_are_declined(word, forms):
    assert forms <= set(adjective(word))


def test_a_section_that_nobody_knows_is_refused():
    with pytest.raises(ConfigError, match=r"\[village\]; known: country"):
        gazetteer_index.section("village", "places_xx.txt")
