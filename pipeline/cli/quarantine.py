"""`quarantine`: articles that a check holds back, released or discarded by a person."""

import getpass
import json
from datetime import UTC, datetime
from typing import Annotated

import typer

from pipeline.settings import Settings

quarantine = typer.Typer(no_args_is_help=True)

Url = Annotated[str, typer.Argument(help="URL of the article, as list prints it.")]
Note = Annotated[str, typer.Option(help="Why.")]
By = Annotated[str | None, typer.Option(help="Who says so; your login unless given.")]


@quarantine.command("list")
def list_them(
    settled_too: Annotated[bool, typer.Option("--all", help="Those that are settled as well.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
) -> None:
    """List what is held back, by which check, and the rows that it found."""
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.quarantine import in_quarantine

    with open_warehouse(Settings.from_env()) as warehouse, warehouse.begin() as conn:
        rows = in_quarantine(conn, settled_too=settled_too)
    for row in rows:
        if as_json:
            typer.echo(json.dumps(row, ensure_ascii=False, default=str))
        else:
            state = row["settled_as"] or "waits"
            typer.echo(f"{row['held_at']:%Y-%m-%d} {state:9} {row['check_key']:16} {row['item']}")
            for found in row["detail"]:
                typer.echo(f"    {', '.join(f'{name} {value}' for name, value in found.items() if name != 'url')}")
    if not rows and not as_json:
        typer.echo("Nothing is held back.")


@quarantine.command()
def release(url: Url, note: Note = "", by: By = None) -> None:
    """Let an article in: the next run of its source publishes it."""
    _settle(url, "released", note, by)


@quarantine.command()
def discard(url: Url, note: Note = "", by: By = None) -> None:
    """Keep an article out: the next run of its source drops it."""
    _settle(url, "discarded", note, by)


def _settle(url: str, settled_as: str, note: str, by: str | None) -> None:
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.quarantine import settle_quarantine

    with open_warehouse(Settings.from_env()) as warehouse, warehouse.begin() as conn:
        settle_quarantine(conn, url, settled_as, by=by or getpass.getuser(), note=note, now=datetime.now(UTC))
    typer.echo(f"{url}: {settled_as}; the next run of its source sees to it")
