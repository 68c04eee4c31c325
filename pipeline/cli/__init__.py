"""`newsfigures`: all that the DAGs do, and the laptop's stack, from the command line."""

import sys

import typer

from pipeline import __version__
from pipeline.cli.lazy import MARKUP, LazyGroup
from pipeline.errors import exit_code

app = typer.Typer(
    name="newsfigures",
    cls=LazyGroup,
    no_args_is_help=True,
    rich_markup_mode=MARKUP,
    pretty_exceptions_enable=False,
    help=(
        "Every number the news prints, as a row you can query, with the sentence it came from.\n\n"
        "`newsfigures run` shows the whole thing on invented newspapers; `newsfigures doctor` says what is missing. "
        "Settings come from the environment (.env.example lists them). "
        "Exit codes: 0 done, 1 failed, 2 wrong usage, 75 try again later, 78 something has to "
        "be configured, or what is named is not there."
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"newsfigures {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    version: bool = typer.Option(  # noqa: ARG001  # its callback prints it
        False, "--version", callback=_version, is_eager=True, help="Print the version."
    ),
) -> None:
    from pipeline.settings import private_files  # here, for neither the list of commands nor the version needs settings

    context.with_resource(private_files())


def main() -> None:
    """Entry point: what a person can act on becomes one line on stderr and an exit code; a bug keeps its traceback."""
    try:
        app()
    except Exception as error:
        from rich.console import Console  # slow, as the next, and needed here alone

        from pipeline.cli.tables import harmless
        from pipeline.warehouse.failures import explained

        told = explained(error)
        if told is None:
            raise
        line = harmless(f"error: {told}")
        Console(stderr=True, highlight=False).print(line, style="red", markup=False, soft_wrap=True)
        sys.exit(exit_code(told))
