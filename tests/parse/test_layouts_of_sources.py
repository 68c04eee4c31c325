"""Each layout of each source reads a page of its look: markup of the day, invented words. The sample papers' pages come
from their server (test_newsstand_pages.py)."""

import json
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from pipeline.model import Article
from pipeline.parse import parse_page
from pipeline.sources import load_sources, owner_of

PAGES = Path(__file__).parent / "fixtures" / "layouts"
EXPECTED = {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(PAGES.glob("*.json"))}
SOURCES = load_sources(None)


def read(name, captured=True):
    expected = EXPECTED[name]
    return parse_page(
        (PAGES / f"{name}.html").read_bytes(),
        url=expected["url"],
        content_type="text/html; charset=utf-8",
        source=owner_of(SOURCES, urlsplit(expected["url"]).hostname),
        captured_at=datetime.fromisoformat(expected["captured"]) if captured else None,
    )


def test_every_layout_has_its_page():
    layouts = {
        f"{source.key}.{look.key}" for source in SOURCES.values() if not source.sample for look in source.layouts
    }
    assert set(EXPECTED) == layouts


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("captured", [True, False], ids=["on its day", "day unknown"])
def test_the_page_is_read_by_its_layout_block_by_block(name, captured):
    found = read(name, captured)
    assert isinstance(found, Article), found
    assert f"{owner_of(SOURCES, urlsplit(found.url).hostname).key}.{found.layout}" == name
    assert [[block.kind.value, block.text] for block in found.blocks] == EXPECTED[name]["blocks"]


@pytest.mark.parametrize("name", EXPECTED)
def test_its_facts_are_those_that_the_page_states(name):
    found, expected = read(name), EXPECTED[name]
    assert found.title == expected["title"]
    assert (found.subtitle, found.section, list(found.authors)) == (
        expected["subtitle"], expected.get("section"), expected.get("authors", []),
    )  # fmt: skip
    assert found.published_at.isoformat() == expected["published"]
    assert (found.modified_at.isoformat() if found.modified_at else None) == expected.get("modified")
    assert found.paywalled is expected["paywalled"]
