"""Options of the commands that keep a person's word: who says so, and why."""

import getpass
from typing import Annotated

import typer

from pipeline.errors import ConfigError

Note = Annotated[str, typer.Option(help="Why.")]
By = Annotated[str | None, typer.Option(help="Who says so; your login unless given.")]


def named(by: str | None = None) -> str:
    """ConfigError where nobody says who it is and this user has no name, as in a container that runs as any number."""
    try:
        return by or getpass.getuser()
    except (KeyError, OSError) as error:
        raise ConfigError(
            "this user has no name on this machine; say who you are with --by (of explore: --as), or set LOGNAME"
        ) from error
