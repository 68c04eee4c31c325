"""Korean counted nouns: the counter behind a number, and the noun beside it that says what is counted.

A counter says little by itself (개 is any thing, 곳 any place), so the unit comes from the noun before or behind it
(주유소 4곳, 12개 노선) and falls back on the counter's own word.
"""

import re

from pipeline.languages.ko.morphology import bare
from pipeline.languages.language import Noun, RawNumber
from pipeline.languages.pattern_files import named_patterns
from pipeline.languages.patterns import alternatives, speaks_of
from pipeline.languages.words import alternation, word_list, word_table
from pipeline.model import Span

COUNTERS, NOUNS = word_table("ko", "counters"), word_table("ko", "counted")
COUNTER_WORDS = frozenset({*COUNTERS, "여 명", "여명"})
PERSON_COUNTERS = frozenset({"명", "사람", "인"})
# counters whose thing is said by the noun beside them; the others name it themselves or stand for a verb's occasions
OPEN = word_list("ko", "counters_by_noun")
_EVENTS, _TIMES = word_list("ko", "events"), frozenset({"quarter", "season", "month"})
_P = named_patterns(
    "ko",
    "counted",
    {
        "begin_like_counters": alternation("ko", "begin_like_counters"),
        "nouns": alternatives(NOUNS),
        "event_nouns": alternatives((noun for noun, lemma in NOUNS.items() if lemma in _EVENTS and len(noun) > 1)),
        "long_nouns": alternatives(noun for noun in NOUNS if len(noun) > 1 and NOUNS[noun] not in _TIMES),
    },
)
ENDINGS = _P["endings"]
# a unit word ends where no letter follows, or where an ending does: 3원칙 is no 3 won
BOUNDARY = rf"(?![A-Za-z])(?=[^가-힣]|\Z|{ENDINGS})"
_NO_OTHER = "(?!" + _P["other_word"] + ")"
_COUNTER = re.compile(rf"{_NO_OTHER}\s?(?P<counter>{alternatives(COUNTERS)}){BOUNDARY}")
_BEHIND = re.compile(r"(?:의|인)?\s(?P<noun>[가-힣A-Za-z·]+)")
_PHRASE_BEHIND = re.compile(_P["phrase_behind"])
_AHEAD = re.compile(_P["ahead"])
_BARE_AHEAD = re.compile(r"(?<![가-힣])(?P<noun>[가-힣]{2,})\s\Z")
_NUMBER_OF = re.compile(_P["number_of"])
_SUBJECT_OF = re.compile(_P["subject_of"])
# 약국은 모두 70곳으로 늘었다: how many there are of what the clause is about
_OF_WHAT_IS_SAID = frozenset({"곳", "개소", "대", "개", "채", "척", "종", "동", "벌", "기", "마리", "례"})
_PLACED = re.compile(r"에(?!\s(?:달|이르|이른|불과|그))|에서|의\s")  # 전국 70곳에: where, and not what
# 회사는 5개를 출시했다: who does it with what is counted, where one is named that acts; but 회사는 70곳을 넘었다
_OBJECT = re.compile(r"[을를]\s(?!(?:크게\s|처음\s)?(?:넘|웃돌|밑돌|돌파|상회|기록|유지))")
_SUBJECT = frozenset({"은", "는", "이", "가", "들은", "들이"})
_AT_HAND = 9  # characters between such a noun and its number, whatever stands behind
# of the flats that are built and let, and not of those who live in them
_HOMES = re.compile(r"\s?(?:규모의?\s)?(?:\S+\s)?(?:공급|분양|입주|모집|신규\s주택|청약|주택)")
_HOMES_BEFORE = re.compile(r"(?:물량|분양|청약)(?:을|를|은|는|이)?\s(?:\S+\s)?\Z")
_SAID_OF = re.compile(_P["said_of"])
_COMES_TO = re.compile(_P["comes_to"])
_LONG_CLAUSE = 80  # characters before a number that still may say of what it is
_CLAUSE_END = re.compile(r"[가-힣](?:고|며|는데|지만)[,\s]|[.,;]")
_USERS_OF = re.compile(_P["users_of"])
_BEHIND_OF = re.compile(r"의\s(?P<noun>[가-힣]{2,})")
_PEOPLE = re.compile(_P["people"])
# 명 counts people whatever noun it stands beside; these are counted like them and are none
_NOUN_SUFFIX = re.compile(rf"(?P<noun>{alternatives(NOUNS)})(?:들|씩|별)?\Z")
_FREE_PERSON = re.compile(_P["free_person"])
# what 대 counts where the sentence does not say: the last machine named before
_DEVICES = word_table("ko", "devices")
_DEVICE = re.compile(alternatives(_DEVICES))
_WORK = re.compile(_P["work"])
# 66만 개 이상 '좋아요', 41만 7000 '좋아요'
_LIKES = re.compile(r"(?:개)?\s?(?:이상의?\s|(?:가|이)\s넘는\s|여\s)?['‘’“]\s?좋아요")
_OF_PEOPLE = re.compile(_P["of_people"])
# 한 달 새 3건, 지난 분기 30건: before a number these say when; 새 3마리 are birds
_WHEN = frozenset({"새", "달", "주", "분기", "시즌"})
_CLAUSE = 45  # characters before a number that its clause is looked through
_FAR = 300
# where or by whom something was done, which is not what 건 counts
_WHERE = word_list("ko", "where_done")
# these count what was done
_VERBAL = frozenset({"회", "차례"})
_DONE = word_table("ko", "done")
_DEED = re.compile(alternatives(_DONE))
_SURE_USERS = re.compile("이용자|사용자|가입자|구독자|유저|팔로워")  # 회원 is as often a member of a club
_USERS = re.compile(rf"{_SURE_USERS.pattern}|회원")
# stocks are what 종목 counts where the text tells of a market
_of_a_market = speaks_of("코스피|코스닥|주가|증시|상한가|나스닥|지수|상장")


def counted(text: str, number: RawNumber, end: int, limit: int) -> Noun | None:
    """The counter behind the number, with the noun beside it; or the people whom a round number counts directly."""
    match = _COUNTER.match(text, end, limit)
    liked = match and match["counter"] == "개" and _LIKES.match(text, match.end(), limit)
    if liked or _LIKES.match(text, end, limit):
        head = Span(*match.span("counter")) if match else Span(number.start, number.end)
        return Noun(head, head, "count:like", touches=match is not None)
    if not match:
        return _free(text, number, end, limit)
    counter, head = match["counter"], Span(*match.span("counter"))
    noun = _beside(text, number.start, match.end(), limit, counter)
    if counter in PERSON_COUNTERS:
        noun = noun or _people(text, number.start, match.end(), limit)
        named = noun[1] if noun else text[max(0, number.start - _CLAUSE) : number.start]
        unit = "user" if (_SURE_USERS.match(named) if noun else _USERS_OF.search(named)) else "person"
        return Noun(noun[0] if noun else head, head, unit, touches=True)
    if counter == "점" and (work := _WORK.search(text, max(0, number.start - 16), number.start)):
        return Noun(Span(*work.span("noun")), head, "count:piece", touches=True)
    if counter in _VERBAL:
        deed = _DEED.search(text, max(0, number.start - 30), min(limit, match.end() + 20))
        return Noun(head, head, f"count:{_DONE[deed[0]] if deed else COUNTERS[counter]}", touches=True)
    noun = noun or _number_of(text, number.start, match.end(), counter)
    code = NOUNS[noun[1]] if noun and counter in OPEN else COUNTERS[counter]
    code = _in_context(code, text, number.start, match, limit)
    if not noun and counter == "대" and (device := _last(_DEVICE, text, number.start - _FAR, number.start)):
        code = _DEVICES[device[0]]
    return Noun(noun[0] if noun else head, head, f"count:{code}", touches=True)


def _in_context(code: str, text: str, start: int, counter: re.Match[str], limit: int) -> str:
    """Events on a market are stocks, and households for whom homes are built are homes."""
    if code == "event" and _of_a_market(text) and "종목" in text[counter.start() - 1 : counter.end() + 6]:
        return "stock"
    built = code == "household" and (
        _HOMES.match(text, counter.end(), limit) or _HOMES_BEFORE.search(text, max(0, start - 16), start)
    )
    return "home" if built else code


def _number_of(text: str, start: int, end: int, counter: str) -> tuple[Span, str] | None:
    """전화번호 수는 …건, 문서 수 기준으로는 …건: what the figure says that it counts."""
    if counter in _OF_WHAT_IS_SAID and (said := _last(_SAID_OF, text, start - _LONG_CLAUSE, start)):
        near = start - said.end() <= _AT_HAND and not _PLACED.match(text, end)
        near = near and not _acts(said["noun"], said[0].rstrip(), text, end)
        if (near or _COMES_TO.match(text, end)) and not _CLAUSE_END.search(text, said.end(), start):
            return Span(*said.span("noun")), said["noun"]
    if counter not in {"건", "개"}:
        return None
    ahead = _NUMBER_OF.search(text, max(0, start - _CLAUSE), start)
    if ahead is None and counter == "건":
        ahead = _last(_SUBJECT_OF, text, start - _CLAUSE, start)
        ahead = None if ahead and _CLAUSE_END.search(text, ahead.end(), start) else ahead
    return (Span(*ahead.span("noun")), ahead["noun"]) if ahead else None


def _people(text: str, start: int, end: int, limit: int) -> tuple[Span, str] | None:
    """노조원 194명, 9명의 무용수: the bare noun before, or the one behind 의."""
    ahead = _BARE_AHEAD.search(text, max(0, start - 16), start)
    if ahead and bare(ahead["noun"]) == ahead["noun"] and _PEOPLE.search(ahead["noun"]):
        return Span(*ahead.span("noun")), ahead["noun"]
    behind = _BEHIND_OF.match(text, end, limit)
    word = bare(behind["noun"]) if behind else ""
    if not behind or _OF_PEOPLE.match(word):
        return None
    return Span(behind.start("noun"), behind.start("noun") + len(word)), word


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = list(pattern.finditer(text, max(0, start), end))
    return found[-1] if found else None


def _free(text: str, number: RawNumber, end: int, limit: int) -> Noun | None:
    """900만 관객: no counter, the noun follows. Only round numbers are printed so."""
    match = _FREE_PERSON.match(text, end, limit) if number.scaled else None
    if not match:
        return None
    span = Span(*match.span("noun"))
    return Noun(span, span, "user" if _USERS.match(match["noun"]) else "person", touches=False)


def _beside(text: str, start: int, end: int, limit: int, counter: str) -> tuple[Span, str] | None:
    """The noun that says what is counted: behind (12개 노선, 4곳의 학교) or ahead (노선 12개)."""
    behind = _noun(_BEHIND.match(text, end, limit))
    match = _AHEAD.search(text, max(0, start - 24), start)
    ahead = _noun(match)
    if match and ahead and _acts(ahead[1], match["noun"], text, end):
        ahead = None
    if counter == "건":
        behind, ahead = (one if one and NOUNS[one[1]] not in _WHERE else None for one in (behind, ahead))
    if ahead and ahead[1] in _WHEN and counter != "마리":
        ahead = None
    if counter in {"개", "가지", "종", "명", "인"}:
        return behind or _far_behind(text, end, limit, counter) or ahead
    return ahead or behind or _far_behind(text, end, limit, counter)


def _acts(noun: str, printed: str, text: str, end: int) -> bool:
    """Whether a noun, as printed with its particle, does something with what is counted before `end`."""
    subject = printed.rpartition(noun)[2] in _SUBJECT
    return subject and NOUNS[noun] in _WHERE and _OBJECT.match(text, end) is not None


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
