"""Options for the slots whose answers are codes: the contract's closed lists, metrics, countries and units."""

from pipeline.languages.cldr import home_of
from pipeline.model import Claim
from pipeline.reader.between import between, distance
from pipeline.reader.document_index import any_between, gap_to, last_at_most
from pipeline.reader.homes import home_of_language
from pipeline.reader.inputs import NumberInput, RegionInput
from pipeline.reader.options import Around, Features, Options, View, country_of, log, ranked
from pipeline.reader.slots import CHOICES, POINTERS
from pipeline.reader.units import dimension, measures

_BACK = 2  # sentences back in which a country counts as said just before
_CLOSE = 40  # characters behind a number in which a country is close
_MOST = 8  # mentions that are told apart
_WORD, _STEM = 14, 5  # characters: a word before a mention, its beginning
_MOST_COUNTRIES = 40  # that are options of one number; articles name 20 at most
_NEAR = 2  # numbers on either side whose units are options
_POSSIBLE = 0.01  # chance from which a metric is an option that nothing else speaks for
_SAID, _JUST_SAID, _ONCE_SAID = 1.0, 0.5, 0.2  # weights of a cue in the sentence, in the one before, anywhere
_NOUNS, _LIKELY = 3, 0.05  # counted nouns that are options, and the chance that each must have
_PLACED = tuple(slot for slot in POINTERS if slot != "region")  # whose words may name a country
_ALWAYS = ("person", "user", "percent", "percentage_point")


def chosen(view: View, number: int, slot: str) -> Options:
    claim, belief = view.row(number).claim, view.beliefs[number][slot]
    ruled, around = _by_rules(claim, slot), Around(view, number, slot)
    found = Options()
    for key in CHOICES[slot]:
        features: Features = {
            f"is={key}": 1.0,
            "chance": log(belief.chances[key]),
            "rules": float(key == ruled),
            f"rules={ruled}&{key}": 1.0,
            f"{key}&kind={claim.kind}": 1.0,
            f"{key}&dimension={dimension(claim.unit)}": 1.0,
        }
        found.add(key, features | around.of(key))
    return found


def _by_rules(claim: Claim, slot: str) -> str:
    found = {"kind": claim.kind, "direction": claim.direction or "none", "claim": "claim"}
    return str(found.get(slot, ""))


def metric_key(view: View, number: int) -> Options:
    row, belief = view.row(number), view.beliefs[number]["metric_id"]
    ruled = row.claim.metric_id
    near, pointed = _cues(view, row.sentence), pointed_cues(view, number)
    words, around = view.metric_stems(number), Around(view, number, "metric_id")
    keys = [key for key in ranked(belief) if belief.chances[key] > _POSSIBLE]
    cued = [key for key in sorted(near) if near[key] >= _JUST_SAID or key in pointed]
    keys += [key for key in dict.fromkeys((ruled, *cued, None)) if key not in keys]
    found = Options()
    for rank, key in enumerate(keys):
        features: Features = {
            "chance": log(belief.chances.get(key, 0.0)),
            "rules": float(key == ruled),
            "rank": 1 / (1 + rank),
            "cue": near.get(str(key), 0.0),
            "pointed": pointed.get(str(key), 0.0),
        }
        if key is None:
            features |= {"none": 1.0, "rules none": float(ruled is None)}
        else:
            features |= _fits(str(key), row.claim.unit)
        features |= {f"{key}&{stem}": weight for stem, weight in words.items()}
        found.add(key, features | around.of(key))
    return found


def _cues(view: View, sentence: int) -> dict[str, float]:
    """Metrics that the text names, the nearer the more."""
    return {
        key: _SAID if sentence in said else _JUST_SAID if sentence - 1 in said else _ONCE_SAID
        for key, said in view.index.cue_sentences.items()
    }


def pointed_cues(view: View, number: int) -> dict[str, float]:
    """Metric key -> the chance of the words for the metric in which a cue of it stands."""
    belief, cues = view.beliefs[number]["metric"], view.document.cues
    found: dict[str, float] = {}
    for key, shown in belief.shown.items():
        for name in {cues[place][2] for place in view.index.cue_spans.overlapping(shown.start, shown.end)}:
            found[name] = found.get(name, 0.0) + belief.chances[key]
    return found


def _fits(key: str, unit: str) -> Features:
    fits = float(measures(key, unit))
    return {"fits": fits, f"fits {dimension(unit)}": fits}


def region(view: View, number: int) -> Options:
    claim, beliefs = view.row(number).claim, view.beliefs[number]
    ruled, home = country_of(claim), home_of_language(view.document.language)
    always = {code for code in (ruled, home, home_of(claim.unit)) if code}
    options: list[str | None] = [*sorted(_countries(view, number) | always), None]
    found, around = Options(), Around(view, number, "region")
    for key in options:
        side = "none" if key is None else "home" if key == home else "other"
        features: Features = {
            f"is {side}": 1.0,
            **{f"{sort}&{side}": chance for sort, chance in beliefs["home"].chances.items()},
        }
        if key is None:
            features |= {"chance none": log(beliefs["region"].chances[None])}
        else:
            features |= _of_country(view, number, key)
            features |= {"money": float(home_of(claim.unit) == key), "money of text": float(key in view.money)}
            features["titled"] = float(key in view.titled)
            features |= {slot: _mass(view, number, slot, key) for slot in _PLACED}
        found.add(key, features | around.of(key))
    return found


def _countries(view: View, number: int) -> frozenset[str]:
    """The countries that the text names or whose money it counts in; of very many those that are named nearest."""
    found = view.named | view.money
    if len(found) <= _MOST_COUNTRIES:
        return found
    sentence, said = view.row(number).sentence, view.index.country_sentences

    gaps = {country: gap_to(said.get(country, []), sentence) for country in sorted(found)}
    return frozenset(sorted(gaps, key=lambda country: gaps[country])[:_MOST_COUNTRIES])


def _of_country(view: View, number: int, country: str) -> Features:
    sentence = view.row(number).sentence
    said = view.index.country_sentences.get(country, [])
    last = last_at_most(said, sentence)
    found: Features = {
        "chance": log(view.country_chances(number, "region").get(country, 0.0)),
        "mentions": min(len(said), _MOST) / _MOST,
        "share of mentions": len(said) / max(len(view.document.regions), 1),
        "only one": float(view.named == {country}),
        "here": float(last == sentence),
        "just before": float(any_between(said, sentence - _BACK, sentence - 1)),
        "opening": float(said[:1] == [0]),
        "nearest": float(last is not None and last == last_at_most(view.index.country_sentences[""], sentence)),
    }
    found |= _beside(view, number, country)
    return found | {f"sort={sort}": 1.0 for sort in view.index.country_sorts.get(country, [])}


def _beside(view: View, number: int, country: str) -> Features:
    """How a country stands by the number in its sentence, and what the number measures: 2.7 million users in Norway."""
    row = view.row(number)
    here = view.index.mentions_in(country, row.sentence)
    if not here:
        return {}
    sort, following = dimension(row.claim.unit), view.index.next_number(row.start, row.sentence)
    upto = row.end + _CLOSE if following is None else min(row.end + _CLOSE, following)
    found = {f"here&{sort}": 1.0}
    if any(one.end <= row.start for one in here):
        found |= {"here ahead": 1.0, f"here ahead&{sort}": 1.0}
    if any(row.end <= one.start <= upto for one in here):
        found |= {"close behind": 1.0, f"close behind&{sort}": 1.0}
    for one in here[:_MOST]:
        found |= _mention(view, row, one)
    return found


def _mention(view: View, row: NumberInput, one: RegionInput) -> Features:
    """How one mention of a country stands in the number's sentence, and the word before it: in, from, to."""
    ahead, text = one.end <= row.start, view.document.text
    found = between(view, row, one.start, one.end)
    found["distance ahead" if ahead else "distance behind"] = distance(row, one.start, one.end)
    words = text[max(0, one.start - _WORD) : one.start].split()
    return found | {f"after={words[-1].lower()[:_STEM] if words else ''}": 1.0}


def _mass(view: View, number: int, slot: str, country: str) -> float:
    """The chance that the words of a slot name a place of the country."""
    return min(view.country_chances(number, slot).get(country, 0.0), 1.0)


def unit(view: View, number: int) -> Options:
    row, beliefs = view.row(number), view.beliefs[number]
    ruled, counted = row.claim.unit, beliefs["counted"]
    nouns = [f"count:{key}" for key in ranked(counted) if key is not None and counted.chances[key] > _LIKELY][:_NOUNS]
    place = view.places[number]
    near = [view.row(other).claim.unit for other in view.order[max(0, place - _NEAR) : place + _NEAR + 1]]
    bare = row.claim.surface[-1:].isdigit()
    found = Options()
    for key in dict.fromkeys([ruled, *_ALWAYS, *near, *nouns]):
        sort = dimension(key)
        features: Features = {
            "rules": float(key == ruled),
            f"rules&{sort}": float(key == ruled),
            f"rules={dimension(ruled)}&{sort}": 1.0,
            f"is={sort}": 1.0,
            "dimension": log(beliefs["dimension"].chances[sort]),
            "counted": log(counted.chances.get(key.removeprefix("count:"), 0.0)) if sort == "count" else 0.0,
            "near": near.count(key) / (2 * _NEAR + 1),
            "printed": float(key == ruled and not bare),
            f"bare {sort}": float(bare),
        }
        found.add(key, features)
    return found
