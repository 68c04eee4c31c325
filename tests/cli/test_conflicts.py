"""`newsfigures conflicts`: listed, read, settled; rules on and off."""

import json

import pytest

from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from tests.support.command import env_of, newsfigures
from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories


@pytest.fixture
def house(settings: Settings) -> dict[str, str]:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        print_stories(
            conn,
            story_of("gazette", Printed(value="612300", said_by="Tallyhouse")),
            story_of("courier", Printed(value="548100")),
        )
        look(conn)
    return {**env_of(settings), "COLUMNS": "200"}


def test_a_conflict_is_listed_read_and_settled(house: dict[str, str]) -> None:
    (found,) = map(json.loads, newsfigures(house, "conflicts", "list", "--json").stdout.splitlines())
    assert (found["rule"], found["value_a"], found["value_b"]) == ("value_disjoint", "548100", "612300")
    shown = newsfigures(house, "conflicts", "show", found["conflict_id"][:8]).stdout
    assert "courier prints 548100" in shown
    assert "gazette prints 612300" in shown
    settled = newsfigures(house, "conflicts", "settle", found["conflict_id"], "b", "--note", "asked", "--by", "editor")
    assert settled.returncode == 0, settled.stderr
    assert newsfigures(house, "conflicts", "list", "--json").stdout == ""
    (kept,) = map(json.loads, newsfigures(house, "conflicts", "list", "--status", "all", "--json").stdout.splitlines())
    assert (kept["status"], kept["settled_by"], kept["note"]) == ("settled_b", "editor", "asked")


def test_the_list_shows_each_side_with_its_unit_and_its_sentence(house: dict[str, str]) -> None:
    lines = newsfigures(house, "conflicts", "list").stdout.splitlines()
    sides = [" ".join(line.split()) for line in lines if " prints " in line]
    assert ["a 548,100 user (1)" in sides[0], "courier prints 548100" in sides[0]] == [True, True]
    assert ["b 612,300 user (1)" in sides[1], "gazette prints 612300" in sides[1]] == [True, True]


def test_a_change_that_fits_no_levels_is_shown_with_the_one_that_it_is_from(settings: Settings) -> None:
    rise = Printed(value="31.5", unit="percent", kind="change", direction="up", baseline="2026-02")
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        story = story_of("gazette", Printed(value="612300"), Printed(value="416500", period="2026-02"), rise)
        print_stories(conn, story)
        look(conn)
    env = {**env_of(settings), "COLUMNS": "200"}
    lines = [" ".join(line.split()) for line in newsfigures(env, "conflicts", "list").stdout.splitlines()]
    assert [line.partition(" prints ")[0].split("(1)")[0].split()[-3:] for line in lines if " prints " in line] == [
        ["a", "31.5", "percent"],
        ["b", "612,300", "user"],
        ["c", "416,500", "user"],
    ]
    assert "(1), 2026-02-01 gazette prints 416500 for 2026-02" in "\n".join(lines)
    (found,) = map(json.loads, newsfigures(env, "conflicts", "list", "--json").stdout.splitlines())
    shown = newsfigures(env, "conflicts", "show", found["conflict_id"]).stdout
    assert "gazette prints 416500 for 2026-02 level." in shown


def test_a_rule_is_not_switched_on_and_off_at_once(house: dict[str, str]) -> None:
    done = newsfigures(house, "conflicts", "rules", "--on", "change_misfit", "--off", "change_misfit")
    assert (done.returncode, "change_misfit cannot be switched on and off" in done.stderr) == (78, True)


def test_a_rule_that_is_switched_off_finds_nothing(house: dict[str, str]) -> None:
    done = newsfigures(house, "conflicts", "rules", "--off", "value_disjoint")
    assert "value_disjoint       off" in done.stdout, done.stderr
    assert newsfigures(house, "conflicts", "list", "--json").stdout == ""
    wrong = newsfigures(house, "conflicts", "rules", "--off", "nonsense")
    assert (wrong.returncode, "no rule 'nonsense'" in wrong.stderr) == (78, True)


@pytest.mark.parametrize(
    ("option", "word", "code", "told"),
    [
        ("--status", "opn", 2, "'opn' is not one of 'open', 'settled_a', "),
        ("--rule", "value_disjont", 78, "no rule 'value_disjont' for conflicts; known: change_misfit, "),
    ],
    ids=["status", "rule"],
)
def test_a_word_that_narrows_to_nothing_is_refused(
    house: dict[str, str], option: str, word: str, code: int, told: str
) -> None:
    done = newsfigures(house, "conflicts", "list", option, word)
    assert (done.returncode, told in done.stderr) == (code, True), done.stderr


def test_a_settled_conflict_can_be_opened_again(house: dict[str, str]) -> None:
    (found,) = map(json.loads, newsfigures(house, "conflicts", "list", "--json").stdout.splitlines())
    for verdict, status in (("a", "settled_a"), ("open", "open")):
        done = newsfigures(house, "conflicts", "settle", found["conflict_id"], verdict)
        assert done.returncode == 0, done.stderr
        listed = newsfigures(
            house, "conflicts", "list", "--status", status, "--rule", "value_disjoint", "--json"
        ).stdout
        (row,) = map(json.loads, listed.splitlines())
        assert row["status"] == status
        assert [row["settled_by"] is None, row["settled_at"] is None] == [status == "open"] * 2


def test_an_id_that_no_conflict_has_is_said_so(house: dict[str, str]) -> None:
    done = newsfigures(house, "conflicts", "show", "zzz")
    assert (done.returncode, "no conflicts have an id" in done.stderr) == (78, True)
