"""No row of Python is longer than 120 signs: of a pattern that needs more, languages have patterns/<file>.txt."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("folder", ["pipeline", "dags", "scripts", "tests"])
def test_rows_of_python_are_short(folder):
    files = list((ROOT / folder).rglob("*.py"))
    assert files
    rows = ((path, path.read_text(encoding="utf-8").split("\n")) for path in files)
    found = [f"{path}:{at}" for path, lines in rows for at, line in enumerate(lines, 1) if len(line) > 120]
    assert found == []
