"""What Common Crawl's index names of a source for some days."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from pipeline.discover.crawl_index import (
    IndexAnswerError,
    choose,
    hosts_to_ask,
    question,
    read_crawls,
    read_page_count,
    read_records,
)
from pipeline.fetch import CrawlClient
from pipeline.model import Drop, Lead, Source
from pipeline.model.crawl import Crawl, CrawlRecord

logger = logging.getLogger(__name__)

LONGEST_SPAN = 31
"""Days to one question of the index."""
_MOST_RECORDS = 300_000
"""Of one span, in memory at a time."""


@dataclass(slots=True, kw_only=True)
class SpanListed:
    """By day the records to ask for; `drops` are the others. `uncovered` says why nothing leads to a day."""

    wanted: dict[date, list[tuple[Lead, CrawlRecord]]] = field(default_factory=dict)
    drops: list[Drop] = field(default_factory=list)
    uncovered: dict[date, str] = field(default_factory=dict)
    crawls: list[str] = field(default_factory=list)


class CrawlIndex:
    """Asks the index; its list of crawls once."""

    def __init__(self, client: CrawlClient, source: Source, longest: int) -> None:
        self._client = client
        self._source = source
        self._longest = longest
        self._crawls: list[Crawl] = []

    def of_span(self, days: Sequence[date]) -> SpanListed:
        """NotFetchedError and IndexAnswerError where the index cannot be read."""
        self._crawls = self._crawls or read_crawls(self._client.crawls())
        crawls = [crawl for crawl in self._crawls if any(map(crawl.covers, days))]
        found = SpanListed(crawls=[crawl.key for crawl in crawls])
        found.uncovered = {
            day: "no crawl of Common Crawl that is published covers it"
            for day in days
            if not any(crawl.covers(day) for crawl in crawls)
        }
        covered = [day for day in days if day not in found.uncovered]
        records: list[CrawlRecord] = []
        for crawl in crawls:
            for host in hosts_to_ask(self._source):
                records += self._of_host(crawl, host, covered, found.drops)
                if len(records) > _MOST_RECORDS:
                    raise IndexAnswerError(f"more than {_MOST_RECORDS} records of {len(days)} days; name fewer days")
        chosen = choose(self._source, records, covered, longest=self._longest)
        found.drops += chosen.drops
        for lead, record in chosen.wanted:
            found.wanted.setdefault(record.day, []).append((lead, record))
        return found

    def _of_host(self, crawl: Crawl, host: str, days: Sequence[date], drops: list[Drop]) -> list[CrawlRecord]:
        count = self._client.query(crawl.key, question(host, days[0], days[-1], showNumPages="true"))
        pages = read_page_count(count) if count else 0
        found: list[CrawlRecord] = []
        for page in range(pages):
            records, wrong = read_records(self._client.query(crawl.key, question(host, days[0], days[-1], page=page)))
            found += records
            drops += wrong
        logger.info("%s %s to %s: %d records of %s", crawl.key, days[0], days[-1], len(found), host)
        return found
