"""What exports have in common: one moment of the warehouse, types and meanings of the columns that they query."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy import Connection, text

from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse.copying import driver
from pipeline.warehouse.dictionary import read_dictionary
from pipeline.warehouse.headers import read_folder

CITED: Mapping[str, str] = {
    "sentence_shown": "whole, cut: the words around the number, or none: what the terms of its source allow to show.",
    "source_name": "Name of the source to print.",
    "citation": "Who said it, where, on which day, and when it was read; print it.",
}
"""Columns that `citing.cited` adds to a row, and what they mean."""


@contextmanager
def at_one_moment(conn: Connection) -> Iterator[Connection]:
    """A transaction that only reads and in which all queries see the same rows. `conn` is not in one yet."""
    conn = conn.execution_options(isolation_level="REPEATABLE READ")
    with conn.begin():
        conn.execute(text("SET TRANSACTION READ ONLY"))
        conn.execute(text("SET LOCAL cursor_tuple_fraction = 1"))  # all rows are wanted, not the first ones soon
        yield conn


def described(conn: Connection, query: str, mart: str) -> tuple[str, dict[str, str]]:
    """What a row of sql/<query>.sql is, and what its columns mean: the words of the query's own header, else the
    comments of the marts, those of `mart` first."""
    folder, _, key = query.partition("/")
    file = next(file for file in read_folder(BUILT_IN_SQL / folder) if file.key == key)
    own = {name.removeprefix("column "): words for name, words in file.header if name.startswith("column ")}
    told = {table.name: {one.name: one.words for one in table.columns} for table in read_dictionary(conn)}
    words = {**told["mart.fct_evidence"], **told["mart.fct_claim"], **told[mart], **own}
    return file.query.splitlines()[0].removeprefix("-- "), words


def type_name(conn: Connection, oid: int) -> str:
    """PostgreSQL's name of a type, as numeric; its number where the driver does not know it."""
    found = driver(conn).adapters.types.get(oid)
    return found.name if found else str(oid)
