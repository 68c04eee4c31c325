"""How Russian prints places: names, adjectives and people declined by rule (a dictionary takes seconds)."""

import re
from collections.abc import Iterator
from itertools import product

from pipeline.languages.gazetteer_index import Name
from pipeline.languages.gazetteer_words import PlaceRules, gazetteer_of_words
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.words import word_table

_ENDINGS = [
    (ending, cases.split(" / "))
    for endings, cases in word_table("ru", "noun_cases").items()
    for ending in endings.split()
]
_MODIFIERS = word_table("ru", "modifier_cases")
_LONE_MODIFIER = re.compile(r"(?:[сц]к(?:ий|ая|ое|ие)|[нлвр](?:ый|ая|ое|ые)|[дт]ой|ской|ное)\Z")
_ADJECTIVE = "{0}ий {0}ого {0}ому {0}им {0}ом {0}ая {0}ой {0}ую {0}ое {0}ие {0}их {0}ими {0}о"
_HARD = "{0}ый {0}ой {0}ого {0}ому {0}ым {0}ом {0}ая {0}ую {0}ое {0}ые {0}ых {0}ыми {0}о"
_WITH_ADJECTIVE = frozenset({"RU", "UA", "BY", "KZ", "KG"})  # the press writes of their towns by the adjective too
_PARTS = re.compile(r"[ -]")


def printed(name: Name) -> Iterator[str]:
    if name.fixed or (name.text.isupper() and len(name.text) > 1):
        forms = {name.text}
    elif name.sort == "adjective":
        forms = set(_both(adjective(name.text)))
    elif name.sort == "people":
        forms = set(_both(people(name.text)))
    else:
        forms = set(declined(name.text))
        if name.sort == "city" and name.country in _WITH_ADJECTIVE and not name.doubtful and " " not in name.text:
            forms |= set(_both(adjective(_of_town(name.text))))
    yield from forms | {form.replace("ё", "е").replace("Ё", "Е") for form in forms}


def _both(forms: Iterator[str]) -> Iterator[str]:
    for form in forms:
        yield form
        yield form[0].upper() + form[1:]


def declined(name: str) -> Iterator[str]:
    """A name in the nominative -> the name in every case: modifiers and first noun, what follows stays.

    >>> list(dict.fromkeys(declined("Нижний Новгород")))[1:3]
    ['Нижнего Новгорода', 'Нижнему Новгороду']
    >>> "Ростову-на-Дону" in set(declined("Ростов-на-Дону"))
    True
    """
    yield name
    parts, joints = _PARTS.split(name), _PARTS.findall(name)
    for rows in product(*_columns(parts, " " in name)):
        for case in zip(*rows, strict=True):
            yield "".join(part + joint for part, joint in zip(case, [*joints, ""], strict=True))


def _columns(parts: list[str], spaced: bool) -> list[list[list[str]]]:
    """Of each part its ways of declining."""
    head = _head(parts, spaced)
    return [
        _cases(part, lone=place == len(parts) - 1) if _declines(place, head, parts, spaced) else [[part] * 5]
        for place, part in enumerate(parts)
    ]


def _head(parts: list[str], spaced: bool) -> int:
    if not spaced:
        return 0 if parts[1:2] == ["на"] else len(parts) - 1
    return next((place for place, part in enumerate(parts) if part[-2:] not in _MODIFIERS), len(parts) - 1)


def _declines(place: int, head: int, parts: list[str], spaced: bool) -> bool:
    if spaced:
        return place <= head
    return place == head or (parts[-1].endswith("ский") and parts[0].endswith("ск"))


def _cases(part: str, *, lone: bool) -> list[list[str]]:
    if part[-2:] in _MODIFIERS and (not lone or _LONE_MODIFIER.search(part)):
        ending = "ний" if part.endswith("ний") else part[-2:]
        stem = part[: -len(ending)]
        row = _MODIFIERS[ending]
        soft = row.replace("ым", "им").replace("ых", "их") if stem[-1:] in "кгх" else row
        return [[stem + one for one in soft.split()]]
    ending, rows = next(row for row in _ENDINGS if part.endswith(row[0].replace("|", "")))
    stem = part.removesuffix(ending.partition("|")[2])
    return [[stem + one.replace("0", "") for one in row.split()] for row in rows]


def adjective(word: str) -> Iterator[str]:
    """
    >>> list(adjective("омский"))[:3], "российско" in set(adjective("российский"))
    (['омский', 'омского', 'омскому'], True)
    """
    stem = word[:-2]
    forms = (_ADJECTIVE if stem[-1] in "кгх" and not word.endswith("ой") else _HARD).format(stem)
    yield from forms.split()
    if stem[-1] in "кгх" and word.endswith("ой"):
        yield from _ADJECTIVE.format(stem).split()


def _of_town(name: str) -> str:
    stem = name.lower().rstrip("аоеыияьй")
    return f"{stem}ий" if stem.endswith("ск") else f"{stem}ский"


def people(word: str) -> Iterator[str]:
    """
    >>> {"россиян", "китайцев", "поляки", "украинок"} <= {form for one in ("россиянин", "китаец", "поляк", "украинка")
    ...     for form in people(one)}
    True
    """
    yield word
    if word.endswith("ский"):
        yield from adjective(word)
        return
    if word.endswith(("анин", "янин")):
        yield from (word + one for one in ["а", "у", "ом", "е"])
        yield from (word[:-2] + one for one in ["е", "", "ам", "ами", "ах"])
    elif word.endswith("ка"):
        yield from (word[:-1] + one for one in ["и", "е", "у", "ой", "ам", "ами", "ах"])
        yield word[:-2] + ("ек" if word[-3] in "нчш" and word[-4] == "е" else "ок")
    elif word.endswith("ец"):
        stem = word[:-2] + ("й" if word[-3] in "аеиоуя" else "ь" if word[-3] == "л" else "")
        yield from (f"{stem}ц{one}" for one in ["а", "у", "ем", "ом", "е", "ы", "ев", "ов", "ам", "ами", "ах"])
    else:
        stem = f"{word[:-2]}к" if word.endswith("рок") else word
        plural = "и" if stem[-1] in "кгх" else "ы"
        yield from (stem + one for one in ["", "а", "у", "ом", "е", plural, "ов", "ам", "ами", "ах"])


_BEFORE = compiled_patterns("ru", "gazetteer")["before"]
_QUOTES = frozenset('«»"“”„')


def _blocked(text: str, start: int, end: int) -> bool:
    """«Тула» is a cinema."""
    return start > 0 and text[start - 1] in _QUOTES and end < len(text) and text[end] in _QUOTES


GAZETTEER = gazetteer_of_words(printed, PlaceRules(_BEFORE, _blocked))
