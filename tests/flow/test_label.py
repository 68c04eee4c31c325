"""Archived articles become gold by what a model says of them twice. What is left goes on; nothing is asked twice."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline import flow
from pipeline.archive.answers import answers_of
from pipeline.asked import PROMPT_VERSION
from pipeline.errors import ConfigError
from pipeline.extract import extractor_version
from pipeline.flow.label import FOLDS, Labels, label
from pipeline.flow.run import command_run
from pipeline.flow.warc import take_in as take_in_captures
from pipeline.model import ReaderMode
from pipeline.settings import Settings
from tests.support import endpoint as served
from tests.support.asked import NORWEGIAN
from tests.support.endpoint import KEY, MODEL, EndpointServer
from tests.support.labelling import AT, RUSSIAN, THREE, marking, page, write_crawl

DAY = date(2026, 4, 14)
NEXT = DAY + timedelta(days=1)
URLS = {name: f"http://lantern.test/2026/04/14/{name}" for name in NORWEGIAN}
ASKED = len(NORWEGIAN) - 1  # one page has no number


@pytest.fixture
def house(settings: Settings, endpoint_server: EndpointServer, tmp_path: Path) -> Settings:
    """Its archive holds the pages of NORWEGIAN, which the built-in reader has read."""
    endpoint_server.answer = marking()
    words = {"url": endpoint_server.url, "model": MODEL, "key": KEY, "retries": "0", "timeout": "5", "price": "1/10"}
    house = replace(settings, llm=words)
    take_in(house, tmp_path, "crawl", {URLS[name]: page(text) for name, text in NORWEGIAN.items()})
    return house


def take_in(house: Settings, folder: Path, name: str, pages: dict[str, bytes], **when: Any) -> None:
    flow.ingest_warc(write_crawl(folder, name, pages, **when), wanted=flow.Wanted(), settings=house)


def labelled(house: Settings, **changes: Any) -> Labels:
    llm = {name: word for name, word in changes.items() if isinstance(word, str) and name != "source_key"}
    others = {name: word for name, word in changes.items() if name not in llm}
    days = {"first_day": DAY, "end_day": NEXT, "limit": None}
    return label(settings=replace(house, llm={**house.llm, **llm}), **{**days, **others})


def ids(found: Labels) -> set[str]:
    return {str(document["id"]).rpartition("/")[2] for document in found.documents}


def test_an_article_of_which_the_model_says_the_same_twice_is_a_document_with_firm_rows(
    house: Settings, endpoint_server: EndpointServer
) -> None:
    found = labelled(house)
    assert (found.firm, found.optional, found.lures, found.articles) == (ASKED, 0, 0, len(NORWEGIAN))
    assert (found.dropped, found.left) == ({"no_number": 1}, {})
    oslo = next(each for each in found.documents if each["id"] == URLS["oslo"])
    text = f"MeowTalk grows\n{NORWEGIAN['oslo']}"
    (claim,) = oslo["claims"]
    assert {name: value for name, value in oslo.items() if name not in {"claims", "fold"}} == {
        "id": URLS["oslo"],
        "lang": "en",
        "published": "2026-04-14",
        "publisher": "warc:lantern.test",
        "made_by": f"llm:{MODEL}:{PROMPT_VERSION}:{extractor_version()}",
        "text": text,
        "lures": [],
    }
    assert text[claim["start"] : claim["end"]] == claim["surface"] == "51,200"
    assert (claim["value"], claim["entity"], claim["period"]["start"]) == ("51200", "MeowTalk", "2026-03-01")
    assert len(endpoint_server.seen) == found.model["requests"] == 2 * ASKED
    assert found.model["cost_usd"] == pytest.approx(
        (found.model["tokens_in"] + 10 * found.model["tokens_out"]) / 1_000_000
    )


def test_the_same_call_once_more_asks_nothing_and_gives_the_same(
    house: Settings, endpoint_server: EndpointServer
) -> None:
    first, second = labelled(house), labelled(house)
    assert second.documents == first.documents
    assert second.model == {}
    assert len(endpoint_server.seen) == 2 * ASKED


@pytest.mark.acceptance
def test_what_the_model_has_read_for_the_warehouse_is_its_first_reading(
    house: Settings, endpoint_server: EndpointServer
) -> None:
    flow.reextract(settings=replace(house, reader=ReaderMode.LLM))
    assert len(endpoint_server.seen) == ASKED
    assert labelled(house).firm == ASKED
    assert len(endpoint_server.seen) == 2 * ASKED


def test_rows_in_which_the_two_differ_are_optional_and_counted_by_field(
    house: Settings, endpoint_server: EndpointServer, tmp_path: Path
) -> None:
    take_in(house, tmp_path, "three", {"http://three.test/1": page(THREE)})
    endpoint_server.answer = marking(**{"52,300": {"region": None, "kind": "rate"}, "53,400": None})
    found = labelled(house, source_key="warc:three.test")
    assert (found.firm, found.optional, found.lures) == (1, 2, 0)
    assert found.optional_because == {"region": 1, "kind": 1, "claim": 1}
    (document,) = found.documents
    assert [claim.get("optional") for claim in document["claims"]] == [None, True, True]


@pytest.mark.acceptance
def test_an_article_of_which_no_number_is_firm_is_no_document(house: Settings, endpoint_server: EndpointServer) -> None:
    endpoint_server.answer = marking(**{"51,200": {"region": None}, "52,300": None})
    found = labelled(house)
    assert ids(found) == {"tromso"}
    assert found.dropped == {"no_number": 1, "nothing_firm": 2}


@pytest.mark.acceptance
def test_a_model_that_declines_leaves_no_document_behind_and_is_not_asked_again(
    house: Settings, endpoint_server: EndpointServer
) -> None:
    endpoint_server.always = served.refusal
    assert labelled(house).dropped == {"no_number": 1, "model_refused": ASKED}
    asked = len(endpoint_server.seen)
    assert labelled(house).documents == []
    assert len(endpoint_server.seen) == asked


def test_what_a_budget_does_not_allow_is_left_and_the_next_calls_go_on(
    house: Settings, endpoint_server: EndpointServer
) -> None:
    found = labelled(house, run_tokens="9000", at_once="1")
    assert found.left["no_tokens"] == ASKED - len(found.documents) > 0
    for _ in range(2 * ASKED):
        found = labelled(house, run_tokens="9000", at_once="1")
    assert (len(found.documents), found.left) == (ASKED, {})
    assert len(endpoint_server.seen) == 2 * ASKED


@pytest.mark.acceptance
def test_what_is_answered_is_written_though_nothing_may_be_asked_any_more(
    house: Settings, endpoint_server: EndpointServer, tmp_path: Path
) -> None:
    labelled(house)
    take_in(house, tmp_path, "more", {"http://lantern.test/more": page(THREE)})
    found = labelled(house, day_tokens="9000")
    assert (len(found.documents), found.left) == (ASKED, {"no_tokens": 1})


@pytest.mark.acceptance
def test_a_model_that_is_not_there_leaves_everything(house: Settings, endpoint_server: EndpointServer) -> None:
    endpoint_server.always = served.refused(503, "overloaded")
    assert labelled(house).left == {"to_retry": ASKED}
    endpoint_server.always = None
    assert len(labelled(house).documents) == ASKED


@pytest.mark.acceptance
def test_an_article_over_which_the_model_fails_in_three_calls_is_given_up(
    house: Settings, endpoint_server: EndpointServer, tmp_path: Path
) -> None:
    def hangs_over_bergen(exchange: served.Exchange) -> None:
        if "Bergen" in exchange.body["messages"][1]["content"]:
            exchange.wait(1)
        exchange.say(exchange.content)

    endpoint_server.always = hangs_over_bergen
    for call in range(3):
        take_in(
            house, tmp_path, f"more{call}", {f"http://lantern.test/{call}": page(THREE.replace("200", f"20{call}"))}
        )
        found = labelled(house, timeout="0.4")
        assert (found.left, found.dropped.get("model_given_up")) == (({}, 1) if call == 2 else ({"to_retry": 1}, None))
    endpoint_server.always = None
    assert labelled(house).dropped["model_given_up"] == 1


@pytest.mark.acceptance
def test_a_wrong_key_ends_it_and_what_was_answered_is_kept(house: Settings) -> None:
    with pytest.raises(ConfigError, match="NEWSFIGURES_LLM_KEY"):
        labelled(house, key="sk-wrong-0000-1111")
    assert len(labelled(house).documents) == ASKED


def test_it_wants_the_name_of_a_model(house: Settings) -> None:
    with pytest.raises(ConfigError, match="NEWSFIGURES_LLM_MODEL"):
        label(settings=replace(house, llm={}), first_day=DAY, end_day=NEXT, limit=None)


@pytest.mark.acceptance
def test_of_an_address_the_newest_capture_counts_and_of_a_text_one_address(
    house: Settings, endpoint_server: EndpointServer, tmp_path: Path
) -> None:
    later = {
        URLS["oslo"]: page(THREE),
        "http://mirror.test/bergen": page(NORWEGIAN["bergen"]),
    }
    take_in(house, tmp_path, "later", later, at=AT + timedelta(hours=1))
    found = labelled(house)
    assert found.dropped == {"no_number": 1, "copy": 1}
    texts = {str(document["id"]): document["text"].partition("\n")[2] for document in found.documents}
    assert texts[URLS["oslo"]] == THREE
    assert sorted(texts.values()) == sorted([THREE, NORWEGIAN["bergen"], NORWEGIAN["tromso"]])


@pytest.mark.acceptance
@pytest.mark.parametrize(
    ("first", "end", "articles"),
    [(DAY, NEXT, 4), (DAY - timedelta(days=1), DAY, 1), (NEXT, NEXT + timedelta(days=9), 0)],
    ids=["the day", "the day before", "later"],
)
def test_days_are_of_publication_the_last_one_left_out(
    house: Settings, tmp_path: Path, first: date, end: date, articles: int
) -> None:
    take_in(house, tmp_path, "old", {"http://lantern.test/old": page(THREE, day=13)})
    assert labelled(house, first_day=first, end_day=end).articles == articles


@pytest.mark.acceptance
def test_a_higher_limit_takes_the_same_articles_and_more(house: Settings, endpoint_server: EndpointServer) -> None:
    two, three = labelled(house, limit=2), labelled(house, limit=3)
    assert (len(two.documents), len(three.documents)) == (2, 3)
    assert three.documents[:2] == two.documents
    assert len(endpoint_server.seen) == 2 * ASKED


def test_what_is_forgotten_is_not_labelled_and_nothing_of_it_is_kept(house: Settings, tmp_path: Path) -> None:
    labelled(house)
    flow.forget(flow.read_wish(house, url=URLS["oslo"], source_key=None), settings=house)
    assert ids(labelled(house)) == {"bergen", "tromso"}
    assert len(answers_of(house.archive_url)) == 2 * 2


@pytest.mark.acceptance
def test_a_page_that_nobody_has_read_yet_and_that_is_a_forgotten_article_is_neither_sent_nor_labelled(
    house: Settings, tmp_path: Path, endpoint_server: EndpointServer
) -> None:
    flow.forget(flow.read_wish(house, url=URLS["oslo"], source_key=None), settings=house)
    print_view = page(NORWEGIAN["oslo"]).replace(b"<article>", b"<article class='print'>")
    crawl = write_crawl(tmp_path, "print", {"http://lantern.test/print/1": print_view})
    with command_run("", dag_id="by_hand", run_id="1", settings=house) as run_key:
        take_in_captures(crawl, run_key=run_key, wanted=flow.Wanted(), settings=house)
    found = labelled(house)
    assert found.dropped == {"no_number": 1, "forgotten": 1}
    assert len(endpoint_server.seen) == 2 * 2


@pytest.mark.acceptance
def test_documents_of_one_publisher_are_in_one_fold_where_there_are_enough_publishers(
    house: Settings, tmp_path: Path
) -> None:
    hosts = [f"paper{n}.test" for n in range(FOLDS)]
    pages = {
        f"http://{host}/{story}": page(THREE.replace("200", f"{place}{story}0"))
        for place, host in enumerate(hosts, 1)
        for story in range(3)
    }
    take_in(house, tmp_path, "papers", pages)
    found = labelled(house)
    folds: dict[str, set[int]] = {}
    for document in found.documents:
        folds.setdefault(document["publisher"], set()).add(document["fold"])
    assert len(folds) == FOLDS + 1
    assert all(len(each) == 1 for each in folds.values())
    assert set().union(*folds.values()) <= set(range(FOLDS))


@pytest.mark.acceptance
def test_documents_of_few_publishers_are_spread_over_the_folds(house: Settings, tmp_path: Path) -> None:
    pages = {f"http://lantern.test/{n}": page(THREE.replace("51,", f"{n},")) for n in range(100, 112)}
    take_in(house, tmp_path, "many", pages)
    found = labelled(house)
    assert len({document["fold"] for document in found.documents}) == FOLDS


@pytest.mark.acceptance
def test_a_headline_that_is_part_of_the_text_is_no_title_beside_it(house: Settings, tmp_path: Path) -> None:
    take_in(house, tmp_path, "ru", {"http://sever.test/1": page(RUSSIAN, language="ru", title="Мяуток растёт")})
    found = labelled(house, source_key="warc:sever.test")
    (document,) = found.documents
    assert (document["lang"], document["text"].partition("\n")[0]) == ("ru", "Мяуток растёт")
    assert "title" not in document
