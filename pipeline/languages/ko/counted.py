"""Korean counted nouns: the counter behind a number, and the noun beside it that says what is counted.

A counter says little by itself (개 is any thing, 곳 any place), so the unit comes from the noun before or behind it
(주유소 4곳, 12개 노선) and falls back on the counter's own word.
"""

import re

from pipeline.languages.ko.morphology import bare
from pipeline.languages.language import Noun, RawNumber
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.patterns import alternatives, speaks_of
from pipeline.languages.words import word_list, word_table
from pipeline.model import Span

COUNTERS, NOUNS = word_table("ko", "counters"), word_table("ko", "counted")
COUNTER_WORDS = frozenset({*COUNTERS, "여 명", "여명"})
PERSON_COUNTERS = frozenset({"명", "사람", "인"})
# counters whose thing is said by the noun beside them; the others name it themselves or stand for a verb's occasions
OPEN = word_list("ko", "counters_by_noun")
_EVENTS, _TIMES = word_list("ko", "events"), frozenset({"quarter", "season", "month"})
# what 대 counts where the sentence does not say: the last machine named before
_DEVICES, _DONE = word_table("ko", "devices"), word_table("ko", "done")
_P = compiled_patterns(
    "ko",
    "counted",
    {
        "counters": alternatives(COUNTERS),
        "devices": alternatives(_DEVICES),
        "done": alternatives(_DONE),
        "nouns": alternatives(NOUNS),
        "event_nouns": alternatives((noun for noun, lemma in NOUNS.items() if lemma in _EVENTS and len(noun) > 1)),
        "long_nouns": alternatives(noun for noun in NOUNS if len(noun) > 1 and NOUNS[noun] not in _TIMES),
    },
)
ENDINGS, BOUNDARY = _P["endings"].pattern, _P["boundary"].pattern
# 약국은 모두 70곳으로 늘었다: how many there are of what the clause is about
_OF_WHAT_IS_SAID = frozenset({"곳", "개소", "대", "개", "채", "척", "종", "동", "벌", "기", "마리", "례"})
_SUBJECT = frozenset({"은", "는", "이", "가", "들은", "들이"})
_AT_HAND = 9  # characters between such a noun and its number, whatever stands behind
_LONG_CLAUSE = 80  # characters before a number that still may say of what it is
# 한 달 새 3건, 지난 분기 30건: before a number these say when; 새 3마리 are birds
_WHEN = frozenset({"새", "달", "주", "분기", "시즌"})
_CLAUSE = 45  # characters before a number that its clause is looked through
_FAR = 300
# where or by whom something was done, which is not what 건 counts
_WHERE = word_list("ko", "where_done")
_UNFIT = {"대": _EVENTS | _WHERE, "곳": _EVENTS}  # what is done is no machine and no place
# these count what was done
_VERBAL = frozenset({"회", "차례"})
# stocks are what 종목 counts where the text tells of a market
_of_a_market = speaks_of("코스피|코스닥|주가|증시|상한가|나스닥|지수|상장")


def counted(text: str, number: RawNumber, end: int, limit: int) -> Noun | None:
    """The counter behind the number, with the noun beside it; or the people whom a round number counts directly."""
    match = _P["counter"].match(text, end, limit)
    liked = match and match["counter"] == "개" and _P["likes"].match(text, match.end(), limit)
    if liked or _P["likes"].match(text, end, limit):
        head = Span(*match.span("counter")) if match else Span(number.start, number.end)
        return Noun(head, head, "count:like", touches=match is not None)
    if not match:
        return _free(text, number, end, limit)
    counter, head = match["counter"], Span(*match.span("counter"))
    noun = _beside(text, number.start, match.end(), limit, counter)
    if counter in PERSON_COUNTERS:
        noun = noun or _people(text, number.start, match.end(), limit)
        named = noun[1] if noun else text[max(0, number.start - _CLAUSE) : number.start]
        unit = "user" if (_P["sure_users"].match(named) if noun else _P["users_of"].search(named)) else "person"
        return Noun(noun[0] if noun else head, head, unit, touches=True)
    if counter == "점" and (work := _P["work"].search(text, max(0, number.start - 16), number.start)):
        return Noun(Span(*work.span("noun")), head, "count:piece", touches=True)
    if counter in _VERBAL:
        deed = _P["deed"].search(text, max(0, number.start - 30), min(limit, match.end() + 20))
        return Noun(head, head, f"count:{_DONE[deed[0]] if deed else COUNTERS[counter]}", touches=True)
    noun = noun or _number_of(text, number.start, match.end(), counter)
    noun = None if noun and NOUNS[noun[1]] in _UNFIT.get(counter, ()) else noun
    code = NOUNS[noun[1]] if noun and counter in OPEN else COUNTERS[counter]
    code = _in_context(code, text, number.start, match, limit)
    if not noun and counter == "대" and (device := _last(_P["device"], text, number.start - _FAR, number.start)):
        code = _DEVICES[device[0]]
    return Noun(noun[0] if noun else head, head, f"count:{code}", touches=True)


def _in_context(code: str, text: str, start: int, counter: re.Match[str], limit: int) -> str:
    """Events on a market are stocks, and households for whom homes are built are homes."""
    if code == "event" and _of_a_market(text) and "종목" in text[max(0, start - 16) : counter.end() + 6]:
        return "stock"
    built = code == "household" and (
        _P["homes"].match(text, counter.end(), limit) or _P["homes_before"].search(text, max(0, start - 16), start)
    )
    return "home" if built else code


def _number_of(text: str, start: int, end: int, counter: str) -> tuple[Span, str] | None:
    """전화번호 수는 …건, 문서 수 기준으로는 …건: what the figure says that it counts."""
    if counter in _OF_WHAT_IS_SAID and (said := _last(_P["said_of"], text, start - _LONG_CLAUSE, start)):
        near = start - said.end() <= _AT_HAND and not _P["placed"].match(text, end)
        near = near and not _acts(said["noun"], said[0].rstrip(), text, end)
        if (near or _P["comes_to"].match(text, end)) and not _P["clause_end"].search(text, said.end(), start):
            return Span(*said.span("noun")), said["noun"]
    if counter not in {"건", "개"}:
        return None
    ahead = _P["number_of"].search(text, max(0, start - _CLAUSE), start)
    if ahead is None and counter == "건":
        ahead = _last(_P["subject_of"], text, start - _CLAUSE, start)
        ahead = None if ahead and _P["clause_end"].search(text, ahead.end(), start) else ahead
    return (Span(*ahead.span("noun")), ahead["noun"]) if ahead else None


def _people(text: str, start: int, end: int, limit: int) -> tuple[Span, str] | None:
    """노조원 194명, 9명의 무용수: the bare noun before, or the one behind 의."""
    ahead = _P["bare_ahead"].search(text, max(0, start - 16), start)
    if ahead and bare(ahead["noun"]) == ahead["noun"] and _P["people"].search(ahead["noun"]):
        return Span(*ahead.span("noun")), ahead["noun"]
    behind = _P["behind_of"].match(text, end, limit)
    word = bare(behind["noun"]) if behind else ""
    if not behind or _P["of_people"].match(word):
        return None
    return Span(behind.start("noun"), behind.start("noun") + len(word)), word


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    return next(reversed([*pattern.finditer(text, max(0, start), end)]), None)


def _free(text: str, number: RawNumber, end: int, limit: int) -> Noun | None:
    """900만 관객: no counter, the noun follows. Only round numbers are printed so."""
    match = _P["free_person"].match(text, end, limit) if number.scaled else None
    if not match:
        return None
    span = Span(*match.span("noun"))
    return Noun(span, span, "user" if _P["users"].match(match["noun"]) else "person", touches=False)


def _beside(text: str, start: int, end: int, limit: int, counter: str) -> tuple[Span, str] | None:
    """The noun that says what is counted: behind (12개 노선, 4곳의 학교) or ahead (노선 12개)."""
    behind = _noun(_P["behind"].match(text, end, limit))
    match = _P["ahead"].search(text, max(0, start - 24), start)
    ahead = _noun(match)
    if match and ahead and (_acts(ahead[1], match["noun"], text, end) or (ahead[1] in _WHEN and counter != "마리")):
        ahead = None
    if counter == "건":
        behind, ahead = (one if one and NOUNS[one[1]] not in _WHERE else None for one in (behind, ahead))
    if counter in {"개", "가지", "종", "명", "인"}:
        return behind or _far_behind(text, end, limit, counter) or ahead
    return ahead or behind or _far_behind(text, end, limit, counter)


def _acts(noun: str, printed: str, text: str, end: int) -> bool:
    """Whether a noun, as printed with its particle, does something with what is counted before `end`."""
    subject = printed.rpartition(noun)[2] in _SUBJECT
    return subject and NOUNS[noun] in _WHERE and _P["object"].match(text, end) is not None


def _far_behind(text: str, end: int, limit: int, counter: str) -> tuple[Span, str] | None:
    """The noun a few words behind the counter: with 의 before it, or the second word."""
    match = _P["phrase_behind"].match(text, end, limit) if counter in OPEN - PERSON_COUNTERS else None
    if match is None or (match["of"] is None and match["words"].count(" ") > 1):
        return None
    found = _noun(match)
    return None if found and counter == "건" and NOUNS[found[1]] in _WHERE else found


def _noun(match: re.Match[str] | None) -> tuple[Span, str] | None:
    found = _P["noun_suffix"].search(word := bare(match["noun"])) if match else None
    # a noun of one syllable is only one by itself: 산, but not 팔달산 or 전국
    if not match or not found or (len(found["noun"]) == 1 and found.start() > 0):
        return None
    return Span(match.start("noun"), match.start("noun") + len(word)), found["noun"]
