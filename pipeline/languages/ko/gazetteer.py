"""Places in Korean text, where particles and other words grow onto a name: the longest name that a run of syllables
begins with, and what may follow it."""

from collections.abc import Iterator

from pipeline.languages.gazetteer_index import Gazetteer, Index, Name, PlaceMention
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.patterns import alternatives
from pipeline.languages.words import word_list, word_table

# countries by one syllable, or by one Chinese sign: 한미 정상, 주한미군, 대중 수출, 미 국무부
_SYLLABLES = word_table("ko", "countries_by_syllable")
_SIGNS = word_table("ko", "countries_by_sign")
_P = compiled_patterns(
    "ko",
    "gazetteer",
    {
        "place_particles": alternatives(word_list("ko", "place_particles")),
        "place_behind": alternatives(word_list("ko", "place_behind")),
        "between_states": alternatives(word_list("ko", "between_states")),
        "towards_states": alternatives(word_list("ko", "towards_states")),
        "of_states": alternatives(word_list("ko", "of_states")),
        "signs": "".join(_SIGNS),
    },
)


def _printed(name: Name) -> Iterator[str]:
    yield name.text.replace(" ", "")


def _mentions(text: str, known: Index) -> Iterator[PlaceMention]:
    for run in _P["run"].finditer(text):
        yield from _in_run(text, run.start(), run.end(), known)
    for match in _P["by_syllable"].finditer(text):
        group = str(match.lastgroup)
        for place in range(match.start(group), match.end(group)):
            yield PlaceMention(place, place + 1, _SYLLABLES[text[place]], "country")
    for match in _P["by_sign"].finditer(text):
        yield PlaceMention(match.start(), match.end(), _SIGNS[match[0]], "country")


def _in_run(text: str, start: int, end: int, known: Index) -> Iterator[PlaceMention]:
    """Names one behind the other, as in 서울경기; a part of a word that begins no name ends the reading."""
    while end - start >= 2:
        longest = min(end - start, 2 * known.heads.get(text[start : start + 2], 0))
        size = next((size for size in range(longest, 1, -1) if _fitting(text, start, start + size, known)), 0)
        if not size:
            return
        for name in _fitting(text, start, start + size, known):
            yield PlaceMention(start, start + size, name.country, name.sort)
        start += size


def _fitting(text: str, start: int, stop: int, known: Index) -> list[Name]:
    names = known.forms.get(text[start:stop], ())
    return [name for name in names if _fits(name, text, stop, known)]


def _fits(name: Name, text: str, stop: int, known: Index) -> bool:
    if name.doubtful:
        alone = not name.drawn and _P["offices"].match(text, stop)
        return bool(alone or _P["doubtful_behind"].match(text, stop))
    if name.sort in {"country", "body"} or len(name.text) > 2:
        return not _P["verb_behind"].match(text, stop)
    return bool(_P["behind"].match(text, stop)) or text[stop : stop + 2] in known.heads


GAZETTEER = Gazetteer(_printed, _P["two"], _mentions)
