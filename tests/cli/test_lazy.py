"""What a command does not need is not imported. Modules are looked at, since times differ between machines."""

import os
import subprocess
import sys
from typing import Any

import pytest
import typer.main

from pipeline.cli import app
from pipeline.cli.commands import COMMANDS
from pipeline.settings import Settings
from tests.support.command import env_of

OF_THE_LIST = {"pipeline", "pipeline.cli", "pipeline.cli.commands", "pipeline.cli.lazy", "pipeline.errors"}
OF_A_DATABASE = {"alembic", "psycopg", "sqlalchemy"}
OF_NO_QUERY = {
    "airflow", "alembic", "babel", "bs4", "fastapi", "feedparser", "fsspec", "htmldate", "httpx", "jinja2", "lxml",
    "mako", "markdown_it", "numpy", "onnxruntime", "protego", "pyarrow", "pymorphy3", "requests", "tokenizers",
    "trafilatura", "urllib3", "uvicorn", "warcio",
}  # fmt: skip
OF_NO_LIST = OF_A_DATABASE | (OF_NO_QUERY - {"markdown_it"})  # helps are Markdown
MARK = "modules: "
MAIN = f"""
import sys
sys.argv[0] = "newsfigures"
from pipeline.cli import main
try:
    main()
finally:
    print({MARK!r}, *sys.modules, file=sys.stderr)
"""


def run(*arguments: str, env: dict[str, str] | None = None) -> tuple[str, set[str]]:
    """What the command prints, and the modules that its process has imported."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "COLUMNS": "200", **(env or {})},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, set(done.stderr.rpartition(MARK)[2].split())


@pytest.mark.parametrize(
    ("arguments", "env"),
    [
        (["--help"], {}),
        (["--version"], {}),
        ([], {"_NEWSFIGURES_COMPLETE": "complete_bash", "COMP_WORDS": "newsfigures ", "COMP_CWORD": "1"}),
    ],
    ids=["help", "version", "completion"],
)
def test_a_list_of_commands_imports_none_of_their_modules(arguments: list[str], env: dict[str, str]) -> None:
    _, modules = run(*arguments, env=env)
    assert {module for module in modules if module.partition(".")[0] == "pipeline"} == OF_THE_LIST
    assert modules & OF_NO_LIST == set()


def test_claims_imports_what_talks_to_a_database_and_nothing_that_reads_pages_or_texts(settings: Settings) -> None:
    env = env_of(settings)
    shown, modules = run("claims", env=env)
    assert "No source was read yet" in shown
    assert modules & OF_NO_QUERY == set()
    assert {"psycopg", "sqlalchemy"} < modules  # that the modules of a command which needs them are seen at all


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_listed_as_it_is(name: str) -> None:
    group: Any = typer.main.get_command(app)
    listed, command = group.get_command(None, name), group.commands[name]
    for of_it in ("name", "help", "rich_help_panel", "hidden", "deprecated"):
        assert getattr(listed, of_it) == getattr(command, of_it)
    assert listed.get_short_help_str() == command.get_short_help_str()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("newsfigures co", ["compare", "conflicts"]),
        ("newsfigures db d", ["dictionary", "drift"]),
        ("newsfigures claims --fo", ["--format"]),
        ("newsfigures claims --format ", ["table", "csv", "jsonl"]),
    ],
    ids=["a command", "a command of a command", "an option", "a value"],
)
def test_a_shell_completes(words: str, offered: list[str]) -> None:
    last = str(len(words.split(" ")) - 1)
    shown, _ = run(env={"_NEWSFIGURES_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": last})
    assert shown.split() == offered
