"""Patterns in files: what is joined, what is put in, and what is said of a mistake."""

import pytest

from pipeline.errors import ConfigError
from pipeline.languages.pattern_files import parsed_patterns

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
