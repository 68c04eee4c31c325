"""What was read of a page against what is expected of it: shared words in order, and figures."""

import re
from collections import Counter

_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+(?:[.,\u00a0 ]\d+)*")


def text_f1(expected: str, found: str) -> float:
    """F1 of word triples, counted: 1.0 for the same text, 0.0 for none in common."""
    wanted, got = _triples(expected), _triples(found)
    shared = (wanted & got).total()
    return 2 * shared / (wanted.total() + got.total()) if shared else float(wanted == got)


def numbers(expected: str, found: str) -> tuple[int, int, int]:
    """(figures kept, figures expected, figures printed that are none of them)."""
    wanted, got = Counter(_NUMBER.findall(expected)), Counter(_NUMBER.findall(found))
    return (wanted & got).total(), wanted.total(), (got - wanted).total()


def _triples(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())
    return Counter(zip(words, words[1:], words[2:], strict=False)) if len(words) > 2 else Counter([tuple(words)])
