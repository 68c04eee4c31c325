"""The examples in docstrings hold."""

import doctest

import pytest

from pipeline.explorer import questions
from pipeline.explorer.search import terms
from pipeline.explorer.words import claims, conflicts, show


@pytest.mark.parametrize("module", [claims, conflicts, questions, show, terms], ids=lambda module: module.__name__)
def test_examples_of_docstrings(module):
    assert doctest.testmod(module).failed == 0
    assert doctest.testmod(module).attempted > 0
