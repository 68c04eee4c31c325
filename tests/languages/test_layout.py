"""Where a language's knowledge stands: in its folder, in files of the same names, and nowhere else in the code."""

import ast
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

import pipeline
from pipeline.catalog import metrics, units
from pipeline.languages import known
from pipeline.model import ClaimKind

CODE = Path(pipeline.__file__).parent
FILES = {
    "__init__",
    "attribution",
    "blockers",
    "counted",
    "cues",
    "gazetteer",
    "morphology",
    "names",
    "numbers",
    "periods",
    "phrases",
    "places",
    "units",
}
LETTERS = re.compile(r"[\u0400-\u04ff\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")  # Cyrillic, Hangul
# a metric that is called as a kind or a dimension is: price, temperature
KEYS = set(metrics()) - {kind.value for kind in ClaimKind} - set(units().values())
LETTERS_ELSEWHERE = {
    "parse/": "what pages print around an article, in dozens of languages, before the language of the text is known",
    "html/letters.py": "the encoding of a page is told by how often letters stand in it",
    "newsstand/": "invented newspapers",
}

CODES_ELSEWHERE = {
    "catalog/place_codes.py": "names of countries in English, as CLDR has them",
    "languages/cldr.py": "names of countries in English, as CLDR has them",
    "languages/names.py": "names of the catalogue in Latin letters, which papers of all languages print",
    "reader/slots.py": "the inputs of the shipped network, which was trained on these",
}


def of_no_language() -> Iterator[tuple[str, Path]]:
    """Modules that know no language, by their path in the package."""
    for path in sorted(CODE.rglob("*.py")):
        name = path.relative_to(CODE).as_posix()
        if not re.match(r"languages/[a-z]{2}/|catalog/", name):
            yield name, path


@lru_cache
def texts(path: Path) -> tuple[str, ...]:
    """The string literals of a module without its docstrings, whose examples may be of any language."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in told)
    return tuple(node.value for node in nodes if isinstance(node.value, str))


def with_letters(path: Path) -> list[str]:
    return [text for text in texts(path) if LETTERS.search(text)]


def with_keys(path: Path) -> list[str]:
    return [text for text in texts(path) if text in KEYS]


def listed(name: str) -> bool:
    return any(name == place or (place.endswith("/") and name.startswith(place)) for place in LETTERS_ELSEWHERE)


@pytest.mark.parametrize("code", sorted(known()))
def test_the_files_of_a_language_are_called_as_those_of_the_others_and_second_files_after_them(code):
    found = {path.stem for path in (CODE / "languages" / code).glob("*.py")}
    assert found >= {"__init__", "numbers", "units"}
    assert [name for name in found if not any(name == one or name.startswith(f"{one}_") for one in FILES)] == []


def test_no_letters_of_a_language_stand_outside_its_folder():
    found = {name: with_letters(path) for name, path in of_no_language() if not listed(name)}
    assert {name: letters for name, letters in found.items() if letters} == {}


def test_no_key_of_a_metric_stands_outside_the_catalogue_and_the_languages():
    found = {name: with_keys(path) for name, path in of_no_language()}
    assert {name: keys for name, keys in found.items() if keys} == {}


def test_a_place_is_listed_no_longer_than_it_needs():
    places = ((place, name, path) for place in LETTERS_ELSEWHERE for name, path in of_no_language())
    needing = {place for place, name, path in places if listed(name) and name.startswith(place) and with_letters(path)}
    assert needing == set(LETTERS_ELSEWHERE)


def test_no_language_is_named_where_texts_are_read_but_where_it_must_be():
    """What holds of one language is a field of `Language` or stands in a table of the catalogue."""
    folders = ("catalog/", "extract/", "languages/", "reader/")
    paths = (path for path in sorted(CODE.rglob("*.py")) if not set(path.parts) & {*known()})
    named = {path.relative_to(CODE).as_posix(): {*texts(path)} & {*known()} for path in paths}
    found = {name for name, codes in named.items() if codes and name.startswith(folders)}
    assert found == set(CODES_ELSEWHERE)


def test_the_tests_of_a_language_lie_as_its_files_do():
    folder = Path(__file__).parent
    tests = {path.relative_to(folder).as_posix() for code in known() for path in (folder / code).glob("test_*.py")}
    assert tests
    of_files = (CODE / "languages" / name.replace("test_", "") for name in tests)
    assert [path.as_posix() for path in of_files if not path.is_file()] == []
