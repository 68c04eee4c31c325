"""`archive`: the WARC files that everything can be made again from."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from pipeline.errors import PipelineError
from pipeline.model.plurals import counted
from pipeline.settings import Settings

archive = typer.Typer(no_args_is_help=True)


@archive.command()
def verify(as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False) -> None:
    """Read every record back and compare it with its digest, every answer of a language model, and look whether all
    pages are there that the warehouse knows; exit code 1 when one does not hold."""
    from pipeline.archive import verify as verify_archive

    settings = Settings.from_env()
    indexed = _indexed(settings)
    found = verify_archive(settings.archive_url, indexed or {})
    known = None if indexed is None else sum(map(len, indexed.values()))
    if as_json:
        typer.echo(json.dumps({**asdict(found), "known_to_warehouse": known}))
    else:
        erased = f", {found.erased} erased" if found.erased else ""
        answers = f", {counted(found.answers, 'answer')} of language models" if found.answers else ""
        held = f"{counted(found.captures, 'capture')}{erased} in {counted(found.files, 'file')}{answers}"
        typer.echo(f"{held}, {counted(len(found.faults), 'fault')}")
        compared = None if known is None else f"the warehouse knows {counted(known, 'capture')} of it"
        typer.echo(compared or "no warehouse to compare with")
        for fault in found.faults:
            typer.echo(f"  {fault.file} at {fault.offset}: {fault.detail}")
    if found.faults:
        raise PipelineError(
            f"{counted(len(found.faults), 'fault')}: files, records or answers of the archive do not hold; restore "
            "these files from a copy. An answer that has no copy is asked for again"
        )


def _indexed(settings: Settings) -> dict[str, list[int]] | None:
    """What the warehouse knows of the archive; None where there is none, and none is made to look into it."""
    from pipeline.warehouse import has_warehouse, open_warehouse
    from pipeline.warehouse.upkeep import archived_places

    if not has_warehouse(settings):
        return None
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        return archived_places(conn)
