"""Words -> one pattern that matches each of them, the longest first."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any


def alternatives(words: Iterable[str]) -> str:
    """A group-free alternation in which a space stands for any blank that papers print (no-break ones too)."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s").replace("'", "['’]") for word in longest_first)


def words(forms: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(forms)})\b", flags)


def speaks_of(pattern: str) -> Callable[[str], bool]:
    """Whether a text holds the pattern anywhere; each text is searched once for all its numbers."""
    said = re.compile(pattern, re.IGNORECASE)
    return lru_cache(maxsize=8)(lambda text: said.search(text) is not None)


def trie(words: Iterable[str]) -> str:
    """What `alternatives` matches, as a tree of shared beginnings: for tables of thousands of forms."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, Any]) -> str:
    ends = "" in node
    parts = [
        (r"\s" if letter.isspace() else re.escape(letter)) + _branch(rest)
        for letter, rest in sorted(node.items())
        if letter
    ]
    if not parts:
        return ""
    inner = parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"
    return f"(?:{inner})?" if ends else inner
