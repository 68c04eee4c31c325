"""What a number measures that no metric of the catalogue fits: in the text's own words, as few as say it."""

from pipeline.extract.candidates import referents
from pipeline.extract.entities import clause_start
from pipeline.extract.reading import Reading, Referent, Scene
from pipeline.extract.units import dimension
from pipeline.languages.language import HeadFinal, Role
from pipeline.languages.wording import Wording
from pipeline.model import ClaimKind

_RULE = "metric:wording"


def find(readings: list[Reading], scene: Scene) -> None:
    """Sets `metric` where neither a known metric nor a counted noun says it; what nothing is found for stays."""
    wording, head_final = scene.language.wording, scene.language.head_final
    if head_final is not None:
        _find_behind(readings, scene, head_final)
    if wording is None:
        return
    for index, reading in enumerate(readings):
        before = readings[index - 1] if index else None
        if reading.metric_id or "metric:unlisted" in reading.rules or _is_counted(reading, scene, wording):
            continue
        if dimension(reading.unit) in wording.dimensions:
            reading.metric_id, reading.metric = wording.dimensions[dimension(reading.unit)]
            reading.rules.append("metric:dimension")
            continue
        found = _again(reading, before, scene, wording) or _word(reading, scene, wording)
        if found:
            reading.metric = found
            reading.rules.append(_RULE)
        elif "metric:memory" in reading.rules:
            reading.metric = None  # what the sentence before measured, no metric that is known, is not what this does


def _find_behind(readings: list[Reading], scene: Scene, rules: HeadFinal) -> None:
    """The same for a language whose verbs stand behind their numbers."""
    for reading in readings:
        if reading.metric_id:
            continue
        noun = "metric:noun" in reading.rules
        found = None if noun else rules.beside(scene.text, scene.start, scene.end, reading.start, reading.end)
        if found is None and (not noun or reading.unit == "person"):
            found = rules.done(scene.text, scene.end, reading.end)
        if found:
            reading.metric = found
            reading.rules.append(_RULE)


def _is_counted(reading: Reading, scene: Scene, wording: Wording) -> bool:
    """Whether its own noun says what is measured: 41 jets, but not 41 people."""
    if reading.noun is None or reading.noun.span.start < reading.start:
        return False
    return not wording.people.fullmatch(scene.text[reading.noun.span.start : reading.noun.span.end])


def _again(reading: Reading, before: Reading | None, scene: Scene, wording: Wording) -> str | None:
    """110 centimetres (3 feet): what is measured was said of the number before."""
    if before is None or reading.noun or not wording.again.fullmatch(scene.text, before.end, reading.start):
        return None
    return before.metric


def _word(reading: Reading, scene: Scene, wording: Wording) -> str | None:
    text, all_of = scene.text, referents(scene)
    ahead = [one for one in all_of if one.span.end <= reading.start]
    last = ahead[-1] if ahead else None
    if last and wording.of.fullmatch(text, last.span.end, reading.start):
        return last.span.of(text)
    named = wording.named.search(text, scene.start, reading.start)
    if named:
        return named["measure"]
    return (
        _with_noun(reading, scene, wording)
        or _part(reading, all_of, scene, wording)
        or _done(reading, ahead, scene, wording)
    )


def _with_noun(reading: Reading, scene: Scene, wording: Wording) -> str | None:
    """A 2.8 percent discount."""
    if reading.noun or not wording.determined.search(scene.text, scene.start, reading.start):
        return None
    match = wording.behind.match(scene.text, reading.end, scene.end)
    return match["noun"] if match else None


def _part(reading: Reading, phrases: list[Referent], scene: Scene, wording: Wording) -> str | None:
    """20 centimetres of water; of people and shares what they do: 41 people drowned, 40 percent of adults smoke."""
    text = scene.text
    if reading.noun:
        return wording.predicate(text, max(reading.end, reading.noun.span.end), scene.end)
    match = wording.part.match(text, reading.end, scene.end)
    whole = match and next((one for one in phrases if one.span.start == match.end() and one.role is Role.OWNER), None)
    if not whole:
        return None
    owned = _owned(whole, reading, scene, wording)
    if owned:
        return owned
    does = wording.predicate(text, whole.span.end, scene.end) if reading.kind is ClaimKind.SHARE else None
    return does or whole.span.of(text)


def _owned(owner: Referent, reading: Reading, scene: Scene, wording: Wording) -> str | None:
    """11 percent of the messenger's users abroad: what is owned, as far as the whole of the share goes."""
    match = wording.possessive.match(scene.text, owner.span.end, scene.end)
    if not match or not reading.whole:
        return None
    begins = scene.text.find(reading.whole, reading.end, scene.end)
    if not 0 <= begins <= owner.span.start:
        return None  # a whole that was said before
    return scene.text[match.end() : begins + len(reading.whole)] or None


def _done(reading: Reading, ahead: list[Referent], scene: Scene, wording: Wording) -> str | None:
    """The tide peaked at 1.1 metres: the subject of a verb that links; of any other verb what is done."""
    text, clause = scene.text, clause_start(scene, reading.start)
    last = ahead[-1] if ahead else None
    if last and last.role is Role.OBJECT and not last.name and wording.by.fullmatch(text, last.span.end, reading.start):
        return last.span.of(text)
    subject = next((one for one in reversed(ahead) if one.role is Role.SUBJECT), None)
    links = [match.end() for match in wording.linking.finditer(text, clause, reading.start)]
    linked = bool(links) and wording.verb(text, links[-1], reading.start) is None
    if linked and wording.by_subject:
        said = scene.language.subject(text, clause, links[-1])
        return said or (subject.span.of(text) if subject and _is_thing(subject, scene, wording) else None)
    if links and subject and subject.span.end < links[-1] and _is_thing(subject, scene, wording):
        return subject.span.of(text)
    if linked:
        return None
    near = max(last.span.end, clause) if last else clause
    found = wording.verb(text, near, reading.start)
    if found:
        return found
    return wording.verb(text, subject.span.end if subject else clause, reading.start)


def _is_thing(subject: Referent, scene: Scene, wording: Wording) -> bool:
    printed = subject.span.of(scene.text)
    if (subject.name and subject.name.known) or scene.language.vague_subject.fullmatch(printed):
        return False
    return not wording.proper(printed, subject.span.start == scene.start)
