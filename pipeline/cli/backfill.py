"""`backfill` and `revisit`: past days on demand, and fresh articles once more."""

import json
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.progress import progress
from pipeline.cli.usage import refuse_no_span
from pipeline.errors import PipelineError, TransientError
from pipeline.model.backfill import Mode, Via
from pipeline.model.plurals import counted
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.flow import Progressed
    from pipeline.flow.collect import Progress

_SHOWN = 10
"""Lines of each kind of days; --json has all."""


def backfill(
    source: Annotated[str, typer.Argument(help="Key of a source; `newsfigures sources` lists them.")],
    first: Annotated[
        datetime, typer.Option("--from", help="The first day, in the source's zone.", formats=["%Y-%m-%d"])
    ],
    end: Annotated[
        datetime | None,
        typer.Option("--to", help="The day after the last one; default: today.", formats=["%Y-%m-%d"]),
    ] = None,
    mode: Annotated[
        Mode,
        typer.Option(
            help="replay: take days that were never taken, from the archive what it holds, from the source what lacks. "
            "reextract: read the archived pages of these days again, nobody is asked. "
            "refetch: visit the archived pages of these days again."
        ),
    ] = Mode.REPLAY,
    via: Annotated[
        Via,
        typer.Option(
            help="source: ask the source itself. commoncrawl: take what Common Crawl's index names of it. ccnews: read "
            "through Common Crawl's files of news. Days of these two are those of crawling, in UTC, and no article is "
            "asked of the publisher."
        ),
    ] = Via.SOURCE,
    limit: Annotated[
        int | None, typer.Option(help="With --via: take at most so many records; the same command goes on.", min=1)
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help="Only say what would be asked of whom. Nobody is asked for that, with --via Common Crawl's index.",
        ),
    ] = False,
    again: Annotated[bool, typer.Option("--again", help="Also days that are done, or were found unreachable.")] = False,
    time_budget: Annotated[
        float | None, typer.Option(help="Stop after so many seconds; the same command goes on from there.", min=1)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the plan or the result as JSON.")] = False,
) -> None:
    from pipeline import flow
    from pipeline.cli.local import settings_with_newsstand
    from pipeline.flow.days import today
    from pipeline.warehouse import open_warehouse

    if limit is not None and via is Via.SOURCE:
        raise typer.BadParameter("--limit counts records of Common Crawl; name --via with it")
    if via is not Via.SOURCE and mode is not Mode.REPLAY:
        raise typer.BadParameter(f"--mode {mode} asks nothing of {via}; leave out one of --mode and --via")
    refuse_no_span(first, end)
    with ExitStack() as stack:
        settings = stack.enter_context(settings_with_newsstand(Settings.from_env(), source))
        stack.enter_context(open_warehouse(settings))
        last = end.date() if end else None
        plan = flow.plan_backfill(
            source, mode=mode, first=first.date(), end=last, again=again, via=via, settings=settings
        )
        if dry_run:
            crawl = {} if via is Via.SOURCE else {"crawl": flow.estimate_crawl(plan, settings=settings, again=again)}
            _print_plan({**plan.as_dict(), **crawl}, as_json)
            return
        told = stack.enter_context(progress(f"{source}: days done", quiet=as_json))
        done = flow.backfill(
            plan, settings=settings, again=again, time_budget=time_budget, limit=limit, told=told_by(told)
        )
    _print_done(done, as_json)
    _raise_unless_done(done, today=today(plan.source))


def revisit(
    source: Annotated[str | None, typer.Argument(help="Only this source; default: each with a visit due.")] = None,
    time_budget: Annotated[
        float, typer.Option(help="Seconds for each source; what is left waits for the next run.", min=1)
    ] = 600,
    as_json: Annotated[bool, typer.Option("--json", help="Print the stage reports as JSON, by source.")] = False,
) -> None:
    from pipeline import flow
    from pipeline.cli.ingest import print_stages
    from pipeline.cli.local import settings_with_newsstand

    with ExitStack() as stack:
        # without a source samples may be due as well, which nobody but a newsstand serves
        settings = stack.enter_context(settings_with_newsstand(Settings.from_env(), source or "sample_times"))
        stack.enter_context(progress("visiting fresh articles again", quiet=as_json))
        told = flow.revisit_all(settings=settings, source_key=source, time_budget=time_budget)
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False))
    elif told:
        print_stages(told)
    else:
        typer.echo("No page is due for another visit.")


def told_by(told: "Progress") -> Callable[["Progressed"], None]:
    """How far a backfill is, as progress of days."""
    return lambda at: told(at.done, at.total, f"{at.day}, {at.pages} pages fetched{_ends(at)}, days done")


def _ends(at: "Progressed") -> str:
    return f", ends about {at.ends_at.astimezone():%Y-%m-%d %H:%M:%S}" if at.ends_at else ""


def _print_plan(plan: dict[str, Any], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(plan, ensure_ascii=False))
        return
    typer.echo(f"{plan['mode']} of {plan['source']}, {plan['from']} up to {plan['to']} (not included)")
    typer.echo(f"days: {plan['days_to_do']} to do, {plan['days_done']} done, {len(plan['unreachable'])} unreachable")
    typer.echo(f"archive: {counted(plan['held'], 'page')} of these days")
    if "crawl" in plan:
        _print_crawl(plan, plan["crawl"])
    elif plan["hosts"]:
        _print_asked(plan)
    else:
        typer.echo("would ask nobody")
    _print_days("unreachable", plan["unreachable"])
    typer.echo("Nobody but Common Crawl was asked for this." if "crawl" in plan else "Nobody was asked for this.")


def _print_asked(plan: dict[str, Any]) -> None:
    hosts, lists, pause = ", ".join(plan["hosts"]), plan["lists"], plan["pause"]
    apart = f"{pause:g} s apart, or longer where robots.txt asks for more"
    if plan["pages"] is None:
        typer.echo(
            f"would ask {hosts} for {lists} lists and the pages in them: how many is not known, since no day of it"
        )
        typer.echo(f"was ever listed. The lists alone take about {_duration(round(lists * pause))}, {apart}")
    else:
        typer.echo(f"would ask {hosts} for {lists} lists and about {plan['pages']} pages")
        typer.echo(f"takes about {_duration(plan['seconds'])}: {plan['requests']} requests, {apart}")
    if plan["indexes"]:
        typer.echo(
            f"{plan['indexes']} of these lists may be an index of sitemaps: its parts that may hold these days "
            "come on top, each once"
        )


def _print_crawl(plan: dict[str, Any], crawl: dict[str, Any]) -> None:
    size, hosts, took = f"{crawl['bytes'] / 1e6:,.1f} MB", ", ".join(crawl["hosts"]), _duration(crawl["seconds"])
    apart = f"{crawl['pause']:g} s apart"
    if crawl["records"] is None:
        typer.echo(f"would read through {crawl['files']} files of {hosts}, about {size}")
        typer.echo(f"takes about {took}, in pieces {apart}")
    else:
        typer.echo(
            f"would ask {hosts} for {crawl['records']} records, {size} ({', '.join(crawl['crawls']) or 'no crawl'})"
        )
        typer.echo(f"takes about {took}, {apart}")
    typer.echo(f"no article is asked of {', '.join(plan['hosts'])}, whose robots.txt and opt-outs are read and obeyed")
    _print_days("without a crawl", crawl["uncovered"])


def _print_done(done: dict[str, Any], as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(done, ensure_ascii=False))
        return
    from pipeline.cli.ingest import print_report

    print_report(done, False)
    days = done["days"]
    typer.echo(f"days: {days['done']} done, {len(days['empty'])} of them without an article")
    _print_days("unreachable", days["unreachable"])
    _print_days("not readable this time", days["failed"])
    _print_days("with pages that wait", {day: counted(count, "page") for day, count in days["waiting"].items()})
    if days["left"]:
        typer.echo(f"left: {counted(len(days['left']), 'day')} from {days['left'][0]} to {days['left'][-1]}")
    if crawl := done.get("crawl"):
        typer.echo(f"Common Crawl: {crawl['requests']} requests, {crawl['bytes'] / 1e6:,.1f} MB")
    if done["stopped"]:
        typer.echo(f"stopped: {done['stopped']}")


def _print_days(kind: str, days: dict[str, str]) -> None:
    """Days in a row with one reason are one line."""
    if not days:
        return
    typer.echo(f"{kind}: {counted(len(days), 'day')}")
    spans: list[tuple[str, str, str]] = []
    for day, why in days.items():
        if spans and spans[-1][2] == why and (date.fromisoformat(day) - date.fromisoformat(spans[-1][1])).days == 1:
            spans[-1] = (spans[-1][0], day, why)
        else:
            spans.append((day, day, why))
    for first, last, why in spans[:_SHOWN]:
        typer.echo(f"  {first}{f' to {last}' if last != first else ''}: {why}")
    if len(spans) > _SHOWN:
        typer.echo(f"  and {len(spans) - _SHOWN} more lines; --json has them all")


def _raise_unless_done(done: dict[str, Any], *, today: date) -> None:
    """`today` is that of the source."""
    days = done["days"]
    unfinished = len(days["failed"]) + len(days["waiting"]) + len(days["left"])
    to_come = sum(date.fromisoformat(day) > today for day in days["unreachable"])
    unreachable = len(days["unreachable"]) - to_come
    waits = f"{counted(to_come, 'day')} of the span {'has' if to_come == 1 else 'have'} not come yet" if to_come else ""
    if unfinished:
        also = f", and {unreachable} cannot be reached at all" if unreachable else ""
        are = "is" if unfinished == 1 else "are"
        raise TransientError(f"{counted(unfinished, 'day')} {are} not done yet{also}; start the same command later")
    if unreachable:
        others = "Common Crawl (--via commoncrawl) or WARC files" if done["via"] == Via.SOURCE else "WARC files"
        also = f"; {waits}" if waits else ""
        raise PipelineError(
            f"{counted(unreachable, 'day')} cannot be reached; their pages can come from {others} "
            f"(newsfigures ingest --warc){also}"
        )
    if waits:
        raise PipelineError(f"{waits}; name days up to {today}, which is --to {today + timedelta(days=1)}")


def _duration(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return f"{hours} h {rest // 60} min" if hours else f"{rest // 60} min {rest % 60} s"
