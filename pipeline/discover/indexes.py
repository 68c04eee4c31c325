"""The sitemaps of an index -> those worth asking for, likeliest first."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.discover.sitemaps import Child

# When polling, sitemaps that were last touched longer before the freshest one hold nothing new
_FRESH = timedelta(days=2)
# 2026-04, 202604, 2026/04 and the like, with or without a day
_NAMED = re.compile(r"(?<!\d)((?:19|20)\d{2})[-_/.]?(0[1-9]|1[0-2])(?:[-_/.]?(0[1-9]|[12]\d|3[01]))?(?!\d)")


def worth_reading(children: Sequence[Child], day: date | None) -> list[tuple[Child, bool]]:
    """Each child, and whether to read it.

    For now (`day` None): not what was last changed two days before the freshest; freshest first. For a day: not what
    was last changed before it, nor what is named after another month or day where one is named after this one; those
    named after it first, then those changed soonest after it.
    """
    if day is None:
        days = [child.changed.on for child in children if child.changed is not None]
        oldest = max(days) - _FRESH if days else None
        ordered = sorted(children, key=_changed, reverse=True)
        return [(child, oldest is None or _changed(child) >= oldest) for child in ordered]
    named = {child.url for child in children if _is_named_after(child, day)}
    others = {child.url for child in children if _NAMED.search(child.url) and child.url not in named} if named else {}
    ordered = sorted(children, key=lambda child: (child.url not in named, _changed(child)))
    return [(child, _changed(child) >= day and child.url not in others) for child in ordered]


def _changed(child: Child) -> date:
    return child.changed.on if child.changed else date.max


def _is_named_after(child: Child, day: date) -> bool:
    found = _NAMED.search(child.url)
    if found is None:
        return False
    year, month, on = found.groups()
    return (int(year), int(month)) == (day.year, day.month) and (on is None or int(on) == day.day)
