"""A layout proposed for a saved page: names that will hold, and how well what they select agrees with the reader."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from pipeline.model import Drop, Reason
from pipeline.parse.selectors import selectors_of
from pipeline.parse.suggest import suggest_layout

PROSE = "".join(
    f"<p>Ferry number {n} carried {n}1,200 passengers in May, {n} percent more than in the April before it.</p>"
    for n in range(6)
)


def suggest(body, head=""):
    page = f"<html><head><title>Ferries grow</title>{head}</head><body>{body}</body></html>"
    return suggest_layout(
        page.encode(), url="https://harbour.example/1", content_type="text/html", valid_from=date(2026, 6, 3)
    )


def test_the_smallest_element_with_the_text_is_the_body():
    found = suggest(
        f"<div id='page'><h1>Ferries grow</h1><div class='story'><div class='story-text'>{PROSE}</div></div></div>"
    )
    assert (found.layout.body, found.layout.title, found.layout.drop) == ("div.story-text", "div#page h1", ())
    assert (found.layout.key, found.layout.valid_from) == ("2026-06", date(2026, 6, 3))
    assert (found.kept, found.own) == (1.0, 1.0)


def test_what_the_reader_leaves_out_is_dropped():
    box = "<div class='promo'><p>Join 55,000 readers of our morning newsletter and never miss a ferry.</p></div>"
    found = suggest(f"<div class='story'>{PROSE}{box}</div>")
    assert (found.layout.body, found.layout.drop) == ("div.story", ("div.story div.promo",))
    by_key = {proposal.key: proposal for proposal in found.proposals}
    assert by_key["body"].kept == 1.0
    assert by_key["body"].own < 1.0
    assert by_key["paragraphs"].selector == "div.story > p"
    assert (by_key["paragraphs"].kept, by_key["paragraphs"].own) == (1.0, 1.0)


def test_names_that_a_build_tool_made_are_not_used():
    found = suggest(f"<main><div class='css-1x2y3z sc-bdVaJa'>{PROSE}</div></main>")
    assert found.layout is None or "css" not in found.layout.body


def test_a_page_with_no_lasting_name_gets_no_layout():
    assert suggest(f"<div class='css-8f3a2'><div class='jss42'>{PROSE}</div></div>").layout is None


def test_a_page_that_is_no_article_is_a_drop():
    found = suggest("<h1>404 Page not found</h1><p>The page you are looking for does not exist, we are sorry.</p>")
    assert isinstance(found, Drop)
    assert found.reason is Reason.ERROR_PAGE


def test_the_feeds_that_the_page_names_are_found():
    link = "<link rel='alternate' type='application/rss+xml' href='/rss.xml'>"
    assert suggest(f"<div class='story'>{PROSE}</div>", head=link * 2).feeds == ("/rss.xml",)


@pytest.mark.parametrize(
    ("markup", "first"),
    [
        ("<div id='story' class='text'>x</div>", "div#story"),
        ("<div id='post-8123' class='text'>x</div>", "div.text"),
        ("<div class='text'>a</div><div class='text' itemprop='articleBody'>x</div>", 'div[itemprop="articleBody"]'),
        (
            "<div class='text'>a</div><section class='main-part'><div class='text'>x</div></section>",
            "section.main-part div.text",
        ),
        ("<div data-area='body' class='lg:mt-32'>x</div>", 'div[data-area="body"]'),
        ("<div class='ArticleText_content__xeMdj'>x</div>", 'div[class*="ArticleText_content__"]'),
    ],
    ids=["id", "an id with a number", "attribute", "by its parent", "data", "a CSS module"],
)
def test_the_steadiest_name_that_selects_it_alone_comes_first(markup, first):
    soup = BeautifulSoup(markup, "lxml")
    element = soup.find(string="x").parent
    assert next(selectors_of(soup, element)) == first
