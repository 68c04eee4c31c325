"""Korean units: the catalogue's forms, and the noun that a counter counts."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501, SIM905

import re
from decimal import Decimal
from functools import lru_cache

from pipeline.catalog import unit_forms
from pipeline.languages import cldr
from pipeline.languages.ko.counted import COUNTERS, ENDINGS, NOUNS, OPEN, PERSON_COUNTERS
from pipeline.languages.ko.morphology import bare
from pipeline.languages.language import Noun, RawNumber
from pipeline.languages.patterns import alternatives
from pipeline.languages.units import unit_rules
from pipeline.model import Span

# a unit word ends where no letter follows, or where an ending does: 3원칙 is no 3 won
_BOUNDARY = rf"(?![A-Za-z])(?=[^가-힣]|\Z|{ENDINGS})"
UNITS = unit_rules(
    unit_forms("ko"),
    cldr.currency_names("ko"),
    factors={"센트": Decimal("0.01")},
    scaled={"주": "count:share"},
    sum_after=re.compile(
        r"(?:를|을|가|의)?\s?(?:순?매수|순?매도|매입|보유|발행|소각|취득|처분|공모|장내|보통주|우선주|배정|청약)"
    ),
    inflection=_BOUNDARY,
    glued=True,
)
_COUNTER = re.compile(rf"\s?(?P<counter>{alternatives(COUNTERS)}){_BOUNDARY}")
_BEHIND = re.compile(r"(?:의|인)?\s(?P<noun>[가-힣A-Za-z·]+)")
# 40개 이상의 온라인 쇼핑몰, 57개 보험 상품의: the noun that ends the phrase, as its particle says
_PHRASE_BEHIND = re.compile(
    r"(?P<of>(?:\s?(?:이상|이하|가량|정도|내외|안팎|남짓))?의)?(?:\s(?:이상|이하)(?=\s))?\s(?P<words>(?:[가-힣A-Za-z·]+\s){0,3}?)(?P<noun>[가-힣A-Za-z·]+?)(?=(?:을|를|이|가|은|는|도|만|과|와|의|으로|로|에|에서)(?:\s|[,.)]))"
)
_AHEAD = re.compile(
    r"(?<![\d가-힣A-Za-z·])(?P<noun>[가-힣A-Za-z·]+)\s?(?:\((?:약\s)?)?(?:약|총|모두|무려|각각|최소|최대|전체|또|단|등)?\s*\Z"
)
_BARE_AHEAD = re.compile(r"(?<![가-힣])(?P<noun>[가-힣]{2,})\s\Z")
_NUMBER_OF = re.compile(
    rf"(?P<noun>{alternatives(NOUNS)})\s?수(?:\s?기준)?(?:으로는|으로|로는|로|은|는|이|가|도|를)?\s(?:(?!수(?:는|가|로))[^.,\d]|\d+(?:년|월|분기|일)){{0,24}}\Z"
)
# what 건 counts where it is the subject of the clause and nothing stands beside the counter: 시정요구가 지난해 8월 1519건
_EVENTS = frozenset(
    """accident application attack bill booking call case claim comment complaint consultation contract crime document download fire fraud lawsuit leak loan medal message
    order paper patent payment permit petition post procedure purchase record report request review ruling sale search surgery test theft trademark transaction trial video view violation
    vote warrant wildfire transfer change inquiry delivery schedule voucher visit vaccination drive trip technology_transfer""".split()
)
_SUBJECT_OF = re.compile(
    rf"(?P<noun>{alternatives(noun for noun, lemma in NOUNS.items() if lemma in _EVENTS and len(noun) > 1)})(?:\s?(?:건)?수|\s?규모|\s?물량)?(?:은|는|이|가|도|를|을)\s"
)
_TIMES = frozenset({"quarter", "season", "month"})
# 약국은 모두 70곳으로 늘었다: how many there are of what the clause is about
_OF_WHAT_IS_SAID = frozenset({"곳", "개소", "대", "개", "채", "척", "종", "동", "벌", "기", "마리", "례"})
_PLACED = re.compile(r"에(?!\s(?:달|이르|이른|불과|그))|에서|의\s")  # 전국 70곳에: where, and not what
_AT_HAND = 9  # characters between such a noun and its number, whatever stands behind
# of the flats that are built and let, and not of those who live in them
_HOMES = re.compile(r"\s?(?:규모의?\s)?(?:\S+\s)?(?:공급|분양|입주|모집|신규\s주택|청약|주택)")
_HOMES_BEFORE = re.compile(r"(?:물량|분양|청약)(?:을|를|은|는|이)?\s(?:\S+\s)?\Z")
_SAID_OF = re.compile(
    rf"(?P<noun>{alternatives(noun for noun in NOUNS if len(noun) > 1 and NOUNS[noun] not in _TIMES)})(?:\s?(?:수|위판량|어획량|판매량|출하량|생산량|보유량|보급|물량|개수))?(?:은|는|이|가|도|를|을)\s"
)
_COMES_TO = re.compile(
    r"(?:으)?로\s(?:\S+\s)?(?:늘|줄|증가|감소|집계|나타|조사|파악|확인|급증|급감)|(?:이)?(?:다|었|였|며|고)(?![가-힣]{2})|에\s(?:달|불과|이르|이른|그[치쳤])|(?:이|가)\s(?:전부|고작)"
)
_LONG_CLAUSE = 80  # characters before a number that still may say of what it is
_CLAUSE_END = re.compile(r"[가-힣](?:고|며|는데|지만)[,\s]|[.,;]")
_USERS_OF = re.compile(
    r"(?:이용자|사용자|가입자|구독자|유저|팔로워)(?:\s?수)?(?:\([^)]{1,12}\))?(?:은|는|이|가|도)\s(?:(?![가-힣](?:고|며|는데|지만|만)[,\s])[^.,;]){0,28}\Z"
)
_BEHIND_OF = re.compile(r"의\s(?P<noun>[가-힣]{2,})")
_PEOPLE = re.compile(
    r"(?:자|원|객|민|생|인|사|관|선수|여성|남성|아이|어린이|부부|멤버|가족|후보|경찰|인력|동포|병사|군|교수|학부모|승무원|대원|소년|소녀)(?:들)?$"
)
# 명 counts people whatever noun it stands beside; these are counted like them and are none
_NOUN_SUFFIX = re.compile(rf"(?P<noun>{alternatives(NOUNS)})(?:들|씩|별)?\Z")
_FREE_PERSON = re.compile(
    r"\s(?P<noun>(?:관객|관중|승객|시민|국민|인구|이용자|사용자|가입자|회원|구독자|팔로워|팬|신도|장병|대군|청중|시청자|고객|네티즌|누리꾼)(?:들)?)"
)
# what 대 counts where the sentence does not say: the last machine named before
_DEVICE = re.compile(
    "스마트폰|휴대전화|휴대폰|노트북|PC|TV|태블릿|컴퓨터|자동차|전기차|승용차|차량|버스|트럭|택시|오토바이|자전거|드론|비행기|항공기|여객기|전투기|헬기|로봇|카메라|CCTV|"
    "웨어러블|이어폰|스마트워치|단말기|단말|기기|모니터|프린터|패널|서버|청소기|정수기|제설차|굴착기|크레인|"
    "에어컨|냉장고|세탁기|충전기|열차"
)
_MACHINES = {
    "이어폰": "earphone",
    "스마트워치": "smartwatch",
    "모니터": "monitor",
    "프린터": "printer",
    "크레인": "crane",
}
_WORK = re.compile(
    r"(?P<noun>국보|보물|유물|문화재|그림|회화|작품|미술품|조각|도자기|공예품|의류|사진|출품작|유품)(?:\s?(?:약|총|등|모두))?\s\Z"
)
# 66만 개 이상 '좋아요', 41만 7000 '좋아요'
_LIKES = re.compile(r"(?:개)?\s?(?:이상의?\s|(?:가|이)\s넘는\s|여\s)?['‘’“]\s?좋아요")
# what people have or give and are not: 1천 명의 정보
_OF_PEOPLE = re.compile(
    r"정보|개인정보|자료|데이터|계정|전화번호|절반|동의|의견|서명|목숨|생명|이름|명단|지지|신상|기록|돈|표|휴대전화"
)
# 한 달 새 3건, 지난 분기 30건: before a number these say when; 새 3마리 are birds
_WHEN = frozenset({"새", "달", "주", "분기", "시즌"})
_CLAUSE = 45  # characters before a number that its clause is looked through
_FAR = 300
# where or by whom something was done, which is not what 건 counts
_WHERE = frozenset(
    """sector field region district area industry company business institution organization operator market state province city municipality country place center branch
    store shop school hospital university facility site road street supplier website app service broadcaster""".split()
)
# 회, 차례 and 건 count what was done
VERBAL = frozenset({"회", "차례"})
DONE = {
    "운행": "trip", "운항": "flight", "조회": "view", "다운로드": "download", "재생": "view", "접종": "dose", "발사": "launch", "통화": "call",
    "방문": "visit", "비행": "flight",
}  # fmt: skip
_DONE = re.compile("|".join(DONE))
_SURE_USERS = re.compile(r"(?:이용자|사용자|가입자|구독자|유저|팔로워)")  # 회원 is as often a member of a club
USERS = re.compile(r"(?:이용자|사용자|가입자|회원|구독자|유저|팔로워)")


def lemma(word: str) -> str:
    match = _NOUN_SUFFIX.search(word)
    return NOUNS[match["noun"]] if match else word


_STOCKS = re.compile("종목")
# stocks are what 종목 counts where the text tells of a market
_MARKET = re.compile(r"코스피|코스닥|주가|증시|상한가|나스닥|지수|상장")


@lru_cache(maxsize=8)
def _tells_of_a_market(text: str) -> bool:
    return bool(_MARKET.search(text))


def counted(text: str, number: RawNumber, end: int, limit: int) -> Noun | None:
    """The counter behind the number, with the noun beside it; or the people whom a round number counts directly."""
    match = _COUNTER.match(text, end, limit)
    if _LIKES.match(text, end, limit) or (
        match and match["counter"] == "개" and _LIKES.match(text, match.end(), limit)
    ):
        head = Span(match.start("counter"), match.end("counter")) if match else Span(number.start, number.end)
        return Noun(head, head, "count:like", touches=match is not None)
    if not match:
        return _free(text, number, end, limit)
    counter, head = match["counter"], Span(match.start("counter"), match.end("counter"))
    noun = _beside(text, number.start, match.end(), limit, counter)
    if counter in PERSON_COUNTERS:
        noun = noun or _people(text, number.start, match.end(), limit)
        named = noun[1] if noun else text[max(0, number.start - _CLAUSE) : number.start]
        unit = "user" if (_SURE_USERS.match(named) if noun else _USERS_OF.search(named)) else "person"
        return Noun(noun[0] if noun else head, head, unit, touches=True)
    if counter == "점" and (work := _WORK.search(text, max(0, number.start - 16), number.start)):
        return Noun(Span(work.start("noun"), work.end("noun")), head, "count:piece", touches=True)
    if counter in VERBAL:
        done = _DONE.search(text, max(0, number.start - 30), min(limit, match.end() + 20))
        return Noun(head, head, f"count:{DONE[done[0]] if done else COUNTERS[counter]}", touches=True)
    noun = noun or _number_of(text, number.start, match.end(), counter)
    code = NOUNS[noun[1]] if noun and counter in OPEN else COUNTERS[counter]
    if code == "event" and _tells_of_a_market(text) and _STOCKS.search(text, match.start() - 1, match.end() + 6):
        code = "stock"
    if code == "household" and (
        _HOMES.match(text, match.end(), limit) or _HOMES_BEFORE.search(text, max(0, number.start - 16), number.start)
    ):
        code = "home"
    if not noun and counter == "대":
        device = _last(_DEVICE, text, max(0, number.start - _FAR), number.start)
        code = NOUNS.get(device, _MACHINES.get(device, "device")) if device else code
    return Noun(noun[0] if noun else head, head, f"count:{code}", touches=True)


def _number_of(text: str, start: int, end: int, counter: str) -> tuple[Span, str] | None:
    """전화번호 수는 …건, 문서 수 기준으로는 …건: what the figure says that it counts."""
    if counter in _OF_WHAT_IS_SAID:
        said = _last_match(_SAID_OF, text, max(0, start - _LONG_CLAUSE), start)
        near = said is not None and start - said.end() <= _AT_HAND and not _PLACED.match(text, end)
        if not near and not _COMES_TO.match(text, end):
            said = None
        if said and not _CLAUSE_END.search(text, said.end(), start):
            return Span(said.start("noun"), said.end("noun")), said["noun"]
    if counter not in {"건", "개"}:
        return None
    ahead = _NUMBER_OF.search(text, max(0, start - _CLAUSE), start)
    if ahead is None and counter == "건":
        ahead = _last_match(_SUBJECT_OF, text, max(0, start - _CLAUSE), start)
        ahead = None if ahead and _CLAUSE_END.search(text, ahead.end(), start) else ahead
    return (Span(ahead.start("noun"), ahead.end("noun")), ahead["noun"]) if ahead else None


def _people(text: str, start: int, end: int, limit: int) -> tuple[Span, str] | None:
    """노조원 194명, 9명의 무용수: the bare noun before, or the one behind 의."""
    ahead = _BARE_AHEAD.search(text, max(0, start - 16), start)
    if ahead and bare(ahead["noun"]) == ahead["noun"] and _PEOPLE.search(ahead["noun"]):
        return Span(ahead.start("noun"), ahead.end("noun")), ahead["noun"]
    behind = _BEHIND_OF.match(text, end, limit)
    if not behind:
        return None
    word = bare(behind["noun"])
    if _OF_PEOPLE.match(word):
        return None
    return Span(behind.start("noun"), behind.start("noun") + len(word)), word


def _last_match(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> str | None:
    found = _last_match(pattern, text, start, end)
    return found[0] if found else None


def _free(text: str, number: RawNumber, end: int, limit: int) -> Noun | None:
    """900만 관객: no counter, the noun follows. Only round numbers are printed so."""
    match = _FREE_PERSON.match(text, end, limit) if number.scaled else None
    if not match:
        return None
    span = Span(match.start("noun"), match.end("noun"))
    return Noun(span, span, "user" if USERS.match(match["noun"]) else "person", touches=False)


def _beside(text: str, start: int, end: int, limit: int, counter: str) -> tuple[Span, str] | None:
    """The noun that says what is counted: behind (12개 노선, 4곳의 학교) or ahead (노선 12개)."""
    behind = _noun(_BEHIND.match(text, end, limit))
    ahead = _noun(_AHEAD.search(text, max(0, start - 24), start))
    if counter == "건":
        behind, ahead = (one if one and NOUNS[one[1]] not in _WHERE else None for one in (behind, ahead))
    if ahead and ahead[1] in _WHEN and counter != "마리":
        ahead = None
    if counter in {"개", "가지", "종", "명", "인"}:
        return behind or _far_behind(text, end, limit, counter) or ahead
    return ahead or behind or _far_behind(text, end, limit, counter)


def _far_behind(text: str, end: int, limit: int, counter: str) -> tuple[Span, str] | None:
    """The noun a few words behind the counter: with 의 before it, or the second word."""
    match = _PHRASE_BEHIND.match(text, end, limit) if counter in OPEN - PERSON_COUNTERS else None
    if match is None or (match["of"] is None and match["words"].count(" ") > 1):
        return None
    found = _noun(match)
    return None if found and counter == "건" and NOUNS[found[1]] in _WHERE else found


def _noun(match: re.Match[str] | None) -> tuple[Span, str] | None:
    found = _NOUN_SUFFIX.search(word := bare(match["noun"])) if match else None
    # a noun of one syllable is only one by itself: 산, but not 팔달산 or 전국
    if not match or not found or (len(found["noun"]) == 1 and found.start() > 0):
        return None
    start = match.start("noun")
    return Span(start, start + len(word)), found["noun"]
