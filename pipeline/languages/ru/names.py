"""Names in Russian text: what stands in quotes, Latin words, abbreviations, and runs of capitalised words."""

import re
from dataclasses import replace
from functools import lru_cache

from pipeline.languages.language import Name
from pipeline.languages.names import free_of, in_order, known_names
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.ru.morphology import MORPH, base_form, parses
from pipeline.languages.ru.periods_resolved import MONTHS, WEEKDAYS
from pipeline.languages.words import word_list
from pipeline.model import Span

_P = compiled_patterns("ru", "names")
_COMMON = word_list("ru", "common_abbreviations")
_NEVER = frozenset({*MONTHS, *WEEKDAYS})
_PROPER = ("Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr", "LATN")


def _others(text: str, start: int, end: int) -> list[Name]:
    quoted = [
        Name(Span(match.start("name"), match.end("name")), match["name"])
        for match in _P["quoted"].finditer(text, start, end)
        if len(match["name"].split()) <= 6 and not _says_nothing(match["name"])
    ]
    runs = filter(None, (_run(match, start) for match in _P["run"].finditer(text, start, end)))
    found = _shortened(text, in_order(*quoted, *free_of(quoted, runs)))
    bases = _bases(text)
    return [replace(name, base=bases.get(_stem(name.base)) or _nominative(name, text)) for name in found]


def _nominative(name: Name, text: str) -> str:
    """Of a name in quotes that the dictionary knows: «Синего Попугая» is «Синий Попугай»."""
    quoted = text[max(name.span.start - 1, 0) : name.span.start] in {"«", "„", "“", '"'}
    named = _P["classifier"].search(text, max(0, name.span.start - 30), name.span.start)
    return base_form(name.base) if quoted and not named else name.base


def _stem(name: str) -> str:
    return " ".join(_P["ending"].sub("", word) if len(word) > 3 else word for word in name.lower().split(" "))


@lru_cache(maxsize=32)
def _bases(text: str) -> dict[str, str]:
    """Stem -> the base form of a name that the dictionary has not: as the text prints it without an ending («Мяутолк»
    for «Мяутолка»), or made from a form that stands where only the masculine genitive or instrumental can."""
    found: dict[str, str] = {}
    for match in (*_P["quoted"].finditer(text), *_P["run"].finditer(text)):
        name = match["name"] if "name" in match.re.groupindex else match[0]
        stem = _stem(name)
        if name.isascii() or len(name) < 4 or _is_known(name):
            continue  # Latin names do not change, and known ones are in the dictionary
        if name.lower() == stem:
            found[stem] = name
        elif stem not in found:
            at = match.start("name") if "name" in match.re.groupindex else match.start()
            made = _unbent(text, at, name)
            found |= {stem: made} if made else {}
    return found


def _is_known(name: str) -> bool:
    return all(MORPH.word_is_known(word.lower()) for word in name.split(" "))


def _unbent(text: str, at: int, name: str) -> str | None:
    match = _P["oblique"].fullmatch(name)
    if not match or " " in name or _P["classifier"].search(text, max(0, at - 30), at) or _P["whole"].search(name):
        return None
    governed = _P["genitive_before"].search(text, max(0, at - 30), at)
    return match["stem"] if match["ending"] == "ом" or (match["ending"] == "а" and governed) else None


def _shortened(text: str, names: list[Name]) -> list[Name]:
    """«Мобильные ТелеСистемы» (МТС), Система быстрых платежей (СБП): the name that the text goes on with."""
    kept: list[Name] = []
    for name in names:
        long = kept[-1] if kept else None
        if long and name.base.isupper() and _P["explained"].fullmatch(text, long.span.end, name.span.start):
            kept[-1] = Name(Span(long.span.start, name.span.end), name.base)
        else:
            kept.append(name)
    return kept


def _run(match: re.Match[str], start: int) -> Name | None:
    at, words = match.start(), match[0].rstrip(".").split(" ")
    while words and (
        words[0].lower() in _NEVER or (_opens(match.string, at, start) and not _proper(words[0], len(words)))
    ):
        at += len(words[0]) + 1
        words = words[1:]
    for word in words[: _post_before_person(words)]:
        at += len(word) + 1
        words = words[1:]
    end = _with_noun(match.string, at, words)
    printed = match.string[at:end].replace("\u00a0", " ")
    if (
        len(printed) < 2
        or not printed[0].isupper()
        or all(word in _COMMON for word in printed.split(" "))
        or end is None
        or _P["compound"].fullmatch(printed)
        or _says_nothing(printed)
        or ("-" in printed and printed.partition("-")[0] in _COMMON)
    ):
        return None
    return Name(Span(at, end), base_form(printed))


def _post_before_person(words: list[str]) -> int:
    """How many words are no part of a person's name: президент России Владимир Лапин, лидер Meow Пётр Зорин."""
    first = next((index for index, word in enumerate(words) if _is_person(word, ("Name",))), 0)
    return 0 if any(_is_person(word, ("Name", "Surn", "Patr")) for word in words[:first]) else first


def _is_person(word: str, marks: tuple[str, ...]) -> bool:
    tag = parses(word.lower())[0].tag
    return any(mark in tag for mark in marks)


@lru_cache(maxsize=20_000)
def _says_nothing(printed: str) -> bool:
    """A preposition, conjunction or pronoun with a capital: what looks like an end of sentence before it was none."""
    return printed.istitle() and parses(printed.lower())[0].tag.POS in {"PREP", "CONJ", "PRCL", "NPRO", "INTJ"}


def _with_noun(text: str, at: int, words: list[str]) -> int | None:
    """The end of a run; where it is an adjective alone, that of its noun: Федеральная служба, Всемирным банком."""
    end = at + len(" ".join(words))
    if len(words) != 1 or words[0].isascii() or parses(words[0].lower())[0].tag.POS != "ADJF":
        return end
    tail = _P["noun_phrase"].match(text, end)
    for word in re.finditer(r"[а-яё-]+", tail[0]) if tail else ():
        part = parses(word[0])[0].tag.POS
        if part == "NOUN":
            return end + word.end()
        if part != "ADJF":
            break
    return end if any("Surn" in one.tag for one in parses(words[0].lower())[:4]) else None


def _opens(text: str, at: int, start: int) -> bool:
    """Whether a sentence or a quotation starts here, so that the capital says nothing."""
    before = text[max(start, at - 2) : at].strip(" \u00a0")
    return at <= start or (bool(before) and before[-1] in '«"“„—–-.!?:>(•·▪●◦*✅')


@lru_cache(maxsize=20_000)
def _proper(word: str, length: int) -> bool:
    """Whether a word that opens a sentence is a name all the same."""
    if word.isascii() or (word.isupper() and len(word) > 1) or any(letter.isupper() for letter in word[1:]):
        return True
    readings = parses(word.lower())
    if any(mark in readings[0].tag for mark in _PROPER):
        return True
    unknown = not any("Dictionary" in type(one.methods_stack[0][0]).__name__ for one in readings)
    return unknown or (readings[0].tag.POS == "ADJF" and length > 1)


# case endings alone: Максим is no form of Макс
_KNOWN = known_names("ru", inflection=r"(?:а|я|у|ю|е|и|ы|ой|ей|[оеё]м|[оея]в|[ая]м|[ая]ми|[ая]х)?")


def names(text: str, start: int, end: int) -> list[Name]:
    # the name as this text prints it: Телеграм stays Телеграм
    known = [Name(one.span, one.span.of(text), known=True) for one in _KNOWN(text, start, end)]
    known += [Name(Span(*one.span("name")), one["name"], known=True) for one in _P["small"].finditer(text, start, end)]
    return in_order(*known, *free_of(known, _others(text, start, end)))
