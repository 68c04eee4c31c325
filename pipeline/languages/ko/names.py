"""Names in Korean, which has no capitals: what the catalogue knows, what stands in quotes, and noun phrases that a
particle marks as topic or subject."""

import re

from pipeline.catalog import entities
from pipeline.languages.ko.counted import COUNTERS
from pipeline.languages.ko.morphology import bare, ends_in_l, is_noun
from pipeline.languages.ko.names_constructions import held
from pipeline.languages.ko.names_words import (
    GENERIC,
    NO_NAME,
    PREDICATE,
    STOP,
    TIME,
    VERB_LIKE,
    apposed,
    says_what,
    titled,
)
from pipeline.languages.ko.places import PLACES
from pipeline.languages.language import Name
from pipeline.languages.names import free_of, in_order
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.patterns import alternatives
from pipeline.languages.words import word_list
from pipeline.model import Span

_COMPANIES = word_list("ko", "companies") | word_list("ko", "foreign_companies")


def _aliases() -> dict[str, str]:
    found = {name: row.names["ko"][0] for row in entities() for name in row.names.get("ko", ())}
    found |= {name: name for row in entities() for name in row.names.get("en", ()) if len(name) > 2}
    return {name: name for name in _COMPANIES if name not in found} | found


_BASES = _aliases()
_P = compiled_patterns("ko", "names", {"names": alternatives(_BASES), "counters": alternatives(COUNTERS)})


def known_in(text: str, start: int, end: int) -> list[Name]:
    found: list[Name] = []
    for match in _P["known"].finditer(text, start, end):
        span = Span(match.start("name"), match.end("name"))
        if _P["alias_before"].search(text, start, span.start) and text[span.end : span.end + 1] == ")":
            continue  # 야옹톡(MeowTalk): the same name in other letters
        base = _BASES[match["name"]]
        before = found[-1] if found else None
        if before and _P["pair"].fullmatch(text, before.span.end, span.start):
            # 구글과 빙: two names that one figure is about
            found[-1] = Name(Span(before.span.start, span.end), text[before.span.start : span.end], known=True)
        else:
            found.append(Name(span, base, known=True))
    return found


def _first(words: list[re.Match[str]], index: int) -> int:
    """Where the noun phrase begins that ends with words[index]: bare nouns and genitives before it."""
    first = index
    while first > 0 and index - first < 4:
        before = words[first - 1][0]
        if before[0].isdigit() and not TIME.fullmatch(before) and not GENERIC.search(before):
            break
        if before in {"대한", "관한"}:
            return first - 1
        if before.endswith((",", ".", "…", "”", "’", ")", "다", "고", "며")) or not re.search("[가-힣A-Za-z]", before):
            break
        if not (before.endswith("의") or _joins(before) or titled(before, words[first][0])):
            break
        first -= 1
    return first


# 시는, 당은: bodies of one syllable, as topics
_BODIES = frozenset("시군구도당팀")
# counters that are nouns too: 젊은 가구의 지출
_HOUSEHOLDS = frozenset({"가구", "가족", "세대"})
_MODIFIERS = frozenset({"총", "전체", "평균", "누적", "일간", "월간", "연간", "월", "순"})


def _joins(word: str) -> bool:
    if VERB_LIKE.search(word) or PREDICATE.search(word):
        return False
    if TIME.fullmatch(word) or word in _MODIFIERS or GENERIC.search(word):
        return True
    if word.endswith("면") and not _P["noun_myeon"].search(word):
        return False  # 보면, 따르면
    return bare(word) == word and is_noun(word) and not re.search(r"\d", word) and word not in STOP


def _marked_names(words: list[re.Match[str]]) -> list[Name]:
    found = []
    for index, word in enumerate(words):
        if (
            not _P["marked"].search(word[0])
            or (VERB_LIKE.search(word[0]) and not _how_many(words, index))
            or NO_NAME.match(word[0])
        ):
            continue  # no noun that a particle marks
        if bare(word[0]) == _P["bracketed_text"].sub("", word[0]).rstrip(","):
            continue  # 노르웨이: a noun that only ends like one with a particle
        name = _name(words, index, topic=bool(_P["topic"].search(word[0])))
        if name:
            found.append(name)
    return found


def _how_many(words: list[re.Match[str]], index: int) -> bool:
    """관객 수는, but not 볼 수는: the number of them, and no ability."""
    before = words[index - 1][0] if index else ""
    if not _P["number_of"].fullmatch(words[index][0]) or not before:
        return False
    return before.endswith("의") or (bare(before) == before and is_noun(before) and not ends_in_l(before))


def _name(words: list[re.Match[str]], index: int, *, topic: bool) -> Name | None:
    """The owner in a marked phrase: all of it, or what stands before the words that say the measure."""
    first = _first(words, index)
    if words[first][0] in {"대한", "관한"} and first > 0:
        first -= 1  # 야옹톡에 대한 검색량
    parts = [_core(words, at) for at in range(first, index + 1) if words[at][0] not in {"대한", "관한"}]
    whole = len(parts)
    while parts and says_what(parts[-1]):
        parts.pop()
    if len(parts) == whole and _P["object"].search(words[index][0]):
        return None  # what is done to, unless a measure of it is (집회 참가인원을)
    owner = bare(words[first][0])
    if not parts and owner.lower() in PLACES.codes and (whole == 1 or words[first][0].endswith("의")):
        parts = [owner]  # 한국의 출산율: the place itself
    while len(parts) > 1 and (TIME.fullmatch(parts[0]) or _only_counts(words, first)):
        first, parts = first + 1, parts[1:]
    owners = (at for at, word in enumerate(words[first : first + len(parts)]) if word[0].endswith("의"))
    sorts = min(apposed(parts), next(owners, len(parts)))  # 중견기업의 …: no sort of what it owns
    first, parts = first + sorts, parts[sorts:]
    if (
        not parts
        and topic
        and _P["pointed"].fullmatch(words[first - 1][0] if first else "")
        and len(owner_of_all := bare(words[index][0])) > 1
    ):
        parts, first = [owner_of_all], index
    if first > 0 and len(parts) == 1 and _P["counted"].fullmatch(words[first - 1][0]):
        return None  # 15개 과제는: so many, and no name
    if parts and PREDICATE.search(parts[-1]):
        return None
    owns = parts[-1:] and parts[-1] in _HOUSEHOLDS and not _only_counts(words, first)
    counts = len(parts) == 1 and parts[-1] in COUNTERS and not owns
    if not parts or counts or _P["stands_for"].fullmatch(" ".join(parts)):
        return None
    if len("".join(parts)) < 2 and not (topic and parts[0] in _BODIES):
        return None
    head, tail = words[first], words[first + len(parts) - 1]
    start = head.start() + max(head[0].find(parts[0]), 0)
    inside = tail[0].find(parts[-1])
    end = tail.start() + inside + len(parts[-1]) if inside >= 0 else tail.end()
    return Name(Span(start, end), " ".join(parts)) if start < end else None


def _core(words: list[re.Match[str]], at: int) -> str:
    """The eojeol without its particles; a person's name has none before the title."""
    name = at + 1 < len(words) and titled(words[at][0], words[at + 1][0])
    return words[at][0] if name else bare(words[at][0])


def _only_counts(words: list[re.Match[str]], at: int) -> bool:
    """명의 of 30 명의 직원; households in 1인 가구의 지출 count nothing there."""
    word = words[at][0]
    counter = word.removesuffix("의") in COUNTERS
    return counter and (not word.endswith("의") or at == 0 or words[at - 1][0][0].isdigit())


def _headed(text: str, start: int, end: int) -> list[Name]:
    """Whom a headline is about; a line that ends no sentence is one."""
    ended = text[start:end].rstrip().endswith((".", "다", "?", "!", ":"))
    match = None if ended else _P["headed"].match(text, start, end)
    if not match or (match["measure"] and not says_what(match["measure"])):
        return []
    parts = match["name"].split()
    while len(parts) > 1 and says_what(parts[-1]):
        parts.pop()
    sorts = apposed(parts)
    name = " ".join(parts[sorts:])
    if (
        any(bare(part) != part for part in parts)
        or _P["opinion"].search(name)
        or says_what(parts[-1])
        or not is_noun(parts[-1])
    ):
        return []
    at = text.find(name, match.start("name"))
    return [Name(Span(at, at + len(name)), name)]


def names(text: str, start: int, end: int) -> list[Name]:
    known = known_in(text, start, end)
    quoted = [
        Name(Span(match.start("name"), match.end("name")), match["name"].strip())
        for match in _P["quoted"].finditer(text, start, end)
        if match["name"].strip() and not match["name"][0].isdigit() and not _P["opinion"].search(match["name"])
    ]
    torn = _P["torn"].match(text, start, end)
    if torn and not _P["opinion"].search(torn["name"]):
        quoted = [Name(Span(torn.start("name"), torn.end("name")), torn["name"]), *quoted]
    found = known
    marked = _marked_names(list(_P["eojeol"].finditer(text, start, end)))
    for name in (*quoted, *held(text, start, end), *_headed(text, start, end), *marked):
        found += free_of(found, [name])
    return in_order(*found)
