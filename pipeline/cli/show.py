"""Claims of one text, and why they were read so, for a person at a terminal."""

from datetime import date

from rich.console import Console
from rich.table import Table

from pipeline.errors import ConfigError
from pipeline.model import Claim, Period, plain


def print_claims(text: str, lang: str, published: date | None) -> None:
    """A table of the claims of one text."""
    from pipeline.extract import read_text

    _refuse_unknown(lang)
    table = Table("surface", "value", "unit", "kind", "entity", "metric", "period", "compared / of", "who says so")
    for claim in read_text(text, lang, published):
        table.add_row(
            claim.surface,
            _value(claim),
            claim.unit,
            " ".join(filter(None, [claim.kind.value, claim.direction and claim.direction.value])),
            claim.entity or "",
            claim.metric_id or claim.metric or "",
            _period(claim.period),
            _period(claim.baseline) or claim.whole or "",
            claim.attribution.text if claim.attribution else "",
        )
    console = Console()
    console.print(
        table
        if table.row_count
        else "No claims: every number here is a date, a name, an age or the like (--explain says which)."
    )


def print_explanation(text: str, lang: str, published: date | None) -> None:
    """Every number that was seen: blocked and why, or read and from what."""
    from pipeline.extract import explain

    _refuse_unknown(lang)
    console = Console(highlight=False)
    for line in explain(text, lang, published):
        console.print(line, markup=False, soft_wrap=True)


def _refuse_unknown(lang: str) -> None:
    from pipeline.languages import known

    if lang not in known():
        raise ConfigError(
            f"no language {lang!r}; known: {', '.join(sorted(known()))}. Add one with docs/add-a-language.md"
        )


def _value(claim: Claim) -> str:
    low = plain(claim.value)
    value = low if claim.value_high is None else f"{low}..{plain(claim.value_high)}"
    return value if claim.qualifier == "exact" else f"{claim.qualifier.value.replace('_', ' ')} {value}"


def _period(period: Period | None) -> str:
    return f"{period.start}..{period.end} {period.grain}" if period else ""
