"""What a person has settled is said of what papers print: it holds for whatever entity their names come to mean."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, NullPool, create_engine, text

from pipeline import catalog
from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse import checksums, downgrade, upgrade
from pipeline.warehouse.conflicts import find_conflicts, one_conflict, settle_conflict
from pipeline.warehouse.reviewing import Known, Word, accept_alias, accept_entity, reopen
from tests.observe.test_changes import from_nothing
from tests.support.figures import Printed, story_of
from tests.support.mended import about
from tests.support.press import GAZETTE, MEOWTALK, look, print_stories, table
from tests.support.rows import at
from tests.warehouse.test_migrate import ALL

QUILL = catalog.Entity(key="quill", kind="service", names={"en": ("Quill Gram", "QuillGram")})
RENAMED = catalog.Entity(key="meow_talk", kind="service", names=MEOWTALK.names)
SETTLED = "SELECT entity_key, status FROM mart.fct_conflict ORDER BY entity_key"
RANKS = "SELECT value::text, rank FROM mart.fct_observation ORDER BY value"
FOUND_WRONG = [("548100", "preferred"), ("612300", "deprecated")]
NAMED = Known(key="quill_gram", kind="service", name="Quill Gram")


def print_two(conn: Connection, *names: str, hours: float = 0) -> None:
    """The same two values for the same time, one by each of two papers, of the entities with these names."""
    first, second = (names * 2)[:2]
    print_stories(
        conn,
        about(first, story_of("gazette", Printed(value="612300"), hours=hours)),
        about(second, story_of("courier", Printed(value="548100"), hours=hours + 1)),
    )


def settle(conn: Connection, entity: str, status: str, hour: float) -> None:
    (found,) = find_conflicts(conn, status=None, entity=entity)
    conflict = one_conflict(conn, str(found["conflict_id"]))
    settle_conflict(conn, conflict, status=status, by="editor", note="asked", now=at(hour))


def word(hour: float) -> Word:
    return Word(by="editor", at=at(hour))


def accept(conn: Connection, *names: str) -> None:
    for place, name in enumerate(names):
        accept_alias(conn, name, "meowtalk", word(20 + place), kind="service")


def take_back(conn: Connection, *names: str) -> None:
    for place, name in enumerate(names):
        reopen(conn, name, word(30 + place))


COMES_TO_MEAN: dict[str, tuple[str, Callable[[Connection], object], Callable[[Connection], object]]] = {
    "an entity that a person makes": (
        "quill_gram",
        lambda conn: accept_entity(conn, "Quill Gram", NAMED, word(20)),
        lambda conn: take_back(conn, "Quill Gram"),
    ),
    "one that is known": (
        "meowtalk", lambda conn: accept(conn, "Quill Gram"), lambda conn: take_back(conn, "Quill Gram"),
    ),
    "one that the catalogue learns": (
        "quill", lambda conn: look(conn, MEOWTALK, GAZETTE, QUILL), look,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", COMES_TO_MEAN)
def test_it_holds_once_the_name_means_another_entity_and_when_that_is_taken_back(conn: Connection, case: str) -> None:
    entity, meant, taken_back = COMES_TO_MEAN[case]
    known = (MEOWTALK, GAZETTE, QUILL) if entity == "quill" else (MEOWTALK, GAZETTE)
    print_two(conn, "Quill Gram")
    look(conn)
    settle(conn, "Quill Gram", "settled_a", 9)
    look(conn)
    before = checksums(conn)
    assert (table(conn, SETTLED), table(conn, RANKS)) == ([("candidate/quill gram", "settled_a")], FOUND_WRONG)
    meant(conn)
    look(conn, *known)
    assert (table(conn, SETTLED), table(conn, RANKS)) == ([(entity, "settled_a")], FOUND_WRONG)
    after = checksums(conn)
    look(conn, *known, anew=True)
    assert checksums(conn) == after
    assert from_nothing(conn, *known) == after
    taken_back(conn)
    look(conn)
    assert checksums(conn) == before


def test_it_holds_when_the_catalogue_gives_an_entity_another_key(conn: Connection) -> None:
    print_two(conn, "MeowTalk")
    look(conn)
    settle(conn, "MeowTalk", "settled_a", 9)
    look(conn, RENAMED, GAZETTE)
    assert (table(conn, SETTLED), table(conn, RANKS)) == ([("meow_talk", "settled_a")], FOUND_WRONG)


def test_a_name_that_reads_like_a_whole_is_one_part_of_the_key(conn: Connection) -> None:
    """Of MeowTalk 8.7 or 12 percent: what a share is of stays what it is, whatever the entity is called."""
    shares = [Printed(value=value, kind="share", unit="percent", whole="MeowTalk") for value in ("8.7", "12")]
    print_stories(conn, story_of("gazette", shares[0]), story_of("courier", shares[1], hours=1))
    look(conn)
    settle(conn, "MeowTalk", "both_right", 9)
    look(conn, RENAMED, GAZETTE)
    assert table(conn, SETTLED) == [("meow_talk", "both_right")]


def test_two_names_accepted_at_once_keep_what_is_settled_between_them(conn: Connection) -> None:
    """With one of the names taken back there is no conflict; with that accepted again it is settled as before."""
    print_two(conn, "Quill Gram", "QuillGram")
    look(conn)
    accept(conn, "Quill Gram", "QuillGram")
    look(conn)
    settle(conn, "MeowTalk", "settled_a", 25)
    look(conn)
    assert (table(conn, SETTLED), table(conn, RANKS)) == ([("meowtalk", "settled_a")], FOUND_WRONG)
    take_back(conn, "QuillGram")
    look(conn)
    assert table(conn, SETTLED) == []
    accept_alias(conn, "QuillGram", "meowtalk", word(40), kind="service")
    look(conn)
    assert (table(conn, SETTLED), table(conn, RANKS)) == ([("meowtalk", "settled_a")], FOUND_WRONG)
    sums = checksums(conn)
    assert from_nothing(conn, MEOWTALK, GAZETTE) == sums


def test_of_two_settled_conflicts_that_become_one_the_last_word_holds(conn: Connection) -> None:
    print_two(conn, "MeowTalk")
    print_two(conn, "Quill Gram", hours=2)
    look(conn)
    settle(conn, "Quill Gram", "settled_a", 9)
    settle(conn, "MeowTalk", "both_right", 10)
    look(conn)
    before = checksums(conn)
    accept(conn, "Quill Gram")
    look(conn)
    assert table(conn, SETTLED) == [("meowtalk", "both_right")]
    assert ("612300", "deprecated") not in table(conn, RANKS)
    take_back(conn, "Quill Gram")
    look(conn)
    assert table(conn, SETTLED) == [("candidate/quill gram", "settled_a"), ("meowtalk", "both_right")]
    assert checksums(conn) == before


def test_what_is_settled_again_under_the_new_key_is_the_last_word_under_the_old_one(conn: Connection) -> None:
    print_two(conn, "Quill Gram")
    look(conn)
    settle(conn, "Quill Gram", "settled_a", 9)
    accept(conn, "Quill Gram")
    look(conn)
    settle(conn, "MeowTalk", "dismissed", 25)
    take_back(conn, "Quill Gram")
    look(conn)
    assert table(conn, SETTLED) == [("candidate/quill gram", "dismissed")]
    assert table(conn, "SELECT COUNT(*) FROM ops.conflict_settled") == [(1,)]


BEFORE = ALL[ALL.index("0041_settled") - 1][:4]
WORDS = (
    "SELECT printed_key, names, figures, conflict_key, status, wrong_key, is_last, settled_at FROM ops.conflict_settled"
)
AS_CANDIDATE = text("""
    INSERT INTO ops.conflict_settled
    SELECT
        REPLACE(conflict_key, 'quill_gram', 'candidate/quill gram'),
        'settled_a',
        REPLACE(wrong_key, 'quill_gram', 'candidate/quill gram'),
        settled_by,
        :at,
        note
    FROM ops.conflict_settled
""")


@pytest.mark.parametrize("said_again", [True, False])
def test_words_of_before_are_brought_along(database_url: str, said_again: bool) -> None:
    """Also one that was lost when its name came to mean another entity, unless something was said of it since."""
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.begin() as conn:
        print_two(conn, "Quill Gram")
        print_two(conn, "MeowTalk", hours=4)
        look(conn)
        accept_entity(conn, "Quill Gram", NAMED, word(8))
        look(conn)
        settle(conn, "Quill Gram", "settled_a", 9)
        there = table(conn, WORDS)
    downgrade(database_url, BUILT_IN_SQL, BEFORE)
    with engine.begin() as conn:
        conn.execute(AS_CANDIDATE, {"at": at(7)})
        if not said_again:
            conn.execute(text("DELETE FROM ops.conflict_settled WHERE settled_at <> :at"), {"at": at(7)})
    upgrade(database_url, BUILT_IN_SQL)
    with engine.begin() as conn:
        look(conn, anew=True)
        assert table(conn, SETTLED) == [("meowtalk", "open"), ("quill_gram", "settled_a")]
        assert [row[:-1] for row in table(conn, WORDS)] == [row[:-1] for row in there]
        settle(conn, "MeowTalk", "dismissed", 10)
        there = table(conn, f"{WORDS} ORDER BY 1")
    downgrade(database_url, BUILT_IN_SQL, BEFORE)
    upgrade(database_url, BUILT_IN_SQL)
    with engine.begin() as conn:
        assert table(conn, f"{WORDS} ORDER BY 1") == there
