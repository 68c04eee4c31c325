"""`claims` and `psql`: what is in the warehouse."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipeline.cli.judge import judge
from pipeline.cli.tables import ID_SHOWN, Form, Output, on_one_line, say_next, wide_console, write_records
from pipeline.cli.usage import NOTHING_READ, refuse_no_span, refuse_unheard_source
from pipeline.errors import ConfigError, naming_full_disk
from pipeline.model import ClaimKind, Modality, plain
from pipeline.model.period_words import period_words
from pipeline.settings import Settings, files_to_pass_on

claims_app = typer.Typer(invoke_without_command=True)
claims_app.command()(judge)


@claims_app.callback()
def claims(
    context: typer.Context,
    entity: Annotated[str | None, typer.Option(help="Whom it is about; part of the name, any case.")] = None,
    metric: Annotated[
        str | None, typer.Option(help="What is measured: a key such as monthly_active_users, or words of it.")
    ] = None,
    source: Annotated[str | None, typer.Option(help="Only this source.")] = None,
    unit: Annotated[str | None, typer.Option(help="Only this unit: user, percent, USD, ...")] = None,
    place: Annotated[str | None, typer.Option(help="Only of this place: NO, or Norway.")] = None,
    kind: Annotated[ClaimKind | None, typer.Option(help="Only numbers of this kind.")] = None,
    language: Annotated[str | None, typer.Option(help="Only from articles in this language: en, ru, ko.")] = None,
    modality: Annotated[
        Modality | None, typer.Option(help="Only what happened, is expected, meant or possible.")
    ] = None,
    min_confidence: Annotated[
        float | None, typer.Option(help="The reader is at least so sure of the row, 0 to 1.", min=0, max=1)
    ] = None,
    since: Annotated[
        datetime | None, typer.Option("--from", help="Published on or after this day.", formats=["%Y-%m-%d"])
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--to", help="Published before this day.", formats=["%Y-%m-%d"])
    ] = None,
    limit: Annotated[int, typer.Option(help="At most so many rows; 0 is all.", min=0)] = 50,
    form: Form = Output.TABLE,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead.")] = None,
) -> None:
    if context.invoked_subcommand is not None:
        return
    refuse_no_span(since, until)
    from pipeline.warehouse import ClaimQuery, find_claims, open_warehouse
    from pipeline.warehouse.upkeep import is_any_asked

    query = ClaimQuery(
        entity=entity,
        metric=metric,
        source_key=source,
        unit=unit,
        region=None if place is None else _code_of(place),
        kind=kind.value if kind else None,
        language=language,
        modality=modality.value if modality else None,
        min_confidence=min_confidence,
        published_from=since.date() if since else None,
        published_before=until.date() if until else None,
        limit=limit + 1 if limit else None,  # one more than is shown tells whether there are more
    )
    settings = Settings.from_env()
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        rows = find_claims(conn, query)
        if not rows:
            refuse_unheard_source(conn, settings, source)
        is_read = bool(rows) or is_any_asked(conn)
    shown = rows[:limit] if limit else rows
    with written(output) as out:
        write_rows(shown, form, out, none=_NONE_MATCH if is_read else NOTHING_READ)
    if len(shown) < len(rows):
        say_next(f"the newest {limit:,} of more that match; --limit 0 gives all")


def _code_of(place: str) -> str:
    from pipeline.catalog.place_codes import code_of_place  # a second that only a place wants

    return code_of_place(place)


_NONE_MATCH = "No claims match. `newsfigures claims --limit 0` shows all there are."


def write_rows(rows: Sequence[Mapping[str, Any]], form: Output, out: TextIO, none: str = _NONE_MATCH) -> None:
    """`none` is what a table without a row says instead."""
    if form is Output.TABLE and not rows:
        wide_console(out).print(none, highlight=False, soft_wrap=True)
    elif form is Output.TABLE:
        print_claim_rows(rows, wide_console(out))
    else:
        write_records(rows, form, out)


_SENTENCE_SHOWN = 150
_WIDE = 160  # columns from which a sentence fits beside its figures


def print_claim_rows(rows: Sequence[Mapping[str, Any]], console: Console) -> None:
    """What is said of each number, and the words around it. Modality has a column where not all of them are actual."""
    shown = [name for name in _SHOWN if name != "modality" or any(row["modality"] != "actual" for row in rows)]
    if console.width < _WIDE:
        _print_over_two_lines(rows, [name for name in shown if name not in {"source", "sentence"}], console)
        return
    table = Table(box=SIMPLE_HEAD)
    for name in shown:
        table.add_column(name, max_width=_MAX_WIDTHS.get(name), no_wrap=name not in {*_MAX_WIDTHS, "sentence"})
    for row in rows:
        table.add_row(*(escape(on_one_line(_SHOWN[name](row))) for name in shown))
    console.print(table)


def _print_over_two_lines(rows: Sequence[Mapping[str, Any]], names: Sequence[str], console: Console) -> None:
    """Where a sentence does not fit beside its figures, it stands below them, behind its source."""
    table = Table(box=SIMPLE_HEAD, show_edge=False, padding=0)
    for name in names:
        table.add_column(name, max_width=_MAX_WIDTHS.get(name), no_wrap=True)
    for row in rows:
        table.add_row(*(escape(on_one_line(_SHOWN[name](row))) for name in names))
    with console.capture() as printed:
        console.print(table, highlight=False)
    head, line, *lines = printed.get().splitlines()
    console.print(Text.from_ansi(f"{head}\n{line}"))
    for row, cells in zip(rows, lines, strict=True):
        console.print(Text.from_ansi(cells))
        console.print(
            Padding(Text(on_one_line(f"{row['source_key']}: {_SHOWN['sentence'](row)}")), (0, 0, 0, ID_SHOWN))
        )


def around(sentence: str, surface: str) -> str:
    """
    The sentence, or of a long one the part that holds the number.

    >>> around("Short, with 12 users.", "12")
    'Short, with 12 users.'
    """
    at = sentence.find(surface)
    if len(sentence) <= _SENTENCE_SHOWN or at < 0:
        return sentence[:_SENTENCE_SHOWN]
    start = max(0, min(at - _SENTENCE_SHOWN // 2, len(sentence) - _SENTENCE_SHOWN))
    part = sentence[start : start + _SENTENCE_SHOWN]
    return ("…" if start else "") + part + ("…" if start + _SENTENCE_SHOWN < len(sentence) else "")


def figure(row: Mapping[str, Any]) -> str:
    """
    >>> figure({"value": Decimal("51200"), "value_high": None, "direction": "up"})
    '+51,200'
    """
    sign = {"up": "+", "down": "-"}.get(row.get("direction") or "", "")
    ends = [row["value"]] if row["value_high"] is None else [row["value"], row["value_high"]]
    return sign + "..".join(f"{Decimal(plain(end)):,}" for end in ends)


_SHOWN: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "id": lambda row: str(row["claim_id"])[:ID_SHOWN],
    "entity": lambda row: row["entity"] or "",
    "metric": lambda row: row["metric_id"] or row["metric"] or "",
    "region": lambda row: row["region"] or "",
    "value": figure,
    "unit": lambda row: str(row["unit"]),
    "modality": lambda row: "" if row["modality"] == "actual" else str(row["modality"]),
    "period": period_words,
    "confidence": lambda row: f"{row['confidence']:.2f}",
    "source": lambda row: str(row["source_key"]),
    "sentence": lambda row: around(row["sentence"], row["surface"]),
}
"""Columns of the printed table. Its ids are enough for `claims judge`."""
_MAX_WIDTHS = {"entity": 20, "metric": 24}


def psql(
    command: Annotated[
        list[str] | None,
        typer.Option("--command", "-c", help="Run this and end, as psql -c does; may be given again."),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", "-f", help="Run this file and end, as psql -f does.", allow_dash=True)
    ] = None,
) -> None:
    """Without --command and --file it is a session, or reads what is piped into it."""
    from pipeline.warehouse import database_url
    from pipeline.warehouse.embedded import bundled_psql

    settings = Settings.from_env()
    program = shutil.which("psql") or bundled_psql()
    if program is None:
        raise ConfigError("no psql found; install a PostgreSQL client, or query with `newsfigures claims`")
    import subprocess

    with database_url(settings) as url:
        address, secrets = without_secrets(url)
        arguments = [program, "--no-psqlrc", address, *(word for one in command or () for word in ("--command", one))]
        arguments += ["--set", "ON_ERROR_STOP=1", "--file", str(file)] if file else []
        done = subprocess.run(arguments, check=False, env={**os.environ, **secrets})  # noqa: S603
        raise typer.Exit(done.returncode)


def without_secrets(url: str) -> tuple[str, dict[str, str]]:
    """An address for libpq that the list of processes may show, and the password as the variable that libpq reads.

    >>> without_secrets("postgresql+psycopg://me:p%40ss@db.example/news")
    ('postgresql://me@db.example/news', {'PGPASSWORD': 'p@ss'})
    """
    from sqlalchemy import make_url

    found = make_url(url)
    password = found.password or found.query.get("password")
    shown = found._replace(drivername="postgresql", password=None).difference_update_query(["password"])
    secrets = {"PGPASSWORD": str(password)} if password else {}
    return shown.render_as_string(hide_password=False), secrets


@contextmanager
def written(path: Path | None) -> Iterator[TextIO]:
    if path is None:
        yield sys.stdout
        return
    with files_to_pass_on(), naming_full_disk(path.parent), path.open("w", encoding="utf-8", newline="") as out:
        yield out
