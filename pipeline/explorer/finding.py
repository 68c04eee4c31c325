"""Facets -> the claims that fit, the latest first. What fits is told by one index of words and facets, in few steps.

The newest day is asked first, then its month, then all the time at once, in case that few fit. Where many do, but not
of late, the months and years before are asked one by one until a page is full; of one that has more than is worth
sorting, its days or months. So facets that never meet, and words that all claims have, cost a few looks at the index.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pipeline.explorer.questions import Facets
from pipeline.explorer.reading import Reader, Row
from pipeline.explorer.terms import NEVER, any_of, facet_terms, listed_from, parts_of

Cursor = tuple[str, UUID] | None

NO_DAY = date(1, 1, 1)
"""Where articles without a date stand in the order of days."""

_FEW = 5_000
"""Up to so many claims are sorted; where more fit, a shorter time is asked."""


def claims_found(
    reader: Reader, facets: Facets, keys: list[str] | None, after: Cursor, room: int, *, few: int = _FEW
) -> list[UUID]:
    """Ids of up to `room` claims behind `after`. `keys`: of the entities meant; an empty list fits nothing."""
    if keys == []:
        return []
    terms = facet_terms(facets, keys)
    given: Row = {**facets.parameters(), **terms}
    if given["words"]:
        told = reader.one("words_wanted", given)
        if not told or not told["wanted"]:
            return []
        given["words"] = told["wanted"]
    given["after_day"], given["after_id"] = after or (None, None)
    search = _Search(reader, given, few)
    if not given["words"] and not any(terms.values()):
        return [row["claim_id"] for row in reader.ask("claims_latest", {**given, "max_rows": room})]
    return search.found(room)


@dataclass(frozen=True, slots=True)
class _Search:
    reader: Reader
    given: Row
    few: int

    def found(self, room: int) -> list[UUID]:
        day, *before = self._times()
        _, newest = self._ask(day, room, None)
        if len(newest) >= room or not before:
            return newest
        found = self._within(before[0], room)
        if len(found) < room and self._is_plain():
            few, claims = self._ask(None, room, self.few)
            if few:
                return claims
        return self._filled(found, before[1:], room)

    def _is_plain(self) -> bool:
        """Whether a look at all the time is cheap: nothing is left out, and nothing may be one of many."""
        return not (self.given["after_id"] or self.given["times"] or self.given["sure"])

    def _times(self) -> list[str]:
        """From where the page begins."""
        span = self.reader.one("claims_span") or {"first_day": None, "last_day": None}
        begun = self.given["after_day"]
        day = date.fromisoformat(begun) if begun else span["last_day"]
        dated = span["first_day"] and day and day != NO_DAY
        return listed_from(day, span["first_day"].year) if dated else [NEVER]

    def _within(self, listed: str, room: int) -> list[UUID]:
        """Of what is listed then, newest first."""
        parts = parts_of(listed)
        few, found = self._ask(listed, room, self.few if parts else None)
        return found if few else self._filled([], parts, room)

    def _filled(self, found: list[UUID], times: list[str], room: int) -> list[UUID]:
        for listed in times:
            if len(found) >= room:
                break
            found = found + self._within(listed, room - len(found))
        return found

    def _ask(self, listed: str | None, room: int, most: int | None) -> tuple[bool, list[UUID]]:
        """Whether no more than `most` fit, and the newest of those looked at."""
        same = " & ".join(part for part in (self.given["same"], listed and any_of([f"listed:{listed}"])) if part)
        asked = {"same": same or None, "most": most and most + 1, "max_rows": room}
        rows = self.reader.ask("claims_found", {**self.given, **asked}, by_index=True)
        return not rows or most is None or rows[0]["claims"] <= most, [row["claim_id"] for row in rows]
