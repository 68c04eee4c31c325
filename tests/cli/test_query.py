"""A place is named by its code or in English; a help is silent on what a flag takes; names that are meant are told."""

import pytest
from click.testing import Result
from typer.testing import CliRunner

from pipeline.catalog.place_codes import code_of_place
from pipeline.cli import app
from pipeline.errors import ConfigError
from pipeline.settings import Settings
from pipeline.sources import load_sources
from pipeline.sources.registry import find_source
from pipeline.warehouse import open_warehouse
from tests.support.command import env_of
from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories


@pytest.mark.parametrize(
    ("given", "code"),
    [("NO", "NO"), ("no", "NO"), ("us-ca", "US-CA"), ("Norway", "NO"), ("south korea", "KR")],
)
def test_a_place_is_named_by_its_code_or_in_english(given, code):
    assert code_of_place(given) == code


def test_of_a_place_that_none_is_the_ones_that_may_be_meant_are_told():
    with pytest.raises(ConfigError, match=r"no place 'Norwai' is known; did you mean Norway"):
        code_of_place("Norwai")


@pytest.mark.parametrize("command", [[], ["extract"], ["claims", "judge"], ["db", "upgrade"]], ids=" ".join)
def test_a_help_says_nothing_of_what_a_flag_takes(command):
    shown = CliRunner().invoke(app, [*command, "--help"]).output
    assert "--help" in shown
    assert "bool" not in shown


def test_of_a_mistyped_command_and_source_the_one_that_is_meant_is_told():
    assert "Did you mean 'claims'" in CliRunner().invoke(app, ["clams"]).output
    with pytest.raises(ConfigError, match="did you mean 'sample_times'"):
        find_source(load_sources(None), "sample_tims")


def test_rows_that_a_limit_leaves_out_are_told_of_and_a_source_that_is_none_is_refused(settings: Settings) -> None:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        print_stories(conn, story_of("gazette", Printed(value="612300")), story_of("herald", Printed(value="612400")))
        look(conn)
    home = env_of(settings)

    def claims(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["claims", "--format", "jsonl", *arguments], env=home)

    cut, whole = claims("--limit", "1"), claims("--limit", "2")
    assert (len(cut.stdout.splitlines()), cut.stderr) == (1, "the newest 1 of more that match; --limit 0 gives all\n")
    assert (len(whole.stdout.splitlines()), whole.stderr) == (2, "")
    assert claims("--source", "gazette", "--entity", "Nobody").exit_code == 0
    with pytest.raises(ConfigError, match="no source 'gazete'"):
        CliRunner().invoke(app, ["claims", "--source", "gazete"], env=home, catch_exceptions=False)
