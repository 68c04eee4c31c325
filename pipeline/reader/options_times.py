"""Options for the slots whose answers are times: period and baseline."""

from collections.abc import Hashable
from datetime import date

from pipeline.reader.options import Around, Features, Options, View, log, ranked
from pipeline.reader.time_features import Days

_FURTHEST = 13  # months between two times that are told apart


def timed(view: View, number: int, slot: str) -> Options:
    belief = view.beliefs[number][slot]
    period = getattr(view.row(number).claim, slot)
    ruled: Days | None = (period.start, period.end) if period else None
    keys = ranked(belief)
    keys += [key for key in dict.fromkeys((ruled, None)) if key not in keys]
    other = view.beliefs[number]["baseline" if slot == "period" else "period"]
    top, around = other.best(), Around(view, number, slot)
    found = Options()
    for rank, key in enumerate(keys):
        features: Features = {
            "chance": log(belief.chances.get(key, 0.0)),
            "rules": float(key == ruled),
            "rank": 1 / (1 + rank),
            "other": log(other.chances.get(key, 0.0)),
        }
        if not isinstance(key, tuple):
            features |= {"none": 1.0, "rules none": float(ruled is None)}
        else:
            features |= _of_days(view, number, key, top)
            features["only rules"] = float(key not in belief.chances)
            if period and key == ruled:
                features[f"basis={period.basis}"] = 1.0
        found.add(key, features | around.of(key))
    return found


def _of_days(view: View, number: int, days: Days, top: Hashable) -> Features:
    pairs, _ = view.times.of(number)
    _, columns = pairs[view.index.by_days.get(days, [])].nonzero()
    found: Features = dict.fromkeys([view.times.names[column] for column in columns.tolist()], 1.0)
    if isinstance(top, tuple):
        found[f"from other={_months(days[0], top[0])}"] = 1.0
    return found


def _months(one: date, other: date) -> int:
    months = 12 * (one.year - other.year) + one.month - other.month
    return max(-_FURTHEST, min(months, _FURTHEST))
