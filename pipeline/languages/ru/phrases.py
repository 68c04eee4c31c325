"""Russian noun phrases with what they do in their clause, told from case and preposition."""

import re
from functools import lru_cache

from pymorphy3.analyzer import Parse

from pipeline.languages.language import Phrase, Role
from pipeline.languages.ru.morphology import MODIFIERS, parses
from pipeline.languages.ru.periods_resolved import MONTHS, WEEKDAYS
from pipeline.languages.words import word_list, word_table
from pipeline.model import Span

_TOKEN = re.compile(r"[А-Яа-яЁёA-Za-z][\w’]*(?:[-‐‑][\w’]+)*|\d[\d.,]*|[^\w\s]")
_PREPOSITIONS = {word: Role(role) for word, role in word_table("ru", "prepositions").items()}
_AMOUNTS = word_list("ru", "not_phrases") | frozenset({*MONTHS, *WEEKDAYS})
_WORDS = 6


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """Modifiers, a noun, and the genitives behind it; one phrase for the whole and one for each genitive in it."""
    tokens = list(_TOKEN.finditer(text, start, end))
    found: list[Phrase] = []
    index, before = 0, ""
    while index < len(tokens):
        last = _last(tokens, index)
        if last < 0:
            before = tokens[index][0].lower()
            index += 1
            continue
        _keep(tokens[index : last + 1], before, text, found)
        index, before = last + 1, ""
    return found


@lru_cache(maxsize=50_000)
def _kind(word: str) -> tuple[str, Parse | None]:
    """n(oun), m(odifier), or nothing of the kind, by the likeliest reading."""
    if not word[0].isalpha() or word in _PREPOSITIONS:
        return "", None
    if word.isascii():
        return "n", None
    first = parses(word)[0]
    if first.tag.POS == "NOUN" and len(word) > 1:
        return "n", first
    return ("m", first) if first.tag.POS in MODIFIERS and "Apro" not in first.tag else ("", None)


def _last(tokens: list[re.Match[str]], index: int) -> int:
    """Index of the last token of the noun phrase that begins at `index`, or -1."""
    last, at = -1, index
    while at < len(tokens) and at - index < _WORDS:
        kind, _ = _kind(tokens[at][0].lower())
        if not kind:
            break
        if kind == "n":
            last = at
            following, reading = _kind(tokens[at + 1][0].lower()) if at + 1 < len(tokens) else ("", None)
            if not following or (reading is not None and not _may_be_genitive(tokens[at + 1][0].lower())):
                break
        at += 1
    return last


@lru_cache(maxsize=50_000)
def _may_be_genitive(word: str) -> bool:
    return any(one.tag.case == "gent" for one in parses(word)[:4])


def _keep(run: list[re.Match[str]], before: str, text: str, found: list[Phrase]) -> None:
    nouns = [index for index, token in enumerate(run) if _kind(token[0].lower())[0] == "n"]
    role = _role(run[nouns[0]][0].lower(), before)
    first = 0
    for number, noun in enumerate(nouns):
        end = nouns[-1] if number == 0 else noun
        reading = _kind(run[noun][0].lower())[1]
        head = reading.normal_form if reading else run[noun][0].lower()
        if head not in _AMOUNTS and len(run[noun][0]) > 1:
            span = Span(run[first].start(), run[end].end())
            found.append(Phrase(span, span.of(text), role if number == 0 else Role.OWNER))
            if number == 0 and end > noun:
                alone = Span(run[first].start(), run[noun].end())
                found.append(Phrase(alone, alone.of(text), role))
        first = noun + 1


def _role(noun: str, before: str) -> Role:
    if before in _PREPOSITIONS:
        return _PREPOSITIONS[before]
    cases = [str(one.tag.case) for one in parses(noun)[:4] if one.tag.POS == "NOUN" and one.score > 0.05]
    if not cases or "nomn" in cases:
        return Role.SUBJECT
    return {"gent": Role.OWNER, "datv": Role.OBJECT, "accs": Role.OBJECT, "ablt": Role.AGENT}.get(cases[0], Role.OTHER)


_NO_PHRASE = frozenset({"VERB", "INFN", "ADJS", "PRTS", "GRND", "ADVB", "PRED", "NPRO", "PRCL", "COMP"})


def noun_phrase(text: str) -> str:
    """The words up to the first that no noun phrase holds; none where the first is in no genitive.

    >>> noun_phrase("рыбаков Лиманского края довольны уловом")
    'рыбаков Лиманского края'
    >>> noun_phrase("накануне вечером")
    ''
    """
    words = text.split(" ")
    if words[0].lower() in {"которых", "которого", "которой", "них", "него", "неё", "нее"}:
        return ""  # stands for what the clause before has named
    if words[0].isalpha() and not any(one.tag.case == "gent" for one in parses(words[0].lower())[:4]):
        return ""
    stop = next((i for i, word in enumerate(words) if _part_of_speech(word.strip("«»,")) in _NO_PHRASE), len(words))
    return " ".join(words[:stop])


def _part_of_speech(word: str) -> str | None:
    found = parses(word.lower())[0].tag.POS
    return None if found is None else str(found)
