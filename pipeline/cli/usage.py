"""Options that contradict each other are wrong usage: none is left out of account in silence."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from pipeline.settings import Settings

NOTHING_READ = (
    "No source was read yet. `newsfigures run` reads invented newspapers, "
    "`newsfigures ingest SOURCE` one that you name."
)
"""What a command says of a warehouse that holds nothing: that nothing is wrong, or nothing fits, would mislead."""
_NOT_GIVEN: tuple[object, ...] = (None, [], False)


def refuse_together(what: str, given: object, others: Mapping[str, Any]) -> None:
    """Of options that do not go with `what`, those that are given as well."""
    wrong = [name for name, value in others.items() if value not in _NOT_GIVEN]
    if given not in _NOT_GIVEN and wrong:
        raise typer.BadParameter(f"{', '.join(wrong)} cannot go with {what}; leave one of them out")


def refuse_no_span(first: datetime | None, end: datetime | None) -> None:
    if first is not None and end is not None and not first < end:
        raise typer.BadParameter(
            f"--from {first:%Y-%m-%d} --to {end:%Y-%m-%d} is no span of days; --to is the day after the last one"
        )


def refuse_unheard_source(conn: "Connection", settings: "Settings", source_key: str | None) -> None:
    """A mistyped source prints nothing, and must not look like one of which nothing fits. One whose file is gone may be
    named while claims of it are held."""
    from pipeline.sources import load_source
    from pipeline.warehouse import ClaimQuery, find_claims

    if source_key is not None and not find_claims(conn, ClaimQuery(source_key=source_key, limit=1)):
        load_source(settings.sources_dir, source_key)
