"""`db`: the warehouse's schema."""

import json
import os
from typing import Annotated

import typer

from pipeline.cli.dictionary import dictionary
from pipeline.cli.drift import drift
from pipeline.settings import Settings

db = typer.Typer(no_args_is_help=True)


@db.command()
def upgrade() -> None:
    """Run the migrations that the warehouse lacks."""
    from pipeline.warehouse import database_url, status, upgrade

    settings = Settings.from_env()
    with database_url(settings) as url:
        upgrade(url, settings.sql_dir)
        typer.echo(f"warehouse is at {status(url, settings.sql_dir).current}")


@db.command("init")
def db_init() -> None:
    """Prepare a server: both databases migrated, pools and the first user made. Safe to repeat.

    The first user of Airflow is AIRFLOW_USER with AIRFLOW_PASSWORD and the role Admin, made where there is no user yet;
    users that are there keep their passwords and roles. EXPLORER_DATABASE_PASSWORD makes a login that can only read.
    """
    from pipeline.stack.prepare import prepare

    for line in prepare(Settings.from_env(), os.environ):
        typer.echo(line)


@db.command("status")
def db_status(as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False) -> None:
    """Say which schema version the warehouse has, which this code wants, and how many rows each table holds."""
    from pipeline.warehouse import database_url, open_warehouse, row_counts, status

    settings = Settings.from_env()
    with database_url(settings) as url:
        found = status(url, settings.sql_dir)
        counts: dict[str, int] = {}
        if found.current == found.head:
            with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
                counts = row_counts(conn)
    if as_json:
        typer.echo(
            json.dumps({"current": found.current, "head": found.head, "pending": list(found.pending), "rows": counts})
        )
        return
    typer.echo(f"schema version {found.current or 'none'}; this code wants {found.head}")
    if found.pending:
        typer.echo(f"pending: {', '.join(found.pending)}. Run: newsfigures db upgrade")
    for table, count in sorted(counts.items()):
        typer.echo(f"  {table:32} {count:>10,}")


db.command()(dictionary)
db.command()(drift)
