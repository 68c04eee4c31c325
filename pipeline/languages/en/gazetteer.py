"""How English prints places: what must stand before a doubtful name, and what makes another name of one."""

from collections.abc import Iterator

from pipeline.languages.gazetteer_index import Name
from pipeline.languages.gazetteer_words import PlaceRules, gazetteer_of_words
from pipeline.languages.pattern_files import compiled_patterns

_P = compiled_patterns("en", "gazetteer")


def _printed(name: Name) -> Iterator[str]:
    yield name.text.rstrip(".")
    if "'" in name.text:
        yield name.text.replace("'", "’")


def _blocked(text: str, start: int, end: int) -> bool:
    if _P["other"].match(text, end):
        return True
    return bool(_P["first_names"].match(text, start, end) and _P["family_name"].match(text, end))


GAZETTEER = gazetteer_of_words(_printed, PlaceRules(_P["before"], _blocked))
