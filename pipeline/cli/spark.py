"""`spark` and `load`: WARC files read by Apache Spark, and what it has read into the warehouse."""

from datetime import datetime
from typing import Annotated, Any

import typer

from pipeline.cli.ingest import print_report, print_skipped
from pipeline.cli.progress import at_work
from pipeline.cli.usage import refuse_no_span
from pipeline.settings import Settings

_DAY = "%Y-%m-%d"


def spark(
    warcs: Annotated[
        list[str],
        typer.Argument(
            metavar="WARC...",
            help="Files, folders, globs, fsspec URLs (s3://...), or lists of files such as warc.paths.gz.",
        ),
    ],
    output: Annotated[str, typer.Option(metavar="DATASET", help="The folder or fsspec URL to write to.")],
    master: Annotated[str, typer.Option(help="Where Spark runs: local[*], spark://HOST:7077, yarn, k8s://...")] = (
        "local[*]"
    ),
    prefix: Annotated[
        str | None, typer.Option(help="What stands before relative names of a list, as s3://commoncrawl/.")
    ] = None,
    host: Annotated[list[str] | None, typer.Option(help="Only pages of this host; may be given again.")] = None,
    first: Annotated[datetime | None, typer.Option("--from", help="Captured on or after.", formats=[_DAY])] = None,
    end: Annotated[datetime | None, typer.Option("--to", help="Captured before.", formats=[_DAY])] = None,
    conf: Annotated[
        list[str] | None, typer.Option(help="A setting of Spark, as spark.executor.memory=4g; may be given again.")
    ] = None,
) -> None:
    from pipeline.flow.warc import host_names
    from pipeline.spark.submit import submit

    refuse_no_span(first, end)
    days = {name: f"{day:{_DAY}}" for name, day in {"--from": first, "--to": end}.items() if day}
    options = {"--output": output, **({"--prefix": prefix} if prefix else {}), **days}
    arguments = [f"{name}={value}" for name, value in options.items()]
    arguments += [f"--host={name}" for name in sorted(host_names(host or []))]
    submit([*arguments, "--", *warcs], master=master, conf=_settings(conf or []))


def _settings(conf: list[str]) -> dict[str, str]:
    found = {}
    for entry in conf:
        name, mark, value = entry.partition("=")
        if not mark or not name:
            raise typer.BadParameter(f"--conf {entry!r} is no NAME=VALUE")
        found[name] = value
    return found


def load(
    dataset: Annotated[
        str, typer.Argument(metavar="DATASET", help="The folder or fsspec URL that `newsfigures spark` has written.")
    ],
    as_read: Annotated[
        bool, typer.Option("--as-read", help="Also where source files here are not those it was read with.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the stage report as JSON.")] = False,
) -> None:
    from pipeline.flow.load import load as load_dataset

    settings = Settings.from_env()
    with at_work(settings, "loading", as_json) as told:
        report: dict[str, Any] = load_dataset(dataset, settings=settings, as_read=as_read, progress=told)
    print_report(report, as_json)
    if not as_json:
        print_skipped(report)
