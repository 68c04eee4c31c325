"""What a person types for a column of a claim, in a command or a form -> a word that the column can hold. Pure."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from pipeline import catalog
from pipeline.catalog.limit_tables import JOIN, limits
from pipeline.errors import ConfigError
from pipeline.html import fold_space
from pipeline.model import ClaimKind, Direction, Grain, Modality, Qualifier, plain
from pipeline.model.claim import is_figure

WORDS: Mapping[str, frozenset[str]] = {
    "qualifier": frozenset(Qualifier),
    "kind": frozenset(ClaimKind),
    "direction": frozenset(Direction),
    "modality": frozenset(Modality),
    "period_grain": frozenset(Grain),
    "baseline_grain": frozenset(Grain),
}
"""Columns that hold one of a few words."""
NUMBERS = ("value", "value_high")
DAYS = ("period_start", "period_end", "baseline_start", "baseline_end")
YEARS = (1000, 2200)
"""Of times that a person may type: what is outside is most likely mistyped."""
_CURRENCY = re.compile("[A-Z]{3}")
_UNKNOWN_LIMIT = "other"


def one_line(typed: str) -> str:
    """What a person typed or pasted, as what is read out of articles: marks that nobody sees would make another name.

    >>> one_line(" Meow\u00a0 Talk\u200b ")
    'Meow Talk'
    """
    return " ".join(fold_space(typed).split())


def read_word(name: str, word: str) -> str:
    """The word as its column has it. ConfigError for one that cannot be, such as a metric that the catalogue lacks."""
    if name in NUMBERS:
        return _number(name, word)
    if name in DAYS:
        return _day(name, word)
    if name in WORDS and word not in WORDS[name]:
        raise ConfigError(f"{name}={word!r} is no {name}; known: {', '.join(sorted(WORDS[name]))}")
    if name == "metric_id" and word not in catalog.metrics():
        raise ConfigError(f"metric_id={word!r} is no metric of the catalogue; mart.dim_metric has its keys")
    if name == "unit" and not _is_unit(word):
        raise ConfigError(f"unit={word!r} is no unit; write a code such as user, percent, USD or count:country")
    if name == "metric_limit" and not all(map(_is_limit, word.split(JOIN))):
        raise ConfigError(f"metric_limit={word!r} is no limit; write keys of docs/limits.md (abroad{JOIN}mobile)")
    if name == "region" and not _is_country(word):
        raise ConfigError(f"region={word!r} is no country; write its ISO 3166 code, such as NO")
    return word


def _number(name: str, word: str) -> str:
    try:
        found = Decimal(word.replace(" ", ""))  # 51 200, as papers of many countries print it
    except InvalidOperation:
        found = Decimal("NaN")
    if not is_figure(found):
        raise ConfigError(f"{name}={word[:40]!r} is no number of a figure; write it as 51200 or 51200.5")
    return plain(found)


def _day(name: str, word: str) -> str:
    try:
        found = date.fromisoformat(word)
    except ValueError as error:
        raise ConfigError(f"{name}={word!r} is no day (2026-03-01)") from error
    if not date(YEARS[0], 1, 1) <= found <= date(YEARS[1] + 1, 1, 1):
        raise ConfigError(f"{name}={word!r} is outside the years {YEARS[0]} to {YEARS[1]}")
    return found.isoformat()


def _is_unit(code: str) -> bool:
    """Of the catalogue, a currency, what is counted by name, or one of these over another (t/ha)."""
    if code in catalog.units() or _CURRENCY.fullmatch(code) or code.removeprefix("count:") not in {"", code}:
        return True
    above, _, below = code.partition("/")
    return bool(below) and _is_unit(above) and _is_unit(below)


def _is_country(code: str) -> bool:
    from pipeline.catalog.place_codes import is_country  # noqa: PLC0415  # a second that only a place wants

    return is_country(code)


def _is_limit(key: str) -> bool:
    """With its numbers behind it, as age:12-17; or what an extractor says of words that no table knows."""
    return key in limits() or key.partition(":")[0] in limits() or key == _UNKNOWN_LIMIT
