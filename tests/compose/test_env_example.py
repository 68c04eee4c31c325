""".env.example names every variable that docker-compose.yml or the code reads, and no other."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer.main

from pipeline.cli import app
from pipeline.model.endpoint import Endpoint
from pipeline.settings import LLM, Settings
from tests.support.composed import ROOT, SECRETS, variables

LINE = re.compile(r"^#?(?P<name>[A-Z][A-Z_]+)=(?P<value>.*)$", re.MULTILINE)
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
NAMED = re.compile(r"(?<![A-Z_])NEWSFIGURES_[A-Z]+(?:_[A-Z]+)*(?![A-Z_])")
FIXED_BY_COMPOSE = {"NEWSFIGURES_HOME", "NEWSFIGURES_DATABASE_URL", "NEWSFIGURES_SOURCES_DIR", "NEWSFIGURES_PORT"}
PREFIX = LLM.removesuffix("_")


class Recording(dict[str, str]):
    """An environment that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.asked.add(name)
        return default


def told() -> list[str]:
    return [hit["name"] for hit in LINE.finditer(EXAMPLE)]


def of_settings() -> set[str]:
    env = Recording()
    Settings.from_env(env)
    return env.asked | {f"{LLM}{field.name.upper()}" for field in fields(Endpoint)}


def of_options() -> set[str]:
    """What options of commands take from the environment."""
    return {name for command in _commands(typer.main.get_command(app)) for name in _env_names(command)}


def _commands(command: Any) -> Iterator[Any]:
    yield command
    names = list(getattr(command, "commands", {}))
    for name in names:
        yield from _commands(command.commands[name])


def _env_names(command: Any) -> Iterator[str]:
    for param in command.params:
        yield from [param.envvar] if isinstance(param.envvar, str) else param.envvar or ()


def test_settings_and_options_are_seen_to_be_asked_for() -> None:
    assert {"NEWSFIGURES_HOME", "NEWSFIGURES_READER", "NEWSFIGURES_LLM_KEY"} <= of_settings()
    assert of_options() == {"NEWSFIGURES_EXPLORE_TOKEN", "NEWSFIGURES_ICEBERG_CATALOGUE"}


def test_every_variable_is_in_the_example_and_no_other() -> None:
    assert set(told()) == of_settings() | of_options() | set(variables())


def test_no_file_of_the_code_names_another_variable() -> None:
    files = [file for file in Path(ROOT / "pipeline").rglob("*.py") if file.is_file()]
    assert {name for file in files for name in NAMED.findall(file.read_text())} - {PREFIX} <= set(told())


def test_compose_passes_on_every_setting_that_it_does_not_fix() -> None:
    assert of_settings() - set(variables()) == FIXED_BY_COMPOSE


@pytest.mark.parametrize("name", sorted(set(told()) & set(variables()) - {"NEWSFIGURES_HOST_MAP"}))
def test_the_example_says_what_compose_takes_for_granted(name: str) -> None:
    """An example of a setting without a default shows how one looks."""
    (default,) = variables()[name]
    (value,) = {hit["value"] for hit in LINE.finditer(EXAMPLE) if hit["name"] == name}
    if default is None:
        assert name in SECRETS
        assert value == ""
    elif default:
        assert value == default


def test_all_but_the_comments_is_left_out() -> None:
    """A copy of it changes nothing."""
    assert [line for line in EXAMPLE.splitlines() if line and not line.startswith("#")] == []
