"""Source files become sources, and a mistake in one says what to do."""

import pytest

from pipeline.errors import ConfigError
from pipeline.sources import find_source, load_source, load_sources, owner_of, survey_sources

GOOD = """
name = "Harbour Post"
language = "en"
time_zone = "Europe/Oslo"
hosts = ["harbourpost.example"]

[terms]
terms_url = "https://harbourpost.example/terms"
quote_limit = 300
legal_note = "Invented for a test."

[[feed]]
url = "https://harbourpost.example/rss.xml"

[[layout]]
key = "2019"
valid_from = 2019-03-01
body = "div.body > p"

[[layout]]
key = "2025"
valid_from = 2025-05-12
body = "div.story p"
published = "time.pub::attr(datetime)"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "harbour_post.toml").write_text(GOOD, "utf-8")
    return tmp_path


def test_the_file_name_is_the_key_and_layouts_come_newest_first(folder):
    source = find_source(load_sources(folder), "harbour_post")
    assert [layout.key for layout in source.layouts] == ["2025", "2019"]
    assert (source.name, source.feeds[0].url) == ("Harbour Post", "https://harbourpost.example/rss.xml")
    assert not source.reaches_past


def test_built_in_sources_load_and_real_ones_are_no_samples():
    sources = load_sources(None)
    assert {"sample_times", "sample_kurier", "sample_ilbo", "kommersant", "korea_times", "hankook_ilbo"} <= set(sources)
    assert {key for key, source in sources.items() if source.sample} == {"sample_times", "sample_kurier", "sample_ilbo"}
    assert all(not source.layouts for source in sources.values() if source.unverified)


@pytest.mark.parametrize(
    ("host", "key"),
    [("kommersant.ru", "kommersant"), ("www.kommersant.ru", "kommersant"), ("WWW.Kommersant.ru.", "kommersant"),
     ("notkommersant.ru", None), ("ru", None), ("", None)],
)  # fmt: skip
def test_a_host_belongs_to_the_source_that_names_it_or_the_host_above_it(host, key):
    owner = owner_of(load_sources(None), host)
    assert (owner.key if owner else None) == key


def test_an_unknown_key_names_the_known_ones():
    with pytest.raises(ConfigError, match=r"no source 'harbor'; known: .*kommersant.*docs/add-a-source\.md"):
        find_source(load_sources(None), "harbor")


def test_a_feed_is_a_source_in_one_line(tmp_path):
    (tmp_path / "feeds.toml").write_text(
        'tide = "https://www.tide.example/feed.xml"\n'
        'fjord = { url = "https://fjord.example/feed", language = "en", time_zone = "Europe/Oslo" }\n',
        "utf-8",
    )
    sources = load_sources(tmp_path)
    assert (sources["tide"].hosts, sources["tide"].language, sources["tide"].unverified) == (
        ("tide.example",),
        "und",
        True,
    )
    assert (sources["fjord"].time_zone, sources["fjord"].feeds[0].url) == ("Europe/Oslo", "https://fjord.example/feed")


def test_a_paper_of_ones_own_says_where_on_this_machine_it_is_served(folder):
    (folder / "feeds.toml").write_text(
        'tide = { url = "http://tide.test/feed.xml", address = "localhost:8000" }\n', "utf-8"
    )
    (folder / "fjord.toml").write_text(GOOD.replace("[terms]", 'address = "[::1]:8001"\n[terms]'), "utf-8")
    sources = load_sources(folder)
    assert sources["tide"].host_map == dict.fromkeys(("tide.test", "www.tide.test"), ("localhost", 8000))
    assert sources["fjord"].host_map["harbourpost.example"] == ("::1", 8001)
    assert sources["sample_times"].host_map == {}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('tide = { url = "http://tide.com/feed.xml", address = "127.0.0.1:80" }', r"tide\.com may be somebody's"),
        ('tide = { url = "http://tide.test/feed.xml", address = "192.168.1.4:80" }', r"no address of this machine"),
        ('tide = { url = "http://tide.test/feed.xml", address = "127.0.0.1" }', r"write such as '127\.0\.0\.1:8000'"),
        ('tide = { url = "http://tide.test/feed.xml", address = "127.0.0.1:99999" }', r"no address of this machine"),
    ],
    ids=["a real name", "another machine", "no port", "a port that none is"],
)
def test_nobody_elses_name_or_machine_can_be_an_address(tmp_path, line, says):
    (tmp_path / "feeds.toml").write_text(line, "utf-8")
    with pytest.raises(ConfigError, match=says):
        load_sources(tmp_path)


def test_a_file_of_the_user_takes_the_place_of_a_built_in_one(folder):
    (folder / "kommersant.toml").write_text(GOOD, "utf-8")
    assert load_sources(folder)["kommersant"].name == "Harbour Post"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('time_zone = "Europe/Oslo"', 'time_zone = "Oslo"', r"harbour_post\.toml: time_zone = 'Oslo' is no time zone"),
        ('language = "en"\n', "", r"harbour_post\.toml: language is missing; add it"),
        (
            'language = "en"',
            'langage = "en"\nlanguage = "en"',
            r"langage is not known; do you mean language\?; see the fields in docs",
        ),
        ('body = "div.story p"', 'body = "div..story"', r"layout\.1\.body = 'div\.\.story' is no CSS selector"),
        ('body = "div.story p"', "", r"layout 2025 has neither body nor embedded"),
        ('key = "2025"', 'key = "2019"', r"two layouts share a key"),
        (
            'url = "https://harbourpost.example/rss.xml"',
            'url = "rss.xml"',
            r"feed\.0\.url = 'rss\.xml' is no web address",
        ),
        (
            'url = "https://harbourpost.example/rss.xml"',
            'url = "https://desk:secret@harbourpost.example/rss.xml"',
            r"feed\.0\.url = 'https://\*\*\*@harbourpost.example/rss.xml' holds a user name or a password",
        ),
        (
            'hosts = ["harbourpost.example"]',
            'hosts = ["https://harbourpost.example"]',
            r"hosts\.0 = .* is no host name",
        ),
        (
            'hosts = ["harbourpost.example"]',
            'hosts = ["harbourpost.example"]\nunverified = true',
            r"invents no selectors",
        ),
        ('name = "Harbour Post"', 'name = "Harbour Post', r"harbour_post\.toml is no TOML"),
        (
            'hosts = ["harbourpost.example"]',
            'hosts = ["harbourpost.example"]\nday_sitemap = "https://x.example/{jour}"',
            r"cannot be filled in",
        ),
        ('[[feed]]\nurl = "https://harbourpost.example/rss.xml"', "", r"nothing to discover articles by"),
        ("quote_limit = 300", "quote_limit = -1", r"terms\.quote_limit = -1"),
        (
            "[[feed]]",
            '[politeness]\nproxy = "socks5://10.0.0.8:1080"\n[[feed]]',
            r"politeness\.proxy = .* is no proxy; write",
        ),
        (
            "[[feed]]",
            '[politeness]\nopt_out_words = ["nosnippet"]\n[[feed]]',
            r"opt_out_words\.0 = 'nosnippet' .*'noai'",
        ),
        ("[[feed]]", "[politeness]\nrest = 0\n[[feed]]", r"politeness\.rest = 0"),
    ],
)
def test_a_mistake_names_file_key_and_remedy(folder, old, new, says):
    path = folder / "harbour_post.toml"
    path.write_text(GOOD.replace(old, new), "utf-8")
    with pytest.raises(ConfigError, match=says):
        load_sources(folder)


@pytest.mark.parametrize(
    ("line", "says"),
    [('tide = "tide.example"', r"feeds\.toml: tide\.url = 'tide\.example' is no web address"),
     ('Tide = "https://tide.example/"', r"'Tide' is no source key"),
     ('x = "https://tide.example/"', r"'x' is no source key; write 2 to 41 small letters"),
     ("tide = 5", r"feeds\.toml: tide = 5"),
     ('tide = { language = "en" }', r"feeds\.toml: tide\.url is missing"),
     ('tide = "https://[tide.example/"', r"feeds\.toml: tide\.url = .* is no web address"),
     ('tide = "https://tide.example:80:90/"', r"feeds\.toml: tide\.url = .* is no web address")],
)  # fmt: skip
def test_a_mistake_in_the_feeds_file_names_its_line(tmp_path, line, says):
    (tmp_path / "feeds.toml").write_text(line + "\n", "utf-8")
    with pytest.raises(ConfigError, match=says):
        load_sources(tmp_path)


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ConfigError, match="NEWSFIGURES_SOURCES_DIR"):
        load_sources(tmp_path / "gone")


def test_a_file_whose_name_is_no_key_is_said(tmp_path):
    (tmp_path / "Harbour-Post.toml").write_text(GOOD, "utf-8")
    with pytest.raises(ConfigError, match="no source key"):
        load_sources(tmp_path)


def test_one_wrong_file_leaves_the_other_sources_usable(folder):
    (folder / "kurier.toml").write_text("name = 3")
    (folder / "feeds.toml").write_text('harbour_post = "https://harbourpost.example/rss.xml"')
    sources, wrong = survey_sources(folder)
    assert {"harbour_post", "sample_times"} <= set(sources)
    assert "kurier" not in sources
    assert set(wrong) == {"kurier"}
    assert "kurier.toml: " in wrong["kurier"]
    with pytest.raises(ConfigError, match=r"kurier\.toml"):
        load_sources(folder)


def test_a_wrong_line_of_the_feeds_file_leaves_the_other_lines_usable(tmp_path):
    lines = [
        'tide = "https://tide.example/feed"',
        'fjord = "fjord.example"',
        "kommersant = 5",
        '"Harbour Post" = "https://h.example/"',
    ]
    (tmp_path / "feeds.toml").write_text("\n".join(lines), "utf-8")
    sources, wrong = survey_sources(tmp_path)
    assert {"tide", "sample_times"} <= set(sources)
    assert set(wrong) == {"fjord", "kommersant", "Harbour Post"}
    assert not wrong.keys() & sources.keys()
    assert load_source(tmp_path, "tide") == sources["tide"]
    with pytest.raises(ConfigError, match=r"^[^\n]*feeds\.toml: kommersant = 5[^\n]*$"):
        load_source(tmp_path, "kommersant")


def test_a_file_takes_the_place_of_a_wrong_line_too(folder):
    (folder / "feeds.toml").write_text("harbour_post = 5", "utf-8")
    sources, wrong = survey_sources(folder)
    assert (wrong, sources["harbour_post"].name) == ({}, "Harbour Post")


def test_a_feeds_file_that_is_no_toml_leaves_other_files_and_built_in_sources_usable(folder):
    (folder / "feeds.toml").write_text("Tide Post = 5", "utf-8")
    sources, wrong = survey_sources(folder)
    assert (set(wrong), sources["harbour_post"].name) == ({"feeds"}, "Harbour Post")
    for key in ("harbour_post", "sample_times"):
        assert load_source(folder, key) == sources[key]
    with pytest.raises(ConfigError, match=r"feeds\.toml is no TOML"):
        load_source(folder, "tide")


def test_a_file_that_cannot_be_read_is_said_and_a_hidden_one_is_none(folder):
    (folder / "tide.toml").symlink_to(folder / "gone")
    (folder / ".#harbour_post.toml").symlink_to("desk@machine.4711:17")
    (folder / "._harbour_post.toml").write_bytes(b"\0\5\x16\7\0")
    sources, wrong = survey_sources(folder)
    assert "harbour_post" in sources
    assert set(wrong) == {"tide"}
    assert "tide.toml cannot be read (No such file or directory)" in wrong["tide"]


@pytest.mark.parametrize("key", ["harbour_post", "fjord", "sample_times"])
def test_one_source_is_read_without_the_others(folder, key):
    (folder / "feeds.toml").write_text('harbour_post = "https://a.example/feed"\nfjord = "https://b.example/feed"')
    expected = load_sources(folder)[key]
    (folder / "broken.toml").write_text("name = 3")
    assert load_source(folder, key) == expected
    with pytest.raises(ConfigError, match="broken"):
        load_source(folder, "nobody")


def test_a_source_says_what_lists_the_present_and_what_the_past(folder):
    path = folder / "harbour_post.toml"
    past = 'past_sitemaps = ["https://harbourpost.example/all.xml"]\n'
    path.write_text(past + GOOD.replace("[[feed]]", '[politeness]\nproxy = "http://10.0.0.8:3128"\n[[feed]]'), "utf-8")
    source = load_sources(folder)["harbour_post"]
    assert (source.present_by, "past sitemaps" in source.past_by, source.reaches_past) == (("feed",), True, True)
    assert source.politeness.proxy == "http://10.0.0.8:3128"


def test_sources_that_name_no_times_are_polled_at_minutes_of_their_own(tmp_path):
    for number in range(60):
        (tmp_path / f"paper_{number}.toml").write_text(GOOD, "utf-8")
    crons = [source.poll_cron for source in load_sources(tmp_path).values() if source.key.startswith("paper_")]
    minutes = {cron.partition("-")[0] for cron in crons}
    assert (len(crons), {cron.partition("-")[2] for cron in crons}) == (60, {"59/20 * * * *"})
    assert len(minutes) > 15
