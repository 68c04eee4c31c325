"""What was forgotten stays away under quite another address as well: its page and its text are known again by hash."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import ArchiveWriter, verify
from pipeline.model import Capture
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.backup import back_up
from pipeline.warehouse.connect import open_database
from pipeline.warehouse.restore import restore
from tests.support.crawls import crawled
from tests.support.traces import places_of, rows

FERRY = "The quay office of Lindholm counted 51,200 passengers on its ferries in March, and that is more than ever."
LATER = "The quay office of Lindholm counted 52,900 passengers on its ferries in March, a corrected count says."
MARKET = "The fish market of Lindholm sold 7,400 crates of herring in April, said the harbour master on Tuesday."
STUB = "This story is for the friends of the quay paper alone. Friends pay 4 crowns a week and may end it at any time."

OWN = "http://quay.test/harbour/ferries"
AMP = "http://quay.test/amp/harbour-ferries-in-march"
MARKETS = "http://quay.test/harbour/market"
MIRROR = "http://mirror.test/copies/881"
ALL = flow.Wanted()


def page(words: str, *, title: str = "More people on the ferries", plain: bool = False) -> bytes:
    """As the paper prints it, or in the bare markup of a print view: the text that is read out of both is one."""
    head = f"<title>{title}</title>" + ("" if plain else "<meta name='generator' content='quay 2'>")
    box = "div" if plain else "section"
    said = "".join(f"<p>{words}</p>" for _ in range(4))
    body = f"<{box}><h1>{title}</h1><article>{said}</article></{box}>"
    return f"<!doctype html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def hold(house: Settings, tmp_path: Path, *pages: tuple[str, bytes], day: int = 14) -> dict[str, Any]:
    """A WARC file of these addresses and bodies, taken in."""
    name = f"crawl{len(list(tmp_path.iterdir()))}"
    with ArchiveWriter((tmp_path / name).as_uri(), tmp_path / "parts", "other/extra") as extra:
        for url, body in pages:
            extra.add(crawled(url, datetime(2026, 4, day, tzinfo=UTC), body))
    return flow.ingest_warc(str(tmp_path / name), wanted=ALL, settings=house)["stages"]


def forget(house: Settings, url: str) -> dict[str, Any]:
    return flow.forget(flow.read_wish(house, url=url, source_key=None), settings=house)


def held(house: Settings) -> set[str]:
    return {url for (url,) in rows(house, "SELECT url FROM mart.fct_article")}


WITH_IT = """
SELECT count(*) FROM raw.tombstone AS tombstone
JOIN raw.tombstone AS one ON tombstone.stands_with = one.stands_with AND one.key_sha256 = raw.tombstone_key(:url)
"""


@pytest.mark.parametrize("again", [AMP, MIRROR], ids=["another path of the source", "another host"])
def test_the_same_page_does_not_come_back_under_another_address(house: Settings, tmp_path: Path, again: str) -> None:
    hold(house, tmp_path, (OWN, page(FERRY)))
    assert forget(house, OWN)["articles"] == 1
    stages = hold(house, tmp_path, (again, page(FERRY)), (MARKETS, page(MARKET)))
    assert (stages["discover"]["dropped"], stages["discover"]["made"]) == ({"forgotten": 1}, 1)
    assert places_of(house, ("51,200", again)) == []
    assert held(house) == {MARKETS}


def test_the_same_text_in_other_markup_does_not_come_back_in_its_source(house: Settings, tmp_path: Path) -> None:
    hold(house, tmp_path, (OWN, page(FERRY)))
    forget(house, OWN)
    stages = hold(house, tmp_path, (AMP, page(FERRY, plain=True)), (MARKETS, page(MARKET)))
    assert stages["discover"]["dropped"] == {}, "its bytes are others, so that it has to be read first"
    assert (stages["extract"]["dropped"], stages["extract"]["made"]) == ({"forgotten": 1}, 1)
    assert places_of(house, ("51,200", AMP)) == []
    assert verify(house.archive_url).erased == 2
    assert hold(house, tmp_path, (AMP, page(LATER)))["discover"]["dropped"] == {"forgotten": 1}, "by its address now"


def test_the_same_text_in_other_markup_of_another_source_is_theirs(house: Settings, tmp_path: Path) -> None:
    hold(house, tmp_path, (OWN, page(FERRY)))
    forget(house, OWN)
    assert hold(house, tmp_path, (MIRROR, page(FERRY, plain=True)))["extract"]["made"] == 1
    assert held(house) == {MIRROR}


def test_of_page_and_text_only_hashes_are_kept_and_they_say_of_what(house: Settings, tmp_path: Path) -> None:
    hold(house, tmp_path, (OWN, page(FERRY)))
    ((read,),) = rows(house, "SELECT text_sha256 FROM core.article_revision")
    forget(house, OWN)
    body = hashlib.sha256(page(FERRY)).hexdigest()
    wanted = {
        hashlib.sha256(words.encode()).hexdigest(): kind
        for kind, words in [("address", OWN), ("body", f"body {body}"), ("text", f"text warc:quay.test {read}")]
    }
    there = dict(rows(house, "SELECT key_sha256, kind FROM raw.tombstone"))
    assert wanted.items() <= there.items()
    assert len(rows(house, "SELECT DISTINCT stands_with FROM raw.tombstone")) == 1
    assert places_of(house, ("51,200", "Lindholm", "ferries")) == []


def test_pages_that_were_no_article_keep_nothing_else_out(house: Settings, tmp_path: Path) -> None:
    """A wall that all addresses of a paper show for a while."""
    wall = b"<!doctype html><html><head><title>x</title></head><body><p>Before you continue: accept cookies.</p></body>"
    hold(house, tmp_path, (OWN, page(FERRY)))
    hold(house, tmp_path, (OWN, wall), day=15)
    forget(house, OWN)
    stages = hold(house, tmp_path, (AMP, wall), (MARKETS, wall), (MARKETS, page(MARKET)))
    assert (stages["discover"]["dropped"], stages["discover"]["made"]) == ({}, 3)
    assert held(house) == {MARKETS}


def test_what_is_held_as_a_copy_goes_with_it_whichever_is_named(house: Settings, tmp_path: Path) -> None:
    hold(
        house,
        tmp_path,
        (OWN, page(FERRY)),
        (AMP, page(FERRY, plain=True)),
        (MIRROR, page(FERRY)),
        (MARKETS, page(MARKET)),
    )
    seen = flow.what_is_held(flow.read_wish(house, url=AMP, source_key=None), settings=house)
    assert set(seen["urls"]) == {OWN, AMP, MIRROR}
    told = forget(house, AMP)
    assert (told["articles"], told["captures"], told["alike"]) == (3, 3, [])
    assert held(house) == {MARKETS}
    assert places_of(house, ("51,200", "/881")) == []


def test_an_article_that_had_another_text_too_is_no_copy_and_what_both_show_keeps_nothing_out(
    house: Settings, tmp_path: Path
) -> None:
    """Both once showed the same few words to those who do not pay."""
    title = "For friends"
    hold(house, tmp_path, (OWN, page(FERRY)), (MARKETS, page(MARKET)))
    hold(house, tmp_path, (OWN, page(STUB, title=title)), (MARKETS, page(STUB, title=title)), day=15)
    told = forget(house, OWN)
    assert (told["articles"], told["captures"], told["alike"]) == (1, 2, [MARKETS])
    assert rows(house, "SELECT url, count(*) FROM raw.capture GROUP BY url") == [(MARKETS, 2)]
    other = "http://quay.test/harbour/cranes"
    stages = hold(house, tmp_path, (AMP, page(FERRY)), (other, page(STUB, title=title)), day=16)
    assert stages["discover"]["dropped"] == {"forgotten": 1}
    assert held(house) == {MARKETS, other}
    assert flow.what_came_back(settings=house) == []


def test_what_very_many_articles_show_is_a_wall_and_no_article(house: Settings, tmp_path: Path) -> None:
    many = [f"http://quay.test/harbour/{number}" for number in range(12)]
    hold(house, tmp_path, *((url, page(STUB)) for url in many))
    told = forget(house, many[0])
    assert (told["articles"], told["alike"]) == (1, sorted(many[1:]))
    assert held(house) == set(many[1:])
    assert hold(house, tmp_path, (AMP, page(STUB)))["discover"]["dropped"] == {}


def test_a_forgotten_text_at_the_address_of_another_article_goes_and_that_article_stays(
    house: Settings, tmp_path: Path
) -> None:
    hold(house, tmp_path, (OWN, page(FERRY)), (MARKETS, page(MARKET)))
    forget(house, OWN)
    stages = hold(house, tmp_path, (MARKETS, page(FERRY, plain=True)), day=15)
    assert stages["extract"]["dropped"] == {"forgotten": 1}
    assert places_of(house, ("51,200",)) == []
    assert held(house) == {MARKETS}
    assert rows(house, "SELECT url, count(*) FROM raw.capture GROUP BY url") == [(MARKETS, 1)]
    assert verify(house.archive_url).faults == ()
    assert hold(house, tmp_path, (MARKETS, page(MARKET + " Prices rose.")), day=16)["extract"]["made"] == 1


def test_letting_it_in_again_lifts_page_and_text_and_what_led_to_it(house: Settings, tmp_path: Path) -> None:
    hold(house, tmp_path, (OWN, page(FERRY)), (MARKETS, page(MARKET)))
    forget(house, OWN)
    forget(house, MARKETS)
    hold(house, tmp_path, (AMP, page(FERRY, plain=True)))
    assert hold(house, tmp_path, (AMP, page(LATER)))["discover"]["dropped"] == {"forgotten": 1}
    others = rows(house, WITH_IT, url=MARKETS)
    flow.let_in_again(flow.read_wish(house, url=OWN, source_key=None), settings=house)
    assert rows(house, "SELECT count(*) FROM raw.tombstone") == others, "what else was forgotten stays forgotten"
    assert others[0][0] > 0
    stages = hold(house, tmp_path, (AMP, page(FERRY)), (MIRROR, page(FERRY)), (MARKETS, page(MARKET)))
    assert (stages["discover"]["dropped"], stages["extract"]["made"]) == ({"forgotten": 1}, 2)
    assert held(house) == {AMP, MIRROR}


def test_an_article_asked_for_by_itself_stays_out_when_its_source_is_let_in(house: Settings, tmp_path: Path) -> None:
    hold(house, tmp_path, (OWN, page(FERRY)), (MARKETS, page(MARKET)))
    source = flow.read_wish(house, url=None, source_key="warc:quay.test")
    flow.forget(source, settings=house)
    assert hold(house, tmp_path, (MIRROR, page(FERRY)))["discover"]["dropped"] == {"forgotten": 1}
    one = flow.read_wish(house, url=OWN, source_key=None)
    flow.forget(one, settings=house, note="asked by its author")
    assert flow.let_in_again(one, settings=house) > 0
    assert hold(house, tmp_path, (MARKETS, page(MARKET)))["discover"]["dropped"] == {"forgotten": 1}, "not the source"
    flow.forget(one, settings=house, note="asked by its author")
    flow.let_in_again(source, settings=house)
    stages = hold(house, tmp_path, (OWN, page(FERRY)), (MARKETS, page(MARKET)))
    assert (stages["discover"]["dropped"], held(house)) == ({"forgotten": 1}, {MARKETS})


TIMES = "sample_times"
OTHER = "http://times.newsstand.test/business/tech-science/20260413/lanternet-adds-215000-fiber-subscribers"
KOI = "http://times.newsstand.test/business/games/20260411/paper-koi-nears-10-million-downloads"
"""Its outdated address, which leads to the present one."""


def only(house: Settings, condition: str, **values: object) -> None:
    """Of the tombstones only these, as if the rest of it had been known under other words."""
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text(f"DELETE FROM raw.tombstone WHERE NOT ({condition})"), values)  # noqa: S608


def test_a_forgotten_page_that_is_fetched_of_another_address_is_not_kept(house: Settings) -> None:
    flow.ingest(TIMES, settings=house, urls=[OTHER])
    forget(house, OTHER)
    only(house, "kind = 'body'")
    stages = flow.ingest(TIMES, settings=house, urls=[OTHER])["stages"]
    assert (stages["fetch"]["dropped"], stages["extract"]["taken"]) == ({"forgotten": 1}, 0)
    assert places_of(house, ("215000-fiber", "215,000")) == []
    there = rows(house, "SELECT kind, note FROM raw.tombstone ORDER BY kind")
    assert there == [("address", "led to what is forgotten"), ("body", "")]
    assert len(rows(house, "SELECT DISTINCT stands_with FROM raw.tombstone")) == 1


def test_an_address_of_which_an_article_is_held_may_lead_to_a_forgotten_page(house: Settings, tmp_path: Path) -> None:
    flow.ingest(TIMES, settings=house, urls=[KOI])
    ((new,),) = rows(house, "SELECT final_url FROM raw.capture")
    forget(house, new)
    only(house, "key_sha256 = raw.tombstone_key(:new)", new=new)
    hold(house, tmp_path, (KOI, page(MARKET)))
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE raw.lead SET state = 'pending'"))
    assert flow.ingest(TIMES, settings=house, urls=[KOI])["stages"]["fetch"]["dropped"] == {"forgotten": 1}
    assert held(house) == {KOI}
    assert rows(house, "SELECT count(*) FROM raw.tombstone") == [(1,)], "the address is that of another article too"


def test_tombstones_of_before_stand_by_themselves_until_their_article_is_forgotten_again(
    house: Settings, tmp_path: Path
) -> None:
    """They do not say for what they stand."""
    forget(house, OWN)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text("UPDATE raw.tombstone SET kind = NULL, stands_with = NULL, note = 'asked by its author'"))
    (told,) = flow.what_is_forgotten(settings=house)
    assert (told.kinds, told.note) == ({None: 8}, "asked by its author")
    assert hold(house, tmp_path, (OWN, page(FERRY)))["discover"]["dropped"] == {"forgotten": 1}
    assert forget(house, OWN)["tombstones"] == 0
    (told,) = flow.what_is_forgotten(settings=house)
    assert (told.kinds, told.note) == ({"address": 8}, "asked by its author")
    assert len(rows(house, "SELECT DISTINCT stands_with FROM raw.tombstone WHERE stands_with IS NOT NULL")) == 1


def test_a_page_fetched_of_a_known_address_loses_its_record_and_the_article_of_before_stays(
    house: Settings, tmp_path: Path
) -> None:
    """Here what a killed run had fetched, and not yet told the index of."""
    hold(house, tmp_path, (OWN, page(FERRY)), (MARKETS, page(MARKET)))
    forget(house, OWN)
    with ArchiveWriter((tmp_path / "left").as_uri(), tmp_path / "parts", "warc/left") as left:
        left.add(
            Capture(
                url=MARKETS,
                source_key="warc:quay.test",
                final_url=MARKETS,
                fetched_at=datetime(2026, 4, 16, tzinfo=UTC),
                status=200,
                headers={"content-type": "text/html; charset=utf-8"},
                body=page(FERRY),
            )
        )
    part = house.home / "parts" / "warc" / "warc" / "left.warc.gz.open"
    part.parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "left" / "warc" / "left.warc.gz").rename(part)
    hold(house, tmp_path, ("http://quay.test/harbour/cranes", page(LATER)))
    assert places_of(house, ("51,200",)) == []
    assert MARKETS in held(house)


def test_hashes_outlive_a_restored_backup_and_find_the_copies_in_it(house: Settings, tmp_path: Path) -> None:
    hold(house, tmp_path, (OWN, page(FERRY)), (AMP, page(FERRY, plain=True)), (MARKETS, page(MARKET)))
    with open_database(house) as conn:
        back_up(conn, tmp_path / "older.zip", code_version="0", now=datetime.now(UTC))
    forget(house, AMP)
    query = "SELECT key_sha256, kind, stands_with, note FROM raw.tombstone ORDER BY key_sha256"
    before = rows(house, query)
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        # as if the copy had come in later, so that its address stands nowhere
        conn.execute(text("DELETE FROM raw.tombstone WHERE kind IN ('address', 'article')"))
    kept = [row for row in before if row[1] not in {"address", "article"}]
    with open_database(house) as conn, conn.begin():
        restore(conn, tmp_path / "older.zip", house.sql_dir, replace=True)
    assert rows(house, query) == kept
    assert {wish.url for wish in flow.what_came_back(settings=house)} == {OWN, AMP}
    for wish in flow.what_came_back(settings=house):
        flow.forget(wish, settings=replace(house))
    assert held(house) == {MARKETS}
    assert len(rows(house, "SELECT DISTINCT stands_with FROM raw.tombstone")) == 1
    assert flow.what_came_back(settings=house) == []
