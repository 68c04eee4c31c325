"""The examples in docstrings of the languages hold."""

import doctest
import importlib
import pkgutil

import pytest

import pipeline.languages

MODULES = sorted(row.name for row in pkgutil.walk_packages(pipeline.languages.__path__, "pipeline.languages."))


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_docstrings(name):
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_there_are_examples():
    assert sum(doctest.testmod(importlib.import_module(name)).attempted for name in MODULES) > 20
