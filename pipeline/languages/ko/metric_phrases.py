"""What Korean calls a measure that the catalogue does not list: the noun that the number stands with, or what is done."""

# Tables of words read best filled to the line.
# ruff: noqa: E501, SIM905

import re

_PARTICLE = r"(?:이나|까지|부터|에서|에게|으로|보다|마다|처럼|이며|이고|을|를|이|가|은|는|로|에|도|과|와|만|의)"
_TAIL = r"(?:\s?(?:여|가량|정도|이상|이하|미만|안팎|내외|어치|짜리|대|씩|넘게|만))?"
# 84억원의 예산을
_OF = re.compile(rf"{_TAIL}의\s(?P<noun>[가-힣A-Za-z·]{{1,10}}?)(?={_PARTICLE}?(?:[\s,.'\"’”]|\Z))")
# 900만 관객을, 15% 할인
_WITH = re.compile(
    rf"{_TAIL}\s(?P<noun>[가-힣]{{2,8}}?)(?=(?:{_PARTICLE}|\s[가-힣]{{2,4}}을|\s[가-힣]{{2,4}}를)(?:[\s,.]|\Z)|\s?(?:하는|할|한|된|되는)\s)"
)
# 300마리가 폐사했다, 3천500만원을 지원하기로
_DONE = re.compile(
    rf"{_TAIL}{_PARTICLE}?\s(?:[가-힣]+(?:에서|에게|에|으로|로|까지|부터)\s){{0,2}}(?P<noun>[가-힣]{{2,6}}?)(?=(?:을\s|를\s)?(?:하|되|했|됐|돼|한\s|된\s|할\s|될\s|해\s|해서|시켰|시키|당했|당한|받았|받은))"
)
# 위자료 800만원, 키 187cm
_BESIDE = re.compile(
    r"(?<![가-힣\d])(?P<noun>[가-힣]{1,8})\s(?:(?:약|총|모두|무려|최대|각각|평균|최소|연|월|전체|불과)\s)?\Z"
)
_NO_MEASURE = frozenset(
    """약 총 모두 무려 최대 최소 각각 평균 지난 올해 작년 이번 현재 전체 연 월 매년 매월 하루 오전 오후 또 등 및 중 간 후 전 당시 이후 이전
    기준 각 전국 국내 불과 다시 더 새로 처음 이어 가운데 상위 하위 기존 이날 당일 최근 먼저 바로 훨씬 결국 추가 대비 것 수 때 점 이들 이는 그는 나머지 씨 시속 나란히 통해 월평균 년평균 연평균 년 지난해 지난달 이달 동안 전년 미만 이상 어치 어느 무렵""".split()
)
_ENDS = re.compile(
    r"(?:[은는을를의에도와과]|에서|에게|으로|부터|까지|보다|하고|하며|해서|하면|해|여|된|한|인|던|들|년|월|그쳐|[가-힣]{2}[이가]|[가-힣](?:면서|지만|는데|거나|려고))\Z"
)
_NOUN_ENDS = frozenset(
    "피해 손해 이해 견해 화해 올해 학과 결과 효과 성과 초과 통과 경과 가수 시도 온도 속도 습도 밀도 농도 각도 정도 제도 강도 빈도 인도 용도 태도 보도 지도 의도 기도 고도 용의 회의 주의 합의 논의 결의 동의 정의 토의 문의 협의 심의 강의 편의 창의 호의 고의".split()
)


def _is_noun(word: str) -> bool:
    return word not in _NO_MEASURE and (word in _NOUN_ENDS or word[-2:] in _NOUN_ENDS or not _ENDS.search(word))


def beside(text: str, start: int, end: int, number_start: int, number_end: int) -> str | None:
    """The noun that the number is one of: right before it, of (의) it, right behind it."""
    before = _BESIDE.search(text, start, number_start)
    behind = (pattern.match(text, number_end, end) for pattern in (_OF, _WITH))
    return next((match["noun"] for match in (before, *behind) if match and _is_noun(match["noun"])), None)


def done(text: str, end: int, number_end: int) -> str | None:
    """What so many do, or what is done with them."""
    match = _DONE.match(text, number_end, end)
    return match["noun"] if match and _is_noun(match["noun"]) else None
