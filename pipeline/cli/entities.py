"""`entities`: names that articles taught, and what a person says of them."""

from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli.person import By, Note, named
from pipeline.cli.tables import AsJson, Form, Output, form_of, write_records
from pipeline.errors import ConfigError
from pipeline.settings import Settings, write_to_pass_on

if TYPE_CHECKING:
    from pipeline.warehouse import Warehouse

entities = typer.Typer(no_args_is_help=True)


class Which(StrEnum):
    CANDIDATES = "candidates"
    REVIEWED = "reviewed"


class Kind(StrEnum):
    BODY = "body"
    COMPANY = "company"
    MEDIA = "media"
    PERSON = "person"
    PLACE = "place"
    PRODUCT = "product"
    SERVICE = "service"


@entities.command("list")
def list_them(
    which: Annotated[
        Which, typer.Option(help="candidates: nobody has said anything of them yet. reviewed: with what was said.")
    ] = Which.CANDIDATES,
    limit: Annotated[int, typer.Option(help="At most so many candidates; 0 is all.", min=0)] = 50,
    form: Form = Output.TABLE,
    as_json: AsJson = False,
) -> None:
    """List the names that wait for review, the most printed first, or those that were reviewed."""
    from pipeline.cli.reviewing import print_candidates, print_reviews
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.reviewing import Candidate, Review, find_candidates, find_reviews, name_id

    form = form_of(form, as_json)
    with open_warehouse(Settings.from_env()) as warehouse, warehouse.begin() as conn:
        candidates = find_candidates(conn, limit=limit or None) if which is Which.CANDIDATES else []
        reviews = find_reviews(conn) if which is Which.REVIEWED else []
    if form is not Output.TABLE:
        found: list[Candidate | Review] = [*candidates, *reviews]
        write_records([{"id": name_id(one), **asdict(one)} for one in found], form)
    elif candidates:
        print_candidates(candidates)
    elif reviews:
        print_reviews(reviews)
    else:
        typer.echo("No name waits for review." if which is Which.CANDIDATES else "No name was reviewed.")


@entities.command()
def show(name: Annotated[str, typer.Argument(help="The name as printed, any case; or its id.")]) -> None:
    """Print what is known of a name: how often it is printed, of what, sentences, and what was said of it."""
    from pipeline.cli.reviewing import print_candidate, print_review
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.reviewing import find_candidates, find_reviews, name_of

    with open_warehouse(Settings.from_env()) as warehouse, warehouse.begin() as conn:
        name = name_of(conn, name)
        candidates, reviews = find_candidates(conn, name=name), find_reviews(conn, name=name)
    if not candidates and not reviews:
        raise ConfigError(f"{name!r} is no candidate, and nobody has reviewed it; see newsfigures entities list")
    for candidate in candidates:
        print_candidate(candidate)
    for one in reviews:
        print_review(one)


@entities.command()
def review(
    name: Annotated[
        str | None,
        typer.Argument(help="The name as printed, or its id. Without it: all candidates, a question for each."),
    ] = None,
    alias_of: Annotated[
        str | None,
        typer.Option(
            help="It is another name of this entity: its key or name. A candidate becomes an entity with --kind."
        ),
    ] = None,
    new: Annotated[str | None, typer.Option(help="It is an entity of its own: the key to give it.")] = None,
    kind: Annotated[
        Kind | None,
        typer.Option(
            help="What it is. A must with --new; with --alias-of a candidate, or where the kinds seem to differ."
        ),
    ] = None,
    print_as: Annotated[str | None, typer.Option(help="With --new: the name to print, if not as printed.")] = None,
    no_entity: Annotated[bool, typer.Option("--reject", help="It names nobody; its claims are no evidence.")] = False,
    again: Annotated[bool, typer.Option("--reopen", help="What was said of it holds no more.")] = False,
    note: Note = "",
    by: By = None,
) -> None:
    """Say what a name means. Claims that print it are counted anew at once; no page is read again for it.

    `newsfigures entities review "Какао Ток" --alias-of kakaotalk`

    `newsfigures entities review QuillGram --new quillgram --kind service`
    """
    from pipeline.cli.reviewing import ask_all
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.reviewing import Known, Word, accept_alias, accept_entity, name_of, reject, reopen

    if sum(map(bool, (alias_of, new, no_entity, again))) != bool(name):
        raise typer.BadParameter("give a name and one of --alias-of, --new, --reject, --reopen; or none of all these")
    if bool(new) > bool(kind):
        raise typer.BadParameter("--new wants --kind")
    by = named(by)
    word = Word(by=by, at=datetime.now(UTC), note=note)
    with open_warehouse(Settings.from_env()) as warehouse:
        if name is None:
            ask_all(warehouse, by, then=lambda: _observe(warehouse))
            return
        with warehouse.begin() as conn:
            name = name_of(conn, name)
            if alias_of:
                is_news = accept_alias(conn, name, alias_of, word, kind=kind)
                said = f"is another name of {alias_of}"
            elif new and kind:
                is_news = accept_entity(conn, name, Known(key=new, kind=kind, name=print_as or name), word)
                said = f"is an entity of its own, {new}"
            elif no_entity:
                is_news, said = reject(conn, name, word), "names nobody; its claims are evidence for nothing"
            else:
                is_news, said = reopen(conn, name, word), "waits for an answer again"
        if is_news:
            _observe(warehouse)
    typer.echo(f"{name}: {said if is_news else 'that is so already'}")


@entities.command()
def export(
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of printing.")] = None,
) -> None:
    """Print the accepted names as entries for the versioned table, pipeline/catalog/entities.toml.

    Each takes the place of the entry of that key, or is added. With a release that has them the extractor knows these
    names too, and every warehouse does.
    """
    from pipeline.catalog import entities as catalogue
    from pipeline.catalog import media
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.alias_table import as_toml
    from pipeline.warehouse.reviewing import find_reviews

    with open_warehouse(Settings.from_env()) as warehouse, warehouse.begin() as conn:
        entries = as_toml(find_reviews(conn), (*catalogue(), *media()))
    if output is None:
        typer.echo(entries, nl=False)
    else:
        write_to_pass_on(output, entries)


def _observe(warehouse: "Warehouse") -> None:
    from pipeline.observe import observe

    with warehouse.begin() as conn:
        observe(conn, sql_dir=Settings.from_env().sql_dir)
