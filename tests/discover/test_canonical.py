"""rel=canonical is believed where it can be the page's own address."""

import pytest

from pipeline.discover import plausible_canonical

ROOT = "http://www.paper.example"


@pytest.mark.parametrize(
    ("url", "told", "believed"),
    [
        (f"{ROOT}/tech/ferries-grow-8?from=rss", f"{ROOT}/tech/ferries-grow-8", True),
        (f"{ROOT}/tech/ferries-grow-8", "HTTP://paper.example:80/tech/ferries-grow-8#top", True),
        (f"{ROOT}/amp/news/202604140009", f"{ROOT}/news/202604140009", True),
        (f"{ROOT}/news/view.php?no=4711042", f"{ROOT}/tech/4711042.html", True),
        (f"{ROOT}/tech/ferries-grow-8.amp.html", f"{ROOT}/tech/ferries-grow-8.html", True),
        (f"{ROOT}/tech/ferries-grow-8/amp/", f"{ROOT}/tech/ferries-grow-8/", True),
        (f"{ROOT}/tech/ferries/amp", f"{ROOT}/tech/ferries", True),
        (f"{ROOT}/tech/amp", f"{ROOT}/news/amp", False),
        (f"{ROOT}/a/1", f"{ROOT}/a/1/", True),
        (f"{ROOT}/tech/ferries-grow-8", f"{ROOT}/", False),
        (f"{ROOT}/tech/ferries-grow-8", f"{ROOT}/tech/", False),
        (f"{ROOT}/20260414/ferries", f"{ROOT}/20260414/harbours", False),
        (f"{ROOT}/tech/4711042", f"{ROOT}/tech/4711043", False),
        (f"{ROOT}/tech/ferries-grow-8", "http://other.example/tech/ferries-grow-8", False),
        (f"{ROOT}/tech/ferries-grow-8", "http://desk@www.paper.example/tech/ferries-grow-8", False),
        (f"{ROOT}/tech/ferries-grow-8", "/tech/ferries-grow-8", False),
        (f"{ROOT}/tech/ferries-grow-8", "javascript:1", False),
        (f"{ROOT}/tech/ferries-grow-8", "http://[::", False),
        (f"{ROOT}/tech/ferries-grow-8", None, False),
    ],
)
def test_a_canonical_address_is_believed_when_it_names_the_same_article(paper, url, told, believed):
    assert (plausible_canonical(told, url, paper()) is not None) is believed


def test_it_comes_in_our_one_spelling(paper):
    told = "http://m.paper.example/tech/ferries-grow-8?utm_source=x#a"
    assert plausible_canonical(told, f"{ROOT}/tech/ferries-grow-8", paper()) == f"{ROOT}/tech/ferries-grow-8"


def test_it_is_an_article_by_the_pattern_of_the_source(paper):
    source = paper(article_url=r"/doc/\d+$")
    assert plausible_canonical(f"{ROOT}/doc/4711042", f"{ROOT}/doc/4711042?page=2", source) == f"{ROOT}/doc/4711042"
    assert plausible_canonical(f"{ROOT}/print/4711042", f"{ROOT}/doc/4711042", source) is None


def test_without_a_source_it_stays_on_its_host():
    assert plausible_canonical(f"{ROOT}/doc/4711042", f"{ROOT}/doc/4711042?x=1", None) == f"{ROOT}/doc/4711042"
    assert plausible_canonical("http://paper.example/doc/4711042", f"{ROOT}/doc/4711042", None) is None
