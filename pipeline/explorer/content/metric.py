"""The key of a metric -> what its page shows: what it is, how news print it, who has it, how much is held of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import HTTPException

from pipeline import catalog
from pipeline.explorer import lists
from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Reader, Row
from pipeline.explorer.words import show
from pipeline.languages import known

HOLDERS = 24
_LOOKED_AT = 200
"""Series, those with most figures: of an entity that has several the first one is shown."""
_DIMENSIONS = {
    "count": "a number of them",
    "money": "an amount of money",
    "percent": "percent",
    "ratio": "times as much",
}
_TRAITS = (
    ("is_counted", "its levels are whole numbers"),
    ("is_stock", "it holds at a moment: what a month closed with is the figure of that month"),
    ("is_flow", "it adds up over time: a single day is mostly the one on which it was announced"),
    ("is_rate", "a percentage of it is a rate, and no part of a whole"),
    ("of_prices", "it is told of what is priced, whoever sells it"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """How a language prints a metric: sentences in three pieces, the second of which matches; and the patterns."""

    language: str
    examples: list[tuple[str, str, str]]
    against: list[str]
    pattern: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricFound:
    key: str
    definition: str
    unit: str | None
    dimensions: list[str]
    traits: list[str]
    broader: str | None
    negative_of: str | None
    bounds: list[str]
    cues: list[Cue]
    coverage: Row
    """A row of sql/explore/metrics.sql."""
    holders: list[Row]
    """The series with most figures of each entity."""


def metrics_held(reader: Reader) -> dict[str, Row]:
    """By key, those with most figures first."""
    return {row["metric_key"]: row for row in reader.ask("metrics")}


def find_metric(ask: lists.Asked, key: str, held: dict[str, Row]) -> MetricFound:
    """404 where no metric has this key. `held`: what is held of each."""
    metric, coverage = catalog.metrics().get(key), held.get(key)
    if metric is None and coverage is None:
        raise HTTPException(404, f"no metric {show.plain(key)!r}; all of them stand under /metrics")
    series, _ = lists.series(ask, Facets(metric=key), None, _LOOKED_AT)
    return MetricFound(
        key=key,
        definition=metric.definition if metric else show.plain((coverage or {}).get("definition")),
        unit=metric.unit if metric else None,
        dimensions=[_dimension(one) for one in sorted(metric.dimensions if metric else held[key]["dimensions"])],
        traits=[words for name, words in _TRAITS if metric and getattr(metric, name)],
        broader=metric.broader if metric else None,
        negative_of=metric.negative_of if metric else None,
        bounds=[
            f"{show.number(least)} to {show.number(most)}{show.unit(name) if name == 'percent' else ''}"
            for name, (least, most) in sorted(metric.bounds.items())
        ] if metric else [],
        cues=_cues(key),
        coverage=coverage or {"metric_key": key, **dict.fromkeys(_COUNTS, 0), **dict.fromkeys(_TIMES)},
        holders=_holders(series)[:HOLDERS],
    )  # fmt: skip


_COUNTS = ("entities", "known_entities", "series", "observations", "unsure", "conflicts", "derivations")
_TIMES = ("first_period_start", "last_period_end")


def _dimension(name: str) -> str:
    return _DIMENSIONS.get(name, show.words(name))


def _cues(key: str) -> list[Cue]:
    found = []
    for code in sorted(known(), key=lambda code: (code != "en", code)):
        for cue in catalog.metric_cues(code):
            if cue.metric.key == key:
                examples = [_marked(cue.pattern, sentence) for sentence in cue.positive]
                pattern = cue.pattern.pattern
                found.append(Cue(language=code, examples=examples, against=list(cue.negative), pattern=pattern))
    return found


def _marked(pattern: re.Pattern[str], sentence: str) -> tuple[str, str, str]:
    """
    >>> _marked(re.compile("users?"), "It has 3 users.")
    ('It has 3 ', 'users', '.')
    """
    at = pattern.search(sentence)
    if at is None:
        return sentence, "", ""
    return sentence[: at.start()], at.group(), sentence[at.end() :]


def _holders(series: Sequence[Row]) -> list[Row]:
    """Of each entity one: a level that happened, where it has one, of those with most figures."""
    best: dict[str, Row] = {}
    for row in sorted(series, key=lambda row: (row["modality"] != "actual", row["kind"] == "change")):
        best.setdefault(row["entity_key"], row)
    return sorted(best.values(), key=lambda row: (-row["observations"], row["entity_key"]))
