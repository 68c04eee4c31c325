"""Numbers of the site that stand inside the article's lines leave, and figures that are set large are told once."""

import pytest

from pipeline.model import Article
from pipeline.parse import parse_page

SAID = [
    f"Fjordline carried {number} thousand people in week {number}, more than in the week before it, the yard said."
    for number in range(11, 17)
]
PROSE = [f"<p>{sentence}</p>" for sentence in SAID]


def text_with(inside: str) -> str:
    """That of an article with this between its third and fourth sentence."""
    body = "".join([*PROSE[:3], inside, *PROSE[3:]])
    page = (
        f"<html><body><header>Quay</header><h1>Ferries grow</h1><div class='entry-content'>{body}</div></body></html>"
    )
    found = parse_page(
        page.encode(), url="https://harbour.example/a", content_type="text/html", source=None, captured_at=None
    )
    assert isinstance(found, Article)
    return found.body_text


@pytest.mark.parametrize(
    "part",
    [
        "<span class='share-count'>909</span>",
        "<a href='#talk' class='post__comments-counter'>9.1K</a>",
        "<a href='#note-9'>[909]</a>",
        "<span class='tooltip-text'>at most 909 percent</span>",
    ],
    ids=["shares", "remarks", "a footnote", "an explanation"],
)
def test_a_number_of_the_site_inside_a_line_is_none_of_its_own(part: str) -> None:
    text = text_with(f"<p>The margin of the yard{part} rose to 14.2 percent in the spring of this year, it said.</p>")
    assert "The margin of the yard rose to 14.2 percent" in text


@pytest.mark.parametrize(
    "part", ["<span class='share'>61</span>", "<b class='count'>61</b>", "<a href='/tables'>61</a>", "<i>[61]</i>"]
)
def test_other_numbers_in_parts_of_a_line_stay(part: str) -> None:
    text = text_with(f"<p>The margin of the yard rose to {part} percent in the spring of this year, it said.</p>")
    assert "61" in text


@pytest.mark.parametrize(
    "box",
    [
        "<blockquote class='big'><p>“{}”</p></blockquote>",
        "<div class='pull-quote'><p>{}</p><span>Ada Nordby</span></div>",
        "<figure class='pullquote'><p>{}</p></figure>",
    ],
)
def test_a_quotation_that_a_paragraph_has_too_is_told_once(box: str) -> None:
    assert text_with(box.format("12 thousand people in week 12")).count("12 thousand") == 1
    assert "77 thousand people in week 12" in text_with(
        "<blockquote><p>“We had 77 thousand people in week 12”</p></blockquote>"
    )


@pytest.mark.parametrize("name", ["fact-box", "keyFigures", "by-the-numbers", "at-a-glance"])
def test_an_aside_that_is_called_a_box_of_figures_is_the_articles(name: str) -> None:
    aside = "<aside class='{}'><h4>Fjordline</h4><p>3,150 people work for the yard in 28 offices.</p></aside>"
    assert "3,150 people work" in text_with(aside.format(name))
    assert "3,150 people work" not in text_with(aside.format("inline-more"))


def test_a_number_set_large_as_a_heading_stays() -> None:
    assert "640" in text_with("<h3>640</h3><p>people will be hired by the end of next year in all of its offices.</p>")
