"""Places that Korean news names: CLDR's countries, short forms, capitals, and the provinces and cities of Korea."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re

from pipeline.languages import cldr
from pipeline.languages.language import Places
from pipeline.languages.patterns import alternatives
from pipeline.languages.words import word_list, word_table

SHORT = word_table("ko", "countries")
WORLD_CITIES = word_table("ko", "world_cities")
KOREAN = word_list("ko", "korean_places")
_AMBIGUOUS = word_list("ko", "ambiguous_places")


def _codes() -> dict[str, str]:
    countries = {name.partition("(")[0]: code for name, code in cldr.country_names("ko").items()}
    return {**countries, **dict.fromkeys(KOREAN, "KR"), **WORLD_CITIES, **SHORT}


_CODES = _codes()
_CLEAR = [name for name in _CODES if name not in _AMBIGUOUS and len(name) > 1]
# what may touch a place: a particle, a word for its offices, people and goods. Anything else makes another name of it:
# 서울대, 쓰촨온라인, 영남제분, 저지른
_PARTICLE = r"[은는이가을를의와과도에로]|에서|에게|에만|에도|에는|에서는|에서도|에선|으로|보다|부터|까지|이나|이라|였|이었|만|조차|처럼"
_OF_PLACE = (
    r"내|산(?!업)|발|행|인(?!터|디)|군|시(?!각|간)|도(?!시)|구|동|읍|면|항|공항|국제공항|항만|역|지역|지방(?!변|대)|지법|지검|고법|고검|지청|지사|시장|시민|시내|도민|정부|당국|경찰|검찰|법원|의회|공장|법인|본사|현지|전역|일대|인근|"
    r"남부|북부|동부|서부|중부|도심|외곽|수도|본토|국민|국적|여행|관광|증시|경제(?!신문|TV|연구)|반도|섬|강|만|주|성|현|자치구|특별시|광역시|특별자치|청|영사|대사|총리|대통령|외교|외무|국방|군부|출신|노선|선적|"
    r"어선|선박|언론|매체|기업|업체|제품|사람|여성|남성|학생|소비자|이용자|사용자|인구"
)
_EVENT = r"\s?(?:동계|하계|여름|겨울)?\s?(?:올림픽|월드컵|아시안게임|패럴림픽|영화제|모터쇼|마라톤|비엔날레)"
PLACES = Places(
    re.compile(
        rf"(?<![가-힣])(?!한국\s?시[각간])(?:{alternatives(_CLEAR)})(?!{_EVENT})(?=[^가-힣]|\Z|(?:{_PARTICLE})(?:[^가-힣]|\Z)|{_OF_PLACE})"
        rf"|(?<![가-힣])(?:{alternatives(name for name in _AMBIGUOUS if name in _CODES and len(name) > 1)})(?=(?:시|군|도|에서|에는|에|구)(?:\s|는|의|가|에))"
        r"|(?<![가-힣])(?:미)(?=\s(?:국무부|국방부|정부|하원|상원|연방|노동부|상무부|재무부|법무부|연준|대선|증시|공화당|민주당|의회|육군|해군|공군))"
    ),
    {name.lower(): code for name, code in _CODES.items()},
    worldwide=re.compile(
        r"(?<![가-힣])(?:전\s?세계|세계|글로벌|전\s?지구|해외|국제|유럽|아시아|북미|남미|중남미|중동|아프리카|동남아|EU)(?![가-힣]*(?:은행|기구|문화유산|일보|선수권|대회|반도체))"
    ),
)
# offices, trades and companies of Korea, which its papers name without the country
AT_HOME = re.compile(
    r"(?<![가-힣])(?:과학기술정보통신부|과기정통부|과기부|미래창조과학부|미래부|방송통신위원회|방통위|방송통신심의위원회|방심위|공정거래위원회|공정위|개인정보보호위원회|개인정보위|금융위원회|금융위|금융감독원|금감원|통계청|한국은행|국세청|"
    r"행정안전부|행안부|경찰청|고용노동부|보건복지부|국토교통부|기획재정부|기재부|산업통상자원부|중소벤처기업부|식품의약품안전처|질병관리청|여신금융협회|은행연합회|금융투자협회|이통\s?3사|이동통신\s?3사|이통사|통신\s?3사|통신업계|알뜰폰|"
    r"SK텔레콤|SKT|KT|LG유플러스|LGU\+|국내\s?(?:이용자|사용자|가입자|시장)|(?P<state>국회의원|여야))"
)
