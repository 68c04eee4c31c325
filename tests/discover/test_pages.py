"""The pages of a day are read in whatever encoding they are in."""

import pytest

from pipeline.discover.items import UnreadableError
from pipeline.discover.pages import read_links
from tests.discover.conftest import Page

AT = "http://www.paper.example/archive"


@pytest.mark.parametrize("label", ["idna", "undefined", "unicode_escape"])
def test_a_day_page_under_a_label_that_is_no_encoding_is_read_all_the_same(label: str) -> None:
    body = f"<meta charset={label}><a href=/doc/1>Caf\xe9</a>".encode("latin-1")
    (item,) = read_links(Page(body, content_type=f"text/html; charset={label}", url=AT), "a").items
    assert (item.href, item.title) == ("http://www.paper.example/doc/1", "Caf\xe9")


def test_a_day_page_in_a_wrongly_labelled_encoding_has_its_words() -> None:
    body = "<a href=/doc/1>Число абонентов выросло на треть за год</a>".encode("cp1251")
    (item,) = read_links(Page(body, content_type="text/html; charset=utf-8", url=AT), "a").items
    assert item.title == "Число абонентов выросло на треть за год"


def test_a_day_page_of_nothing_but_tags_is_named() -> None:
    with pytest.raises(UnreadableError, match="150001 tags"):
        read_links(Page(b"<a>" * 150_001, url=AT), "a")


def test_bytes_that_are_no_text_are_named() -> None:
    with pytest.raises(UnreadableError, match="no encoding we know"):
        read_links(Page(bytes(range(256)) * 8, url=AT), "a")
