"""How a number stands in its sentence, and what lies between it and a phrase: marks for whom it is about."""

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.reading import Bearing, Reading, Referent, Scene
from pipeline.languages.grammar import Grammar, Tag, Word

_REACH = 12  # words behind a number within which its verb stands
_MOST = 2  # what lies between is counted so far
_PHRASES = 4
_BREAKS = frozenset({";", ":", "but", "while"})
_PAUSES = frozenset({",", ";", "(", ")"})


def of(reading: Reading, scene: Scene, grammar: Grammar) -> Bearing:
    """What governs the number, the sort of verb that it belongs to and on which side, what stands behind it."""
    if reading.bearing is None:
        words, starts = _words(scene, grammar)
        noun = reading.noun.span if reading.noun else None
        first = bisect_left(starts, min(reading.start, noun.start) if noun else reading.start)
        last = bisect_left(starts, max(reading.end, noun.end) if noun else reading.end)
        at = first - 1
        while at >= 0 and words[at].text in grammar.light:
            at -= 1
        before = _kind(words[at], grammar) if at >= 0 else "start"
        after = _kind(words[last], grammar) if last < len(words) else "end"
        verb = _verb_ahead(words[:first], grammar)
        side = "object" if verb else "subject"
        verb = verb or _verb_behind(words[last : last + _REACH], grammar)
        reading.bearing = Bearing(first, last, before, f"{verb} {side}" if verb else "no verb", after)
    return reading.bearing


def _words(scene: Scene, grammar: Grammar) -> tuple[list[Word], list[int]]:
    if scene.words is None:
        scene.words = grammar.words(scene.text, scene.start, scene.end)
        scene.starts = [word.start for word in scene.words]
    return scene.words, scene.starts


def _verb_ahead(words: Sequence[Word], grammar: Grammar) -> str | None:
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word.tag is Tag.VERB:
            return grammar.verb_sort(word.text)
        if word.text in _BREAKS or (word.text == "and" and index < len(words) - 1):
            return None  # right before the number, "and" joins it to another one
    return None


def _verb_behind(words: Sequence[Word], grammar: Grammar) -> str | None:
    for word in words:
        if word.tag is Tag.VERB and word.text not in grammar.helping:
            return grammar.verb_sort(word.text)
        if word.text in _BREAKS or word.text == ",":
            return None
    return None


def _kind(word: Word, grammar: Grammar) -> str:
    if word.tag is Tag.VERB:
        return f"verb {grammar.verb_sort(word.text)}"
    return word.text if word.tag in {Tag.PREPOSITION, Tag.JOIN, Tag.STOP} else word.tag


def marks(one: Referent, reading: Reading, scene: Scene, grammar: Grammar, *, where: str, kind: str) -> list[str]:
    """`where` the phrase stands and what it does there, by how the number stands; `kind`: what sort of number it is."""
    bearing = of(reading, scene, grammar)
    by, sort = f"{where}/{one.role}", one.traits[0] if one.traits else "recalled"
    found = [f"{bearing.before}>{by}", f"{bearing.before}>{where}/{sort}", f"{bearing.after}>{by}"]
    found += [f"{bearing.verb}>{by}", f"{bearing.verb}>{where}/{sort}", f"{bearing.verb}>{where}/{kind}"]
    return found if one.age else found + _between(one, reading, scene, bearing, grammar)


def _between(one: Referent, reading: Reading, scene: Scene, bearing: Bearing, grammar: Grammar) -> list[str]:
    """How much lies between a phrase of the sentence and the number: verbs, pauses, other numbers, other phrases."""
    ahead = one.span.end <= reading.start
    low, high = (one.span.end, reading.start) if ahead else (reading.end, one.span.start)
    first = bisect_left(scene.starts, one.span.end) if ahead else bearing.last
    last = bearing.first if ahead else bisect_left(scene.starts, one.span.start)
    verbs = pauses = joins = opened = 0
    helped = False
    for word in (scene.words or [])[first:last]:
        verb = word.tag is Tag.VERB
        if verb and opened:
            joins, opened = joins + 1, 0  # after Nordfisk paid
        opened = opened or word.text in grammar.opens
        verbs += verb and not helped  # has been sold: one verb
        helped = verb
        pauses += word.text in _PAUSES
        joins += word.tag is Tag.JOIN
    numbers = sum(low <= start and end <= high for start, end in scene.numbers)
    phrases = sum(low <= two.span.start and two.span.end <= high for two in scene.referents or ())
    side = "ahead" if ahead else "behind"
    return [
        f"{side} verbs:{min(verbs, _MOST)}/{one.role}",
        f"{side} pauses:{min(pauses, _MOST)}",
        f"{side} joins:{min(joins, _MOST)}",
        f"{side} numbers:{min(numbers, _MOST)}",
        f"{side} phrases:{min(phrases, _PHRASES)}",
        f"{side} phrases:{min(phrases, _MOST)}/{one.role}",
    ]
