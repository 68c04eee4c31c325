"""The examples in docstrings of the reader, and of its training, hold."""

import doctest

import pytest

from pipeline.reader import calibration, decisions, options
from training import labels, scoring, start


@pytest.mark.parametrize(
    "module", [calibration, decisions, options, labels, scoring, start], ids=lambda module: module.__name__
)
def test_examples_of_docstrings(module):
    found = doctest.testmod(module)
    assert found.failed == 0
    assert found.attempted > 0
