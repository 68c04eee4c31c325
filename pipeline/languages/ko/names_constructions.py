"""Korean constructions that say by themselves whom a figure is of: lists, brackets, what befell, who was fined."""

import re

from pipeline.languages.ko.counted import COUNTERS
from pipeline.languages.ko.morphology import bare, is_noun
from pipeline.languages.ko.names_words import STOP, says_what
from pipeline.languages.ko.places import PLACES
from pipeline.languages.language import Name
from pipeline.languages.words import alternation
from pipeline.model import Span

_FINED = re.compile(
    r"(?P<name>[가-힣A-Za-z·]+?)(?:에게|에|에\s대해|에는)\s(?:(?:총|약|모두|각각)\s)?(?:\S+\s){0,3}?(?:과징금|과태료|벌금|추징금|이행강제금|\d\S*\s?건의\s\S+(?:을|를)\s(?:요구|요청|명령))"
)
# 구글 37.6%, 빙 3.8%; 바람톡 148만 명, 별톡 103만 명 순: each name owns the figure behind it
_NUMBER = r"\d[\d.,만억천백조]*\s?(?:명|건|개|대|회|배|표|시간|분|[가-힣]{0,2}원|달러|%)"
_LISTED = re.compile(
    r"(?:(?<=,\s)|(?<=·)|(?<=[고과와며]\s)|(?<=이어\s)|(?<=밖에\s)|(?<=외에\s)|(?<=보면\s)|(?<=별로\s)|(?<=로는\s)|(?<=(?:은|는)\s)|^)(?!사망|부상|찬성|반대|기권|중상|경상|남성|여성|남자|여자)(?:[가-힣A-Za-z]+산\s)?(?P<name>[가-힣A-Za-z]{2,})\s"
    rf"(?=\d[\d.]*%|{_NUMBER}(?:,|\s순|\s등|이|으로))"
)
_USED = re.compile(
    r"(?P<name>[가-힣A-Za-z·]{2,})(?:을|를)\s(?:주로\s|매달\s|자주\s)?(?:쓰는|사용하는|이용하는|쓴|이용한|사용한|찾는|찾은|구독하는|내려받은|설치한)\s"
)
_BRACKETED = re.compile(
    r"(?<![^\s'‘\"“])(?P<name>[가-힣A-Za-z·]{2,})\s?(?=\((?:약\s)?\d[\d.,만억천백조]*(?:%|명|원|건|개|대|달러|시간|점))"
)
# 비중이 가장 높은 공기업은 울산항만공사로: the predicate names it
_PREDICATE = re.compile(
    r"(?:가장|제일|최다|최대|1위)\s?[^,.\d]{1,24}?(?:은|는|곳은)\s(?!\S+[은는]\s)(?P<name>[가-힣A-Za-z·]{2,}(?:\s[가-힣A-Za-z·]{2,})?)(?:으로|로|이며|이고|이었고|였고)[,]?\s"
)
# 왕씨 등은: somebody and others; papers that others tell the same as are no topic
_AND_OTHERS = re.compile(
    r"(?<![가-힣A-Za-z·])(?P<name>[가-힣A-Za-z·]{2,}(?:\s[가-힣A-Za-z·]{2,})?)(?<!신문)(?<!통신)(?<!방송)(?<!뉴스)(?<!언론)(?<!매체)(?<!외신)(?<!보)(?:\s?\([^()]*\)(?:씨)?)?\s등은\s"
)
# 기소된 나루씨에게 징역 3년을: whom a court sentenced
_ACCUSED = re.compile(
    r"(?<![가-힣A-Za-z])(?P<name>(?:[가-힣]{1,4}\s전\s)?[가-힣A-Za-z]{2,})(?:을|를)\s(?:불구속|구속)\s?기소"
)
_SENTENCED = re.compile(
    r"(?<![가-힣A-Za-z])(?P<name>(?:[가-힣]{1,4}\s전\s)?[가-힣A-Za-z]+)(?:\(\d[^()]*\))?(?P<title>\s?(?:씨|군|양))?(?:(?<=\))(?:\s[가-힣·]{1,8}){1,2})?(?:에게는?|에\s대해|에\s대하여|에\s대한)\s(?:[가-힣]+\s){0,3}?(?:징역|금고|벌금|추징금|집행유예|실형|사형|무기징역|자격정지|사회봉사)"
)
# 나루연대(NR) 소속 회원 4명: whose they are
_MEMBERS = re.compile(
    r"(?<![가-힣A-Za-z·])(?!자사|본사|해당|우리|같은|이들|각각)(?P<name>[가-힣A-Za-z·]{2,})(?:\([^()]*\))?\s소속(?:의)?\s"
)
# 나루리조트에서 30명이: where it befell them, if nothing says what
_SITE = re.compile(
    r"(?<![가-힣A-Za-z])(?P<name>(?:(?![가-힣]*[는은던된한]\s)[가-힣A-Za-z]+\s)?[가-힣A-Za-z]*(?:학교|대학|리조트|아파트|공장|병원|호텔|건물|저수지|시장|공항|터널|탄광|백화점|마트|교회|교도소|경기장|공원|농장|창고|빌딩|식당|체육관|수영장|해수욕장|지하철역|역|유치원|어린이집|요양원))(?:\s\d+층)?(?:\s[가-힣]{2,4})?에서(?:는)?\s"
)
# what befell: the event is what casualties are about
_EVENT = re.compile(
    r"(?P<name>[가-힣]*(?:사고|화재|지진|강진|태풍|폭발|테러|총격|추락|침몰|파업|집회|시위|홍수|산사태|폭우|폭염|한파|공습|충돌|붕괴))(?:으로|로|에서|에|의)\s"
)


# 나라는 여전히 5건: says how the number stands, and names nobody
_ADVERB = re.compile(
    r"[가-힣]+(?:히|없이|같이)|모두|각각|무려|겨우|불과|단지|고작|아직|벌써|다시|역시|평균|최소|최대|최고|최저|통틀어|합쳐|거의|대략|대체로|줄곧|매년|매달|매월|매일|해마다"
)
# 나루당의 경우: a topic of its own; 500대 기업, 1인 가구: a number that belongs to the name
_CASE = re.compile(
    r"(?<![가-힣A-Za-z·])(?P<name>[가-힣A-Za-z·]{2,}(?:\s[가-힣A-Za-z·]{2,})?)(?:의\s경우(?:는|엔|에는|에도|도)?[,\s]|\s역시\s)"
)
_RANKED = re.compile(
    r"(?<![\d.,])(?P<name>(?:[가-힣]{2,}\s)?\d{1,4}대\s(?:기업|그룹|은행|건설사|증권사|제약사|대학|로펌|보험사|카드사)|[1-9]인\s(?:이상\s)?가구)(?![가-힣]*업)"
)


def _listable(name: str) -> bool:
    return bare(name) == name and is_noun(name) and name[-1] not in "급등위차당씩" and not _ADVERB.fullmatch(name)


# what somebody is, and not who
_TITLE = re.compile(alternation("ko", "titles"))
_AS_TOPIC = (_LISTED, _FINED, _SENTENCED, _ACCUSED, _USED, _PREDICATE, _AND_OTHERS, _CASE, _RANKED)


def held(text: str, start: int, end: int) -> list[Name]:
    return [
        Name(
            Span(match.start("name"), match.end("name")),
            match["name"] + (match.groupdict().get("title") or "").strip(),
        )
        for pattern in (*_AS_TOPIC, _BRACKETED, _MEMBERS, _SITE, _EVENT)
        for match in pattern.finditer(text, start, end)
        if not (pattern is _LISTED and not _listable(match["name"]))
        and (
            not says_what(match["name"])
            or pattern is _RANKED
            or (pattern in {_BRACKETED, _LISTED} and match["name"] in PLACES.codes)
        )
        and match["name"] not in STOP
        and not _TITLE.fullmatch(match["name"])
        and match["name"] not in COUNTERS
    ]
