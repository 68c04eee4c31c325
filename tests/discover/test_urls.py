"""One address has one spelling, and what is not provably the same stays apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.discover import BadUrlError, canonical_url


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("HTTP://Paper.Example:80", "http://paper.example/"),
        ("https://paper.example:0443/a", "https://paper.example/a"),
        ("https://paper.example:8443/a", "https://paper.example:8443/a"),
        ("  https://paper.example/a\n", "https://paper.example/a"),
        ("https://paper.exa\nmple/a", "https://paper.example/a"),
        ("https://paper.example./a", "https://paper.example/a"),
        ("https://@paper.example/a", "https://paper.example/a"),
        ("https://desk:p@ss@paper.example/a", "https://desk:p%40ss@paper.example/a"),
        ("http:paper.example/a?b=1", "http://paper.example/a?b=1"),
        ("https://paper.example/a/./b/../c", "https://paper.example/a/c"),
        ("https://paper.example/../..", "https://paper.example/"),
        ("https://paper.example/a/..", "https://paper.example/"),
        ("https://paper.example//a//b/", "https://paper.example//a//b/"),
        ("https://paper.example/a#b", "https://paper.example/a"),
        ("https://paper.example/a?", "https://paper.example/a"),
        ("https://paper.example/a?&&b=1&", "https://paper.example/a?b=1"),
        ("https://paper.example/a?b&a=", "https://paper.example/a?b&a="),
        ("https://paper.example/%7ejane%2fb", "https://paper.example/~jane%2Fb"),
        ("https://paper.example/100%", "https://paper.example/100%25"),
        ("https://paper.example/a b", "https://paper.example/a%20b"),
        ("https://paper.example/a?q=a+b%20c", "https://paper.example/a?q=a+b%20c"),
        (
            "https://paper.example/новость?q=ё",
            "https://paper.example/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C?q=%D1%91",
        ),
        ("https://paper.example/%e2%82%a9", "https://paper.example/%E2%82%A9"),
        ("https://paper.example\\a\\b", "https://paper.example/a/b"),
        ("https://evil.example\\@paper.example/", "https://evil.example/@paper.example/"),
        ("http://газета.рф/", "http://xn--80aahjj1e.xn--p1ai/"),
        ("http://한국신문.한국/a", "http://xn--3e0bp5x81f0uu.xn--3e0b707e/a"),
        ("http://[2001:DB8::1]:80/", "http://[2001:db8::1]/"),
        ("http://under_score.example/", "http://under_score.example/"),
        ("https://paper.example/a?utm_source=x&id=7&fbclid=y&yclid=z", "https://paper.example/a?id=7"),
        ("https://paper.example/a?UTM_Medium=x", "https://paper.example/a"),
        ("https://paper.example/a?amp=1&id=7", "https://paper.example/a?id=7"),
        ("https://paper.example/a?amp=2", "https://paper.example/a?amp=2"),
        ("https://paper.example/a?from=top&ref=x&page=2", "https://paper.example/a?from=top&ref=x&page=2"),
        ("https://m.paper.example/a", "https://m.paper.example/a"),
    ],
)
def test_a_url_has_one_spelling(printed, canonical):
    assert canonical_url(printed) == canonical
    assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "/a",
        "paper.example/a",
        "//paper.example/a",
        "ftp://paper.example/a",
        "javascript:alert(1)",
        "mailto:desk@paper.example",
        "file:///etc/hostname",
        "http://",
        "http:",
        "http:///a",
        "http://[::1",
        "http://[fe80::1%25eth0]/",
        "http://paper.example:99999/",
        "http://paper.example:port/",
        "http://pa per.example/",
        "http://pa%00per.example/",
        "http://a..b/",
        "http://paper.example/" + "a" * 5000,
        "http://paper.example/" + "т" * 500,
    ],
)
def test_what_is_no_web_address_is_refused(printed):
    with pytest.raises(BadUrlError):
        canonical_url(printed)


@pytest.mark.parametrize(
    ("printed", "hosts", "canonical"),
    [
        ("http://paper.example/a", ("www.paper.example",), "http://www.paper.example/a"),
        ("http://www.paper.example/a", ("paper.example",), "http://paper.example/a"),
        ("http://m.paper.example/a", ("www.paper.example",), "http://www.paper.example/a"),
        ("http://m.paper.example/a", ("paper.example", "m.paper.example"), "http://m.paper.example/a"),
        ("http://amp.paper.example/a", ("other.example",), "http://amp.paper.example/a"),
    ],
)
def test_the_host_that_the_source_lists_is_chosen(printed, hosts, canonical):
    assert canonical_url(printed, hosts) == canonical


@given(st.text(max_size=60))
def test_no_text_breaks_it_and_twice_is_once(text):
    for printed in (text, f"http://paper.example/{text}", f"https://{text}/a"):
        try:
            found = canonical_url(printed)
        except BadUrlError:
            continue
        assert canonical_url(found) == found
        assert found.isascii()
