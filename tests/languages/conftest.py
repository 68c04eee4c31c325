"""What the tests of the shared tables have in common."""

import sys

import pytest

import pipeline.languages


@pytest.fixture
def written(tmp_path):
    """Writes a table of an invented language, whose folder lies beside those that are shipped; gives its code."""
    patterns = tmp_path / "invented" / "patterns"
    patterns.mkdir(parents=True)
    (tmp_path / "invented" / "__init__.py").touch()
    pipeline.languages.__path__.append(str(tmp_path))

    def write(table, text):
        (patterns / f"{table}.txt").write_text(text, encoding="utf-8")
        return "invented"

    yield write
    pipeline.languages.__path__.remove(str(tmp_path))
    sys.modules.pop("pipeline.languages.invented", None)
