"""The examples of the public functions hold, as do those of docs/python.md and its notebook."""

import doctest
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

import newsfigures
from newsfigures import claims, reading, warehouse

ROOT = Path(__file__).parents[2]
PAGE, NOTEBOOK = ROOT / "docs" / "python.md", ROOT / "docs" / "python.ipynb"


@pytest.mark.parametrize("module", [claims, reading], ids=["claims", "reading"])
def test_examples_of_docstrings_hold(module):
    found = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert (found.failed, found.attempted > 0) == (0, True)


def test_examples_of_the_page_hold():
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    text = "\n".join(re.findall(r"^```python\n(>>> .*?)^```$", PAGE.read_text(), re.DOTALL | re.MULTILINE))
    test = parser.get_doctest(text, {}, "docs/python.md", str(PAGE), 0)
    assert len(test.examples) > 5
    assert runner.run(test).failed == 0


def test_the_line_of_the_first_page_gives_a_table():
    (line,) = re.findall(r"`(newsfigures\.read_text\(.*?\.to_pandas\(\))`", (ROOT / "README.md").read_text())
    assert list(eval(line, {"newsfigures": newsfigures})["value"]) == [51200.0]  # noqa: S307  # a line of our own


def test_the_notebook_runs_from_its_first_cell_to_its_last():
    cells = json.loads(NOTEBOOK.read_text())["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    code += "\nassert [one[0].value for one in (russian, korean)] == [51200, 51200]"
    code += "\nassert arrow.num_rows == len(table) > 3"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr


def test_what_is_public_is_what_is_named():
    public = {name for name in vars(newsfigures) if not name.startswith("_")}
    modules = {"claims", "filters", "reading", "warehouse"}
    assert public - modules == set(newsfigures.__all__)
    assert newsfigures.__all__ == sorted(newsfigures.__all__, key=lambda name: (not name[0].isupper(), name))
    assert all(getattr(newsfigures, name).__doc__ for name in newsfigures.__all__)


@pytest.mark.parametrize("module", [claims, reading, warehouse], ids=["claims", "reading", "warehouse"])
def test_public_functions_say_what_they_take_and_raise(module):
    public = [
        one
        for name, one in vars(module).items()
        if getattr(one, "__module__", "") == module.__name__ and name in newsfigures.__all__
    ]
    assert public
    assert all(len(one.__doc__.split()) > 15 for one in public)
