"""`watch` and `maintain`: what the daily DAGs do, by hand."""

import json
from typing import Annotated

import typer

from pipeline.cli.usage import NOTHING_READ
from pipeline.settings import Settings

_AS_USUAL = (
    "All sources list new addresses and answer as they usually do. Of which days articles are held: "
    "newsfigures explore, under Health."
)
"""`watch` judges what a source lists, Health of which days its articles are: an archive that is read late, or a source
that lists only old articles, is silent there alone."""


def watch(as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False) -> None:
    from pipeline import flow
    from pipeline.flow.upkeep import is_any_asked

    settings = Settings.from_env()
    found = flow.watch(settings=settings)
    for one in found:
        typer.echo(json.dumps(one) if as_json else f"{one['source']}  {one['finding']}: {one['detail']}")
    if not found:
        typer.echo(_AS_USUAL if is_any_asked(settings=settings) else NOTHING_READ, err=as_json)
    raise typer.Exit(1 if found else 0)


def maintain() -> None:
    from pipeline import flow

    typer.echo(json.dumps(flow.maintain(settings=Settings.from_env()), indent=2))
