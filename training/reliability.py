"""Whether confidences mean what they say: error of calibration, ranking, and how much can be had at a precision."""

from collections.abc import Sequence

import numpy as np

Rated = tuple[float, bool]  # how sure, and whether it was right
_BINS = 10
_NONE = 1.001  # a limit that no confidence reaches


def expected_error(rated: Sequence[Rated]) -> float:
    """Expected calibration error: the mean distance of confidence and share of right ones, over bins of equal size."""
    ordered = sorted(rated)
    parts = [part for part in np.array_split(np.arange(len(ordered)), _BINS) if len(part)]
    return sum(
        len(part) * abs(np.mean([ordered[place][0] for place in part]) - np.mean([ordered[place][1] for place in part]))
        for part in parts
    ) / len(ordered)


def area(rated: Sequence[Rated]) -> float:
    """Area under the receiver's curve: how often a right one is rated above a wrong one, ties half."""
    scores = np.array([score for score, _ in rated])
    right = np.array([hit for _, hit in rated])
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    for score in np.unique(scores):
        ranks[scores == score] = ranks[scores == score].mean()
    hits, misses = int(right.sum()), int((~right).sum())
    return float((ranks[right].sum() - hits * (hits + 1) / 2) / (hits * misses)) if hits and misses else float("nan")


def coverage(rated: Sequence[Rated], precision: float) -> float:
    """The largest share of rows, the surest first, of which at least `precision` are right."""
    ordered = sorted(rated, key=lambda row: -row[0])
    hits = np.cumsum([hit for _, hit in ordered])
    places = np.arange(1, len(ordered) + 1)
    fit = places[hits / places >= precision]
    return float(fit.max(initial=0) / len(ordered)) if ordered else 0.0


def limit(rated: Sequence[Rated], precision: float) -> float:
    """The lowest confidence from which on at least `precision` of the rows are right; above 1 where there is none."""
    ordered = sorted(rated, key=lambda row: -row[0])
    scores = np.array([score for score, _ in ordered])
    hits = np.cumsum([hit for _, hit in ordered])
    places = np.arange(1, len(ordered) + 1)
    last = np.append(scores[1:] != scores[:-1], True)  # of the rows that are equally sure
    return float(scores[last & (hits / places >= precision)].min(initial=_NONE))


def told(rated: Sequence[Rated]) -> dict[str, float]:
    """All figures of these, rounded."""
    return {
        "rows": len(rated),
        "right": round(float(np.mean([hit for _, hit in rated])), 3),
        "expected calibration error": round(expected_error(rated), 3),
        "area under curve": round(area(rated), 3),
        **{f"coverage at {precision}": round(coverage(rated, precision), 3) for precision in (0.8, 0.9)},
        **{f"limit for {precision}": round(limit(rated, precision), 3) for precision in (0.8, 0.9)},
    }
