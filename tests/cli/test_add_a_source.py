"""docs/add-a-source.md: a paper on this machine is added by the commands of the page, and nobody else is led there."""

import re
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import requests

from pipeline.fetch import NotFetchedError
from pipeline.flow.web import fetcher_of
from pipeline.settings import Settings
from pipeline.sources import load_sources
from pipeline.stack.environment import free_port
from pipeline.warehouse import open_warehouse
from tests.support.command import env_of, newsfigures

PAGE = Path(__file__).parents[2] / "docs" / "add-a-source.md"
FILE = re.compile(r"`(paper/[a-z.]+)`[^`]*?```[a-z]+\n(.*?)```", re.DOTALL)


@pytest.fixture
def part() -> str:
    """The part of the page about a paper on this machine, at a port that is free here."""
    text = PAGE.read_text("utf-8")
    (found,) = re.findall(r"^## Try it with a paper of your own\n(.*?)^## ", text, re.DOTALL | re.MULTILINE)
    assert found.count("8000") == 3
    return found.replace("8000", str(free_port()))


@contextmanager
def served(command: str, folder: Path) -> Iterator[None]:
    """The server of the page, run in `folder`."""
    arguments = shlex.split(command)
    assert arguments[0] == "python3"
    with subprocess.Popen([sys.executable, *arguments[1:]], cwd=folder, stderr=subprocess.DEVNULL) as server:
        for _ in range(100):
            try:
                requests.get(f"http://127.0.0.1:{arguments[3]}/", timeout=5)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield
        server.terminate()


@pytest.mark.acceptance
def test_a_paper_on_this_machine_is_added_as_the_page_says(part: str, settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "paper").mkdir()
    for place, text in FILE.findall(part):
        (tmp_path / place).write_text(text, "utf-8")
    server, *commands = re.findall(r"^ {4}(\S.*)$", part, re.MULTILINE)
    env = env_of(settings)
    said = []
    with served(server, tmp_path):
        for command in commands:
            program, *arguments = shlex.split(command)
            assert program == "newsfigures"
            done = newsfigures(env, *arguments, folder=tmp_path)
            assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
            said.append(done.stdout)
        _nobody_else_is_led_there(Settings.from_env(env))
    assert "96.4 million kroner" in " ".join(said[-1].split())
    assert re.search(r"discover │ 1 +│ 1 ", said[-2])


def _nobody_else_is_led_there(settings: Settings) -> None:
    """The samples are there as before, and a link of theirs to the paper's host leads to no address of this machine."""
    sources = load_sources(settings.sources_dir)
    own, sample = sources["my_paper"], replace(sources["sample_times"], hosts=("times.newsstand.test", "my-paper.test"))
    page = "http://my-paper.test/ferries.html"
    with open_warehouse(settings) as warehouse:
        with fetcher_of(settings, warehouse, own) as fetcher:
            assert fetcher.get(page, own.politeness, trusted=True).status == 200
        with fetcher_of(settings, warehouse, sample) as fetcher, pytest.raises(NotFetchedError):
            fetcher.get(page, replace(sample.politeness, retries=0), trusted=True)
