"""The comments of the warehouse's tables and columns -> docs/data-dictionary.md."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection

from pipeline.warehouse.copying import run

_TOP = """# Data dictionary

Every table and column of the warehouse, as its own comments describe it; `newsfigures db dictionary --output
docs/data-dictionary.md` writes this page anew. What people query is the schema `mart`.

**key** is the primary key, **required** is never empty, → names the table that a column refers to.
"""
_SCHEMAS = {
    "mart": "What people query; brought up to date by `observe`.",
    "core": "Articles, claims as printed, and what they add up to.",
    "raw": "What sources list and what their servers answered; the pages themselves are in the WARC archive.",
    "ops": "What ran, how it went, and what persons have said.",
    "stage": "The rows of a run between extract and publish; empty in between.",
}


@dataclass(frozen=True, slots=True)
class Column:
    """`words` is empty where nothing is said of it."""

    name: str
    kind: str
    words: str
    is_key: bool
    is_required: bool
    refers_to: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or a view where `is_table` is false. `name` is schema.table."""

    name: str
    is_table: bool
    words: str
    columns: tuple[Column, ...]


def read_dictionary(conn: Connection) -> list[Table]:
    """mart first, then core, raw, ops, stage; partitions and the table of the schema's version are left out."""
    found = []
    for (schema, name), rows in groupby(
        run(conn, "export/dictionary"), key=lambda row: (row.schema_name, row.table_name)
    ):
        columns = list(rows)
        first = columns[0]
        found.append(
            Table(
                name=f"{schema}.{name}",
                is_table=first.is_table,
                words=first.table_words or "",
                columns=tuple(
                    Column(
                        name=row.column_name,
                        kind=row.column_type,
                        words=row.column_words or "",
                        is_key=row.is_key,
                        is_required=row.is_required,
                        refers_to=row.refers_to,
                    )
                    for row in columns
                ),
            )
        )
    return found


def unsaid(tables: Iterable[Table]) -> list[str]:
    """What lacks a comment: tables, views, and columns of tables. A column of a view may be told by its table's."""
    found = []
    for table in tables:
        if not table.words:
            found.append(table.name)
        if table.is_table:
            found += [f"{table.name}.{column.name}" for column in table.columns if not column.words]
    return found


def as_markdown(tables: Iterable[Table]) -> str:
    return "\n".join(_lines(tables)) + "\n"


def _lines(tables: Iterable[Table]) -> Iterator[str]:
    yield _TOP
    for schema, members in groupby(tables, key=lambda table: table.name.partition(".")[0]):
        yield f"## {schema}\n\n{_SCHEMAS[schema]}\n"
        for table in members:
            yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}{'' if table.is_table else ' (view)'}\n\n{table.words}\n"
    if not any(column.words for column in table.columns):
        yield "Columns, as in the tables it reads: " + ", ".join(column.name for column in table.columns) + ".\n"
        return
    yield "| column | type | | meaning |\n| --- | --- | --- | --- |"
    for column in table.columns:
        marks = ["key"] if column.is_key else ["required"] if column.is_required else []
        if column.refers_to:
            marks.append(f"→ {column.refers_to}")
        yield f"| {column.name} | {column.kind} | {', '.join(marks)} | {_cell(column.words)} |"
    yield ""


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("\n", " ")
