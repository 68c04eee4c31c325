"""`label`: what a language model reads twice in one's own archive, as marked texts that `make train` takes."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.cli.usage import refuse_no_span
from pipeline.settings import Settings

if TYPE_CHECKING:  # slow, and needed when the command runs
    from pipeline.flow.label import Labels

_LIMIT = 200


def label(
    first: Annotated[datetime, typer.Option("--from", help="Published on or after this day.", formats=["%Y-%m-%d"])],
    end: Annotated[datetime, typer.Option("--to", help="Published before this day.", formats=["%Y-%m-%d"])],
    source: Annotated[str | None, typer.Option(help="Only articles of this source.")] = None,
    limit: Annotated[
        int, typer.Option(help="Label at most so many articles, of all days and sources; 0 is all.", min=0)
    ] = _LIMIT,
    output: Annotated[Path, typer.Option(help="The folder for a file of each language: train_en.jsonl.")] = Path(
        "labelled"
    ),
    force: Annotated[bool, typer.Option("--force", help="Write over files that this command has not written.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    from pipeline.cli.progress import at_work
    from pipeline.flow.gold_files import GoldFolder
    from pipeline.flow.label import label as label_articles

    refuse_no_span(first, end)
    settings = Settings.from_env()
    days = {"from": f"{first:%Y-%m-%d}", "to": f"{end:%Y-%m-%d}"}
    folder = GoldFolder(output, {**days, "source": source, "model": settings.endpoint.model})
    if not force:
        folder.refuse_foreign()
    with at_work(settings, "labelling articles", as_json) as told:
        done = label_articles(
            settings=settings,
            first_day=first.date(),
            end_day=end.date(),
            limit=limit or None,
            source_key=source,
            progress=told,
        )
    files = folder.write(done.documents) if done.documents else []
    if as_json:
        typer.echo(json.dumps(_as_dict(done, files), ensure_ascii=False))
    else:
        _print(done, files, days)


def _as_dict(done: "Labels", files: Sequence[Path]) -> dict[str, Any]:
    return {
        "articles": done.articles,
        "documents": len(done.documents),
        "languages": Counter(each["lang"] for each in done.documents),
        "folds": Counter(str(each["fold"]) for each in done.documents),
        "firm": done.firm,
        "optional": done.optional,
        "optional_because": done.optional_because,
        "lures": done.lures,
        "left": done.left,
        "dropped": done.dropped,
        "model": done.model,
        "files": [str(file) for file in files],
    }


def _print(done: "Labels", files: Sequence[Path], days: Mapping[str, str]) -> None:
    told = _as_dict(done, files)
    typer.echo(f"{done.articles:,} articles published from {days['from']}, before {days['to']}")
    typer.echo(f"documents: {len(done.documents):,}{_counted(told['languages'])}")
    optional = f"{done.optional:,} optional{_counted(done.optional_because)}"
    typer.echo(f"numbers: {done.firm:,} firm claims, {optional}, {done.lures:,} lures")
    if done.dropped:
        typer.echo(f"not usable: {sum(done.dropped.values()):,}{_counted(done.dropped)}")
    if done.left:
        left = f"{sum(done.left.values()):,}{_counted(done.left)}"
        typer.echo(f"left: {left}; the same command goes on with them")
    typer.echo(_used(done.model))
    if files:
        _print_folds(done, told["folds"])
        typer.echo(f"written: {', '.join(map(str, files))}")
    else:
        typer.echo("written: nothing")


def _print_folds(done: "Labels", folds: Mapping[str, int]) -> None:
    from pipeline.flow.label import FOLDS, has_folds_by_publisher

    by = "publisher" if has_folds_by_publisher(done.documents) else "article, since there are too few publishers"
    typer.echo(f"folds, by {by}: {', '.join(f'{fold} has {folds.get(str(fold), 0):,}' for fold in range(FOLDS))}")


def _used(model: Mapping[str, Any]) -> str:
    if not model:
        return "the model was asked nothing"
    price = "" if model["cost_usd"] is None else f", ${model['cost_usd']:,.4f}"
    unknown = f", {model['tokens_unknown']:,} reserved for requests without a count" if model["tokens_unknown"] else ""
    return (
        f"the model was asked {model['requests']:,} times: {model['tokens_in']:,} tokens asked, "
        f"{model['tokens_out']:,} answered{unknown}{price}"
    )


def _counted(reasons: Mapping[str, int]) -> str:
    """
    >>> _counted({"period": 1, "entity": 2}), _counted({})
    (' (entity 2, period 1)', '')
    """
    told = ", ".join(f"{reason} {count:,}" for reason, count in sorted(reasons.items(), key=lambda each: -each[1]))
    return f" ({told})" if told else ""
