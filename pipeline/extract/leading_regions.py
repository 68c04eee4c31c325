"""The place a figure is about, in a language whose places stand before their number (Korean)."""

import re

from pipeline.catalog import metrics
from pipeline.extract.reading import Reading, Scene
from pipeline.languages.language import HeadFinal

_BRACKETED = re.compile(r"\([^()]{1,20}\)")


def assign(reading: Reading, scene: Scene) -> None:
    """The last place before the number, unless the world is named after it; else one in which something is behind it;
    else the place in force; of a market's figure, where its companies and offices are at home."""
    rules, text, places = scene.language.head_final, scene.text, scene.language.places
    if rules is None:
        return
    ahead = [
        hit for hit in places.pattern.finditer(text, scene.start, reading.start) if not _listed(hit, reading, scene)
    ]
    world = list(places.worldwide.finditer(text, scene.start, reading.start))
    if world and (not ahead or ahead[-1].start() < world[-1].start()):
        return
    behind = [
        hit for hit in places.pattern.finditer(text, reading.end, scene.end) if rules.place_after.match(text, hit.end())
    ]
    found = ahead[-1:] or behind[:1]
    if found:
        reading.region = places.codes.get(found[0][0].lower())
    elif scene.memory.region or scene.memory.world:
        reading.region = scene.memory.region
    elif reading.metric_id and metrics()[reading.metric_id].of_markets:
        reading.region = _home(reading, scene, rules)
    else:
        office = rules.at_home.search(text, scene.start, scene.end)
        reading.region = rules.home_code if office and office["state"] else None


def _listed(hit: re.Match[str], reading: Reading, scene: Scene) -> bool:
    """멕시코(6.77명): the place owns the figure in its brackets, and no later one."""
    bracket = _BRACKETED.match(scene.text, hit.end(), scene.end)
    return bracket is not None and bracket.end() <= reading.start and any(sign.isdigit() for sign in bracket[0])


def _home(reading: Reading, scene: Scene, rules: HeadFinal) -> str | None:
    of_entity = rules.home(reading.entity) if reading.entity else None
    spoken = rules.at_home.search(scene.text, scene.start, scene.end)
    return of_entity or (rules.home_code if spoken else scene.memory.home)


def remember(scene: Scene) -> None:
    """A place stays in force, and the world does where no place was named before; so do the country's own offices."""
    memory, rules = scene.memory, scene.language.head_final
    hits = list(scene.language.places.pattern.finditer(scene.text, scene.start, scene.end))
    if rules is None:
        return
    if hits:
        memory.region, memory.world = scene.language.places.codes.get(hits[-1][0].lower()), False
    elif memory.region is None and scene.language.places.worldwide.search(scene.text, scene.start, scene.end):
        memory.world = True
    if rules.at_home.search(scene.text, scene.start, scene.end):
        memory.home = rules.home_code
