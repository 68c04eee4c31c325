"""WARC files in, and the archive read again: no publisher is asked, nothing doubles."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import ArchiveWriter
from pipeline.errors import ConfigError, PipelineError
from pipeline.model import Capture, Lead, LeadOrigin
from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.warehouse import add_leads, checksums, open_warehouse, row_counts
from tests.support.crawls import crawled

FIRST = datetime(2026, 4, 14, 6, tzinfo=UTC)
EVERYTHING = flow.Wanted()
GERMAN = (
    "<p>Der Dienst hatte im März 51.200 Nutzer in Norwegen, und das sind nach Angaben des Hauses deutlich mehr.</p>"
)


def page(words: str, lang: str) -> bytes:
    body = f"<h1>Der Dienst und seine Nutzer</h1><article>{words * 6}</article>"
    return f"<!doctype html><html lang='{lang}'><head><title>x</title></head><body>{body}</body></html>".encode()


@pytest.fixture
def crawl(house: Settings, newsstand: Newsstand, tmp_path: Path) -> Path:
    """A folder with WARC files: what a run had captured of a paper, and two pages in German of two days."""
    with open_warehouse(house) as warehouse:
        run_key = flow.begin("sample_times", dag_id="test", run_id="crawl", settings=house)
        flow.discover("sample_times", run_key=run_key, settings=house)
        flow.fetch("sample_times", run_key=run_key, settings=house)
        with warehouse.begin() as conn:
            conn.execute(text("TRUNCATE raw.lead, core.article, ops.run CASCADE"))
    found = Path(house.archive_url.removeprefix("file://"))
    folder = tmp_path / "crawl"
    found.rename(folder)
    with ArchiveWriter(folder.as_uri(), tmp_path / "parts", "other/extra") as extra:
        for number, url in enumerate(["http://blatt.test/zahlen", "http://blatt.test/noch-mehr"]):
            extra.add(crawled(url, FIRST + timedelta(days=number), page(GERMAN, "de")))
    return folder


def test_captures_go_to_the_source_of_their_host_and_again_add_nothing(
    house: Settings, crawl: Path, newsstand: Newsstand
) -> None:
    asked = len(newsstand.requests)
    report = flow.ingest_warc(str(crawl), wanted=EVERYTHING, settings=house)
    stages = report["stages"]
    assert stages["discover"]["made"] == stages["fetch"]["made"] == stages["extract"]["taken"] == 14
    assert len(newsstand.requests) == asked
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        keys = dict(conn.execute(text("SELECT source_key, count(*) FROM raw.capture GROUP BY 1")).all())
        before = checksums(conn)
    assert keys == {"sample_times": 12, "warc:blatt.test": 2}
    again = flow.ingest_warc(str(crawl), wanted=EVERYTHING, settings=house)
    assert again["stages"]["discover"]["dropped"] == {"same_body": 14}
    assert not any(again["rows"].values())
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert checksums(conn) == before


def test_an_article_in_another_language_is_kept_and_its_claims_are_counted_as_skipped(
    house: Settings, crawl: Path
) -> None:
    report = flow.ingest_warc(str(crawl), wanted=flow.Wanted(hosts={"blatt.test"}), settings=house)
    assert report["claims_skipped"] == {"language": 2}
    assert report["stages"]["discover"]["dropped"] == {"foreign_host": 12}
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert row_counts(conn)["core.article"] == 2
        assert row_counts(conn)["core.claim"] == 0


def test_a_page_that_only_its_feed_dates_has_the_day_of_its_readers(house: Settings, tmp_path: Path) -> None:
    """Eight in the morning in Seoul is the evening before by UTC."""
    url = "http://ilbo.newsstand.test/news/article/A7"
    words = "<p>Faro Mobile had 51,200 monthly active users in Norway yesterday, it said in its report of the week.</p>"
    told = Lead(url=url, source_key="sample_ilbo", origin=LeadOrigin.FEED, feed_published_at=FIRST.replace(hour=23))
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        add_leads(conn, [told], now=FIRST)
    with ArchiveWriter((tmp_path / "crawl").as_uri(), tmp_path / "parts", "other/extra") as extra:
        extra.add(crawled(url, FIRST + timedelta(days=2), page(words, "en")))
    flow.ingest_warc(str(tmp_path / "crawl"), wanted=EVERYTHING, settings=house)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        said = set(conn.execute(text("SELECT published_on, period_start FROM mart.fct_claim")).all())
    assert said == {(date(2026, 4, 15), date(2026, 4, 14))}


def test_an_old_capture_ends_no_fetch_that_waits(house: Settings, tmp_path: Path) -> None:
    url = "http://ilbo.newsstand.test/news/article/A7"
    for name, moment, words in (("new", FIRST, "Neu."), ("old", FIRST - timedelta(days=4000), "Alt.")):
        with ArchiveWriter((tmp_path / name).as_uri(), tmp_path / "parts", "other/extra") as extra:
            extra.add(crawled(url, moment, page(words, "de")))
        flow.ingest_warc(str(tmp_path / name), wanted=EVERYTHING, settings=house)
        with open_warehouse(house) as warehouse, warehouse.begin() as conn:
            changed = Lead(
                url=url, source_key="sample_ilbo", origin=LeadOrigin.SITEMAP, changed_at=FIRST + timedelta(hours=1)
            )
            add_leads(conn, [changed], now=FIRST)
            lead = conn.execute(text("SELECT state, last_fetch_at, left(known_sha256, 8) FROM raw.lead")).one()
            hashes = list(conn.scalars(text("SELECT left(sha256, 8) FROM raw.capture ORDER BY fetched_at DESC")))
        assert lead == ("pending", FIRST, hashes[0])
    assert len(hashes) == 2


def test_a_page_that_its_publisher_kept_from_mining_is_not_taken(house: Settings, tmp_path: Path) -> None:
    """Of a known source and of an unknown host; another robot's directive is none for us."""
    told = {"x-robots-tag": "noai"}, {"tdm-reservation": "1"}, {"x-robots-tag": "otherbot: noai"}
    with ArchiveWriter((tmp_path / "crawl").as_uri(), tmp_path / "parts", "all") as archive:
        for number, headers in enumerate(told):
            for host in ("times.newsstand.test", "blatt.test"):
                one = crawled(f"http://{host}/a/{number}", FIRST, page(GERMAN, "de"))
                archive.add(replace(one, headers={**one.headers, **headers}))
        meta = page(GERMAN, "de").replace(b"<title>", b"<meta name=robots content=noai><title>")
        archive.add(crawled("http://blatt.test/a/3", FIRST, meta))
    report = flow.ingest_warc(str(tmp_path / "crawl"), wanted=EVERYTHING, settings=house)
    assert report["stages"]["discover"]["dropped"] == {"opted_out": 5}
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert set(conn.scalars(text("SELECT url FROM raw.capture"))) == {
            "http://times.newsstand.test/a/2", "http://blatt.test/a/2",
        }  # fmt: skip


@pytest.mark.acceptance
def test_a_limit_takes_so_many_new_pages_and_the_next_run_those_after_them(house: Settings, crawl: Path) -> None:
    told: list[tuple[int, int | None, str]] = []
    made = [
        flow.ingest_warc(
            str(crawl), wanted=EVERYTHING, limit=5, settings=house,
            progress=lambda done, total, now="": told.append((done, total, now)),
        )["stages"]["fetch"]["made"]
        for _ in range(4)
    ]  # fmt: skip
    assert made == [5, 5, 4, 0]
    assert told[0] == (5, 5, "copying pages into the archive")
    assert (5, 5, "reading pages") in told
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert row_counts(conn)["raw.capture"] == row_counts(conn)["core.article"] == 14


def test_a_span_of_crawl_days_is_half_open(house: Settings, crawl: Path) -> None:
    wanted = flow.Wanted(hosts={"blatt.test"}, first_day=date(2026, 4, 14), end_day=date(2026, 4, 15))
    report = flow.ingest_warc(str(crawl), wanted=wanted, settings=house)
    assert report["stages"]["discover"]["made"] == 1
    assert report["stages"]["discover"]["dropped"] == {"foreign_host": 12, "out_of_span": 1}


@pytest.mark.acceptance
def test_what_a_killed_run_had_copied_is_known_as_of_a_warc_file(house: Settings, crawl: Path) -> None:
    left = house.home / "parts" / "warc" / "warc" / "killed.warc.gz.open"
    left.parent.mkdir(parents=True)
    shutil.copy(crawl / "other" / "extra.warc.gz", left)
    report = flow.ingest_warc(str(crawl), wanted=EVERYTHING, settings=house)
    assert report["stages"]["discover"]["dropped"] == {"same_body": 2}
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert set(conn.scalars(text("SELECT origin FROM raw.lead"))) == {"warc"}


def test_a_capture_whose_address_holds_a_password_is_dropped(house: Settings, tmp_path: Path) -> None:
    url = "http://desk:secret@blatt.test/zahlen"
    with ArchiveWriter((tmp_path / "crawl").as_uri(), tmp_path / "parts", "pages") as part:
        moment = FIRST + timedelta(days=1)
        part.add(Capture(url=url, source_key="", final_url=url, fetched_at=moment, status=200, headers={}, body=b"x"))
    report = flow.ingest_warc(str(tmp_path / "crawl"), wanted=EVERYTHING, settings=house)
    assert report["stages"]["discover"]["dropped"] == {"has_credentials": 1}


@pytest.mark.acceptance
def test_a_file_without_one_readable_record_fails_the_run_when_the_others_are_read(
    house: Settings, crawl: Path
) -> None:
    (crawl / "torn.warc.gz").write_bytes(b"no WARC at all")
    with pytest.raises(PipelineError, match=r"1 of the WARC files at .* not one readable record \(.*torn\.warc\.gz"):
        flow.ingest_warc(str(crawl), wanted=EVERYTHING, settings=house)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert conn.execute(text("SELECT count(*) FROM raw.capture")).scalar_one() == 14


def test_where_no_file_has_a_readable_record_nothing_is_said_of_others(house: Settings, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1}\n', "utf-8")
    with pytest.raises(PipelineError, match=r"^no WARC file at .* readable record \(.*a\.jsonl.*\)\. Get them again$"):
        flow.ingest_warc(str(tmp_path / "a.jsonl"), wanted=EVERYTHING, settings=house)


def test_a_place_without_warc_files_is_named(house: Settings, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for place in (tmp_path / "empty", tmp_path / "absent.warc.gz"):
        with pytest.raises(ConfigError, match=place.name):
            flow.ingest_warc(str(place), wanted=EVERYTHING, settings=house)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert conn.execute(text("SELECT count(*) FROM ops.run")).scalar_one() == 0, "nothing was begun"


@pytest.mark.acceptance
def test_reading_the_archive_again_changes_nothing_while_the_code_is_the_same(
    house: Settings, newsstand: Newsstand
) -> None:
    flow.ingest("sample_times", settings=house)
    asked = len(newsstand.requests)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        before = checksums(conn)
    report = flow.reextract(settings=house, source_key="sample_times")
    assert report["stages"]["publish"]["dropped"] == {"unchanged": report["stages"]["extract"]["made"]}
    assert len(newsstand.requests) == asked
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert checksums(conn) == before


def test_a_claim_read_otherwise_takes_the_place_of_the_old_one_which_is_kept(house: Settings) -> None:
    flow.ingest("sample_times", settings=house)
    older = (
        "UPDATE core.claim SET extractor_version = 'older', value = value + 1, claim_id = gen_random_uuid() "
        "WHERE claim_id = (SELECT min(claim_id::text)::uuid FROM core.claim WHERE is_current)"
    )
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("TRUNCATE core.observation_claim"))
        assert conn.execute(text(older)).rowcount == 1
        claims = row_counts(conn)["core.claim"]
    report = flow.reextract(settings=house)
    assert report["rows"]["core.claim"] == 1
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert row_counts(conn)["core.claim"] == claims + 1
        assert conn.scalar(text("SELECT count(*) FROM core.claim WHERE is_current")) == claims


def test_pages_that_the_archive_no_longer_gives_keep_what_was_read_of_them(house: Settings, tmp_path: Path) -> None:
    """Of a wrong address of the archive, or a disk that is not there."""
    words = "<p>MeowTalk had {} active users in Norway in March 2026, the tracker Tallyhouse said on Monday.</p>"
    with ArchiveWriter((tmp_path / "crawl").as_uri(), tmp_path / "parts", "crawl") as crawl:
        for number in range(5):
            body = page(words.format(f"5{number},200"), "en")
            crawl.add(crawled(f"http://lantern.test/{number}", FIRST, body))
    flow.ingest_warc(str(tmp_path / "crawl"), wanted=EVERYTHING, settings=house)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        before = checksums(conn)
    elsewhere = replace(house, archive_url=(tmp_path / "elsewhere").as_uri())
    with pytest.raises(PipelineError, match=r"5 of 5 pages are not to be had .* NEWSFIGURES_ARCHIVE_URL"):
        flow.reextract(settings=elsewhere)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert checksums(conn) == before
        assert conn.scalar(text("SELECT count(DISTINCT url) FROM mart.fct_claim")) == 5


def test_a_number_of_hundreds_of_digits_costs_no_figure_of_other_articles(house: Settings, tmp_path: Path) -> None:
    """Ranges of such numbers cannot be counted, which stopped every refresh by observe."""
    words = "<p>MeowTalk had {} active users in Norway in March 2026, the tracker Tallyhouse said on Monday.</p>"
    with ArchiveWriter((tmp_path / "crawl").as_uri(), tmp_path / "parts", "crawl") as crawl:
        for number in ("51,200", "9" * 400, f"0.{'0' * 400}1"):
            url = f"http://lantern.test/{len(number)}"
            crawl.add(crawled(url, FIRST, page(words.format(number), "en")))
    told = flow.ingest_warc(str(tmp_path / "crawl"), wanted=EVERYTHING, settings=house)
    assert told["stages"]["publish"]["made"] == 3
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        assert {url for (url,) in conn.execute(text("SELECT url FROM mart.fct_claim"))} == {"http://lantern.test/6"}


@pytest.mark.parametrize(
    "crawls",
    [[(0, 1, 2)], [(2, 0, 1)], [(0,), (2,), (1,)], [(2,), (1,), (0,)], [(0, 2), (1,)]],
    ids=["as crawled", "in another order", "the other text last", "the latest crawl first", "the other text by itself"],
)
def test_crawls_in_which_a_page_goes_back_to_what_it_was_end_with_that(
    house: Settings, tmp_path: Path, crawls: list[tuple[int, ...]]
) -> None:
    """The first text, the second, and the first again; taken in again they change nothing."""
    url = "http://times.newsstand.test/a/1"
    words = "<p>Faro Mobile had {} monthly active users in Norway in March, it said in its report of the week.</p>"
    texts = [page(words.format(figure), "en") for figure in ("51,200", "47,000", "51,200")]
    for number, days in enumerate(crawls):
        with ArchiveWriter((tmp_path / f"crawl{number}").as_uri(), tmp_path / "parts", "other/extra") as extra:
            for day in days:
                extra.add(crawled(url, FIRST + timedelta(days=day), texts[day]))
    for _ in range(2):
        for number in range(len(crawls)):
            flow.ingest_warc(str(tmp_path / f"crawl{number}"), wanted=EVERYTHING, settings=house)
        with open_warehouse(house) as warehouse, warehouse.begin() as conn:
            assert list(conn.scalars(text("SELECT surface FROM mart.fct_claim"))) == ["51,200"]
