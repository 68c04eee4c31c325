"""What is new in a search or a series as an Atom feed (RFC 4287), for feed readers."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from fastapi import APIRouter, Request, Response

from pipeline.explorer import lists
from pipeline.explorer.feeds.news import MOST, New, news_of_search, news_of_series
from pipeline.explorer.questions import Facets, read_facets, read_id, read_moment
from pipeline.explorer.reading import Row
from pipeline.explorer.security import address_of, base_of
from pipeline.explorer.words import show

router = APIRouter(include_in_schema=False)

_ATOM = "http://www.w3.org/2005/Atom"
_NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@router.get("/search.atom")
def search_feed(request: Request) -> Response:
    facets, since = read_facets(request), read_moment(request.query_params.get("since"), "since")
    news = news_of_search(lists.asked(request), facets, since, MOST)
    told = facets.query()
    return _feed(request, f"/search?{told}".removesuffix("?"), _title(facets), news)


@router.get("/series/{series_id}.atom")
def series_feed(request: Request, series_id: str) -> Response:
    wanted, since = read_id(series_id, "series"), read_moment(request.query_params.get("since"), "since")
    series, news = news_of_series(lists.asked(request), wanted, since, MOST)
    return _feed(request, f"/series/{wanted}", show.series_title(series), news)


def _title(facets: Facets) -> str:
    """
    >>> _title(Facets(q="monthly users", region="NO")), _title(Facets())
    ('monthly users, Norway', 'all figures')
    """
    worded = {"metric": show.words(facets.metric), "region": show.place(facets.region)}
    names = ("q", "entity", "metric", "kind", "unit", "region", "source", "language")
    told = [worded.get(name) or getattr(facets, name) for name in names if getattr(facets, name)]
    days = [show.day(day) for day in (facets.first_day, facets.end_day)]
    told += [f"true from {days[0] or 'ever'} to {days[1] or 'ever'}"] if any(days) else []
    return ", ".join(told) or "all figures"


def _feed(request: Request, address: str, title: str, news: Sequence[New]) -> Response:
    """`address` is that of the page; it names the feed whatever the server is called."""
    ElementTree.register_namespace("", _ATOM)
    root = f"{request.url.scheme}://{request.url.netloc}"
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, f'newsfigures:{address}')}")
    _add(feed, "title", f"newsfigures: {title}")
    _add(feed, "subtitle", "New figures and corrections. Read by a machine, not verified.")
    _add(feed, "updated", _moment(max((one.happened_at for one in news), default=_NOTHING_YET)))
    _add(_add(feed, "author"), "name", "newsfigures")
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{root}{address_of(request)}")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{root}{base_of(request)}{address}")
    for one in news:
        _entry(feed, f"{root}{base_of(request)}", one)
    body = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return Response(body, media_type="application/atom+xml; charset=utf-8")


def _entry(feed: ElementTree.Element, root: str, new: New) -> None:
    claim, entry = new.claim, _add(feed, "entry")
    _add(entry, "id", f"urn:uuid:{new.news_id}")
    _add(entry, "title", _headline(new))
    _add(entry, "updated", _moment(new.happened_at))
    _add(entry, "published", _moment(new.happened_at))
    _add(entry, "link", rel="alternate", type="text/html", href=f"{root}/claims/{claim['claim_id']}")
    if show.is_web(claim["url"]):
        _add(entry, "link", rel="related", href=claim["url"])
    _add(entry, "category", term="correction" if new.is_correction else "figure")
    _add(entry, "summary", _summary(claim), type="text")


def _headline(new: New) -> str:
    """What is printed, of what, where and when; of a correction what was printed before too."""
    claim = new.claim
    metric = show.limited(claim["metric_id"], claim["metric_limit"]) if claim["metric_id"] else claim["metric"]
    when = show.period(claim["period_start"], claim["period_end"], claim["period_grain"])
    told = [claim["entity_name"], metric, show.place(claim["region"]), when, show.modality_label(claim["modality"])]
    what = ", ".join(one for one in told if one)
    number = show.amount(claim)
    if new.is_correction:
        number = f"Corrected: {new.before} is now {claim['surface']}"
    return f"{number}: {what}" if what else number


def _summary(claim: Row) -> str:
    where = ", ".join(one for one in (claim["source_key"], show.day(claim["published_on"])) if one)
    return f"{claim['sentence']} ({where})" if claim["sentence"] else where


def _add(parent: ElementTree.Element, name: str, words: str | None = None, **attributes: str) -> ElementTree.Element:
    found = ElementTree.SubElement(
        parent, f"{{{_ATOM}}}{name}", {key: _xml(value) for key, value in attributes.items()}
    )
    found.text = None if words is None else _xml(words)
    return found


def _xml(words: str) -> str:
    """Without what turns the direction, and without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", show.plain(words))


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
