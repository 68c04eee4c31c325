"""`new-source` drafts a source that loads, and a test that passes, from one page of a running site."""

import re
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from pipeline.cli import new_source
from pipeline.errors import ConfigError, PipelineError
from pipeline.newsstand import Fault, load_papers
from pipeline.settings import Settings
from pipeline.sources import load_sources
from pipeline.sources.scaffold import address_pattern
from tests.support.site import HOST, served_site

FEED = "http://kurier.newsstand.test/rss/news.xml"


@pytest.fixture
def run(newsstand, tmp_path):
    """The command with a folder for its sources, on the newsstand; its output, or the error that it raises."""
    app = typer.Typer()
    app.command()(new_source.new_source)
    peers = ",".join(f"{host}={address}:{port}" for host, (address, port) in newsstand.host_map.items())
    (tmp_path / "mine").mkdir()
    env = {"NEWSFIGURES_HOST_MAP": peers, "NEWSFIGURES_SOURCES_DIR": str(tmp_path / "mine")}

    def call(*arguments, **changed):
        done = CliRunner().invoke(app, arguments, env=env | changed)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.output

    return call


def url_of(key):
    return next(story.url for paper in load_papers().values() for story in paper.stories if story.key == key)


@pytest.mark.parametrize(
    ("story", "body", "options"),
    [
        pytest.param("meowtalk_norway", "div.article-body", (), id="en"),
        pytest.param(
            "kurier_gudok",
            "div.article_text_wrapper",
            ("--feed", FEED, "--time-zone", "Europe/Moscow"),
            id="ru",
            marks=pytest.mark.acceptance,
        ),
        pytest.param(
            "ilbo_meowtalk_norway",
            "div#article-view-content",
            ("--feed", "http://ilbo.newsstand.test/rss/news.xml"),
            id="ko",
            marks=pytest.mark.acceptance,
        ),
    ],
)
def test_a_draft_loads_and_its_own_test_passes(run, tmp_path, story, body, options):
    said = run("mine", url_of(story), *options)
    source = load_sources(tmp_path / "mine")["mine"]
    assert [layout.body for layout in source.layouts] == [body]
    assert len(source.feeds) == 1
    assert ("div.article-body aside.newsletter-box" in source.layouts[0].drop) is (story == "meowtalk_norway")
    assert f"body       {body}" in said
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(tmp_path), str(tmp_path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("sample_times", "'sample_times' is the key of a source that is there already, The Newsstand Times"),
        ("quay", "'quay' is the key of a source that is there already, quay.example"),
        ("x", "'x' is no source key; write 2 to 41 small letters"),
    ],
    ids=["built in", "in feeds.toml", "too short"],
)
def test_a_key_that_no_new_source_can_have_is_refused_before_anybody_is_asked(run, newsstand, tmp_path, key, words):
    (tmp_path / "mine" / "feeds.toml").write_text('quay = "https://quay.example/rss.xml"\n')
    with pytest.raises(ConfigError, match=words):
        run(key, url_of("meowtalk_norway"), "--feed", FEED)
    assert newsstand.requests == []
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["feeds.toml"]


def test_a_page_that_robots_txt_forbids_is_not_asked_for(run, newsstand, tmp_path):
    with pytest.raises(PipelineError, match="robots"):
        run("mine", url_of("kurier_denied"), "--feed", FEED)
    assert [request.path for request in newsstand.requests] == ["/robots.txt"]
    assert list((tmp_path / "mine").iterdir()) == []


@pytest.mark.parametrize(
    ("path", "answer", "said"),
    [
        (
            "/a",
            (200, {"TDM-Reservation": "1"}, b"<p>a page"),
            r"kept from text and data mining \(header TDM-Reservation",
        ),
        ("/a", (200, {}, b'<meta name="robots" content="noai"><p>a page'), "obey_opt_outs = false"),
        ("/.well-known/tdmrep.json", (200, {}, b'[{"location": "/", "tdm-reservation": 1}]'), "tdmrep.json reserves"),
    ],
    ids=["header", "meta element", "of the site"],
)
def test_a_page_that_is_kept_from_mining_is_not_stored(run, tmp_path, path, answer, said):
    with served_site() as site:
        site.pages[path] = answer
        served = f"{HOST}=127.0.0.1:{site.port}"
        with pytest.raises(PipelineError, match=said):
            run("mine", site.url("/a"), "--feed", site.url("/rss"), NEWSFIGURES_HOST_MAP=served)
    assert list((tmp_path / "mine").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "changed", "remedy"),
    [
        (("Mine", url_of("meowtalk_norway")), {}, "2 to 41 small letters"),
        (("mine", "http://localhost:8000/a.html"), {}, "my-paper.test/a.html --address localhost:8000"),
        (("mine", "http://my-paper.com/a.html", "--address", "127.0.0.1:8000"), {}, "may be somebody's"),
        (("mine", "http://my-paper.test/a.html", "--address", "10.0.0.8:8000"), {}, "no address of this machine"),
        (("mine", "harbour.example/a"), {}, "names no site; give the address of an article in full"),
        (("mine", url_of("kurier_gudok"), "--feed", FEED, "--time-zone", "Moscow"), {}, "^--time-zone is no .*IANA"),
        (("mine", url_of("kurier_gudok"), "--feed", "/rss.xml"), {}, "^--feed is no web address; write it in full"),
    ],
    ids=["key", "no name for it", "a real name", "another machine", "no site", "zone", "feed"],
)
def test_what_is_missing_is_named_and_nothing_is_written(run, tmp_path, arguments, changed, remedy):
    with pytest.raises(ConfigError, match=remedy):
        run(*arguments, **changed)
    assert [path for path in (tmp_path / "mine").rglob("*") if path.is_file()] == []


def test_without_a_feed_the_site_is_asked_for_its_lists(run, newsstand, tmp_path):
    said = run("mine", url_of("kurier_gudok"), "--time-zone", "Europe/Moscow")
    source = load_sources(tmp_path / "mine")["mine"]
    assert (source.feeds, source.sitemaps) == ((), ("http://kurier.newsstand.test/sitemaps/sitemap_news.xml",))
    assert "the site names no feed" in said
    assert [request.path for request in newsstand.requests][-1] == "/robots.txt"


@pytest.mark.acceptance
def test_a_site_of_which_no_list_can_be_found_says_what_to_give(run, newsstand, tmp_path):
    for path in ("/", "/robots.txt"):
        newsstand.fault("kurier.newsstand.test", path, Fault.REDIRECT_LOOP)
    with pytest.raises(ConfigError, match="--feed"):
        run("mine", url_of("kurier_gudok"))


def test_a_feed_whose_address_is_none_is_told(run, tmp_path):
    page = b"<link rel=alternate type=application/rss+xml href='http://[broken/rss'><h1>Ferries</h1>" + 9 * (
        b"<p>The ferry company Fjordline had revenue of 96.4 million kroner in May, more than a year earlier.</p>"
    )
    with served_site() as site:
        site.pages["/a"] = (200, {"Content-Type": "text/html; charset=utf-8"}, page)
        with pytest.raises(ConfigError, match="give one with --feed"):
            run("mine", site.url("/a"), NEWSFIGURES_HOST_MAP=f"{HOST}=127.0.0.1:{site.port}")
    assert list((tmp_path / "mine").iterdir()) == []


def test_a_sitemap_can_be_named(run, tmp_path):
    run("mine", url_of("kurier_gudok"), "--sitemap", "http://kurier.newsstand.test/sitemaps/all.xml")
    assert load_sources(tmp_path / "mine")["mine"].sitemaps == ("http://kurier.newsstand.test/sitemaps/all.xml",)


def test_times_of_another_zone_than_the_source_has_are_told(run):
    assert "its times are +0900 from UTC, and not those of UTC" in run("mine", url_of("meowtalk_norway"))
    assert "from UTC" not in run("yours", url_of("meowtalk_norway"), "--time-zone", "Asia/Seoul")


def test_a_file_that_is_there_is_not_written_over(run, tmp_path):
    (tmp_path / "mine" / "mine.toml").write_text("", "utf-8")
    with pytest.raises(ConfigError, match="there already"):
        run("mine", url_of("meowtalk_norway"))


@pytest.mark.parametrize(
    ("url", "pattern"),
    [
        ("https://harbour.example/doc/8610702", r"^https://harbour\.example/doc/\d+$"),
        ("https://harbour.example/a/20260414/ferries-8", r"^https://harbour\.example/a/\d{8}/[^/?#]+$"),
        (
            "https://harbour.example/2026/04/x.html?from=rss",
            r"^https://harbour\.example/\d{4}/\d{2}/[^/?#]+\.html(?:\?|$)",
        ),
        (
            "https://harbour.example/view.html?idxno=71",
            r"^https://harbour\.example/[^/?#]+\.html\?(?:.*&)?idxno=\d+(?:&|$)",
        ),
        ("https://harbour.example/?s=a&p=71", r"^https://harbour\.example/\?(?:.*&)?p=\d+(?:&|$)"),
        ("https://harbour.example/2026/04/ferries-8/", r"^https://harbour\.example/\d{4}/\d{2}/[^/?#]+/$"),
    ],
)
def test_the_shape_of_an_address_is_guessed(url, pattern):
    assert address_pattern(url) == pattern
    assert re.search(pattern, url)


def test_without_a_folder_of_its_own_a_draft_goes_where_sources_are_looked_for(run, tmp_path):
    home = tmp_path / "home"
    env = {"NEWSFIGURES_SOURCES_DIR": "", "NEWSFIGURES_HOME": str(home)}
    said = run("mine", url_of("meowtalk_norway"), "--time-zone", "Asia/Seoul", **env)
    assert f"wrote {home / 'sources' / 'mine.toml'}" in said
    found = Settings.from_env(env)
    assert "mine" in load_sources(found.sources_dir)


def test_a_paper_on_this_machine_is_drafted_with_its_address(run, newsstand, tmp_path):
    address = f"127.0.0.1:{newsstand.port}"
    run("mine", url_of("meowtalk_norway"), "--address", address, "--time-zone", "Asia/Seoul", NEWSFIGURES_HOST_MAP="")
    assert load_sources(tmp_path / "mine")["mine"].address == ("127.0.0.1", newsstand.port)
