"""`export`: claims and figures with their citations, as files for other programs."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline import __version__
from pipeline.settings import Settings, files_to_pass_on


class What(StrEnum):
    CLAIMS = "claims"
    OBSERVATIONS = "observations"


class Form(StrEnum):
    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"


def export(
    folder: Annotated[
        Path,
        typer.Argument(help="The folder to make, as figures-2026-04. An export that is there already is replaced."),
    ],
    what: Annotated[
        list[What] | None,
        typer.Option(
            help="claims: each number that an article prints. observations: each figure once, with how many print it. "
            "Both unless given.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Form, typer.Option("--format", help="parquet has a folder per day of publication; csv and jsonl are one file.")
    ] = Form.PARQUET,
    entity: Annotated[str | None, typer.Option(help="Whom it is about: a key, or part of the name, any case.")] = None,
    metric: Annotated[
        str | None, typer.Option(help="What is measured: a key such as monthly_active_users, or words of it.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Only what this source prints.")] = None,
    since: Annotated[
        datetime | None, typer.Option("--from", help="Published on or after this day.", formats=["%Y-%m-%d"])
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--to", help="Published before this day.", formats=["%Y-%m-%d"])
    ] = None,
) -> None:
    from pipeline.sources import load_sources
    from pipeline.warehouse.connect import open_warehouse
    from pipeline.warehouse.export_files import Form as FileForm
    from pipeline.warehouse.exporting import Wanted
    from pipeline.warehouse.exporting import export as write

    settings = Settings.from_env()
    wanted = Wanted(
        entity=entity,
        metric=metric,
        source_key=source,
        published_from=since.date() if since else None,
        published_before=until.date() if until else None,
    )
    with open_warehouse(settings) as warehouse, warehouse.engine.connect() as conn, files_to_pass_on():
        done = write(
            conn,
            folder,
            what=[each.value for each in dict.fromkeys(what or What)],
            form=FileForm(form.value),
            wanted=wanted,
            sources=load_sources(settings.sources_dir),
            code_version=__version__,
        )
    for table in done.tables:
        size = sum(file.size for file in table.files)
        typer.echo(f"{folder}: {table.rows:,} {table.name} in {len(table.files)} files, {size / 1e6:,.1f} MB")
    if done.waiting:
        typer.echo(
            f"{done.waiting:,} changes are not in it yet: `newsfigures observe` works them into the figures", err=True
        )
