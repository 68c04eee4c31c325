"""`sources`: what there is to read, and whether it still works."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Annotated, Any

import typer

from pipeline.cli.tables import AsJson, Form, Output, form_of, print_table, say_next, write_records
from pipeline.errors import ConfigError, PipelineError
from pipeline.model import Source
from pipeline.settings import Settings

sources = typer.Typer()


@sources.callback(invoke_without_command=True)
def show(
    context: typer.Context,
    form: Form = Output.TABLE,
    as_json: AsJson = False,
) -> None:
    """List the sources: what each reaches, and whether its selectors were ever seen to work.

    Where a file or line is wrong the others are listed, and the exit code is 78."""
    if context.invoked_subcommand is not None:
        return
    from pipeline.sources import survey_sources

    found, wrong = survey_sources(Settings.from_env().sources_dir)
    rows = [_source_row(source) for source in found.values()]
    if (form := form_of(form, as_json)) is not Output.TABLE:
        write_records(rows, form)
    else:
        print_table(_COLUMNS, map(_cells, rows), unbroken=("key",))
        say_next("newsfigures ingest KEY reads one; sources check KEY tries it; docs/add-a-source.md adds one")
    if wrong:
        raise ConfigError("\n".join(wrong.values()))


_COLUMNS = ("key", "name", "lang", "the present by", "the past by", "state", "served at")


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    state = "sample" if row["sample"] else "unverified" if row["unverified"] else "verified"
    present, past = (", ".join(row[f"{time}_by"]) or "nothing" for time in ("present", "past"))
    return row["key"], row["name"], row["language"], present, past, state, row["address"] or ""


@sources.command()
def check(
    keys: Annotated[list[str] | None, typer.Argument(help="Only these sources; default: all.")] = None,
    live: Annotated[
        bool,
        typer.Option(
            "--live", help="Also ask each site for its lists, one past day and one article; politely, and slow."
        ),
    ] = False,
    form: Form = Output.TABLE,
    as_json: AsJson = False,
) -> None:
    """Try each source, and say what broke and what to do. Exit code 1 when something is broken.

    Without --live nobody is asked: the files are checked, and the selectors on the page saved beside a file.
    """
    from contextlib import ExitStack

    from pipeline.cli.local import settings_with_newsstand
    from pipeline.flow.check import Finding, Stand, check_sources

    form = form_of(form, as_json)
    found: list[Finding] = []
    with ExitStack() as stack:
        settings = Settings.from_env()
        if live:
            settings = stack.enter_context(settings_with_newsstand(settings, "sample_times"))
        for one in check_sources(settings, keys=keys or (), live=live):
            found.append(one)
            if form is Output.JSONL:
                write_records([asdict(one)], form)
    if form is Output.CSV:
        write_records([asdict(one) for one in found], form)
    elif form is Output.TABLE:
        rows = [(one.source_key, one.what, one.stand.value, one.detail) for one in found]
        print_table(("source", "what", "state", "how it stands, or the remedy"), rows, unbroken=("source",))
    broken = [one for one in found if one.stand is Stand.BROKEN]
    if broken:
        names = ", ".join(sorted({one.source_key for one in broken}))
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
        "address": ":".join(map(str, source.address)) if source.address else None,
    }
