"""The key of an entity -> what its page shows: how much is said of it, in which series, by whom, by what name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import HTTPException

from pipeline import catalog
from pipeline.explorer import lists
from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Reader, Row, SearchEndedError
from pipeline.explorer.search.finding import claims_found
from pipeline.explorer.search.suggest import named_so
from pipeline.explorer.series.small import Multiples, small_multiples
from pipeline.explorer.words import show
from pipeline.explorer.words.speakers import NO_ONE
from pipeline.warehouse.names import name_key

MULTIPLES = 6
WINDOW = 500
"""Claims that articles, speakers and names are counted in, the newest ones."""
_NAMES, _LISTED = 200, 100
"""Names that begin so which are looked at for a list, and entities that it has."""
ARTICLES = 10
SPEAKERS = 10
CONFLICTS = 4
SERIES_COUNTED = 5_000
"""Series are counted up to here; beyond it a page says "more than"."""
_ORIGINS = {
    "catalogue": "in the catalogue",
    "review": "accepted by a person",
    "article": "learnt from an article",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityFound:
    entity: Row
    """entity_key, name, kind, status, source_key, series, figures, conflicts, and the earliest time of a figure:
    first_period_start, first_period_end and first_period_grain."""
    names: list[Row]
    """name, languages, origin (in words) and claims, those of the window in which it is so called."""
    multiples: Multiples
    articles: list[Row]
    """Those of the window that were published last, with how many figures each has about the entity."""
    article_count: int
    source_count: int
    speakers: list[Row]
    claims: int
    """In the window: the newest ones, at most WINDOW."""
    is_more: bool
    is_ended: bool
    """Whether looking for claims took too long: articles, speakers and counts of names are then left out."""
    conflicts: list[Row]


def find_entity(ask: lists.Asked, key: str) -> EntityFound:
    """404 where nothing has this key."""
    given = {"entity_key": key}
    found = ask.reader.one("entity_one", given)
    if found is None:
        raise HTTPException(404, f"no entity {show.plain(key)!r}; look for its name under /entities")
    multiples = small_multiples(ask, ask.reader.ask("entity_series", given), MULTIPLES)
    claims, is_ended = _claims(ask, key)
    window, is_more = claims[:WINDOW], len(claims) > WINDOW
    return EntityFound(
        entity=found,
        names=_names(found, ask.reader.ask("entity_names", given), window),
        multiples=multiples,
        articles=_articles(window)[:ARTICLES],
        article_count=len({row["article_id"] for row in window}),
        source_count=len({row["source_key"] for row in window}),
        speakers=_speakers(window, multiples.colours),
        claims=len(window),
        is_more=is_more,
        is_ended=is_ended,
        conflicts=lists.open_conflicts(ask, key, CONFLICTS) if found["conflicts"] else [],
    )


def _claims(ask: lists.Asked, key: str) -> tuple[list[Row], bool]:
    """The newest ones, one more than are counted, and whether looking for them was ended."""
    try:
        with ask.reader.searching() as search:
            ids = claims_found(search, Facets(entity=key), [key], None, WINDOW + 1)
            return (search.ask("entity_claims", {"claim_ids": ids}) if ids else []), False
    except SearchEndedError:
        return [], True


def _articles(claims: Iterable[Row]) -> list[Row]:
    found: dict[Any, Row] = {}
    for claim in claims:
        row = found.setdefault(claim["article_id"], {**claim, "figures": 0})
        row["figures"] += 1
    return list(found.values())


def _speakers(claims: Iterable[Row], colours: Mapping[str, int]) -> list[Row]:
    """Those who say most; no one named at the end."""
    counts = Counter(claim["speaker_key"] for claim in claims)
    names = {claim["speaker_key"]: show.plain(claim["speaker_name"]) for claim in claims if claim["speaker_key"]}
    rows = [
        {
            "speaker_key": key,
            "name": names.get(key, NO_ONE),
            "colour": colours.get(key, 0),
            "claims": count,
            "entity_key": key.partition(":")[2] if key.startswith("entity:") else None,
        }
        for key, count in counts.items()
    ]
    rows.sort(key=lambda row: (row["speaker_key"] == "", -row["claims"], row["name"]))
    named = [row for row in rows if row["speaker_key"]]
    return named[:SPEAKERS] + [row for row in rows if not row["speaker_key"]]


def _names(entity: Row, aliases: Sequence[Row], claims: Iterable[Row]) -> list[Row]:
    """Each in the spelling of the catalogue, else as it is printed most; those that are printed most first."""
    printed: dict[str, Counter[str]] = {}
    languages: dict[str, set[str]] = {}
    for claim in claims:
        if claim["entity"]:
            key = name_key(claim["entity"])
            printed.setdefault(key, Counter())[claim["entity"]] += 1
            languages.setdefault(key, set()).add(claim["language"])
    listed = _in_catalogue(entity["entity_key"])
    told = aliases or [{"alias_key": name_key(entity["name"]), "origin": "article"}]
    rows = []
    for alias in told:
        key = alias["alias_key"]
        found = printed.get(key, Counter())
        name, codes = listed.get(key, (found.most_common(1)[0][0] if found else key, ()))
        rows.append(
            {
                "name": show.plain(name),
                "languages": sorted({*codes, *languages.get(key, ())}),
                "origin": _ORIGINS.get(alias["origin"], show.words(alias["origin"])),
                "claims": found.total(),
            }
        )
    return sorted(rows, key=lambda row: (-row["claims"], row["name"]))


def _in_catalogue(key: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Name as it is compared -> as it is printed, and the languages that have it."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for entity in (*catalog.entities(), *catalog.media()):
        if entity.key == key:
            for code, names in entity.names.items():
                for name in names:
                    first, codes = found.get(name_key(name), (name, ()))
                    found[name_key(name)] = (first, (*codes, code))
    return found


def most_entities(reader: Reader) -> list[Row]:
    """Those of which most figures are held."""
    return [{**row, "also": None} for row in reader.ask("entities_most")]


def entities_begin(ask: lists.Asked, words: str) -> list[Row]:
    begins = name_key(words)
    return named_so(ask.reader, begins, looked_at=_NAMES, most=_LISTED) if begins else []
