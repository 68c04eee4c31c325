"""Each mistake in a source file is told with the key's place and what to write instead, without words of Python."""

import re

import pytest

from pipeline.errors import ConfigError
from pipeline.sources import load_sources
from pipeline.sources.file import read_source_file

GOOD = """
name = "Harbour Post"
language = "en"
country = "NO"
time_zone = "Europe/Oslo"
hosts = ["harbourpost.example"]
poll_cron = "*/20 6-23 * * *"
revisit = ["1h", "3d"]

[terms]
terms_url = "https://harbourpost.example/terms"
quote_limit = 300
legal_note = "Invented for a test."

[politeness]
pause = 2.0

[[feed]]
url = "https://harbourpost.example/rss.xml"

[archive_pages]
url = "https://harbourpost.example/{year}/{month:02}/{day:02}?p={page}"
links = "a"
last_page = 3

[[layout]]
key = "2025"
valid_from = 2025-05-12
body = "div.story p"
"""


def test_the_file_without_a_mistake_is_read(tmp_path):
    (tmp_path / "harbour_post.toml").write_text(GOOD, "utf-8")
    assert "harbour_post" in load_sources(tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('language = "en"', 'language = "english"', "language = 'english' is no language code; write two or three"),
        ('country = "NO"', 'country = "norway"', "country = 'norway' is no country code; write two capital letters"),
        ('name = "Harbour Post"', 'name = ""', "name = '' is too short; write at least 1 characters"),
        ('name = "Harbour Post"', "name = 3", "name = 3 is no text; put it in quotes"),
        ('hosts = ["harbourpost.example"]', "hosts = []", "hosts = [] is empty; write at least 1 of them"),
        ('hosts = ["harbourpost.example"]', 'hosts = "a.example"', "hosts = 'a.example' is no list; put it in"),
        ('"*/20 6-23 * * *"', '"hourly"', "poll_cron = 'hourly' is no cron line; write five fields"),
        ('"*/20 6-23 * * *"', '"*/20 6-24 * * *"', "'6-24' is not within 0-23; write such as"),
        ('["1h", "3d"]', '["soon"]', "revisit.0 = 'soon' is no span of time; write a number with m, h or d"),
        ('["1h", "3d"]', '"1h"', "revisit = '1h' is no list; put it in brackets"),
        ('name = "H', 'unverified = "perhaps"\nname = "H', "unverified = 'perhaps' is neither true nor false; write"),
        ("pause = 2.0", "pause = -1", "politeness.pause = -1 is too little; write at least 0"),
        ("pause = 2.0", 'pause = "two"', "politeness.pause = 'two' is no number; write it without quotes"),
        ("pause = 2.0", "timeout = 0", "politeness.timeout = 0 is too little; write more than 0"),
        ("pause = 2.0", "retries = 2.5", "politeness.retries = 2.5 is no whole number; write it without a fraction"),
        ("pause = 2.0", "max_body = 1000000000000", "is too much; write at most 100000000"),
        ("2025-05-12", '"spring"', "layout.0.valid_from = 'spring' is no day; write it as 2026-04-14, without quotes"),
        ("300", '300\ntext_visible_to = "all"', "terms.text_visible_to = 'all' is not allowed; write 'operators' or"),
        ("300", "300\nretention_days = 0", "terms.retention_days = 0 is too little; write at least 1"),
        ('"Invented for a test."', '"ok"', "terms.legal_note = 'ok' is too short; write at least 10 characters"),
        ('terms_url = "https://harbourpost.example/terms"\n', "", "terms.terms_url is missing; add it (docs"),
        ("[terms]", "[term]", "term is not known; do you mean terms?; see the fields in docs/add-a-source.md"),
        ("[[feed]]", "[feed]", "is no list; put it in brackets, or a table under [[feed]] with two"),
        ("[politeness]\npause = 2.0", "", ""),
        ('url = "https://harbourpost.example/rss', 'adress = 1\nurl = "https://harbour', "feed.0.adress is not known"),
        ('key = "2025"', 'key = "2025 spring"', "layout.0.key = '2025 spring' is no key of a layout; write small"),
        ('body = "div.story p"', 'erase = ["["]\nbody = "p"', "layout.0.erase.0 = '[' is no regular expression"),
        ('body = "div.story p"', 'embedded = "data"', "names no embedded body; write 'next_f:key' or 'json_ld:key'"),
        ('links = "a"', 'links = "a["', "archive_pages.links = 'a[' is no CSS selector"),
        ("p={page}", "p={seite}", "has a field that cannot be filled in: {seite}; use {year}"),
        ("{day:02}", "", "does not name the whole day; use {year}"),
        ("?p={page}", "", "archive_pages.last_page = 3, and its url has no {page}; add it"),
        ('name = "H', 'day_sitemap = "https://a.no/{year}{month}{day}?{page}"\nname = "H', "day_sitemap has {page}"),
        ('"*/20 6-23 * * *"', '"*/0 * * * *"', "'*/0' is not within 0-59; write such as"),
        ('"*/20 6-23 * * *"', '"often * * * *"', "'often' is not within 0-59; write such as"),
        ('"*/20 6-23 * * *"', '"0,,5 * * * *"', "'0,,5' is not within 0-59; write such as"),
        ('"*/20 6-23 * * *"', '"0 6 * * mon-friday"', "'mon-friday' is not within 0-7 or sun, mon"),
        ('["harbourpost.example"]', '["harbourpost.example:80"]', "without https://, port and path, and what is not"),
        ("last_page = 3", "last_page = 5000", "archive_pages.last_page = 5000 is too much; write at most 500"),
        ("last_page = 3", "first_page = 4\nlast_page = 3", "archive_pages.first_page = 4 comes after last_page = 3"),
        ('name = "H', 'article_url = "("\nname = "H', "article_url = '(' is no regular expression"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_its_remedy(tmp_path, old, new, says):
    path = tmp_path / "harbour_post.toml"
    assert GOOD.count(old) >= 1
    path.write_text(GOOD.replace(old, new, 1), "utf-8")
    if not says:
        assert read_source_file(path).politeness.pause == 2.0
        return
    with pytest.raises(ConfigError, match=re.escape(says)) as told:
        read_source_file(path)
    assert str(told.value).startswith(f"{path}: ")
    assert not re.search(r"Input should|String should|Tuple|validation", str(told.value))


@pytest.mark.parametrize(
    "line", ["0 6 * * mon-fri", "5-59/20 * * * *", "0 0 L * *", "0 0 1,15 JAN-mar 7", "50-10 * * * *"]
)
def test_a_cron_line_that_airflow_reads_is_one(tmp_path, line):
    path = tmp_path / "harbour_post.toml"
    path.write_text(GOOD.replace("*/20 6-23 * * *", line), "utf-8")
    assert read_source_file(path).poll_cron == line


def test_a_list_of_which_nothing_can_be_taken_is_not_called_empty(tmp_path):
    path = tmp_path / "harbour_post.toml"
    path.write_text(GOOD.replace('["harbourpost.example"]', '["Harbour Post"]'), "utf-8")
    with pytest.raises(ConfigError) as told:
        read_source_file(path)
    assert len(str(told.value).splitlines()) == 1


def test_the_mark_that_editors_of_windows_write_first_is_no_mistake(tmp_path):
    path = tmp_path / "harbour_post.toml"
    path.write_text(GOOD, "utf-8-sig")
    assert read_source_file(path).name == "Harbour Post"


def test_every_mistake_of_a_file_is_told_at_once(tmp_path):
    path = tmp_path / "harbour_post.toml"
    path.write_text(GOOD.replace('"en"', '"english"').replace("pause = 2.0", "pause = -1"), "utf-8")
    with pytest.raises(ConfigError) as told:
        read_source_file(path)
    assert [line.split(" = ")[0].split(": ")[1] for line in str(told.value).splitlines()] == [
        "language",
        "politeness.pause",
    ]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('url = "https://harbourpost.example/rss.xml"', 'url = "https://desk:sec@r@et@harbourpost.example/rss.xml"'),
        ('url = "https://harbourpost.example/rss.xml"', 'url = "desk:sec/r@et@harbourpost.example/rss.xml"'),
        ("pause = 2.0", 'proxy = "socks://desk:sec/r@et@proxy.example:8080"'),
        ("pause = 2.0", 'proxy = { url = "http://desk:sec/r@et@proxy.example:8080" }'),
    ],
)
def test_no_mistake_is_told_with_a_password(tmp_path, right, wrong):
    path = tmp_path / "harbour_post.toml"
    path.write_text(GOOD.replace(right, wrong), "utf-8")
    with pytest.raises(ConfigError) as caught:
        read_source_file(path)
    assert "***@" in str(caught.value)
    assert not re.search(r"desk|sec[/@]|r@et", str(caught.value))
