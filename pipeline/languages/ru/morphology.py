"""Russian words by their dictionary: readings, lemmas, and base forms. Cached, since news repeats itself."""

from functools import lru_cache

import pymorphy3
from pymorphy3.analyzer import Parse

MORPH = pymorphy3.MorphAnalyzer()
CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
_STEM = 4  # letters that the forms of one word share
MODIFIERS = frozenset({"ADJF", "PRTF"})


@lru_cache(maxsize=100_000)
def parses(word: str) -> tuple[Parse, ...]:
    """Readings of a word, likeliest first."""
    return tuple(MORPH.parse(word))


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str:
    """
    >>> [lemma(word) for word in ("запросов", "пользователями", "компаний")]
    ['запрос', 'пользователь', 'компания']
    """
    found = parses(word)
    noun = next((one for one in found if one.tag.POS == "NOUN"), found[0])
    return str(noun.normal_form)


def _cased(form: str, like: str) -> str:
    """The form with the capitals of the word that it was made of: усть-илимска -> Усть-Илимска."""
    parts, models = form.split("-"), like.split("-")
    if len(parts) != len(models):
        return form.capitalize() if like[:1].isupper() else form
    return "-".join(
        part.upper() if model.isupper() and len(model) > 1 else part.capitalize() if model[:1].isupper() else part
        for part, model in zip(parts, models, strict=True)
    )


@lru_cache(maxsize=20_000)
def base_form(name: str) -> str:
    """A name as printed -> in the nominative: its modifiers and first noun; of a person every part. What has a verb is
    no name: рубежом пользовались.

    >>> [base_form(name) for name in ("Ростовской области", "Татьяны Быковской", "Министерства финансов Чехии")]
    ['Ростовская область', 'Татьяна Быковская', 'Министерство финансов Чехии']
    """
    words = name.split(" ")
    first = _declined(words[0])
    if first is None or name.isascii() or any(parses(word.lower())[0].tag.POS == "VERB" for word in words[1:]):
        return name
    if len(words) > 1 and first.tag.POS == "NOUN" and "Surn" not in first.tag and not MORPH.word_is_known(first.word):
        return name  # «Хестра Телеком» may be its own nominative, and no Хестр is printed
    if first.tag.POS in MODIFIERS:
        first = _modifier_of(words, first)
    out: list[str] = []
    open_phrase = True
    for word in words:
        reading = _agreeing(word, first) if open_phrase else None
        changed = _in_nominative(reading) if reading else None
        out.append(_cased(str(changed.word), word) if changed else word)
        open_phrase = open_phrase and (_is_person(words[0]) or (reading is not None and reading.tag.POS in MODIFIERS))
    printed = " ".join(out)
    return printed if "ё" in name else printed.replace("ё", "е")


def _in_nominative(reading: Parse) -> Parse | None:
    """The dictionary has высший and высочайший as one word: the form that begins as the one printed does."""
    changed = reading.inflect({"nomn"})
    if changed is None or changed.word[:_STEM] == reading.word[:_STEM]:
        return changed
    tag = changed.tag
    alike = (
        one
        for one in reading.lexeme
        if (one.tag.case, one.tag.number, one.tag.gender) == ("nomn", tag.number, tag.gender)
    )
    return next((one for one in alike if one.word[:_STEM] == reading.word[:_STEM]), changed)


def _modifier_of(words: list[str], first: Parse) -> Parse:
    """The reading of an adjective that agrees with the first noun behind it: Всемирного банка is a bank's."""
    nouns = [one for word in words[1:] for one in parses(word.lower()) if one.tag.POS == "NOUN"]
    for noun in nouns:
        for one in parses(words[0].lower()):
            if one.tag.POS in MODIFIERS and (one.tag.case, one.tag.gender) == (noun.tag.case, noun.tag.gender):
                return one
    return first


def _is_person(word: str) -> bool:
    return any(mark in one.tag for one in parses(word.lower())[:4] for mark in ("Name", "Patr"))


def _declined(word: str) -> Parse | None:
    """The oblique reading of a word that has no nominative one; none of a preposition."""
    if word.isascii() or word.isupper() or parses(word.lower())[0].tag.POS == "PREP":
        return None
    found = [one for one in parses(word.lower()) if one.tag.POS in {"NOUN", *MODIFIERS}]
    named = "Name" in found[0].tag or "Surn" in found[0].tag if found else False
    if not found or any(
        one.tag.case == "nomn" and one.score >= 0.15 and not (named and one.tag.number == "plur") for one in found
    ):
        return None
    return next((one for one in found if any(mark in one.tag for mark in ("Geox", "Surn", "Name", "Orgn"))), found[0])


def _agreeing(word: str, first: Parse) -> Parse | None:
    """The reading of a word in the case, and if possible the gender, of the phrase's first word."""
    found = [
        one for one in parses(word.lower()) if one.tag.case == first.tag.case and one.tag.POS in {"NOUN", *MODIFIERS}
    ]
    return next(
        (one for one in found if one.tag.gender == first.tag.gender and one.tag.number == first.tag.number), None
    ) or (found[0] if found else None)
