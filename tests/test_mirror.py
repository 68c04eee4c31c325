"""Tests of what reads a text lie as its modules do: pipeline/reader/x.py has tests/reader/test_x.py."""

import ast
from pathlib import Path

import pytest

import pipeline

CODE, TESTS = Path(pipeline.__file__).parent, Path(__file__).parent
PACKAGES = ("catalog", "extract", "languages", "reader")
FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


def has_functions(path: Path) -> bool:
    """A module of tables or types alone is tested where they are used."""
    return any(isinstance(node, FUNCTIONS) for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def mirrored(path: Path) -> Path:
    """The file for the tests of a module; those of a package itself stand in test_init.py."""
    return TESTS / path.relative_to(CODE).with_name(f"test_{path.stem.strip('_')}.py")


@pytest.mark.parametrize(
    ("module", "test"),
    [
        ("reader/signs.py", "reader/test_signs.py"),
        ("languages/ko/phrases.py", "languages/ko/test_phrases.py"),
        ("languages/__init__.py", "languages/test_init.py"),
    ],
)
def test_where_the_tests_of_a_module_stand(module, test):
    assert mirrored(CODE / module) == TESTS / test


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_with_functions_has_a_file_of_tests(package):
    modules = [path for path in sorted((CODE / package).rglob("*.py")) if has_functions(path)]
    assert modules
    assert [path.relative_to(CODE).as_posix() for path in modules if not mirrored(path).is_file()] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_file_of_tests_that_stands_for_a_module_has_tests(package):
    """A file that only has the name tests nothing."""
    files = [file for file in map(mirrored, (CODE / package).rglob("*.py")) if file.is_file()]
    assert files
    assert [file.relative_to(TESTS).as_posix() for file in files if "\ndef test_" not in file.read_text("utf-8")] == []
