"""The story of a page: bytes -> text -> tree -> body, facts and language -> Article, or a Drop that says why not."""

import re
from dataclasses import replace
from datetime import datetime
from urllib.parse import urljoin

from pipeline.html import MAX_CHARACTERS, Page, TooDeepError, TooLargeError, decode, read_page
from pipeline.model import Article, BlockKind, Drop, DroppedBlock, Reason, Source, lay_out
from pipeline.parse.dates import day_somewhere_on, place
from pipeline.parse.day_lines import printed_day
from pipeline.parse.facts import Facts, read_facts
from pipeline.parse.forms import Form, is_live_blog, picture_form
from pipeline.parse.general import GENERAL, read_general
from pipeline.parse.layouts import layouts_to_try, read_layout
from pipeline.parse.origin import origin_of
from pipeline.parse.page_data import or_from_data
from pipeline.parse.reading import Parts, Reading
from pipeline.parse.spam import cut_spam
from pipeline.parse.tongue import language_of
from pipeline.parse.walls import is_html, wall_of

_WORD = re.compile(r"[^\W\d_]{2}")
_MOST_BYTES = 4 * MAX_CHARACTERS
"""No encoding takes more than four bytes for a character: such a page is too large whatever it is decoded to."""

_LONGEST_SUBTITLE = 300
_FEW_WORDS = 700
"""Characters of running text up to which a film or pictures may be what a page is for."""

_REASON_OF_FORM = {Form.VIDEO: Reason.VIDEO, Form.GALLERY: Reason.GALLERY}
MIN_BODY = 60
"""Characters under which a running text is no article: a picture page or a teaser."""


def parse_page(
    body: bytes, *, url: str, content_type: str | None, source: Source | None, captured_at: datetime | None
) -> Article | Drop:
    """Read one page. `captured_at` picks the layout that was valid then; without it the newest one that reads wins.

    Never raises for what a page contains: bytes of any kind end as an Article or as a Drop.
    """
    text = _text(body, url, content_type)
    if isinstance(text, Drop):
        return text
    try:
        page = read_page(text)
        # its data may hold markup, which is parsed within the same bounds
        return _read(page, url, source, captured_at) if page else Drop(Reason.NO_TEXT, url, "no element in it")
    except TooDeepError as error:
        return Drop(Reason.TOO_DEEP, url, str(error))
    except TooLargeError as error:
        return Drop(Reason.TOO_LARGE, url, str(error))


def _text(body: bytes, url: str, content_type: str | None) -> str | Drop:
    if not is_html(body, content_type):
        return Drop(Reason.NOT_HTML, url, f"content type {content_type or 'not given'}, first bytes {body[:16]!r}")
    if len(body) > _MOST_BYTES:
        return Drop(Reason.TOO_LARGE, url, f"{len(body)} bytes, more than {_MOST_BYTES}")
    decoded = decode(body, content_type)
    return decoded.text if decoded else Drop(Reason.UNREADABLE, url, "text in no encoding we know")


def _read(page: Page, url: str, source: Source | None, captured_at: datetime | None) -> Article | Drop:
    facts = read_facts(page, source)
    reading, facts = _read_body(page, url, facts, source, captured_at)
    _without_spam(reading, facts.title)
    wall = wall_of(page, url, facts, reading)
    if wall is not None:
        return Drop(wall.reason, url, wall.detail)
    if reading.size < MIN_BODY or not _WORD.search(reading.body):
        return Drop(_why_no_text(page, url, facts), url, f"{reading.size} characters of running text")
    return _article(page, url, source, _with_some_day(page, url, source, captured_at, facts), reading)


def _why_no_text(page: Page, url: str, facts: Facts) -> Reason:
    if facts.paywalled:
        return Reason.PAYWALLED
    form = picture_form(page, url)
    return _REASON_OF_FORM[form] if form else Reason.NO_TEXT


def _with_some_day(page: Page, url: str, source: Source | None, captured_at: datetime | None, facts: Facts) -> Facts:
    """A page that names no date in its data gets the day that it prints, marked `date_guessed`."""
    if facts.published_at is not None:
        return facts
    found = printed_day(page, facts.title, captured_at) or day_somewhere_on(page, url, captured_at)
    if found is None:
        return facts
    moment, unsure = place(found, source, facts.modified_at)
    flags = (*facts.flags, "date_guessed", *(("zone_unknown",) if unsure and "zone_unknown" not in facts.flags else ()))
    return replace(facts, published_at=moment, flags=flags)


def _read_body(
    page: Page, url: str, facts: Facts, source: Source | None, captured_at: datetime | None
) -> tuple[Reading, Facts]:
    """The source's layouts first; the general reader where there is none, or where none reads."""
    moment = captured_at or facts.published_at
    for layout in layouts_to_try(source, moment):
        reading = read_layout(page, layout)
        if reading.size >= MIN_BODY:
            return reading, facts.overridden_by(page, layout, source)
    return or_from_data(page, facts, read_general(page, url, facts)), facts


def _without_spam(reading: Reading, title: str) -> None:
    reading.parts, cut = cut_spam(reading.parts, title)
    reading.dropped += [DroppedBlock("spam", text) for text in cut]


def _article(page: Page, url: str, source: Source | None, facts: Facts, reading: Reading) -> Article:
    language = language_of(reading.body, declared=facts.declared_language, expected=source.language if source else None)
    return Article(
        url=url,
        title=facts.title,
        language=language,
        blocks=lay_out(_with_headline(facts, reading.parts)),
        layout=reading.layout,
        subtitle=facts.subtitle or _under_headline(reading),
        authors=facts.authors,
        section=facts.section,
        published_at=facts.published_at,
        modified_at=facts.modified_at,
        paywalled=facts.paywalled or any(gone.reason == "paywall" for gone in reading.dropped),
        canonical_url=_absolute(url, facts.canonical_url),
        syndicated_from=origin_of(page, url, facts.canonical_url, reading.parts),
        flags=(*facts.flags, *_flags(page, url, reading)),
        dropped=tuple(gone for gone in (*reading.dropped, *reading.beside) if gone.text),
    )


def _under_headline(reading: Reading) -> str | None:
    """The general reader's lead stands between headline and body; a layout says itself what its subtitle is."""
    lead = next((text for kind, text in reading.parts if kind is BlockKind.LEAD), "")
    return lead if reading.layout == GENERAL and 0 < len(lead) <= _LONGEST_SUBTITLE else None


def _absolute(url: str, canonical: str | None) -> str | None:
    try:
        return urljoin(url, canonical) if canonical else None
    except ValueError:
        return None  # no address at all


def _flags(page: Page, url: str, reading: Reading) -> tuple[str, ...]:
    """`translated`: the page says that the text is a translation, by a machine or not. The form of the page, where it
    is a live blog, or has few words beside a film or pictures."""
    flags = ["translated"] if any(gone.reason == "translated_notice" for gone in reading.dropped) else []
    form = Form.LIVE_BLOG if is_live_blog(page, url) else None
    if form is None and reading.size <= _FEW_WORDS:
        form = picture_form(page, url)
    return (*flags, *([form.value] if form else []))


def _with_headline(facts: Facts, parts: Parts) -> Parts:
    if not facts.title:
        return parts
    same = facts.title.casefold()
    return [(BlockKind.HEADLINE, facts.title), *(part for part in parts if part[1].casefold() != same)]
