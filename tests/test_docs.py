"""What the pages say can be done can be done: their links lead somewhere, their commands and options exist."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from pipeline.cli import app

ROOT = Path(__file__).parent.parent
PAGES = sorted(
    path for pattern in ("*.md", "docs/**/*.md", "pipeline/**/*.md") for path in ROOT.glob(pattern)
)  # fmt: skip
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"(?:^ {4,}|`)(?:\.venv/bin/)?newsfigures ([^`\n#|]+?)(?:`|\s{2,}#|$)", re.MULTILINE)
WITHOUT_A_PAGE = {"http", "https", "mailto"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    wanted = {link for link in LINK.findall(page.read_text()) if link.partition(":")[0] not in WITHOUT_A_PAGE}
    assert {link for link in wanted if not (page.parent / link).exists()} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_commands_and_their_options_exist(page: Path) -> None:
    assert [fault for line in COMMAND.findall(page.read_text()) for fault in _faults(line)] == []


def test_the_first_page_is_short() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) <= 60


def test_the_pages_have_commands_to_test() -> None:
    found = [line for page in PAGES for line in COMMAND.findall(page.read_text())]
    assert len(found) > 60
    assert [*_faults("claims --nothing"), *_faults("clams")] == ["claims --nothing: no --nothing", "clams: no clams"]


def _faults(line: str) -> Iterator[str]:
    """What of `newsfigures LINE` the command line does not know."""
    command: Any = typer.main.get_command(app)
    for word in _words(line):
        if word.startswith("-"):
            options = {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
            if word.partition("=")[0] not in {*options, "--help"}:
                yield f"{line}: no {word}"
        elif commands := getattr(command, "commands", {}):
            if word in commands:
                command = commands[word]
            elif not command.invoke_without_command:
                yield f"{line}: no {word}"
                return


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:  # a string that goes on in the next line
        return line.split()
