"""Patterns in files: what is joined, what is put in, what is said of a mistake, and that no file lies there unread."""

import subprocess
import sys
from pathlib import Path

import pytest

import pipeline.languages
from pipeline.errors import ConfigError
from pipeline.languages import known
from pipeline.languages.pattern_files import parsed_patterns

FOLDER = Path(pipeline.languages.__file__).parent

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


READS = """
import sys
read = set()
sys.addaudithook(lambda event, args: read.add(str(args[0])) if event == "open" else None)
from pipeline.languages import language
from pipeline.languages.gazetteer import countries_in
language(sys.argv[1])
countries_in("", sys.argv[1])
print("\\n".join(path for path in read if path.endswith(".txt")))
"""


@pytest.mark.parametrize("code", sorted(known()))
def test_every_pattern_file_of_a_language_is_read_by_it(code):
    files = {path.name for path in (FOLDER / code / "patterns").iterdir()}
    command = [sys.executable, "-c", READS, code]
    said = subprocess.run(command, cwd=FOLDER.parent.parent, check=True, capture_output=True, text=True).stdout
    assert files == {Path(path).name for path in said.splitlines() if Path(path).parent.name == "patterns"}


def test_no_line_of_a_pattern_file_is_longer_than_a_page_is_wide():
    lines = [(path, line) for path in FOLDER.glob("*/patterns/*.txt") for line in path.read_text("utf-8").split("\n")]
    assert lines
    assert [(path.name, line) for path, line in lines if len(line) > 120] == []
