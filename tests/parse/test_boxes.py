"""What stands inside the article's element and is something else leaves by how it is built, whatever it is called."""

import json
from datetime import date

import pytest

from pipeline.html import read_page
from pipeline.model import Layout
from pipeline.parse import parse_page
from pipeline.parse.boxes import boxes_in

PROSE = "".join(
    f"<p>Fjordline carried {number} thousand people in the {number}th week, more than in the week before, it said.</p>"
    for number in range(11, 19)
)
HOST = "www.harbourpost.example"
URL = f"https://{HOST}/sea/fjordline"


def boxes(inside, prose_of_boxes=0.0):
    """Reason and text of each box, where the article has 1,000 characters of prose."""
    root = read_page(f"<html><body>{inside}</body></html>").root.find("body")
    prose = dict.fromkeys(root.iterdescendants(), prose_of_boxes) | {root: 1000.0}
    return {" ".join("".join(box.itertext()).split()): reason for box, reason in boxes_in(root, HOST, prose).items()}


def card(target, title, text):
    return f"<div class='k7'><div><h3><a href='{target}'>{title}</a></h3></div><p>{text}</p></div>"


CARDS = [("/a", "Nimbo sells 4 ships", "9 stay."), (f"https://{HOST.removeprefix('www.')}/b", "14 quays", "6 km.")]
BOTH = "".join(card(*each) for each in CARDS)


def test_neighbours_with_a_linked_heading_are_other_stories():
    assert boxes(f"<p>It said so.</p><section>{BOTH}</section>") == {
        "Nimbo sells 4 ships9 stay.": "related",
        "14 quays6 km.": "related",
    }


def test_words_that_are_only_read_aloud_make_no_heading_longer():
    said = BOTH.replace("<h3>", "<h3><span class='sr-only'>Nimbo sells 4 ships</span>")
    assert set(boxes(said).values()) == {"related"}


@pytest.mark.parametrize(
    "inside",
    [
        card(*CARDS[0]),
        "".join(card(f"https://shop.example/{at}", title, text) for at, (_, title, text) in enumerate(CARDS)),
        "".join(card(f"#part{at}", title, text) for at, (_, title, text) in enumerate(CARDS)),
        BOTH.replace("</h3>", " says the yard</h3>"),
        "".join(card(target, title, text * 100) for target, title, text in CARDS),
        "".join(f"<h3><a href='{target}'>{title}</a></h3><p>{text}</p>" for target, title, text in CARDS),
    ],
    ids=["one alone", "other sites", "places of this page", "a link in the heading", "long", "no element of their own"],
)
def test_parts_of_the_article_are_no_cards(inside):
    assert boxes(inside) == {}


def test_a_digest_is_made_of_cards_and_stays():
    assert boxes(BOTH, prose_of_boxes=200.0) == {}
    assert boxes(BOTH, prose_of_boxes=100.0) != {}


def offers(rel):
    sizes = ("8x42", "10x50", "7x35")
    return "".join(f"<li>Glass {size}, $89 at <a rel='{rel}' href='https://shop.example'>Q</a></li>" for size in sizes)


@pytest.mark.parametrize("rel", ["sponsored", "nofollow noopener"])
def test_a_list_of_prices_with_paid_links_is_an_advertisement(rel):
    assert list(boxes(f"<ul>{offers(rel)}</ul>").values()) == ["advert"]


@pytest.mark.parametrize(
    "inside",
    [
        f"<ul>{offers('noopener')}</ul>",
        "<ul><li>Glass 8x42, $89</li><li>Glass 10x50, $99</li></ul>",
        "<ul><li>Glass 8x42, <a rel='nofollow' href='https://maker.example'>light</a></li><li>Rope, 7 m</li></ul>",
        "<ul><li>The newsletter has 55,000 readers.</li><li>Readers who subscribe pay $9.</li></ul>",
    ],
    ids=["plain links", "no links", "no prices", "about newsletters, without a link"],
)
def test_a_list_of_the_article_stays_with_its_numbers(inside):
    assert boxes(inside) == {}


def test_a_list_of_the_sites_own_services_leaves_with_its_title():
    entries = (
        "<li>Sign up for our <a href='/l'>letter</a>, read by 55,000.</li>"
        "<li>Follow us on <a href='/n'>the network</a> with 120,000.</li>"
    )
    found = boxes(
        f"<p>It said so, and said it for a long time, as it had done in 2019 and in 2020, and 2021, and so on"
        f" until people fell asleep.</p><div><p>About ships</p><ul>{entries}</ul></div>"
    )
    assert [(text[:11], reason) for text, reason in found.items()] == [("About ships", "newsletter")]


def read(body, head="", source=None):
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    return parse_page(page.encode(), url=URL, content_type=None, source=source, captured_at=None)


def reasons(article, start):
    return [gone.reason for gone in article.dropped if gone.text.startswith(start)]


def test_lines_with_one_opening_before_a_link_are_pointers_in_any_language():
    pointer = "<p>FUNDA OLUNYE UDABA | <a href='/{0}'>Imikhumbi emi{0} namuhla</a></p>"
    twice = read(f"<h1>x</h1><div>{PROSE}{pointer.format(4)}{PROSE}{pointer.format(9)}{PROSE}</div>")
    assert reasons(twice, "FUNDA") == ["related", "related"]
    assert "Imikhumbi emi4" in read(f"<h1>x</h1><div>{PROSE}{pointer.format(4)}{PROSE}</div>").text


def test_a_line_at_the_end_that_names_the_writer_is_about_the_writer():
    bio = "<p>Ada Nordby, who has {} cats, lives in Bergen.</p>"
    head = "<meta name='author' content='Ada Nordby'>"
    found = read(f"<h1>Fjordline</h1><div>{bio.format(14)}{PROSE}{bio.format(15)}</div>", head)
    assert reasons(found, "Ada Nordby") == ["bio"]
    assert ("14 cats" in found.text, "15 cats" in found.text) == (True, False)


def test_the_lead_is_found_above_the_texts_of_the_body_too():
    found = read(f"<div><h1>x</h1><div class='topDek'><p>A record of 7 years falls in spring.</p></div>{PROSE}</div>")
    assert [block.kind.value for block in found.blocks][:3] == ["headline", "lead", "paragraph"]
    assert not reasons(found, "A record")


def test_short_lines_under_headings_stay_to_the_last():
    found = read(f"<h1>x</h1><div>{PROSE}<h3>Prize 3</h3><p>Ferry 5</p><h3>Prize 4</h3><p>Ferry 8</p></div>")
    assert [block.text for block in found.blocks][-4:] == ["Prize 3", "Ferry 5", "Prize 4", "Ferry 8"]


def test_a_heading_over_running_text_stays_in_a_box_of_its_own():
    first = "<p>Fjordline carried 212,000 passengers in May, 8 percent more than a year earlier, it said.</p>"
    found = read(f"<h1>x</h1><div>{first}<div class='s'><h3>Where 71 of them go</h3></div>{PROSE}</div>")
    assert "Where 71 of them go" in found.text


def test_headings_at_the_end_are_a_list_if_they_are_more_than_two():
    headings = "".join(f"<h3>Reason {number}</h3>" for number in range(1, 4))
    assert "Reason 3" in read(f"<h1>x</h1><div>{PROSE}{headings}</div>").text
    assert "More of it" not in read(f"<h1>x</h1><div>{PROSE}<h3>More of it</h3></div>").text


YEARS = "<table><tr><th>Year<th>Seats</tr><tr><td>2023<td>701,400</tr><tr><td>2024<td>745,300</tr></table>"
HEADS = (
    "<table><tr><th rowspan=2>Port<th colspan=2>Seats</tr><tr><th>2024<th>2025</tr>"
    "<tr><td>Oslo<td>101,400<td>111,500</tr></table>"
)
ITEMS = "<p>Seats sold by year:</p><ul><li>2023: 701,400</li><li>2024: 745,300</li></ul>"
TERMS = "<dl class=stats><dt>Seats sold</dt><dd>412,700</dd><dt>Crew</dt><dd>1,880</dd></dl>"


@pytest.mark.parametrize(
    ("inside", "texts"),
    [
        (YEARS, ["Year | Seats", "2023 | 701,400", "2024 | 745,300"]),
        (HEADS, ["Port | Seats", "| 2024 | 2025", "Oslo | 101,400 | 111,500"]),
        (ITEMS, ["Seats sold by year:", "2023: 701,400", "2024: 745,300"]),
        (TERMS, ["Seats sold: 412,700", "Crew: 1,880"]),
    ],
    ids=["rows", "a head of years", "items", "descriptions"],
)
def test_rows_and_items_of_figures_alone_are_the_articles(inside, texts):
    found = read(f"<h1>x</h1><div>{PROSE}{inside}{PROSE.replace('carried', 'moved')}</div>")
    assert [block.text for block in found.blocks if not block.text.startswith(("Fjordline", "x"))] == texts


def test_a_figure_alone_between_the_paragraphs_is_a_counter():
    assert reasons(read(f"<h1>x</h1><div>{PROSE}<p>701</p>{PROSE.replace('carried', 'moved')}</div>"), "701") == [
        "share"
    ]


@pytest.mark.parametrize("name", ["live-post-card", "liveblog__post story-card", "live-news-card"])
def test_entries_called_cards_are_weighed_together(name):
    entry = (
        "<article class='{name}'><h2>Entry {at}</h2><p>At 1{at}:00 some {at}1,250 people were waiting in the harbour,"
        " as the port said.</p><p>The union said {at}7 crews had joined, and talks would go on at noon.</p></article>"
    )
    found = read(f"<h1>x</h1><main>{''.join(entry.format(name=name, at=at) for at in range(1, 7))}</main>")
    assert [f"{at}1,250" in found.text for at in range(1, 7)] == [True] * 6


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ("<ul class='article__list'><li>Oslo has 101,400 seats, 12% more</li></ul>", True),
        ("<ol class='story-list'><li>Oslo has 101,400 seats, which is 12% more than in 2025.</li></ol>", True),
        ("<table class='ranking'><tr><td>Oslo<td>101,400</tr><tr><td>Kiel<td>91,400</tr></table>", True),
        ("<ul class='article__list'><li><a href='/a'>Oslo has 101,400 seats, 12% more</a></li></ul>", False),
        ("<ol class='most-read'><li><a href='/a'>Oslo has 101,400 seats</a> 14 May</li></ol>", False),
    ],
)
def test_a_list_called_one_of_stories_is_the_articles_unless_it_is_links(inside, kept):
    found = read(f"<h1>x</h1><div>{PROSE}{inside}{PROSE.replace('carried', 'moved')}</div>")
    assert ("101,400" in found.text) is kept


def test_what_json_ld_cuts_short_goes_on_beside_its_end():
    told = " ".join(PROSE.replace("<p>", "").split("</p>")[:6])
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{told}"}}</script>'
    closing = {
        "Quay | Seats": "<table><tr><th>Quay<th>Seats</tr><tr><td>Oslo<td>101,400</tr></table>",
        "Oslo has": "<ul><li>Oslo has 101,400 seats for these people.</li><li>Kiel has 91,400 of them.</li></ul>",
    }
    for text, markup in closing.items():
        printed = read(f"<h1>x</h1><div>{PROSE}{markup}</div>", head).text
        assert ("in the 17th week" in printed, "in the 18th week" in printed, text in printed) == (True, True, True)
    other = (
        "<p>Nordsee, which sails from Kiel, will take 14 ships out of service, as its owners told the union.</p>" * 3
    )
    links = "<ul><li><a href='/a'>Kiel has 91,400 seats</a></li></ul>"
    found = read(f"<h1>x</h1><main><div>{PROSE}{links}</div><div>{other}</div></main>", head).text
    assert ("in the 18th week" in found, "91,400" in found, "Nordsee" in found) == (True, False, False)


def test_words_for_screen_readers_alone_are_no_text():
    hidden = "<span class='sr-only'>opens 1 new tab</span>"
    assert "new tab" not in read(f"<h1>x</h1><div>{PROSE}<p>The report {hidden} counts 71 ferries.</p></div>").text


LINE = (
    "<p>The report counts <del>74</del> 71 ferries<span hidden> of 900</span>"
    " and <i style='display: none'>8</i>5 tugs.</p>"
)
SEEN = "The report counts 71 ferries and 5 tugs."


def test_what_is_struck_out_or_hidden_in_a_line_is_no_text(source_with):
    page = f"<h1>x</h1><div class='story'>{PROSE}{LINE}</div>"
    layout = Layout(key="2026", valid_from=date(2026, 1, 1), body="div.story")
    assert SEEN in read(page).text
    assert SEEN in read(page, source=source_with(layout)).text


def test_nor_is_it_in_a_table_or_in_the_pages_data():
    cells = "<tr><td>Ferries<td><s>74</s> 71<tr><td>Tugs<td>5<span hidden>8</span>"
    table = read(f"<h1>x</h1><div>{PROSE}<table>{cells}</table></div>").text
    assert table.endswith("\nFerries | 71\nTugs | 5")
    kept = json.dumps({"@type": "NewsArticle", "articleBody": PROSE + LINE})
    assert SEEN in read("<p>Loading</p>", f"<script type='application/ld+json'>{kept}</script>").text


def test_a_long_text_that_a_click_shows_and_all_that_follows_an_open_mark_stay():
    more = f"<span id='more' style='display:none'>It {'said so, and ' * 30} 14 sank.</span>"
    assert "14 sank" in read(f"<h1>x</h1><div>{PROSE}<p>The report counts 71 ferries. {more}</p></div>").text
    assert "71 ferries" in read(f"<h1>x</h1><div><del>{PROSE}{PROSE}<p>The report counts 71 ferries.</p></div>").text
