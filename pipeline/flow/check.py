"""Does a source work? Its file, its saved page, and (live) its lists and one article; what broke, and what to do."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline.discover import find_leads
from pipeline.extract import read_claims
from pipeline.fetch import Answer, Fetcher, NotFetchedError
from pipeline.fetch.optout import opted_out
from pipeline.flow.days import getter, look_at_day, today
from pipeline.flow.web import fetcher_of
from pipeline.languages import known
from pipeline.model import Article, Drop, Lead, Reason, Source
from pipeline.model.plurals import counted
from pipeline.parse import parse_page
from pipeline.settings import Settings
from pipeline.sources import survey_sources
from pipeline.warehouse import DayState, open_warehouse


class Stand(StrEnum):
    OK = "ok"
    LOOK = "look"  # it works, and a person should look
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: how it stands, and the remedy where it does not."""

    source_key: str
    what: str
    stand: Stand
    detail: str


def check_sources(settings: Settings, *, keys: Sequence[str] = (), live: bool = False) -> Iterator[Finding]:
    """All sources, or those of these keys. Live, each is asked for its lists, one past day and one article."""
    sources, wrong = survey_sources(settings.sources_dir)
    for key, message in wrong.items():
        if not keys or key in keys:
            yield Finding(key, "file", Stand.BROKEN, message)
    for key in keys or sources:
        if key in sources:
            yield from _on_paper(settings, sources[key])
            if live:
                yield from _live(settings, sources[key])
        elif key not in wrong:
            yield Finding(key, "file", Stand.BROKEN, f"no source {key!r}; known: {', '.join(sources)}")


def _on_paper(settings: Settings, source: Source) -> Iterator[Finding]:
    past = ", ".join(source.past_by) or "nothing, so its days cannot be swept or backfilled"
    yield Finding(
        source.key,
        "file",
        Stand.OK,
        f"reaches the present by {', '.join(source.present_by) or 'nothing'}, the past by {past}",
    )
    if source.terms.terms_checked_on is None:
        detail = f"nobody has accepted them: read {source.terms.terms_url}, then write terms_checked_on into its file"
        yield Finding(source.key, "terms", Stand.LOOK, detail)
    else:
        yield Finding(source.key, "terms", Stand.OK, f"accepted on {source.terms.terms_checked_on}")
    if source.unverified:
        detail = "unverified: no saved page backs a selector, the general reader reads it (docs/add-a-source.md)"
        yield Finding(source.key, "layouts", Stand.LOOK, detail)
    yield from _saved_page(settings, source)


def _saved_page(settings: Settings, source: Source) -> Iterator[Finding]:
    """The page that `newsfigures new-source` keeps beside the file."""
    if settings.sources_dir is None:
        return
    page, notes = (settings.sources_dir / "pages" / f"{source.key}.{ending}" for ending in ("html", "json"))
    if not page.is_file():
        if (settings.sources_dir / f"{source.key}.toml").is_file() and source.layouts:
            yield Finding(source.key, "saved page", Stand.LOOK, f"there is no {page} to try the selectors on")
        return
    told = _notes(notes)
    found = parse_page(
        page.read_bytes(),
        url=told.get("url") or source.front_page,
        content_type=told.get("content_type"),
        source=source,
        captured_at=None,
    )
    yield _read(source, found, "saved page")


def _notes(file: Path) -> dict[str, str]:
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return {name: value for name, value in found.items() if isinstance(value, str)} if isinstance(found, dict) else {}


def _read(source: Source, found: Article | Drop, what: str) -> Finding:
    if isinstance(found, Drop):
        detail = (
            f"{found.item} is read as no article ({found.reason}: {found.detail}); look at it with newsfigures parse"
        )
        return Finding(source.key, what, Stand.BROKEN, detail)
    if source.layouts and found.layout not in {layout.key for layout in source.layouts}:
        selectors = ", ".join(f"{layout.key}: {layout.body or layout.embedded}" for layout in source.layouts)
        detail = (
            f"no layout finds a body in {found.url} ({selectors}); a new look wants a new [[layout]], newest date first"
        )
        return Finding(source.key, what, Stand.BROKEN, detail)
    told = [
        f"layout {found.layout}",
        counted(len(found.blocks), "block"),
        found.language,
        str(found.published_at or "no date"),
    ]
    if found.language in known():
        day = found.published_at.date() if found.published_at else None
        told.append(counted(len(read_claims(found, day)), "claim"))
    return Finding(source.key, what, Stand.OK if found.published_at else Stand.LOOK, ", ".join(told))


def _live(settings: Settings, source: Source) -> Iterator[Finding]:
    with open_warehouse(settings) as warehouse, fetcher_of(settings, warehouse, source) as fetcher:
        leads: list[Lead] = []
        for feed in source.feeds:
            yield _list(fetcher, replace(source, feeds=(feed,), sitemaps=()), f"feed {feed.url}", leads)
        for sitemap in source.sitemaps:
            yield _list(fetcher, replace(source, feeds=(), sitemaps=(sitemap,)), f"sitemap {sitemap}", leads)
        if source.reaches_past:
            yield _past(fetcher, source, leads)
        yield from _article(fetcher, source, leads)


def _list(fetcher: Fetcher, source: Source, what: str, into: list[Lead]) -> Finding:
    leads, drops = find_leads(source, getter(fetcher, source), day=None)
    into += leads
    unreadable = [f"{drop.item}: {drop.detail}" for drop in drops if drop.reason is Reason.FEED_UNREADABLE]
    if unreadable:
        remedy = "open it in a browser and correct its address, or see docs/politeness.md where the site keeps us out"
        return Finding(source.key, what, Stand.BROKEN, f"{unreadable[0]}; {remedy}")
    counts = Counter(drop.reason.value for drop in drops)
    gone = ", ".join(f"{reason} {count}" for reason, count in counts.items())
    if not leads:
        detail = f"no article in it ({gone or 'it lists nothing'}); look whether article_url and hosts still fit"
        return Finding(source.key, what, Stand.BROKEN, detail)
    listed = counted(len(leads), "article")
    in_part = [drop.detail for drop in drops if drop.reason in {Reason.FEED_TORN, Reason.TOO_LARGE}]
    if in_part:
        return Finding(source.key, what, Stand.LOOK, f"{listed}, but not all of it was read: {in_part[0]}")
    return Finding(source.key, what, Stand.OK, f"{listed}{', dropped: ' + gone if gone else ''}")


def _past(fetcher: Fetcher, source: Source, leads: Sequence[Lead]) -> Finding:
    """The oldest day of which it now lists an article, else yesterday: a day on which the paper was out."""
    zone = ZoneInfo(source.time_zone)
    dated = [lead.feed_published_at.astimezone(zone).date() for lead in leads if lead.feed_published_at]
    day: date = min(dated, default=today(source) - timedelta(days=1))
    looked = look_at_day(source, getter(fetcher, source), day)
    if looked.state is not DayState.BEGUN:
        return Finding(source.key, f"day {day}", Stand.BROKEN, f"{looked.state}: {looked.detail}")
    if not looked.leads:
        detail = "no article of that day; look whether archive_pages.links and article_url still fit"
        return Finding(source.key, f"day {day}", Stand.BROKEN, detail)
    return Finding(source.key, f"day {day}", Stand.OK, counted(len(looked.leads), "article"))


def _article(fetcher: Fetcher, source: Source, leads: Sequence[Lead]) -> Iterator[Finding]:
    if not leads:
        return
    url = leads[0].url
    try:
        obeyed = source.politeness.obey_opt_outs
        answer = fetcher.get(url, source.politeness, trusted=False, hosts=source.hosts, mining=obeyed)
    except NotFetchedError as error:
        what = {Reason.ROBOTS_DENIED: "robots.txt", Reason.OPTED_OUT: "opt-out"}.get(error.reason, "article")
        yield Finding(source.key, what, Stand.BROKEN, f"{url}: {error}")
        return
    yield Finding(source.key, "robots.txt", Stand.OK, f"allows {url}")
    yield _opt_out(source, answer)
    if answer.status != 200:
        yield Finding(source.key, "article", Stand.BROKEN, f"{url} answers {answer.status}; see docs/politeness.md")
        return
    found = parse_page(answer.body, url=answer.url, content_type=answer.content_type, source=source, captured_at=None)
    yield _read(source, found, "article")


def _opt_out(source: Source, answer: Answer) -> Finding:
    said = opted_out(answer.headers, answer.body, source.politeness.opt_out_words)
    if not source.politeness.obey_opt_outs:
        detail = f"{said or 'none on its page'}; its file disregards all of them: is there a leave?"
        return Finding(source.key, "opt-out", Stand.LOOK, detail)
    if said is None:
        return Finding(source.key, "opt-out", Stand.OK, "none from text and data mining")
    return Finding(
        source.key, "opt-out", Stand.BROKEN, f"{said}: its pages are left alone; ask the publisher for leave"
    )
