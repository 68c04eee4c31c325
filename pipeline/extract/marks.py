"""The marks of a candidate for whom a number is about: where it stands, what it does there, how the text goes on."""

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.catalog import metrics
from pipeline.extract import bearings
from pipeline.extract.entities import clause_start, is_place, is_source
from pipeline.extract.reading import Reading, Referent, Scene
from pipeline.extract.units import dimension
from pipeline.languages import language as language_of
from pipeline.languages.language import Role
from pipeline.model import ClaimKind

AGES = 6  # sentences before, in which somebody may have been named
_HUMAN = frozenset({"person", "user"})
_TOUCHES = 3  # characters between a name and its number
_NEAR = 12
_WORD = re.compile(r"\w+")
_SHORT = 3  # letters of a word that says nothing by itself


@dataclass(slots=True)
class Group:
    """The mentions of one candidate, the nearest to the number first."""

    mentions: list[Referent]

    @property
    def best(self) -> Referent:
        return self.mentions[0]

    def named(self, base: str) -> bool:
        return any(one.base == base for one in self.mentions)

    def means(self, other: Referent) -> bool:
        """One says the other, or ends with it: Jo Brekke, Brekke."""
        one = self.mentions[0]
        if one.base == other.base:
            return True
        short, long = sorted((one.base, other.base), key=len)
        return long.endswith(f" {short}") and (one.name is None) == (other.name is None)


@lru_cache(maxsize=20_000)
def head(base: str, code: str) -> str:
    return language_of(code).lemma(base.rpartition(" ")[2])


def akin(one: str, other: str) -> bool:
    """Whether two printed forms share a word that says something."""
    words = {word for word in one.lower().split() if len(word) >= _SHORT}
    return bool(words & {word for word in other.lower().split() if len(word) >= _SHORT})


@lru_cache(maxsize=20_000)
def words(base: str) -> frozenset[str]:
    return frozenset(_WORD.findall(base.lower()))


def share_words(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether half of the words of the shorter form stand in the other."""
    return 2 * len(one & other) >= max(1, min(len(one), len(other)))


def describe(found: list[Referent], scene: Scene) -> None:
    """What is true of each for every number of the sentence, and of the sentences that follow."""
    for one in found:
        traits = [_sort(one, scene), f"times:{_times(one.base, scene)}"]
        before = scene.text[max(scene.start, one.span.start - 20) : one.span.start].lower().split()[-1:]
        after = scene.text[one.span.end : min(scene.end, one.span.end + 20)].lower().split()[:1]
        traits += [f"after:{before[0] if before else ''}", f"before:{after[0] if after else ''}"]
        if any(start <= one.span.start and one.span.end <= end for start, end, _ in scene.cues or ()):
            traits.append("is cue")
        if head(one.base, scene.language.code) in scene.memory.opening:
            traits.append("in opening")
        if head(one.base, scene.language.code) in scene.language.measures:
            traits.append("a measure")
        if any(source.span.overlaps(one.span) for source in scene.sources):
            traits.append("told")
        if one.within:
            traits.append("modifies")
        traits.append(f"words:{min(3, len(one.base.split()))}")
        one.traits = tuple(traits)


def _sort(one: Referent, scene: Scene) -> str:
    if one.name is None:
        words = one.base.split()
        proper = words[-1][0].isupper() and (len(words) > 1 or one.span.start > scene.start)
        return "proper" if proper else "phrase"
    if one.name.known:
        return "known"
    if is_place(one.name, scene):
        return "place"
    return "source" if is_source(one.name, scene) else "name"


def _times(base: str, scene: Scene) -> str:
    count = scene.memory.counts.get(head(base, scene.language.code), 0)
    return "1" if count <= 1 else "2" if count == 2 else "3" if count < 5 else "5"


def of(
    group: Group, reading: Reading, scene: Scene, *, before: str | None, ranked: dict[int, list[str]]
) -> tuple[str, ...]:
    """All marks of a candidate for this number. `before`: whom the number before is about; `ranked`: from `ranks`."""
    one, kind = group.best, measured(reading)
    clause = clause_start(scene, reading.start)
    where = _where(one, reading, scene, clause)
    sort = one.traits[0] if one.traits else "recalled"
    found = [where, f"{where}/{kind}", one.role, f"{where}/{one.role}", f"{one.role}/{kind}", *one.traits]
    found += [f"{where}/{sort}", f"{kind}/{sort}", f"{where}/{one.role}/{sort}"]
    found += [f"{'noun' if reading.noun else 'bare'}/{where}"]
    places = ranked.get(id(one), [])
    found += [f"age/{one.role}"] if one.age else [*places, *(f"{mark}/{where}" for mark in places)]
    if scene.language.grammar:
        found += bearings.marks(one, reading, scene, scene.language.grammar, where=where, kind=kind)
    found += _topical(group, scene, kind)
    found += _pronoun(one, reading, scene, clause, sort)
    found += _earlier(group, reading, scene, before, kind)
    found += _of_metric(one, reading, scene)
    return tuple(found)


def measured(reading: Reading) -> str:
    """What sort of number it is."""
    if reading.kind in {ClaimKind.CHANGE, ClaimKind.SHARE}:
        return reading.kind
    if reading.unit in _HUMAN:
        return "people"
    if is_figure(reading.metric_id):
        return "figure"
    dim = dimension(reading.unit)
    return dim if dim in {"money", "count", "percent", "bare"} else "measure"


def is_figure(metric_id: str | None) -> bool:
    """Whether it measures a company or a service: a known metric that is not one of places."""
    metric = metrics().get(metric_id or "")
    return metric is not None and not metric.of_places


def _where(one: Referent, reading: Reading, scene: Scene, clause: int) -> str:
    if one.age:
        return f"age{min(one.age, 3)}" if one.age <= AGES else "elsewhere"
    if reading.noun and one.span.overlaps(reading.noun.span):
        return "counted"
    if one.span.end <= reading.start:
        place = "clause" if one.span.start >= clause else "ahead"
        return "touches" if reading.start - one.span.end <= _TOUCHES else place
    return _behind(one, reading, scene)


def _behind(one: Referent, reading: Reading, scene: Scene) -> str:
    if one.span.start < reading.end:
        return "around"
    start = max(reading.end, reading.noun.span.end if reading.noun else 0)
    if scene.language.clause_end.search(scene.text, start, max(start, one.span.start)):
        return "far behind"
    return "right behind" if one.span.start - start < _NEAR else "behind"


def ranks(reading: Reading, here: list[Referent]) -> dict[int, list[str]]:
    """Of those before the number: the nearest, the first, the nearest subject; of those behind: the first."""
    ahead = [one for one in here if one.span.end <= reading.start]
    behind = [one for one in here if one.span.start >= reading.end]
    subjects = [one for one in ahead if one.role is Role.SUBJECT]
    found: dict[int, list[str]] = {}
    for group, place, mark in (
        (ahead, -1, "nearest"),
        (ahead, 0, "first"),
        (subjects, -1, "near subject"),
        (subjects, 0, "first subject"),
        (behind, 0, "first behind"),
    ):
        if group:
            found.setdefault(id(group[place]), []).append(mark)
    return found


def _topical(group: Group, scene: Scene, kind: str) -> list[str]:
    topic, found = scene.memory.topic, []
    if topic and group.named(topic):
        traits = group.best.traits
        found = ["topic", f"topic/{kind}", f"topic/{'opening' if 'in opening' in traits else 'later'}"]
        found += [f"topic/{traits[0]}"] if traits else []
    elif topic and akin(group.best.base, topic):
        found = ["like topic"]
    return found


def _pronoun(one: Referent, reading: Reading, scene: Scene, clause: int, sort: str) -> list[str]:
    """Which pronoun stands in the clause, for those that stand before it."""
    match = scene.language.anaphora.search(scene.text, clause, reading.start)
    if match and (one.age or one.span.end <= match.start()):
        word = match[0].lower().split()[0]
        return [f"{word}/{sort}", f"pronoun/{'age' if one.age else 'here'}", f"pronoun/{one.role}"]
    if match:
        return ["behind pronoun"]
    return [f"no pronoun/{min(one.age, 3)}"]


def _earlier(group: Group, reading: Reading, scene: Scene, before: str | None, kind: str) -> list[str]:
    """What the number before is about, and what the rules say."""
    found, base = [], group.best.base
    if before and group.named(before):
        found.append("as number before")
    elif before and akin(base, before):
        found.append("like number before")
    last = scene.memory.last
    if last and group.named(last):
        found.append("as sentence before" if before else "as sentence before, first")
    if reading.entity and group.named(reading.entity):
        return [*found, *_by_rules(group, reading, scene, kind)]
    return [*found, "like rules"] if reading.entity and akin(base, reading.entity) else found


def _by_rules(group: Group, reading: Reading, scene: Scene, kind: str) -> list[str]:
    rule = next((mark.partition(":")[2] for mark in reversed(reading.rules) if mark.startswith("entity:")), "none")
    sort = group.best.traits[0] if group.best.traits else "recalled"
    figure = "goes on" if is_figure(scene.memory.metric_id) else "other"
    figure = "figure" if is_figure(reading.metric_id) else figure
    found = [f"rules/{one}" for one in (figure, sort, f"{figure}/{sort}", f"{sort}/{kind}")]
    return ["rules", f"rules:{rule}", *found, *(f"rules:{rule}/{one}" for one in (figure, kind, sort))]


def _of_metric(one: Referent, reading: Reading, scene: Scene) -> list[str]:
    """Whether it is what is measured, or whose that is: the price of bread."""
    if not reading.metric or one.age:
        return []
    at = scene.text.find(reading.metric, scene.start, scene.end)
    if at < 0:
        return []
    end = at + len(reading.metric)
    if one.span.start < end and at < one.span.end:
        return ["is metric", f"is metric/{'cue' if reading.metric_id else 'words'}"]
    if one.role in {Role.OWNER, Role.OBJECT, Role.PLACE} and 0 <= one.span.start - end < 10:
        return ["of metric", f"of metric/{one.role}"]
    return ["before metric"] if 0 <= at - one.span.end < 5 else []
