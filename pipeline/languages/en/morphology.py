"""The forms of an English noun."""

import re

from pipeline.languages.words import word_list, word_table

IRREGULAR = word_table("en", "irregular_plurals")
NOT_PLURAL = word_list("en", "not_plural")
STOP = word_list("en", "phrase_ends")
# GPUs and RBIs, whose small s alone makes them plural
_INITIALS = re.compile(r"[A-Z]{2,5}s")


def singular(word: str) -> str:
    """
    >>> [singular(word) for word in ("companies", "boxes", "warrants", "people", "matches")]
    ['company', 'box', 'warrant', 'person', 'match']
    """
    if _INITIALS.fullmatch(word):
        return word[:-1].lower()
    word = word.lower()
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_plural(word: str) -> bool:
    low = word.lower()
    if _INITIALS.fullmatch(word):
        return True
    if low in NOT_PLURAL or low in STOP:
        return False
    return low in IRREGULAR or (
        len(low) > (2 if word[:2].isupper() else 3)
        and (word.endswith("s") or (word.isupper() and low.endswith("s")))
        and not low.endswith(("ss", "us", "is", "’s", "'s"))
    )
