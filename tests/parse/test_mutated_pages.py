"""A page whose bytes were broken, and data of a type nobody expects, end as an article or a drop: nothing is raised."""

import json
import random

import pytest

from pipeline.model import Article, Drop
from pipeline.parse import parse_page
from tests.support.broken_pages import PAGES, broken

PROSE = (
    "<p>Fjordline carried 212,000 passengers in May, 8 percent more than a year earlier, it said on Tuesday.</p>" * 4
)


def read(body):
    found = parse_page(body, url="https://harbour.example/7", content_type=None, source=None, captured_at=None)
    assert isinstance(found, Article | Drop)
    return found


@pytest.mark.parametrize("seed", range(8))
def test_broken_bytes_are_borne(seed):
    chance = random.Random(seed)
    for _ in range(15):
        read(broken(chance.choice(PAGES), chance))


STRANGE = [
    None, 5, -1e300, True, [], {}, "", [None], ["a", 5], {"name": 5}, {"name": ["a"]}, [[["a"]]], {"@type": 5},
    "2026-13-45T99:99:99", "0000-00-00", "2026-01-01T10:00+99:99", "Wed, 99 Foo 99999 99:99", "1999999999999",
    "http://[bad", "\ud800",
]  # fmt: skip
NAMES = ["headline", "author", "datePublished", "dateModified", "articleBody", "articleSection", "inLanguage", "@type",
         "isAccessibleForFree", "alternativeHeadline", "publisher"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_data_of_any_type_is_borne(name):
    for value in STRANGE:
        data = json.dumps({"@type": "NewsArticle", "headline": "Ferries"} | {name: value})
        script = f'<script type="application/ld+json">{data}</script>'
        assert isinstance(read(f"<html><head>{script}</head><body>{PROSE}</body></html>".encode()), Article)


@pytest.mark.parametrize("markup", [
    "<link rel='canonical' href='http://[bad'>", "<meta property='og:url' content='//'>", "<time datetime='9'>x</time>",
    "<meta name='date' content='2026-01-01T10:00+99:99'>", "<p>7<br>\x0b8<br>\x0c9</p>", "<p>7<br>&#11;8&#x0;9</p>",
    "<p>7<br>&#0000000011;8&#xFFFF;</p>",
])  # fmt: skip
def test_places_that_are_none_are_borne(markup):
    assert isinstance(read(f"<html><body>{markup}{PROSE}</body></html>".encode()), Article)
