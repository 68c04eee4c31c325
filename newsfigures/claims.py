"""The claims of one text, as objects, rows and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING, Any, overload

from pipeline.errors import PipelineError
from pipeline.model import Claim, plain

if TYPE_CHECKING:
    import pandas
    import pyarrow

_OF_TEXT = ("url", "title", "language", "published_on")
_NUMBERS = ("value", "value_high", "confidence", "series_confidence")
_DAYS = ("published_on", "period_start", "period_end", "baseline_start", "baseline_end")
_COUNTS = ("span_start", "span_end")
COLUMNS = (
    *_OF_TEXT, "entity", "metric", "metric_id", "metric_limit", "value", "value_high", "unit", "qualifier", "kind",
    "direction", "modality", "region", "period_start", "period_end", "period_grain", "baseline_start", "baseline_end",
    "baseline_grain", "whole", "attribution", "attribution_kind", "block", "surface", "span_start", "span_end",
    "sentence", "confidence", "series_confidence",
)  # fmt: skip
"""Of the tables; they mean what they mean in mart.fct_claim (docs/data-dictionary.md)."""

_USUAL, _MOST_DIGITS = (60, 18), 76
"""Digits of the decimals of Arrow, and how many of them stand behind the point; and how many Arrow has."""
_SHOWN = 200
"""Claims that a repr shows."""


@dataclass(frozen=True, slots=True, repr=False)
class Claims(Sequence[Claim]):
    """The numeric claims of one text, in its order. Offsets count characters (code points) of `text`.

    Units are codes (`user`, `percent`, `USD`); `value` has its scale applied (1.5 million is 1500000); periods are half
    open: the day named last is the first one behind it. `published_on` is the day that *last year* counted from;
    without one, such times stay empty. `numbers_unread` are numbers that were left unread where a text is too long to
    read whole.

    >>> from newsfigures import read_text
    >>> claims = read_text("Nothing is counted here.", language="en")
    >>> len(claims), list(claims), claims
    (0, [], <Claims: none in this text (en)>)
    """

    claims: tuple[Claim, ...]
    text: str
    language: str
    published_on: date | None = None
    url: str | None = None
    title: str | None = None
    numbers_unread: int = 0

    def __len__(self) -> int:
        return len(self.claims)

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> "tuple[Claim, ...]": ...
    def __getitem__(self, at: int | slice) -> "Claim | tuple[Claim, ...]":
        return self.claims[at]

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def sentence_of(self, claim: Claim) -> str:
        return claim.sentence.of(self.text).strip()

    def to_dicts(self) -> list[dict[str, Any]]:
        """One per claim, for JSON: decimals as texts, days as ISO 8601, period, baseline and attribution as objects;
        `sentence`, `url`, `title`, `language` and `published_on` beside them."""
        of_text = {
            "url": self.url, "title": self.title, "language": self.language,
            "published_on": self.published_on.isoformat() if self.published_on else None,
        }  # fmt: skip
        return [{**of_text, **claim.as_dict(), "sentence": self.sentence_of(claim)} for claim in self.claims]

    def to_arrow(self) -> "pyarrow.Table":
        """One row per claim, columns as COLUMNS; `value` and `value_high` as decimals with all their digits: of 60, 18
        of them behind the point, unless a number has more. PipelineError where they have more than 76 together."""
        import pyarrow as pa  # noqa: PLC0415  # slow, and needed here alone

        kinds = dict.fromkeys(("value", "value_high"), pa.decimal256(*self._digits()))
        kinds |= {name: pa.float64() for name in ("confidence", "series_confidence")}
        kinds |= {name: pa.date32() for name in _DAYS} | {name: pa.int64() for name in _COUNTS}
        schema = pa.schema([(name, kinds.get(name, pa.string())) for name in COLUMNS])
        return pa.Table.from_pylist([self._row(claim) for claim in self.claims], schema=schema)

    def _digits(self) -> tuple[int, int]:
        """How many hold every number, and how many of them stand behind the point."""
        given = [one for claim in self.claims for one in (claim.value, claim.value_high) if one is not None]
        before = max((max(one.adjusted() + 1, 0) for one in given), default=0)
        behind = max((len(plain(one).partition(".")[2]) for one in given), default=0)
        if before <= _USUAL[0] - _USUAL[1] and behind <= _USUAL[1]:
            return _USUAL
        if before + behind > _MOST_DIGITS:
            raise PipelineError(
                f"the numbers of this text have {before} digits before and {behind} behind the point, and a column of"
                f" Arrow holds {_MOST_DIGITS}; use to_dicts, or to_pandas, which rounds"
            )
        return _MOST_DIGITS, behind

    def to_pandas(self) -> "pandas.DataFrame":
        """One row per claim, columns as COLUMNS; numbers as float64, days as datetime64. Wants the extra `pandas`."""
        return as_frame([self._row(claim) for claim in self.claims], COLUMNS, numbers=_NUMBERS, days=_DAYS)

    def __repr__(self) -> str:
        if not self.claims:
            return f"<Claims: none in this text ({self.language})>"
        shown = [f"  {_in_short(one)}\n      {self._marked(one, '[', ']')}" for one in self.claims[:_SHOWN]]
        more = len(self.claims) - len(shown)
        told = [*shown, f"  and {more} more"] if more > 0 else shown
        return "\n".join((f"<Claims: {len(self.claims)} in this text ({self.language})>", *told))

    def _repr_html_(self) -> str:
        """For notebooks: the sentence of each claim with its number marked. All words are escaped."""
        if not self.claims:
            return f"<p>No numeric claims in this text ({escape(self.language)}).</p>"
        head = "".join(f"<th>{name}</th>" for name in ("number", "about", "period", "sentence"))
        rows = "".join(self._html_row(one) for one in self.claims[:_SHOWN])
        more = len(self.claims) - _SHOWN
        rest = f"<p>and {more} more</p>" if more > 0 else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{rest}"

    def _html_row(self, claim: Claim) -> str:
        about = " · ".join(one for one in (claim.entity, claim.metric_id or claim.metric) if one)
        cells = (escape(_amount(claim)), escape(about), escape(_period(claim)))
        sentence = self._marked(claim, "<mark>", "</mark>", escape)
        return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}<td>{sentence}</td></tr>"

    def _marked(self, claim: Claim, begin: str, end: str, safe: Any = str) -> str:
        before = self.text[claim.sentence.start : claim.span.start].lstrip()
        behind = self.text[claim.span.end : claim.sentence.end].rstrip()
        return f"{safe(before)}{begin}{safe(claim.surface)}{end}{safe(behind)}"

    def _row(self, claim: Claim) -> dict[str, Any]:
        said = {
            name: value
            for name, value in claim.as_dict().items()
            if name in COLUMNS and name not in {*_NUMBERS, "attribution"}
        }
        row = {
            "url": self.url, "title": self.title, "language": self.language, "published_on": self.published_on, **said,
            "value": claim.value, "value_high": claim.value_high,
            "confidence": float(claim.confidence),
            "series_confidence": None if claim.series_confidence is None else float(claim.series_confidence),
            "attribution": claim.attribution.text if claim.attribution else None,
            "attribution_kind": claim.attribution.kind.value if claim.attribution else None,
            "span_start": claim.span.start, "span_end": claim.span.end, "sentence": self.sentence_of(claim),
        }  # fmt: skip
        for name, period in (("period", claim.period), ("baseline", claim.baseline)):
            row[f"{name}_start"] = period.start if period else None
            row[f"{name}_end"] = period.end if period else None
            row[f"{name}_grain"] = period.grain.value if period else None
        return row


def as_frame(
    rows: Sequence[dict[str, Any]], columns: Sequence[str], *, numbers: Sequence[str], days: Sequence[str]
) -> "pandas.DataFrame":
    """ImportError with the remedy where pandas is not installed."""
    try:
        import pandas as pd  # noqa: PLC0415  # slow, and an extra
    except ImportError as error:
        raise ImportError("tables of pandas want pandas: install newsfigures[pandas], or use to_arrow") from error
    frame = pd.DataFrame(rows, columns=list(columns))
    kinds = dict.fromkeys(numbers, "float64") | dict.fromkeys(days, "datetime64[s]")
    return frame.astype({name: kind for name, kind in kinds.items() if name in frame.columns})


def _amount(claim: Claim) -> str:
    ends = [claim.value] if claim.value_high is None else [claim.value, claim.value_high]
    sign = {"up": "+", "down": "-"}.get(claim.direction.value if claim.direction else "", "")
    return f"{sign}{'..'.join(plain(one) for one in ends)} {claim.unit}"


def _period(claim: Claim) -> str:
    return f"{claim.period.start}..{claim.period.end}" if claim.period else ""


def _in_short(claim: Claim) -> str:
    told = (_amount(claim), claim.entity, claim.metric_id or claim.metric, claim.region, _period(claim))
    return "  ".join(one for one in told if one)
