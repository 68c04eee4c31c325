"""Any search and any series is an Atom feed of new figures and corrections; what was told once is told under its id."""

from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlsplit
from uuid import UUID

import feedparser
import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, text

from pipeline.explorer import build_app
from pipeline.explorer.security import asking_for
from pipeline.warehouse.judging import judge
from tests.support.figures import Printed, story_of
from tests.support.patience import patient_reader
from tests.support.press import look, print_stories

TOKEN = "let-me-in"


def feed(client: TestClient, address: str) -> feedparser.FeedParserDict:
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    return feedparser.parse(answer.content)


@pytest.fixture
def series_id(client) -> str:
    asked = "/api/series?entity=MeowTalk&metric=monthly_active_users&kind=level&region=NO"
    return client.get(asked).json()["items"][0]["series_id"]


def test_a_feed_is_one_that_feed_readers_read(client, series_id):
    for address in ("/search.atom", "/search.atom?q=users&kind=level", f"/series/{series_id}.atom"):
        told = feed(client, address)
        assert (told.bozo, told.version) == (False, "atom10"), address
        assert told.feed.id.startswith("urn:uuid:")
        assert told.feed.title.startswith("newsfigures: ")
        assert told.feed.updated_parsed == max(one.updated_parsed for one in told.entries)
        assert {one.rel for one in told.feed.links} == {"self", "alternate"}
        for one in told.entries:
            UUID(one.id.removeprefix("urn:uuid:"))
            assert one.title
            assert one.summary
            place = urlsplit(one.link)
            assert client.get(place.path, follow_redirects=False).status_code == 307, "the place of the claim"
        assert len({one.id for one in told.entries}) == len(told.entries)


def test_a_feed_of_a_search_has_what_the_search_finds(client):
    wanted = {row["claim_id"] for row in client.get("/api/claims?kind=ratio&limit=1000").json()["items"]}
    told = feed(client, "/search.atom?kind=ratio")
    assert {one.link.rpartition("/")[2] for one in told.entries} == wanted
    assert told.feed.title == "newsfigures: ratio"


def test_a_figure_that_a_paper_has_changed_is_told_as_a_correction(client):
    told = feed(client, "/search.atom?metric=operating_profit")
    (one,) = [
        one for one in told.entries if one.title.startswith("Corrected: 38.2 billion won is now 32.8 billion won")
    ]
    assert [tag.term for tag in one.tags] == ["correction"]
    others = [tag.term for entry in told.entries if entry is not one for tag in entry.tags]
    assert set(others) <= {"figure", "correction"}


def test_a_feed_without_entries_is_one_too(client):
    told = feed(client, "/search.atom?q=zzzzq")
    assert (told.bozo, told.entries, told.feed.updated) == (False, [], "1970-01-01T00:00:00Z")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/search.atom?kind=guess", 422),
        ("/search.atom?since=soon", 422),
        ("/series/1.atom", 404),
        ("/series/00000000-0000-5000-8000-000000000000.atom", 404),
    ],
)
def test_a_feed_that_cannot_be_made_is_refused_with_words(client, address, status):
    assert client.get(address).status_code == status


@pytest.fixture
def press(database_server, template_database) -> Iterator[tuple[TestClient, str]]:
    """A paper's first article, and the address of its warehouse."""
    with database_server.database(template_database) as url:
        printed(url, Printed(value="612300"), Printed(value="700100", period="2026-02"))
        reader = patient_reader(url)
        yield TestClient(build_app(reader, {}, guard=None)), url
        reader.close()


def printed(url: str, *figures: Printed, hours: float = 0) -> None:
    engine = create_engine(url)
    with engine.begin() as conn:
        print_stories(conn, story_of("gazette", *figures, hours=hours))
        look(conn)
    engine.dispose()


def entries(client: TestClient, address: str = "/search.atom") -> dict[str, tuple[str, str]]:
    return {one.id: (one.title, one.updated) for one in feed(client, address).entries}


def test_an_article_that_is_captured_again_with_another_sentence_tells_only_the_new_figure(press):
    client, url = press
    before = entries(client)
    assert len(before) == 2
    printed(
        url, Printed(value="612300"), Printed(value="700100", period="2026-02"), Printed(value="90000", kind="change")
    )
    after = entries(client)
    assert before.items() <= after.items(), "the same ids and times, though each claim is another one"
    (new,) = set(after) - set(before)
    assert after[new][0].startswith("90,000")
    assert after[new][1] > max(updated for _, updated in before.values())


def test_a_changed_figure_is_a_new_entry_and_the_others_stay(press):
    client, url = press
    before = entries(client)
    printed(url, Printed(value="613400"), Printed(value="700100", period="2026-02"))
    after = entries(client)
    (new,) = set(after) - set(before)
    assert after[new][0] == "Corrected: 612300 is now 613400: MeowTalk, monthly active users, Mar 2026"
    assert len(set(before) & set(after)) == 1


def test_a_correction_stays_the_same_entry_when_the_page_changes_elsewhere_again(press):
    client, url = press
    february = Printed(value="700100", period="2026-02")
    printed(url, Printed(value="613400"), february)
    before = entries(client)
    printed(url, Printed(value="613400"), february, Printed(value="90000", kind="change"))
    after = entries(client)
    assert before.items() <= after.items()
    (new,) = set(after) - set(before)
    assert after[new][0].startswith("90,000")


def test_a_figure_that_is_printed_as_another_was_corrected_is_no_correction(press):
    client, url = press
    february = Printed(value="700100", period="2026-02")
    printed(url, Printed(value="612300"), february, Printed(value="613400", period="2026-01"))
    before = entries(client)
    printed(url, Printed(value="613400"), february, Printed(value="613400", period="2026-01"))
    printed(
        url, Printed(value="613400"), february, Printed(value="613400", period="2026-01"),
        Printed(value="90000", kind="change"),
    )  # fmt: skip
    titles = sorted(title for title, _ in entries(client).values())
    assert [title.partition(":")[0] for title in titles] == [
        "613,400 users", "700,100 users", "90,000 users", "Corrected",
    ]  # fmt: skip
    assert len(before) == 3


def test_a_text_that_is_read_anew_is_no_news(press):
    client, url = press
    before = entries(client)
    engine = create_engine(url)
    with engine.begin() as conn:
        conn.execute(text("UPDATE core.claim SET made_at = made_at + interval '1 day', extractor_version = 'later'"))
        look(conn, anew=True)
    engine.dispose()
    assert entries(client) == before


def judged(url: str, surface: str, period_start: str, verdict: str, **fix: str) -> None:
    wanted = text("SELECT claim_id FROM mart.fct_claim WHERE surface = :surface AND period_start = :period_start")
    engine = create_engine(url)
    with engine.begin() as conn:
        claim_id = conn.scalar(wanted, {"surface": surface, "period_start": period_start})
        judge(conn, UUID(str(claim_id)), verdict, by="editor", note="", now=datetime.now(UTC), fix=fix or None)
        look(conn)
    engine.dispose()


def test_a_unit_that_a_person_mends_is_no_news_and_its_correction_stays_one(press):
    client, url = press
    printed(url, Printed(value="613400"), Printed(value="700100", period="2026-02"))
    before = entries(client)
    judged(url, "613400", "2026-03-01", "fix", unit="person")
    judged(url, "700100", "2026-02-01", "fix", unit="person")
    after = entries(client)
    assert {name: updated for name, (_, updated) in after.items()} == {
        name: updated for name, (_, updated) in before.items()
    }
    assert {title.partition(":")[0] for title, _ in after.values()} == {"Corrected", "700,100 people"}


def test_a_number_that_a_person_finds_wrong_makes_no_news_of_the_next_one_that_reads_alike(press):
    client, url = press
    printed(url, Printed(value="9100"), Printed(value="9100", period="2026-02"), hours=3)
    before = entries(client)
    judged(url, "9100", "2026-03-01", "wrong")
    after = entries(client)
    assert after.items() <= before.items()
    assert len(after) == len(before) - 1


def test_two_papers_with_the_same_figure_are_one_entry_of_its_series(press):
    client, url = press
    printed(url, Printed(value="612300"), hours=2)
    (series,) = client.get("/api/series").json()["items"]
    titles = [title for title, _ in entries(client, f"/series/{series['series_id']}.atom").values()]
    assert sorted(title.partition(":")[0] for title in titles) == ["612,300 users", "700,100 users"]
    assert len(entries(client)) == 3


def test_since_a_moment_only_what_is_later_is_told(press):
    client, url = press
    now = max(updated for _, updated in entries(client).values())
    assert entries(client, f"/search.atom?since={now}") == {}
    printed(url, Printed(value="5", unit="percent", kind="share", metric="market_share"), hours=3)
    told = entries(client, f"/search.atom?since={now}")
    assert [title.partition(":")[0] for title, _ in told.values()] == ["5%"]


def test_what_limits_a_metric_stands_in_the_title(press):
    client, url = press
    before = entries(client)
    printed(url, Printed(value="5370", limit="abroad", modality="forecast"), hours=3)
    after = entries(client)
    (new,) = set(after) - set(before)
    assert after[new][0] == "5,370 users: MeowTalk, monthly active users (abroad), Mar 2026, forecast"


def test_what_xml_cannot_hold_is_not_in_a_feed(press):
    client, url = press
    engine = create_engine(url)
    with engine.begin() as conn:
        bad = "<b>&amp;]]>\u202e\x0b\ufffe\U0001f600"
        conn.execute(text("UPDATE mart.fct_claim SET entity_name = :bad, sentence = :bad"), {"bad": bad})
    engine.dispose()
    told = feed(client, "/search.atom")
    assert told.bozo is False
    assert all("<b>&amp;]]>��\U0001f600" in one.title for one in told.entries)


@pytest.fixture
def guarded(reader) -> TestClient:
    return TestClient(build_app(reader, {}, guard=asking_for(TOKEN)))


def follow(guarded: TestClient, address: str) -> str:
    page = guarded.get(address, headers={"authorization": f"Bearer {TOKEN}", "accept": "text/html"}).text
    return page.partition(">Follow<")[0].rpartition('href="')[2].rstrip('"').replace("&amp;", "&")


def test_a_feed_is_followed_with_a_token_of_its_own_that_opens_feeds_and_nothing_else(guarded, series_id):
    address = follow(guarded, "/search?kind=level")
    own = address.rpartition("token=")[2]
    assert address == f"/search.atom?kind=level&token={own}"
    assert TOKEN not in own
    for opened in (address, f"/search.atom?token={own}", f"/series/{series_id}.atom?token={own}"):
        assert feedparser.parse(guarded.get(opened).content).entries, opened
    others = ("/search", "/", "/api/claims", "/openapi.json", "/static/x.atom", "/series/x.atom", "/health/x.atom")
    for closed in (*others, "/claims/x.atom", f"/series/{series_id}"):
        assert guarded.get(f"{closed}?token={own}").status_code == 401, closed
        assert guarded.get(closed, headers={"authorization": f"Bearer {own}"}).status_code == 401, closed


def test_a_feed_does_not_tell_its_token_on(guarded):
    address = follow(guarded, "/search?kind=level")
    answer = guarded.get(address)
    assert address.rpartition("token=")[2] not in answer.text


def test_a_feed_reader_that_says_it_takes_pages_is_not_sent_on(guarded):
    """It keeps no cookie, so that it would be sent round for ever."""
    for token in (TOKEN, follow(guarded, "/search").rpartition("token=")[2]):
        answer = guarded.get(
            f"/search.atom?token={token}", headers={"accept": "text/html, */*"}, follow_redirects=False
        )
        assert (answer.status_code, "set-cookie" in answer.headers) == (200, False)


def test_without_a_token_a_stranger_gets_no_feed(guarded, series_id):
    for address in ("/search.atom", f"/series/{series_id}.atom", "/search.atom?token=x"):
        assert guarded.get(address).status_code == 401


def test_times_are_those_of_the_first_capture(client):
    told = feed(client, "/search.atom")
    rows = client.get("/api/news?limit=100").json()["items"]
    wanted = [datetime.fromisoformat(one["happened_at"]).replace(microsecond=0) for one in rows]
    assert [datetime.fromisoformat(one.updated) for one in told.entries] == wanted
    assert all(one.tzinfo == UTC for one in wanted)
