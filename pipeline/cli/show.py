"""Claims of one text, and why they were read so, for a person at a terminal."""

import textwrap
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.cli.feature_words import in_words
from pipeline.cli.rule_words import rule_in_words
from pipeline.cli.tables import harmless, on_one_line, wide_console
from pipeline.errors import ConfigError
from pipeline.model import Claim, Modality, Period, plain

_NAMING = ("entity", "period", "metric", "metric_id")  # fields that tell what a figure is of
_OF_EACH = ("", "units.attach")  # who decides most fields: the choosers, and the unit beside a number
_FIELDS_AT = 19  # the column at which an explanation has what a field says


def print_claims(claims: Iterable[Claim]) -> None:
    """A table of the claims of one text."""
    table = Table()
    for name in ("printed", "read as", "about", "when", "compared with, or of what", "who says so"):
        table.add_column(name, overflow="fold")
    for claim in claims:
        cells = (
            claim.surface,
            reading_in_words(claim),
            _about(claim),
            _period_span(claim.period),
            _period_span(claim.baseline) or claim.whole or "",
            f"{claim.attribution.text} ({claim.attribution.kind})" if claim.attribution else "",
        )
        table.add_row(*(escape(on_one_line(cell)) for cell in cells))
    wide_console().print(table)


def print_no_claims(text: str, lang: str, published: date | None) -> None:
    """Why a text gave none."""
    from pipeline.extract import explain

    why = "no number is in this text"
    if any(True for _ in explain(text, lang, published)):
        why = "every number here is a date, a name, an age or the like; --explain says which"
    wide_console().print(f"No claims: {why}.", highlight=False)


def print_explanation(text: str, lang: str, published: date | None) -> None:
    """Every number that was seen: blocked and why, or read and by which rules."""
    from pipeline.extract import explain

    console = Console(highlight=False)
    sentence = None
    seen = list(explain(text, lang, published))
    for number in seen:
        if number["sentence"] != sentence:
            sentence = number["sentence"]
            console.print(harmless(sentence), markup=False, style="bold", soft_wrap=True)
        for line in explained(number):
            console.print(_folded(f"  {on_one_line(line)}", console), markup=False, soft_wrap=True)
    if any(number["claim"] for number in seen):
        for line in _LEGEND:
            console.print(_folded(line, console), markup=False, style="dim", soft_wrap=True)


def _folded(line: str, console: Console) -> str:
    """As wide as the terminal, below where the words of its field begin; in a pipe one line."""
    if not console.is_terminal:
        return line
    return textwrap.fill(
        line, console.width, subsequent_indent=" " * _FIELDS_AT, break_long_words=False, break_on_hyphens=False
    )


_LEGEND = (
    "confidence: how sure the reader is of value, unit, kind, entity and period together",
    "sure of: of each field by itself; both are calibrated, each apart from the other",
    "before a candidate: its chance among what the text offers, as the chooser gives it, not calibrated",
    "at: where it is printed, counted in characters of the text; by the rule: this rule decided, not the chooser",
)


def explained(number: Mapping[str, Any]) -> Iterable[str]:
    if number["blocked"]:
        yield f"{number['surface']}: no claim ({number['blocked']})"
        return
    claim = number["claim"]
    if claim is None:
        yield f"{number['surface']}: no claim (a number that measures nothing)"
        return
    ends = claim["value"] if claim["value_high"] is None else f"{claim['value']}..{claim['value_high']}"
    kind = f"{claim['kind']} {claim['direction']}" if claim["direction"] else claim["kind"]
    yield f"{number['surface']}: {ends} {claim['unit']}, {kind}, confidence {claim['confidence']}"
    for name in ("entity", "metric", "metric_id", "region", "period", "baseline", "whole", "attribution"):
        if claim[name] is not None:
            origin = _origin_in_words(claim[name], number["times"][name]) if name in number["times"] else ""
            yield f"    {name:12} {_in_words(claim[name])}{origin}"
    yield f"    {'modality':12} {claim['modality']}"
    if claim["confidences"]:
        yield f"    {'sure of':12} {', '.join(f'{name} {rate}' for name, rate in claim['confidences'].items())}"
    yield from _decided(number.get("decisions", {}))
    if told_by := {name: number[f"{name}_by"] for name in ("unit", "kind") if number[f"{name}_by"]}:
        yield f"    {'told by':12} {', '.join(f'{name}: {what}' for name, what in told_by.items())}"


def _decided(decisions: Mapping[str, Any]) -> Iterable[str]:
    """The candidates of the fields that name a figure, and of those that a rule has decided: where each is printed and
    what held of it."""
    for name, decision in decisions.items():
        if name not in _NAMING and decision["by"] in _OF_EACH:
            continue
        for place, row in enumerate(decision["answers"]):
            told = [rule_in_words(decision["by"])] if place == 0 and decision["by"] else []
            told += in_words(row["because"])
            at = "" if row["start"] is None else f" at {row['start']}-{row['end']}"
            because = f": {'; '.join(told)}" if told else ""
            chance = f"{row['chance']:.3f}" if row["chance"] is not None else "rule "
            yield f"    {name if place == 0 else '':12} {chance} {row['answer']}{at}{because}"


def _in_words(value: Any) -> str:
    if isinstance(value, Mapping) and "grain" in value:
        return f"{value['start']}..{value['end']} ({value['grain']})"
    if isinstance(value, Mapping):
        return f"{value['text']} ({value['kind']})"
    return str(value)


def _origin_in_words(time: Mapping[str, Any], origin: Mapping[str, Any]) -> str:
    """How a time was found, and where it is printed."""
    if "start" not in origin:
        return f", {origin['basis']}"
    place = f"{time['text']!r} at {origin['start']}-{origin['end']}"
    return f", {origin['basis']}: {place} in {origin['excerpt']!r}"


def refuse_unknown(lang: str) -> None:
    from pipeline.languages import known

    if lang not in known():
        names = ", ".join(sorted(known()))
        raise ConfigError(f"no language {lang!r}; known: {names}. Add one with docs/add-a-language.md")


def reading_in_words(claim: Claim) -> str:
    value = plain(claim.value) if claim.value_high is None else f"{plain(claim.value)}..{plain(claim.value_high)}"
    qualifier = "" if claim.qualifier == "exact" else claim.qualifier.value.replace("_", " ") + " "
    direction = f" {claim.direction}" if claim.direction else ""
    modality = "" if claim.modality is Modality.ACTUAL else f", {claim.modality}"
    return f"{qualifier}{value} {claim.unit}, {claim.kind}{direction}{modality}"


def _about(claim: Claim) -> str:
    metric = claim.metric_id or claim.metric
    return ": ".join(filter(None, [claim.entity, metric])) + (f" [{claim.region}]" if claim.region else "")


def _period_span(period: Period | None) -> str:
    """With spaces, at which a narrow column breaks it."""
    return f"{period.start} .. {period.end}" if period else ""
