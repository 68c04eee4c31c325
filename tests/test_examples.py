"""The examples in docstrings hold, in every module that has one."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def modules() -> list[str]:
    files = [path for folder in ("pipeline", "training") for path in (ROOT / folder).rglob("*.py")]
    told = [path.relative_to(ROOT) for path in files if ">>> " in path.read_text(encoding="utf-8")]
    return sorted(".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in told)


@pytest.mark.parametrize("name", modules())
def test_examples_of_docstrings(name):
    found = doctest.testmod(importlib.import_module(name))
    assert found.failed == 0
    assert found.attempted > 0
