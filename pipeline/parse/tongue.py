"""Running text -> its language. The text decides; what page and source declare only settles what it leaves open.

A script of its own names ko, ja, zh, el and so on; Latin and Cyrillic texts are told apart by their commonest words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

_LOOKED_AT = 4000
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ko", re.compile(r"[\uac00-\ud7a3]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
    ("bn", re.compile(r"[\u0980-\u09ff]")),
    ("ta", re.compile(r"[\u0b80-\u0bff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("ka", re.compile(r"[\u10a0-\u10ff]")),
    ("hy", re.compile(r"[\u0530-\u058f]")),
    ("cyrillic", re.compile(r"[\u0400-\u04ff]")),
    ("latin", re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")),
)
_SHARED = frozenset({"cyrillic", "latin"})
"""Scripts of many languages."""

# Function words, chosen so that few of a language's are also words of a neighbour's.
_WORDS = {
    "en": "a the of and to in that is was for with as his her they at be this have from by it not are were said",
    "de": "der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es wurde",
    "fr": "a le la les des et en du une est que dans qui pour au sur pas par plus ce avec il sont été",
    "es": "a el la los las de que y en un una por con del se para no su al lo como más fue ha",
    "pt": "a o os de que e do da em um uma para com não no na por mais dos como ao foi são",
    "it": "a il di che la e in un per è una con del non si da le della sono al dei nel gli",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als bij door",
    "da": "og i at det er en til af den på for med de som der ikke et har var fra",
    "sv": "och i att det är en som på av för med den till har de inte ett om var från",
    "no": "og i det er på en til som av for med at har de ikke den et om var fra ble",
    "fi": "ja on ei että se oli hän mutta ovat kun myös joka sen mukaan ole kuin jos",
    "is": "og að í á er sem það við um til en með var fyrir ekki hann af því þá",
    "pl": "i w na z się że do nie jest to o jak po od za dla który tym przez są był",
    "cs": "a v se na je že z do o s to by jako pro za od podle ale jsou byl který",
    "sk": "a v sa na je že z do o s to by ako pre za od podľa ale sú bol ktorý",
    "hu": "a az és hogy nem is egy meg volt de ezt ami azt már csak mint még",
    "ro": "și de în a la cu pe care din nu că este o pentru mai sunt au fost un prin",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi en ise sonra kadar ancak dedi",
    "id": "yang dan di dengan untuk dari ini itu pada tidak akan dalam juga adalah ke oleh",
    "vi": "và của là có được cho không trong các một người đã với này để những khi ở từ",
}
_SETS = {code: frozenset(words.split()) for code, words in _WORDS.items()}
_SPOKEN_IN = {
    word: tuple(code for code, words in _SETS.items() if word in words)
    for each in _WORDS.values()
    for word in each.split()
}
"""The languages that a word is one of: it speaks for each of them by so much less as they are more."""

# Letters that a Cyrillic alphabet has and its neighbours lack, looked for in this order.
_CYRILLIC_LETTERS = (
    ("kk", "әғқңұ"),
    ("be", "ў"),
    ("uk", "їєґ"),
    ("mk", "ѓќѕ"),
    ("sr", "јљњћђџ"),
    ("ru", "ыэё"),
)
_BULGARIAN = 0.006
"""The share of ъ above which a text without ы, э, ё is Bulgarian: a vowel there (2 %), in Russian a rare sign."""

_COMMONEST = {"cyrillic": "ru", "latin": "en"}
"""Whose a few words in a script are that many languages share, where nothing in them tells."""

_MIXED = 0.4
"""How near the second language of a text comes to the first where it may have as many letters."""

_LINE = 100
_TELLING = 1.5
"""What must speak for the language of a line."""

_MARKING = 0.002
"""The share of letters that marks an alphabet: above names and quotations, far below what the language itself has."""


def language_of(text: str, *, declared: str | None, expected: str | None) -> str:
    """An ISO 639-1 code, or `und`. `declared` is what the page says, `expected` what its source file says."""
    sample = text[:_LOOKED_AT]
    letters = _letters(sample)
    told = [code for code in (declared, expected) if code and code != "und"]
    by_script = _by_script(letters)
    if by_script is not None:
        return by_script
    if letters["cyrillic"] > letters["latin"]:
        return _cyrillic_language(sample.lower(), letters["cyrillic"]) or next(iter(told), "und")
    return _latin_language(sample, told)


def language_of_plain(text: str) -> str:
    """An ISO 639-1 code of a text of which nothing else is known; never `und`. Where a few words do not tell, it is the
    commonest language of their script, and English without any letter."""
    letters = _letters(text[:_LOOKED_AT])
    script = "cyrillic" if letters["cyrillic"] > letters["latin"] else "latin"
    return language_of(text, declared=None, expected=_COMMONEST[script])


def _cyrillic_language(sample: str, letters: int) -> str | None:
    counts = Counter(sample)
    for code, marks in _CYRILLIC_LETTERS:
        if sum(counts[mark] for mark in marks) > _MARKING * letters:
            return code
    return "bg" if counts["ъ"] > _BULGARIAN * letters else None


def _latin_language(sample: str, told: list[str]) -> str:
    scores, words = _scores(sample)
    first, second = sorted(scores.values(), reverse=True)[:2]
    if second >= _MIXED * first:
        scores = _letters_of(sample) or scores
    best = max(scores, key=lambda code: scores[code])
    for code in told:
        if scores.get(code, 0) >= 0.85 * scores[best] and scores.get(code):
            return code
    if sum(words[word] for word in _SETS[best]) < max(2, 0.04 * words.total()):
        return next(iter(told), "und")
    return best


def _scores(sample: str) -> tuple[dict[str, float], Counter[str]]:
    """How much speaks for each language, and the words."""
    words = Counter(_WORD.findall(sample.lower()))
    scores = dict.fromkeys(_SETS, 0.0)
    for word, spoken in _SPOKEN_IN.items():
        if count := words.get(word):
            for code in spoken:
                scores[code] += count / len(spoken)
    return scores, words


def _letters_of(sample: str) -> dict[str, float]:
    """Of a text of several languages the letters of each, line by line: a language of many small words would win over
    one of few where both have as much text."""
    found: dict[str, float] = defaultdict(float)
    for line in _lines(sample):
        scores, _ = _scores(line)
        best = max(scores, key=lambda code: scores[code])
        if scores[best] >= _TELLING:
            found[best] += len(line)
    return found


def _lines(sample: str) -> Iterator[str]:
    """Lines, short ones together."""
    together = ""
    for line in sample.split("\n"):
        together = f"{together} {line}"
        if len(together) >= _LINE:
            yield together
            together = ""
    if together:
        yield together


def _letters(sample: str) -> Counter[str]:
    """How many letters of each script a text has; a sign of no listed script counts under an empty name."""
    found: Counter[str] = Counter()
    for sign, count in Counter(sample).items():
        found[_script_of(sign)] += count
    return found


@lru_cache(maxsize=10_000)
def _script_of(sign: str) -> str:
    return next((code for code, script in _SCRIPTS if script.match(sign)), "")


def _by_script(letters: Counter[str]) -> str | None:
    """Kana beside ideographs is Japanese; Hangul beside either is Korean, whose papers print Latin names and hanja."""
    counts = {code: letters[code] for code, _ in _SCRIPTS if code not in _SHARED}
    other = sum(letters[code] for code in _SHARED)
    if counts["ja"] * 20 > counts["zh"] and counts["ja"] > 5:
        counts["ja"] += counts["zh"]
        counts["zh"] = 0
    code, count = max(counts.items(), key=lambda pair: pair[1])
    # One syllable of Korean or one ideograph carries what two or three Latin letters do.
    weight = 2.5 if code in {"ko", "ja", "zh"} else 1.0
    return code if count * weight > other else None
