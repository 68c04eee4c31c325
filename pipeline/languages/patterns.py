"""Tables of words -> one compiled alternation, longest first."""

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A group-free alternation in which a space stands for any blank that papers print (no-break ones too)."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s").replace("'", "['’]") for word in longest_first)


def words(forms: Iterable[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(forms)})\b", flags)
