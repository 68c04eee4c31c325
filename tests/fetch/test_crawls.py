"""How Common Crawl is asked: one request at a time, as it wishes, and nowhere else."""

from collections.abc import Iterator

import pytest

from pipeline.errors import ConfigError
from pipeline.fetch import CrawlClient, InProcessPauses, NotFetchedError, NoTurnError
from pipeline.model import Reason
from pipeline.model.crawl import DATA, INDEX, CrawlAddresses
from pipeline.settings import Settings
from tests.support.site import Naps, Site, served_site

FILE = "crawl-data/a/b.warc.gz"
RANGE = {"Content-Range": "bytes 10-14/100"}


@pytest.fixture
def site() -> Iterator[Site]:
    with served_site() as found:
        yield found


@pytest.fixture
def naps() -> Naps:
    return Naps()


@pytest.fixture
def client(site: Site, naps: Naps) -> Iterator[CrawlClient]:
    """Of a service on a private address, which its operator has named."""
    base = f"http://127.0.0.1:{site.port}"
    with CrawlClient(
        CrawlAddresses(index=base, data=base, pause=3.0),
        user_agent="newsfigures/0",
        host_map={},
        pauses=InProcessPauses(naps.monotonic),
        sleep=naps.sleep,
        monotonic=naps.monotonic,
    ) as found:
        yield found


def test_requests_are_a_pause_apart_and_ask_for_no_robots_txt(client: CrawlClient, site: Site, naps: Naps) -> None:
    site.pages["/collinfo.json"] = (200, {}, b"[]")
    assert client.crawls() == client.crawls() == b"[]"
    assert naps.taken == [3.0]
    assert [request.path for request in site.asked] == ["/collinfo.json"] * 2
    assert (client.requests, client.received) == (2, 4)


def test_a_service_that_asks_to_wait_is_waited_for(client: CrawlClient, site: Site, naps: Naps) -> None:
    site.pages["/collinfo.json"] = [(503, {"Retry-After": "40"}, b""), (200, {}, b"[1]")]
    assert client.crawls() == b"[1]"
    assert sum(naps.taken) == 40.0


def test_one_that_asks_for_more_than_a_run_has_is_left_alone(client: CrawlClient, site: Site) -> None:
    site.pages["/collinfo.json"] = (429, {"Retry-After": "36000"}, b"")
    with pytest.raises(NotFetchedError, match="429") as told:
        client.crawls()
    assert told.value.passing
    with pytest.raises(NoTurnError):
        client.part(FILE, 0, 5)
    assert len(site.asked) == 1


@pytest.mark.parametrize(("status", "passing"), [(522, True), (403, True), (400, False)])
def test_an_answer_that_may_pass_says_so(client: CrawlClient, site: Site, status: int, passing: bool) -> None:
    site.pages[f"/{FILE}"] = (status, {}, b"")
    with pytest.raises(NotFetchedError, match=str(status)) as told:
        client.part(FILE, 10, 5)
    assert told.value.passing is passing


def test_a_part_is_asked_for_by_its_bytes(client: CrawlClient, site: Site) -> None:
    site.pages[f"/{FILE}"] = (206, RANGE, b"bytes")
    assert client.part(FILE, 10, 5) == b"bytes"
    assert site.asked[0].headers["Range"] == "bytes=10-14"
    assert site.asked[0].headers["Accept-Encoding"] == "identity"
    assert client.rest(FILE, 10, 50) == (b"bytes", 100)


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        ((206, RANGE, b"byte"), Reason.BAD_ANSWER),
        ((206, {"Content-Range": "bytes 11-15/100"}, b"bytes"), Reason.BAD_ANSWER),
        ((206, {}, b"bytes"), Reason.BAD_ANSWER),
        ((206, RANGE, b"bytes and more"), Reason.TOO_LARGE),
        ((200, {}, b"bytes"), Reason.ERROR),
        ((404, {}, b""), Reason.NOT_FOUND),
        ((302, {"Location": "http://169.254.169.254/secret"}, b""), Reason.ERROR),
    ],
    ids=["less", "another part", "no word of which", "more", "the whole", "gone", "led elsewhere"],
)
def test_an_answer_that_is_not_the_part_is_none(
    client: CrawlClient, site: Site, reply: tuple[int, dict[str, str], bytes], reason: Reason
) -> None:
    site.pages[f"/{FILE}"] = reply
    with pytest.raises(NotFetchedError) as told:
        client.part(FILE, 10, 5)
    assert told.value.reason is reason
    assert {request.path for request in site.asked} == {f"/{FILE}"}, "no redirect is followed"


def test_an_index_without_captures_is_told_apart_from_an_address_that_is_none(client: CrawlClient, site: Site) -> None:
    site.pages["/CC-index?url=x"] = (404, {}, b'{"message": "No Captures found for: x"}')
    assert client.query("CC", "url=x") == b""
    site.pages["/CC-index?url=x"] = (404, {}, b"<html>404</html>")
    with pytest.raises(NotFetchedError, match="answers 404"):
        client.query("CC", "url=x")


def test_the_real_service_is_asked_unless_settings_say_otherwise() -> None:
    assert Settings.from_env({}).commoncrawl == CrawlAddresses(index=INDEX, data=DATA)
    env = {"NEWSFIGURES_COMMONCRAWL_DATA": "http://mirror:8000/cc/", "NEWSFIGURES_COMMONCRAWL_PAUSE": "0.5"}
    assert Settings.from_env(env).commoncrawl == CrawlAddresses(data="http://mirror:8000/cc", pause=0.5)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("INDEX", "index.commoncrawl.org"), ("DATA", "https://me:secret@data.test"), ("DATA", "https://data.test/?a=b"),
        ("DATA", "s3://commoncrawl"), ("DATA", "http://a:b"), ("PAUSE", "often"), ("PAUSE", "-1"), ("PAUSE", "nan"),
    ],
)  # fmt: skip
def test_a_setting_that_is_no_address_or_no_pause_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"NEWSFIGURES_COMMONCRAWL_{name}"):
        Settings.from_env({f"NEWSFIGURES_COMMONCRAWL_{name}": value})
