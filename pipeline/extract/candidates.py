"""Whom a number is about, chosen among all names and noun phrases at hand: each has marks, each mark a weight that the
language measured (`entity_weights`), and the heaviest candidate wins. What the rules found is a mark too."""

import math
import re
from collections import Counter
from dataclasses import replace

from pipeline.extract import marks
from pipeline.extract.marks import AGES, Group, head
from pipeline.extract.reading import Candidate, Memory, Reading, Referent, Scene, Sentence
from pipeline.languages.language import Language, Role

_AHEAD, _BEHIND, _SAID = 40, 20, 80  # names and phrases that are looked at
_POOLED = 8  # candidates whose chances are compared
_SPREAD = 0.8  # how fast a chance falls with the score
_WORD = re.compile(r"\w[\w’'-]*")


def prepare(memory: Memory, text: str, parts: list[Sentence], language: Language) -> None:
    """What the whole text says of its words, before its first sentence is read."""
    if not language.entity_weights:
        return
    words = Counter(match[0] for match in _WORD.finditer(text))
    for word, count in words.items():
        stem = head(word, language.code)
        memory.counts[stem] = memory.counts.get(stem, 0) + count
    first = parts[0].span.of(text) if parts else ""
    memory.opening = frozenset(head(match[0], language.code) for match in _WORD.finditer(first))


def choose(readings: list[Reading], scene: Scene) -> None:
    """Sets the entity of each, in languages that have weights; leaves it alone in others."""
    weights = scene.language.entity_weights
    if not weights:
        return
    scene.numbers = [(reading.start, reading.end) for reading in readings]
    for index, reading in enumerate(readings):
        before = readings[index - 1].entity if index else None
        ranked = marks.ranks(reading, referents(scene))
        rows = [
            (one.best, marks.of(one, reading, scene, before=before, ranked=ranked)) for one in _groups(reading, scene)
        ]
        scored = [Candidate(one, found, sum(weights.get(mark, 0.0) for mark in found)) for one, found in rows]
        reading.candidates = pooled(scored)
        if reading.candidates and not _is_settled(reading, scene):
            reading.entity = reading.candidates[0].referent.base
            reading.rules.append("entity:weighed")


def pooled(scored: list[Candidate]) -> tuple[Candidate, ...]:
    """The best first. Forms that share words may name one and the same (MacBook Pro, the 16-inch MacBook Pro), so their
    chances add up."""
    ranked = sorted(scored, key=lambda row: -row.score)
    best = ranked[:_POOLED]
    words = [marks.words(row.referent.base) for row in best]
    chances = [math.exp((row.score - best[0].score) / _SPREAD) for row in best]
    sums = [
        sum(chance for chance, other in zip(chances, words, strict=True) if marks.share_words(one, other))
        for one in words
    ]
    order = sorted(range(len(best)), key=lambda place: -round(sums[place], 3))
    return (*(best[place] for place in order), *ranked[_POOLED:])


def _is_settled(reading: Reading, scene: Scene) -> bool:
    """A known metric of a name that the catalogue knows, or that the whole text is about: the rules are for these."""
    if not marks.is_figure(reading.metric_id) or reading.entity is None:
        return False
    topic = reading.entity == scene.memory.topic
    return any(
        one.name and one.base == reading.entity and (topic or one.name.known)
        for one in (*referents(scene), *scene.memory.said)
    )


def remember(readings: list[Reading], scene: Scene) -> None:
    """Who was named stays at hand for the sentences that follow."""
    memory = scene.memory
    if not scene.language.entity_weights:
        return
    said = [replace(one, age=one.age + 1) for one in memory.said if one.age < AGES]
    memory.said = [*(replace(one, age=1) for one in referents(scene)), *said]
    memory.last = readings[-1].entity if readings else memory.last


def referents(scene: Scene) -> list[Referent]:
    """The names and noun phrases of the sentence in text order; a name that ends a phrase stands for it."""
    if scene.referents is not None:
        return scene.referents
    found: list[Referent] = []
    names = list(scene.names)
    phrases = scene.language.phrases(scene.text, scene.start, scene.end)
    for phrase in phrases:
        if any(time.start <= phrase.span.start and phrase.span.end <= time.end for time in scene.mentions):
            continue
        inside = [name for name in names if name.span.overlaps(phrase.span)]
        whole = next((name for name in inside if name.span.end >= phrase.span.end), None)
        base = whole.base if whole else phrase.base
        found.append(Referent(span=phrase.span, base=base, role=phrase.role, name=whole))
    covered = [one.span for one in found if one.name]
    alone = [name for name in names if not any(name.span.overlaps(span) for span in covered)]
    for name in alone:
        within = any(one.span.start <= name.span.start and name.span.end < one.span.end for one in phrases)
        found.append(Referent(span=name.span, base=name.base, role=Role.FREE, name=name, within=within))
    scene.referents = sorted(found, key=lambda one: one.span.start)
    marks.describe(scene.referents, scene)
    return scene.referents


def _groups(reading: Reading, scene: Scene) -> list[Group]:
    """Mentions of one and the same, the nearest first; a last name stands for its whole name."""
    groups: list[Group] = []
    here = [one for one in referents(scene) if not (reading.start <= one.span.start and one.span.end <= reading.end)]
    ahead = [one for one in here if one.span.end <= reading.start]
    behind = [one for one in here if one.span.end > reading.start]
    for one in (*reversed(ahead[-_AHEAD:]), *behind[:_BEHIND], *scene.memory.said[:_SAID]):
        same = next((group for group in groups if group.means(one)), None)
        if same:
            same.mentions.append(one)
        else:
            groups.append(Group([one]))
    if reading.entity and not any(group.named(reading.entity) for group in groups):
        groups.append(Group([Referent(span=scene.sentence.span, base=reading.entity, role=Role.FREE, age=AGES + 1)]))
    return groups
