"""Names and numbers that a sentence lists in the same order: "at A, B and C were 410, 395 and 382 respectively"."""

from itertools import pairwise

from pipeline.extract.reading import Reading, Scene


def pairs(readings: list[Reading], scene: Scene) -> dict[int, tuple[str, str]]:
    """The place of a number -> its name and how it was found: the last names before the list, as many as numbers."""
    mark = scene.language.holds.respectively.search(scene.text, scene.start, scene.end)
    if not mark:
        return {}
    numbers = [index for index, reading in enumerate(readings) if reading.end <= mark.start()]
    numbers = [index for index in numbers if readings[index].unit == readings[numbers[-1]].unit]
    numbers = _list_of(numbers, readings, scene)
    names = [name for name in scene.names if numbers and name.span.end <= readings[numbers[0]].start]
    if len(names) < len(numbers) or len(numbers) < 2:
        return {}
    found = zip(numbers, names[-len(numbers) :], strict=True)
    return {index: (name.base, "respectively") for index, name in found}


def _list_of(numbers: list[int], readings: list[Reading], scene: Scene) -> list[int]:
    """The last numbers that only a comma or a conjunction parts; all, where the last two are further apart."""
    first = 0
    for place, (one, other) in enumerate(pairwise(numbers)):
        between = scene.text[readings[one].end : readings[other].start]
        if between.strip() != "," and not scene.language.joins.listed.fullmatch(between):
            first = place + 1
    return numbers[first:] if len(numbers) - first > 1 else numbers
