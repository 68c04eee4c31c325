"""`ingest` and `reextract`: a run without Airflow."""

import json
import time
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table

from pipeline.cli.progress import at_work
from pipeline.cli.tables import wide_console
from pipeline.cli.usage import refuse_no_span, refuse_together
from pipeline.model.plurals import counted
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.flow import Wanted

_TIME_BUDGET = 600.0


def ingest(
    source: Annotated[
        str | None, typer.Argument(help="Key of a source; `newsfigures sources` lists them. Not with --warc.")
    ] = None,
    day: Annotated[
        datetime | None,
        typer.Option(help="Take what the source lists for this past day, instead of polling.", formats=["%Y-%m-%d"]),
    ] = None,
    url: Annotated[list[str] | None, typer.Option(help="Take only this article; may be given again.")] = None,
    limit: Annotated[
        int | None,
        typer.Option(
            help="Fetch at most so many; the rest is left for the next run. With --warc: take so many new pages.",
            min=1,
        ),
    ] = None,
    time_budget: Annotated[
        float | None,
        typer.Option(help="Seconds for fetching, default 600; what is left waits for the next run.", min=1),
    ] = None,
    warc: Annotated[
        str | None,
        typer.Option(help="Take pages from a WARC file, a folder of them, or an fsspec URL; nobody is asked."),
    ] = None,
    host: Annotated[list[str] | None, typer.Option(help="With --warc: only this host; may be given again.")] = None,
    first: Annotated[
        datetime | None, typer.Option("--from", help="With --warc: captured on or after.", formats=["%Y-%m-%d"])
    ] = None,
    end: Annotated[
        datetime | None, typer.Option("--to", help="With --warc: captured before.", formats=["%Y-%m-%d"])
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the stage report as JSON.")] = False,
) -> None:
    if (source is None) == (warc is None):
        raise typer.BadParameter("name a source, or give --warc, and not both")
    of_a_source = {"--day": day, "--url": url, "--time-budget": time_budget}
    refuse_together("--warc", warc, of_a_source)
    refuse_together("a source", source, {"--host": host, "--from": first, "--to": end})
    refuse_together("--day", day, {"--url": url})
    refuse_no_span(first, end)
    if warc is not None:
        from pipeline.flow import Wanted
        from pipeline.flow.warc import host_names

        wanted = Wanted(hosts=host_names(host or []), first_day=_day(first), end_day=_day(end))
        _ingest_warc(warc, wanted, limit, as_json)
        return
    from pipeline import flow
    from pipeline.cli.local import settings_with_newsstand

    key = str(source)
    with ExitStack() as stack:
        settings = stack.enter_context(settings_with_newsstand(Settings.from_env(), key))
        told = stack.enter_context(at_work(settings, f"fetching {key}", as_json))
        report = flow.ingest(
            key,
            settings=settings,
            day=_day(day),
            urls=url,
            limit=limit,
            time_budget=_TIME_BUDGET if time_budget is None else time_budget,
            progress=told,
        )
    print_report(report, as_json)


def _ingest_warc(location: str, wanted: "Wanted", limit: int | None, as_json: bool) -> None:
    from pipeline import flow

    settings = Settings.from_env()
    begun = time.monotonic()
    with at_work(settings, "reading pages", as_json) as told:
        report = flow.ingest_warc(location, wanted=wanted, settings=settings, limit=limit, progress=told)
    print_report(report, as_json)
    if not as_json:
        _print_speed(report, time.monotonic() - begun)
        print_skipped(report)
        if report["stages"]["fetch"]["made"] == limit:
            typer.echo(f"stopped behind {limit} new pages; the same command goes on with those after them")


def reextract(
    source: Annotated[str | None, typer.Option(help="Only captures of this source.")] = None,
    first: Annotated[
        datetime | None, typer.Option("--from", help="Published (else fetched) on or after.", formats=["%Y-%m-%d"])
    ] = None,
    end: Annotated[
        datetime | None, typer.Option("--to", help="Published (else fetched) before.", formats=["%Y-%m-%d"])
    ] = None,
    read_by: Annotated[str | None, typer.Option(help="Only what this version of the extractor has read.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the stage report as JSON.")] = False,
) -> None:
    from pipeline import flow

    refuse_no_span(first, end)
    settings = Settings.from_env()
    begun = time.monotonic()
    with at_work(settings, "reading pages", as_json) as told:
        report = flow.reextract(
            settings=settings,
            source_key=source,
            read_by=read_by,
            first_day=_day(first),
            end_day=_day(end),
            progress=told,
        )
    print_report(report, as_json)
    if not as_json:
        _print_speed(report, time.monotonic() - begun)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _print_speed(report: dict[str, Any], seconds: float) -> None:
    articles = report["stages"]["extract"]["made"]
    typer.echo(f"{counted(articles, 'article')} in {seconds:.1f} s, {articles / seconds:.1f} a second")


def print_report(report: dict[str, Any], as_json: bool) -> None:
    """The stage report as a table a person reads, or as the JSON of the contract."""
    if as_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
        return
    print_stages({"": report})
    rows = ", ".join(f"{name} {count:,}" for name, count in sorted(report["rows"].items()) if count)
    wide_console().print(f"rows added: {rows or 'none'}", highlight=False, markup=False)
    if used := report.get("model"):
        typer.echo(model_line(used))


def print_skipped(report: Mapping[str, Any]) -> None:
    for reason, count in report["claims_skipped"].items():
        typer.echo(f"{counted(count, 'article')} kept without claims: {reason}")


def model_line(used: Mapping[str, Any]) -> str:
    """What a language model took, of the report's "model"."""
    cost = "no price is set" if used["cost_usd"] is None else f"{used['cost_usd']:.4f} US dollars"
    unknown = f", {used['tokens_unknown']:,} reserved without a count" if used["tokens_unknown"] else ""
    return (
        f"language model: {used['requests']} requests, {used['tokens_in']:,} tokens asked, "
        f"{used['tokens_out']:,} answered{unknown}; {cost}"
    )


def print_stages(reports: Mapping[str, dict[str, Any]]) -> None:
    """One table of the stages that had something to do, by the name of the run."""
    table = Table(*(["run"] if len(reports) > 1 else []), "stage", "taken", "made", "left", "dropped, and why")
    for name, report in reports.items():
        for stage, counts in report["stages"].items():
            left = (
                f"{counts['left']} ({_counted(because)})" if (because := counts.get("left_because")) else counts["left"]
            )
            if counts["taken"] or len(reports) == 1:
                run = [name] if len(reports) > 1 else []
                numbers = (str(each) for each in (counts["taken"], counts["made"], left))
                table.add_row(*run, stage, *numbers, _counted({**counts["dropped"], **counts.get("parts_dropped", {})}))
    wide_console().print(table)


def _counted(reasons: Mapping[str, int]) -> str:
    return ", ".join(f"{reason} {count}" for reason, count in sorted(reasons.items()))
