"""The group behind `newsfigures`: lists what commands.py says, and imports the module of the command that is called."""

from collections import UserDict
from importlib import import_module
from inspect import cleandoc
from typing import Any, Literal

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from pipeline.cli.commands import COMMANDS, Command

MARKUP: Literal["markdown"] = "markdown"


class LazyGroup(TyperGroup):
    """A list of its commands, in a help or for a shell's completion, imports none of their modules."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**{**attributes, "commands": _Loaded(COMMANDS)})

    def get_params(self, ctx: Any) -> Any:
        return _without_types_of_flags(super().get_params(ctx))

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # as typer calls it
        return list(self.commands)

    def get_command(self, ctx: Any, cmd_name: str) -> TyperCommand | None:  # noqa: ARG002  # as typer calls it
        """What a list says of it; resolve_command has the command itself."""
        found = COMMANDS.get(cmd_name)
        return found and TyperCommand(cmd_name, help=cleandoc(found.help), rich_help_panel=found.panel)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        name, found, rest = super().resolve_command(ctx, args)
        return name, found and self.commands[str(name)], rest


class _Loaded(UserDict[str, Any]):
    """The commands by name; each is imported when it is asked for."""

    def __getitem__(self, name: str) -> Any:
        command: Command = self.data[name]
        module, _, place = command.place.partition(":")
        part = getattr(import_module(f"pipeline.cli.{module}"), place)
        alone = typer.Typer(rich_markup_mode=MARKUP)
        if isinstance(part, typer.Typer):
            alone.add_typer(part, name=name, help=command.help, rich_help_panel=command.panel)
        else:
            alone.command(name, help=command.help, rich_help_panel=command.panel)(part)
        found = get_group(alone).commands[name]
        _plain_flags(found)
        return found


def _plain_flags(command: Any) -> None:
    """In the helps of a command and of those below it."""
    _without_types_of_flags(command.get_params(typer.Context(command)))
    for below in getattr(command, "commands", {}).values():
        _plain_flags(below)


def _without_types_of_flags(params: Any) -> Any:
    """A help says of a flag that it takes a <bool>; it takes nothing."""
    for param in params:
        if getattr(param, "is_flag", False):
            param.metavar = ""
    return params
