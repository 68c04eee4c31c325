"""Patterns in files: what is joined, what is put in, and what is said of a mistake."""

import re
from pathlib import Path

import pytest

import pipeline.languages
from pipeline.errors import ConfigError
from pipeline.languages.pattern_files import named_patterns, parsed_patterns

FOLDER = Path(pipeline.languages.__file__).parent
FILES = sorted(FOLDER.glob("*/patterns/*.txt"))

TABLE = r"""
# times
month = (?:jan|
    feb)\w*

[so far | relative]
    since\s{month}
    \s(?P<y>\d{4})
    unless = \sa\s{month}
    \sago
[month | case]
    {month}
"""


def test_indented_lines_go_on_with_what_stands_above_them_and_names_stand_for_patterns():
    names, rows = parsed_patterns(TABLE, where="times.txt")
    assert names == {"month": r"(?:jan|feb)\w*"}
    assert [row.head for row in rows] == [("so far", "relative"), ("month", "case")]
    assert rows[0].pattern == r"since\s(?:jan|feb)\w*\s(?P<y>\d{4})"
    assert rows[0].named == {"unless": r"\sa\s(?:jan|feb)\w*\sago"}
    assert rows[1].named == {}


def test_a_pattern_of_the_caller_may_stand_in_a_row():
    _, rows = parsed_patterns("[year]\n  in\\s{year}", {"year": r"\d{4}"}, where="times.txt")
    assert rows[0].pattern == r"in\s\d{4}"


def test_a_pattern_of_the_caller_may_stand_in_a_named_one():
    found = named_patterns("en", "counted_before", {"up_verbs": "rose|grew", "down_verbs": "fell"})
    assert re.search(found["verb"], "cases grew to ")
    assert not re.search(found["verb"], "cases remained ")
    assert "up_verbs" not in found


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_a_file_of_patterns_is_read_and_each_of_its_names_is_used(path):
    folders = (FOLDER, path.parents[1])
    modules = "".join(file.read_text(encoding="utf-8") for folder in folders for file in folder.glob("*.py"))
    text = path.read_text(encoding="utf-8")
    names = re.findall(r"^([a-z][a-z0-9_]*) = ", text, re.MULTILINE)
    assert f'"{path.stem}"' in modules
    assert [name for name in names if f"{{{name}}}" not in text and f'["{name}"]' not in modules] == []


def test_no_line_of_a_file_of_patterns_is_longer_than_120_signs():
    texts = {path: path.read_text(encoding="utf-8") for path in FILES}
    assert [path for path, text in texts.items() if max(map(len, text.split("\n"))) > 120] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("  a", "goes on with nothing", id="indented first"),
        pytest.param("a = b\na = c", "a stands there twice", id="twice"),
        pytest.param("a b", "neither", id="neither name nor head"),
        pytest.param("[a]\n  {b}", "{b} stands for no pattern", id="unknown name"),
        pytest.param("[a", "does not end", id="open head"),
        pytest.param("[a]", "has no pattern", id="row without pattern"),
    ],
)
def test_a_mistake_names_the_file_and_the_thing(text, said):
    with pytest.raises(ConfigError) as error:
        parsed_patterns(text, where="times.txt")
    assert str(error.value).startswith("times.txt: ")
    assert said in str(error.value)
