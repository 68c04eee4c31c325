"""The examples in docstrings hold."""

import doctest

import pytest

from pipeline.explorer import claim_words, conflict_words, questions, show, terms


@pytest.mark.parametrize(
    "module", [claim_words, conflict_words, questions, show, terms], ids=lambda module: module.__name__
)
def test_examples_of_docstrings(module):
    assert doctest.testmod(module).failed == 0
    assert doctest.testmod(module).attempted > 0
