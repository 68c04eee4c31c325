"""What `run` prints to go on with works as printed, from where it was called; hosts of one's own hide no sample, and a
source file that is wrong stops no other source."""

import sys
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from pipeline import flow
from pipeline.cli.local import _called, _samples, settings_with_newsstand
from pipeline.errors import ConfigError
from pipeline.model.backfill import Mode
from pipeline.newsstand import HOSTS
from pipeline.settings import Settings


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


def test_as_a_module_it_is_called_by_its_interpreter(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["/somewhere/pipeline/cli/__main__.py", "run"])
    assert _called() == f"{sys.executable} -m pipeline.cli"


def test_a_host_map_of_ones_own_does_not_hide_the_sample_newspapers(tmp_path):
    own = {"my-paper.test": ("127.0.0.1", 8000), "times.newsstand.test": ("127.0.0.1", 8001)}
    mapped = ",".join(f"{host}={address}:{port}" for host, (address, port) in own.items())
    settings = Settings.from_env({"NEWSFIGURES_HOME": str(tmp_path), "NEWSFIGURES_HOST_MAP": mapped})
    with settings_with_newsstand(settings, "sample_kurier") as found:
        assert found.host_map.keys() == {*HOSTS, "my-paper.test"}
        assert {host: found.host_map[host] for host in own} == own
    with settings_with_newsstand(settings, "sample_times") as found:
        assert found.host_map == own


@pytest.fixture
def halfway(tmp_path: Path) -> Settings:
    """With a source of one's own whose file was saved before it was written."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "halfway.toml").write_text('name = "Half')
    return Settings.from_env({"NEWSFIGURES_HOME": str(tmp_path), "NEWSFIGURES_HOST_MAP": "times.newsstand.test=::1:80"})


def test_a_wrong_file_of_another_source_does_not_keep_one_from_being_asked(halfway):
    with settings_with_newsstand(halfway, "sample_times") as found:
        assert found == halfway
    with pytest.raises(ConfigError, match=r"halfway\.toml"), settings_with_newsstand(halfway, "halfway"):
        pass


def test_run_reads_the_samples_and_says_which_file_is_wrong(halfway, capsys):
    assert "sample_times" in _samples(halfway)
    assert "halfway.toml is no TOML" in capsys.readouterr().err


def test_a_backfill_is_planned_and_visits_are_made_with_a_wrong_file_of_another_source(settings, halfway):
    house = replace(settings, sources_dir=halfway.sources_dir)
    day = date(2026, 4, 14)
    plan = flow.plan_backfill("sample_times", mode=Mode.REPLAY, first=day, end=day + timedelta(days=1), settings=house)
    assert plan.source.key == "sample_times"
    for chosen in ("sample_times", None):
        assert flow.revisit_all(settings=house, source_key=chosen) == {}
