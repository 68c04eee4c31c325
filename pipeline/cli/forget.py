"""`forget`: an article or a source leaves archive and warehouse, and stays away."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
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
    restored: Annotated[
        bool,
        typer.Option("--restored", help="After an older backup was restored: all that tombstones stand for, again."),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Remove an article, or all of a source, for good: text, archived pages, claims and what was derived from them.

    Hashes of its addresses stay, and keep it from being fetched or taken from WARC files again. It cannot be undone:
    only backups (docs/forget.md) still hold what is gone.
    """
    from pipeline import flow
    from pipeline.warehouse import open_warehouse

    if [url is not None, source is not None, restored].count(True) != 1:
        raise typer.BadParameter("give the address of an article, or --source, or --restored, and not both")
    if let_in and (dry_run or yes or note or restored):
        raise typer.BadParameter(
            "--let-in-again goes with an address or --source alone: nothing is removed, so nothing is asked"
        )
    settings = Settings.from_env()
    with open_warehouse(settings):
        if let_in:
            lifted = flow.let_in_again(flow.read_wish(settings, url=url, source_key=source), settings=settings)
            typer.echo(json.dumps({"lifted": lifted}) if as_json else f"{lifted} tombstones taken away")
            return
        if restored:
            wishes = flow.what_came_back(settings=settings)
        else:
            wishes = [flow.read_wish(settings, url=url, source_key=source)]
        if dry_run or not yes:
            held = _together([flow.what_is_held(wish, settings=settings) for wish in wishes])
            if dry_run:
                _print(held, as_json, "would go")
                return
            _print(held, False, "to be removed for good")
            if not sys.stdin.isatty():
                raise typer.BadParameter("nobody is there to be asked; look with --dry-run, then say --yes")
            typer.confirm("Remove it?", abort=True)
        done = _together([flow.forget(wish, settings=settings, note=note) for wish in wishes])
    _print(done, as_json, "gone")


def _together(told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The counts of several as one."""
    whole: dict[str, Any] = {"urls": sorted({url for one in told for url in one["urls"]})}
    for name in ("captures", "articles", "records", "parts"):
        whole[name] = sum(one[name] for one in told)
    if any("rows" in one for one in told):
        rows: Counter[str] = Counter()
        for one in told:
            rows.update(one["rows"])
        whole |= {"rows": dict(rows)} | {name: sum(one[name] for one in told) for name in ("lines", "tombstones")}
    return whole


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
