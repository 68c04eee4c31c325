"""Options for the slots whose answers are printed: entity, attribution, metric, whole."""

from collections.abc import Hashable

from pipeline.reader.beliefs import Belief, Carried, Shown, key_of
from pipeline.reader.between import between, distance
from pipeline.reader.inputs import NumberInput
from pipeline.reader.likeness import alike
from pipeline.reader.options import Around, Features, Options, View, log, ranked
from pipeline.reader.options_speakers import of_chains, of_speakers, speakers_near, without_speakers

_MOST_WORDS, _MOST_TIMES = 6, 10  # words and repetitions that are told apart
_TOUCHING = 3  # characters between an answer and its number that are told
_SENTENCES = (-2, 5)  # behind and before the number's sentence that are told apart


def named(view: View, number: int, slot: str) -> Options:
    belief, ruled = view.beliefs[number][slot], _by_rules(view, number, slot)
    spoken = speakers_near(view, number) if slot == "attribution" else {}
    edges, around = _edges(view, view.row(number), belief), Around(view, number, slot)
    keys = ranked(belief)
    keys += [key for key in dict.fromkeys((*ruled, *spoken, *belief.carried, None)) if key not in keys]
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
            features |= _of_others(belief.carried.get(key))
        found.add(key, features | around.of(key))
    _compare(view, number, belief, found)
    return found


def _compare(view: View, number: int, belief: Belief, found: Options) -> None:
    """Features of each answer beside the others: the likeliest of the number's sentence and the likeliest of all, which
    may be a longer or a shorter form of its words."""
    sentence = view.row(number).sentence
    shown = [belief.place(key) for key in found.keys]
    chances = [belief.chances.get(key, 0.0) for key in found.keys]
    here = [one is not None and one.start >= 0 and view.sentence_of(one.start) == sentence for one in shown]
    most = max((chance for chance, is_here in zip(chances, here, strict=True) if is_here), default=0.0)
    first = next((place for place, key in enumerate(found.keys) if key is not None), -1)
    for place, features in enumerate(found.features):
        features["sentence has"] = log(most)
        if here[place] and most:
            features["of its sentence"] = log(chances[place] / most)
            features["first here"] = float(chances[place] == most)
        if place != first and first >= 0:
            features.update(_forms(shown[place], shown[first]))


def _of_others(one: Carried | None) -> Features:
    return {"carried": 1.0, "carried mean": one.mean, "carried last": one.last} if one else {}


def _forms(one: Shown | None, first: Shown | None) -> Features:
    if one is None or first is None:
        return {}
    return {
        "inside first": float(first.start <= one.start and one.end <= first.end),
        "holds first": float(one.start <= first.start and first.end <= one.end),
        "begins as first": float(one.start == first.start),
        "ends as first": float(one.end == first.end),
    }


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
    row = view.row(number)
    entity = row.claim.entity if slot in row.told_by else None  # else the grammars name none
    text = {"entity": entity, "metric": row.claim.metric, "whole": row.claim.whole}.get(slot)
    return (key_of(text, view.document.language),) if text else ()


def _of_text(view: View, number: int, slot: str, text: str) -> Features:
    row, belief = view.row(number), view.beliefs[number][slot]
    shown = belief.place(text)
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
        found |= of_chains(view, printed)
    if slot == "metric" and shown:
        found |= _inside(view, shown)
    return found | (_place(view, row, shown) if shown and shown.start >= 0 else {})


def _inside(view: View, shown: Shown) -> Features:
    """What words for one thing seldom have among them."""
    return {
        "holds number": float(shown.start >= 0 and view.index.numbers_between(shown.start, shown.end) > 0),
        "holds comma": float("," in shown.text),
        "holds bracket": float("(" in shown.text or ")" in shown.text),
        "holds line": float("\n" in shown.text),
        "small letter": float(shown.text[:1].islower()),
    }


def _place(view: View, row: NumberInput, shown: Shown) -> Features:
    sentence = view.sentence_of(shown.start)
    least, most = _SENTENCES
    gap = max(least, min(row.sentence - sentence, most))
    found: Features = {
        f"role={view.roles.get((shown.start, shown.end), '')}": 1.0,
        f"gap={gap}": 1.0,
        "opening": float(sentence == 0),
    }
    return found | (_in_sentence if gap == 0 else _elsewhere)(view, row, shown)


def _in_sentence(view: View, row: NumberInput, shown: Shown) -> Features:
    ahead = shown.end <= row.start
    found = between(view, row, shown.start, shown.end) | {"ahead" if ahead else "after": 1.0}
    found["distance"] = distance(row, shown.start, shown.end)
    text = view.document.text[shown.end : row.start] if ahead else ""
    if 0 < len(text) <= _TOUCHING:
        found[f"between={text.strip() or 'blank'}"] = 1.0  # Nordfisk (12 boats), Nordfisk: 12 boats
    return found


def _elsewhere(view: View, row: NumberInput, shown: Shown) -> Features:
    """Words of another sentence may belong to a number of their own."""
    own = view.index.next_number(shown.end - 1, view.sentence_of(shown.start))
    count = abs(view.index.numbers_between(shown.start, row.start))
    return {"before its own number": float(own is not None), "numbers since": min(count, _MOST_TIMES) / _MOST_TIMES}
