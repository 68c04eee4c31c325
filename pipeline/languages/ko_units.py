"""Korean units: the catalogue's forms, and the noun that a counter counts."""

import re
from decimal import Decimal

from pipeline.catalog import unit_forms
from pipeline.languages import cldr
from pipeline.languages.ko_counters import COUNTERS, ENDINGS, NOUNS, OPEN, PERSON_COUNTERS
from pipeline.languages.ko_words import bare
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
    inflection=_BOUNDARY,
    glued=True,
)
_COUNTER = re.compile(rf"\s?(?P<counter>{alternatives(COUNTERS)}){_BOUNDARY}")
_BEHIND = re.compile(r"(?:의|인)?\s(?P<noun>[가-힣A-Za-z·]+)")
_AHEAD = re.compile(
    r"(?P<noun>[가-힣A-Za-z·]+)\s?(?:\((?:약\s)?)?(?:약|총|모두|무려|각각|최소|최대|전체|또|단|등)?\s*\Z"
)
# 명 counts people whatever noun it stands beside; these are counted like them and are none
_NOUN_SUFFIX = re.compile(rf"(?P<noun>{alternatives(NOUNS)})(?:들|씩|별)?\Z")
_FREE_PERSON = re.compile(
    r"\s(?P<noun>(?:관객|관중|승객|시민|국민|인구|이용자|사용자|가입자|회원|구독자|팔로워|팬|신도|장병|대군|청중|시청자|고객|네티즌|누리꾼)(?:들)?)"
)
USERS = re.compile(r"(?:이용자|사용자|가입자|회원|구독자|유저|팔로워)")


def lemma(word: str) -> str:
    match = _NOUN_SUFFIX.search(word)
    return NOUNS[match["noun"]] if match else word


def counted(text: str, number: RawNumber, end: int, limit: int) -> Noun | None:
    """The counter behind the number, with the noun beside it; or the people whom a round number counts directly."""
    match = _COUNTER.match(text, end, limit)
    if not match:
        return _free(text, number, end, limit)
    counter, head = match["counter"], Span(match.start("counter"), match.end("counter"))
    noun = _beside(text, number.start, match.end(), limit, counter)
    if counter in PERSON_COUNTERS:
        return Noun(noun[0] if noun else head, head, "person", touches=True)
    code = NOUNS[noun[1]] if noun and counter in OPEN else COUNTERS[counter]
    return Noun(noun[0] if noun else head, head, f"count:{code}", touches=True)


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
    if counter in {"개", "가지", "종", "명", "인"}:
        return behind or ahead
    return ahead or behind


def _noun(match: re.Match[str] | None) -> tuple[Span, str] | None:
    if not match:
        return None
    word = bare(match["noun"])
    found = _NOUN_SUFFIX.search(word)
    if not found:
        return None
    start = match.start("noun")
    return Span(start, start + len(word)), found["noun"]
