"""Texts, pages and addresses -> Claims: no database, no Airflow."""

import threading
from datetime import date
from typing import TYPE_CHECKING

from newsfigures.claims import Claims
from newsfigures.filters import as_day
from pipeline.errors import ConfigError, PipelineError, TransientError
from pipeline.model import Article, Drop, Outcome, Politeness, Reason
from pipeline.model.text import without_half_pairs

if TYPE_CHECKING:
    from pipeline.fetch import Answer, Fetcher
    from pipeline.model import Source

_asking = threading.Lock()
_fetchers: "list[Fetcher]" = []
"""One for the process, made at the first address: it remembers when each host was asked last."""


class NoArticleError(PipelineError):
    """A page that is no article, or cannot be read as one; the words say which and why. `reason` is the word by which
    the warehouse counts such pages (`not_news`, `paywalled`, `no_text`, ...)."""

    def __init__(self, drop: Drop) -> None:
        super().__init__(f"{drop.item}: no article ({drop.reason.value}){f': {drop.detail}' if drop.detail else ''}")
        self.reason = drop.reason.value


def read_text(
    text: str, *, language: str | None = None, published: date | str | None = None, title: str | None = None
) -> Claims:
    """The numeric claims of a plain text, whose lines are its paragraphs.

    `language` is `en`, `ru` or `ko`; without it the text tells, and a few words that do not are English, in Cyrillic
    Russian. `published` is the day that *last year* counts from, a date or ISO 8601; without it such times stay empty.
    ConfigError for a language that cannot be read, and for a day that is none.

    >>> claims = read_text("The app had 51,200 users in March.", language="en", published="2026-04-14")
    >>> [(claim.surface, str(claim.value), claim.unit) for claim in claims]
    [('51,200 users', '51200', 'user')]
    >>> str(claims[0].period.start), str(claims[0].period.end)
    ('2026-03-01', '2026-04-01')
    """
    from pipeline.extract import read_plain  # noqa: PLC0415  # slow, and needed with a text alone

    text, title = without_half_pairs(text), title and without_half_pairs(title)
    known, day = _known(language) if language else _told_by(text), _day(published)
    read = read_plain(text, known, day, title=title or "")
    return Claims(tuple(read.claims), text, known, day, title=title, numbers_unread=read.numbers_unread)


def read_html(html: str | bytes, url: str = "http://page.invalid/", *, published: date | str | None = None) -> Claims:
    """The numeric claims of a saved page: of its article, without what surrounds that.

    `url` is where the page was: it tells whose page it is, and dates that only the address has. Bytes are decoded as a
    browser would. `published` counts where the page names no day. NoArticleError for a page that is none, ConfigError
    for a language that cannot be read.
    """
    body = without_half_pairs(html).encode() if isinstance(html, str) else html
    content_type = "text/html; charset=utf-8" if isinstance(html, str) else None
    return _claims_of(body, url, content_type, _source(url), _day(published))


def read_url(url: str, *, published: date | str | None = None) -> Claims:
    """The numeric claims of the article at an address, asked for as newsfigures asks: by robots.txt, with a pause
    between two pages of a host, not where the publisher keeps text mining for itself, and never at a private address.

    Waits for the host's turn. PipelineError tells why a page did not come, TransientError where it may come later (the
    host is down or too busy); else as read_html.
    """
    source = _source(url)
    politeness = source.politeness if source else Politeness()
    answer = _asked(url, politeness)
    return _claims_of(answer.body, answer.url, answer.content_type, source, _day(published))


def _asked(url: str, politeness: Politeness) -> "Answer":
    from pipeline.fetch import Fetcher, NotFetchedError  # noqa: PLC0415  # slow, and needed for addresses alone
    from pipeline.fetch.optout import opted_out  # noqa: PLC0415
    from pipeline.settings import Settings  # noqa: PLC0415

    with _asking:
        if not _fetchers:
            settings = Settings.from_env()
            _fetchers.append(Fetcher(user_agent=settings.user_agent, host_map=settings.host_map))
        try:
            answer = _fetchers[0].get(url, politeness, trusted=True, mining=politeness.obey_opt_outs)
        except NotFetchedError as error:
            if error.passing:
                raise TransientError(str(error)) from error
            raise
    if answer.status != 200 or not answer.body:
        raise PipelineError(f"{url}: answered with status {answer.status}{'' if answer.body else ' and no body'}")
    said = opted_out(answer.headers, answer.body, politeness.opt_out_words) if politeness.obey_opt_outs else None
    if said is not None:
        detail = f"{url}: its publisher keeps text mining for itself ({said})"
        raise NotFetchedError(Outcome.OPTED_OUT, Reason.OPTED_OUT, detail)
    return answer


def _claims_of(
    body: bytes, url: str, content_type: str | None, source: "Source | None", published: date | None
) -> Claims:
    from pipeline.extract import read_article  # noqa: PLC0415  # slow
    from pipeline.parse import parse_page  # noqa: PLC0415  # slow

    article = parse_page(body, url=url, content_type=content_type, source=source, captured_at=None)
    if not isinstance(article, Article):
        raise NoArticleError(article)
    day = article.published_at.date() if article.published_at else published
    _known(article.language, f"{url}: a page taken for", "its text has to be in")
    read = read_article(article, day)
    return Claims(
        tuple(read.claims), article.text, article.language, day, url=url, title=article.title,
        numbers_unread=read.numbers_unread,
    )  # fmt: skip


def _source(url: str) -> "Source | None":
    """Whose file says how its pages are laid out, and how it wants to be asked."""
    from pipeline.settings import Settings  # noqa: PLC0415
    from pipeline.sources import load_sources, named_host, owner_of  # noqa: PLC0415

    return owner_of(load_sources(Settings.from_env().sources_dir), named_host(url))


def _told_by(text: str) -> str:
    from pipeline.parse.tongue import language_of_plain  # noqa: PLC0415  # slow

    return _known(language_of_plain(text), "a text taken for", "give language= where it is")


def _known(language: str, named: str = "language", remedy: str = "give language=") -> str:
    from pipeline.languages import known  # noqa: PLC0415  # slow

    if language not in known():
        raise ConfigError(f"{named} {language!r} cannot be read; {remedy} one of {', '.join(sorted(known()))}")
    return language


def _day(published: date | str | None) -> date | None:
    return None if published is None else as_day(published, "published")
