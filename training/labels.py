"""Gold -> what the network should answer: for each number of a window, the places of every right answer."""

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.catalog.limit_tables import names
from pipeline.languages import known
from pipeline.languages import language as language_of
from pipeline.reader.beliefs import Belief
from pipeline.reader.homes import home_of_language
from pipeline.reader.inputs import DocumentInput, NumberInput
from pipeline.reader.slots import CHOICES, NAMED, NONE, TIMES, UNSAID
from pipeline.reader.units import dimension
from pipeline.reader.windows import TEXT, TITLE, Window
from training.gold import GoldDocument
from training.scoring import Days, answers, days_of, is_right, same_span, text_of

OPTIONAL = 0.5  # weight of a number whose marking is optional
STEM_OF_ANY = 4  # letters by which words of any language are compared
ENOUGH, FAR, TITLE_LESS = 0.5, 0.03, 0.1  # least likeness of a span; what a sentence of distance, and a title, costs
PAPER = "media"  # sort of speaker
STEM, SHORT = 2, 5  # letters cut from a word that has cases, and letters that it must have for that


@dataclass(slots=True)
class Labels:
    """Of one number: places of right answers by slot (an absent slot is not marked), and its weight."""

    weight: float
    right: dict[str, list[int]] = field(default_factory=dict)


def marked_for(document: GoldDocument) -> list[dict[str, Any] | None]:
    """The gold claim of each number: of equal value where there is one, else one that overlaps."""
    claims = [one for one in document.marked["claims"] if one.get("start") is not None]
    found: list[dict[str, Any] | None] = []
    for number in document.found.numbers:
        over = [one for one in claims if one["start"] < number.end and number.start < one["end"]]
        same = [one for one in over if _same_value(one, number)]
        found.append(next(iter(same or over), None))
    return found


def _same_value(marked: dict[str, Any], number: NumberInput) -> bool:
    value = marked.get("value")
    return value is not None and Decimal(str(value)) == number.claim.value


def labels_of(document: GoldDocument, window: Window, metrics: tuple[str, ...]) -> list[Labels]:
    finder = _Finder(document.found, window)
    gold, numbers = marked_for(document), document.found.numbers
    found = [_labels(gold[int(row)], numbers[int(row)], document, finder, metrics) for row in window.numbers]
    if document.marked_for is not None:
        for label in found:
            label.right = _taught(label.right, document.marked_for, finder.unsaid)
    return found


def _taught(right: dict[str, list[int]], slots: frozenset[str], unsaid: int) -> dict[str, list[int]]:
    """What a text teaches that is marked for these slots only: an answer that it does not print is none."""
    own = slots | ({"dimension"} if "unit" in slots else set())
    return {slot: places for slot, places in right.items() if slot in own and places != [unsaid]}


def _labels(
    marked: dict[str, Any] | None,
    number: NumberInput,
    document: GoldDocument,
    finder: "_Finder",
    metrics: tuple[str, ...],
) -> Labels:
    if marked is None:
        return Labels(1.0, {"claim": [0]})
    optional = bool(marked.get("optional"))
    found = Labels(OPTIONAL if optional else 1.0, {"claim": [2 if optional else 1]})
    for slot in ("entity", "metric", "whole"):
        found.right[slot] = finder.places(answers(marked, slot), near=number.sentence)
    found.right["attribution"] = finder.speakers(marked, near=number.sentence)
    found.right["counted"] = finder.counted(answers(marked, "unit"))
    found.right["region"], found.right["home"] = finder.regions(answers(marked, "region"))
    for slot in TIMES:
        found.right[slot] = times_right(document.found, answers(marked, slot))
    for slot in ("kind", "direction", "modality"):
        default = {"direction": "none", "modality": "actual"}.get(slot)
        values = {one or default for one in answers(marked, slot)}
        found.right[slot] = [place for place, one in enumerate(CHOICES[slot]) if one in values]
    dimensions = {dimension(one) for one in answers(marked, "unit") if one}
    found.right["dimension"] = [place for place, one in enumerate(CHOICES["dimension"]) if one in dimensions]
    keys = answers(marked, "metric_id")
    found.right["metric_id"] = [place for place, key in enumerate((*metrics, None)) if key in keys]
    return found


def said_first(marked: dict[str, Any]) -> dict[str, Any]:
    """The mark without the papers that pass a figure on, where somebody else says it first: the contract takes either
    for right, the reader is taught to name the first."""
    first, others = marked.get("attribution"), marked.get("attribution_also")
    if not first or not others or first.get("kind") == PAPER:
        return marked
    return {**marked, "attribution_also": [one for one in others if not one or one.get("kind") != PAPER]}


def options_right(marked: dict[str, Any], options: Sequence[dict[str, Any]], slot: str) -> list[bool]:
    """Of speakers, who passes a figure on is right only where who says it first is no option."""
    first = [is_right(said_first(marked), one, slot) for one in options] if slot == "attribution" else []
    return first if any(first) else [is_right(marked, one, slot) for one in options]


def answer_of(slot: str, key: Hashable, belief: Belief | None) -> dict[str, Any]:
    """The claim's field as it would be printed."""
    if key is None or key == "none":
        return {slot: None}
    if slot in NAMED:
        shown = belief.place(key) if belief else None
        text = shown.text if shown else str(key)
        return {slot: {"text": text} if slot == "attribution" else text}
    if slot in {"period", "baseline"}:
        start, end = key  # type: ignore[misc]
        return {slot: {"start": start.isoformat(), "end": end.isoformat()}}
    return {slot: key}


def times_right(document: DocumentInput, spans: list[dict[str, Any] | None]) -> list[int]:
    """Places of the document's times that are right; the place behind them all where none is right too."""
    places = [place for place, time in enumerate(document.times) for one in spans if one and same_days(time.days, one)]
    return sorted(set(places)) + ([len(document.times)] if None in spans else [])


def same_days(days: Days, marked: dict[str, Any]) -> bool:
    """False for a marked span that names no days."""
    try:
        return same_span(days, days_of(marked))
    except (KeyError, TypeError, ValueError):
        return False


@lru_cache(maxsize=50_000)
def pattern_of(answer: str, language: str) -> re.Pattern[str] | None:
    """Finds a printed answer, in any case ending where the language has these.

    >>> pattern_of("Центральная верфь", "ru").search("у Центральной верфи")[0]
    'Центральной верфи'
    """
    words = re.findall(r"\w+|[^\w\s]", answer.strip().strip("«»“”\"'"))
    if not any(word[0].isalnum() for word in words):
        return None
    cases = language in known() and language_of(language).case_ending > 0
    parts = []
    for word in words:
        inflected = cases and word.isalpha() and not word.isupper() and len(word) >= SHORT
        parts.append(re.escape(word[: len(word) - STEM]) + r"\w{0,4}" if inflected else re.escape(word))
    return re.compile(r"(?<!\w)" + r"\s*".join(parts) + (r"(?!\w)" if names(language).spaced else ""), re.IGNORECASE)


class _Finder:
    """Where a window prints an answer."""

    def __init__(self, document: DocumentInput, window: Window) -> None:
        self.document, self.window = document, window
        count = len(window.span_first)
        self.none, self.unsaid = count + NONE, count + UNSAID
        self.spans = {
            (int(first), int(last)): place
            for place, (first, last) in enumerate(zip(window.span_first, window.span_last, strict=True))
        }
        self.kept: dict[str, list[int]] = {}
        texts = {TEXT: document.text, TITLE: document.title}
        self.begins = [
            (int(piece), texts[int(window.zone[piece])][window.starts[piece] :][:STEM_OF_ANY].lower())
            for piece in np.unique(window.span_first)
        ]
        count_words = np.zeros(len(window.ids) + 1, np.int64)
        count_words[[piece + 1 for piece, _ in self.begins]] = 1
        self.words = np.cumsum(count_words)

    def places(self, values: list[Any], near: int | None = None) -> list[int]:
        """Spans that print one of the values; where none does and `near` names a sentence, those around it that share
        the most words with one."""
        found = {place for value in values if value is not None for place in self._of(text_of(value))}
        if not found and near is not None:
            found = {place for value in values if value is not None for place in self._alike(text_of(value), near)}
        if None in values:
            found.add(self.none)
        return sorted(found) or [self.unsaid]

    def speakers(self, marked: dict[str, Any], near: int) -> list[int]:
        """Of who says it first; where the window prints nothing of the kind, of who passes it on."""
        first = self.places(answers(said_first(marked), "attribution"), near)
        return self.places(answers(marked, "attribution"), near) if first == [self.unsaid] else first

    def _alike(self, value: str, near: int) -> list[int]:
        wanted = [word[:STEM_OF_ANY].lower() for word in re.findall(r"\w+", value)]
        first, last = self.window.span_first, self.window.span_last
        sums = np.concatenate([[0], np.cumsum(self._hits(wanted))])
        hits = sums[last + 1] - sums[first]
        sizes = self.words[last + 1] - self.words[first]
        score = 2 * hits / np.maximum(sizes + len(wanted), 1)
        distance = np.abs(self.window.sentence[first] - near)
        score = np.where(self.window.sentence[first] < 0, score - TITLE_LESS, score - FAR * np.minimum(distance, 8))
        best = score.max(initial=0.0)
        return np.flatnonzero(score >= best).tolist() if best >= ENOUGH else []

    def _hits(self, wanted: list[str]) -> NDArray[np.int64]:
        """1 at pieces that begin a word of `wanted`."""
        found = np.zeros(len(self.window.ids), np.int64)
        for piece, word in self.begins:
            found[piece] = any(word.startswith(one) for one in wanted)
        return found

    def counted(self, units: list[Any]) -> list[int]:
        nouns = [unit.removeprefix("count:") for unit in units if unit and unit.startswith("count:")]
        if not nouns:
            return [self.none]
        return self.places([*nouns, *(f"{noun}s" for noun in nouns)])

    def regions(self, codes: list[Any]) -> tuple[list[int], list[int]]:
        countries = {code[:2] for code in codes if code}
        mentions = [one for one in self.document.regions if one.country in countries]
        found = {place for one in mentions for place in self._spans(TEXT, one.start, one.end)}
        found |= {self.none} if None in codes else set()
        home = home_of_language(self.document.language)
        sorts = {"none"} if None in codes else set()
        sorts |= {"home" if code == home else "elsewhere" for code in countries}
        return sorted(found) or [self.unsaid], [place for place, one in enumerate(CHOICES["home"]) if one in sorts]

    def _of(self, answer: str) -> list[int]:
        if answer not in self.kept:
            pattern = pattern_of(answer, self.document.language)
            texts = ((TEXT, self.document.text), (TITLE, self.document.title)) if pattern else ()
            self.kept[answer] = [
                place
                for zone, text in texts
                for match in pattern.finditer(text)  # type: ignore[union-attr]
                for place in self._spans(zone, match.start(), match.end())
            ]
        return self.kept[answer]

    def _spans(self, zone: int, start: int, end: int) -> Iterator[int]:
        window = self.window
        inside = np.flatnonzero((window.zone == zone) & (window.starts < end) & (window.ends > start))
        for run in np.split(inside, np.flatnonzero(np.diff(inside) > 1) + 1) if len(inside) else ():
            place = self.spans.get((int(run[0]), int(run[-1])))
            if place is not None:
                yield place
