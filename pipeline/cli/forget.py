"""`forget`: an article or a source leaves archive and warehouse, and stays away."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.model.plurals import counted
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.warehouse import Forgetting

_SHOWN = 10
_KINDS = {
    "address": ("address", "addresses"),
    "article": ("number of the source", "numbers of the source"),
    "source": ("source", "sources"),
    "body": ("page", "pages"),
    "text": ("text", "texts"),
    None: ("of an older newsfigures, which did not keep for what",) * 2,
}
"""What tombstones stand for: one, and several."""

_GONE = {
    "articles": ("article",),
    "captures": ("capture",),
    "records": ("record of the archive", "records of the archive"),
    "parts": ("whole part of the archive", "whole parts of the archive"),
    "answers": ("answer of language models", "answers of language models"),
}
_ALWAYS_TOLD = {"articles", "captures", "records"}


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
    listed: Annotated[
        bool, typer.Option("--list", help="Only say when something was forgotten, who asked, and what is kept of it.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    from pipeline import flow
    from pipeline.warehouse import open_warehouse

    if [url is not None, source is not None, restored, listed].count(True) != 1:
        raise typer.BadParameter("give the address of an article, or --source, or --restored, or --list, and not both")
    if ((let_in or listed) and (dry_run or yes or note or restored)) or (let_in and listed):
        raise typer.BadParameter(
            "--let-in-again goes with an address or --source alone, and --list by itself: nothing is removed, so "
            "nothing is asked"
        )
    settings = Settings.from_env()
    with open_warehouse(settings):
        if listed:
            _list(flow.what_is_forgotten(settings=settings), as_json)
            return
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


def _list(found: "Sequence[Forgetting]", as_json: bool) -> None:
    """One line for each forgetting, the oldest first."""
    for one in found:
        if as_json:
            kinds = {kind or "unknown": count for kind, count in one.kinds.items()}
            told = {"forgotten_at": one.forgotten_at.isoformat(), "kinds": kinds, "note": one.note}
            typer.echo(json.dumps(told, ensure_ascii=False))
        else:
            kept = ", ".join(counted(one.kinds[kind], *words) for kind, words in _KINDS.items() if kind in one.kinds)
            typer.echo(f"{one.forgotten_at:%Y-%m-%d %H:%M} UTC  {kept}{f'  ({one.note})' if one.note else ''}")
    if not found and not as_json:
        typer.echo("Nothing was forgotten.")


def _together(told: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The counts of several as one."""
    whole: dict[str, Any] = {name: sorted({url for one in told for url in one[name]}) for name in ("urls", "alike")}
    for name in ("captures", "articles", "records", "parts", "answers"):
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
    counts = [counted(told[name], *words) for name, words in _GONE.items() if told[name] or name in _ALWAYS_TOLD]
    typer.echo(f"{what}: {', '.join(counts)}")
    _print_addresses(told["urls"])
    if told["alike"]:
        typer.echo("the same page or text is held of other articles, which stay, and so it is not kept out:")
        _print_addresses(told["alike"])
    if "rows" in told:
        rows = ", ".join(f"{table} {count}" for table, count in sorted(told["rows"].items()))
        typer.echo(f"rows removed: {rows or 'none'}; tombstones added: {told['tombstones']}")


def _print_addresses(urls: Sequence[str]) -> None:
    for address in urls[:_SHOWN]:
        typer.echo(f"  {address}")
    if len(urls) > _SHOWN:
        typer.echo(f"  and {len(urls) - _SHOWN} more addresses")
