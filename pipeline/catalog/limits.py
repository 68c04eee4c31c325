"""The words of a metric -> what limits it: users abroad are not users. Pure: tables, and names of countries from CLDR.

Every word must be accounted for: by the metric itself, by a limit that limits.toml defines, by the entity, by the
region, or by words that limit nothing. Where a word is left over, what the figure counts is not known.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from babel import Locale, UnknownLocaleError

from pipeline.catalog.limit_tables import JOIN, Limit, LimitCue, WordKind, limit_cues, limits, names, whole_words
from pipeline.catalog.tables import metrics

_WORD = re.compile(r"[^\W_]")
_SUM_SIGN = re.compile(r"[/&·・ㆍ+]")  # Europe/Asia: a sum of two limits, while two keys mean both at once
_LIST_SIGN = ","  # Europe, Asia; but "revenue, expected"
_SHARE = "share"  # the kind of a figure
_SHORTEST_STEM = 3  # letters of a name that are never taken for an ending


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of characters that a cue or a name accounts for."""

    start: int
    end: int
    kind: WordKind
    key: str = ""


def limit_of(
    metric_id: str, metric: str | None, language: str, *, entity: str | None, region: str | None
) -> str | None:
    """
    "" where the words name the metric alone, keys joined by "+" where they limit it, None where a word is unknown.

    >>> limit_of("users", "users abroad", "en", entity="MeowTalk", region=None)
    'abroad'
    >>> limit_of("users", "users in Norway", "en", entity="MeowTalk", region="NO")
    ''
    >>> limit_of("users", "left-handed users", "en", entity="MeowTalk", region=None) is None
    True
    """
    if metric is None:
        return None
    found = _found(metric_id, metric, language, entity, region)
    return _limit(metric, found) if {piece.kind for piece in found} & {WordKind.LIMIT, WordKind.OWN} else None


def limit_of_whole(metric_id: str, whole: str | None, language: str, *, entity: str | None) -> str | None:
    """As `limit_of`, of what a share of the metric is a part: where no word names anything else, all of it is meant.
    A place is something else: the users of one country are not all users.

    >>> limit_of_whole("users", "all", "en", entity="MeowTalk"), limit_of_whole("users", "its users", "en", entity=None)
    ('', '')
    >>> limit_of_whole("users", "Norwegians", "en", entity="MeowTalk") is None
    True
    """
    return None if whole is None else _limit(whole, _found(metric_id, whole, language, entity, None))


def whole_metric(metric_id: str, whole: str | None, language: str, *, entity: str | None) -> str | None:
    """The metric with its limit, joined by +, where the words for the whole of a share name it. None where they name
    something else, as the people of a country or a part of it. A market share and requests that were met are parts of
    what they do not count.

    >>> whole_metric("users", "its users abroad", "en", entity="MeowTalk")
    'users+abroad'
    """
    metric = metrics()[metric_id]
    found = None if metric.told_in_shares else limit_of_whole(metric_id, whole, language, entity=entity)
    return None if found is None else JOIN.join(filter(None, (metric_id, found)))


def _found(metric_id: str, words: str, language: str, entity: str | None, region: str | None) -> list[Piece]:
    cued = _cued(metric_id, words, language, region)
    return _apart([*cued, *_named(metric_id, words, language, entity, region)])


def _limit(words: str, found: list[Piece]) -> str | None:
    keys = _keys(found)
    kinds = {piece.kind for piece in found}
    if WordKind.PART in kinds and WordKind.LIMIT not in kinds:
        return None
    return None if _is_unknown(_left(words, found), len(keys)) else JOIN.join(sorted(keys))


def is_of_a_day(limit: str) -> bool:
    """Whether news tells of what `limit_of` has found for a day or a moment.

    >>> is_of_a_day("share"), is_of_a_day("abroad+android"), is_of_a_day("")
    (True, False, False)
    """
    return any(one.is_of_a_day for one in _limits_in(limit.split(JOIN)))


def is_another(metric_id: str, limit: str) -> bool:
    """Whether what `limit_of` has found makes of the metric another one, which the catalogue does not have.

    >>> is_another("net_profit", "pre_tax"), is_another("net_profit", "adjusted"), is_another("revenue", "gross")
    (True, False, False)
    """
    return any(metric_id in one.another_than for one in _limits_in(limit.split(JOIN)))


def is_placeless(limit: str | None, kind: str) -> bool:
    """Whether a country is no part of what `limit_of` has found. Of users abroad a share may be those in one country.

    >>> is_placeless("extended_hours+share", "price"), is_placeless("mobile", "level"), is_placeless(None, "level")
    (True, False, False)
    >>> is_placeless("abroad", "level"), is_placeless("abroad", "share")
    (True, False)
    """
    return limit is not None and kind != _SHARE and any(one.is_placeless for one in _limits_in(limit.split(JOIN)))


def region_within(limit: str | None, kind: str, region: str | None, language: str, between: str) -> str | None:
    """The region of a figure with what `limit_of` has found: none where that is of no place, unless the words `between`
    the metric and the figure name the country (*revenue abroad was in Norway 3 million*).

    >>> region_within("abroad", "level", "NO", "en", " in Norway was ")
    'NO'
    >>> region_within("abroad", "level", "NO", "en", " was ") is None
    True
    """
    if not is_placeless(limit, kind):
        return region
    country = _country(language, region)
    pattern = name_pattern(language, country) if country else None
    return region if pattern and pattern.search(between) else None


def beyond_next(limit: str, words: str) -> str:
    """What `limit_of` has found, of a figure that another one parts from the words in which it has found `words`.

    >>> beyond_next("offering", "offering"), beyond_next("mobile", "mobile"), beyond_next("offering", "share")
    ('share', 'mobile', 'offering')
    """
    keys = set(limit.split(JOIN))
    far = {one.key for one in _limits_in(words.split(JOIN)) if one.is_of_next}
    return JOIN.join(sorted(keys - far | implied_by(far)))


def implied_by(keys: Iterable[str]) -> set[str]:
    """The keys that go without saying beside these.

    >>> implied_by(["offering", "abroad"])
    {'share'}
    """
    return {implied for one in _limits_in(keys) for implied in one.implies}


def _limits_in(keys: Iterable[str]) -> list[Limit]:
    """Those of limits.toml; ages with their bounds and places are in none of its rows."""
    return [limits()[key] for key in keys if key in limits()]


def _keys(found: list[Piece]) -> set[str]:
    keys = {key for piece in found if piece.key for key in piece.key.split(JOIN)}
    return keys - implied_by(keys)


@lru_cache(maxsize=16384)
def _cued(metric_id: str, metric: str, language: str, region: str | None) -> tuple[Piece, ...]:
    return tuple(_spoken(metric_id, metric, language, region))


def _spoken(metric_id: str, metric: str, language: str, region: str | None) -> Iterator[Piece]:
    for cue in limit_cues(language):
        if not cue.entities and _can_mean(cue, metric_id, region) and cue.speaks(metric):
            for match in _matches(cue, metric):
                key = _key(cue, match, region) if cue.kind is WordKind.LIMIT else ""
                yield Piece(start=match.start(), end=match.end(), kind=cue.kind, key=key)


def _matches(cue: LimitCue, metric: str) -> Iterator[re.Match[str]]:
    return chain.from_iterable(pattern.finditer(metric) for pattern in cue.patterns)


def _can_mean(cue: LimitCue, metric_id: str, region: str | None) -> bool:
    if cue.of and metric_id not in cue.of:
        return False
    if cue.kind is WordKind.LIMIT:
        return all(limits()[key].fits(metric_id) for key in cue.key.split(JOIN))
    if cue.kind is WordKind.OWN:
        return cue.key == metric_id
    return cue.kind is not WordKind.PLACE or cue.key == region


def _key(cue: LimitCue, match: re.Match[str], region: str | None) -> str:
    if region and cue.key in limits() and limits()[cue.key].names_region:
        return ""
    bounds = {name: bound for name, bound in match.groupdict().items() if bound}
    return f"{cue.key}:{_printed(bounds)}" if bounds else cue.key


def _printed(bounds: Mapping[str, str]) -> str:
    """The bounds that a cue captures, as ages have them.

    >>> _printed({"low": "12", "high": "17"}), _printed({"low": "18"}), _printed({"under": "18"})
    ('12-17', '>=18', '<18')
    >>> _printed({"decade": "20"}), _printed({"decade": "20", "last_decade": "30"})
    ('20-29', '20-39')
    """
    match bounds:
        case {"low": low, "high": high}:
            return f"{low}-{high}"
        case {"low": low}:
            return f">={low}"
        case {"under": under}:
            return f"<{under}"
        case _:
            first = bounds["decade"]
            return f"{first}-{int(bounds.get('last_decade', first)) + 9}"


def _named(metric_id: str, metric: str, language: str, entity: str | None, region: str | None) -> Iterator[Piece]:
    for cue in limit_cues(language):
        if entity and cue.entities and _can_mean(cue, metric_id, region) and cue.entities.search(entity):
            for match in _matches(cue, metric):
                yield Piece(start=match.start(), end=match.end(), kind=cue.kind)
    for kind, name in ((WordKind.ENTITY, entity), (WordKind.PLACE, _country(language, region))):
        pattern = name_pattern(language, name) if name else None
        if pattern:
            for match in pattern.finditer(metric):
                yield Piece(start=match.start(), end=match.end(), kind=kind)


@lru_cache
def _country(language: str, region: str | None) -> str | None:
    try:
        return Locale(language).territories.get(region) if region else None
    except UnknownLocaleError:
        return None


@lru_cache(maxsize=4096)
def name_pattern(language: str, name: str) -> re.Pattern[str] | None:
    """A name with the endings that a language gives its words, and without the form of the company."""
    how = names(language)
    words = re.findall(r"\w[\w.'’-]*", name)
    while len(words) > 1 and words[-1].strip(".").lower() in how.company_forms:
        words.pop()
    if not words:
        return None
    endings = "|".join(re.escape(ending) for ending in sorted(how.endings, key=len, reverse=True))
    forms = [rf"(?:{re.escape(_stem(word, how.endings))}|{re.escape(word)})(?:{endings})?" for word in words]
    core = r"[^\w]{1,3}".join(forms) if how.spaced else r"\W*".join(re.escape(word) for word in words)
    return re.compile(whole_words(core) if how.spaced else core, re.IGNORECASE)


def _stem(word: str, endings: Iterable[str]) -> str:
    for ending in sorted(endings, key=len, reverse=True):
        if word.lower().endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: len(word) - len(ending)]
    return word


def _apart(pieces: list[Piece]) -> list[Piece]:
    """Of the pieces that overlap, the longest."""
    kept: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.start - piece.end, piece.kind.value, piece.start)):
        if all(piece.end <= other.start or other.end <= piece.start for other in kept):
            kept.append(piece)
    return kept


def _left(metric: str, found: list[Piece]) -> str:
    left = list(metric)
    for piece in found:
        left[piece.start : piece.end] = " " * (piece.end - piece.start)
    return "".join(left)


def _is_unknown(left: str, limit_count: int) -> bool:
    several = limit_count > 1 and _LIST_SIGN in left
    return several or bool(_WORD.search(left) or _SUM_SIGN.search(left))
