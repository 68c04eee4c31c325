"""Figures of one paragraph are most often of one speaker. Where all but one of them are, and the reader is not sure of
the last, that one is his too, unless its own sentence says that somebody else tells it."""

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping

from pipeline.reader.beliefs import key_of
from pipeline.reader.compared import answer_of
from pipeline.reader.likeness import same_answer
from pipeline.reader.options import Options, View
from pipeline.reader.second_pass import Pass, Passes

_SLOT, _LURE = "attribution", "lure"
_OTHERS = 2  # figures of the paragraph that must agree, at least
_SURE = 0.6  # chance of an answer that is kept
_LEAST = 0.2  # chance that the speaker of the others must have; chosen by folds, as the two before
_BECAUSE = "as all other figures of its paragraph"


def agreed(view: View, passed: Passes) -> Passes:
    """The passes in which such a figure has the speaker of the others."""
    found: dict[int, Mapping[str, Pass]] = dict(passed)
    for numbers in _paragraphs(view, passed):
        said = {number: answer_of(_SLOT, passed[number][_SLOT]) for number in numbers}
        speaker, _ = Counter(one for one in said.values() if one is not None).most_common(1)[0]
        apart = [number for number, one in said.items() if not same_answer(one, speaker)]
        if len(apart) == 1 and _gives_way(view, apart[0], passed[apart[0]][_SLOT], speaker):
            own = passed[apart[0]]
            found[apart[0]] = {**own, _SLOT: _exchanged(own[_SLOT], said[apart[0]], speaker)}
    return found


def _paragraphs(view: View, passed: Passes) -> Iterator[list[int]]:
    """The numbers that are claims by their paragraph, where they are many enough and somebody says one of them."""
    found: dict[int, list[int]] = {}
    for number in view.order:
        own = passed[number]
        if {_SLOT, "claim"} <= own.keys() and answer_of("claim", own["claim"]) != _LURE:
            found.setdefault(view.index.line_of(view.row(number).start), []).append(number)
    for numbers in found.values():
        if len(numbers) > _OTHERS and any(answer_of(_SLOT, passed[one][_SLOT]) is not None for one in numbers):
            yield numbers


def _gives_way(view: View, number: int, own: Pass, speaker: Hashable) -> bool:
    best = answer_of(_SLOT, own)
    if speaker not in own.options.keys or _chance(own, best) >= _SURE or _chance(own, speaker) < _LEAST:
        return False
    sentence = view.row(number).sentence
    spoken = (key_of(one.base, view.document.language) for _, one in view.index.speakers_between(sentence, sentence))
    return not any(same_answer(best, one) for one in spoken if one)


def _chance(own: Pass, key: Hashable) -> float:
    """That of an answer and of those that mean the same."""
    return sum(chance for other, chance in own.by_key().items() if same_answer(other, key))


def _exchanged(own: Pass, best: Hashable, speaker: Hashable) -> Pass:
    """The two answers with each other's chances, and why the one is taken."""
    chances = own.by_key()
    options = Options()
    for key, features in zip(own.options.keys, own.options.features, strict=True):
        options.add(key, {_BECAUSE: 1.0, **features} if key == speaker else features)
    return Pass(options, own.chances, own.by).with_chances({**chances, speaker: chances[best], best: chances[speaker]})
