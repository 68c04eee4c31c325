"""WARC files from elsewhere give captures, and each response that gives none leaves with a reason."""

import gzip
import re
import zlib
from io import BytesIO

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.archive import ArchiveWriter, iterate_warc, read_warc
from pipeline.errors import PipelineError
from pipeline.model import Capture, Drop, Reason
from tests.archive.test_writer import capture

URL = "http://paper.example/doc/1"


@pytest.fixture
def warc(tmp_path):
    """A file of responses, written by warcio as a crawler would."""

    def write(*records, gzipped=True):
        out = BytesIO()
        writer = WARCWriter(out, gzip=gzipped)
        writer.write_record(writer.create_warcinfo_record("crawl", {"software": "crawler"}))
        for kind, status, headers, body, told in records:
            http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1") if status else None
            writer.write_record(
                writer.create_warc_record(
                    URL,
                    kind,
                    payload=BytesIO(body),
                    length=len(body),
                    http_headers=http,
                    warc_headers_dict={"WARC-Date": "2026-04-14T09:30:00Z", **told},
                )
            )
        path = tmp_path / "crawl.warc.gz"
        path.write_bytes(out.getvalue())
        return path

    return write


def response(body=b"page", status="200 OK", told=None, **headers):
    return ("response", status, {name.replace("_", "-"): value for name, value in headers.items()}, body, told or {})


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"page" * 9, {}),
        (gzip.compress(b"page" * 9), {"content_encoding": "gzip"}),
        (zlib.compress(b"page" * 9), {"content_encoding": "deflate"}),
        (b"page" * 9, {"content_encoding": "gzip"}),
        (b"4\r\npage\r\n20;x=y\r\n" + b"page" * 8 + b"\r\n0\r\n\r\n", {"transfer_encoding": "chunked"}),
        (b"page" * 9, {"transfer_encoding": "chunked"}),
    ],
    ids=["plain", "gzip", "deflate", "already decoded", "chunked", "already unchunked"],
)
@pytest.mark.parametrize("gzipped", [True, False])
def test_a_response_is_read_without_its_codings(warc, body, headers, gzipped):
    (found,) = iterate_warc(warc(response(body, content_type="text/html", **headers), gzipped=gzipped))
    assert (found.body, found.source_key, found.url) == (b"page" * 9, "", URL)
    assert found.headers == {"content-type": "text/html"}
    assert found.fetched_at.isoformat() == "2026-04-14T09:30:00+00:00"


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("2026-04-14T09:30:00Z", "2026-04-14T09:30:00+00:00"),
        ("2026-04-14T09:30:00.123456Z", "2026-04-14T09:30:00.123456+00:00"),
        ("2026-04-14T09:30:00.123456789Z", "2026-04-14T09:30:00.123456+00:00"),
        ("2026-04-14T09:30:00+09:00", "2026-04-14T00:30:00+00:00"),
        ("2026-04-14T09:30:00.5-03:00", "2026-04-14T12:30:00.500000+00:00"),
        ("2026-04-14T09:30:00+09", "2026-04-14T00:30:00+00:00"),
        ("2026-04-14T09:30:00", "2026-04-14T09:30:00+00:00"),
    ],
)
def test_a_date_is_read_with_its_offset(warc, said, moment):
    (found,) = iterate_warc(warc(response(told={"WARC-Date": said})))
    assert found.fetched_at.isoformat() == moment


@pytest.mark.parametrize(
    "said", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+09:00", "yesterday"]
)
def test_a_record_of_no_day_of_the_web_leaves_and_the_rest_goes_on(warc, said):
    first, second = iterate_warc(warc(response(told={"WARC-Date": said}), response(b"next")))
    assert (first.reason, first.item) == (Reason.UNREADABLE, URL)
    assert second.body == b"next"


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (response(status="404 Not Found"), Reason.NOT_FOUND),
        (response(status="410 Gone"), Reason.GONE),
        (response(status="403 Forbidden"), Reason.BLOCKED),
        (response(status="301 Moved"), Reason.ERROR),
        (response(status="no status"), Reason.ERROR),
        (response(told={"WARC-Truncated": "length"}), Reason.TOO_LARGE),
        (response(b"x" * 2_000), Reason.TOO_LARGE),
        (response(gzip.compress(bytes(5_000_000)), content_encoding="gzip"), Reason.TOO_LARGE),
        (response(gzip.compress(b"page" * 99)[:-9], content_encoding="gzip"), Reason.UNREADABLE),
        (response(b"page", content_encoding="br"), Reason.UNREADABLE),
        (response(b"40\r\npage", transfer_encoding="chunked"), Reason.UNREADABLE),
        (("revisit", "200 OK", {}, b"", {"WARC-Payload-Digest": "sha1:A"}), Reason.SAME_BODY),
        (("resource", None, {}, b"page", {}), Reason.ERROR),
    ],
)
def test_what_gives_no_page_leaves_with_a_reason_and_the_rest_goes_on(warc, record, reason):
    with warc(record, response(b"next")).open("rb") as stream:
        first, second = read_warc(stream, "crawl", max_body=1_000 if record[3][:1] != b"\x1f" else 20_000)
    assert (first.reason, first.item) == (reason, URL)
    assert second.body == b"next"


@pytest.mark.parametrize("gzipped", [True, False])
@pytest.mark.parametrize("kind", ["revisit", "response"])
def test_records_without_a_body_cost_nothing_behind_them(warc, kind, gzipped):
    """A crawler that goes round again writes thousands of them: more headers together than one record may have."""
    empty = (kind, "304 Not Modified", {"Server": "s" * 30_000}, b"", {})
    items = list(iterate_warc(warc(*[empty] * 50, response(), gzipped=gzipped)))
    assert len(items) == 51
    assert items[-1].body == b"page"


def test_requests_and_metadata_are_no_items(warc):
    request = ("request", None, {}, b"GET / HTTP/1.1\r\n\r\n", {})
    metadata = ("metadata", None, {}, b"a: b", {})
    assert [type(found) for found in iterate_warc(warc(request, metadata, response()))] == [Capture]


def asked(method, record_id="<urn:uuid:ask>", told=None):
    line = f"{method} /doc/1 HTTP/1.1\r\n\r\n".encode()
    return ("request", None, {}, line, {"WARC-Record-ID": record_id, **(told or {})})


ANSWER = {"WARC-Record-ID": "<urn:uuid:answer>"}
OF_ANSWER = {"WARC-Concurrent-To": "<urn:uuid:answer>"}
OF_ASK = {"WARC-Concurrent-To": "<urn:uuid:ask>"}


@pytest.mark.parametrize(
    ("records", "pages"),
    [
        ([response(told=ANSWER), asked("POST", told=OF_ANSWER)], 0),
        ([response(told=ANSWER), asked("GET", told=OF_ANSWER)], 1),
        ([asked("POST"), response(told=OF_ASK)], 0),
        ([asked("POST"), asked("GET", "<urn:uuid:other>"), response(told=OF_ASK)], 0),
        ([asked("GET"), response(told=OF_ASK), asked("POST", "<urn:uuid:other>")], 1),
        ([response(), asked("HEAD")], 0),
        ([asked("GET"), response(), asked("POST", "<urn:uuid:other>"), response()], 1),
        ([response(), asked("GET"), response(), asked("POST", "<urn:uuid:other>")], 1),
        ([response(), response()], 2),
    ],
    ids=[
        "request behind names it", "GET behind names it", "response names it", "not the nearest", "another's behind",
        "nobody names", "pairs, request first", "pairs, response first", "no requests",
    ],
)  # fmt: skip
def test_only_what_was_asked_for_by_get_is_a_page(warc, records, pages):
    found = list(iterate_warc(warc(*records)))
    assert len(found) == sum(record[0] == "response" for record in records)
    assert sum(isinstance(item, Capture) for item in found) == pages
    assert {item.reason for item in found if isinstance(item, Drop)} <= {Reason.NOT_A_PAGE}


def test_our_own_parts_come_in_as_they_went_out(tmp_path):
    with ArchiveWriter((tmp_path / "archive").as_uri(), tmp_path / "work", "part") as archive:
        place = archive.add(capture())
    (found,) = iterate_warc((tmp_path / "archive" / place.file).as_uri())
    assert (found.url, found.final_url, found.source_key) == (capture().url, capture().final_url, "sample")
    assert (found.body, found.fetched_at) == (capture().body, capture().fetched_at)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: b"",
        lambda _: b"no WARC at all\n" * 20,
        lambda _: gzip.compress(b"no WARC either\n" * 20),
        lambda data: data[:-40],
        lambda data: data[:200] + b"\x00" * 50 + data[250:],
        lambda data: gzip.compress(gzip.decompress(data)),
        lambda _: gzip.compress(bytes(64 << 20)),
        lambda _: gzip.compress(b"WARC/1.0\r\n" + b"X-Header: 1\r\n" * 200_000),
        lambda _: gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nHTTP/"),
    ],
    ids=["empty", "text", "packed text", "torn", "damaged", "one member", "zeros", "endless headers", "nameless"],
)
def test_a_file_that_is_no_whole_warc_ends_with_a_drop_that_names_it(warc, spoil):
    path = warc(response(b"page" * 500), response(b"last" * 500))
    path.write_bytes(spoil(path.read_bytes()))
    found = list(iterate_warc(path))
    assert isinstance(found[-1], Drop)
    assert str(path) in found[-1].item or found[-1].item == URL


@pytest.mark.parametrize(
    ("spoil", "unread"),
    [
        (lambda _: b"", True),
        (lambda _: b"no WARC at all\n" * 20, True),
        (lambda _: gzip.compress(bytes(1 << 20)), True),
        (lambda data: data[:30], True),
        (lambda _: gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 5\r\n\r\nHTTP/"), True),
        (lambda _: gzip.compress(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"), False),
        (lambda data: data[:-40], False),
        (lambda data: data, False),
    ],
    ids=["empty", "text", "zeros", "torn in its first record", "nameless", "nothing but a header", "torn", "whole"],
)
def test_a_file_without_one_readable_record_is_told_by_a_reason_of_its_own(warc, spoil, unread):
    path = warc(response(b"page" * 500), response(b"last" * 500))
    path.write_bytes(spoil(path.read_bytes()))
    told = [item.item for item in iterate_warc(path) if isinstance(item, Drop) and item.reason is Reason.NO_RECORD]
    assert told == [str(path)] * unread


def test_of_a_record_of_another_length_no_line_of_the_page_is_printed(warc, capsys):
    path = warc(response(b"the words of the page\n" * 9), response(b"next"), gzipped=False)
    path.write_bytes(re.sub(rb"Content-Length: \d+(?=\r\n\r\nHTTP)", b"Content-Length: 99", path.read_bytes(), count=1))
    assert list(iterate_warc(path))[-1].body == b"next"
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("target", ["no address", "\x1f\x8b\x08http:x", "http://paper.example/" + "a" * 3_000])
def test_a_record_whose_target_names_nothing_is_named_by_its_place(warc, target):
    path = warc(response(b"gone", "404 Not Found"))
    path.write_bytes(gzip.decompress(path.read_bytes()).replace(URL.encode(), target.encode()))
    (drop,) = iterate_warc(path)
    assert re.fullmatch(rf"{re.escape(str(path))}@[1-9]\d*", drop.item)


def test_a_file_that_is_not_there_is_an_error_with_its_name(tmp_path):
    with pytest.raises(PipelineError, match=r"gone\.warc"):
        list(iterate_warc(tmp_path / "gone.warc"))
