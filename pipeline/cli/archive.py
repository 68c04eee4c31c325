"""`archive`: the WARC files that everything can be made again from."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from pipeline.errors import PipelineError
from pipeline.settings import Settings

archive = typer.Typer(no_args_is_help=True)


@archive.command()
def verify(as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False) -> None:
    """Read every record back and compare it with its digest, and every answer of a language model; exit code 1 when one
    does not hold."""
    from pipeline.archive import verify as verify_archive

    found = verify_archive(Settings.from_env().archive_url)
    if as_json:
        typer.echo(
            json.dumps(
                {
                    "files": found.files,
                    "captures": found.captures,
                    "erased": found.erased,
                    "answers": found.answers,
                    "faults": [asdict(fault) for fault in found.faults],
                }
            )
        )
    else:
        erased = f", {found.erased} erased" if found.erased else ""
        answers = f", {found.answers} answers of language models" if found.answers else ""
        typer.echo(f"{found.captures} captures{erased} in {found.files} files{answers}, {len(found.faults)} faults")
        for fault in found.faults:
            typer.echo(f"  {fault.file} at {fault.offset}: {fault.detail}")
    if found.faults:
        raise PipelineError(
            f"{len(found.faults)} records or answers of the archive do not hold; restore these files from a copy. "
            "An answer that has no copy is asked for again"
        )
