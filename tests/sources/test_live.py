"""A process that serves pages for months knows the sources as their files are now."""

import logging
import shutil
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.sources import LiveSources, live, load_sources


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOK_AGAIN", 0.0)


def test_a_file_that_comes_changes_or_goes_is_seen(tmp_path: Path) -> None:
    sources = LiveSources(tmp_path)
    assert dict(sources) == load_sources(None)
    feeds = tmp_path / "feeds.toml"
    feeds.write_text('tide = { url = "https://tide.example/feed", name = "The Tide" }')
    assert (sources["tide"].name, "tide" in sources, len(sources)) == ("The Tide", True, len(load_sources(None)) + 1)
    feeds.write_text('tide = { url = "https://tide.example/feed", name = "The Ebb and Tide" }')
    assert sources["tide"].name == "The Ebb and Tide"
    feeds.unlink()
    assert "tide" not in sources


def test_a_folder_that_is_gone_leaves_the_sources_as_they_were(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "sources"
    with pytest.raises(ConfigError, match="NEWSFIGURES_SOURCES_DIR"):
        LiveSources(folder)
    folder.mkdir()
    (folder / "feeds.toml").write_text('tide = "https://tide.example/feed"')
    sources = LiveSources(folder)
    shutil.rmtree(folder)
    with caplog.at_level(logging.WARNING):
        assert "tide" in sources
    assert f"the sources stay as they were read before: no folder {folder}" in caplog.text


def test_files_are_looked_at_now_and_then_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOK_AGAIN", 3600.0)
    sources = LiveSources(tmp_path)
    (tmp_path / "feeds.toml").write_text('tide = "https://tide.example/feed"')
    assert "tide" not in sources
