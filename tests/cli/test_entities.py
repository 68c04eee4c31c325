"""`newsfigures entities`: names that articles taught, reviewed with flags and with answers to questions."""

import json
import tomllib
from dataclasses import replace

import pytest

from pipeline.observe import observe
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from tests.support.command import env_of, newsfigures
from tests.support.figures import Printed, story_of
from tests.support.press import Story, print_stories


def about(name: str, paper: str, value: str, hours: float, language: str = "en") -> Story:
    story = story_of(paper, Printed(value=value), hours=hours)
    return replace(story, claims=[replace(claim, entity=name) for claim in story.claims], language=language)


@pytest.fixture
def house(settings: Settings) -> dict[str, str]:
    """The sample catalogue has MeowTalk, a service; three names are news, one of them printed twice."""
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        print_stories(
            conn,
            story_of("gazette", Printed(value="612300")),
            about("Meow Talk", "courier", "612400", 2),
            about("Meow Talk", "herald", "612400", 3),
            about("Мур Ток", "vestnik", "548100", 4, "ru"),
            about("Quoth", "vestnik", "77", 5),
        )
        observe(conn, sql_dir=settings.sql_dir)
    return {**env_of(settings), "COLUMNS": "200"}


def names(env: dict[str, str], *arguments: str) -> list[str]:
    lines = newsfigures(env, "entities", "list", "--json", *arguments).stdout.splitlines()
    return [row.get("name") or row["printed"] for row in map(json.loads, lines)]


def test_a_name_is_listed_shown_and_given_to_an_entity(house: dict[str, str]) -> None:
    assert names(house) == ["Meow Talk", "Quoth", "Мур Ток"]
    assert "meowtalk (service)" in newsfigures(house, "entities", "list").stdout
    (key,) = (
        line.split()[0] for line in newsfigures(house, "entities", "list").stdout.splitlines() if "Meow Talk" in line
    )
    shown = newsfigures(house, "entities", "show", "meow talk").stdout
    assert shown == newsfigures(house, "entities", "show", key).stdout
    assert "Meow Talk: 2 claims in 2 articles of courier, herald, 2026-04-14 to 2026-04-14" in shown
    assert "courier: courier prints 612400 for 2026-03 level." in shown
    review = ("entities", "review", "Meow Talk", "--alias-of", "meowtalk", "--note", "asked", "--by", "editor")
    assert newsfigures(house, *review).stdout == "Meow Talk: is another name of meowtalk\n"
    assert newsfigures(house, *review).stdout == "Meow Talk: that is so already\n"
    assert "meowtalk (service) (editor, " in newsfigures(house, "entities", "show", "Meow Talk").stdout
    assert (names(house), names(house, "--which", "reviewed")) == (["Quoth", "Мур Ток"], ["Meow Talk"])
    claims = map(
        json.loads, newsfigures(house, "claims", "--entity", "MeowTalk", "--format", "jsonl").stdout.splitlines()
    )
    assert sorted(row["value"] for row in claims) == ["612300", "612400", "612400"]


def test_accepted_names_are_printed_for_the_versioned_table(house: dict[str, str]) -> None:
    newsfigures(house, "entities", "review", "Мур Ток", "--alias-of", "meowtalk")
    newsfigures(house, "entities", "review", "Quoth", "--new", "quoth", "--kind", "company", "--print-as", "Quoth Inc.")
    rows = map(json.loads, newsfigures(house, "entities", "list", "--format", "jsonl").stdout.splitlines())
    (key,) = (row["id"] for row in rows if row["name"] == "Meow Talk")
    assert (
        newsfigures(house, "entities", "review", key, "--reject").stdout
        == "Meow Talk: names nobody; its claims are evidence for nothing\n"
    )
    entries = tomllib.loads(newsfigures(house, "entities", "export").stdout)
    assert set(entries) == {"meowtalk", "quoth"}
    assert entries["meowtalk"]["names"]["ru"] == ["MeowTalk", "Мур Ток"]
    assert entries["quoth"] == {"kind": "company", "names": {"en": ["Quoth Inc.", "Quoth"]}}
    newsfigures(house, "entities", "review", "Quoth", "--reopen")
    assert names(house) == ["Quoth"]


def test_candidates_are_asked_about_one_after_the_other(house: dict[str, str]) -> None:
    answers = "a\n\nits own site\nn\nquoth\ncompany\n\n\nq\n"
    done = newsfigures(house, "entities", "review", "--by", "editor", stdin=answers)
    assert done.returncode == 0, done.stderr
    assert "2 names reviewed" in done.stdout
    assert names(house) == ["Мур Ток"]
    reviewed = newsfigures(house, "entities", "list", "--which", "reviewed").stdout
    assert "name of meowtalk (service)" in reviewed
    assert "its own site" in reviewed
    assert "new entity quoth (company)" in reviewed


@pytest.mark.parametrize(
    ("answers", "told", "left"),
    [
        ("s\ns\ns\n", "0 names reviewed", 3),
        ("", "0 names reviewed", 3),
        ("r\nno name\n", "1 names reviewed", 2),
        ("a\nmeowtlk\n", "not kept: no entity 'meowtlk' is known, nor is it a candidate; most like it: meowtalk", 3),
        ("a\ngudok_telecom\nn\n", "is a company, such figures are told of a service only. Still the same?", 3),
        ("a\ngudok_telecom\ny\nboth\n", "1 names reviewed", 2),
    ],
    ids=["skipped", "nobody there", "rejected, then left", "no such entity", "kinds differ: no", "kinds differ: yes"],
)
def test_what_is_answered_is_kept_and_nothing_else(house: dict[str, str], answers: str, told: str, left: int) -> None:
    done = newsfigures(house, "entities", "review", stdin=answers)
    assert done.returncode == 0, done.stderr
    assert told in done.stdout
    assert len(names(house)) == left


def test_what_cannot_be_is_said_so(house: dict[str, str]) -> None:
    for arguments, code, words in (
        (("review", "Meow Talk", "--alias-of", "gudok_telecom"), 78, "add --kind company"),
        (("review", "Meow Talk"), 2, "give a name and one of"),
        (("review", "--reject"), 2, "give a name and one of"),
        (("review", "Meow Talk", "--new", "meow"), 2, "--new wants --kind"),
        (("show", "Nobody"), 78, "is no candidate"),
    ):
        done = newsfigures(house, "entities", *arguments)
        assert (done.returncode, words in done.stderr) == (code, True), done.stderr
