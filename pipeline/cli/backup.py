"""`backup` and `restore`: the warehouse in one file, and back."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline import __version__
from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.warehouse.backup import Manifest


def backup(
    file: Annotated[
        Path,
        typer.Argument(
            help="The file to write, as warehouse-2026-04-14.zip; must not be there yet. Or a folder, for a file that "
            "is named by the time in UTC."
        ),
    ],
) -> None:
    from pipeline.warehouse.backup import back_up
    from pipeline.warehouse.connect import open_database

    now = datetime.now(UTC)
    if file.is_dir():
        file /= f"warehouse-{now:%Y-%m-%dT%H%M%SZ}.zip"
    with open_database(Settings.from_env()) as conn:
        done = back_up(conn, file, code_version=__version__, now=now)
    typer.echo(f"{file}: {_told(done)}, {file.stat().st_size / 1e6:,.1f} MB")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `newsfigures backup` has written.")],
    replace: Annotated[
        bool,
        typer.Option("--replace", help="The warehouse holds rows already: delete them all, and take the backup's."),
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Only read the file through and compare its checksums.")
    ] = False,
) -> None:
    from pipeline.warehouse.backup import verify_backup
    from pipeline.warehouse.connect import open_database
    from pipeline.warehouse.restore import restore as fill

    if check:
        typer.echo(f"{file}: {_told(verify_backup(file))}; every checksum holds")
        return
    settings = Settings.from_env()
    with open_database(settings) as conn, conn.begin():
        done = fill(conn, file, settings.sql_dir, replace=replace)
    typer.echo(f"restored {_told(done)}")


def _told(found: "Manifest") -> str:
    return f"{found.rows:,} rows of {len(found.parts)} tables, schema {found.schema}, as of {found.made_at[:19]}Z"
