"""Word lists: what a line says, and that no list lies there unread."""

import re
from pathlib import Path

import pytest

import pipeline.languages
from pipeline.errors import ConfigError
from pipeline.languages import known
from pipeline.languages.words import parsed, word_list, word_table

FOLDER = Path(pipeline.languages.__file__).parent


def test_a_line_is_an_entry_and_in_a_table_its_value_too():
    text = "# sorts of ships\nferry\n\nice breaker  # two words\nbarge = count:barge\n"
    assert parsed(text, where="ships.txt") == [("ferry", ""), ("ice breaker", ""), ("barge", "count:barge")]


@pytest.mark.parametrize("text", ["ferry\nferry", "ferry = ship\nbarge = ship\nferry = boat"], ids=["list", "table"])
def test_an_entry_that_stands_there_twice_is_told_with_its_file(text):
    with pytest.raises(ConfigError, match=r"ships\.txt: ferry stands there twice"):
        parsed(text, where="ships.txt")


def test_a_table_wants_a_value_for_each_entry():
    with pytest.raises(ConfigError, match=r"not_plural\.txt: .* has no value"):
        word_table("en", "not_plural")


def test_a_list_without_comments_of_its_lines():
    assert "mr" in word_list("en", "abbreviations")
    assert not [entry for entry in word_list("en", "abbreviations") if "#" in entry]


@pytest.mark.parametrize("code", sorted(known()))
def test_every_word_list_of_a_language_is_read_by_it(code):
    files = {path.stem for path in (FOLDER / code / "words").glob("*")}
    modules = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / code).glob("*.py"))
    modules += (FOLDER / "cues.py").read_text(encoding="utf-8").replace("(code, ", f'("{code}", ')
    patterns = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / code / "patterns").iterdir())
    reads = r"(?:word_list|word_table|number_table|alternation)"
    read = re.findall(rf"""{reads}\(["']{code}["'], ["'](\w+)["']\)""", modules)
    assert files == {*read, *re.findall(r"\{words/(\w+)\}", patterns)}
