"""`ingest` and `sources`: a run without Airflow, and what there is to run."""

import json
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import datetime
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from pipeline.model import Source
from pipeline.settings import Settings


def add_to(app: typer.Typer) -> None:
    app.command(rich_help_panel="News in")(ingest)
    app.command(rich_help_panel="News in")(sources)


def ingest(
    source: Annotated[str, typer.Argument(help="Key of a source; `newsfigures sources` lists them.")],
    day: Annotated[
        datetime | None,
        typer.Option(help="Take what the source lists for this past day, instead of polling.", formats=["%Y-%m-%d"]),
    ] = None,
    url: Annotated[list[str] | None, typer.Option(help="Take only this article; may be given again.")] = None,
    limit: Annotated[
        int | None, typer.Option(help="Fetch at most so many; the rest is left for the next run.", min=1)
    ] = None,
    time_budget: Annotated[
        float, typer.Option(help="Seconds for fetching; what is left waits for the next run.")
    ] = 600,
    as_json: Annotated[bool, typer.Option("--json", help="Print the stage report as JSON.")] = False,
) -> None:
    """Discover, fetch, extract, audit, publish and observe one source, as its DAG does."""
    from pipeline import flow
    from pipeline.cli.local import settings_with_newsstand
    from pipeline.warehouse import open_warehouse

    settings = Settings.from_env()
    with ExitStack() as stack:
        settings = stack.enter_context(settings_with_newsstand(settings, source))
        stack.enter_context(open_warehouse(settings))  # held open, so that an embedded server starts once
        bar = stack.enter_context(_bar(as_json))
        task = bar.add_task(f"fetching {source}", total=None)
        report = flow.ingest(
            source,
            settings=settings,
            day=day.date() if day else None,
            urls=url,
            limit=limit,
            time_budget=time_budget,
            progress=lambda done, total: bar.update(task, completed=done, total=total),
        )
    print_report(report, as_json)


def print_report(report: dict[str, Any], as_json: bool) -> None:
    """The stage report as a table a person reads, or as the JSON of the contract."""
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
        return
    print_stages({"": report})
    rows = ", ".join(f"{name} {count}" for name, count in sorted(report["rows"].items()) if count)
    typer.echo(f"rows added: {rows or 'none'}")


def print_stages(reports: Mapping[str, dict[str, Any]]) -> None:
    """One table of the stages that had something to do, by the name of the run."""
    table = Table(*(["run"] if len(reports) > 1 else []), "stage", "taken", "made", "left", "dropped, and why")
    for name, report in reports.items():
        for stage, counts in report["stages"].items():
            why = ", ".join(f"{reason} {count}" for reason, count in sorted(counts["dropped"].items()))
            if counts["taken"] or len(reports) == 1:
                run = [name] if len(reports) > 1 else []
                table.add_row(*run, stage, *(str(counts[each]) for each in ("taken", "made", "left")), why)
    Console().print(table)


def sources(as_json: Annotated[bool, typer.Option("--json", help="Print as JSON lines.")] = False) -> None:
    """List the sources: what each reaches, and whether its selectors were ever seen to work."""
    from pipeline.sources import load_sources

    found = load_sources(Settings.from_env().sources_dir)
    if as_json:
        for source in found.values():
            typer.echo(json.dumps(_source_row(source), ensure_ascii=False))
        return
    table = Table("key", "name", "lang", "finds by", "reaches the past", "state")
    for source in found.values():
        row = _source_row(source)
        state = "sample" if row["sample"] else "unverified" if row["unverified"] else "verified"
        table.add_row(
            row["key"],
            row["name"],
            row["language"],
            ", ".join(row["finds_by"]),
            "yes" if row["reaches_past"] else "no",
            state,
        )
    Console().print(table)


def _source_row(source: Source) -> dict[str, Any]:
    ways = {
        "feed": source.feeds,
        "sitemap": source.sitemaps,
        "archive pages": source.archive_pages,
        "day sitemap": source.day_sitemap,
    }
    return {
        "key": source.key,
        "name": source.name,
        "language": source.language,
        "finds_by": [way for way, given in ways.items() if given],
        "reaches_past": source.reaches_past,
        "sample": source.sample,
        "unverified": source.unverified,
        "terms_url": source.terms.terms_url,
    }


def _bar(quiet: bool) -> Progress:
    """On stderr, so that stdout stays clean for scripts."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=quiet,
        transient=True,
    )
