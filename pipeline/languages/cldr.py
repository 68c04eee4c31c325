"""Currency and country names of a language, from CLDR through Babel."""

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name


@lru_cache
def living_currencies() -> frozenset[str]:
    """ISO 4217 codes that are legal tender somewhere today."""
    territories: Mapping[str, list[tuple[str, object, object, bool]]] = get_global("territory_currencies")
    return frozenset(code for rows in territories.values() for code, _, end, tender in rows if tender and end is None)


@lru_cache
def home_of(currency: str | None) -> str | None:
    """The country whose money it is: won -> KR. None for a code that is no currency, and for the dollar, in which the
    whole world counts.

    >>> home_of("KRW"), home_of("EUR"), home_of("percent")
    ('KR', None, None)
    """
    known = currency in living_currencies() and currency not in {"USD", "EUR"}
    return currency[:2] if currency and known and currency[:2] in get_global("territory_currencies") else None


@lru_cache
def currency_names(language: str) -> Mapping[str, str]:
    """Printed name, lower case, in every plural form of the language -> ISO 4217 code."""
    found: dict[str, str] = {}
    for code in sorted(living_currencies()):
        for count in (None, 1, 2, 5):
            found[get_currency_name(code, count=count, locale=language).lower()] = code
    return found


@lru_cache
def shared_money(language: str) -> Mapping[str, Mapping[str, str]]:
    """A word that is the money of several countries -> the currency by country: rials in Oman and in Yemen.

    >>> shared_money("en")["rials"]["OM"]
    'OMR'
    """
    found: dict[str, dict[str, str]] = {}
    for territory, rows in sorted(get_global("territory_currencies").items()):
        own = [code for code, _, end, tender in rows if tender and end is None]
        for code in own[:1]:
            for count in (None, 1, 2, 5):
                said, _, word = get_currency_name(code, count=count, locale=language).lower().rpartition(" ")
                if " " not in said:
                    found.setdefault(word, {})[territory] = code
    several = {word: codes for word, codes in found.items() if len(set(codes.values())) > 1}
    return {word: codes for word, codes in several.items() if not _KNOWN.intersection(codes.values())}


@lru_cache
def country_names(language: str) -> Mapping[str, str]:
    """Printed name of a country -> ISO 3166 alpha-2 code."""
    territories = Locale.parse(language).territories
    return {
        name: code for code, name in territories.items() if len(code) == 2 and code.isalpha() and code not in _GROUPS
    }


@lru_cache
def country_codes() -> frozenset[str]:
    """ISO 3166 alpha-2."""
    return frozenset(country_names("en").values())


@lru_cache
def world_regions(language: str) -> frozenset[str]:
    """Printed names of continents and their parts: Western Europe, Asia."""
    territories = Locale.parse(language).territories
    return frozenset(name for code, name in territories.items() if code.isdigit() and code != "001") | {
        territories["EU"]
    }


# dollars, won and roubles are those of one country wherever no other is printed with them
_KNOWN = frozenset({"USD", "AUD", "KRW", "RUB"})
_GROUPS = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
