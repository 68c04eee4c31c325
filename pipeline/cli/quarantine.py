"""`quarantine`: articles that a check holds back, released or discarded by a person."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from pipeline.cli.person import By, Note, named
from pipeline.cli.tables import ID_SHOWN, AsJson, Form, Output, form_of, print_table, say_next, write_records
from pipeline.settings import Settings

quarantine = typer.Typer(no_args_is_help=True)

Id = Annotated[str, typer.Argument(metavar="ID", help="Id as list prints it, or the URL of the article.")]


@quarantine.command("list")
def list_them(
    settled_too: Annotated[bool, typer.Option("--all", help="Those that are settled as well.")] = False,
    form: Form = Output.TABLE,
    as_json: AsJson = False,
) -> None:
    """List what is held back, by which check, and the rows that it found."""
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.quarantine import in_quarantine

    form = form_of(form, as_json)
    with open_warehouse(Settings.from_env()) as warehouse, warehouse.begin() as conn:
        rows = in_quarantine(conn, settled_too=settled_too)
    if form is not Output.TABLE:
        write_records(rows, form)
    elif rows:
        print_table(_COLUMNS, map(_cells, rows), unbroken=("id", "held on"))
        say_next(f"{len(rows)} shown; newsfigures quarantine release ID, or discard ID")
    else:
        typer.echo("Nothing is held back.")


_COLUMNS = ("id", "held on", "state", "source", "check", "what it found", "article")


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    found = "; ".join(
        ", ".join(f"{name} {value}" for name, value in one.items() if name != "url") for one in row["detail"]
    )
    state = row["settled_as"] or "waits"
    held_on = f"{row['held_at']:%Y-%m-%d}"
    return str(row["id"])[:ID_SHOWN], held_on, state, row["source_key"] or "", row["check_key"], found, row["item"]


@quarantine.command()
def release(article: Id, note: Note = "", by: By = None) -> None:
    """Let an article in: the next run of its source publishes it."""
    _settle(article, "released", note, by)


@quarantine.command()
def discard(article: Id, note: Note = "", by: By = None) -> None:
    """Keep an article out: the next run of its source drops it."""
    _settle(article, "discarded", note, by)


def _settle(article: str, settled_as: str, note: str, by: str | None) -> None:
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.quarantine import held_article, settle_quarantine

    with open_warehouse(Settings.from_env()) as warehouse, warehouse.begin() as conn:
        url = held_article(conn, article)
        settle_quarantine(conn, url, settled_as, by=named(by), note=note, now=datetime.now(UTC))
    typer.echo(f"{url}: {settled_as}; the next run of its source sees to it")
