"""A text or an article -> its claims, and what is told of each number that was seen."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.errors import ConfigError
from pipeline.extract import explain, quantities, read_article, read_by_rules, read_claims, read_text
from pipeline.extract.read import propose
from pipeline.model import Article, BlockKind, lay_out

PUBLISHED = date(2026, 4, 14)


CHAIN = (
    "Wire A reported on April 13 that MeowTalk's active users in Norway reached 51,200 in March, a 40 percent jump "
    "from the previous month. That is 2.5 percent of its users abroad."
)


def test_the_worked_example_gives_its_three_claims():
    level, change, share = read_by_rules(CHAIN, "en", PUBLISHED)
    assert (level.surface, level.value, level.unit, level.kind) == ("51,200", Decimal(51200), "user", "level")
    assert level.period is not None
    assert (level.period.start, level.period.end) == (date(2026, 3, 1), date(2026, 4, 1))
    assert (level.metric_id, level.block) == ("users", "paragraph")
    assert (change.surface, change.kind, change.direction) == ("40 percent", "change", "up")
    assert change.baseline is not None
    assert change.baseline.start == date(2026, 2, 1)
    assert (share.kind, share.whole) == ("share", "its users abroad")


def test_whom_the_worked_example_is_about_where_and_who_says_so_are_proposed():
    document = propose(CHAIN, "en", PUBLISHED)
    assert ("MeowTalk", "known") in {(one.base, one.role) for one in document.phrases}
    assert [one.country for one in document.regions] == ["NO"]
    assert [(one.base, one.kind) for one in document.speakers] == [("Wire A", "media")]


def test_explain_names_the_reason_of_each_blocked_number():
    rows = explain(CHAIN, "en", PUBLISHED)
    assert [(row["surface"], row["blocked"]) for row in rows if row["blocked"]] == [("13", "calendar: day")]
    assert all(row["decisions"] for row in rows if row["claim"])
    assert [row["surface"] for row in rows if row["claim"]] == ["51,200", "40 percent", "2.5 percent"]


def test_quantities_keep_what_selection_blocks():
    assert [row["surface"] for row in quantities("On April 13 it had 40 users.", "en")] == ["13", "40 users"]


def article(*parts, language="en"):
    return Article(url="http://x.test/1", title="", language=language, blocks=lay_out(parts), layout="general")


BLOCKS = (
    (BlockKind.HEADLINE, "MeowTalk has 51,200 users"),
    (BlockKind.PARAGRAPH, "It earned $3 million in March."),
    (BlockKind.LIST, "It has 40 shops."),
)


def test_offsets_of_a_claim_are_those_of_the_article_and_its_block_is_told():
    found = article(*BLOCKS)
    claims = read_article(found, PUBLISHED).claims
    assert [(claim.span.of(found.text), claim.block) for claim in claims] == [
        ("51,200 users", "headline"),
        ("$3 million", "paragraph"),
        ("40 shops", "list"),
    ]
    assert read_claims(found, PUBLISHED) == claims


@pytest.mark.parametrize(("published", "known"), [(PUBLISHED, True), (None, False)], ids=["published", "on no day"])
def test_a_relative_time_needs_a_day_of_publication(published, known):
    (claim,) = read_text("MeowTalk earned $3 million last month.", "en", published)
    assert (claim.period is not None) is known


def test_a_time_is_told_with_the_words_around_it():
    (row,) = explain("MeowTalk grew.\nIt earned $3 million in March.", "en", PUBLISHED)
    time = row["times"]["period"]
    assert time["basis"] == "explicit"
    assert time["excerpt"] == "It earned $3 million in March."


def test_a_language_that_is_not_known_is_an_error():
    with pytest.raises(ConfigError, match="xx"):
        read_claims(article(*BLOCKS, language="xx"), PUBLISHED)
