"""Marts: made from a file, changed only where they differ, never seen empty."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from pipeline.errors import ConfigError
from pipeline.warehouse import Warehouse
from pipeline.warehouse.marts import RefreshScope, rebuild_marts

HEADER = (
    "-- One row per number.\n-- key: number\n-- index: word\n-- column number: A number.\n-- column word: A word.\n"
)
NARROW = "\n".join([*HEADER.splitlines(), "SELECT number, word FROM public.given", ""])
WIDE = NARROW.replace("SELECT number,", "SELECT number::bigint AS number,")
SOURCE_TABLE = "CREATE TABLE public.given (number integer, word text)"


@pytest.fixture
def marts(tmp_path: Path, warehouse: Warehouse) -> Path:
    (tmp_path / "numbers.sql").write_text(NARROW)
    with warehouse.begin() as conn:
        conn.execute(text(SOURCE_TABLE))
        conn.execute(text("INSERT INTO public.given VALUES (1, 'one'), (2, 'two'), (3, NULL)"))
    return tmp_path


def rows(conn: Connection) -> list[tuple[object, ...]]:
    return [tuple(row) for row in conn.execute(text("SELECT number, word FROM mart.numbers ORDER BY number"))]


def marks(conn: Connection) -> dict[int, str]:
    """Which transaction wrote each row."""
    return {row.number: row.mark for row in conn.execute(text("SELECT number, xmin::text AS mark FROM mart.numbers"))}


def test_only_rows_that_differ_are_written(warehouse: Warehouse, marts: Path) -> None:
    with warehouse.begin() as conn:
        assert rebuild_marts(conn, marts) == {"mart.numbers": 3}
    with warehouse.begin() as conn:
        before = marks(conn)
        conn.execute(text("UPDATE public.given SET word = 'deux' WHERE number = 2"))
        conn.execute(text("DELETE FROM public.given WHERE number = 1"))
        conn.execute(text("INSERT INTO public.given VALUES (4, 'four')"))
        assert rebuild_marts(conn, marts) == {"mart.numbers": 2}
        assert rows(conn) == [(2, "deux"), (3, None), (4, "four")]
        assert marks(conn)[3] == before[3]


def test_a_mart_carries_its_header_into_the_database(warehouse: Warehouse, marts: Path) -> None:
    with warehouse.begin() as conn:
        rebuild_marts(conn, marts)
        assert conn.scalar(text("SELECT obj_description('mart.numbers'::regclass)")) == "One row per number."
        assert conn.scalar(text("SELECT col_description('mart.numbers'::regclass, 2)")) == "A word."
        indexes = conn.scalars(text("SELECT indexdef FROM pg_indexes WHERE tablename = 'numbers' ORDER BY 1"))
        assert [found.partition(" USING ")[2] for found in indexes] == ["btree (word)", "btree (number)"]


def test_a_mart_whose_columns_changed_is_made_anew(warehouse: Warehouse, marts: Path) -> None:
    with warehouse.begin() as conn:
        rebuild_marts(conn, marts)
        (marts / "numbers.sql").write_text(WIDE)
        assert rebuild_marts(conn, marts) == {"mart.numbers": 3}


def test_a_reader_sees_the_old_rows_until_the_new_ones_are_all_there(warehouse: Warehouse, marts: Path) -> None:
    with warehouse.begin() as conn:
        rebuild_marts(conn, marts)
    with warehouse.begin() as conn:
        conn.execute(text("UPDATE public.given SET word = 'new'"))
        rebuild_marts(conn, marts)
        with warehouse.begin() as reader:
            assert rows(reader) == [(1, "one"), (2, "two"), (3, None)]
    with warehouse.begin() as reader:
        assert rows(reader) == [(1, "new"), (2, "new"), (3, "new")]


def test_a_reader_waits_for_a_mart_with_new_columns_and_never_sees_it_empty(warehouse: Warehouse, marts: Path) -> None:
    with warehouse.begin() as conn:
        rebuild_marts(conn, marts)
    seen: list[int] = []

    def read() -> None:
        with warehouse.begin() as reader:
            seen.append(len(rows(reader)))

    with warehouse.begin() as conn:
        (marts / "numbers.sql").write_text(WIDE)
        rebuild_marts(conn, marts)
        thread = threading.Thread(target=read)
        thread.start()
        thread.join(timeout=0.3)
        assert seen == []
    thread.join(timeout=30)
    assert seen == [3]


def without(line: str) -> Callable[[str], str]:
    return lambda words: words.replace(line, "")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (without("-- key: number\n"), r"numbers\.sql: wants one line '-- key: \.\.\.'"),
        (without("-- column word: A word.\n"), r"numbers\.sql: describe each column .* see word"),
        (lambda words: words.replace("column word", "column phrase"), "see phrase, word"),
    ],
    ids=["no key", "a column not described", "a column that is not there"],
)
def test_a_mart_with_a_header_that_does_not_fit_is_refused(
    warehouse: Warehouse, marts: Path, damage: Callable[[str], str], said: str
) -> None:
    path = marts / "numbers.sql"
    path.write_text(damage(path.read_text()))
    with pytest.raises(ConfigError, match=said), warehouse.begin() as conn:
        rebuild_marts(conn, marts)


def test_an_index_comes_to_a_mart_whose_columns_and_rows_stay(warehouse: Warehouse, marts: Path) -> None:
    with warehouse.begin() as conn:
        rebuild_marts(conn, marts)
        before = marks(conn)
        order = "-- order: (COALESCE(word, ''), number) INCLUDE (word)"
        ordered = NARROW.replace("-- index: word", f"-- index: word\n{order}")
        (marts / "numbers.sql").write_text(ordered)
    with warehouse.begin() as conn:
        for _ in range(2):
            assert rebuild_marts(conn, marts) == {"mart.numbers": 0}
        assert marks(conn) == before
        found = conn.scalars(text("SELECT indexdef FROM pg_indexes WHERE indexname = 'numbers_order'")).all()
        (made,) = [one.partition(" USING ")[2] for one in found]
        assert made == "btree (COALESCE(word, ''::text), number) INCLUDE (word)"
        (marts / "numbers.sql").write_text(ordered.replace("-- index: word\n", "").replace(", number)", ")"))
        assert rebuild_marts(conn, marts) == {"mart.numbers": 0}
        left = conn.scalars(
            text("SELECT indexdef FROM pg_indexes WHERE tablename = 'numbers' ORDER BY indexname")
        ).all()
        assert [one.partition(" USING ")[2] for one in left] == [
            "btree (COALESCE(word, ''::text)) INCLUDE (word)",
            "btree (number)",
        ]


def test_a_mart_whose_key_changed_is_made_anew(warehouse: Warehouse, marts: Path) -> None:
    with warehouse.begin() as conn:
        conn.execute(text("UPDATE public.given SET word = 'three' WHERE number = 3"))
        rebuild_marts(conn, marts)
        (marts / "numbers.sql").write_text(NARROW.replace("-- key: number", "-- key: word, number"))
        assert rebuild_marts(conn, marts) == {"mart.numbers": 3}
        key = conn.scalar(text("SELECT indexdef FROM pg_indexes WHERE indexname = 'numbers_pkey'"))
        assert key.partition(" USING ")[2] == "btree (word, number)"


def test_a_mart_that_is_a_view_counts_when_it_is_asked(warehouse: Warehouse, marts: Path) -> None:
    header = ["-- One row.", "-- key: held", "-- as: view", "-- after: numbers", "-- column held: How many."]
    (marts / "counted.sql").write_text("\n".join([*header, "SELECT COUNT(*) AS held FROM mart.numbers", ""]))
    with warehouse.begin() as conn:
        assert rebuild_marts(conn, marts) == {"mart.numbers": 3}
        conn.execute(text("DELETE FROM mart.numbers WHERE number = 1"))
        assert conn.scalar(text("SELECT held FROM mart.counted")) == 2
        assert conn.scalar(text("SELECT col_description('mart.counted'::regclass, 1)")) == "How many."
        (marts / "numbers.sql").write_text(WIDE)
        rebuild_marts(conn, marts)
        assert conn.scalar(text("SELECT held FROM mart.counted")) == 3


@pytest.mark.parametrize("lost", ["VIEW mart.counted", "TABLE mart.numbers CASCADE"])
def test_a_mart_that_is_not_there_is_made_though_its_definition_is_known(
    warehouse: Warehouse, marts: Path, lost: str
) -> None:
    header = ["-- One row.", "-- key: held", "-- as: view", "-- after: numbers", "-- column held: How many."]
    (marts / "counted.sql").write_text("\n".join([*header, "SELECT COUNT(*) AS held FROM mart.numbers", ""]))
    with warehouse.begin() as conn:
        rebuild_marts(conn, marts)
        conn.execute(text(f"DROP {lost}"))
        rebuild_marts(conn, marts, RefreshScope.DEFINITIONS)
        assert conn.scalar(text("SELECT held FROM mart.counted")) == 3
