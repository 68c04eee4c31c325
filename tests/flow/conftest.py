"""A house for one test: a warehouse, an archive folder, and the newsstand on day 0."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.sources import registry


@pytest.fixture
def house(settings: Settings, newsstand: Newsstand) -> Settings:
    return replace(settings, host_map=newsstand.host_map)


@pytest.fixture
def impatient(house: Settings, tmp_path: Path) -> Settings:
    """The paper as it is, asked once for each page, and resting for a moment."""
    folder = tmp_path / "sources"
    folder.mkdir()
    built_in = (Path(registry.__file__).parent / "sample_times.toml").read_text("utf-8")
    (folder / "sample_times.toml").write_text(built_in.replace("rest = 5.0", "rest = 600.0\nretries = 0"), "utf-8")
    return replace(house, sources_dir=folder)
