"""`db drift`: what of the warehouse's schema is not as the migrations make it."""

import typer

from pipeline.errors import PipelineError
from pipeline.settings import Settings


def drift() -> None:
    """Compare the schema with what the migrations and marts make, and name each difference; then exit code 1.

    Nothing is changed and nobody waits: the migrations run in a transaction that is taken back.
    """
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.drift import find_drift

    settings = Settings.from_env()
    with open_warehouse(settings) as warehouse, warehouse.engine.connect() as conn:
        found = find_drift(conn, settings.sql_dir)
    for each in found:
        typer.echo(each.words)
    if found:
        raise PipelineError(f"{len(found)} differences from what the migrations make; undo them, or write a migration")
    typer.echo("the schema is what the migrations make")
