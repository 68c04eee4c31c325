"""Which article is the same one under another address, and which only shows the same words."""

from uuid import UUID

import pytest

from pipeline.warehouse.alike import MOST_COPIES, Page, tell_apart

OWN, OTHER = UUID(int=1), UUID(int=2)


def page(key: UUID, body: str, text: str, *, title: str = "Ferries", source_key: str = "quay") -> Page:
    return Page(
        article_id=key,
        url=f"http://quay.test/{key.int}",
        source_key=source_key,
        sha256=body,
        text_sha256=text,
        title=title,
    )


FIRST, SECOND = page(OWN, "b1", "t1"), page(OWN, "b2", "t2")


@pytest.mark.parametrize(
    ("pages", "is_copy", "kept"),
    [
        ([page(OTHER, "b1", "t1")], True, {"body b1", "text quay t1", "body b2", "text quay t2"}),
        ([page(OTHER, "b9", "t1")], True, {"body b1", "text quay t1", "body b2", "text quay t2"}),
        (
            [page(OTHER, "b1", "t1"), page(OTHER, "b9", "t2")],
            True,
            {"body b1", "text quay t1", "body b2", "text quay t2"},
        ),
        ([page(OTHER, "b9", "t1", title="Cranes")], False, {"body b1", "body b2", "text quay t2"}),
        ([page(OTHER, "b1", "t1", source_key="mirror")], True, {"body b1", "text quay t1", "body b2", "text quay t2"}),
        ([page(OTHER, "b1", "t1"), page(OTHER, "b9", "t9")], False, {"body b2", "text quay t2"}),
    ],
    ids=["same page", "same text", "both texts", "another headline", "of a mirror", "a text of its own as well"],
)
def test_an_article_is_a_copy_when_it_never_showed_anything_else(
    pages: list[Page], is_copy: bool, kept: set[str]
) -> None:
    found = tell_apart([FIRST, SECOND], {OTHER: pages})
    assert (found.copies, found.others) == (((OTHER,), frozenset()) if is_copy else ((), {pages[0].url}))
    assert found.words == kept


@pytest.mark.parametrize(("count", "are_copies"), [(MOST_COPIES, True), (MOST_COPIES + 1, False)])
def test_what_more_articles_show_is_no_article(count: int, are_copies: bool) -> None:
    near = {UUID(int=at): [page(UUID(int=at), "b1", "t1")] for at in range(2, 2 + count)}
    found = tell_apart([FIRST], near)
    assert len(found.copies) == (count if are_copies else 0)
    assert bool(found.words) is are_copies
