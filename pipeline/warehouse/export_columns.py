"""What exports have in common: types and meanings of the columns that they query."""

from collections.abc import Mapping
from typing import Any

from psycopg import Cursor
from sqlalchemy import Connection

from pipeline.settings import BUILT_IN_SQL
from pipeline.warehouse.dictionary import read_dictionary
from pipeline.warehouse.headers import read_folder

CITED: Mapping[str, str] = {
    "sentence_shown": "whole, cut: the words around the number, or none: what the terms of its source allow to show.",
    "source_name": "Name of the source to print.",
    "citation": "Who said it, where, on which day, and when it was read; print it.",
}
"""Columns that `citing.cited` adds to a row, and what they mean."""


def described(conn: Connection, query: str, mart: str) -> tuple[str, dict[str, str]]:
    """What a row of sql/<query>.sql is, and what its columns mean: the words of the query's own header, else the
    comments of the marts, those of `mart` first."""
    folder, _, key = query.partition("/")
    file = next(file for file in read_folder(BUILT_IN_SQL / folder) if file.key == key)
    own = {name.removeprefix("column "): words for name, words in file.header if name.startswith("column ")}
    told = {table.name: {one.name: one.words for one in table.columns} for table in read_dictionary(conn)}
    words = {**told["mart.fct_evidence"], **told["mart.fct_claim"], **told[mart], **own}
    return file.query.splitlines()[0].removeprefix("-- "), words


def types_of(cursor: Cursor[Any]) -> list[tuple[str, str]]:
    """Name and PostgreSQL's type of each column, as numeric; a number where the driver does not know the type."""
    known = cursor.adapters.types
    return [
        (column.name, found.name if (found := known.get(column.type_code)) else str(column.type_code))
        for column in cursor.description or ()
    ]
