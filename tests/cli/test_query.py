"""A place is named by its code or in English; a help is silent on what a flag takes; names that are meant are told."""

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.cli.query import _region
from pipeline.errors import ConfigError
from pipeline.sources import load_sources
from pipeline.sources.registry import find_source


@pytest.mark.parametrize(
    ("given", "code"),
    [("NO", "NO"), ("no", "NO"), ("us-ca", "US-CA"), ("Norway", "NO"), ("south korea", "KR"), (None, None)],
)
def test_a_place_is_named_by_its_code_or_in_english(given, code):
    assert _region(given) == code


def test_of_a_place_that_none_is_the_ones_that_may_be_meant_are_told():
    with pytest.raises(ConfigError, match=r"no place 'Norwai' is known; did you mean .*NO"):
        _region("Norwai")


@pytest.mark.parametrize("command", [[], ["extract"], ["claims", "judge"], ["db", "upgrade"]], ids=" ".join)
def test_a_help_says_nothing_of_what_a_flag_takes(command):
    shown = CliRunner().invoke(app, [*command, "--help"]).output
    assert "--help" in shown
    assert "bool" not in shown


def test_of_a_mistyped_command_and_source_the_one_that_is_meant_is_told():
    assert "Did you mean 'claims'" in CliRunner().invoke(app, ["clams"]).output
    with pytest.raises(ConfigError, match="did you mean 'sample_times'"):
        find_source(load_sources(None), "sample_tims")
