"""Whether a source works: what is good, what wants a look, and what is broken with its remedy."""

from dataclasses import replace
from pathlib import Path

import pytest

import pipeline.sources
from pipeline.flow.check import Finding, Stand, check_sources
from pipeline.newsstand import Fault, Newsstand
from pipeline.settings import Settings
from tests.support.site import HOST as HERE
from tests.support.site import served_site

BUILT_IN = Path(pipeline.sources.__file__).parent
HOST = "times.newsstand.test"


@pytest.fixture
def folder(house: Settings) -> Path:
    found = house.home / "sources"
    found.mkdir(parents=True)
    return found


def write(folder: Path, old: str = "", new: str = "") -> None:
    """The sample paper's file under another key, which does not wait for a failing host."""
    text = (BUILT_IN / "sample_times.toml").read_text("utf-8").replace("pause = 0.05", "pause = 0.05\nretries = 0")
    assert old in text
    (folder / "my_times.toml").write_text(text.replace(old, new, 1), "utf-8")


def look(house: Settings, folder: Path, *, live: bool = False) -> dict[str, Finding]:
    found = check_sources(replace(house, sources_dir=folder), keys=["my_times"], live=live)
    return {finding.what.split(" ")[0]: finding for finding in found}


def test_a_source_that_works_is_said_to_work(house: Settings, newsstand: Newsstand, folder: Path) -> None:
    write(folder)
    found = look(house, folder, live=True)
    assert {what: finding.stand for what, finding in found.items() if finding.stand is Stand.BROKEN} == {}
    assert {"file", "terms", "feed", "sitemap", "day", "robots.txt", "opt-out", "article"} <= set(found)
    assert "layout 2025" in found["article"].detail
    pages = [each for each in newsstand.requests if each.path.count("/") > 3]
    assert len(pages) == 1, "one article is enough"


def test_without_live_nobody_is_asked(house: Settings, newsstand: Newsstand, folder: Path) -> None:
    write(folder)
    assert look(house, folder)["file"].stand is Stand.OK
    assert newsstand.requests == []


@pytest.mark.parametrize(
    ("old", "new", "what", "stand", "says"),
    [
        ("terms_checked_on = 2026-11-25\n", "", "terms", Stand.LOOK, "nobody has accepted them"),
        ('language = "en"', 'language = "english"', "file", Stand.BROKEN, "no language code"),
        ("rss/allnews.xml", "rss/absent.xml", "feed", Stand.BROKEN, "status 404; open it in a browser"),
        (r"/\d{8}/[a-z0-9-]+$", r"/\d{9}/[a-z0-9-]+$", "feed", Stand.BROKEN, "look whether article_url and hosts"),
        ("main a.archive-link", "main a.gone", "day", Stand.BROKEN, "look whether archive_pages.links"),
        ('div[data-article-content="true"]', "div.gone", "article", Stand.BROKEN, "a new look wants a new [[layout]]"),
    ],
    ids=["terms", "file", "feed gone", "addresses changed", "day pages changed", "look changed"],
)
def test_what_broke_is_named_with_its_remedy(  # noqa: PLR0917
    house: Settings, folder: Path, old: str, new: str, what: str, stand: Stand, says: str
) -> None:
    write(folder, old, new)
    found = look(house, folder, live=what not in {"terms", "file"})[what]
    assert found.stand is stand
    assert says in found.detail


def test_a_site_that_is_down_is_told_for_what_was_asked(house: Settings, newsstand: Newsstand, folder: Path) -> None:
    write(folder)
    newsstand.fault(HOST, "/rss/allnews.xml", Fault.UNAVAILABLE)
    assert look(house, folder, live=True)["feed"].stand is Stand.BROKEN


def test_selectors_are_tried_on_the_page_saved_beside_the_file(house: Settings, folder: Path) -> None:
    write(folder)
    assert look(house, folder)["saved"].stand is Stand.LOOK
    (folder / "pages").mkdir()
    (folder / "pages" / "my_times.json").write_text(f'{{"url": "http://{HOST}/business/trade/20260414/ferries-grow"}}')
    page = "<html lang='en'><body><h1 class='article-title'>Ferries grow</h1>{}</body></html>"
    words = "<p>The ferry had 51,200 passengers in March, its owner said, and that is more than in the year before.</p>"
    body = f"<div data-article-content='true'>{words * 5}</div>"
    saved = folder / "pages" / "my_times.html"
    saved.write_text(page.format(body), "utf-8")
    assert "layout 2025" in look(house, folder)["saved"].detail
    saved.write_text(page.format(f"<main>{words * 5}</main>"), "utf-8")
    assert look(house, folder)["saved"].stand is Stand.BROKEN


def test_a_key_that_nothing_has_is_broken(house: Settings, folder: Path) -> None:
    (found,) = check_sources(replace(house, sources_dir=folder), keys=["tims"])
    assert (found.stand, found.what) == (Stand.BROKEN, "file")
    assert "sample_times" in found.detail


@pytest.mark.parametrize(("more", "stand"), [("", Stand.BROKEN), ("\nobey_opt_outs = false", Stand.LOOK)])
def test_what_is_kept_from_mining_is_asked_for_where_the_file_says_so(
    house: Settings, folder: Path, more: str, stand: Stand
) -> None:
    with served_site() as site:
        site.pages["/rss"] = (200, {}, b"<rss version='2.0'><channel><item><link>/a</link></item></channel></rss>")
        site.pages["/.well-known/tdmrep.json"] = (200, {}, b'[{"location": "/", "tdm-reservation": 1}]')
        (folder / "my_times.toml").write_text(
            f'''name = "P"\nlanguage = "en"\ntime_zone = "UTC"\nhosts = ["{HERE}"]\naddress = "127.0.0.1:{site.port}"
            [politeness]\npause = 0{more}
            [terms]\nterms_url = "http://{HERE}/"\nquote_limit = 9\nlegal_note = "Invented for a test."
            [[feed]]\nurl = "http://{HERE}/rss"\n''',
            "utf-8",
        )
        found = look(house, folder, live=True)
        assert found["opt-out"].stand is stand
        assert ("/a" in site.paths) is (stand is Stand.LOOK)
