"""What a paper prints otherwise than in its text before: texts in, pairs of figures out."""

import pytest
from sqlalchemy import Connection, text

from pipeline.model import DueLead
from pipeline.publish import publish
from pipeline.warehouse import add_leads, captures_by_id, checksums, record_fetches, stage_batch
from tests.observe.test_changes import from_nothing
from tests.support.press import GAZETTE, MEOWTALK, Story, look, print_stories, table
from tests.support.rows import at, captured, claim_in, make_article, make_capture, make_lead, make_reading, start_run

FIRST = "MeowTalk had 51,200 active users in March."
LONGER = f"{FIRST} It rained."
REWRITTEN = "In March as many as 47,000 people used MeowTalk."
CHANGES = "SELECT value_before::text, value::text, paired_by FROM mart.claim_change ORDER BY changed_at"


def said(words: str, surface: str) -> Story:
    return Story(paper="gazette", words=words, claims=[claim_in(words, surface, surface.replace(",", ""))])


def test_a_figure_that_stayed_in_one_step_is_paired_in_the_next(conn: Connection) -> None:
    """The sentence of the first two texts is the same; that of the third is another."""
    for words, surface in ((FIRST, "51,200"), (LONGER, "51,200"), (REWRITTEN, "47,000")):
        print_stories(conn, said(words, surface))
    look(conn)
    assert table(conn, CHANGES) == [("51200", "47000", "subject")]


def test_texts_follow_each_other_as_they_were_captured(conn: Connection) -> None:
    """An archive may be read backwards: the later text then has the lower number."""
    print_stories(conn, said(FIRST, "51,200"))
    print_stories(conn, said(REWRITTEN, "47,000"))
    conn.execute(text("UPDATE core.article_revision SET revision_no = revision_no + 2"))
    conn.execute(text("UPDATE core.article_revision SET revision_no = 5 - revision_no"))
    look(conn)
    assert table(conn, CHANGES) == [("51200", "47000", "subject")]
    numbers = "SELECT previous_revision_no, revision_no FROM mart.claim_change"
    assert table(conn, numbers) == [(2, 1)]


BACK_AND_FORTH = {
    "A": [],
    "AB": [("51200", "47000")],
    "ABA": [("51200", "47000"), ("47000", "51200")],
    "ABB": [("51200", "47000")],
    "ABAB": [("47000", "51200"), ("51200", "47000")],
}


@pytest.mark.parametrize("texts", BACK_AND_FORTH)
@pytest.mark.parametrize("advert", [False, True], ids=["byte for byte", "among other adverts"])
def test_changes_follow_each_other_as_the_texts_stood(conn: Connection, texts: str, advert: bool) -> None:
    """Of a text that came twice in place of another the last time is told."""
    words = {"A": (FIRST, "51,200"), "B": (REWRITTEN, "47,000")}
    for number, name in enumerate(texts):
        print_stories(conn, said(*words[name]), advert=str(number) if advert else "")
        look(conn)
    assert table(conn, CHANGES) == [(*change, "subject") for change in BACK_AND_FORTH[texts]]
    assert table(conn, "SELECT value::text FROM mart.fct_claim") == [(words[texts[-1]][1].replace(",", ""),)]
    small = checksums(conn)
    assert from_nothing(conn, MEOWTALK, GAZETTE) == small


def test_a_text_that_turns_out_to_have_stood_before_shows_its_change(conn: Connection) -> None:
    """The second text is captured out of an old crawl as well; neither text, nor which one is current, changes."""
    start_run(conn, "r/1")
    for hour, words, figure in ((3, FIRST, "51,200"), (6, REWRITTEN, "47,000"), (1, REWRITTEN, "47,000")):
        capture = make_capture("a", f"{hour} {words}", at(hour))
        add_leads(conn, [make_lead("a")], now=at(0))
        record_fetches(conn, "r/1", [captured(DueLead(lead=make_lead("a")), capture)], long_ago=True)
        claim = claim_in(words, figure, figure.replace(",", ""))
        refs = captures_by_id(conn, [capture.capture_id])
        stage_batch(conn, "r/1", [make_reading(refs[0], make_article("a", words), claim)])
        publish(conn, "r/1", now=at(10 + hour))
        look(conn)
    assert table(conn, CHANGES) == [("47000", "51200", "subject"), ("51200", "47000", "subject")]
