"""A page whose bytes were broken, and data of a type nobody expects, end as an article or a drop: nothing is raised."""

import json
import random
from pathlib import Path

import pytest

from pipeline.model import Article, Drop
from pipeline.parse import parse_page

FIXTURES = Path(__file__).parent / "fixtures"
BODIES = [path.read_bytes() for path in sorted(FIXTURES.rglob("*.html"))]
PROSE = (
    "<p>Fjordline carried 212,000 passengers in May, 8 percent more than a year earlier, it said on Tuesday.</p>" * 4
)
PIECES = (
    b"<table><tr><td>", b"</div></div>", b"<!--", b"<script>", b"</p>", b"<svg>", b"&#0;", b"&#11;", b"&#xD800;",
    b"<br>\x0b", b"<blockquote>", b"<ul><li>", b"\x00", b'<h2><a href="http://[x">7</a></h2>', b"\xff\xfe", b"\xb0\xa1",
)  # fmt: skip


def read(body):
    found = parse_page(body, url="https://harbour.example/7", content_type=None, source=None, captured_at=None)
    assert isinstance(found, Article | Drop)
    return found


def broken(body, chance):
    pieces = bytearray(body)
    for _ in range(chance.randint(1, 30)):
        at = chance.randrange(len(pieces) + 1)
        match chance.randrange(4):
            case 0:
                del pieces[at : at + chance.randint(1, 200)]
            case 1:
                pieces[at:at] = chance.randbytes(chance.randint(1, 8))
            case 2:
                pieces[at:at] = pieces[at // 2 : at // 2 + chance.randint(1, 400)]
            case _:
                pieces[at:at] = chance.choice(PIECES)
    return bytes(pieces)


@pytest.mark.parametrize("seed", range(8))
def test_broken_bytes_are_borne(seed):
    chance = random.Random(seed)
    for _ in range(15):
        read(broken(chance.choice(BODIES), chance))


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
