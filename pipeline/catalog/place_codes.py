"""What somebody calls a place -> its code."""

import re
from difflib import get_close_matches

from babel import Locale
from babel.core import get_global

from pipeline.errors import ConfigError

_ALIKE = 0.7  # least likeness of a name that may have been meant: *Germny*, and not Albania for *Atlantis*
_CODE = re.compile(r"(?P<country>[A-Za-z]{2,3})(?P<part>-[A-Za-z0-9]{1,3})?")


def places() -> list[tuple[str, str]]:
    """Codes and English names of countries, by name."""
    known = Locale("en").territories.items()
    return sorted(((code, name) for code, name in known if len(code) == 2), key=lambda pair: pair[1])


def is_country(code: str) -> bool:
    """Whether it is an ISO 3166 code of two capitals that a country has."""
    return code in dict(places())


def code_of_place(words: str) -> str:
    """The ISO 3166 code that is written, in any case, or that of a country by another code (UK, USA) or its English
    name. ConfigError with the names that are most like it.

    >>> code_of_place("no"), code_of_place("Norway"), code_of_place("uk")
    ('NO', 'NO', 'GB')
    """
    written = _CODE.fullmatch(words)
    if written and (country := _country(written["country"].upper())):
        return country + (written["part"] or "").upper()
    known = {name.casefold(): (code, name) for code, name in places()}
    if words.casefold() in known:
        return known[words.casefold()][0]
    inside = [name for name in known if words.casefold() in name.split()]
    alike = [known[name] for name in inside or get_close_matches(words.casefold(), known, n=3, cutoff=_ALIKE)]
    meant = "; did you mean " + " or ".join(f"{name} ({code})" for code, name in alike) if alike else ""
    raise ConfigError(f"no place {words!r} is known{meant}; write an ISO 3166 code (NO) or its English name (Norway)")


def _country(code: str) -> str | None:
    """The country that has the code, also one of three letters or of before; None where none or several have."""
    if is_country(code):
        return code
    others = get_global("territory_aliases").get(code, ())
    return others[0] if len(others) == 1 else None
