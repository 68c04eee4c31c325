"""The texts of an element, in page order, each with its kind."""

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


def test_a_table_gives_a_text_a_row():
    found = blocks_of("<table><tr><th>Year<th>Users</tr><tr><td>2025<td>7.5 million</tr></table>")
    assert found == [(Kind.TABLE, "Year | Users"), (Kind.TABLE, "2025 | 7.5 million")]


def test_a_table_that_only_lays_out_the_page_is_no_table():
    prose = "<p>" + "Seven words stand in this long sentence. " * 12 + "</p>"
    assert {kind for kind, _ in blocks_of(f"<table><tr><td>{prose}{prose}</td></tr></table>")} == {Kind.PARAGRAPH}


def test_what_is_skipped_leaves_its_surroundings_whole():
    found = blocks_of("<p>Before <span class=ad>buy 5</span>after</p>", skip=lambda e: e.get("class") == "ad")
    assert found == [(Kind.PARAGRAPH, "Before after")]
