"""Options for the slots whose answers are printed: entity, attribution, metric, whole."""

from collections.abc import Hashable

from pipeline.reader.beliefs import Belief, Shown, key_of
from pipeline.reader.inputs import NumberInput
from pipeline.reader.options import Around, Features, Options, View, alike, log, ranked
from pipeline.reader.options_speakers import of_speakers, speakers_near, without_speakers

_MOST_WORDS, _MOST_TIMES, _FAR = 6, 10, 150  # words, repetitions, characters that are told apart
_TOUCHING = 3  # characters between an answer and its number that are told
_SENTENCES = (-2, 5)  # behind and before the number's sentence that are told apart


def named(view: View, number: int, slot: str) -> Options:
    belief, ruled = view.beliefs[number][slot], _by_rules(view, number, slot)
    spoken = speakers_near(view, number) if slot == "attribution" else {}
    edges, around = _edges(view, view.row(number), belief), Around(view, number, slot)
    keys = ranked(belief)
    keys += [key for key in dict.fromkeys((*ruled, *spoken, None)) if key not in keys]
    found = Options()
    for rank, key in enumerate(keys):
        features = {"chance": log(belief.chances.get(key, 0.0)), "rank": 1 / (1 + rank)}
        if ruled:
            features["rules"] = float(key in ruled)
        if key is None:
            features |= {"none": 1.0, "rules none": float(not ruled)}
            features |= without_speakers(view, number) if slot == "attribution" else {}
        else:
            features |= _of_text(view, number, slot, str(key))
            features |= {name: 1.0 for name, keys_there in edges.items() if key in keys_there}
            features["like rules"] = float(any(alike(str(key), one) for one in ruled))
            features |= of_speakers(str(key), spoken) if slot == "attribution" else {}
        found.add(key, features | around.of(key))
    return found


def _edges(view: View, row: NumberInput, belief: Belief) -> dict[str, set[Hashable]]:
    """The answers of the sentence that stand nearest before and behind the number, and first."""
    here = {
        key: one for key, one in belief.shown.items() if one.start >= 0 and view.sentence_of(one.start) == row.sentence
    }
    ahead = {key: one for key, one in here.items() if one.end <= row.start}
    behind = {key: one for key, one in here.items() if one.start >= row.end}
    last = max((one.end for one in ahead.values()), default=0)
    first = min((one.start for one in ahead.values()), default=0)
    following = min((one.start for one in behind.values()), default=0)
    return {
        "nearest ahead": {key for key, one in ahead.items() if one.end == last},
        "first of its sentence": {key for key, one in ahead.items() if one.start == first},
        "nearest behind": {key for key, one in behind.items() if one.start == following},
    }


def _by_rules(view: View, number: int, slot: str) -> tuple[str, ...]:
    """What the grammars say that is measured, or that a share is of."""
    claim = view.row(number).claim
    text = {"metric": claim.metric, "whole": claim.whole}.get(slot)
    return (key_of(text, view.document.language),) if text else ()


def _of_text(view: View, number: int, slot: str, text: str) -> Features:
    row, belief = view.row(number), view.beliefs[number][slot]
    shown = belief.shown.get(text)
    printed = shown.text if shown else text
    words = text.split()
    found: Features = {
        "like": log(view.mass(number, slot, text)),
        "unnamed": float(text not in belief.chances),
        "words": min(len(words), _MOST_WORDS) / _MOST_WORDS,
        "capital": float(printed[:1].isupper()),
        "digits": float(any(sign.isdigit() for sign in printed)),
        "title": float(shown is not None and shown.start < 0),
        "times": min(view.times_printed(words[0]) if words else 0, _MOST_TIMES) / _MOST_TIMES,
        "country": float(shown is not None and shown.start in view.country_starts),
    }
    if slot == "entity":
        found |= {"is metric": view.mass(number, "metric", text), "is whole": view.mass(number, "whole", text)}
        found["speaks"] = view.mass(number, "attribution", text)
    if slot == "attribution":
        found["is entity"] = view.mass(number, "entity", text)
    return found | (_place(view, row, shown) if shown and shown.start >= 0 else {})


def _place(view: View, row: NumberInput, shown: Shown) -> Features:
    sentence = view.sentence_of(shown.start)
    least, most = _SENTENCES
    gap = max(least, min(row.sentence - sentence, most))
    found: Features = {
        f"role={view.roles.get((shown.start, shown.end), '')}": 1.0,
        f"gap={gap}": 1.0,
        "opening": float(sentence == 0),
    }
    if gap == 0:
        found["ahead" if shown.end <= row.start else "after"] = 1.0
        found["distance"] = min(max(row.start - shown.end, shown.start - row.end, 0), _FAR) / _FAR
        between = view.document.text[shown.end : row.start] if shown.end <= row.start else ""
        if 0 < len(between) <= _TOUCHING:
            found[f"between={between.strip() or 'blank'}"] = 1.0  # Nordfisk (12 boats), Nordfisk: 12 boats
    return found
