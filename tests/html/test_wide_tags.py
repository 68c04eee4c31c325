"""A tag with thousands of attributes is found before a parser sees it, however it is hidden; honest pages have none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.html import TooLargeError, parse_tree, read_page
from pipeline.html.wide_tags import MAX_ATTRIBUTES, MAX_ATTRIBUTES_OF_PAGE, too_many_attributes

MANY = " ".join(f"a{n}=1" for n in range(MAX_ATTRIBUTES + 1))
WORDS = " ".join(f"w{n}" for n in range(3 * MAX_ATTRIBUTES))


@pytest.mark.parametrize(
    "markup",
    [
        f"<p {MANY}>x",
        f"<p/{MANY.replace('=1 ', '/')}>x",
        f"<P {MANY}",
        f"<p {MANY.replace('=1', '')}>x",
        f"<p {MANY.replace('1 ', chr(39) + '>' + chr(39))}>x",
        f"<!-- <a b=' --><p {MANY} c=''>",
        f"<!--><p {MANY}><!-- -->",
        f"<!-- --!><p {MANY}><!-- -->",
        f'<!x "><p {MANY} c="">',
        f'<p a=="><p {MANY} c="">',
        f'<p ="><p {MANY} c="">',
        f'<p a=b"><p {MANY} c="">',
        f"<!-- <script> --><p {MANY}></script>",
        f"<script>'</script'</script><p {MANY}>",
        f'<script><!--<script></script><x y=" --></script><p {MANY} c="">',
        f"</p {MANY}>",
    ],
)
def test_a_wide_tag_is_found(markup: str) -> None:
    assert too_many_attributes(markup)
    with pytest.raises(TooLargeError, match="more than 500 attributes"):
        read_page(markup)


@pytest.mark.parametrize(
    "markup",
    [
        f"<p {MANY.rpartition(' ')[0]}>x",
        f"<p>{WORDS}</p>",
        f"<script>for (i = 0; i <n; i++) {WORDS}</script>",
        f"<style>/* <a {WORDS} */</style>",
        f"<!-- <a {WORDS} -->",
        f"<title>a <b {WORDS}</title>",
        f'<p data-words="{WORDS}">x',
        f"<p data-markup='<i>{WORDS}</i>'>x",
        f"a < b {WORDS} and 5 <6 {WORDS}",
        "<p a=1>" * 10 * MAX_ATTRIBUTES,
    ],
)
def test_what_only_looks_like_one_is_none(markup: str) -> None:
    assert not too_many_attributes(markup)


def test_so_is_a_page_of_too_many_in_all() -> None:
    tags = f"<p {'a=1 ' * MAX_ATTRIBUTES}>x" * (MAX_ATTRIBUTES_OF_PAGE // MAX_ATTRIBUTES)
    assert too_many_attributes(tags) is None
    assert too_many_attributes(f"{tags}<p a=1>") == "500001 attributes, more than 500000"


PIECES = (
    "<p ",
    "<",
    ">",
    "'",
    '"',
    "=",
    " ",
    "/",
    "<!--",
    "-->",
    "--!>",
    "<script>",
    "</script>",
    "</",
    "<?",
    "a",
    "\n",
)


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_no_tag_that_the_parser_makes_is_wide_where_none_was_found(before: list[str], after: list[str]) -> None:
    markup = "".join([*before, "<p ", MANY, *after])
    if not too_many_attributes(markup):
        root = parse_tree(markup)
        assert root is None or max(len(element.attrib) for element in root.iter()) <= MAX_ATTRIBUTES
