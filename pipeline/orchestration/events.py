"""What a run has done, told in its asset event and in one line."""

from collections import Counter
from typing import Any

from airflow.sdk import Asset, get_current_context

CLAIMS = Asset("newsfigures_claims")
"""Stands for core.claim. An event says that a publish changed rows; observe_figures runs on it."""

FIGURES = Asset("newsfigures_figures")
"""Stands for core.observation and the marts: an event says that an observe run changed rows."""


def announce(asset: Asset, run_key: str, done: dict[str, Any], told: dict[str, Any]) -> bool:
    """Emit an event of `asset` that says what the run has done, when `done` has changed rows.

    A publish may change some and add none: claims of an older version that become current again. `made` counts these.
    """
    rows = {table: count for table, count in done["rows"].items() if count}
    is_changed = bool(rows) or (asset == CLAIMS and done["made"] > 0)
    if is_changed:
        context = get_current_context()
        (alias,) = context["task"].outlets
        context["outlet_events"][alias].add(asset, extra={"run_key": run_key, "rows": rows, **summary(told)})
    return is_changed


def summary(told: dict[str, Any]) -> dict[str, Any]:
    """A run in one line: leads, captured, articles, claims, conflicts, left, and the drops by reason. Where a language
    model reads, also what waits for it, and what it took."""
    stages, rows = told["stages"], told["rows"]
    dropped: Counter[str] = Counter()
    for stage in stages.values():
        dropped.update(stage["dropped"])
    asked = {"unanswered": stages["ask"]["left"]} if "ask" in stages else {}
    return {
        "leads": stages["discover"]["made"],
        "captured": stages["fetch"]["made"],
        "articles": stages["extract"]["made"],
        "claims": rows.get("core.claim", 0),
        "conflicts": rows.get("core.conflict", 0),
        "left": stages["fetch"]["left"],
        "dropped": dict(dropped),
        **asked,
        **({"model": told["model"]} if "model" in told else {}),
    }
