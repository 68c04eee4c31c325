"""Names on the screen, and the questions that `entities review` asks of each."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

import typer
from sqlalchemy import Connection

from pipeline.catalog import ENTITY_KINDS
from pipeline.cli.tables import ID_SHOWN, on_one_line, print_table, say_next
from pipeline.errors import ConfigError
from pipeline.model.plurals import counted
from pipeline.warehouse import Warehouse
from pipeline.warehouse.reviewing import (
    Candidate,
    Known,
    Review,
    Word,
    accept_alias,
    accept_entity,
    differs_in_kind,
    find_candidates,
    find_entity,
    name_id,
    reject,
)

_CHOICES = ("a", "n", "r", "s", "q")
_SHOWN = 3
"""Metrics of a name that a list has."""


def print_candidates(candidates: Iterable[Candidate]) -> None:
    rows = [
        (
            str(name_id(one))[:ID_SHOWN],
            one.name,
            str(one.claims),
            str(one.articles),
            " ".join(one.languages),
            _some(one.metrics).replace("_", " "),  # words, at which a narrow column breaks
            ", ".join(one.told_of),
            _entities(dict.fromkeys((*one.same_figures, *one.alike))),
        )
        for one in candidates
    ]
    print_table(_CANDIDATES, rows, unbroken=("id", "name"))
    say_next(f"{len(rows)} shown; newsfigures entities show ID, and review ID --alias-of, --new or --reject")


_CANDIDATES = ("id", "name", "claims", "articles", "lang", "of what", "told of", "same figures or much like")


def print_reviews(reviews: Iterable[Review]) -> None:
    rows = [
        (
            str(name_id(one))[:ID_SHOWN],
            one.printed,
            _told(one),
            one.reviewed_by,
            f"{one.reviewed_at:%Y-%m-%d}",
            one.note,
        )
        for one in reviews
    ]
    print_table(("id", "name", "said", "by", "on", "note"), rows, unbroken=("id", "name"))


def print_review(one: Review) -> None:
    note = one.note and f": {one.note}"
    typer.echo(on_one_line(f"{one.printed}: {_told(one)} ({one.reviewed_by}, {one.reviewed_at:%Y-%m-%d}){note}"))


def print_candidate(one: Candidate) -> None:
    days = f"{one.first_printed_on or '?'} to {one.last_printed_on or '?'}"
    held = f"{counted(one.claims, 'claim')} in {counted(one.articles, 'article')} of {', '.join(one.sources)}"
    typer.echo(on_one_line(f"{one.name}: {held}, {days}"))
    typer.echo(f"  figures of    {', '.join(one.metrics)}")
    for words, found in (
        ("told of a", " or ".join(one.told_of)),
        ("speaks as", ", ".join(one.speaks_as)),
        ("same figures", _entities(one.same_figures)),
        ("much like", _entities(one.alike)),
    ):
        if found:
            typer.echo(on_one_line(f"  {words:13} {found}"))
    for said in one.sentences:
        sentence = on_one_line(said["sentence"].strip())
        typer.echo(f"  {said['source']}: {sentence}\n    {on_one_line(said['url'])}")


def ask_all(warehouse: Warehouse, by: str, *, then: Callable[[], None]) -> None:
    """A question for each candidate; an answer is kept at once. `then` is called at the end if any was."""
    with warehouse.begin() as conn:
        candidates = find_candidates(conn)
    kept = 0
    try:
        for number, candidate in enumerate(candidates, start=1):
            typer.echo(f"\n[{number} of {len(candidates)}]")
            print_candidate(candidate)
            answer = _ask("(a)nother name of an entity, (n)ew entity, (r)eject, (s)kip, (q)uit", "s", _CHOICES)
            if answer == "q":
                break
            with warehouse.begin() as conn:
                kept += answer != "s" and _keep(conn, candidate, answer, by)
    except typer.Abort:
        typer.echo()  # the end of the input, or Ctrl-C: what was answered is kept
    if kept:
        then()
    typer.echo(f"{kept} names reviewed" if candidates else "No name waits for review.")


def _keep(conn: Connection, candidate: Candidate, answer: str, by: str) -> bool:
    """False where a person thinks better of it, or gives an answer that cannot be."""
    try:
        if answer == "a":
            found = find_entity(conn, _ask("key or name of the entity", _likely(candidate)))
            if isinstance(found, Candidate):
                kind = _ask(f"kind of {found.name} ({', '.join(ENTITY_KINDS)})", None, ENTITY_KINDS)
                return accept_alias(conn, candidate.name, found.name, _word(by), kind=kind)
            if differs_in_kind(candidate, found) and not _is_sure(candidate, found):
                return False
            return accept_alias(conn, candidate.name, found.key, _word(by), kind=found.kind)
        if answer == "n":
            entity = Known(
                key=_ask("key to give it", None),
                kind=_ask(
                    f"kind ({', '.join(ENTITY_KINDS)})",
                    candidate.told_of[0] if len(candidate.told_of) == 1 else None,
                    ENTITY_KINDS,
                ),
                name=_ask("name to print", candidate.name),
            )
            return accept_entity(conn, candidate.name, entity, _word(by))
        return reject(conn, candidate.name, _word(by))
    except ConfigError as error:
        typer.echo(f"not kept: {error}")
        return False


def _likely(candidate: Candidate) -> str | None:
    """The key to suggest: of what has the same figures, else of what has a name much like it."""
    found = (*candidate.same_figures, *candidate.alike)
    return found[0].key if found else None


def _is_sure(candidate: Candidate, entity: Known) -> bool:
    told_of = " or ".join(candidate.told_of)
    return typer.confirm(
        f"{entity.name} is a {entity.kind}, such figures are told of a {told_of} only. Still the same?"
    )


def _word(by: str) -> Word:
    return Word(by=by, at=datetime.now(UTC), note=_ask("why", ""))


def _ask(words: str, default: str | None, among: tuple[str, ...] = ()) -> str:
    """Again until it is one of `among`, where there are any."""
    while True:
        answer = str(typer.prompt(words, default=default)).strip()
        if not among or answer in among:
            return answer
        typer.echo(f"one of {', '.join(among)}")


def _some(words: tuple[str, ...]) -> str:
    more = len(words) - _SHOWN
    return ", ".join(words[:_SHOWN]) + (f" and {more} more" if more > 0 else "")


def _entities(found: Iterable[Known]) -> str:
    return ", ".join(f"{one.key} ({one.kind})" for one in found)


def _told(one: Review) -> str:
    if one.entity is None:
        return "no entity"
    made = "new entity" if one.verdict.value == "entity" else "name of"
    return f"{made} {one.entity.key} ({one.entity.kind}){', in the catalogue' if one.in_catalogue else ''}"
