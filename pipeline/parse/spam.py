"""Parts of a body -> the parts without advertising text that someone appended after the article's end.

Two kinds of tails leave. One sells a trade that lives off such texts (gambling, loans, pills): it must hold two
different signs of those trades in one text. The other advertises anything: it must call upon the reader to buy or to
ask in three different ways, two of them in one text, and break with the topic: hardly any of its words are the
article's. Above a tail the article holds no such sign: an article about casinos keeps its casinos. What lies between
two such texts leaves with them. At most half of the running text can leave.
"""

import re
from importlib import resources

from pipeline.parse.lines import in_small_letters
from pipeline.parse.reading import Parts, running_texts

_SCRIPTS = {
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "ru": re.compile(r"[а-яё]"),
    "en": re.compile(r"[a-z]"),
}


def _by_script(name: str) -> dict[str, re.Pattern[str]]:
    """One pattern for the phrases of each script: a text is searched for those alone whose letters it has. The file has
    a phrase a line; those of letters and words begin where a word does, those in Korean anywhere."""
    found: dict[str, list[str]] = {script: [] for script in _SCRIPTS}
    text = resources.files("pipeline.parse").joinpath(name).read_text(encoding="utf-8")
    for at, phrase in enumerate(text.splitlines()):
        plain = re.sub(r"\\.", "", phrase).lower()
        script = next((script for script, letters in _SCRIPTS.items() if letters.search(plain)), "en")
        found[script].append(f"(?P<s{at}>{in_small_letters(phrase)})")
    begin = {"ko": "", "ru": r"\b", "en": r"\b"}
    return {script: re.compile(f"{begin[script]}(?:{'|'.join(named)})") for script, named in found.items()}


_PATTERNS = _by_script("spam_signs.txt")
_CALLING = _by_script("spam_calls.txt")
_WORD_START = re.compile(r"\b(?:[\uac00-\ud7a3]{2}|[^\W\d_\uac00-\ud7a3]{5})")
_SHARED = 0.2
"""The share of a tail's words that may be the article's too: words of every text, names of the town."""

_MOST = 0.5
_LOOKED_AT = 20_000
"""Characters of one text that are searched: no advertisement is longer."""


def cut_spam(parts: Parts, title: str) -> tuple[Parts, list[str]]:
    """(the article's parts, the texts that were cut off its end)."""
    start = _start_of_tail(parts)
    above, tail = parts[:start], [text for _, text in parts[start:]]
    if not 0 < start < len(parts) or _size(parts[start:]) > _MOST * _size(parts):
        return parts, []
    said_above = [title, *(text for _, text in above)]
    if any(signs_in(text) for text in said_above):
        return parts, []
    if not any(len(signs_in(text)) > 1 for text in tail) and not _advertises(tail, said_above):
        return parts, []
    return above, tail


def signs_in(text: str) -> set[str]:
    """Which signs of the trades a text holds."""
    return _found(_PATTERNS, text)


def _calls_in(text: str) -> set[str]:
    return _found(_CALLING, text)


def _found(patterns: dict[str, re.Pattern[str]], text: str) -> set[str]:
    text = text[:_LOOKED_AT].lower()
    there = [pattern for script, pattern in patterns.items() if _SCRIPTS[script].search(text)]
    return {match.lastgroup or "" for pattern in there for match in pattern.finditer(text)}


def _advertises(tail: list[str], above: list[str]) -> bool:
    calls = [_calls_in(text) for text in tail]
    if len(set().union(*calls)) < 3 or max(map(len, calls)) < 2 or any(len(_calls_in(text)) > 1 for text in above):
        return False
    words, known = _stems(tail), _stems(above)
    return len(words & known) <= _SHARED * len(words)


def _stems(texts: list[str]) -> set[str]:
    """The first letters of each word of five letters and more, or of two syllables of Korean."""
    return {match.group().casefold() for text in texts for match in _WORD_START.finditer(text)}


def _start_of_tail(parts: Parts) -> int:
    """Where the tail starts, or len(parts): from the end upwards as long as every other text has a sign.

    Most articles have no tail, so that only their last two texts are looked at.
    """
    start, signed = len(parts), 0
    for seen, (at, (_, text)) in enumerate(reversed(list(enumerate(parts))), start=1):
        if signs_in(text) or _calls_in(text):
            start, signed = at, signed + 1
        if seen > 2 * signed + 1:
            break
    return start


def _size(parts: Parts) -> int:
    return sum(map(len, running_texts(parts)))
