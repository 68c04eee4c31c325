"""Rows -> a table for a person, CSV or JSON lines. What is printed as an id is taken by the next command as printed."""

import csv
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, TextIO

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.model import plain
from pipeline.model.cells import text_cell


class Output(StrEnum):
    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


Form = Annotated[Output, typer.Option("--format", help="How to print.")]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format jsonl: one JSON object a line.")]

ID_SHOWN = 8
"""The first signs of an id, which are enough for all commands."""
_WIDTH_OF_A_FILE = 160
_UNBOUNDED = 100_000


def form_of(form: Output, as_json: bool) -> Output:
    """UsageError where --json and another --format are given together."""
    if as_json and form is Output.CSV:
        raise typer.BadParameter("--json is --format jsonl; leave one of them out")
    return Output.JSONL if as_json else form


def wide_console(out: TextIO | None = None) -> Console:
    """As wide as the terminal; where there is none, wide enough for a sentence beside its figures."""
    console = Console(file=out)
    return console if console.is_terminal else Console(file=out, width=_WIDTH_OF_A_FILE)


def print_table(names: Sequence[str], rows: Iterable[Sequence[str]], *, unbroken: Sequence[str] = ()) -> None:
    """On a terminal as wide as it is, long values in several lines and those of `unbroken` in one; in a pipe a line for
    each row, with whole values."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=_UNBOUNDED)
    table = Table(box=SIMPLE_HEAD)
    for name in names:
        table.add_column(name, no_wrap=name in unbroken, overflow="ignore" if name in unbroken else "fold")
    for row in rows:
        table.add_row(*(escape(" ".join(on_one_line(cell).split())) for cell in row))
    with console.capture() as printed:
        console.print(table, highlight=False)
    lines = [line.rstrip() for line in printed.get().splitlines()]
    typer.echo("\n".join(line for line in lines if console.is_terminal or line))


def say_next(words: str) -> None:
    """What a person can do with the rows above; on stderr, so that a pipe gets the rows alone."""
    typer.echo(words, err=True)


def on_one_line(words: str) -> str:
    """
    Without line breaks, and without signs by which a text could steer the terminal.

    >>> on_one_line("up\\n\\x1b[2J 8 %")
    'up  [2J 8 %'
    """
    return "".join(sign if sign.isprintable() else " " for sign in words)


def harmless(words: str) -> str:
    """As `on_one_line`, but that lines stay lines.

    >>> harmless("up\\n\\x9b2J 8 %")
    'up\\n 2J 8 %'
    """
    return "\n".join(map(on_one_line, words.split("\n")))


def write_records(rows: Sequence[Mapping[str, Any]], form: Output, out: TextIO | None = None) -> None:
    """As CSV with a header, or a JSON object a line; cells of a CSV that hold lists or objects are JSON."""
    out = out or sys.stdout
    if form is Output.CSV:
        write_csv(rows, out)
    else:
        out.writelines(json.dumps(plain_values(row), ensure_ascii=False) + "\n" for row in rows)


def write_csv(rows: Sequence[Mapping[str, Any]], out: TextIO) -> None:
    writer = csv.writer(out)
    for number, row in enumerate(rows):
        if number == 0:
            writer.writerow(row)
        writer.writerow([_cell(value) for value in row.values()])


def _cell(value: Any) -> Any:
    if isinstance(value, Mapping | list | tuple):
        return json.dumps(plain_values(value), ensure_ascii=False)
    if isinstance(value, str):
        return text_cell(value)
    return "" if value is None else plain_values(value)


def plain_values(value: Any) -> Any:
    """What JSON can say: decimals as printed, moments as ISO text, ids as text."""
    if isinstance(value, Mapping):
        return {str(name): plain_values(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain_values(one) for one in value]
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | float | bool | None) else str(value)
