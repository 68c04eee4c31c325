"""Facets -> the claims that fit, the latest first. What fits is told by one index of words and facets, in few steps.

The newest day is asked first, then its month, then all the time at once, in case that few fit. Where many do, but not
of late, the months and years before are asked one by one until a page is full; of one that has more than is worth
sorting, its days or months. So facets that never meet, and words that all claims have, cost a few looks at the index.

Whether words stand side by side is not told by the index: each claim that has them all is looked at. Where that takes
too long, the search is ended with words that say so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Row, Search, SearchEndedError
from pipeline.explorer.search.terms import NEVER, any_of, facet_terms, listed_from, parts_of

Cursor = tuple[str, UUID] | None

NO_DAY = date(1, 1, 1)
"""Where articles without a date stand in the order of days."""

_FEW = 5_000
"""Up to so many claims are sorted; where more fit, a shorter time is asked."""

_DAYS = 28
"""Of a month, at least: where the newest day has so many that a month has too much to sort, its days are asked."""

TOO_COMMON = "These words are too common to be looked for side by side. Add a word, or a filter."


def claims_found(
    search: Search, facets: Facets, keys: list[str] | None, after: Cursor, room: int, *, few: int = _FEW
) -> list[UUID]:
    """Ids of up to `room` claims behind `after`. `keys`: of the entities meant; an empty list fits nothing."""
    if '"' not in (facets.q or ""):
        return _found(search, facets, keys, after, room, few=few)
    search.end_soon()
    try:
        return _found(search, facets, keys, after, room, few=few)
    except SearchEndedError as error:
        raise SearchEndedError(TOO_COMMON) from error


def _found(search: Search, facets: Facets, keys: list[str] | None, after: Cursor, room: int, *, few: int) -> list[UUID]:
    if keys == []:
        return []
    terms = facet_terms(facets, keys)
    given: Row = {**facets.parameters(), **terms}
    given["after_day"], given["after_id"] = after or (None, None)
    if not given["words"] and not any(terms.values()):
        return [row["claim_id"] for row in search.ask("claims_latest", {**given, "max_rows": room})]
    (told,) = search.ask("search_wanted", given)
    if given["words"] and not told["wanted"]:
        return []
    given["words"] = told["wanted"] or None
    return _Finding(search, given, _times(given["after_day"], told), few).found(room)


def _times(begun: str | None, listed: Row) -> list[str]:
    """From where the page begins back to the first day by which anything is listed."""
    day = date.fromisoformat(begun) if begun else listed["last_day"]
    dated = listed["first_day"] and day and day != NO_DAY
    return listed_from(day, listed["first_day"].year) if dated else [NEVER]


@dataclass(frozen=True, slots=True)
class _Finding:
    search: Search
    given: Row
    times: list[str]
    few: int

    def found(self, room: int) -> list[UUID]:
        """The newest day and its month; then all the time, where that is cheap and few fit; then what is before."""
        if not self._is_plain():
            return self._filled(self.times, room)
        found = self._filled(self.times[:1], room)
        month = self.times[1:2]
        if month and len(found) * _DAYS > self.few:
            month = [part for part in parts_of(month[0]) if part < self.times[0]]
        found += self._filled(month, room - len(found))
        if len(found) < room and len(self.times) > 2:
            if not self._are_many(len(found), room):
                (whole,) = self._walk([None], room)
                if not whole["is_over"]:
                    return list(whole["claim_ids"])
            found += self._filled(self.times[2:], room - len(found))
        return found

    def _are_many(self, of_a_month: int, room: int) -> bool:
        """Whether more fit than are wanted or sorted, if all months have as many as the newest one: then to look at all
        the time would be in vain."""
        months = sum(1 if "-" in listed else 12 for listed in self.times[1:] if listed != NEVER)
        return of_a_month * months > min(self.few, room)

    def _is_plain(self) -> bool:
        """Whether a look at all the time is cheap: nothing is left out, and nothing may be one of many."""
        return not (self.given["after_id"] or self.given["times"] or self.given["sure"])

    def _filled(self, times: list[str], room: int) -> list[UUID]:
        """Of what is listed at these times, newest first; of a time of which there is too much, its parts."""
        found: list[UUID] = []
        while times and len(found) < room:
            steps = self._walk(times, room - len(found))
            for step, listed in zip(steps, times, strict=False):
                parts = [part for part in parts_of(listed) if part < self.times[0]]
                found += self._filled(parts, room - len(found)) if step["is_over"] else step["claim_ids"]
            times = times[len(steps) :]
        return found[:room]

    def _walk(self, times: Sequence[str | None], room: int) -> list[Row]:
        """One row for each time, up to where there are enough claims or too many. None is all the time."""
        asked = {
            "steps": [self._asked_of(listed) for listed in times],
            "limits": [self.few if listed is None or parts_of(listed) else None for listed in times],
            "max_rows": room,
        }
        return self.search.ask("claims_found", {**self.given, **asked})

    def _asked_of(self, listed: str | None) -> str:
        """What has to hold for a step, beside what has to hold for all of them. Of all the time it says nothing new."""
        told = [self.given["same"]]
        if listed:
            told.append(any_of([f"listed:{listed}"]))
            told += [f"!{any_of([f'listed:{self.times[0]}'])}"] if self.times[0].startswith(f"{listed}-") else []
        every: str = self.given["words"] or self.given["entities"]
        return " & ".join(part for part in told if part) or every
