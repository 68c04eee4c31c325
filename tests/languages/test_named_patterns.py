"""Patterns that have names: the caller's stand in them, and each is used."""

import re
from pathlib import Path

import pytest

import pipeline.languages
from pipeline.languages import known
from pipeline.languages.pattern_files import named_patterns

FOLDER = Path(pipeline.languages.__file__).parent


def test_a_pattern_of_the_caller_may_stand_in_a_named_one():
    found = named_patterns("en", "counted_before", {"up_verbs": "rose|grew", "down_verbs": "fell"})
    assert re.search(found["verb"], "cases grew to ")
    assert not re.search(found["verb"], "cases remained ")
    assert "up_verbs" not in found


@pytest.mark.parametrize("code", sorted(known()))
def test_each_name_stands_in_another_pattern_or_is_asked_for(code):
    modules = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / code).glob("*.py"))
    files = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / code / "patterns").iterdir())
    names = re.findall(r"^([a-z][a-z0-9_]*) = ", files, re.MULTILINE)
    assert names
    assert [name for name in names if f"{{{name}}}" not in files and f'["{name}"]' not in modules] == []
