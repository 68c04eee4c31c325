"""`db dictionary`: what every table and column of the warehouse means."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.errors import PipelineError
from pipeline.settings import Settings, write_to_pass_on


def dictionary(
    output: Annotated[Path | None, typer.Option(help="Write to this file instead of printing.")] = None,
    check: Annotated[
        Path | None,
        typer.Option(help="Write nothing; exit code 1 when this file does not say what the warehouse says."),
    ] = None,
) -> None:
    """Print what every table and column means, as Markdown, from the comments in the warehouse.

    `newsfigures db dictionary --output docs/data-dictionary.md` after a migration or a change of a mart.
    """
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.dictionary import as_markdown, read_dictionary

    with open_warehouse(Settings.from_env()) as warehouse, warehouse.begin() as conn:
        page = as_markdown(read_dictionary(conn))
    if check is not None:
        if not check.is_file() or check.read_text(encoding="utf-8") != page:
            raise PipelineError(f"{check} is not up to date; run: newsfigures db dictionary --output {check}")
    elif output is not None:
        write_to_pass_on(output, page)
    else:
        typer.echo(page, nl=False)
