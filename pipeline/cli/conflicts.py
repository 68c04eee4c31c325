"""`conflicts`: figures that cannot all be right, and what a person says of them. `observe`: work them out."""

import json
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

import typer

from pipeline.cli.person import By, Note, named
from pipeline.cli.progress import progress
from pipeline.cli.tables import (
    ID_SHOWN,
    AsJson,
    Form,
    Output,
    form_of,
    on_one_line,
    print_table,
    say_next,
    write_records,
)
from pipeline.errors import ConfigError
from pipeline.model import plain
from pipeline.settings import Settings

conflicts = typer.Typer(no_args_is_help=True)


class Verdict(StrEnum):
    A = "a"
    B = "b"
    BOTH = "both"
    DISMISS = "dismiss"
    OPEN = "open"


class Status(StrEnum):
    OPEN = "open"
    SETTLED_A = "settled_a"
    SETTLED_B = "settled_b"
    BOTH_RIGHT = "both_right"
    DISMISSED = "dismissed"
    ALL = "all"


_STATUS = {
    Verdict.A: Status.SETTLED_A,
    Verdict.B: Status.SETTLED_B,
    Verdict.BOTH: Status.BOTH_RIGHT,
    Verdict.DISMISS: Status.DISMISSED,
    Verdict.OPEN: Status.OPEN,
}


@conflicts.command("list")
def list_them(
    status: Annotated[Status, typer.Option(help="Only those that stand so.")] = Status.OPEN,
    rule: Annotated[
        str | None, typer.Option(help="Only of this rule; `newsfigures conflicts rules` lists them.")
    ] = None,
    entity: Annotated[str | None, typer.Option(help="Only about this entity; its key or name.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many rows; 0 is all.", min=0)] = 50,
    form: Form = Output.TABLE,
    as_json: AsJson = False,
) -> None:
    """List conflicts, the best supported first: a line for each side, with the sentence that printed it first."""
    from pipeline.observe.consequences import rule_named
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.conflicts import find_conflicts

    form, settings = form_of(form, as_json), Settings.from_env()
    if rule:
        rule_named(settings.sql_dir, rule)
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        found = find_conflicts(
            conn,
            status=None if status is Status.ALL else status.value,
            rule=rule,
            entity=entity,
            limit=limit + 1 if limit else None,  # one more than is shown tells whether there are more
        )
    shown = found[:limit] if limit else found
    if form is not Output.TABLE:
        write_records([_shape(row) for row in shown], form)
    elif shown:
        print_table(_COLUMNS, [line for row in shown for line in _lines(row)], unbroken=("id", "figure"))
        say_next(f"{len(shown)} shown; newsfigures conflicts show ID, and settle ID a, b, both or dismiss")
    else:
        typer.echo("No such conflicts.")
    if len(shown) < len(found):
        say_next(f"the best supported {limit:,} of more; --limit 0 gives all")


@conflicts.command()
def show(conflict_id: Annotated[str, typer.Argument(help="Id, or its first signs.")]) -> None:
    """Print one conflict with both sentences."""
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.conflicts import one_conflict

    with open_warehouse(Settings.from_env()) as warehouse, warehouse.begin() as conn:
        row = one_conflict(conn, conflict_id)
    for name, value in _shape(row).items():
        typer.echo(on_one_line(f"{name:14} {'' if value is None else value}"))


@conflicts.command()
def settle(
    conflict_id: Annotated[str, typer.Argument(help="Id, or its first signs.")],
    verdict: Annotated[
        Verdict, typer.Argument(help="Which figure is right; both; dismiss: it is no conflict; open: as before.")
    ],
    note: Note = "",
    by: By = None,
) -> None:
    """Settle a conflict, or open it again: the last word holds. A figure that is not right is ranked last from then on,
    and nothing is derived from it."""
    from pipeline.observe import observe
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.conflicts import one_conflict, settle_conflict

    settings = Settings.from_env()
    now = datetime.now(UTC)
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        row = one_conflict(conn, conflict_id)
        settle_conflict(conn, row, status=_STATUS[verdict].value, by=named(by), note=note, now=now)
        observe(conn, sql_dir=settings.sql_dir)
    typer.echo(f"{row['conflict_id']}: {_STATUS[verdict].value}")


@conflicts.command()
def rules(
    on: Annotated[list[str] | None, typer.Option(help="Switch this rule on.")] = None,
    off: Annotated[list[str] | None, typer.Option(help="Switch this rule off.")] = None,
) -> None:
    """List the rules and which are on; switch one, and work its conflicts out."""
    from pipeline.observe import observe
    from pipeline.observe.consequences import active_rules, conflict_rules, rule_named
    from pipeline.warehouse import open_warehouse
    from pipeline.warehouse.conflicts import switch_rule

    settings = Settings.from_env()
    now = datetime.now(UTC)
    if both := set(on or ()) & set(off or ()):
        raise ConfigError(f"{min(both)} cannot be switched on and off; say one of the two")
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        for name, wanted in [*((name, True) for name in on or ()), *((name, False) for name in off or ())]:
            rule_named(settings.sql_dir, name)
            switch_rule(conn, name, is_on=wanted, by=named(), now=now)
        if on or off:
            observe(conn, sql_dir=settings.sql_dir)
        active = {rule.key for rule in active_rules(conn, settings.sql_dir)}
    for rule in conflict_rules(settings.sql_dir):
        typer.echo(f"{rule.key:20} {'on ' if rule.key in active else 'off'} {rule.one('meaning')}")


def observe(
    anew: Annotated[bool, typer.Option("--anew", help="Look at everything, not only at what has changed.")] = False,
) -> None:
    from pipeline.observe import observe as look
    from pipeline.warehouse import open_warehouse

    settings = Settings.from_env()
    with open_warehouse(settings) as warehouse, progress("working out figures"), warehouse.begin() as conn:
        report = look(conn, sql_dir=settings.sql_dir, anew=anew)
    typer.echo(json.dumps(report.as_dict()))


_ONE_PERCENT = Decimal("0.01")
_COLUMNS = ("id", "about", "rule, gap and status", "figure", "sentence")


def _lines(row: dict[str, Any]) -> list[tuple[str, ...]]:
    """A line for each side, and for the earlier level that a change is measured from: how many independent origins
    print it stands behind the figure."""
    about = f"{row['entity_name']}: {row['metric_key']} {row['period_start']}"
    said = f"{row['rule']}, {_gap(row)}, {row['status']}"
    sides = [_side(row, name) for name in "abc" if row[f"value_{name}"] is not None]
    first, *others = ((f"{name} {figure}", sentence) for name, figure, sentence in sides)
    return [(str(row["conflict_id"])[:ID_SHOWN], about, said, *first), *(("", "", "", *other) for other in others)]


def _gap(row: dict[str, Any]) -> str:
    """
    >>> _gap({"gap": Decimal("0.1171"), "gap_unit": "part"}), _gap({"gap": Decimal(3), "gap_unit": "percentage_point"})
    ('12 %', '3 percentage_point')
    >>> _gap({"gap": Decimal("0.00072"), "gap_unit": "part"})
    '0.07 %'
    """
    if row["gap_unit"] != "part":
        return f"{plain(row['gap'])} {row['gap_unit']}"
    digits = ".0%" if row["gap"] >= _ONE_PERCENT else ".2%"
    return f"{row['gap']:{digits}}".replace("%", " %")


def _side(row: dict[str, Any], side: str) -> tuple[str, str, str]:
    """Which, value with unit and how many origins print it, and the sentence."""
    unit = row["unit"] if side == "a" else row[f"unit_{side}"]
    figure = f"{Decimal(plain(row[f'value_{side}'])):,f} {unit} ({row[f'origins_{side}']})"
    figure += f", {row['period_start_c']}" if side == "c" else ""
    return side, figure, (row[f"sentence_{side}"] or "").strip()


def _shape(row: dict[str, Any]) -> dict[str, Any]:
    return {
        name: value if value is None or isinstance(value, int) else plain(value) if name[:5] in _NUMBERS else str(value)
        for name, value in row.items()
    }


_NUMBERS = {"value", "gap"}
