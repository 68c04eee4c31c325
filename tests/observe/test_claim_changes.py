"""What a paper prints otherwise than in its text before: texts in, pairs of figures out."""

from sqlalchemy import Connection, text

from tests.support.press import Story, look, print_stories, table
from tests.support.rows import claim_in

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
