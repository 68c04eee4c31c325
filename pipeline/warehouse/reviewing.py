"""Names that articles taught, and what persons say of them: kept in ops.entity_review, obeyed by the next observe."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NoReturn
from uuid import UUID

from sqlalchemy import Connection

from pipeline.catalog import ENTITY_KINDS
from pipeline.errors import ConfigError
from pipeline.model.ids import make_id
from pipeline.warehouse.copying import run
from pipeline.warehouse.names import name_key

_KEY = re.compile(r"[a-z][a-z0-9_]*")
_ID = re.compile(r"[0-9a-fA-F]{4,8}(?:-?[0-9a-fA-F-]*)")
_ALIKE = 0.85
"""Names of which so much is the same are shown beside each other; nothing more follows from it."""


class Verdict(StrEnum):
    ALIAS = "alias"
    ENTITY = "entity"
    REJECT = "reject"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An entity of the catalogue, or one that a person has made."""

    key: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A name that nobody has reviewed. `told_of` are the kinds of known entities of which the same metrics are told,
    `speaks_as` how it is known as one who says figures, `alike` known entities with a name much like it, `same_figures`
    entities and candidates of which figures of three digits or more are printed that are the same for the same time."""

    alias_key: str
    name: str
    claims: int
    articles: int
    sources: tuple[str, ...]
    languages: tuple[str, ...]
    first_printed_on: date | None
    last_printed_on: date | None
    metrics: tuple[str, ...]
    told_of: tuple[str, ...]
    speaks_as: tuple[str, ...]
    alike: tuple[Known, ...]
    same_figures: tuple[Known, ...]
    sentences: tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A person's last word on a name. `entity` is None for one rejected. `in_catalogue`: the versioned table has the
    name by now, and wins."""

    alias_key: str
    printed: str
    verdict: Verdict
    entity: Known | None
    languages: tuple[str, ...]
    reviewed_by: str
    reviewed_at: datetime
    note: str
    in_catalogue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Who says so, when and why."""

    by: str
    at: datetime
    note: str = ""


def find_candidates(
    conn: Connection, *, name: str | None = None, limit: int | None = None, sentences: int = 3
) -> list[Candidate]:
    """The most printed first; only the one of that name if one is given."""
    wanted = {"alias_key": name and name_key(name), "max_rows": limit, "max_sentences": sentences}
    known = _known_names(conn)
    return [
        Candidate(
            alias_key=row.alias_key,
            name=row.name,
            claims=row.claims,
            articles=row.articles,
            sources=tuple(row.sources),
            languages=tuple(row.languages),
            first_printed_on=row.first_printed_on,
            last_printed_on=row.last_printed_on,
            metrics=tuple(row.metrics),
            told_of=tuple(row.told_of),
            speaks_as=tuple(row.speaks_as),
            alike=_alike(row.alias_key, known),
            same_figures=tuple(Known(**one) for one in row.same_figures),
            sentences=tuple(row.sentences),
        )
        for row in run(conn, "load/candidates_found", wanted)
    ]


def find_reviews(conn: Connection, *, name: str | None = None) -> list[Review]:
    """The last word on each name that has one, accepted names first, by entity."""
    return [
        Review(
            alias_key=row.alias_key,
            printed=row.printed,
            verdict=Verdict(row.verdict),
            entity=Known(key=row.entity_key, kind=row.entity_kind, name=row.entity_name) if row.entity_key else None,
            languages=tuple(row.languages),
            reviewed_by=row.reviewed_by,
            reviewed_at=row.reviewed_at,
            note=row.note,
            in_catalogue=row.in_catalogue,
        )
        for row in run(conn, "load/reviews_found", {"alias_key": name and name_key(name)})
    ]


def name_id(one: Candidate | Review) -> UUID:
    return make_id("name", one.alias_key)


def name_of(conn: Connection, words: str) -> str:
    """The name that waits or was reviewed whose id begins so; `words` themselves where they are a name, or no id.

    ConfigError where several ids begin so.
    """
    if not _ID.fullmatch(words) or _candidate(conn, words) or _said(conn, words):
        return words
    rows = [*((name_id(one), one.name) for one in find_candidates(conn, sentences=0)),
            *((name_id(one), one.printed) for one in find_reviews(conn))]  # fmt: skip
    found = {name for key, name in rows if str(key).startswith(words.lower())}
    if len(found) > 1:
        raise ConfigError(f"the ids of {', '.join(sorted(found))} begin with {words!r}; give more signs, or the name")
    return found.pop() if found else words


def find_entity(conn: Connection, words: str) -> Known | Candidate:
    """The entity of this key or name, else the candidate. ConfigError where there is neither."""
    names = _known_names(conn)
    entities = {one.key: one for one in names.values()}
    known = entities.get(words) or names.get(name_key(words))
    found = known or _candidate(conn, words.removeprefix("candidate/"))
    if found is None:
        near = ", ".join(sorted(entities, key=lambda key: (-_ratio(words, key), key))[:5])
        raise ConfigError(
            f"no entity {words!r} is known, nor is it a candidate; most like it: {near or 'none'}. "
            "A new one is made with --new"
        )
    return found


def accept_alias(conn: Connection, name: str, other: str, word: Word, *, kind: str | None = None) -> bool:
    """`name` means what `other` does from the next observe on; False if that is so already.

    `other` is the key or a name of an entity, or the name of a candidate: `kind` makes that one an entity first. Where
    figures like those printed of the name are told of other kinds of entities only, names that are alike are no proof:
    ConfigError unless `kind` says which kind is meant.
    """
    found = find_entity(conn, other)
    entity = found if isinstance(found, Known) else _made_of(conn, name, found, kind, word)
    if kind is not None and kind != entity.kind:
        raise ConfigError(
            f"{entity.key} is a {entity.kind}, not a {kind}; give the key of a {kind}, or make one with --new"
        )
    candidate = _candidate(conn, name)
    if kind is None and candidate and differs_in_kind(candidate, entity):
        raise ConfigError(
            f"{entity.key} is a {entity.kind}, and what is printed of {candidate.name!r} "
            f"({', '.join(candidate.metrics)}) is told of a {' or '.join(candidate.told_of)} only; "
            f"if they are one nevertheless, add --kind {entity.kind}"
        )
    return _keep(conn, name, Verdict.ALIAS, entity, word)


def _made_of(conn: Connection, name: str, candidate: Candidate, kind: str | None, word: Word) -> Known:
    """The entity that is made of the candidate of which `name` is another name."""
    if candidate.alias_key == name_key(name):
        raise ConfigError(f"{name!r} cannot be another name of itself; give the key or name of another entity")
    if kind is None:
        raise ConfigError(f"{candidate.name!r} is a candidate itself; add --kind to make it an entity of that kind")
    made = Known(key=re.sub("[^a-z0-9]+", "_", candidate.alias_key).strip("_"), kind=kind, name=candidate.name)
    if not (candidate.alias_key.isascii() and _KEY.fullmatch(made.key)):
        raise ConfigError(
            f"no key can be made of {candidate.name!r}; accept it first: "
            f"newsfigures entities review {candidate.name!r} --new KEY --kind {kind}"
        )
    accept_entity(conn, candidate.name, made, word)
    return made


def differs_in_kind(candidate: Candidate, entity: Known) -> bool:
    """Whether figures like those of the candidate are told of entities, and never of one of that kind."""
    return bool(candidate.told_of) and entity.kind not in candidate.told_of


def accept_entity(conn: Connection, name: str, entity: Known, word: Word) -> bool:
    """A new entity that has this name, from the next observe on; False if that is so already."""
    if not _KEY.fullmatch(entity.key):
        raise ConfigError(f"{entity.key!r} is no key; write small letters a to z, digits and _, such as quill_gram")
    if entity.kind not in ENTITY_KINDS:
        raise ConfigError(f"{str(entity.kind)!r} is no kind; kinds are {', '.join(ENTITY_KINDS)}")
    said = _said(conn, name)
    held = {one.key: one for one in _known_names(conn).values()}.get(entity.key)
    if held and not (said and said.verdict is Verdict.ENTITY and said.entity == entity):
        raise ConfigError(f"{held.key} is there already: {held.name}, a {held.kind}; give it a name with --alias-of")
    return _keep(conn, name, Verdict.ENTITY, entity, word)


def reject(conn: Connection, name: str, word: Word) -> bool:
    """`name` is no entity: claims printed with it are no evidence from the next observe on. False if so already."""
    return _keep(conn, name, Verdict.REJECT, None, word)


def reopen(conn: Connection, name: str, word: Word) -> bool:
    """What was said of `name` holds no more: it is a candidate again. False if it is one."""
    return _keep(conn, name, Verdict.OPEN, None, word)


def _keep(conn: Connection, name: str, verdict: Verdict, entity: Known | None, word: Word) -> bool:
    candidate, said = _candidate(conn, name), _said(conn, name)
    if (said and said.in_catalogue) or not (said or candidate):
        _refuse(conn, name)
    if (said.verdict, said.entity) == (verdict, entity) if said else verdict is Verdict.OPEN:
        return False
    told = candidate or said
    row = {
        "alias_key": name_key(name),
        "reviewed_at": word.at,
        "verdict": verdict.value,
        "printed": candidate.name if candidate else said.printed if said else name,
        "languages": list(told.languages) if told else [],
        "entity_key": entity and entity.key,
        "entity_kind": entity and entity.kind,
        "entity_name": entity and entity.name,
        "reviewed_by": word.by,
        "note": word.note,
    }
    run(conn, "load/entity_reviewed", row)
    return True


def _candidate(conn: Connection, name: str) -> Candidate | None:
    return next(iter(find_candidates(conn, name=name, sentences=0)), None)


def _said(conn: Connection, name: str) -> Review | None:
    return next(iter(find_reviews(conn, name=name)), None)


def _refuse(conn: Connection, name: str) -> NoReturn:
    known = _known_names(conn).get(name_key(name))
    if known:
        raise ConfigError(f"{name!r} is a name of {known.key} in the catalogue; change it in pipeline/catalog")
    raise ConfigError(f"no figure is printed of {name!r}; see newsfigures entities list")


def _known_names(conn: Connection) -> dict[str, Known]:
    """Entities by each of their names, in the form in which names are compared."""
    return {
        row.alias_key: Known(key=row.entity_key, kind=row.kind, name=row.name) for row in run(conn, "load/known_names")
    }


def _alike(alias_key: str, known: Mapping[str, Known]) -> tuple[Known, ...]:
    """The same letters, or nearly; the most alike first."""
    letters = _letters(alias_key)
    best: dict[str, float] = {}
    for other, one in ((_letters(other), one) for other, one in known.items()):
        if 2 * min(len(letters), len(other)) >= _ALIKE * (len(letters) + len(other)):  # else it cannot be
            best[one.key] = max(best.get(one.key, 0), _ratio(letters, other))
    entities = {one.key: one for one in known.values()}
    found = sorted((key for key, ratio in best.items() if ratio >= _ALIKE), key=lambda key: (-best[key], key))
    return tuple(entities[key] for key in found[:3])


def _letters(words: str) -> str:
    return "".join(sign for sign in words if sign.isalnum())


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
