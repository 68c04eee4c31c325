"""`run`, `up`, `down`, `newsstand`: the whole house on one machine."""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from pipeline.cli.ingest import print_stages
from pipeline.cli.progress import said_at_least_every
from pipeline.cli.query import print_claim_rows
from pipeline.cli.tables import wide_console
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.stack.attached import StackLike

_SHOWN_OF_EACH = 12

newsstand = typer.Typer(no_args_is_help=True)


def run(
    keep: Annotated[
        bool, typer.Option("--keep/--end", help="Stay up until Ctrl-C, or end when the claims are printed.")
    ] = True,
) -> None:
    from pipeline.stack import Stack, run_sample, running_stack

    settings = Settings.from_env()
    samples = _samples(settings)
    if running := running_stack(settings.home):
        _say(f"Using the stack that runs in {settings.home}")
        with said_at_least_every(_say) as say:
            runs = run_sample(running, samples, say)
        _print_results(settings, running, runs)
        return
    with Stack(settings, progress=_say) as stack:
        with said_at_least_every(_say) as say:
            runs = run_sample(stack, samples, say)
        _print_results(settings, stack, runs)
        if keep:
            _say("Up until Ctrl-C (or `newsfigures down` from another shell).")
            stack.wait()


def up() -> None:
    from pipeline.stack import Stack

    with Stack(Settings.from_env(), progress=_say) as stack:
        _print_addresses(stack)
        stack.wait()


def down() -> None:
    from pipeline.stack import down as stop

    _say("Stopped." if stop(Settings.from_env().home) else "Nothing was running.")


@newsstand.command()
def serve(
    port: Annotated[int, typer.Option(help="Where to listen.", min=1, max=65535)] = 8099,
    host: Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 inside a container.")] = "127.0.0.1",
) -> None:
    """Serve the newspapers until Ctrl-C, and say the setting that leads to them."""
    from pipeline.newsstand import HOSTS, yesterday
    from pipeline.newsstand import serve as serve_papers

    _say("NEWSFIGURES_HOST_MAP=" + ",".join(f"{paper}=127.0.0.1:{port}" for paper in HOSTS))
    serve_papers(Settings.from_env().home / "newsstand", port, host=host, clock=yesterday)


@newsstand.command()
def advance() -> None:
    """Move the newspapers' world one day on, under a running stack too: new articles, and one figure corrected."""
    from pipeline.newsstand import DAY_ZERO
    from pipeline.newsstand import advance as advance_day

    day = advance_day(Settings.from_env().home / "newsstand")
    typer.echo(f"The newsstand's day is now {day}, {DAY_ZERO + timedelta(days=day)}.")
    _say(f"A stack that runs polls the papers every ten minutes; to read them at once: {_called()} run")


@contextmanager
def settings_with_newsstand(settings: Settings, source_key: str) -> Iterator[Settings]:
    """Settings under which a sample source can be asked: the running newsstand, else one for as long as this lasts.

    Hosts that NEWSFIGURES_HOST_MAP names stay where it leads them.
    """
    from pipeline.newsstand import Newsstand, yesterday
    from pipeline.sources import load_source
    from pipeline.stack import running_host_map

    source = load_source(settings.sources_dir, source_key)
    if not source.sample or settings.host_map.keys() >= set(source.hosts):
        yield settings
    elif running := running_host_map(settings.home):
        yield replace(settings, host_map={**running, **settings.host_map})
    else:
        with Newsstand(settings.home / "newsstand", clock=yesterday) as papers:
            yield replace(settings, host_map={**papers.host_map, **settings.host_map})


def _samples(settings: Settings) -> list[str]:
    """The sources that `run` reads. A file that is wrong is told of, and costs no other its run."""
    from pipeline.sources import survey_sources

    sources, wrong = survey_sources(settings.sources_dir)
    for fault in wrong.values():
        _say(f"Left out, for its file is wrong: {fault}")
    return [key for key, source in sources.items() if source.sample]


def _say(text: str) -> None:
    """Progress goes to stderr: stdout is for results."""
    Console(stderr=True, highlight=False).print(text, markup=False, soft_wrap=True)


def _print_addresses(stack: "StackLike") -> None:
    figures = {"figures": f"{stack.urls['airflow']}/newsfigures/ (in Airflow's navigation: Figures)"}
    for name, url in {**stack.urls, **figures}.items():
        _say(f"{name:10} {url}")
    _say(f"{'login':10} {stack.login.user} / {stack.login.password}")


def _called() -> str:
    """How this command is called from here, so that what is printed works as it is printed.

    A folder that is not on the PATH, such as .venv/bin, is named.
    """
    program = Path(sys.argv[0])
    if program.name == "__main__.py":
        return f"{sys.executable} -m pipeline.cli"
    found = shutil.which(program.name)
    if found and Path(found).resolve() == program.resolve():
        return program.name
    here = Path.cwd()
    return str(program.absolute().relative_to(here)) if program.absolute().is_relative_to(here) else str(program)


def _reports_of(dag_id: str, run: Mapping[str, Any], settings: Settings) -> dict[str, dict[str, Any]]:
    """Of each run of the DAG, the earliest first: of two that followed the papers the later one finds what is left."""
    from pipeline import flow

    run_ids = (*run.get("earlier", ()), run["run_id"])
    names = [dag_id, *(f"{dag_id}, run {number}" for number in range(2, len(run_ids) + 1))]
    keys = [f"{dag_id}/{run_id}" for run_id in run_ids]
    return {name: flow.report(run_key=key, settings=settings) for name, key in zip(names, keys, strict=True)}


def _print_results(settings: Settings, stack: "StackLike", runs: Mapping[str, Any]) -> None:
    """The claims found, the totals by stage of each run, and where to look further."""
    from pipeline.warehouse import ClaimQuery, find_claims, open_warehouse

    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        rows = find_claims(conn, ClaimQuery(limit=None))
    shown = _some_of_each(rows)
    if shown:
        print_claim_rows(shown, wide_console())
    typer.echo(f"{len(shown)} of {len(rows)} claims in the warehouse")
    print_stages(
        {name: report for dag_id, run in runs.items() for name, report in _reports_of(dag_id, run, settings).items()}
    )
    _print_addresses(stack)
    _print_commands("Look further, in another shell:", _LOOK_FURTHER)
    _print_commands("Then try:", _TRY_NEXT)


_LOOK_FURTHER = (
    "explore                                    # figures, their sentences and disagreements: http://127.0.0.1:8090",
    "claims --entity MeowTalk --place Norway    # rows; --limit 0 is all",
    'psql -c "SELECT entity_name, metric_key, value, unit FROM mart.series_latest"    # SQL',
)
_TRY_NEXT = (
    "newsstand advance                          # the papers' next day, on which one corrects a figure; run reads it",
    "conflicts list                             # figures that cannot all be right",
    "new-source --help                          # a paper of your own: docs/add-a-source.md",
)


def _print_commands(words: str, lines: Sequence[str]) -> None:
    typer.echo(words)
    for line in lines:
        typer.echo(f"    {_called()} {line}")


def _some_of_each(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first claims of each source that say who, what and when: what fits a screen or two."""
    shown: list[dict[str, Any]] = []
    for source in sorted({row["source_key"] for row in rows}):
        full = [row for row in rows if row["source_key"] == source and row["metric_id"] and row["period_start"]]
        shown += full[:_SHOWN_OF_EACH]
    return shown
