"""`export`: claims and figures with their citations, as files for other programs or as tables of Iceberg."""

from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__
from pipeline.cli.usage import refuse_no_span, refuse_unheard_source
from pipeline.errors import ConfigError
from pipeline.model.plurals import counted
from pipeline.settings import Settings, files_to_pass_on

if TYPE_CHECKING:
    from pipeline.warehouse import Warehouse
    from pipeline.warehouse.exporting import Table as Exported
    from pipeline.warehouse.iceberg import TableWritten
    from pipeline.warehouse.iceberg_expiry import Expired


_DAY = "%Y-%m-%d"


class What(StrEnum):
    CLAIMS = "claims"
    OBSERVATIONS = "observations"


class Form(StrEnum):
    PARQUET = "parquet"
    CSV = "csv"
    JSONL = "jsonl"


def export(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(help="The folder to make, as figures-2026-04. An export that is there already is replaced."),
    ] = None,
    what: Annotated[
        list[What] | None,
        typer.Option(
            help="claims: each number that an article prints. observations: each figure once, with how many print it. "
            "Both unless given.",
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format", help="parquet, unless given, has a folder per day of publication; csv and jsonl are one file."
        ),
    ] = None,
    entity: Annotated[str | None, typer.Option(help="Whom it is about: a key, or part of the name, any case.")] = None,
    metric: Annotated[
        str | None, typer.Option(help="What is measured: a key such as monthly_active_users, or words of it.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Only what this source prints.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option("--from", help="Published on or after this day; with --iceberg: of these days.", formats=[_DAY]),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option("--to", help="Published before this day; with --iceberg: of these days.", formats=[_DAY]),
    ] = None,
    iceberg: Annotated[
        str | None,
        typer.Option(
            metavar="WAREHOUSE_URL",
            help="Instead of making files: bring the Iceberg tables of this folder or s3://... up to date.",
        ),
    ] = None,
    catalogue: Annotated[
        str | None,
        typer.Option(
            envvar="NEWSFIGURES_ICEBERG_CATALOGUE",
            show_envvar=False,
            help="With --iceberg: postgresql://..., or http(s)://... of a REST catalogue; else what "
            "NEWSFIGURES_ICEBERG_CATALOGUE names, else a file in the folder.",
        ),
    ] = None,
    expire_before: Annotated[
        datetime | None,
        typer.Option(
            help="With --iceberg: then remove the snapshots made before this moment (UTC) and what only they hold; "
            "the current ones stay.",
            formats=[_DAY, f"{_DAY}T%H:%M:%S"],
        ),
    ] = None,
) -> None:
    from pipeline.warehouse import open_warehouse

    if (folder is None) == (iceberg is None):
        raise typer.BadParameter("give the folder to make, or --iceberg and the warehouse, and not both")
    refuse_no_span(since, until)
    settings = Settings.from_env()
    first, last = since.date() if since else None, until.date() if until else None
    if iceberg is not None:
        _refuse_filters(what=what, format=form, entity=entity, metric=metric, source=source)
        with open_warehouse(settings) as warehouse, files_to_pass_on():
            _to_iceberg(warehouse, settings, iceberg, catalogue, (first, last), expire_before)
    elif folder is not None:
        origin = context.get_parameter_source("catalogue")  # one of the environment is for other calls
        if expire_before or (origin and origin.name == "COMMANDLINE"):
            raise typer.BadParameter(
                "--catalogue and --expire-before go with --iceberg: files have no snapshots, and nothing lists them"
            )
        with open_warehouse(settings) as warehouse, files_to_pass_on():
            _to_files(
                warehouse, settings, folder, what or list(What), form or Form.PARQUET, (first, last), entity=entity,
                metric=metric, source=source,
            )  # fmt: skip


def _to_files(
    warehouse: "Warehouse",
    settings: Settings,
    folder: Path,
    what: list[What],
    form: Form,
    days: tuple[date | None, date | None],
    *,
    entity: str | None,
    metric: str | None,
    source: str | None,
) -> None:
    from pipeline.sources import load_sources
    from pipeline.warehouse.export_files import Form as FileForm
    from pipeline.warehouse.exporting import Wanted
    from pipeline.warehouse.exporting import export as write

    first, last = days
    wanted = Wanted(entity=entity, metric=metric, source_key=source, published_from=first, published_before=last)
    with warehouse.begin() as conn:
        refuse_unheard_source(conn, settings, source)
    with warehouse.engine.connect() as conn:
        done = write(
            conn,
            folder,
            what=[each.value for each in dict.fromkeys(what)],
            form=FileForm(form.value),
            wanted=wanted,
            sources=load_sources(settings.sources_dir),
            code_version=__version__,
        )
    for table in done.tables:
        size = sum(file.size for file in table.files)
        typer.echo(f"{folder}: {_held(table)}, {size / 1e6:,.1f} MB")
    _tell_waiting(done.waiting)


def _held(table: "Exported") -> str:
    """The tables are called by what they hold, such as claims."""
    return f"{counted(table.rows, table.name.removesuffix('s'))} in {counted(len(table.files), 'file')}"


def _to_iceberg(
    warehouse: "Warehouse",
    settings: Settings,
    place: str,
    catalogue_url: str | None,
    days: tuple[date | None, date | None],
    expire_before: datetime | None,
) -> None:
    _want_pyiceberg()
    from pipeline.sources import load_sources
    from pipeline.warehouse.connect import export_lock
    from pipeline.warehouse.iceberg import Days, export_to_iceberg
    from pipeline.warehouse.iceberg_catalogue import open_catalogue, warehouse_location
    from pipeline.warehouse.iceberg_expiry import expire

    now = datetime.now(UTC)
    location = warehouse_location(place)
    with export_lock(warehouse, location), warehouse.engine.connect() as conn:
        catalogue = open_catalogue(place, catalogue_url)
        done = export_to_iceberg(
            conn,
            catalogue,
            days=Days(day_from=days[0], day_before=days[1]),
            sources=load_sources(settings.sources_dir),
            code_version=__version__,
            now=now,
        )
        for table in done.tables:
            typer.echo(_line(table))
        if expire_before:
            for expired in expire(catalogue, before=expire_before.replace(tzinfo=UTC), now=now):
                typer.echo(_expired_line(expired))
    _tell_waiting(done.waiting)


def _line(table: "TableWritten") -> str:
    did = [f"{counted(table.days_written, 'day')} written"] if table.days_written else []
    did += [f"{counted(table.days_removed, 'day')} removed"] if table.days_removed else []
    did += ["columns changed"] if table.columns_changed else []
    stands = f"snapshot {table.snapshot_id}" if table.snapshot_id else "no snapshot yet"
    done = ", ".join(did) or "nothing changed"
    return f"{table.name}: {counted(table.rows, 'row')}, {done}; {stands}\n  {table.metadata}"


def _expired_line(table: "Expired") -> str:
    held_back = ", ".join(map(str, table.held_back))
    kept = f"; kept, since a branch or tag names them: {held_back}" if held_back else ""
    return f"{table.name}: {counted(table.snapshots, 'snapshot')} and {counted(table.files, 'file')} removed{kept}"


def _tell_waiting(waiting: int) -> None:
    if waiting:
        typer.echo(
            f"{waiting:,} changes are not in it yet: `newsfigures observe` works them into the figures", err=True
        )


def _refuse_filters(**given: object) -> None:
    """Whole days are replaced: a filter would take away from them what it leaves out."""
    if named := [f"--{name}" for name, value in given.items() if value is not None]:
        raise typer.BadParameter(
            f"{', '.join(named)} cannot go with --iceberg, which holds whole tables; use --from, --to"
        )


def _want_pyiceberg() -> None:
    try:
        import pyiceberg.catalog  # noqa: F401  # whether it is there
    except ImportError as error:
        raise ConfigError("--iceberg wants pyiceberg: pip install 'newsfigures[iceberg]'") from error
