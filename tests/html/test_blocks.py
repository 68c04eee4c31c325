"""The texts of an element, in page order, each with its kind."""

import pytest
from lxml.etree import fromstring

from pipeline.html import parse_tree, read_blocks, silence
from pipeline.model import BlockKind as Kind


def blocks_of(markup, **options):
    root = parse_tree(markup)
    silence(root)
    return [(block.kind, block.text) for block in read_blocks(root, **options)]


def test_markup_gives_kind_and_order():
    found = blocks_of(
        "<div>Intro <a href=x>link</a> end<p>One<br>line</p><ul><li>5 <b>cats</b></li></ul>"
        "<blockquote><p>Said</p></blockquote>"
        "<figure><img><figcaption>A picture</figcaption></figure>Tail</div>"
    )
    assert found == [
        (Kind.PARAGRAPH, "Intro link end"),
        (Kind.PARAGRAPH, "One line"),
        (Kind.LIST, "5 cats"),
        (Kind.QUOTE, "Said"),
        (Kind.CAPTION, "A picture"),
        (Kind.PARAGRAPH, "Tail"),
    ]


def test_two_line_breaks_part_paragraphs():
    assert blocks_of("<div>One.<br><br>\u00a0<br>Two.</div>") == [(Kind.PARAGRAPH, "One."), (Kind.PARAGRAPH, "Two.")]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<p>\n\nIt rose to\n\n<a href=x>412.7</a>\n \nmillion,\n\n<b>5.6</b>\n\npercent.\n\n</p>",
         ["It rose to 412.7 million, 5.6 percent."]),
        ("<p>The count went<br />\nup to 66,100.</p>", ["The count went up to 66,100."]),
        ("<p>Oslo 4<br />\n8 May: Kiel<br>\nBergen</p>", ["Oslo 4", "8 May: Kiel", "Bergen"]),
        ("<p>One.<br />\n<br />\nTwo.</p>", ["One.", "Two."]),
        ("<pre>It rose\nby 5.6.\n\nTwo.</pre>", ["It rose by 5.6.", "Two."]),
        ("<div style='white-space: pre-line'><span>One.\n\nTwo.</span></div>", ["One.", "Two."]),
    ],
    ids=["empty lines", "a wrapped line", "a list", "two breaks", "preformatted", "preformatted by its style"],
)  # fmt: skip
def test_line_breaks_of_the_source_part_nothing_unless_they_are_shown(markup, texts):
    assert [text for _, text in blocks_of(f"<div>{markup}</div>")] == texts


def test_a_table_gives_a_text_a_row():
    found = blocks_of("<table><tr><th>Year<th>Users</tr><tr><td>2025<td>7.5 million</tr></table>")
    assert found == [(Kind.TABLE, "Year | Users"), (Kind.TABLE, "2025 | 7.5 million")]


def test_a_term_and_its_description_are_one_text():
    found = blocks_of(
        "<dl><dt>Seats sold</dt>\n <dd>412,700</dd><dt>Crew:</dt><dd>1,880 <b>people</b></dd></dl>5 ports"
    )
    assert found == [(Kind.LIST, "Seats sold: 412,700"), (Kind.LIST, "Crew: 1,880 people"), (Kind.PARAGRAPH, "5 ports")]


def test_a_description_of_several_texts_stands_apart_from_its_term():
    found = blocks_of("<dl><dt>Crew<dt>Staff<dd><p>1,880 people.</p><p>23 ships.</p><dd>In all<dt>Ports</dl>")
    assert [text for _, text in found] == ["Crew", "Staff", "1,880 people.", "23 ships.", "In all", "Ports"]


def test_a_table_that_only_lays_out_the_page_is_no_table():
    prose = "<p>" + "Seven words stand in this long sentence. " * 12 + "</p>"
    assert {kind for kind, _ in blocks_of(f"<table><tr><td>{prose}{prose}</td></tr></table>")} == {Kind.PARAGRAPH}


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><div>Halden <tr><td>8.4</td><td>boats</td></tr></div></td></tr></table>",
        "<table><tr><td><div><table><tr><td>x</td></tr></table><tr><td>8.4</td></tr></div></td></tr></table>",
    ],
)
def test_rows_in_a_cell_without_a_table_of_their_own_are_read_once(markup):
    """As a broken page nests them: lxml moves none of these rows."""
    page = fromstring(f"<body>{markup}</body>")
    words = " ".join(block.text for block in read_blocks(page)).split()
    assert words.count("8.4") == 1


def test_what_is_skipped_leaves_its_surroundings_whole():
    found = blocks_of("<p>Before <span class=ad>buy 5</span>after</p>", skip=lambda e: e.get("class") == "ad")
    assert found == [(Kind.PARAGRAPH, "Before after")]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("<span class=y>2024</span><span class=n>19만 명</span>", "2024 19만 명"),
        ("<span class=label>Passengers 2025</span><b>802,900</b>", "Passengers 2025 802,900"),
        ("<span class=n>23</span><span class=t>ships</span>", "23 ships"),
        ("<span class=n>8.4m</span><span class=t>users in all</span>", "8.4m users in all"),
        ("<span class=n>83%</span><span class=t>of them</span>", "83% of them"),
        ("<span class=y>2024</span>:<span class=n>19</span>", "2024:19"),
        ("<span class=whole>19</span><span class=cents>.99</span> euros", "19.99 euros"),
        ("<b>19</b><b>6,000</b> people", "196,000 people"),
        ("<b>196</b>,000 people", "196,000 people"),
        ("the <b>1</b><sup>st</sup> of CO<sub>2</sub><i>e</i>", "the 1st of CO2e"),
        ("<b>Fjord</b><i>line</i>", "Fjordline"),
    ],
    ids=["year and figure", "label and figure", "figure and words", "unit and words", "sign and words", "a mark",
         "cents", "one number", "text", "high", "letters"],
)  # fmt: skip
def test_neighbours_that_a_style_sheet_sets_apart_make_no_number(line, text):
    assert [text for _, text in blocks_of(f"<div>{line}</div>")] == [text]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("It was 5.2<sup>1</sup> percent.", "It was 5.2 percent."),
        ("It was <b>5.2</b><sup>12</sup> percent.", "It was 5.2 percent."),
        ("It cost 314<sup class=note>2, 3</sup> million.", "It cost 314 million."),
        ("It fell 7 %<sup>*4</sup> to 3<sup>[5]</sup><sup>[6]</sup>.", "It fell 7 % to 3."),
        ("It cost 10<sup><a href='#n2'>2</a></sup> million<sup>3</sup>.", "It cost 10 million."),
        ("<sup>1</sup> Without 2 ships.", "Without 2 ships."),
        ("It holds 10<sup>6</sup> litres on 4,100 m<sup>2</sup>.", "It holds 10⁶ litres on 4,100 m²."),
        ("Это 2·10<sup>−6</sup> и 300 км<sup>2</sup>.", "Это 2·10⁻⁶ и 300 км²."),
        ("It is 5<sup>1</sup>/<sub>2</sub> years.", "It is 5 1/2 years."),
        ("The 1<sup>st</sup> of <sup>212,000</sup>.", "The 1st of 212,000."),
        ("It costs $12<sup>99</sup>, or £8<sup>50</sup> at sea.", "It costs $12.99, or £8.50 at sea."),
        ("It paid $12<sup>10</sup> million and €4,120<sup>11</sup>.", "It paid $12 million and €4,120."),
        ("It cost $12<sup class=note>10</sup> or $9<sup>3</sup>.", "It cost $12 or $9."),
        ("It was 5<sup>1<sup>2</sup></sup>.", "It was 5."),
    ],
)
def test_digits_that_are_set_high_make_the_number_before_them_no_longer(line, text):
    assert [text for _, text in blocks_of(f"<p>{line}</p>")] == [text]
