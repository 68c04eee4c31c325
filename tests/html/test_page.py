"""One bounded parse, and what a page says about itself."""

import pytest

from pipeline.html import TooDeepError, TooLargeError, fold_space, next_f_value, read_page, text_of
from pipeline.html.embedded import flatten_json_ld, next_f_payload


def test_a_hundred_thousand_levels_end_in_an_error_of_its_own():
    with pytest.raises(TooDeepError, match="256"):
        read_page("<html><body>" + "<div>" * 100_000 + "7 apples")


def test_two_hundred_levels_are_read():
    page = read_page("<html><body>" + "<div>" * 200 + "7 apples")
    assert "7 apples" in text_of(page.root)


def test_more_markup_than_any_article_has_is_refused():
    with pytest.raises(TooLargeError):
        read_page("<p>" + "x" * 12_000_001)


def test_an_empty_page_has_no_tree():
    assert read_page("") is None


def test_scripts_are_silent_and_their_json_ld_is_kept():
    page = read_page('<p>5<script type="application/ld+json">{"@type": "NewsArticle"}</script><br>6</p>')
    assert text_of(page.root) == "5 6"
    assert page.json_ld == [{"@type": "NewsArticle"}]


@pytest.mark.parametrize(
    "text",
    [
        '{"@graph": [{"@type": "A"}, {"@type": "B"}]}',
        '[{"@type": "A"}, {"@type": "B"}]',
        '<!-- [{"@type":"A"},{"@type":"B"}] -->',
    ],
)
def test_every_object_of_json_ld_is_found(text):
    assert [thing["@type"] for thing in flatten_json_ld(text) if "@type" in thing] == ["A", "B"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('[{"@type": "NewsArticle", "datePublished": "2026-06-03",}, ]', {"datePublished": "2026-06-03"}),
        (
            '{"@type": "NewsArticle", "x": "The "big" firm", "headline": "Up \\u0035", "datePublished": "2026"}',
            {"headline": "Up 5", "datePublished": "2026"},
        ),
        ('{"@type": "NewsArticle", "headline": "The "big" firm", "datePublished": "2026"}', {"datePublished": "2026"}),
        ('{"@type": "NewsArticle", "x": "a"b", "datePublished": "2025", "datePublished": "2026"}', {}),
    ],
    ids=["commas too many", "quotes", "quotes in the headline", "two stories"],
)
def test_of_broken_json_ld_the_fields_of_one_article_are_found(text, found):
    assert flatten_json_ld(text) == [{"@type": "NewsArticle", **found}]


@pytest.mark.parametrize("text", ["", "{", "[" * 5000, '{"a": nul}'])
def test_broken_json_ld_yields_nothing(text):
    assert flatten_json_ld(text) == []


def test_json_ld_with_raw_line_breaks_is_read():
    assert flatten_json_ld('{"articleBody": "one\ntwo"}') == [{"articleBody": "one\ntwo"}]


def test_a_body_is_found_in_what_next_js_streams_even_through_a_reference():
    pushes = ['1:{\\"contentHtml\\":\\"$2a\\"}\\n', "2a:T10,\\u003cp\\u003e7 사과", "\\u003c/p\\u003e"]
    markup = "".join(f'<script>self.__next_f.push([1,"{push}"])</script>' for push in pushes)
    assert next_f_value(next_f_payload(markup), "contentHtml") == "<p>7 사과</p>"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("a \n\t b", "a b"),
        ("1\u00a0234,5", "1\u00a0234,5"),
        ("38\u2005664 and 7\u2009cats", "38 664 and 7 cats"),
        ("1\u2009204\u2009500 and 12\u202f345", "1\u2009204\u2009500 and 12\u202f345"),
        ("in 2026\u2009300 of 14\u20095 and 1\u2009 204", "in 2026 300 of 14 5 and 1 204"),
        ("Tele\u00adgram\u200b", "Telegram"),
        ("\u202a8.25\u202c percent of \u2066312\u2069 towns\u061c", "8.25 percent of 312 towns"),
        ("\u1112\u1161\u11ab", "한"),
        ("12\x00 %", "12 %"),
        ("\x80 5\x966 million \x93sold\x94\x85", "€ 5–6 million “sold”…"),
        ("12\x81 %", "12 %"),
    ],
)
def test_space_is_folded_and_what_nobody_sees_is_gone(text, folded):
    assert fold_space(text) == folded
