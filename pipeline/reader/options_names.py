"""Options for the slots whose answers are printed: entity, attribution, metric, whole."""

from collections.abc import Hashable

from pipeline.model import Claim
from pipeline.reader.beliefs import Belief, Shown, key_of
from pipeline.reader.inputs import NumberInput
from pipeline.reader.options import Features, Options, View, alike, log, ranked

_MOST_WORDS, _MOST_TIMES, _FAR = 6, 10, 150  # words, repetitions, characters that are told apart
_SENTENCES = (-2, 5)  # behind and before the number's sentence that are told apart


def named(view: View, number: int, slot: str) -> Options:
    row, belief = view.row(number), view.beliefs[number][slot]
    ruled = _by_rules(row.claim, slot, view.document.language)
    keys = ranked(belief)
    keys += [key for key in dict.fromkeys((ruled, None)) if key not in keys]
    found = Options()
    for rank, key in enumerate(keys):
        features = {"chance": log(belief.chances.get(key, 0.0)), "rules": float(key == ruled), "rank": 1 / (1 + rank)}
        if key is None:
            features |= {"none": 1.0, "rules none": float(ruled is None)}
        else:
            features |= _of_text(view, number, slot, str(key), ruled)
        found.add(key, features | view.around(number, slot, key))
    return found


def text_by_rules(claim: Claim, slot: str) -> str | None:
    if slot == "attribution":
        return claim.attribution.text if claim.attribution else None
    found = getattr(claim, slot)
    return str(found) if found else None


def _by_rules(claim: Claim, slot: str, language: str) -> Hashable:
    text = text_by_rules(claim, slot)
    return key_of(text, language) if text else None


def _mass(belief: Belief, text: str) -> float:
    """The chance of all answers that share words with a text."""
    return sum(chance for key, chance in belief.chances.items() if key is not None and alike(text, str(key)))


def _of_text(view: View, number: int, slot: str, text: str, ruled: Hashable) -> Features:
    row, beliefs = view.row(number), view.beliefs[number]
    belief = beliefs[slot]
    shown = belief.shown.get(text)
    printed = shown.text if shown else text
    words = text.split()
    found: Features = {
        "like": log(_mass(belief, text)),
        "like rules": float(ruled is not None and alike(text, str(ruled))),
        "unnamed": float(text not in belief.chances),
        "words": min(len(words), _MOST_WORDS) / _MOST_WORDS,
        "capital": float(printed[:1].isupper()),
        "digits": float(any(sign.isdigit() for sign in printed)),
        "title": float(shown is not None and shown.start < 0),
        "times": min(view.times_printed(words[0]) if words else 0, _MOST_TIMES) / _MOST_TIMES,
        "country": float(shown is not None and shown.start in view.country_starts),
    }
    if slot == "entity":
        found |= {"is metric": _mass(beliefs["metric"], text), "is whole": _mass(beliefs["whole"], text)}
        for rank, other in enumerate(row.runners_up):
            if key_of(other, view.document.language) == text:
                found[f"runner-up {rank}"] = 1.0
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
    return found
