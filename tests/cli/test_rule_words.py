"""Every rule that can decide a field has words for a person, and a place in the code."""

import ast
import importlib
import re
from pathlib import Path

import pytest

import pipeline
from pipeline.cli.rule_words import RULE_WORDS, rule_in_words
from pipeline.reader import own_times
from pipeline.reader.decided_by import address
from pipeline.reader.decisions import OWN_RULES, RULES

FOLDERS = [Path(pipeline.__file__).parent / name for name in ("reader", "extract")]


def names_in_code() -> set[str]:
    """What the code writes as the rule behind a field: an argument of `told`, or a value in `told_by`."""
    texts = [path.read_text() for folder in FOLDERS for path in folder.glob("*.py")]
    strings = {
        node.value
        for text in texts
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    modules = {path.stem for folder in FOLDERS for path in folder.glob("*.py")}
    pairs = (re.fullmatch(r"(\w+)\.\w+", one) for one in strings)
    return {pair[0] for pair in pairs if pair and pair[1] in modules}


def test_each_rule_has_words():
    rules = {address(rule) for rule in (*RULES, *OWN_RULES, *own_times._RULES)}
    assert (rules | names_in_code()) - {"own_times.own_times", "embeddings.npz"} <= set(RULE_WORDS)


@pytest.mark.parametrize("by", RULE_WORDS)
def test_each_name_is_that_of_a_function(by):
    module, name = by.split(".")
    paths = [f"pipeline.{folder.name}.{module}" for folder in FOLDERS if (folder / f"{module}.py").exists()]
    found = [vars(importlib.import_module(path)) for path in paths]
    of_classes = [dir(one) for module in found for one in module.values() if isinstance(one, type)]
    assert any(name in names or f"_{name}" in names for names in (*found, *of_classes)), by


def test_the_reader_itself_has_none():
    assert rule_in_words("") == ""
