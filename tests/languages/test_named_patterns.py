"""Patterns that have names: the caller's stand in them, and each is used."""

import re
from pathlib import Path

import pytest

import pipeline.languages
from pipeline.errors import ConfigError
from pipeline.languages import known
from pipeline.languages.pattern_files import compiled_patterns, named_patterns

FOLDER = Path(pipeline.languages.__file__).parent


def test_a_pattern_of_the_caller_may_stand_in_a_named_one():
    found = named_patterns("en", "counted_before", {"up_verbs": "rose|grew", "down_verbs": "fell"})
    assert re.search(found["verb"], "cases grew to ")
    assert not re.search(found["verb"], "cases remained ")
    assert "up_verbs" not in found


def test_a_list_of_words_may_stand_in_one_by_its_file():
    found = compiled_patterns("ko", "names_words", {"past": "갔", "surnames": "김"})
    assert found["sort"].match("메신저")


def test_one_that_does_not_compile_is_told_with_its_file(written):
    code = written("ships", "ferry = (?:ferry")
    with pytest.raises(ConfigError, match=r"invented/patterns/ships\.txt: ferry: missing \)"):
        compiled_patterns(code, "ships")


@pytest.mark.parametrize("code", sorted(known()))
def test_each_name_stands_in_another_pattern_or_is_asked_for(code):
    modules = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / code).glob("*.py"))
    files = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / code / "patterns").iterdir())
    names = re.findall(r"^([a-z][a-z0-9_]*) = ", files, re.MULTILINE)
    assert names
    assert [name for name in names if f"{{{name}}}" not in files and f'"{name}"' not in modules] == []


@pytest.mark.parametrize("code", sorted(known()))
def test_each_name_that_a_module_asks_for_stands_in_its_file(code):
    for path in (FOLDER / code).glob("*.py"):
        asked = re.findall(r"""_P\["(\w+)"\]""", path.read_text(encoding="utf-8"))
        table = FOLDER / code / "patterns" / f"{path.stem}.txt"
        names = re.findall(r"^(\w+) = ", table.read_text(encoding="utf-8"), re.MULTILINE) if asked else []
        assert set(asked) <= set(names), path
