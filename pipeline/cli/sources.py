"""`sources`: what there is to read, and whether it still works."""

import json
from dataclasses import asdict
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from pipeline.errors import PipelineError
from pipeline.model import Source
from pipeline.settings import Settings

sources = typer.Typer()


@sources.callback(invoke_without_command=True)
def show(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print as JSON lines.")] = False
) -> None:
    """List the sources: what each reaches, and whether its selectors were ever seen to work."""
    if context.invoked_subcommand is not None:
        return
    from pipeline.sources import load_sources

    found = load_sources(Settings.from_env().sources_dir)
    if as_json:
        for source in found.values():
            typer.echo(json.dumps(_source_row(source), ensure_ascii=False))
        return
    table = Table("key", "name", "lang", "the present by", "the past by", "state")
    for source in found.values():
        row = _source_row(source)
        state = "sample" if row["sample"] else "unverified" if row["unverified"] else "verified"
        table.add_row(
            row["key"],
            row["name"],
            row["language"],
            ", ".join(row["present_by"]),
            ", ".join(row["past_by"]) or "nothing",
            state,
        )
    Console().print(table)


@sources.command()
def check(
    keys: Annotated[list[str] | None, typer.Argument(help="Only these sources; default: all.")] = None,
    live: Annotated[
        bool,
        typer.Option(
            "--live", help="Also ask each site for its lists, one past day and one article; politely, and slow."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON lines.")] = False,
) -> None:
    """Try each source, and say what broke and what to do. Exit code 1 when something is broken.

    Without --live nobody is asked: the files are checked, and the selectors on the page saved beside a file.
    """
    from contextlib import ExitStack

    from pipeline.cli.local import settings_with_newsstand
    from pipeline.flow.check import Finding, Stand, check_sources

    broken: list[Finding] = []
    table = Table("source", "what", "", "how it stands, or the remedy")
    with ExitStack() as stack:
        settings = Settings.from_env()
        if live:
            settings = stack.enter_context(settings_with_newsstand(settings, "sample_times"))
        for found in check_sources(settings, keys=keys or (), live=live):
            broken += [found] if found.stand is Stand.BROKEN else []
            if as_json:
                typer.echo(json.dumps(asdict(found), ensure_ascii=False))
            style = {Stand.BROKEN: "red", Stand.LOOK: "yellow"}.get(found.stand)
            table.add_row(found.source_key, found.what, found.stand.value, found.detail, style=style)
    if not as_json:
        Console().print(table)
    if broken:
        names = ", ".join(sorted({found.source_key for found in broken}))
        many = "1 thing is" if len(broken) == 1 else f"{len(broken)} things are"
        raise PipelineError(f"{many} broken ({names}); the lines above say what to do")


def _source_row(source: Source) -> dict[str, Any]:
    return {
        "key": source.key,
        "name": source.name,
        "language": source.language,
        "finds_by": [*source.present_by, *source.past_by],
        "present_by": source.present_by,
        "past_by": source.past_by,
        "reaches_past": source.reaches_past,
        "sample": source.sample,
        "unverified": source.unverified,
        "terms_url": source.terms.terms_url,
    }
