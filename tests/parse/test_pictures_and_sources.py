"""What says what a picture shows is a caption, and a line that is a link to another site may be the article's."""

import pytest

from pipeline.model import Article, BlockKind
from pipeline.parse import parse_page

SAID = [
    f"Fjordline carried {number} thousand people in week {number}, more than in the week before it, the yard said."
    for number in range(11, 17)
]
PROSE = [f"<p>{sentence}</p>" for sentence in SAID]
SHOWN = "Two ferries of the yard lie at the quay of Nordby in the evening of 28 April 2023"
URL = "https://harbour.example/a"


def article_with(inside: str, above: str = "") -> Article:
    """An article with this between its third and fourth sentence, and that between its headline and its text."""
    body = "".join([*PROSE[:3], inside, *PROSE[3:]])
    page = (
        f"<html><body><header>Quay</header><main><h1>Ferries grow</h1>{above}"
        f"<div class='entry-content'>{body}</div></main></body></html>"
    )
    found = parse_page(page.encode(), url=URL, content_type="text/html", source=None, captured_at=None)
    assert isinstance(found, Article)
    return found


def captions_of(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.kind is BlockKind.CAPTION]


PICTURES = [
    "<div class='picBox full'><img src='a.jpg'><p>{}</p></div>",
    "<div class='detail-img'><a href='a.jpg'><img src='a.jpg'></a><div class='detail-img__words'>{}</div></div>",
    "<div class='newsitem-image'><picture><img src='a.jpg'></picture><div class='info'>{}</div></div>",
    "<div class='InlineImage-imageEmbed'><img src='a.jpg'><div class='InlineImage-imageEmbedCaption'>{}</div></div>",
    "<div class='box'><img src='a.jpg'></div><div class='caption-text'>{}</div>",
]


@pytest.mark.parametrize("picture", PICTURES)
def test_words_in_an_element_called_a_picture_are_its_caption(picture: str) -> None:
    article = article_with(picture.format(SHOWN))
    assert SHOWN not in article.body_text
    assert captions_of(article) == [SHOWN]


@pytest.mark.parametrize("picture", PICTURES)
def test_so_are_they_over_the_text_and_no_lead(picture: str) -> None:
    article = article_with("", above=picture.format(SHOWN))
    assert SHOWN not in article.body_text
    assert captions_of(article) == [SHOWN]
    assert article.subtitle is None


@pytest.mark.parametrize(
    "box",
    [
        "<div class='image-free'><p>{}</p></div>",
        "<div class='with-image'><img src='a.jpg'><p>{}</p></div>",
        "<div class='has-caption'><p>{}</p></div>",
        "<div class='image-story'><img src='a.jpg'><h3>The year at Nordby</h3><p>{}</p></div>",
    ],
    ids=["no picture in it", "with a picture", "has a caption", "a part with its heading"],
)
def test_running_text_beside_a_picture_stays(box: str) -> None:
    sentence = "The yard of Nordby built 28 ferries in the first nine months of last year, it said on Monday morning."
    assert sentence in article_with(box.format(sentence)).body_text


def test_a_long_text_in_an_element_called_a_picture_stays() -> None:
    body = f"<h1>Ferries grow</h1><div class='photo-page'><img src='a.jpg'>{''.join(PROSE)}</div>"
    page = f"<html><body>{body}</body></html>"
    found = parse_page(page.encode(), url=URL, content_type="text/html", source=None, captured_at=None)
    assert isinstance(found, Article)
    assert all(sentence in found.body_text for sentence in SAID)


def test_a_line_that_links_to_another_site_stays_where_the_scorer_takes_it_for_the_articles() -> None:
    line = "The report of the yard on 28 ferries and on the 61 that are to follow, as it came out on Monday."
    linked = "<p><a href='{}'>" + line + "</a></p>"
    assert line in article_with(linked.format("https://yard.example/report")).body_text


@pytest.mark.parametrize("address", ["/b", "https://harbour.example/b", "https://www.harbour.example/b", "#b"])
def test_one_that_links_to_the_same_site_is_another_story(address: str) -> None:
    line = "The report of the yard on 28 ferries and on the 61 that are to follow, as it came out on Monday."
    article = article_with(f"<p><a href='{address}'>{line}</a></p>")
    assert line not in article.body_text
    assert any(gone.text == line for gone in article.dropped)


def test_addresses_on_lines_of_their_own_are_no_pointers() -> None:
    addresses = [f"http://yard.example/archive/2013/0{number}/nordby-report.html" for number in (2, 3)]
    lines = [f"<p><a href='{address}'>{address}</a></p>" for address in addresses]
    text = article_with(f"{lines[0]}{PROSE[0]}{lines[1]}").body_text
    assert [address in text for address in addresses] == [True, True]
