"""Names that articles taught: listed with what is told of them, accepted, rejected, taken back; observe obeys."""

import tomllib
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from pipeline import catalog
from pipeline.errors import ConfigError
from pipeline.warehouse import checksums
from pipeline.warehouse.alias_table import as_toml
from pipeline.warehouse.reviewing import (
    Known,
    Verdict,
    Word,
    accept_alias,
    accept_entity,
    find_candidates,
    find_reviews,
    reject,
    reopen,
)
from tests.observe.test_changes import from_nothing
from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.press import GAZETTE, MEOWTALK, Story, look, print_stories, table
from tests.support.rows import at

WORKS = catalog.Entity(key="meow_works", kind="company", names={"en": ("Meow Works",)})
QUILL = Known(key="quillgram", kind="service", name="QuillGram")
WORD = Word(by="editor", at=at(100), note="asked them")
FIGURES = "SELECT entity_key, entity_name, value FROM mart.fct_observation ORDER BY value, entity_key"


def about(name: str, paper: str, *figures: Printed, hours: float = 0, language: str = "en") -> Story:
    story = story_of(paper, *figures, hours=hours)
    return replace(story, claims=[replace(claim, entity=name) for claim in story.claims], language=language)


def word(hours: float) -> Word:
    return replace(WORD, at=at(100 + hours))


@pytest.fixture(scope="module")
def template_database(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    with database_server.filled(template_database, _print) as name:
        yield name


def _print(conn: Connection) -> None:
    """MeowTalk, a service, and Meow Works, a company, are known; three names are not."""
    print_stories(
        conn,
        story_of("gazette", Printed(value="612300")),
        about("Meow Works", "gazette", Printed(value="9000", metric="revenue", unit="USD"), hours=1),
        about("Meow Talk", "courier", Printed(value="612400"), hours=2),
        about("Мяу Ток", "vestnik", Printed(value="612500"), hours=3, language="ru"),
        about("Мяу ток", "courier", Printed(value="77", period="2026-02"), hours=4, language="ru"),
        about("Analysts", "courier", Printed(value="5", metric="transactions", unit="USD"), hours=5),
    )
    observed(conn)


def observed(conn: Connection) -> None:
    look(conn, MEOWTALK, WORKS, GAZETTE)


def test_candidates_are_told_with_counts_kinds_and_sentences_the_most_printed_first(conn: Connection) -> None:
    first, *others = find_candidates(conn)
    assert (first.name, first.claims, first.articles, first.languages) == ("Мяу Ток", 2, 2, ("ru",))
    assert first.sources == ("courier", "vestnik")
    assert (first.metrics, first.told_of) == (("monthly_active_users",), ("service",))
    assert {(said["source"], said["sentence"].strip()) for said in first.sentences} == {
        ("vestnik", "vestnik prints 612500 for 2026-03 level."),
        ("courier", "courier prints 77 for 2026-02 level."),
    }
    assert {one.name: [known.key for known in one.alike] for one in others} == {
        "Meow Talk": ["meowtalk"],
        "Analysts": [],
    }
    assert [one.name for one in find_candidates(conn, limit=1)] == ["Мяу Ток"]


def test_a_name_much_like_a_known_one_stays_apart_until_a_person_says_so(conn: Connection) -> None:
    assert ("candidate/meow talk", "Meow Talk", 612400) in table(conn, FIGURES)


def test_an_accepted_alias_moves_old_claims_without_reading_them_again(conn: Connection) -> None:
    claims = checksums(conn)["core.claim"]
    assert accept_alias(conn, "МЯУ  ток", "meowtalk", WORD)
    observed(conn)
    assert [row for row in table(conn, FIGURES) if row[0] == "meowtalk"] == [
        ("meowtalk", "MeowTalk", 77),
        ("meowtalk", "MeowTalk", 612300),
        ("meowtalk", "MeowTalk", 612500),
    ]
    assert checksums(conn)["core.claim"] == claims
    assert table(conn, "SELECT COUNT(*) FROM mart.fct_claim WHERE entity_key = 'meowtalk'") == [(3,)]
    assert "Мяу Ток" not in [one.name for one in find_candidates(conn)]
    assert table(conn, "SELECT aliases FROM mart.dim_entity WHERE entity_key = 'meowtalk'") == [
        (["meowtalk", "мяу ток", "мяуток"],)
    ]


def test_who_said_so_when_and_why_is_kept(conn: Connection) -> None:
    accept_alias(conn, "Мяу Ток", "meowtalk", WORD)
    (said,) = find_reviews(conn)
    assert (said.printed, said.verdict, said.entity, said.languages) == (
        "Мяу Ток", Verdict.ALIAS, Known(key="meowtalk", kind="service", name="MeowTalk"), ("ru",),
    )  # fmt: skip
    assert (said.reviewed_by, said.reviewed_at, said.note) == ("editor", at(100), "asked them")


def test_the_same_answer_again_changes_nothing(conn: Connection) -> None:
    for again in (False, True):
        assert accept_alias(conn, "Мяу Ток", "meowtalk", word(again)) is not again
        assert accept_entity(conn, "Meow Talk", QUILL, word(again)) is not again
        assert reject(conn, "Analysts", word(again)) is not again
        observed(conn)
    assert table(conn, "SELECT COUNT(*) FROM ops.entity_review") == [(3,)]
    before = checksums(conn)
    observed(conn)
    assert checksums(conn) == before


def test_a_name_becomes_an_entity_of_its_own_and_others_are_given_to_it(conn: Connection) -> None:
    accept_entity(conn, "Meow Talk", QUILL, WORD)
    accept_alias(conn, "Мяу Ток", "quillgram", WORD)
    observed(conn)
    assert [row[:2] for row in table(conn, FIGURES) if row[0] == "quillgram"] == [("quillgram", "QuillGram")] * 3
    assert table(conn, "SELECT kind, status, observations FROM mart.dim_entity WHERE entity_key = 'quillgram'") == [
        ("service", "known", 3)
    ]


def test_a_rejected_name_is_no_evidence_and_its_claims_stay(conn: Connection) -> None:
    reject(conn, "Analysts", WORD)
    observed(conn)
    assert "candidate/analysts" not in [row[0] for row in table(conn, FIGURES)]
    assert table(conn, "SELECT entity_key FROM mart.dim_entity WHERE entity_key LIKE '%analysts'") == []
    assert table(conn, "SELECT value FROM mart.fct_claim WHERE entity = 'Analysts'") == [(5,)]
    print_stories(conn, about("Analysts", "gazette", Printed(value="6", metric="transactions", unit="USD"), hours=9))
    observed(conn)
    assert "Analysts" not in [one.name for one in find_candidates(conn)]
    assert table(conn, "SELECT COUNT(*) FROM mart.fct_observation WHERE metric_key = 'revenue'") == [(1,)]


@pytest.mark.parametrize(
    "say",
    [
        lambda conn: accept_alias(conn, "Мяу Ток", "meowtalk", WORD),
        lambda conn: accept_entity(conn, "Мяу Ток", QUILL, WORD),
        lambda conn: reject(conn, "Мяу Ток", WORD),
    ],
    ids=["alias", "entity", "rejected"],
)
def test_what_is_taken_back_leaves_everything_as_it_was(conn: Connection, say) -> None:
    before = checksums(conn)
    say(conn)
    observed(conn)
    assert checksums(conn) != before
    assert reopen(conn, "Мяу Ток", word(1))
    observed(conn)
    assert checksums(conn) == before
    assert not reopen(conn, "Мяу Ток", word(2))


@pytest.mark.parametrize("settle", [True, False], ids=["looked at in between", "all at once"])
def test_small_looks_come_to_the_rows_of_one_look_at_everything(conn: Connection, settle: bool) -> None:
    for say in (
        lambda: accept_entity(conn, "Meow Talk", QUILL, word(1)),
        lambda: accept_alias(conn, "Мяу Ток", "quillgram", word(2)),
        lambda: reject(conn, "Analysts", word(3)),
        lambda: reopen(conn, "Meow Talk", word(4)),
        lambda: accept_alias(conn, "Meow Talk", "meowtalk", word(5)),
    ):
        say()
        if settle:
            observed(conn)
    observed(conn)
    small = checksums(conn)
    assert from_nothing(conn, MEOWTALK, WORKS, GAZETTE) == small


def test_an_entity_that_still_has_a_name_outlives_the_one_it_was_made_for(conn: Connection) -> None:
    accept_entity(conn, "Meow Talk", QUILL, WORD)
    accept_alias(conn, "Мяу Ток", "quillgram", WORD)
    observed(conn)
    reopen(conn, "Meow Talk", word(1))
    observed(conn)
    assert {row[0] for row in table(conn, FIGURES) if row[2] in {77, 612500}} == {"quillgram"}
    reopen(conn, "Мяу Ток", word(2))
    observed(conn)
    assert table(conn, "SELECT 1 FROM core.entity WHERE entity_key = 'quillgram'") == []


def test_a_name_is_not_given_to_an_entity_of_another_kind_by_its_letters_alone(conn: Connection) -> None:
    with pytest.raises(ConfigError, match="told of a service only; if they are one nevertheless, add --kind company"):
        accept_alias(conn, "Meow Talk", "meow_works", WORD)
    with pytest.raises(ConfigError, match="meow_works is a company, not a service"):
        accept_alias(conn, "Meow Talk", "meow_works", WORD, kind="service")
    assert accept_alias(conn, "Meow Talk", "meow_works", WORD, kind="company")


@pytest.mark.parametrize(
    ("say", "message"),
    [
        (
            lambda conn: accept_alias(conn, "Meow Talk", "meowtlk", WORD),
            "no entity 'meowtlk' is known, nor is it a candidate; most like it: me",
        ),
        (lambda conn: accept_alias(conn, "Nobody", "meowtalk", WORD), "no figure is printed of 'Nobody'"),
        (lambda conn: reject(conn, "MEOWTALK", WORD), "'MEOWTALK' is a name of meowtalk in the catalogue"),
        (lambda conn: reopen(conn, "Nobody", WORD), "no figure is printed of 'Nobody'"),
        (
            lambda conn: accept_entity(conn, "Meow Talk", replace(QUILL, key="meow_works"), WORD),
            "meow_works is there already: Meow Works, a company",
        ),
        (lambda conn: accept_entity(conn, "Meow Talk", replace(QUILL, key="Quill Gram"), WORD), "small letters a to z"),
        (lambda conn: accept_entity(conn, "Meow Talk", replace(QUILL, kind="thing"), WORD), "kinds are body, company"),
    ],
    ids=["no such entity", "no such name", "catalogue's own", "nothing to reopen", "taken key", "bad key", "bad kind"],
)
def test_what_cannot_be_is_refused_with_the_remedy(conn: Connection, say, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        say(conn)
    assert table(conn, "SELECT COUNT(*) FROM ops.entity_review") == [(0,)]


def test_accepted_names_go_into_the_versioned_table_which_wins_from_then_on(conn: Connection) -> None:
    accept_alias(conn, "Мяу Ток", "meowtalk", WORD)
    accept_entity(conn, "Meow Talk", replace(QUILL, name="Meow Talk"), WORD)
    reject(conn, "Analysts", WORD)
    observed(conn)
    entries = tomllib.loads(as_toml(find_reviews(conn), (MEOWTALK, WORKS)))
    assert entries == {
        "meowtalk": {"kind": "service", "names": {"en": ["MeowTalk"], "ru": ["Мяуток", "Мяу Ток"]}},
        "quillgram": {"kind": "service", "names": {"en": ["Meow Talk"]}},
    }
    figures = table(conn, FIGURES)
    grown = [
        catalog.Entity(key=key, kind=one["kind"], names={code: tuple(names) for code, names in one["names"].items()})
        for key, one in entries.items()
    ]
    look(conn, *grown, WORKS, GAZETTE)
    assert table(conn, FIGURES) == figures
    assert as_toml(find_reviews(conn), grown) == ""
    with pytest.raises(ConfigError, match="in the catalogue"):
        reopen(conn, "Мяу Ток", word(1))


def test_a_name_that_the_catalogue_gives_to_another_goes_there(conn: Connection) -> None:
    accept_alias(conn, "Meow Talk", "meowtalk", WORD)
    observed(conn)
    look(conn, MEOWTALK, replace(WORKS, names={"en": ("Meow Works", "Meow Talk")}), GAZETTE)
    assert ("meow_works", "Meow Works", 612400) in table(conn, FIGURES)
    (said,) = find_reviews(conn)
    assert said.in_catalogue


def test_a_speaker_with_an_accepted_name_is_that_entity(conn: Connection) -> None:
    print_stories(conn, story_of("herald", Printed(value="88", period="2026-01", said_by="Meow Talk"), hours=7))
    observed(conn)
    origin = "SELECT origin_key FROM mart.fct_evidence INNER JOIN mart.fct_claim USING (claim_id) WHERE value = 88"
    before = table(conn, origin)
    accept_alias(conn, "Meow Talk", "meow_works", WORD, kind="company")
    observed(conn)
    assert (before, table(conn, origin)) == ([("agent:meow talk",)], [("entity:meow_works",)])


def test_a_name_of_a_candidate_makes_an_entity_of_both(conn: Connection) -> None:
    print_stories(conn, about("Purr Chat", "courier", Printed(value="41"), hours=6))
    print_stories(conn, about("PurrChat", "gazette", Printed(value="42", period="2026-02"), hours=7))
    observed(conn)
    with pytest.raises(ConfigError, match="'PurrChat' is a candidate itself; add --kind"):
        accept_alias(conn, "Purr Chat", "purrchat", word(1))
    assert accept_alias(conn, "Purr Chat", "purrchat", word(2), kind="service")
    assert not accept_alias(conn, "Purr Chat", "purrchat", word(3), kind="service")
    observed(conn)
    about_both = (
        "SELECT entity_key, entity_name, value FROM mart.fct_observation WHERE value IN (41, 42) ORDER BY value"
    )
    assert table(conn, about_both) == [("purrchat", "PurrChat", 41), ("purrchat", "PurrChat", 42)]


def test_a_candidate_whose_name_gives_no_key_is_accepted_first(conn: Connection) -> None:
    with pytest.raises(ConfigError, match="accept it first: newsfigures entities review 'Мяу Ток' --new KEY"):
        accept_alias(conn, "Analysts", "Мяу Ток", word(1), kind="service")


def test_nothing_is_another_name_of_itself(conn: Connection) -> None:
    with pytest.raises(ConfigError, match="cannot be another name of itself"):
        accept_alias(conn, "Мяу Ток", "мяу ток", word(1), kind="service")


def test_names_with_the_same_figures_are_shown_beside_each_other(conn: Connection) -> None:
    """Whatever the alphabet; numbers of few digits prove nothing."""
    print_stories(
        conn,
        about("야옹톡", "ilbo", Printed(value="612300"), Printed(value="77", period="2026-02"), hours=8, language="ko"),
    )
    observed(conn)
    (found,) = find_candidates(conn, name="야옹톡")
    assert [one.key for one in found.same_figures] == ["meowtalk"]
    (other,) = find_candidates(conn, name="Мяу Ток")
    assert other.same_figures == ()


def test_a_key_that_reads_like_the_name_is_that_of_the_entity(conn: Connection) -> None:
    print_stories(conn, about("PurrChat", "gazette", Printed(value="42", period="2026-02"), hours=7))
    observed(conn)
    accept_entity(conn, "Мяу Ток", Known(key="purrchat", kind="service", name="Purr"), word(1))
    observed(conn)
    assert accept_alias(conn, "PurrChat", "purrchat", word(2))
    observed(conn)
    assert table(conn, "SELECT entity_key FROM mart.fct_observation WHERE value = 42") == [("purrchat",)]


def test_a_candidate_can_be_named_by_its_key(conn: Connection) -> None:
    print_stories(conn, about("PurrChat", "gazette", Printed(value="42", period="2026-02"), hours=7))
    observed(conn)
    assert accept_alias(conn, "Мяу Ток", "candidate/purrchat", word(1), kind="service")
