"""Options of the commands that keep a person's word: who says so, and why."""

import getpass
from typing import Annotated

import typer

Note = Annotated[str, typer.Option(help="Why.")]
By = Annotated[str | None, typer.Option(help="Who says so; your login unless given.")]


def named(by: str | None = None) -> str:
    return by or getpass.getuser()
