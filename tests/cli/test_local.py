"""What `run` prints to go on with works as it is printed, from where it was called."""

import sys
from pathlib import Path

import pytest

from pipeline.cli.local import _called


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a command in .venv/bin, in which one stands; nothing is on the PATH."""
    program = tmp_path / ".venv" / "bin" / "newsfigures"
    program.parent.mkdir(parents=True)
    program.touch(mode=0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    return program


@pytest.mark.parametrize(
    "written", [".venv/bin/newsfigures", "{home}/.venv/bin/newsfigures"], ids=["make run", "whole path"]
)
def test_a_command_that_is_not_on_the_path_is_called_by_its_folder(checkout, monkeypatch, tmp_path, written):
    monkeypatch.setattr(sys, "argv", [written.format(home=tmp_path), "run"])
    assert _called() == ".venv/bin/newsfigures"


def test_one_that_is_on_the_path_is_called_by_its_name(checkout, monkeypatch):
    monkeypatch.setenv("PATH", str(checkout.parent))
    monkeypatch.setattr(sys, "argv", [str(checkout), "run"])
    assert _called() == "newsfigures"


def test_from_another_folder_it_is_called_by_its_whole_path(checkout, monkeypatch, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    monkeypatch.setattr(sys, "argv", [str(checkout), "run"])
    assert _called() == str(checkout)
