"""`claims judge` and `judgements export`: a person's word on a claim, and all such words as gold data."""

import json
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli.person import By, Note, named
from pipeline.cli.tables import say_next
from pipeline.settings import Settings, write_to_pass_on

judgements = typer.Typer(no_args_is_help=True)


@judgements.callback()
def _judgements() -> None:
    """Here so that `export` stays a command of its own while there is no other."""


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    FIX = "fix"


def judge(
    claim_id: Annotated[str, typer.Argument(help="Id of the claim, or its first signs.")],
    verdict: Annotated[Verdict, typer.Argument(help="Whether it is right; fix: what it should be, with --set.")],
    fix: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            help="Column of mart.fct_claim and what it should be, as value=51300 or period_start=2026-03-01; once for "
            "each. Nothing behind the = means that the text does not say it.",
        ),
    ] = None,
    note: Note = "",
    by: By = None,
) -> None:
    """Judge a claim: a wrong one leaves all figures, a mended one counts as mended. The last word holds."""
    from pipeline.observe import observe
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.judging import claim_named
    from pipeline.warehouse.judging import judge as keep

    if bare := [each for each in fix or () if "=" not in each]:
        raise typer.BadParameter(f"--set {bare[0]} lacks its value; write {bare[0]}=VALUE, or {bare[0]}= to empty it")
    settings = Settings.from_env()
    now = datetime.now(UTC)
    mended = {name: value for name, _, value in (each.partition("=") for each in fix or ())}
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        found = claim_named(conn, claim_id)
        keep(conn, found, verdict.value, by=named(by), note=note, now=now, fix=mended or None)
        observe(conn, sql_dir=settings.sql_dir)
    typer.echo(f"{found}: {verdict}")


@judgements.command()
def export(output: Annotated[Path | None, typer.Option(help="Write to this file instead.")] = None) -> None:
    """Print what was judged as gold data: one JSON object per text, its claims as they should be read, and the spans
    of readings that were refused (`wrong`). Claims have the shape of marked texts (docs/train-the-reader.md); to train
    on a text, mark its other numbers too, which training takes for no claims, and give it a `fold`. Texts that are kept
    no longer (`retention_days`) are left out, and counted."""
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.judging import gold as judged

    with open_warehouse(Settings.from_env()) as warehouse, warehouse.begin() as conn:
        documents = list(judged(conn))
    lines = [json.dumps(document, ensure_ascii=False) for document in documents if document["text"]]
    if len(lines) < len(documents):
        say_next(f"{len(documents) - len(lines)} judged texts are left out: they are kept no longer (retention_days)")
    if output is None:
        for line in lines:
            typer.echo(line)
    else:
        write_to_pass_on(output, "".join(f"{line}\n" for line in lines))
