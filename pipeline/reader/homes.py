"""The country that most of the press in a language is about, for numbers whose country goes without saying."""

from functools import lru_cache

from babel.core import get_global


@lru_cache
def home_of_language(code: str) -> str | None:
    """Where most who write a language live, as CLDR has it; None for a code that it lacks.

    >>> home_of_language("ko"), home_of_language("xx")
    ('KR', None)
    """
    return str(get_global("likely_subtags").get(code, "")).rpartition("_")[2] or None
