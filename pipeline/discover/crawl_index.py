"""What Common Crawl's index answers -> its crawls, and the records of a source that are worth asking for. Pure.

Unverified: written from the published description of the service, and tested against a local server only. Its answers
are read as those of a stranger: a line that names no file of a crawl, or no length, leaves with a reason.
"""

import gzip
import json
import re
import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from pipeline.discover.items import Item
from pipeline.discover.listing import Listing
from pipeline.html import belongs
from pipeline.model import Drop, Lead, LeadOrigin, Reason, Source
from pipeline.model.crawl import Crawl, CrawlRecord

MOST_PAGES = 2_000
"""Of one answer; a page holds some thousand records."""
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}")
_FILE = re.compile(r"crawl-data/(?:[A-Za-z0-9_=+-][A-Za-z0-9_=+.-]*/)+[A-Za-z0-9_=+-][A-Za-z0-9_=+.-]*\.warc\.gz")
_LONGEST_FILE = 500
_STAMP = re.compile(r"\d{14}")
_NEWS_FILE = re.compile(r"/CC-NEWS-(\d{14})-\d+\.warc\.gz$")
_MOST_PATHS = 1 << 24
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_UNKNOWN_MIME = frozenset({"", "unk"})
_DETAIL = 200


class IndexAnswerError(ValueError):
    """The answer is not what the service is described to give; the message says in what way."""


def read_crawls(body: bytes) -> list[Crawl]:
    """collinfo.json -> its crawls, in its order."""
    told = _json(body, "the list of crawls")
    if not isinstance(told, list) or not told:
        raise IndexAnswerError("the list of crawls is no list, or an empty one")
    return [_crawl(one) for one in told]


def _crawl(told: Any) -> Crawl:
    key = told.get("id") if isinstance(told, dict) else None
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise IndexAnswerError(f"the list of crawls has one without an id that is a name: {str(told)[:_DETAIL]}")
    return Crawl(key=key, first=_day(told.get("from")), last=_day(told.get("to")))


def _day(said: Any) -> date | None:
    try:
        return date.fromisoformat(str(said)[:10])
    except ValueError:
        return None


def hosts_to_ask(source: Source) -> list[str]:
    """Each stands for the hosts under it too, so that one under another is not asked for twice."""
    return [one for one in source.hosts if not belongs(one, set(source.hosts) - {one})]


def question(host: str, first: date, last: date, **further: object) -> str:
    """The query for pages of a host, and of the hosts under it, captured on these days (UTC), both included."""
    asked = [
        ("url", host), ("matchType", "domain"), ("from", f"{first:%Y%m%d}"), ("to", f"{last:%Y%m%d}"),
        ("output", "json"), ("filter", "status:200"), ("filter", "mime-detected:text/html"), *further.items(),
    ]  # fmt: skip
    return urlencode(asked)


def read_page_count(body: bytes) -> int:
    """The answer to showNumPages: a number, or an object with it."""
    told = _json(body, "the number of pages")
    pages = told.get("pages") if isinstance(told, dict) else told
    if isinstance(pages, bool) or not isinstance(pages, int) or pages < 0:
        raise IndexAnswerError(f"the number of pages is {str(told)[:_DETAIL]}")
    if pages > MOST_PAGES:
        raise IndexAnswerError(f"{pages} pages of records, more than {MOST_PAGES}; name fewer days")
    return pages


def read_records(body: bytes) -> tuple[list[CrawlRecord], list[Drop]]:
    """A line is a record, or leaves with what is wrong with it."""
    records: list[CrawlRecord] = []
    drops: list[Drop] = []
    for number, line in enumerate(body.splitlines(), start=1):
        if line.strip():
            try:
                records.append(_record(_json(line, "it")))
            except IndexAnswerError as error:
                drops.append(Drop(Reason.UNREADABLE, f"line {number} of an answer of the index", str(error)))
    return records, drops


def _record(told: Any) -> CrawlRecord:
    if not isinstance(told, dict):
        raise IndexAnswerError(f"it is no object: {str(told)[:_DETAIL]}")
    url, file, stamp = (_text(told, name) for name in ("url", "filename", "timestamp"))
    if not is_crawl_file(file):
        raise IndexAnswerError(f"its filename {file[:_DETAIL]!r} is none of a WARC file under crawl-data/")
    return CrawlRecord(
        url=url,
        crawled_at=_moment(stamp),
        digest=str(told.get("digest") or "")[:100],
        mime=str(told.get("mime-detected") or told.get("mime") or "")[:100].lower(),
        file=file,
        offset=_number(told, "offset", least=0),
        length=_number(told, "length", least=1),
    )


def is_crawl_file(name: str) -> bool:
    """Whether it is a path that stays under crawl-data/: neither an address, nor one that leads up, nor hidden.

    >>> is_crawl_file("crawl-data/CC-NEWS/2026/04/CC-NEWS-20260414012345-00123.warc.gz")
    True
    >>> is_crawl_file("crawl-data/../secret.warc.gz"), is_crawl_file("http://10.0.0.1/crawl-data/a/b.warc.gz")
    (False, False)
    """
    return len(name) <= _LONGEST_FILE and _FILE.fullmatch(name) is not None


def _text(told: Mapping[str, Any], name: str) -> str:
    found = told.get(name)
    if not isinstance(found, str) or not found:
        raise IndexAnswerError(f"it has no {name}")
    return found


def _number(told: Mapping[str, Any], name: str, *, least: int) -> int:
    found = str(told.get(name))
    if not (found.isascii() and found.isdigit() and len(found) < 19 and int(found) >= least):
        raise IndexAnswerError(f"its {name} is {found[:_DETAIL]!r}")
    return int(found)


def _moment(stamp: str) -> datetime:
    """
    >>> _moment("20260414012345").isoformat()
    '2026-04-14T01:23:45+00:00'
    """
    try:
        return datetime.strptime(stamp if _STAMP.fullmatch(stamp) else "", "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError as error:
        raise IndexAnswerError(f"its timestamp is {stamp[:_DETAIL]!r}") from error


def _json(body: bytes, what: str) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise IndexAnswerError(f"{what} is no JSON: {body[:_DETAIL]!r}") from error


@dataclass(slots=True, kw_only=True)
class Chosen:
    """Records to ask for, each with its lead, in the order of crawling; and what left."""

    wanted: list[tuple[Lead, CrawlRecord]] = field(default_factory=list)
    drops: list[Drop] = field(default_factory=list)


def choose(source: Source, records: Iterable[CrawlRecord], days: Collection[date], *, longest: int) -> Chosen:
    """Articles of the source captured on these days: of a page and a day the newest, of equal bodies the oldest; a
    record of more than `longest` bytes is not wanted."""
    found = Chosen()
    of_day: dict[tuple[str, date], tuple[Lead, CrawlRecord]] = {}
    for record in sorted(set(records), key=lambda one: (one.crawled_at, one.url, one.place)):
        lead = lead_of(source, record.url, LeadOrigin.COMMONCRAWL)
        drop = lead if isinstance(lead, Drop) else _refusal(record, days, longest)
        if drop is not None:
            found.drops.append(drop)
        elif isinstance(lead, Lead):
            if (lead.url, record.day) in of_day:
                found.drops.append(Drop(Reason.OLDER_CAPTURE, lead.url, f"of {record.day}, which has a later one"))
            of_day[lead.url, record.day] = lead, record
    bodies: set[tuple[str, str]] = set()
    for lead, record in of_day.values():
        if record.digest and (lead.url, record.digest) in bodies:
            found.drops.append(Drop(Reason.SAME_BODY, lead.url, f"as captured before {record.crawled_at}"))
        else:
            bodies.add((lead.url, record.digest))
            found.wanted.append((lead, record))
    found.wanted.sort(key=lambda pair: (pair[1].crawled_at, pair[1].place))
    return found


def lead_of(source: Source, url: str, origin: LeadOrigin) -> Lead | Drop:
    """The article that a captured address stands for; a Drop for what is none of the source's."""
    listing = Listing(source)
    if "://" not in url:
        return Drop(Reason.BAD_URL, url[:500], "in a crawl")
    listing.take(Item(href=url), base="a crawl", origin=origin)
    return listing.leads[0] if listing.leads else listing.drops[0]


def _refusal(record: CrawlRecord, days: Collection[date], longest: int) -> Drop | None:
    if record.day not in days:
        return Drop(Reason.OUT_OF_SPAN, record.url, f"captured on {record.day}, which was not asked for")
    if record.mime not in _PAGES | _UNKNOWN_MIME:
        return Drop(Reason.NOT_HTML, record.url, f"{record.mime} by the word of the index")
    if record.length > longest:
        return Drop(Reason.TOO_LARGE, record.url, f"a record of {record.length} bytes, more than {longest}")
    return None


def read_news_files(body: bytes) -> tuple[dict[date, list[str]], list[Drop]]:
    """warc.paths.gz of a month of CC-NEWS -> its files by the day (UTC) on which each begins, in their order."""
    files: dict[date, list[str]] = {}
    drops: list[Drop] = []
    for line in _unpacked(body).decode("ascii", errors="replace").split():
        begun = _NEWS_FILE.search(line) if is_crawl_file(line) else None
        if begun is None:
            drops.append(Drop(Reason.UNREADABLE, line[:_DETAIL], "names no file of CC-NEWS"))
        else:
            files.setdefault(_moment(begun.group(1)).date(), []).append(line)
    return {day: sorted(set(names)) for day, names in sorted(files.items())}, drops


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    try:
        with gzip.open(BytesIO(body)) as lines:
            found = lines.read(_MOST_PATHS + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise IndexAnswerError(f"the list of files is no gzip: {error}") from error
    if len(found) > _MOST_PATHS:
        raise IndexAnswerError(f"the list of files is longer than {_MOST_PATHS} bytes")
    return found


def spans(days: Sequence[date], longest: int) -> list[list[date]]:
    """Days in their order, in groups that reach over at most so many days of the calendar.

    >>> [len(group) for group in spans([date(2026, 1, 1), date(2026, 1, 9), date(2026, 3, 1)], 10)]
    [2, 1]
    """
    found: list[list[date]] = []
    for day in days:
        if found and (day - found[-1][0]).days < longest:
            found[-1].append(day)
        else:
            found.append([day])
    return found
