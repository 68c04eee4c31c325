"""Under which words an article is known, and a tombstone may stand: its addresses, its number, its page and text."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from pipeline.model import Article, CaptureRef, Source
from pipeline.warehouse import Reading, article_words, body_words, source_words, text_hash, text_words

_SCHEMES = ("http", "https")


def native_id(source: Source | None, url: str) -> str | None:
    """The source's own number for the article, out of its URL, when the source's file says where it stands."""
    found = re.search(source.native_id, url) if source and source.native_id else None
    return next((group for group in found.groups() if group), found.group()) if found else None


def spellings(url: str) -> frozenset[str]:
    """The addresses under which one article answers: with http and https, with `www.` and without, with a slash at its
    end and without. A tombstone for one of them stands for all.

    >>> sorted(spellings("https://paper.example/a/?id=7"))[:2]
    ['http://paper.example/a/?id=7', 'http://paper.example/a?id=7']
    """
    parts = urlsplit(url)
    if parts.scheme not in _SCHEMES:
        return frozenset([url])
    host, path = parts.netloc.removeprefix("www."), parts.path.rstrip("/")
    return frozenset([url]) | {
        urlunsplit((scheme, netloc, end, parts.query, ""))
        for scheme in _SCHEMES
        for netloc in (host, f"www.{host}")
        for end in ((path, f"{path}/") if path else ("/",))
    }


def words_of(source: Source | None, source_key: str, *urls: str) -> set[str]:
    """Of what has these URLs, and its whole source."""
    numbers = filter(None, (native_id(source, url) for url in urls))
    addresses = frozenset().union(*map(spellings, urls))
    return {*addresses, source_words(source_key), *(article_words(source_key, number) for number in numbers)}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPage:
    """A capture, and the words of what it turned out to be; none where it is no article."""

    ref: CaptureRef
    words: frozenset[str] = frozenset()

    @property
    def is_article(self) -> bool:
        return bool(self.words)


def words_of_reading(reading: Reading) -> frozenset[str]:
    """Of what a page turned out to be: by its own word, or by what it says, it may be an article of another address."""
    if not isinstance(reading.result, Article):
        return frozenset()
    return words_of_article(reading.ref, reading.article_key, text_hash(reading.result), reading.canonical_url)


def words_of_article(ref: CaptureRef, article_key: str, text_sha256: str, canonical_url: str | None) -> frozenset[str]:
    return frozenset(
        {
            article_words(ref.source_key, article_key),
            *(spellings(canonical_url) if canonical_url else ()),
            body_words(ref.sha256),
            text_words(ref.source_key, text_sha256),
        }
    )
