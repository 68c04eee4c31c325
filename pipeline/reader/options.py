"""What the answers of a slot are chosen from: options with named features, and a document's beliefs at hand."""

import math
import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pipeline.languages.cldr import home_of
from pipeline.languages.gazetteer import countries_in
from pipeline.model import Claim
from pipeline.reader import changes, respective, results, told_metrics, told_owners
from pipeline.reader.beliefs import Belief
from pipeline.reader.carried import carry
from pipeline.reader.document_index import DocumentIndex
from pipeline.reader.inputs import DocumentInput, NumberInput
from pipeline.reader.likeness import share_words, stem, stems
from pipeline.reader.slots import CHOICES, POINTERS
from pipeline.reader.time_features import TimeFeatures
from pipeline.reader.units import dimension

Features = dict[str, float]
_ANSWERS = 8  # of the network that are options
_LEAST = 1e-4
_WORD = re.compile(r"[^\W\d_]+")
_LONG_STEM = 5  # letters by which words beside a number are told apart
_NEAR = 120  # characters on either side of a number in which these words stand
_WORDS_AHEAD, _WORDS_BEHIND, _TOUCHING = 10, 6, 2
_MOST = 8  # numbers of a sentence that are told apart
_FAR = 12  # sentences from the start of the text that are told apart


@dataclass(slots=True)
class Options:
    """Answers of a slot in a stable order, with features of each; `None` is no answer. `by`: the rule that leaves
    these answers alone, where there were more."""

    keys: list[Hashable] = field(default_factory=list)
    features: list[Features] = field(default_factory=list)
    by: str = ""

    def add(self, key: Hashable, features: Features) -> None:
        self.keys.append(key)
        self.features.append(features)


def log(chance: float) -> float:
    """A chance on a scale of about -2 to 0.

    >>> round(log(1.0), 3), round(log(0.0), 3)
    (0.0, -1.842)
    """
    return math.log(chance + _LEAST) / 5


class View:
    """A document with what the network believes of its numbers, `order` being those in text order."""

    def __init__(
        self, document: DocumentInput, beliefs: dict[int, dict[str, Belief]], times: TimeFeatures | None = None
    ) -> None:
        told = changes.told(respective.told(document, beliefs), beliefs)
        self.document, self.beliefs = told_owners.told(told_metrics.told(results.told(told))), beliefs
        self.order = sorted(beliefs)
        carry(self.order, beliefs)
        self.places = {number: place for place, number in enumerate(self.order)}
        self.times = times or TimeFeatures(document)
        self.roles = {(one.start, one.end): one.role for one in document.phrases}
        self.folded = f"{document.title} {document.text}".lower()
        self.index = DocumentIndex(document)
        self._masses: dict[tuple[int, str], dict[str, float]] = {}
        self._sums: dict[tuple[str, int], dict[Hashable, float]] = {}
        self._counts: dict[str, int] = {}
        self._near: dict[int, Features] = {}
        self._metrics: dict[int, Features] = {}
        self._contexts: dict[int, Features] = {}
        self._stems: dict[tuple[int, str], list[tuple[frozenset[str], float]]] = {}

    @cached_property
    def mates(self) -> dict[int, list[int]]:
        """Numbers by their sentence."""
        found: dict[int, list[int]] = {}
        for number in self.order:
            found.setdefault(self.document.numbers[number].sentence, []).append(number)
        return found

    def words_near(self, number: int) -> Features:
        """The beginnings of the words around a number, in its sentence: before it and behind it apart."""
        if number not in self._near:
            row = self.row(number)
            start, end = self.document.sentences[row.sentence]
            text = self.document.text
            ahead = _WORD.findall(text[max(start, row.start - _NEAR) : row.start].lower())[-_WORDS_AHEAD:]
            behind = _WORD.findall(text[row.end : min(end, row.end + _NEAR)].lower())[:_WORDS_BEHIND]
            found = {f"word {word[:_LONG_STEM]}": 1.0 for word in (*ahead, *behind)}
            found |= {f"ahead {word[:_LONG_STEM]}": 1.0 for word in ahead[-_TOUCHING:]}
            self._near[number] = found | {f"behind {word[:_LONG_STEM]}": 1.0 for word in behind[:_TOUCHING]}
        return self._near[number]

    def metric_stems(self, number: int) -> Features:
        """The beginnings of the words for the metric, with the chance of the phrases that have them."""
        if number not in self._metrics:
            belief = self.beliefs[number]["metric"]
            found: Features = {}
            for key in ranked(belief):
                for begin in stems(str(key)) if key is not None else ():
                    found[begin] = min(found.get(begin, 0.0) + belief.chances[key], 1.0)
            self._metrics[number] = found
        return self._metrics[number]

    def times_from_publication(self, number: int) -> Features:
        """The chance that the number's time is over, lasts or is to come when the text is published."""
        found = dict.fromkeys(("period over", "period lasts", "period to come"), 0.0)
        published = self.document.published
        for days, chance in self.beliefs[number]["period"].chances.items() if published else ():
            if published and isinstance(days, tuple):
                start, end = days
                name = "to come" if start > published else "over" if end <= published else "lasts"
                found[f"period {name}"] += chance
        return found

    @cached_property
    def country_starts(self) -> frozenset[int]:
        return frozenset(one.start for one in self.document.regions)

    @cached_property
    def titled(self) -> frozenset[str]:
        """Countries that the title names."""
        title = self.document.title
        return frozenset(one.country for one in countries_in(title, self.document.language)) if title else frozenset()

    @cached_property
    def named(self) -> frozenset[str]:
        """Countries that the text or its title names."""
        return self.titled | {one.country for one in self.document.regions}

    @cached_property
    def money(self) -> frozenset[str]:
        """Countries whose own currency the text counts in."""
        homes = (home_of(one.claim.unit) for one in self.document.numbers)
        return frozenset(home for home in homes if home)

    def row(self, number: int) -> NumberInput:
        return self.document.numbers[number]

    def sentence_of(self, start: int) -> int:
        return self.index.sentence_of(start)

    def country_chances(self, number: int, slot: str) -> dict[str, float]:
        """The chance that the answer of a slot is printed where a country is named, by country."""
        if (number, slot) not in self._masses:
            belief, regions = self.beliefs[number][slot], self.document.regions
            hits: dict[int, float] = {}
            for key, shown in belief.shown.items():
                for place in self.index.region_spans.overlapping(shown.start, shown.end):
                    hits[place] = hits.get(place, 0.0) + belief.chances[key]
            found: dict[str, float] = {}
            for place in sorted(hits):
                found[regions[place].country] = found.get(regions[place].country, 0.0) + hits[place]
            self._masses[number, slot] = found
        return self._masses[number, slot]

    def chances(self, number: int, slot: str) -> Mapping[Hashable, float]:
        """By answer. The network points at places: of a region it is told by country, and whether there is none."""
        found = self.beliefs[number][slot].chances
        if slot != "region":
            return found
        return dict[Hashable, float](self.country_chances(number, slot)) | {None: found[None]}

    def times_printed(self, word: str) -> int:
        """How often the text has words that begin like this one."""
        begin = stem(word)
        if begin not in self._counts:
            self._counts[begin] = self.folded.count(begin)
        return self._counts[begin]

    def sums(self, slot: str, sentence: int = -1) -> dict[Hashable, float]:
        """Chances of each answer, added over the numbers of a sentence, or of the text (-1)."""
        if (slot, sentence) not in self._sums:
            found: dict[Hashable, float] = {}
            for number in self.order if sentence < 0 else self.mates[sentence]:
                for key, chance in self.chances(number, slot).items():
                    found[key] = found.get(key, 0.0) + chance
            self._sums[slot, sentence] = found
        return self._sums[slot, sentence]

    def mass(self, number: int, slot: str, text: str) -> float:
        """The chance of all answers of a slot that share words with a text."""
        if (number, slot) not in self._stems:
            chances = self.beliefs[number][slot].chances
            rows = [(stems(str(key)), chance) for key, chance in chances.items() if key is not None]
            self._stems[number, slot] = rows
        wanted = stems(text)
        apart = wanted.isdisjoint  # most texts share no word at all, which is told sooner than how many they share
        return sum(chance for one, chance in self._stems[number, slot] if not apart(one) and share_words(wanted, one))

    def context(self, number: int) -> Features:
        """What holds for all answers of a number."""
        if number not in self._contexts:
            self._contexts[number] = self._context(number)
        return self._contexts[number]

    def _context(self, number: int) -> Features:
        row, beliefs = self.row(number), self.beliefs[number]
        claim = row.claim
        found: Features = {
            f"language={self.document.language}": 1.0,
            f"kind={claim.kind}": 1.0,
            f"dimension={dimension(claim.unit)}": 1.0,
            f"direction={claim.direction}": 1.0,
            f"block={claim.block}": 1.0,
            "has period": float(claim.period is not None),
            "has metric key": float(claim.metric_id is not None),
            "has speaker": float(claim.attribution is not None),
            "range": float(claim.value_high is not None),
            "sentence": min(row.sentence, _FAR) / _FAR,
            "numbers of the sentence": min(len(self.mates[row.sentence]), _MOST) / _MOST,
            "only digits": float(claim.surface.isdigit()),
        }
        for name, values in CHOICES.items():
            for value in values[1:]:
                found[f"{name}~{value}"] = beliefs[name].chances[value]
        for name in POINTERS:
            found[f"{name} unsaid"] = beliefs[name].unsaid
        for name in (*POINTERS, "period", "baseline", "metric_id"):
            found[f"{name} none"] = beliefs[name].chances[None]
        return found


class Around:
    """The chance of the same answer for the numbers before and behind, of the sentence and of the text."""

    def __init__(self, view: View, number: int, slot: str) -> None:
        place, sentence = view.places[number], view.row(number).sentence
        self.sides: list[tuple[str, Mapping[Hashable, float] | None]] = []
        for label, step in (("before", -1), ("behind", 1)):
            if 0 <= place + step < len(view.order):
                other = view.order[place + step]
                here = " here" if view.row(other).sentence == sentence else ""
                self.sides.append((label + here, view.chances(other, slot)))
            else:
                self.sides.append((f"nothing {label}", None))
        self.mates = len(view.mates[sentence]) - 1
        self.own = view.chances(number, slot)
        self.sentence, self.text = view.sums(slot, sentence), view.sums(slot)
        self.numbers = len(view.order)

    def of(self, key: Hashable) -> Features:
        found = {label: 1.0 if chances is None else log(chances.get(key, 0.0)) for label, chances in self.sides}
        if self.mates:
            found["sentence"] = (self.sentence.get(key, 0.0) - self.own.get(key, 0.0)) / self.mates
        found["text"] = self.text.get(key, 0.0) / self.numbers
        return found


def country_of(claim: Claim) -> str | None:
    return (claim.region or "")[:2] or None


def ranked(belief: Belief) -> list[Hashable]:
    """The likeliest answers, the best first."""
    rows = sorted(belief.chances.items(), key=lambda row: (-round(row[1], 4), str(row[0])))
    return [key for key, _ in rows[:_ANSWERS]]
