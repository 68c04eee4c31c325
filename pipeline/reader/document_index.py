"""Where the numbers, countries, metrics and speakers of a document stand, so that none of them is looked for by going
through all: what a number asks costs the same in a text of any length."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import cached_property
from math import inf
from operator import attrgetter

from pipeline.model import Span
from pipeline.reader.beliefs import key_of
from pipeline.reader.chains import Chains
from pipeline.reader.full_names import FullNames
from pipeline.reader.inputs import NAMES, DocumentInput, PhraseInput, RegionInput, SpeakerInput, TimeInput
from pipeline.reader.time_features import Days


class Spans:
    """Spans by where they are; `overlapping` gives the places of those that share a character with another span."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._order = sorted(range(len(spans)), key=lambda place: spans[place][0])
        self._starts = [spans[place][0] for place in self._order]
        self._longest = max((end - start for start, end in spans), default=0)

    def overlapping(self, start: int, end: int) -> list[int]:
        """In the order of the spans that were given."""
        first, last = bisect_left(self._starts, start - self._longest), bisect_left(self._starts, end)
        return sorted(place for place in self._order[first:last] if start < self._spans[place][1])


class DocumentIndex:
    def __init__(self, document: DocumentInput) -> None:
        self.document = document
        self._begins = [start for start, _ in document.sentences]

    def sentence_of(self, start: int) -> int:
        return max(bisect_right(self._begins, start) - 1, 0)

    def line_of(self, at: int) -> int:
        return bisect_left(self._breaks, at)

    @cached_property
    def _breaks(self) -> list[int]:
        return [one.start() for one in re.finditer("\n", self.document.text)]

    @cached_property
    def chains(self) -> Chains:
        return Chains(self.document, self.sentence_of, self.line_of, self._speakers)

    @cached_property
    def full_names(self) -> FullNames:
        return FullNames(self.document)

    @cached_property
    def _numbers(self) -> dict[int, list[int]]:
        found = defaultdict(list)
        for one in self.document.numbers:
            found[one.sentence].append(one.start)
        return {sentence: sorted(starts) for sentence, starts in found.items()}

    @cached_property
    def _number_starts(self) -> list[int]:
        return sorted(one.start for one in self.document.numbers)

    def numbers_between(self, start: int, end: int) -> int:
        """How many numbers of the text begin there, `start` included; below 0 where `end` comes first."""
        return bisect_left(self._number_starts, end) - bisect_left(self._number_starts, start)

    def next_number(self, start: int, sentence: int) -> int | None:
        """Where the number that follows in the sentence starts."""
        starts = self._numbers.get(sentence, [])
        place = bisect_right(starts, start)
        return starts[place] if place < len(starts) else None

    @cached_property
    def _times(self) -> dict[int, list[TimeInput]]:
        found = defaultdict(list)
        for one in self.document.times:
            found[one.sentence].append(one)
        return found

    def times_of(self, sentence: int) -> list[TimeInput]:
        """The times that it prints, and what its words may mean and shift to."""
        return self._times.get(sentence, [])

    @cached_property
    def _names(self) -> dict[int, list[PhraseInput]]:
        found = defaultdict(list)
        for one in self.document.phrases:
            if one.role in NAMES:
                found[self.sentence_of(one.start)].append(one)
        return found

    def names_of(self, sentence: int) -> list[PhraseInput]:
        """The names that it prints, those of the catalogue among them."""
        return self._names.get(sentence, [])

    @cached_property
    def printed(self) -> list[TimeInput]:
        """The times that the text prints, and what their words may mean; not what they shift to."""
        return [one for one in self.document.times if one.at >= 0 and one.source != "shifted"]

    @cached_property
    def shifted(self) -> frozenset[Days]:
        return frozenset(one.days for one in self.document.times if one.source == "shifted")

    @cached_property
    def country_sentences(self) -> dict[str, list[int]]:
        """The sentences of each country's mentions, in order, with repetitions; "" has those of all."""
        found: dict[str, list[int]] = defaultdict(list)
        for one in self.document.regions:
            sentence = self.sentence_of(one.start)
            found[one.country].append(sentence)
            found[""].append(sentence)
        return {country: sorted(sentences) for country, sentences in found.items()}

    @cached_property
    def country_spans(self) -> dict[str, list[Span]]:
        """Where each country is named, in the order of the text."""
        return _by_key((one.country, one.start, one.end) for one in self.document.regions)

    @cached_property
    def metric_spans(self) -> dict[str, list[Span]]:
        """Where each metric of the catalogue is named, in the order of the text."""
        return _by_key((key, start, end) for start, end, key in self.document.cues)

    @cached_property
    def country_sorts(self) -> dict[str, list[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.document.regions:
            found[one.country].add(one.sort)
        return {country: sorted(sorts) for country, sorts in found.items()}

    @cached_property
    def _countries_here(self) -> dict[tuple[str, int], list[RegionInput]]:
        found = defaultdict(list)
        for one in self.document.regions:
            found[one.country, self.sentence_of(one.start)].append(one)
        return dict(found)

    def mentions_in(self, country: str, sentence: int) -> list[RegionInput]:
        return self._countries_here.get((country, sentence), [])

    @cached_property
    def region_spans(self) -> Spans:
        return Spans([(one.start, one.end) for one in self.document.regions])

    @cached_property
    def cue_spans(self) -> Spans:
        return Spans([(start, end) for start, end, _ in self.document.cues])

    @cached_property
    def cue_sentences(self) -> dict[str, frozenset[int]]:
        """The sentences in which each metric is named."""
        found: dict[str, set[int]] = defaultdict(set)
        for start, _, key in self.document.cues:
            found[key].add(self.sentence_of(start))
        return {key: frozenset(sentences) for key, sentences in found.items()}

    @cached_property
    def _speakers(self) -> dict[int, list[SpeakerInput]]:
        """By their sentence, in the document's order."""
        found = defaultdict(list)
        for one in self.document.speakers:
            found[self.sentence_of(one.start)].append(one)
        return dict(found)

    def speakers_between(self, first: int, last: int) -> Iterator[tuple[int, SpeakerInput]]:
        """The speakers of these sentences, each with its own."""
        for sentence in range(first, last + 1):
            for one in self._speakers.get(sentence, []):
                yield sentence, one

    @cached_property
    def speakers(self) -> dict[str, SpeakerInput]:
        """The first phrase of the text that names each speaker, by the base form."""
        found: dict[str, SpeakerInput] = {}
        for one in self.document.speakers:
            found.setdefault(key_of(one.base, self.document.language), one)
        return found

    @cached_property
    def phrase_bases(self) -> dict[tuple[int, int], str]:
        """The base form of the phrase that stands there."""
        found: dict[tuple[int, int], str] = {}
        for one in self.document.phrases:
            found.setdefault((one.start, one.end), one.base)
        return found

    @cached_property
    def bases(self) -> dict[str, Counter[str]]:
        """The base forms of the phrases of the same words, and how often each is printed."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for one in self.document.phrases:
            found[key_of(one.base, self.document.language)][one.base] += 1
        return dict(found)

    @cached_property
    def _printed_on(self) -> dict[Hashable, tuple[list[int], list[TimeInput]]]:
        """By days the sentences of the times that the text prints, in order, and these times."""
        found: dict[Hashable, list[TimeInput]] = defaultdict(list)
        for one in sorted((one for one in self.document.times if one.at >= 0), key=attrgetter("sentence")):
            found[one.days].append(one)
        return {days: ([one.sentence for one in times], times) for days, times in found.items()}

    def nearest_printed(self, days: Hashable, sentence: int) -> TimeInput | None:
        """Of the times of these days that the text prints, also of those that others are counted to, the first one of
        the nearest sentence, an earlier one before a later one."""
        sentences, times = self._printed_on.get(days, ([], []))
        behind = bisect_right(sentences, sentence)
        near = [bisect_left(sentences, sentences[behind - 1])] if behind else []
        near += [behind] if behind < len(times) else []
        return min((times[at] for at in near), key=lambda one: abs(sentence - one.sentence), default=None)

    @cached_property
    def by_days(self) -> dict[Hashable, list[int]]:
        """Places of the times by their days."""
        found: dict[Hashable, list[int]] = {}
        for place, time in enumerate(self.document.times):
            found.setdefault(time.days, []).append(place)
        return found

    @cached_property
    def speaker_sentences(self) -> list[int]:
        return sorted(self._speakers)


def _by_key(rows: Iterable[tuple[str, int, int]]) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for key, start, end in sorted(rows):
        found[key].append(Span(start, end))
    return dict(found)


def nearest_to(spans: Sequence[Span], place: int) -> Span | None:
    """Of spans in the order of the text the one that begins nearest, an earlier one before a later one.

    >>> nearest_to([Span(0, 2), Span(9, 11)], 6), nearest_to([], 6)
    (Span(start=9, end=11), None)
    """
    at = bisect_left(spans, place, key=lambda one: one.start)
    return min(spans[max(at - 1, 0) : at + 1], key=lambda one: abs(one.start - place), default=None)


def last_at_most(sorted_places: Sequence[int], most: int) -> int | None:
    """
    >>> last_at_most([2, 5, 9], 7), last_at_most([2], 1)
    (5, None)
    """
    place = bisect_right(sorted_places, most)
    return sorted_places[place - 1] if place else None


def gap_to(sorted_places: Sequence[int], place: int) -> float:
    """How far the nearest is, in either direction.

    >>> gap_to([2, 5, 9], 6), gap_to([], 6)
    (1, inf)
    """
    at = bisect_left(sorted_places, place)
    return min((abs(place - one) for one in sorted_places[max(at - 1, 0) : at + 1]), default=inf)


def any_between(sorted_places: Sequence[int], first: int, last: int) -> bool:
    """
    >>> any_between([2, 5, 9], 3, 5), any_between([2, 5, 9], 6, 8)
    (True, False)
    """
    return bisect_left(sorted_places, first) < bisect_right(sorted_places, last)
