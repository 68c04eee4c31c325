"""Whom a number is about: a name held to it, the subject of its clause, what a pronoun stands for, or the topic."""

from pipeline.catalog import metrics
from pipeline.extract import respective
from pipeline.extract.reading import Reading, Scene
from pipeline.extract.units import dimension
from pipeline.languages.language import Name
from pipeline.model import ClaimKind

_HUMAN = frozenset({"person", "user"})
_TIED = frozenset({"entity:counted", "entity:held", "entity:respectively", "entity:whole", "entity:behind"})
_PUBLIC = frozenset({"person", "count:case"})
_PHRASE = 100  # characters before a number that a phrase which holds it takes at most
_GOVERNS = 20  # characters before a name within which what governs it stands
_TOUCHES = 2  # characters between a noun and the name behind it
_HELD = 30  # characters between a name and the number it holds


def _speaks(entity: str, scene: Scene) -> bool:
    return scene.language.lemma(entity.rpartition(" ")[2]) in scene.memory.speakers


def assign(readings: list[Reading], scene: Scene) -> None:
    paired = respective.pairs(readings, scene)
    for index, reading in enumerate(readings):
        before = readings[index - 1].end if index else scene.start
        after = readings[index + 1].start if index + 1 < len(readings) else scene.end
        found = paired.get(index) or _held(reading, scene, before, after)
        found = found or _with(readings[index - 1] if index else None, reading, scene) or _priced(reading, scene)
        found = found or _asked(reading, scene) or _place(reading, scene)
        found = found or _subject(reading, scene)
        found = found or _behind(reading, scene) or _other_share(readings[index - 1] if index else None, reading)
        found = found or _from_before(reading, scene)
        reading.entity, how = found or (None, "none")
        reading.rules.append(f"entity:{how}")


def _with(before: Reading | None, reading: Reading, scene: Scene) -> tuple[str, str] | None:
    """10 or 15 million; 10 million pounds ($12 million): two numbers that say one thing are about one."""
    joins = scene.language.joins
    if before is None or before.entity is None:
        return None
    between = scene.text[before.end : reading.start]
    money = dimension(before.unit) == "money" == dimension(reading.unit)
    paired = scene.language.holds.respectively.search(scene.text, scene.start, scene.end)
    ends = before.kind is ClaimKind.CHANGE and joins.moved_to.fullmatch(between)
    if ends or (money and joins.beside.fullmatch(between)) or (joins.listed.fullmatch(between) and not paired):
        return before.entity, "same"
    return None


def _other_share(before: Reading | None, reading: Reading) -> tuple[str, str] | None:
    """74 percent of those asked are sure (in 2017 it was 57 percent): shares in a row are of the same people."""
    if before is None or before.kind is not ClaimKind.SHARE or reading.kind is not ClaimKind.SHARE:
        return None
    return (before.entity, "same") if before.entity and "entity:whole" in before.rules else None


def is_source(name: Name, scene: Scene) -> bool:
    return scene.attribution_span is not None and name.span.overlaps(scene.attribution_span) and not name.known


def is_place(name: Name, scene: Scene) -> bool:
    return name.base.lower() in scene.language.places.codes


def clause_start(scene: Scene, at: int) -> int:
    ends = (match.end() for match in scene.language.clause_end.finditer(scene.text, scene.start, at))
    return max(ends, default=scene.start)


def _held(reading: Reading, scene: Scene, before: int, after: int) -> tuple[str, str] | None:
    """A name tied to the number itself: Faridabad (363), Line on 10 percent; 18 in Daum."""
    holds, text = scene.language.holds, scene.text
    ahead = [name for name in scene.names if before <= name.span.end <= reading.start and not is_source(name, scene)]
    for name in reversed(ahead):
        near = reading.start - name.span.end <= _HELD
        if near and holds.name_first.fullmatch(text, name.span.end, reading.start):
            return name.base, "held"
    phrase = holds.phrase_first.search(text, max(before, reading.start - _PHRASE), reading.start)
    if phrase and not any(one.start < phrase.end("who") and phrase.start("who") < one.end for one in scene.mentions):
        return phrase["who"], "held"
    if dimension(reading.unit) in {"money", "bare"} and (paid := _paid(reading, scene, before)):
        return paid, "held"
    # 18 in Daum, but 12 million in Korea
    behind = [name for name in scene.names if reading.end <= name.span.start and name.span.end <= after]
    for name in behind:
        near = name.span.start - reading.end <= _HELD
        pattern = holds.place_behind if is_place(name, scene) else holds.number_first
        if near and pattern.fullmatch(text, reading.end, name.span.start):
            return name.base, "held"
    return None


def _paid(reading: Reading, scene: Scene, before: int) -> str | None:
    """Nurses are paid 500 euros each: who gets a sum, where a sort of people does and nobody is named."""
    match = scene.language.holds.paid.search(scene.text, max(before, reading.start - _PHRASE), reading.start)
    if match is None or match.lastgroup is None:
        return None
    named = any(match.start() < name.span.end and name.span.start < reading.start for name in scene.names)
    return None if named else match[match.lastgroup]


def _priced(reading: Reading, scene: Scene) -> tuple[str, str] | None:
    """The price of bread is a figure of bread, whoever sells it; of a name, where that is what is priced."""
    find = scene.language.holds.priced
    metric = metrics().get(reading.metric_id or "")
    if find is None or not (reading.kind is ClaimKind.PRICE or (metric and metric.of_prices)):
        return None
    phrase = find(scene.text, scene.start, reading.start)
    if phrase is None:
        return None
    later = [name for name in scene.names if phrase.span.start <= name.span.start and name.span.end <= reading.start]
    closer = any(not is_place(name, scene) for name in later)  # oil of the brand Brent
    return None if closer else (phrase.base, "priced")


def _place(reading: Reading, scene: Scene) -> tuple[str, str] | None:
    """Deaths, weather and prices in general are a place's figures: of the one named last, in the sentence or before."""
    metric = metrics().get(reading.metric_id or "")
    if metric is None or not metric.of_places:
        return None
    clause = clause_start(scene, reading.start)
    names = [name for name in scene.names if name.span.end <= reading.start and not is_source(name, scene)]
    if any(name.span.start >= clause for name in names):
        return None  # the subject of the clause, a town perhaps that no list of places has
    places = [name.base for name in names if is_place(name, scene) and not _is_adjective(name, scene)]
    base = next(iter(places[-1:]), scene.memory.place or _unnamed_place(scene))
    return (base, "place") if base else None


def _subject(reading: Reading, scene: Scene) -> tuple[str, str] | None:
    ahead = [name for name in scene.names if name.span.end <= reading.start and not is_source(name, scene)]
    clause = clause_start(scene, reading.start)
    inside = [name for name in ahead if name.span.start >= clause]
    chosen = _best([name for name in inside if not _only_added(name, reading, scene)], scene)
    if chosen and _stands_back(chosen, clause, reading.start, scene):
        return in_mind(scene) or chosen.base, "anaphor"
    if chosen:
        return chosen.base, "clause"
    before = [name for name in ahead if name.span.start < clause and not _only_added(name, reading, scene)]
    earlier = _best(before, scene)
    if earlier:
        return earlier.base, "sentence"
    metric = metrics().get(reading.metric_id or "")
    of_place = scene.memory.place if metric is None or metric.of_places else None
    if of_place and scene.language.places.anaphora.search(scene.text, clause, reading.start):
        return of_place, "anaphor"
    stands_for = in_mind(scene)
    if stands_for and scene.language.anaphora.search(scene.text, scene.start, reading.start):
        return stands_for, "anaphor"
    places = [name for name in inside if is_place(name, scene) and not _is_adjective(name, scene)]
    places = [name for name in places if not _is_setting(name, reading, scene)]
    return (places[0].base, "place") if places else None


def _stands_back(chosen: Name, clause: int, end: int, scene: Scene) -> bool:
    """The phone runs on a chip of Naru; in Naru she sold 40: the clause has what stands for another name."""
    text, holds = scene.text, scene.language.holds
    found = scene.language.anaphora.match(text, clause, chosen.span.start)
    start = found.end() if found else max(scene.start, chosen.span.start - _GOVERNS)
    governed = holds.governed_before.search(text, start, chosen.span.start)
    return bool(governed and (found or holds.pronoun.search(text, clause, end)))


def _unnamed_place(scene: Scene) -> str | None:
    """The region, where none has been named so far: what weather and deaths are of until one is."""
    match = scene.language.places.anaphora.search(scene.text, scene.start, scene.end)
    return match["place"] if match and "place" in match.re.groupindex else None


def _only_added(name: Name, reading: Reading, scene: Scene) -> bool:
    """A name that the text prints once, in brackets or an apposition, while it is about another one; or the place where
    figures of one that is no place were measured."""
    memory = scene.memory
    if is_place(name, scene):
        return _is_setting(name, reading, scene)
    if memory.topic is None or name.known or name.base in memory.recurring or name.base == memory.topic:
        return False
    start = max(scene.start, name.span.start - 5)
    return bool(scene.language.holds.added_before.search(scene.text, start, name.span.start))


def _is_setting(name: Name, reading: Reading, scene: Scene) -> bool:
    metric, topic = metrics().get(reading.metric_id or ""), scene.memory.topic
    if topic is None or topic.lower() in scene.language.places.codes:
        return False
    if metric.of_places if metric else "metric:unlisted" not in reading.rules:
        return False
    start = max(scene.start, name.span.start - 5)
    return bool(scene.language.holds.setting_before.search(scene.text, start, name.span.start))


def _best(names: list[Name], scene: Scene) -> Name | None:
    """Known names before others, subjects before what a preposition governs; a place only as a subject."""
    subjects = [name for name in names if not _is_oblique(name, scene)]
    governed = [name for name in names if _is_oblique(name, scene) and not is_place(name, scene)]
    subjects = [name for name in subjects if not is_place(name, scene) or not _is_adjective(name, scene)]
    for group in (subjects, governed):
        known = [name for name in group if name.known]
        if known:
            return known[-1]
    people = [name for name in subjects if not is_place(name, scene)]
    return next(iter(people or subjects or governed), None)


def _is_oblique(name: Name, scene: Scene) -> bool:
    start = max(scene.start, name.span.start - 20)
    return name.governed or bool(scene.language.holds.oblique_before.search(scene.text, start, name.span.start))


def _is_adjective(name: Name, scene: Scene) -> bool:
    return bool(scene.language.holds.attributive_after.match(scene.text, name.span.end, scene.end))


def _behind(reading: Reading, scene: Scene) -> tuple[str, str] | None:
    """The number comes first: 31 percent of new investors, six British players, 5 million users of Max."""
    part = _whole(reading, scene) or _counted(reading, scene)
    if part:
        return part
    later = [name for name in scene.names if reading.end <= name.span.start and not is_source(name, scene)]
    known = [name for name in later if name.known]
    return (known[0].base, "behind") if known else None


def _whole(reading: Reading, scene: Scene) -> tuple[str, str] | None:
    """A share of people, or one that opens its clause, is about those that it is a part of."""
    if not reading.whole or reading.kind is not ClaimKind.SHARE:
        return None
    start = scene.text.find(reading.whole, reading.end, scene.end)
    start = start if start >= 0 else scene.text.rfind(reading.whole, scene.start, reading.start)
    noun = scene.language.counted(scene.text, reading.number, start - 1, scene.end)
    if not _opens(reading, scene) and not (noun and noun.unit in _HUMAN):
        return None
    named = [name for name in scene.names if reading.end <= name.span.start and name.base in reading.whole]
    return (named[0].base if named else reading.whole), "whole"


def _asked(reading: Reading, scene: Scene) -> tuple[str, str] | None:
    """24 percent of those asked think so: a share of people that no metric has is a figure of theirs."""
    if scene.language.entity_weights or reading.metric_id or reading.kind is not ClaimKind.SHARE or not reading.whole:
        return None
    if scene.language.holds.amounts_to.search(scene.text, clause_start(scene, reading.start), reading.start):
        return None  # which comes to half of the people
    touches = scene.text.startswith(reading.whole, reading.end + 1)
    noun = scene.language.counted(scene.text, reading.number, reading.end, scene.end) if touches else None
    return (reading.whole, "whole") if noun and noun.unit in _HUMAN else None


def _counted(reading: Reading, scene: Scene) -> tuple[str, str] | None:
    noun = reading.noun
    if noun is None or noun.unit not in _HUMAN or noun.span == noun.head or not _opens(reading, scene):
        return None
    owners = [one.base for one in scene.names if 0 <= one.span.start - noun.span.end <= _TOUCHES]  # 40 judges of Naru
    return next(iter(owners), scene.text[noun.span.start : noun.span.end]), "counted"


def _opens(reading: Reading, scene: Scene) -> bool:
    return bool(scene.language.holds.opens.fullmatch(scene.text, clause_start(scene, reading.start), reading.start))


def in_mind(scene: Scene) -> str | None:
    """The subject of the sentence before, if the text names it more than once; else whom the whole text is about."""
    entity = scene.memory.entity
    return entity if entity in scene.memory.recurring else scene.memory.topic or entity


def _from_before(reading: Reading, scene: Scene) -> tuple[str, str] | None:
    entity = in_mind(scene)
    source = next((name.base for name in scene.names if is_source(name, scene)), None)
    if source and scene.attribution_own and (entity is None or scene.memory.topic == source):
        return source, "source"
    place = scene.memory.place
    if place and entity and reading.unit in _PUBLIC and " " in entity and _speaks(entity, scene):
        return place, "place"  # of those who recovered in the country it is nobody's figure who tells it
    if entity:
        return entity, "memory"
    later = [name for name in scene.names if reading.end <= name.span.start and not is_source(name, scene)]
    best = _best(later, scene)
    if best:
        return best.base, "behind"
    subject = scene.language.subject(scene.text, clause_start(scene, reading.start), reading.start)
    return (subject, "subject") if subject else None


def remember(readings: list[Reading], scene: Scene) -> None:
    """The subject of the sentence stays in mind; names that only hold a number of a list, or speak, do not."""
    places = [name.base for name in scene.names if is_place(name, scene) and not _is_adjective(name, scene)]
    local = [one.entity for one in readings if one.metric_id and metrics()[one.metric_id].of_places and one.entity]
    scene.memory.place = next(iter(local[-1:] or places[-1:]), scene.memory.place or _unnamed_place(scene))
    own = [one.entity for one in readings if _TIED.isdisjoint(one.rules)]
    if own:
        scene.memory.entity = own[0]
    if readings:
        return
    names = [name for name in scene.names if not is_source(name, scene)]
    names = [name for name in names if name.known or not _speaks(name.base, scene)]
    best = _best([name for name in names if not _is_oblique(name, scene)], scene)
    if best:
        scene.memory.entity = best.base
