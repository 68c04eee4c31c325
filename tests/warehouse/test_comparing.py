"""What two readers have said of the same texts, out of core: which texts and which claims count."""

import re
from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import text

from pipeline.errors import ConfigError
from pipeline.model import Claim, Drop, Reason
from pipeline.publish import publish
from pipeline.warehouse import Warehouse, stage_batch
from pipeline.warehouse.comparing import Texts, Wanted, compared
from pipeline.warehouse.differences import Difference, Tally
from tests.support.readers import BOTH, BUILTIN, MODEL, OLDER, Readers
from tests.support.rows import SOURCE, at, claim_in, fetch_page, make_reading, start_run

WORDS = "MeowTalk had 51,200 active users in March, and 700 staff."
USERS = claim_in(WORDS, "51,200", "51200")
STAFF = claim_in(WORDS, "700", "700", unit="person", metric="staff", metric_id=None)
CLAIMS = {"users": USERS, "staff": STAFF}
Step = tuple[str, int, str]
"""Version, number of the capture, and names of the claims that it makes."""


def differing(warehouse: Warehouse, reader_a: str, reader_b: str, **wanted: object) -> list[Difference]:
    found, _, _ = told(warehouse, reader_a, reader_b, **wanted)
    return found


def told(warehouse: Warehouse, reader_a: str, reader_b: str, **wanted: object) -> tuple[list[Difference], Texts, Tally]:
    asked = Wanted(reader_a=reader_a, reader_b=reader_b, **wanted)  # type: ignore[arg-type]
    with warehouse.engine.connect() as conn, compared(conn, asked) as comparison:
        return list(comparison.differences), comparison.texts, comparison.tally


def claims(names: str) -> list[Claim]:
    return [CLAIMS[name] for name in names.split()]


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([(MODEL, 0, "users staff")], "users staff"),
        ([(MODEL, 0, "users staff"), (BUILTIN, 0, "users")], "users staff"),
        ([(MODEL, 0, "users staff"), (BUILTIN, 0, "")], "users staff"),
        ([(MODEL, 0, "users staff"), (MODEL, 0, "staff"), (BUILTIN, 0, "users")], "staff"),
        ([(MODEL, 0, "users"), (MODEL, 0, "staff"), (MODEL, 0, "users"), (BUILTIN, 0, "")], "users"),
        ([(MODEL, 0, "users staff"), (BUILTIN, 0, "users"), (MODEL, 0, "users staff")], "users staff"),
        ([(MODEL, 0, "users staff"), (BUILTIN, 0, "users"), (MODEL, 0, "staff"), (BUILTIN, 0, "users")], "staff"),
        ([(MODEL, 0, "users"), (BUILTIN, 0, ""), (OLDER, 0, "users"), (BOTH, 0, "staff")], "users"),
        ([(MODEL, 0, "users"), (MODEL, 0, "")], ""),
        ([(MODEL, 0, "users"), (MODEL, 0, ""), (BUILTIN, 0, "users")], ""),
        ([(MODEL, 0, "users"), (BUILTIN, 0, "users"), (MODEL, 0, "")], ""),
        ([(MODEL, 0, "users"), (BUILTIN, 0, ""), (MODEL, 0, "")], ""),
        ([(MODEL, 0, ""), (BUILTIN, 0, "users"), (MODEL, 0, "staff")], "staff"),
        ([(MODEL, 0, "users"), (MODEL, 1, ""), (BUILTIN, 0, "users")], ""),
        ([(MODEL, 0, ""), (MODEL, 1, "users"), (BUILTIN, 0, "")], "users"),
        ([(MODEL, 0, "users"), (BUILTIN, 1, "users"), (MODEL, 0, ""), (BUILTIN, 1, "")], ""),
        ([(MODEL, 0, "users"), (BUILTIN, 1, ""), (MODEL, 0, ""), (BUILTIN, 1, "")], ""),
        ([(MODEL, 0, "users"), (BUILTIN, 1, "staff"), (MODEL, 0, "users"), (BUILTIN, 1, "staff")], "users"),
    ],
    ids=[
        "current", "superseded", "superseded by a reading without claims", "gave one up before", "took one back",
        "read again and current", "read again and superseded", "three readers after it",
        "gave all up and is the last", "gave all up, then superseded", "read nothing after another",
        "read nothing after another had", "read nothing at first", "another capture without claims",
        "another capture with claims", "read nothing after another capture", "nothing in all the later ones",
        "captures in turn",
    ],
)  # fmt: skip
def test_a_readers_claims_are_those_of_its_last_reading(warehouse: Warehouse, steps: Sequence[Step], said: str) -> None:
    with warehouse.begin() as conn:
        readers = Readers(conn)
        readers.read("other", "a", WORDS)
        for version, capture, names in steps:
            readers.read(version, "a", WORDS, *claims(names), capture=capture)
    found = differing(warehouse, MODEL, "other")
    assert [(each.field, each.claim["surface"]) for each in found] == [
        ("claim", claim.surface) for claim in claims(said)
    ]


def test_a_reading_whose_claims_were_skipped_is_none(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        readers = Readers(conn)
        readers.read(BUILTIN, "a", WORDS, USERS)
        readers.read(MODEL, "a", WORDS, claims_skipped="language")
        readers.read(MODEL, "b", WORDS, USERS)
        readers.read(MODEL, "b", WORDS, claims_skipped="language", parser_version="p2")
    found, texts, _ = told(warehouse, BUILTIN, MODEL)
    assert found == []
    assert (texts.both, texts.only_a, texts.only_b) == (0, 1, 1)


def test_texts_that_one_has_read_alone_are_counted_and_not_compared(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        readers = Readers(conn)
        for name, versions in {"a": (BUILTIN, MODEL), "b": (BUILTIN,), "c": (MODEL,), "d": (OLDER,)}.items():
            for version in versions:
                readers.read(version, name, WORDS, USERS)
    found, texts, tally = told(warehouse, "builtin", "llm")
    assert (found, tally) == ([], Tally(pairs=1, alike=1))
    assert (texts.both, texts.only_a, texts.only_b, texts.same_reading) == (1, 2, 1, 0)
    assert (texts.versions_a, texts.versions_b) == ({BUILTIN: 2, OLDER: 1}, {MODEL: 2})


def test_of_a_mode_the_latest_reading_of_each_text_counts(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        readers = Readers(conn)
        for version in (OLDER, BUILTIN, MODEL, OLDER):  # back to an older version
            readers.read(version, "a", WORDS, *([USERS] if version != OLDER else []))
        for version in (OLDER, MODEL, BUILTIN):
            readers.read(version, "b", WORDS, *([USERS] if version != OLDER else []))
    found, texts, tally = told(warehouse, "builtin", "llm")
    assert [(each.claim["url"][-1], each.claim_a) for each in found] == [("a", None)]
    assert (tally.pairs, tally.only_b) == (1, 1)
    assert texts.versions_a == {OLDER: 1, BUILTIN: 1}


def test_a_version_beside_its_own_mode_is_not_compared_with_itself(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        readers = Readers(conn)
        for name, versions in {"a": (OLDER,), "b": (OLDER, BUILTIN)}.items():
            for version in versions:
                readers.read(version, name, WORDS, USERS)
    _, texts, tally = told(warehouse, "builtin", OLDER)
    assert (texts.both, texts.same_reading, tally.pairs) == (1, 1, 1)


def test_two_revisions_of_an_article_are_two_texts(warehouse: Warehouse) -> None:
    longer = f"{WORDS} More later."
    with warehouse.begin() as conn:
        readers = Readers(conn)
        for version in (BUILTIN, MODEL):
            readers.read(version, "a", WORDS, USERS)
        readers.read(BUILTIN, "a", longer, claim_in(longer, "51,200", "51200"), capture=1)
    _, texts, tally = told(warehouse, BUILTIN, MODEL)
    assert (texts.both, texts.only_a, tally.alike) == (1, 1, 1)


@pytest.mark.parametrize(
    ("wanted", "urls"),
    [
        ({}, "cba"),
        ({"published_from": date(2026, 4, 2)}, "cb"),
        ({"published_before": date(2026, 4, 2)}, "a"),
        ({"published_from": date(2026, 4, 2), "published_before": date(2026, 4, 3)}, "b"),
        ({"source_key": SOURCE}, "cba"),
        ({"source_key": "other"}, ""),
    ],
    ids=["all, the latest first", "from a day on", "before a day", "one day", "its source", "another source"],
)
def test_texts_are_narrowed_by_source_and_day_of_publication(
    warehouse: Warehouse, wanted: dict[str, object], urls: str
) -> None:
    with warehouse.begin() as conn:
        readers = Readers(conn)
        for day, name in enumerate("abc"):
            for version, said in ((BUILTIN, [USERS]), (MODEL, [])):
                readers.read(version, name, WORDS, *said, published_at=at(24 * (day - 13)))
    assert "".join(each.claim["url"][-1] for each in differing(warehouse, BUILTIN, MODEL, **wanted)) == urls


def test_an_article_without_a_day_is_in_no_span_of_days(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        readers = Readers(conn)
        for version in (BUILTIN, MODEL):
            readers.read(version, "a", WORDS, USERS, published_at=None)
    assert told(warehouse, BUILTIN, MODEL)[1].both == 1
    assert told(warehouse, BUILTIN, MODEL, published_from=date(2000, 1, 1))[1].both == 0


def test_a_page_that_became_no_article_is_no_text(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        readers = Readers(conn)
        readers.read(BUILTIN, "a", WORDS, USERS)
        run_key = start_run(conn, "r/drop")
        ref = fetch_page(conn, run_key, "b", "menu")
        stage_batch(conn, run_key, [make_reading(ref, Drop(Reason.NO_TEXT, ref.url), extractor_version=MODEL)])
        publish(conn, run_key, now=at(50))
    with pytest.raises(ConfigError, match=r"no text was read by 'llm'.*8\+1a2b3c4d \(1 text\)$"):
        told(warehouse, "builtin", "llm")


@pytest.mark.parametrize(
    ("reader_a", "reader_b", "said"),
    [
        ("builtin", "nobody", f"versions that have read texts: {OLDER} (1 text), {MODEL} (2 texts)"),
        ("llm", "both", "no text was read by 'both'"),
        ("llm", "llm", "both readers are 'llm'"),
    ],
    ids=["no reader", "a mode that has read nothing", "one reader twice"],
)
def test_a_reader_that_cannot_be_compared_is_refused_with_those_that_can(
    warehouse: Warehouse, reader_a: str, reader_b: str, said: str
) -> None:
    with warehouse.begin() as conn:
        readers = Readers(conn)
        for name in "ab":
            readers.read(MODEL, name, WORDS, USERS)
        readers.read(OLDER, "a", WORDS)
    with pytest.raises(ConfigError, match=re.escape(said)):
        told(warehouse, reader_a, reader_b)


def test_an_empty_warehouse_says_that_nothing_was_read(warehouse: Warehouse) -> None:
    with pytest.raises(ConfigError, match="versions that have read texts: none yet"):
        told(warehouse, "builtin", "llm")


def test_a_text_that_is_kept_no_longer_is_still_compared(warehouse: Warehouse) -> None:
    with warehouse.begin() as conn:
        readers = Readers(conn)
        readers.read(BUILTIN, "a", WORDS, USERS)
        readers.read(MODEL, "a", WORDS)
        conn.execute(text("UPDATE core.article_revision SET text = '', blocks = '[]'"))
    (found,) = differing(warehouse, BUILTIN, MODEL)
    assert (found.claim["surface"], found.claim["sentence"]) == ("51,200", "")
