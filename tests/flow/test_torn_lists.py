"""A list that breaks off is asked for again as a whole, and so is a day that it was to lead to."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.fetch import Answer
from pipeline.flow.days import look_at_day
from pipeline.model import ArchivePages, Source
from pipeline.settings import Settings
from pipeline.sources import load_source
from pipeline.warehouse import DayState, open_warehouse
from tests.support.site import Site, served_site
from tests.support.sources import paper

DAY = date(2026, 4, 14)
ROOT = "http://harbour.test"
FILE = """
name = "Harbour"
language = "en"
time_zone = "Europe/Oslo"
country = "NO"
hosts = ["harbour.test"]
address = "127.0.0.1:{port}"
day_sitemap = "http://harbour.test/{{year}}-{{month:02}}-{{day:02}}.xml"
[[feed]]
url = "http://harbour.test/feed.xml"
[terms]
terms_url = "http://harbour.test/terms"
quote_limit = 100
legal_note = "An invented paper."
[politeness]
pause = 0.01
retries = 0
"""


@pytest.fixture
def site() -> Iterator[Site]:
    with served_site() as site:
        yield site


@pytest.fixture
def own(settings: Settings, site: Site, tmp_path: Path) -> Settings:
    (tmp_path / "harbour.toml").write_text(FILE.format(port=site.port), "utf-8")
    return replace(settings, sources_dir=tmp_path)


def feed(count: int) -> bytes:
    items = "".join(f"<item><link>{ROOT}/{n}</link></item>" for n in range(count))
    return f"<rss version='2.0'><channel><title>All</title>{items}</channel></rss>".encode()


def sent(body: bytes) -> Callable[[BaseHTTPRequestHandler], None]:
    """By HTTP/1.0, without a length: the end of the connection is the end of the body. Unchanged for who has it."""

    def reply(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("If-None-Match") == '"v1"':
            handler.wfile.write(b"HTTP/1.1 304 Not Modified\r\n\r\n")
        else:
            handler.wfile.write(b'HTTP/1.0 200 OK\r\nETag: "v1"\r\nContent-Type: application/rss+xml\r\n\r\n' + body)

    return reply


def test_what_a_torn_feed_did_not_give_comes_with_the_next_poll(own: Settings, site: Site) -> None:
    whole = feed(40)
    polls = []
    for number, body in enumerate([whole[: whole.index(b"/20</link>")], whole, whole]):
        site.pages["/feed.xml"] = sent(body)
        run_key = flow.begin("harbour", dag_id="t", run_id=str(number), settings=own)
        polls.append(flow.discover("harbour", run_key=run_key, settings=own))
        flow.refuse_failed("harbour", flow.report(run_key=run_key, settings=own), settings=own)  # it was read in part
        with open_warehouse(own) as warehouse, warehouse.begin() as conn:
            told = conn.execute(text("SELECT lists_read, lists_failed FROM ops.poll")).one()
        assert tuple(told) == (1, 0)
    assert [(poll["made"], poll["dropped"]) for poll in polls] == [
        (20, {"feed_torn": 1}),
        (20, {"known": 20}),
        (0, {"not_modified": 1}),
    ]


def urls(count: int, ending: str = "</urlset>") -> str:
    return "<urlset>" + "".join(f"<url><loc>{ROOT}/{n}</loc></url>" for n in range(count)) + ending


@pytest.mark.parametrize(
    ("body", "state", "listed"),
    [
        (urls(3), DayState.BEGUN, 3),
        (urls(3, ""), DayState.FAILED, 3),
        (urls(3, f"<url><loc>{ROOT}/"), DayState.FAILED, 3),
        ("<urlset>" + "<url/>" * 50_010 + "</urlset>", DayState.BEGUN, 0),  # asking again would give the same
    ],
    ids=["whole", "torn between entries", "torn in an entry", "past the limit"],
)
def test_a_day_whose_list_breaks_off_is_not_done(own: Settings, body: str, state: DayState, listed: int) -> None:
    source: Source = load_source(own.sources_dir, "harbour")

    def get(url: str) -> Answer:
        return Answer(url=url, status=200, headers={}, body=body.encode())

    looked = look_at_day(source, get, DAY)
    assert (looked.state, len(looked.leads)) == (state, listed)
    if state is DayState.FAILED:
        assert looked.detail == f"{ROOT}/2026-04-14.xml: breaks off after 3 entries"


def links(*paths: str) -> bytes:
    return f"<html><body>{''.join(f'<a href={path}>Story</a>' for path in paths)}</body></html>".encode()


NO_TEXT = bytes(range(4)) * 200


@pytest.mark.parametrize(
    ("second", "state"),
    [
        ((200, links("/2"), ""), DayState.BEGUN),
        ((200, NO_TEXT, ""), DayState.FAILED),
        ((401, b"", ""), DayState.FAILED),
        ((404, b"", ""), DayState.BEGUN),
        ((200, links("/of-today"), "/"), DayState.BEGUN),
    ],
    ids=["whole", "no text", "refused", "no such page", "the front page"],
)
def test_a_day_of_which_a_later_page_cannot_be_read_is_asked_for_again(
    second: tuple[int, bytes, str], state: DayState
) -> None:
    status, body, ended = second
    answers = {
        f"{ROOT}/2026-04-14?p=1": Answer(url=f"{ROOT}/2026-04-14?p=1", status=200, headers={}, body=links("/1")),
        f"{ROOT}/2026-04-14?p=2": Answer(url=ROOT + (ended or "/2026-04-14?p=2"), status=status, headers={}, body=body),
    }
    pages = ArchivePages(url=ROOT + "/{year}-{month:02}-{day:02}?p={page}", links="a", last_page=2)
    source = replace(paper("harbour"), hosts=("harbour.test",), archive_pages=pages)
    looked = look_at_day(source, answers.__getitem__, DAY)
    assert looked.state is state
    assert [lead.url for lead in looked.leads] == [f"{ROOT}/1", f"{ROOT}/2"][: 2 if body == links("/2") else 1]


def test_a_day_whose_page_leads_to_the_front_page_is_not_reached() -> None:
    pages = ArchivePages(url=ROOT + "/{year}-{month:02}-{day:02}", links="a")
    source = replace(paper("harbour"), hosts=("harbour.test",), archive_pages=pages)
    front = Answer(url="http://www.harbour.test/", status=200, headers={}, body=links("/of-today"))
    looked = look_at_day(source, lambda _: front, DAY)
    assert (looked.leads, looked.state) == ([], DayState.UNREACHABLE)
    assert looked.detail == f"{ROOT}/2026-04-14: it leads to the front page, http://www.harbour.test/"
    of_front = replace(source, archive_pages=ArchivePages(url=f"{ROOT}/", links="a"))
    assert look_at_day(of_front, lambda _: front, DAY).state is DayState.BEGUN
