"""What Common Crawl's index says, read as the word of a stranger."""

import gzip
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from pipeline.discover.crawl_index import (
    IndexAnswerError,
    choose,
    hosts_to_ask,
    question,
    read_crawls,
    read_news_files,
    read_page_count,
    read_records,
)
from pipeline.model import Source
from pipeline.model.crawl import CrawlRecord
from pipeline.sources import load_source

ENTRY = {
    "urlkey": "kr,co,koreatimes)/economy/policy/20260301/a", "timestamp": "20260302060000",
    "url": "https://www.koreatimes.co.kr/economy/policy/20260301/a", "mime": "text/html", "mime-detected": "text/html",
    "status": "200", "digest": "AAAA", "length": "5000", "offset": "77",
    "filename": "crawl-data/CC-MAIN-2026-10/segments/1.2/warc/CC-MAIN-20260301000000-00000.warc.gz",
}  # fmt: skip
DAY = date(2026, 3, 2)


@pytest.fixture(scope="module")
def source() -> Source:
    return load_source(None, "korea_times")


def lines(*entries: dict[str, Any]) -> bytes:
    return "\n".join(map(json.dumps, entries)).encode()


def test_a_line_is_a_record() -> None:
    (record,), drops = read_records(lines(ENTRY) + b"\n")
    assert drops == []
    assert (record.crawled_at, record.place, record.length) == (
        datetime(2026, 3, 2, 6, tzinfo=UTC), (ENTRY["filename"], 77), 5000,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"filename": "http://127.0.0.1/crawl-data/a/b.warc.gz"}, "filename"),
        ({"filename": "//127.0.0.1/crawl-data/a/b.warc.gz"}, "filename"),
        ({"filename": "/crawl-data/a/b.warc.gz"}, "filename"),
        ({"filename": "crawl-data/../../secret/b.warc.gz"}, "filename"),
        ({"filename": "crawl-data/./b.warc.gz"}, "filename"),
        ({"filename": "crawl-data/a//b.warc.gz"}, "filename"),
        ({"filename": "crawl-data/a/%2e%2e/b.warc.gz"}, "filename"),
        ({"filename": "crawl-data/a/b.warc.gz?x=/"}, "filename"),
        ({"filename": "crawl-data/a/b.warc.gz\n"}, "filename"),
        ({"filename": "crawl-data/" + "a/" * 300 + "b.warc.gz"}, "filename"),
        ({"filename": None}, "filename"),
        ({"length": "0"}, "length"),
        ({"length": "-5"}, "length"),
        ({"length": "9" * 30}, "length"),
        ({"offset": "x"}, "offset"),
        ({"offset": "\u0663"}, "offset"),
        ({"timestamp": "20261399000000"}, "timestamp"),
        ({"timestamp": "2026030206000"}, "timestamp"),
        ({"url": ""}, "url"),
    ],
)
def test_a_line_that_names_no_record_leaves_with_what_is_wrong(changed: dict[str, Any], named: str) -> None:
    records, (drop,) = read_records(lines(ENTRY, {**ENTRY, **changed}))
    assert len(records) == 1
    assert (drop.reason, drop.item.startswith("line 2 ")) == ("unreadable", True)
    assert f"its {named}" in drop.detail or f"no {named}" in drop.detail


@pytest.mark.parametrize(
    "body", [b"[" * 100_000, b"\xff\xfe", b'"text"', b"{"], ids=["deep", "no text", "a text", "torn"]
)
def test_what_is_no_object_is_no_record(body: bytes) -> None:
    records, (drop,) = read_records(body)
    assert (records, drop.reason) == ([], "unreadable")


def test_a_crawl_covers_its_days_and_one_that_does_not_say_them_all() -> None:
    told = [{"id": "CC-MAIN-2026-10", "from": "2026-03-01T21:10:12", "to": "2026-03-05"}, {"id": "old"}]
    first, second = read_crawls(json.dumps(told).encode())
    assert [first.covers(date(2026, 3, day)) for day in (1, 5, 6)] == [True, True, False]
    assert second.covers(date(1999, 1, 1))


@pytest.mark.parametrize("body", [b"{}", b"[]", b"<html>", b'[{"id": "../x"}]', b'[{"id": "a/b"}]', b"[7]"])
def test_a_list_of_crawls_that_is_none_is_refused(body: bytes) -> None:
    with pytest.raises(IndexAnswerError, match="list of crawls"):
        read_crawls(body)


@pytest.mark.parametrize(("body", "count"), [(b'{"pages": 3, "pageSize": 5}', 3), (b"4", 4), (b'{"pages": 0}', 0)])
def test_the_number_of_pages_comes_alone_or_in_an_object(body: bytes, count: int) -> None:
    assert read_page_count(body) == count


@pytest.mark.parametrize("body", [b'{"pages": -1}', b'{"pages": "3"}', b"true", b'{"pages": 999999}', b""])
def test_a_number_of_pages_that_is_none_or_too_high_is_refused(body: bytes) -> None:
    with pytest.raises(IndexAnswerError, match="pages"):
        read_page_count(body)


def test_a_host_stands_for_those_under_it(source: Source) -> None:
    several = replace(source, hosts=("paper.test", "m.paper.test", "otherpaper.test"))
    assert hosts_to_ask(several) == ["paper.test", "otherpaper.test"]
    assert question("paper.test", DAY, DAY, page=2) == (
        "url=paper.test&matchType=domain&from=20260302&to=20260302&output=json&filter=status%3A200"
        "&filter=mime-detected%3Atext%2Fhtml&page=2"
    )


def record(**changed: Any) -> CrawlRecord:
    (found,), _ = read_records(lines({**ENTRY, **changed}))
    return found


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"url": "https://koreatimes.co.kr.elsewhere.test/economy/policy/20260301/a"}, "foreign_host"),
        ({"url": "https://me:secret@www.koreatimes.co.kr/economy/policy/20260301/a"}, "has_credentials"),
        ({"url": "https://www.koreatimes.co.kr/about"}, "not_an_article"),
        ({"url": "ftp://www.koreatimes.co.kr/economy/policy/20260301/a"}, "bad_url"),
        ({"url": "www.koreatimes.co.kr/economy"}, "bad_url"),
        ({"timestamp": "20260303000000"}, "out_of_span"),
        ({"mime-detected": "image/png"}, "not_html"),
        ({"length": "1001"}, "too_large"),
    ],
)
def test_a_record_that_is_not_wanted_leaves_with_a_reason(source: Source, changed: dict[str, str], reason: str) -> None:
    found = choose(source, [record(length="1000"), record(**{"length": "1000", **changed})], [DAY], longest=1000)
    assert len(found.wanted) == 1
    assert [drop.reason for drop in found.drops] == [reason]


def test_of_a_page_and_a_day_the_newest_is_wanted_and_of_equal_bodies_the_oldest(source: Source) -> None:
    days = [DAY, date(2026, 3, 3), date(2026, 3, 4)]
    held = [
        record(timestamp="20260302070000", digest="B", offset="2"),
        record(timestamp="20260302060000", digest="A", offset="1"),
        record(timestamp="20260303060000", digest="B", offset="3"),
        record(timestamp="20260304060000", digest="C", offset="4"),
    ]
    found = choose(source, held, days, longest=10_000)
    assert [one.offset for _, one in found.wanted] == [2, 4]
    assert [drop.reason for drop in found.drops] == ["older_capture", "same_body"]


def test_files_of_news_are_told_apart_by_the_day_on_which_they_begin() -> None:
    names = [
        f"crawl-data/CC-NEWS/2026/03/CC-NEWS-{stamp}-00001.warc.gz" for stamp in ("20260302235959", "20260301000000")
    ]
    files, drops = read_news_files(gzip.compress("\n".join([*names, "../x.warc.gz"]).encode()))
    assert files == {date(2026, 3, 1): [names[1]], DAY: [names[0]]}
    assert [drop.item for drop in drops] == ["../x.warc.gz"]


def test_a_list_of_files_that_unpacks_without_end_is_refused() -> None:
    with pytest.raises(IndexAnswerError, match="longer than"):
        read_news_files(gzip.compress(b"0" * (1 << 25)))
