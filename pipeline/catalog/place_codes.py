"""What somebody calls a place -> its code."""

import re
from difflib import get_close_matches

from babel import Locale

from pipeline.errors import ConfigError

_CODE = re.compile(r"[A-Za-z]{2}(?:-[A-Za-z0-9]{1,3})?")


def places() -> list[tuple[str, str]]:
    """Codes and English names of countries, by name."""
    known = Locale("en").territories.items()
    return sorted(((code, name) for code, name in known if len(code) == 2), key=lambda pair: pair[1])


def code_of_place(words: str) -> str:
    """The ISO 3166 code that is written, in any case, or that of a country by its English name. ConfigError with the
    names that are most like it.

    >>> code_of_place("no"), code_of_place("Norway")
    ('NO', 'NO')
    """
    if _CODE.fullmatch(words):
        return words.upper()
    codes = {name.casefold(): code for code, name in places()}
    if words.casefold() in codes:
        return codes[words.casefold()]
    alike = get_close_matches(words.casefold(), codes, n=3)
    meant = f"; did you mean {', '.join(codes[one] for one in alike)}" if alike else ""
    raise ConfigError(f"no place {words!r} is known{meant}; write an ISO 3166 code (NO) or its English name (Norway)")
