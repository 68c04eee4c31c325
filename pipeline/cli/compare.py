"""`compare`: where two readers of the same texts differ, with the sentences."""

import csv
import json
import shutil
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from rich.box import SIMPLE_HEAD
from rich.markup import escape
from rich.table import Table

from pipeline.cli.query import written
from pipeline.cli.tables import Output, on_one_line, wide_console
from pipeline.cli.usage import refuse_no_span, refuse_unheard_source
from pipeline.model.cells import text_cell
from pipeline.settings import Settings

if TYPE_CHECKING:  # slow, and needed when the command runs
    from pipeline.warehouse.comparing import Comparison
    from pipeline.warehouse.differences import Difference, Tally

_WORDS_SHOWN = 240
"""Signs of a sentence around its number, on a terminal; files have all of it."""
_KEPT_IN_MEMORY = 1_000_000


def compare(
    reader: Annotated[
        list[str],
        typer.Option(
            help="Given twice, for A and B: builtin, llm or both, of which the latest reading of each text counts, or "
            "one whole extractor version. With a name that has read no text, those that have are listed.",
        ),
    ],
    since: Annotated[
        datetime | None, typer.Option("--from", help="Published on or after this day.", formats=["%Y-%m-%d"])
    ] = None,
    until: Annotated[
        datetime | None, typer.Option("--to", help="Published before this day.", formats=["%Y-%m-%d"])
    ] = None,
    source: Annotated[str | None, typer.Option(help="Only this source.")] = None,
    limit: Annotated[
        int, typer.Option(help="Show at most so many differences; 0 is all. The counts are of all.", min=0)
    ] = 20,
    form: Annotated[Output, typer.Option("--format", help="How to print.")] = Output.TABLE,
    output: Annotated[Path | None, typer.Option(help="Write to this file instead.")] = None,
) -> None:
    from pipeline.warehouse.comparing import Wanted, compared
    from pipeline.warehouse.connect import open_warehouse

    if len(reader) != 2:
        raise typer.BadParameter(f"give two readers, not {len(reader)}: --reader builtin --reader llm")
    refuse_no_span(since, until)
    wanted = Wanted(
        reader_a=reader[0],
        reader_b=reader[1],
        source_key=source,
        published_from=since.date() if since else None,
        published_before=until.date() if until else None,
    )
    settings = Settings.from_env()
    with open_warehouse(settings) as warehouse, warehouse.engine.connect() as conn:
        with conn.begin():
            refuse_unheard_source(conn, settings, source)
        with compared(conn, wanted) as found, written(output) as out:
            if form is Output.TABLE:
                _print_table(found, wanted.reader_a, wanted.reader_b, limit, out)
                return
            shown = _write_rows(_bounded(found, limit), form, out)
        _print_counts(found, wanted.reader_a, wanted.reader_b, sys.stderr)
        _say_rest(found, shown, sys.stderr)


def _print_table(found: "Comparison", reader_a: str, reader_b: str, limit: int, out: TextIO) -> None:
    """The counts are known when all differences have gone by, so those to be shown wait in a file until then."""
    with SpooledTemporaryFile(_KEPT_IN_MEMORY, mode="w+", encoding="utf-8") as waiting:
        shown, last = 0, None
        for each in _bounded(found, limit):
            shown += 1
            both = each.claim_a and each.claim_a["claim_id"], each.claim_b and each.claim_b["claim_id"]
            if both != last:
                waiting.write(f"\n{on_one_line(marked(each.claim))}\n  {on_one_line(each.claim['url'])}\n")
            last = both
            a, b = (on_one_line(answer or "none") for answer in (each.answer_a, each.answer_b))
            waiting.write(f"    {each.field}: {a} -> {b}\n")
        _print_counts(found, reader_a, reader_b, out)
        waiting.seek(0)
        shutil.copyfileobj(waiting, out)
    _say_rest(found, shown, out)


def _bounded(found: "Comparison", limit: int) -> "Iterator[Difference]":
    """The first `limit`; the others go by, to be counted."""
    yield from islice(found.differences, limit or None)
    for _ in found.differences:
        pass


def _print_counts(found: "Comparison", reader_a: str, reader_b: str, out: TextIO) -> None:
    from pipeline.warehouse.comparing import with_counts

    texts, tally = found.texts, found.tally
    console = wide_console(out)
    for name, reader, versions in (("A", reader_a, texts.versions_a), ("B", reader_b, texts.versions_b)):
        console.print(escape(f"{name}: {reader}, {with_counts(versions) or 'no text'}"), soft_wrap=True)
    same = f", {texts.same_reading:,} by one reading that is A's and B's" if texts.same_reading else ""
    console.print(
        f"Texts: {texts.both:,} compared; read by A alone {texts.only_a:,}, by B alone {texts.only_b:,}{same}",
        soft_wrap=True,
    )
    if not texts.both:
        console.print(
            "No text is to be compared. `newsfigures reextract --from DAY --to DAY` reads archived pages once more, "
            "with the reader that NEWSFIGURES_READER names.",
            soft_wrap=True,
        )
        return
    console.print(
        f"Claims: {tally.pairs:,} by both, alike in all fields {tally.alike:,} ({_share(tally.alike, tally.pairs)}); "
        f"by A alone {tally.only_a:,}, by B alone {tally.only_b:,}",
        soft_wrap=True,
    )
    if tally.pairs:
        console.print(_by_field(tally))


def _by_field(tally: "Tally") -> Table:
    from pipeline.warehouse.differences import FIELDS

    table = Table("field", "alike", "agree", "differ", box=SIMPLE_HEAD)
    for column in table.columns[1:]:
        column.justify = "right"
    for each in FIELDS:
        differ = tally.differing[each.name]
        alike = tally.pairs - differ
        table.add_row(each.name, f"{alike:,}", _share(alike, tally.pairs), f"{differ:,}")
    return table


def _say_rest(found: "Comparison", shown: int, out: TextIO) -> None:
    tally = found.tally
    every = tally.differing.total() + tally.only_a + tally.only_b
    if every > shown:
        print(f"\n{shown:,} of {every:,} differences are shown; --limit 0 shows all.", file=out)


def _share(part: int, whole: int) -> str:
    """
    >>> _share(7, 8), _share(0, 0)
    ('87.5 %', '-')
    """
    return f"{100 * part / whole:.1f} %" if whole else "-"


def marked(claim: Any) -> str:
    """The sentence of a claim, or of a long one the part around the number, which stands between >> and <<.

    >>> marked({"sentence": "It had 12.", "sentence_start": 50, "span_start": 57, "span_end": 59, "surface": "12"})
    'It had >>12<<.'
    """
    sentence = claim["sentence"]
    start, end = (claim[name] - claim["sentence_start"] for name in ("span_start", "span_end"))
    if sentence[start:end] != claim["surface"]:  # the text of the article is kept no longer
        return f">>{claim['surface']}<<"
    first, last = max(0, start - _WORDS_SHOWN // 2), end + _WORDS_SHOWN // 2
    before = ("…" if first else "") + sentence[first:start]
    after = sentence[end:last] + ("…" if last < len(sentence) else "")
    return f"{before}>>{sentence[start:end]}<<{after}"


def _write_rows(found: "Iterable[Difference]", form: Output, out: TextIO) -> int:
    """One row a difference; how many there were. A CSV has its header also without rows."""
    count = 0
    writer = csv.writer(out)
    if form is Output.CSV:
        writer.writerow(_COLUMNS)
    for each in found:
        count += 1
        row = _row(each)
        if form is Output.CSV:
            writer.writerow([text_cell(value or "") for value in row])
        else:
            out.write(json.dumps(dict(zip(_COLUMNS, row, strict=True)), ensure_ascii=False) + "\n")
    return count


def _row(each: "Difference") -> list[str | None]:
    """In the order of _COLUMNS."""
    claim, sides = each.claim, (each.claim_a, each.claim_b)
    return [
        claim["published_on"] and claim["published_on"].isoformat(),
        claim["source_key"],
        claim["language"],
        claim["url"],
        each.field,
        each.answer_a,
        each.answer_b,
        *(side and side["surface"] for side in sides),
        claim["sentence"],
        *(side and str(side["claim_id"]) for side in sides),
        claim["version_a"],
        claim["version_b"],
        str(claim["revision_id"]),
    ]


_COLUMNS = (
    "published_on", "source_key", "language", "url", "field", "answer_a", "answer_b", "surface_a", "surface_b",
    "sentence", "claim_id_a", "claim_id_b", "reader_a", "reader_b", "revision_id",
)  # fmt: skip
