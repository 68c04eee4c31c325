"""The gate: pages of many looks in three languages, each with what a careful reader takes from it. Floors only rise.

Markup as sites print it, invented words. `absent` are texts of the page that are not its article.
"""

import json
from pathlib import Path

import pytest

from pipeline.model import Article, BlockKind, Drop, Reason
from pipeline.parse import parse_page
from tests.support.scoring import numbers, text_f1

GATE = Path(__file__).parent / "fixtures" / "gate"
EXPECTED = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(GATE.glob("*.json"))}
ARTICLES = {name: expected for name, expected in EXPECTED.items() if "drop" not in expected}
DROPS = {name: expected for name, expected in EXPECTED.items() if "drop" in expected}

FLOOR = 1.0

REASONS = frozenset(
    {
        "related", "most_read", "newsletter", "share", "cookie", "bio", "byline", "legal", "advert", "comments",
        "translated_notice",
    }
)  # fmt: skip
"""What surrounds an article, as the gate has to show each of it."""


def read(name: str) -> Article | Drop:
    body = (GATE / f"{name}.html").read_bytes()
    return parse_page(body, url=EXPECTED[name]["url"], content_type="text/html", source=None, captured_at=None)


def article(name: str) -> Article:
    found = read(name)
    assert isinstance(found, Article), found
    return found


def test_the_gate_has_pages_of_every_language_and_of_no_article():
    assert len(ARTICLES) >= 17
    assert {expected["language"] for expected in ARTICLES.values()} == {"en", "ru", "ko"}
    assert {expected["drop"] for expected in DROPS.values()} == {"consent_wall", "error_page"}


@pytest.mark.parametrize("name", ARTICLES)
def test_the_text_of_a_page_is_no_worse_than_it_was(name):
    assert text_f1("\n".join(ARTICLES[name]["text"]), article(name).body_text) >= FLOOR


@pytest.mark.parametrize("name", ARTICLES)
def test_every_figure_is_kept_and_none_is_added(name):
    kept, of, added = numbers("\n".join(ARTICLES[name]["text"]), article(name).body_text)
    assert (kept, added) == (of, 0)


@pytest.mark.parametrize("name", ARTICLES)
def test_what_surrounds_the_article_stays_out(name):
    text = article(name).text
    assert [part for part in ARTICLES[name]["absent"] if part in text] == []


LEFT = [(name, start, reason) for name in ARTICLES for start, reason in ARTICLES[name].get("left", {}).items()]


@pytest.mark.parametrize(("name", "start", "reason"), LEFT)
def test_it_leaves_with_its_reason(name, start, reason):
    assert [gone.reason for gone in article(name).dropped if gone.text.startswith(start)] == [reason]


def test_each_kind_of_surroundings_is_shown_to_leave():
    assert {reason for _, _, reason in LEFT} == REASONS


@pytest.mark.parametrize("name", ARTICLES)
def test_a_text_that_is_a_translation_is_flagged_as_one(name):
    assert ("translated" in article(name).flags) is ("translated" in ARTICLES[name].get("flags", []))


@pytest.mark.parametrize("name", ARTICLES)
def test_each_block_is_found_at_its_place_in_the_one_text(name):
    found = article(name)
    assert [block.span.of(found.text) for block in found.blocks] == [block.text for block in found.blocks]


@pytest.mark.parametrize("name", ARTICLES)
def test_captions_are_captions(name):
    captions = [block.text for block in article(name).blocks if block.kind is BlockKind.CAPTION]
    assert captions == ARTICLES[name]["captions"]


@pytest.mark.parametrize("name", ARTICLES)
def test_the_facts_are_those_of_the_page(name):
    found, expected = article(name), ARTICLES[name]
    assert (found.title, found.language, found.paywalled, found.published_at.date().isoformat()) == (
        expected["title"], expected["language"], expected.get("paywalled", False), expected["published"],
    )  # fmt: skip


@pytest.mark.parametrize("name", [name for name in ARTICLES if "cut" in ARTICLES[name]])
def test_appended_spam_is_kept_aside(name):
    assert [gone.text for gone in article(name).dropped if gone.reason == "spam"] == ARTICLES[name]["cut"]


@pytest.mark.parametrize(
    ("name", "kind", "count"), [("ru_tables", BlockKind.TABLE, 4), ("en_lists", BlockKind.LIST, 5)]
)
def test_tables_and_lists_keep_their_kind(name, kind, count):
    assert sum(block.kind is kind for block in article(name).blocks) == count


@pytest.mark.parametrize("name", DROPS)
def test_a_page_without_an_article_leaves_with_its_reason(name):
    found = read(name)
    assert isinstance(found, Drop)
    assert found.reason is Reason(DROPS[name]["drop"])
