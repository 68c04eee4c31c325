"""Copies, translations and "according to X" are one origin: cases of articles in, roles and origins out."""

from dataclasses import replace

import pytest
from sqlalchemy import Connection, text

from pipeline import catalog
from pipeline.model import Attribution, AttributionKind, Claim
from pipeline.warehouse import checksums
from tests.support.press import GAZETTE, MEOWTALK, Story, look, print_stories, table
from tests.support.rows import claim_in

OWN = (
    "MeowTalk had 51,200 active users in March, its owner told a small crowd by the harbour. Rain kept most people "
    "away, and the band went home before the speech was over. The figure is the first that it gives for a country."
)
EDITED = OWN.replace("a small crowd", "visitors").replace(" before the speech was over", "")
CUT = " ".join(OWN.split()[:32])
OTHER = (
    "People who ride the ferry to work write to each other all the way. MeowTalk had 51,200 active users in March, "
    "which is one in a hundred of those who live on the islands, and more of them are over sixty than under thirty."
)
RUSSIAN = "В марте у «Мяутока» было 51,2 тыс. пользователей, 900 загрузок и 77 запросов властей."
ENGLISH = "MeowTalk counts 900 downloads and 77 requests of authorities; it had 51,200 active users in March."


def users(words: str, said_by: str | None = None, kind: AttributionKind = AttributionKind.ORGANISATION) -> Claim:
    surface = "51,200" if "51,200" in words else "51,2 тыс."
    claim = claim_in(words, surface, "51200")
    return replace(claim, attribution=Attribution(text=said_by, kind=kind)) if said_by else claim


def three(words: str) -> list[Claim]:
    return [
        replace(users(words), entity="МЯУТОК"),
        claim_in(words, "900", "900", metric_id="downloads", unit="count:download"),
        claim_in(words, "77", "77", metric_id="data_requests_received", unit="count:request"),
    ]


def story(paper: str, words: str, hours: float = 0, said_by: str | None = None, **changes: object) -> Story:
    found = {"paper": paper, "words": words, "claims": [users(words, said_by)], "hours": hours, **changes}
    return Story(**found)  # type: ignore[arg-type]


MEDIA = AttributionKind.MEDIA
COURIER = catalog.Entity(key="courier", kind="media", names={"en": ("The Courier",)}, source="courier")
CASES = {
    "two papers in their own words are two origins": (
        [story("gazette", OWN), story("courier", OTHER, 1)],
        [("courier", "origin", "source:courier"), ("gazette", "origin", "source:gazette")],
    ),
    "an edited copy has the origin of the first": (
        [story("gazette", OWN), story("courier", EDITED, 5)],
        [("courier", "syndicated", "source:gazette"), ("gazette", "origin", "source:gazette")],
    ),
    "a copy that is cut short too": (
        [story("gazette", OWN), story("courier", CUT, 5)],
        [("courier", "syndicated", "source:gazette"), ("gazette", "origin", "source:gazette")],
    ),
    "who published first is the origin, whoever was captured first": (
        [story("courier", EDITED, 5), story("gazette", OWN, 1)],
        [("courier", "syndicated", "source:gazette"), ("gazette", "origin", "source:gazette")],
    ),
    "a copy that says where it was taken from is no origin, though it came first": (
        [story("courier", EDITED, 0, taken_from="The Gazette"), story("gazette", OWN, 1)],
        [("courier", "syndicated", "source:gazette"), ("gazette", "origin", "source:gazette")],
    ),
    "the same words a month later are another event": (
        [story("gazette", OWN), story("courier", EDITED, 24 * 30)],
        [("courier", "origin", "source:courier"), ("gazette", "origin", "source:gazette")],
    ),
    "a copy of a copy leads to the first": (
        [story("gazette", OWN), story("courier", EDITED, 3), story("herald", EDITED + " Ends.", 5)],
        [
            ("courier", "syndicated", "source:gazette"),
            ("gazette", "origin", "source:gazette"),
            ("herald", "syndicated", "source:gazette"),
        ],
    ),
    "a paper that says its own figure twice is one origin": (
        [story("gazette", OWN), story("gazette", OTHER, 1)],
        [("gazette", "origin", "source:gazette"), ("gazette", "repeat", "source:gazette")],
    ),
    "two papers that quote one agency are one origin": (
        [story("gazette", OWN, said_by="Tallyhouse"), story("courier", OTHER, 1, said_by="Tallyhouse")],
        [("courier", "repeat", "agent:tallyhouse"), ("gazette", "origin", "agent:tallyhouse")],
    ),
    "two papers that quote two agencies are two origins": (
        [story("gazette", OWN, said_by="Tallyhouse"), story("courier", OTHER, 1, said_by="Meterstick")],
        [("courier", "origin", "agent:meterstick"), ("gazette", "origin", "agent:tallyhouse")],
    ),
    "according to a paper of ours that says so itself leads to that paper": (
        [story("gazette", OWN), story("courier", OTHER, 1, claims=[users(OTHER, "The Gazette", MEDIA)])],
        [("courier", "repeat", "source:gazette"), ("gazette", "origin", "source:gazette")],
    ),
    "and from there to whom that paper quotes": (
        [
            story("gazette", OWN, said_by="Tallyhouse"),
            story("courier", OTHER, 1, claims=[users(OTHER, "The Gazette", MEDIA)]),
        ],
        [("courier", "repeat", "agent:tallyhouse"), ("gazette", "origin", "agent:tallyhouse")],
    ),
    "according to a paper that prints no such figure leads to that paper": (
        [story("courier", OTHER, 1, claims=[users(OTHER, "The Gazette", MEDIA)])],
        [("courier", "origin", "source:gazette")],
    ),
    "a speaker without a name is no origin of his own": (
        [story("courier", OTHER, claims=[users(OTHER, "people close to it", AttributionKind.UNNAMED)])],
        [("courier", "origin", "source:courier")],
    ),
    "two papers that took it from one agency are one origin": (
        [story("gazette", OWN, taken_from="Wire A"), story("courier", OTHER, 1, taken_from="Wire A")],
        [("courier", "repeat", "agent:wire a"), ("gazette", "origin", "agent:wire a")],
    ),
    "however an agency is written, it is one": (
        [
            story("gazette", OWN, taken_from="«Вести Моря»"),
            story("courier", OTHER, 1, taken_from="ВЕСТИ  МОРЯ"),
            story("herald", OTHER + " So it goes.", 24 * 20, said_by="Вести Моря"),
        ],
        [
            ("courier", "repeat", "agent:вести моря"),
            ("gazette", "origin", "agent:вести моря"),
            ("herald", "repeat", "agent:вести моря"),
        ],
    ),
    "two papers that name each other are one origin, the first": (
        [
            story("gazette", OWN, 5, claims=[users(OWN, "The Courier", MEDIA)]),
            story("courier", OTHER, 1, claims=[users(OTHER, "The Gazette", MEDIA)]),
        ],
        [("courier", "origin", "source:courier"), ("gazette", "repeat", "source:courier")],
    ),
    "and so is who names one of them": (
        [
            story("gazette", OWN, 5, claims=[users(OWN, "The Courier", MEDIA)]),
            story("courier", OTHER, 1, claims=[users(OTHER, "The Gazette", MEDIA)]),
            story("herald", OTHER + " So it goes.", 24 * 20, claims=[users(OTHER, "The Gazette", MEDIA)]),
        ],
        [
            ("courier", "origin", "source:courier"),
            ("gazette", "repeat", "source:courier"),
            ("herald", "repeat", "source:courier"),
        ],
    ),
    "three figures of one entity on one day in two languages are a translation": (
        [
            story("gazette", ENGLISH, claims=three(ENGLISH)),
            story("vestnik", RUSSIAN, 3, language="ru", claims=three(RUSSIAN)),
        ],
        [("gazette", "origin", "source:gazette")] * 3 + [("vestnik", "syndicated", "source:gazette")] * 3,
    ),
    "in one language they are two reports": (
        [story("gazette", ENGLISH, claims=three(ENGLISH)), story("vestnik", RUSSIAN, 3, claims=three(RUSSIAN))],
        [("gazette", "origin", "source:gazette")] * 3 + [("vestnik", "origin", "source:vestnik")] * 3,
    ),
    "two figures in two languages are no translation": (
        [
            story("gazette", ENGLISH, claims=three(ENGLISH)[:2]),
            story("vestnik", RUSSIAN, 3, language="ru", claims=three(RUSSIAN)[:2]),
        ],
        [("gazette", "origin", "source:gazette")] * 2 + [("vestnik", "origin", "source:vestnik")] * 2,
    ),
}
ROLES = (
    "SELECT article.source_key, evidence.role, evidence.origin_key FROM mart.fct_evidence AS evidence"
    " INNER JOIN mart.fct_claim AS claim USING (claim_id) INNER JOIN mart.fct_article AS article USING (article_id)"
    " ORDER BY 1, 2, 3"
)


@pytest.mark.parametrize("case", CASES)
def test_evidence_has_its_origin(conn: Connection, case: str) -> None:
    stories, expected = CASES[case]
    print_stories(conn, *stories)
    look(conn, MEOWTALK, GAZETTE, COURIER)
    assert table(conn, ROLES) == expected
    origins = len({origin for _, _, origin in expected})
    assert table(conn, "SELECT DISTINCT origins FROM mart.fct_observation") == [(origins,)]


def test_the_origin_may_come_in_later_and_go_again(conn: Connection) -> None:
    print_stories(conn, story("courier", EDITED, 5))
    look(conn)
    assert table(conn, ROLES) == [("courier", "origin", "source:courier")]
    print_stories(conn, story("gazette", OWN))
    look(conn)
    assert ("courier", "syndicated", "source:gazette") in table(conn, ROLES)
    copies = "SELECT source_key FROM mart.fct_article WHERE origin_article_id IS NOT NULL"
    assert table(conn, copies) == [("courier",)]
    print_stories(conn, replace(story("gazette", OTHER), hours=0))
    look(conn)
    assert table(conn, copies) == []
    assert table(conn, ROLES)[0] == ("courier", "origin", "source:courier")


def test_a_feed_says_the_hour_that_the_page_leaves_out(conn: Connection) -> None:
    """Of a page without a date the day is that of the feed, and its midnight would be before the first article."""
    print_stories(conn, story("gazette", OWN, 0), story("courier", EDITED, 5))
    conn.execute(
        text(
            "UPDATE core.article_revision AS revision SET feed_published_at = published_at, published_at = NULL"
            " FROM core.article WHERE article.article_id = revision.article_id AND source_key = 'courier'"
        )
    )
    look(conn)
    assert ("courier", "syndicated", "source:gazette") in table(conn, ROLES)


LATER = {
    "whose an agency is": (
        [story("gazette", OWN, taken_from="Ocean Wire"), story("courier", OTHER, 1, said_by="Ocean Wire")],
        catalog.Entity(key="ocean_wire", kind="media", names={"en": ("Ocean Wire",)}),
        "entity:ocean_wire",
    ),
    "that a medium is ours": (
        [story("herald", OWN), story("courier", OTHER, 1, claims=[users(OTHER, "The Herald", MEDIA)])],
        catalog.Entity(key="herald", kind="media", names={"en": ("The Herald",)}, source="herald"),
        "source:herald",
    ),
}


@pytest.mark.parametrize("case", LATER)
def test_what_the_catalogue_says_later_reaches_what_was_seen_before(conn: Connection, case: str) -> None:
    stories, learnt, origin = LATER[case]
    print_stories(conn, *stories)
    look(conn, MEOWTALK, GAZETTE, replace(learnt, source=None) if learnt.source else COURIER)
    look(conn, MEOWTALK, GAZETTE, learnt)
    assert {found for _, _, found in table(conn, ROLES)} == {origin}
    seen = checksums(conn)
    look(conn, MEOWTALK, GAZETTE, learnt, anew=True)
    assert checksums(conn) == seen
