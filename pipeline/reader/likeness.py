"""Whether two texts name one thing, by the beginnings of their words."""

from collections.abc import Hashable
from functools import lru_cache

_STEM = 4  # letters by which words are compared


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in text.split())


def stem(word: str) -> str:
    return word[:_STEM]


def alike(one: str, other: str) -> bool:
    """Whether half of the words of the shorter share their first letters with words of the longer.

    >>> alike("central bank", "the central bank of norway"), alike("bank", "users")
    (True, False)
    """
    return share_words(stems(one), stems(other))


def same_answer(one: Hashable, other: Hashable) -> bool:
    """Whether two answers of a slot are one, or are texts that name one thing."""
    return one == other or (isinstance(one, str) and isinstance(other, str) and alike(one, other))


def share_words(first: frozenset[str], second: frozenset[str]) -> bool:
    """`alike` for texts whose stems are known."""
    least = min(len(first), len(second))
    return least > 0 and 2 * len(first & second) >= least
