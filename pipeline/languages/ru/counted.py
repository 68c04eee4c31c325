"""Russian counted nouns: the phrase behind a number, its head, and the unit that the head's lemma names."""

import re
from functools import lru_cache

from pymorphy3.analyzer import Parse

from pipeline.languages.language import Noun, RawNumber
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.patterns import speaks_of
from pipeline.languages.ru.morphology import CASES, MODIFIERS, lemma, parses
from pipeline.languages.words import word_list, word_table
from pipeline.model import Span

LEMMAS = word_table("ru", "counted")
ANIMALS = word_table("ru", "animals")
PEOPLE, USERS = word_list("ru", "people"), word_list("ru", "service_users")
COMPOUNDS = [(*words.split(" "), unit) for words, unit in word_table("ru", "compounds").items()]
_LIMIT = 6
_P = compiled_patterns("ru", "counted")
_BEFORE = 150  # characters before a number that its clause is looked through
# short forms that look like nouns, and pronouns that the dictionary takes for them
_NO_NOUNS = word_list("ru", "not_nouns")
_STOPS = frozenset(
    {"PREP", "CONJ", "PRCL", "VERB", "INFN", "ADVB", "NPRO", "GRND", "PRTS", "ADJS", "NUMR", "COMP", "PRED"}
)


def unit_of(word: str) -> str | None:
    """The unit that a noun form names; None where the word is neither a noun nor stands for people."""
    readings = parses(word)
    nouns = [one for one in readings if one.tag.POS == "NOUN"]
    if readings[0].tag.POS in MODIFIERS or not nouns:
        return "person" if _stands_for_people(readings) else None
    listed = (unit for one in nouns if (unit := _listed(str(one.normal_form))))
    return next(listed, None) or _unlisted(word, nouns[0])


def _listed(form: str) -> str | None:
    if form in USERS:
        return "user"
    if form in PEOPLE:
        return "person"
    english = ANIMALS.get(form) or LEMMAS.get(form)
    return f"count:{english}" if english and english != "person" else english


def _unlisted(word: str, noun: Parse) -> str:
    """Telegram-ботов counts bots; what is animate is people; anything else keeps its Russian name."""
    first, _, tail = word.rpartition("-")
    named = unit_of(tail) if first and len(tail) > 2 else None
    if named:
        return named
    people = ("anim" in noun.tag and "Name" not in noun.tag) or _P["demonym"].search(word) is not None
    return "person" if people else f"count:{noun.normal_form}"


def _stands_for_people(readings: tuple[Parse, ...], *, adjectives: bool = True) -> bool:
    """заболевших, работающих, and, where adjectives are asked for, тяжких: of that no noun follows."""
    return any(
        one.normal_form in PEOPLE
        or "Subx" in one.tag
        or one.tag.POS == "PRTF"
        or (adjectives and one.tag.POS == "ADJF" and "plur" in one.tag)
        for one in readings[:3]
    )


def counted(text: str, number: RawNumber, end: int, limit: int) -> Noun | None:
    """The phrase behind the number: adjectives and participles, then the noun that agrees with them."""
    at = end
    words: list[re.Match[str]] = []
    cases: frozenset[str] = frozenset(CASES)
    for _ in range(_LIMIT):
        gap = _P["gap"].match(text, at, limit)
        match = _P["word"].match(text, gap.end(), limit) if gap else None
        if not match:
            break
        kind, own = _part(match[1])
        if kind == "stop" or not cases & own:
            break
        words.append(match)
        if kind == "noun":
            return _noun(words, end)
        at, cases = match.end(), cases & own
    if not words and (said := _said_to_count(text, number) or _of_whom(text, number, end, limit)):
        return said
    # 4813 преступлений, в том числе 1129 тяжких: crimes again
    part = _P["part_of"].search(text, max(0, number.start - 20), number.start) is not None
    alone = bool(words) and words[0][1].islower() and number.value > 1
    people = alone and _stands_for_people(parses(words[0][1]), adjectives=not part)
    return _noun(words[:1], end) if people else None


def _of_whom(text: str, number: RawNumber, end: int, limit: int) -> Noun | None:
    """у 18 выявлены признаки, 57 умерли: who is not named has something found or dies, and is somebody."""
    match = _P["word"].match(text, end + 1, limit)
    dies = match is not None and _P["people_do"].fullmatch(match[1]) is not None
    if not dies and not _P["at"].search(text, max(0, number.start - 15), number.start):
        return None
    if match is None or text[end] != " " or parses(match[1].lower())[0].tag.POS not in {"PRTS", "VERB"}:
        return None
    span = Span(match.start(1), match.end(1))
    return Noun(span, span, "person", touches=False)


def _said_to_count(text: str, number: RawNumber) -> Noun | None:
    said = _P["number_of"].search(text, max(0, number.start - _BEFORE), number.start)
    for word in _P["word"].finditer(said["words"]) if said else ():
        kind, cases = _part(word[1])
        if said and kind == "noun" and "gent" in cases and (unit := unit_of(word[1].lower())):
            span = Span(said.start("words") + word.start(1), said.start("words") + word.end(1))
            return Noun(span, span, unit, touches=False)
        if kind == "stop":
            return None
    return None


@lru_cache(maxsize=50_000)
def _part(word: str) -> tuple[str, frozenset[str]]:
    """noun, modifier or stop, with the cases that the form may stand in."""
    low = word.lower()
    if word.isascii():
        return "modifier", frozenset(CASES)
    if low in _NO_NOUNS or len(word) < 2:
        return "stop", frozenset()
    readings = parses(low)
    nouns = [one for one in readings if one.tag.POS == "NOUN" and one.tag.case]
    modifiers = [one for one in readings if one.tag.POS in MODIFIERS]
    top = readings[0].tag.POS
    if top in _STOPS and not (nouns and nouns[0].score > 0.3 and top not in {"PREP", "CONJ", "PRCL"}):
        return "stop", frozenset()
    if modifiers and not (nouns and nouns[0].score >= 0.4):
        return "modifier", _cases(modifiers)
    return ("noun", _cases(nouns)) if nouns else ("stop", frozenset())


def _cases(readings: list[Parse]) -> frozenset[str]:
    # second genitive and locative ("в году") count as the first
    return frozenset(
        {"gen2": "gent", "loc2": "loct", "acc2": "accs", "gen1": "gent"}.get(one.tag.case, one.tag.case)
        for one in readings
    )


# whose places are seats
_of_a_chamber = speaks_of(r"парламент|депутат|сейм|кнессет|бундестаг|конгресс|сенат|\bдум[аеуы]\b|совет\w*\sдиректоров")


def _noun(words: list[re.Match[str]], end: int) -> Noun | None:
    head = words[-1]
    unit = unit_of(head[1].lower())
    if unit is None:
        return None
    if len(words) > 1:
        before, last = words[-2][1].lower(), lemma(head[1].lower())
        unit = next((code for stem, noun, code in COMPOUNDS if noun == last and before.startswith(stem)), unit)
    if unit == "count:place" and _of_a_chamber(head.string):
        unit = "count:seat"
    touches = len(words) == 1 and head.start(1) == end + 1
    return Noun(Span(words[0].start(1), head.end(1)), Span(head.start(1), head.end(1)), unit, touches=touches)
