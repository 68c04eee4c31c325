"""`forget`: an article or a source leaves archive and warehouse, and stays away."""

import json
import sys
from typing import Annotated, Any

import typer

from pipeline.settings import Settings

_SHOWN = 10


def add_to(app: typer.Typer) -> None:
    app.command(rich_help_panel="News in")(forget)


def forget(
    url: Annotated[str | None, typer.Argument(help="Any address of the article.")] = None,
    source: Annotated[str | None, typer.Option(help="Instead of one article: everything of this source.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; for scripts.")] = False,
    note: Annotated[
        str, typer.Option(help="Who asked and why; kept with the tombstone. Do not name the article in it.")
    ] = "",
    let_in: Annotated[
        bool, typer.Option("--let-in-again", help="Take the tombstone away instead; nothing comes back by itself.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Remove an article, or all of a source, for good: text, archived pages, claims and what was derived from them.

    Hashes of its addresses stay, and keep it from being fetched or taken from WARC files again. It cannot be undone:
    only backups (docs/forget.md) still hold what is gone.
    """
    from pipeline import flow
    from pipeline.warehouse import open_warehouse

    if (url is None) == (source is None):
        raise typer.BadParameter("give the address of an article, or --source, and not both")
    if let_in and (dry_run or yes or note):
        raise typer.BadParameter("--let-in-again takes neither --dry-run nor --yes nor --note: nothing is removed")
    settings = Settings.from_env()
    with open_warehouse(settings):
        wish = flow.read_wish(settings, url=url, source_key=source)
        if let_in:
            lifted = flow.let_in_again(wish, settings=settings)
            typer.echo(json.dumps({"lifted": lifted}) if as_json else f"{lifted} tombstones taken away")
            return
        if dry_run or not yes:
            held = flow.what_is_held(wish, settings=settings)
            if dry_run:
                _print(held, as_json, "would go")
                return
            _print(held, False, "to be removed for good")
            if not sys.stdin.isatty():
                raise typer.BadParameter("nobody is there to be asked; look with --dry-run, then say --yes")
            typer.confirm("Remove it?", abort=True)
        done = flow.forget(wish, settings=settings, note=note)
    _print(done, as_json, "gone")


def _print(told: dict[str, Any], as_json: bool, what: str) -> None:
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
        return
    parts = f", {told['parts']} whole parts of the archive" if told["parts"] else ""
    typer.echo(
        f"{what}: {told['articles']} articles, {told['captures']} captures, "
        f"{told['records']} records of the archive{parts}"
    )
    for address in told["urls"][:_SHOWN]:
        typer.echo(f"  {address}")
    if len(told["urls"]) > _SHOWN:
        typer.echo(f"  and {len(told['urls']) - _SHOWN} more addresses")
    if "rows" in told:
        rows = ", ".join(f"{table} {count}" for table, count in sorted(told["rows"].items()))
        typer.echo(f"rows removed: {rows or 'none'}; tombstones added: {told['tombstones']}")
