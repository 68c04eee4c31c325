"""Edits of a conflict and of the names of its figures can be undone in whatever order, also after a later reading."""

from collections.abc import Iterator

import pytest

from tests.explorer.test_mend import EDITS
from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.mended import FIRST, Browser, House, about, edit_of, mended_pages, printed_papers, read_again

SETTLED = "SELECT entity_key, status FROM mart.fct_conflict"
WRONG = "SELECT value::text FROM mart.fct_observation WHERE rank = 'deprecated'"
PAPERS = tuple(about("Quill Gram", story) for story in (FIRST, story_of("courier", Printed(value="548100"), hours=1)))
NAMED = {"verdict": "entity", "key": "quill_gram", "kind": "service"}


@pytest.fixture(scope="module")
def candidates(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    """Two papers that disagree about a name which nobody has reviewed."""
    with printed_papers(database_server, template_database, stories=PAPERS) as found:
        yield found


@pytest.fixture
def house(database_server: DatabaseServer, candidates: str) -> Iterator[House]:
    with mended_pages(database_server, candidates) as found:
        yield found


@pytest.fixture
def ada(house: House) -> Browser:
    return Browser(house)


def settle(ada: Browser, house: House, status: str) -> object:
    return ada.submit(f"/mend/conflicts/{house.conflict()}", status=status)


def review(ada: Browser, **fields: str) -> object:
    return ada.submit("/mend/names", name="Quill Gram", **(fields or NAMED))


def now(house: House) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    return house.table(SETTLED), house.table(WRONG)


@pytest.mark.parametrize(
    ("fields", "entity"), [(NAMED, "quill_gram"), ({"verdict": "alias", "other": "meowtalk"}, "meowtalk")],
    ids=["an entity", "another name"],
)  # fmt: skip
def test_a_settled_conflict_stays_settled_when_its_name_is_accepted(
    house: House, ada: Browser, fields: dict[str, str], entity: str
) -> None:
    settle(ada, house, "settled_a")
    before = house.sums()
    accepted = review(ada, **fields)
    assert now(house) == ([(entity, "settled_a")], [("612300",)])
    ada.undo(accepted)
    assert house.sums() == before


def test_it_is_taken_back_after_the_name_was_accepted(house: House, ada: Browser) -> None:
    settled = settle(ada, house, "settled_a")
    accepted = review(ada)
    edit_of(ada.undo(settled))
    assert now(house) == ([("quill_gram", "open")], [])
    ada.undo(accepted)
    assert now(house) == ([("candidate/quill gram", "open")], [])


def test_what_was_said_before_the_name_was_accepted_is_said_again(house: House, ada: Browser) -> None:
    settle(ada, house, "settled_a")
    accepted = review(ada)
    again = settle(ada, house, "settled_b")
    assert now(house) == ([("quill_gram", "settled_b")], [("548100",)])
    ada.undo(again)
    assert now(house) == ([("quill_gram", "settled_a")], [("612300",)])
    ada.undo(accepted)
    assert now(house) == ([("candidate/quill gram", "settled_a")], [("612300",)])


def test_a_word_is_taken_back_where_the_one_before_is_of_another_name(house: House, ada: Browser) -> None:
    """A later reader reads one of the names otherwise: what is said then is said of figures under two names."""
    settled = settle(ada, house, "settled_a")
    review(ada, verdict="alias", other="meowtalk")
    read_again(house, "e2", Printed(value="612300"))
    again = settle(ada, house, "dismissed")
    assert ada.undo(settled).status_code == 409, "more was said of it since"
    ada.undo(again)
    assert now(house) == ([("meowtalk", "settled_a")], [("612300",)])
    edit_of(ada.undo(settled))
    assert now(house) == ([("meowtalk", "open")], [])


def test_a_later_reader_that_reads_the_same_figure_does_not_open_it(house: House, ada: Browser) -> None:
    settle(ada, house, "settled_a")
    review(ada)
    read_again(house, "e2", Printed(value="612300"), name="Quill Gram")
    assert now(house) == ([("quill_gram", "settled_a")], [("612300",)])


def test_a_figure_of_which_a_later_reader_says_something_else_is_another_one(house: House, ada: Browser) -> None:
    settle(ada, house, "settled_a")
    read_again(house, "e2", Printed(value="612300", qualifier="about"), name="Quill Gram")
    assert now(house) == ([("candidate/quill gram", "open")], [])


def test_what_is_forgotten_is_in_no_edit_of_a_name_accepted_since(house: House, ada: Browser) -> None:
    settle(ada, house, "settled_a")
    review(ada)
    with house.engine.begin() as conn:
        conn.exec_driver_sql("DELETE FROM ops.conflict_settled")
    assert [after.get("status") for _, _, after, _, _ in house.table(EDITS)] == [None]
