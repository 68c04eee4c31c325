"""Fixtures: the sample newsstand, on day 0 of a world of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.newsstand import Newsstand


@pytest.fixture
def newsstand(tmp_path: Path) -> Iterator[Newsstand]:
    with Newsstand(tmp_path / "newsstand") as running:
        yield running
