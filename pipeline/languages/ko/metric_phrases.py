"""What Korean calls a measure that the catalogue does not list: the noun that the number stands with, or what is done."""

# Tables of words read best filled to the line.
# ruff: noqa: E501

import re

from pipeline.languages.language import Measured, MetricWords
from pipeline.languages.words import word_list

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
_NO_MEASURE = word_list("ko", "not_measures")
_ENDS = re.compile(
    r"(?:[은는을를의에도와과]|에서|에게|으로|부터|까지|보다|하고|하며|해서|하면|해|여|된|한|인|던|들|년|월|그쳐|[가-힣]{2}[이가]|[가-힣](?:면서|지만|는데|거나|려고))\Z"
)
_NOUN_ENDS = word_list("ko", "noun_ends")


def _is_noun(word: str) -> bool:
    return word not in _NO_MEASURE and (word in _NOUN_ENDS or word[-2:] in _NOUN_ENDS or not _ENDS.search(word))


def metric_words(number: Measured) -> MetricWords | None:
    """The noun that the number stands with (위자료 800만원), else what so many do (폐사, 지원)."""
    found = None if number.by_noun else _beside(number)
    if found is None and (number.people or not number.by_noun):
        match = _DONE.match(number.text, number.span.end, number.sentence.end)
        found = match["noun"] if match and _is_noun(match["noun"]) else None
    return MetricWords(found) if found else None


def _beside(number: Measured) -> str | None:
    """The noun that the number is one of: right before it, of (의) it, right behind it."""
    before = _BESIDE.search(number.text, number.sentence.start, number.span.start)
    behind = (pattern.match(number.text, number.span.end, number.sentence.end) for pattern in (_OF, _WITH))
    return next((match["noun"] for match in (before, *behind) if match and _is_noun(match["noun"])), None)
