"""limits.toml, limits_<code>.toml -> frozen rows. A broken table is a ConfigError that names the file and the key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Any

from pipeline.catalog.forms import FLAG, TEXT, TEXTS, check_known, check_row
from pipeline.catalog.tables import CUES, metrics, read_table
from pipeline.errors import ConfigError


class WordKind(Enum):
    """What a piece of a metric's words does. The value orders them: of two pieces of one length the lower is taken."""

    OWN = 0  # the metric's own words
    ENTITY = 1
    PLACE = 2
    LIMIT = 3
    NEUTRAL = 4
    PART = 5  # division, segment: limits nothing of itself, and is known only beside a limit


_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
_LIMIT_MORE = {
    "of": TEXTS,
    "not_of": TEXTS,
    "names_region": FLAG,
    "implies": TEXTS,
    "is_of_a_day": FLAG,
    "another_than": TEXTS,
    "is_placeless": FLAG,
    "is_of_next": FLAG,
}
_NAMES_MORE = {"spaced": FLAG, "endings": TEXTS, "company_forms": TEXTS}
JOIN = "+"  # between the keys of several limits, also of those that one word prints
_SECTIONS = {
    "kind": WordKind.ENTITY,
    "limit": WordKind.LIMIT,
    "neutral": WordKind.NEUTRAL,
    "own": WordKind.OWN,
    "part": WordKind.PART,
    "place": WordKind.PLACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One way to limit a metric. `of`: the metrics that it can limit, all where it is empty. `not_of`: those that it
    cannot, or that have it in their definition. `names_region`: it says no more than the region of a claim that has
    one. `implies`: limits that go without saying beside it. `is_of_a_day`: news tells of it for a day or a moment, so
    that a longer time which another sentence prints is not its time. `another_than`: metrics that it turns into one
    which the catalogue does not have. `is_placeless`: a country beside it is no part of what is counted.
    `is_of_next`: its words tell of the figure next to them alone."""

    key: str
    definition: str
    of: frozenset[str]
    not_of: frozenset[str]
    names_region: bool
    implies: frozenset[str]
    is_of_a_day: bool
    another_than: frozenset[str]
    is_placeless: bool
    is_of_next: bool

    def fits(self, metric_id: str) -> bool:
        return (not self.of or metric_id in self.of) and metric_id not in self.not_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitCue:
    """How a language prints a limit, a metric's own words, a country, or words that limit nothing: `kind` says which,
    `key` of what. Words for the kind of thing that an entity is (oil) stand for one that `entities` matches (Brent).
    `any_of` matches where one of the `patterns` does. The sentences are the cue's own tests."""

    kind: WordKind
    key: str
    of: frozenset[str]
    entities: re.Pattern[str] | None
    any_of: re.Pattern[str]
    patterns: tuple[re.Pattern[str], ...]
    positive: tuple[str, ...]
    negative: tuple[str, ...]

    def speaks(self, text: str) -> bool:
        return bool(self.any_of.search(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How a language prints names inside of other words. `endings`: what may stand behind the stem of a word of a name.
    `company_forms`: what news leaves out of a company's name."""

    spaced: bool
    endings: tuple[str, ...]
    company_forms: frozenset[str]


def whole_words(pattern: str) -> str:
    """The pattern where it is no part of a word, nor of one with a hyphen: "free" is not in "ad-free".

    >>> bool(re.search(whole_words("free"), "free users")), bool(re.search(whole_words("free"), "ad-free"))
    (True, False)
    """
    return rf"(?<!\w)(?<!\w-)(?:{pattern})(?!\w|-\w)"


@lru_cache
def limits() -> Mapping[str, Limit]:
    file = "limits.toml"
    rows = read_table(file)
    for key, row in rows.items():
        check_row(file, key, row, {"definition": TEXT}, _LIMIT_MORE)
        for field, known in (
            ("of", metrics()),
            ("not_of", metrics()),
            ("another_than", metrics()),
            ("implies", rows),
        ):
            check_known(file, f"{key}.{field}", row.get(field, ()), known)
    return {
        key: Limit(
            key=key,
            definition=row["definition"],
            of=frozenset(row.get("of", ())),
            not_of=frozenset(row.get("not_of", ())),
            names_region=row.get("names_region", False),
            implies=frozenset(row.get("implies", ())),
            is_of_a_day=row.get("is_of_a_day", False),
            another_than=frozenset(row.get("another_than", ())),
            is_placeless=row.get("is_placeless", False),
            is_of_next=row.get("is_of_next", False),
        )
        for key, row in rows.items()
    }


@lru_cache
def names(language: str) -> Names:
    file = f"limits_{language}.toml"
    row = read_table(file).get("names", {})
    check_row(file, "names", row, {}, _NAMES_MORE)
    return Names(
        spaced=row.get("spaced", True),
        endings=tuple(row.get("endings", ())),
        company_forms=frozenset(row.get("company_forms", ())),
    )


@lru_cache
def limit_cues(language: str) -> tuple[LimitCue, ...]:
    """The cues of a language; none where it has no table yet."""
    table = read_table(f"limits_{language}.toml")
    check_known(f"limits_{language}.toml", "the file", table, {*_SECTIONS, "names", "around"})
    return tuple(
        _cue(language, section, key, row) for section in _SECTIONS for key, row in table.get(section, {}).items()
    )


def _cue(language: str, section: str, key: str, row: Mapping[str, Any]) -> LimitCue:
    known: Mapping[str, Mapping[str, object]] = {"limit": limits(), "own": metrics()}
    if section in known and not set(key.split(JOIN)) <= set(known[section]):
        raise ConfigError(f"pipeline/catalog/limits_{language}.toml: no {section} {key!r}; define it first")
    check_row(f"limits_{language}.toml", f"{section}.{key}", row, CUES, {"of": TEXTS, "entities": TEXT})
    check_known(f"limits_{language}.toml", f"{section}.{key}.of", row.get("of", ()), metrics())
    spaced = names(language).spaced
    try:
        patterns = tuple(_pattern(cue, spaced) for cue in row["cues"])
        entities = re.compile(row["entities"], re.IGNORECASE) if "entities" in row else None
        any_of = _pattern("|".join(f"(?:{_NAMED_GROUP.sub('(?:', cue)})" for cue in row["cues"]), spaced)
    except re.error as error:
        raise ConfigError(f"pipeline/catalog/limits_{language}.toml: a cue of {key} is no pattern: {error}") from error
    return LimitCue(
        kind=_SECTIONS[section],
        key=key,
        of=frozenset(row.get("of", ())),
        entities=entities,
        any_of=any_of,
        patterns=patterns,
        positive=tuple(row["positive"]),
        negative=tuple(row["negative"]),
    )


def _pattern(cue: str, spaced: bool) -> re.Pattern[str]:
    return re.compile(whole_words(cue) if spaced else cue, re.IGNORECASE)
