"""What is added to the catalogue by TOML alone is found without training: a metric, a unit, an entity."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "pipeline"
METRIC = """
[seat_load]
definition = "The share of an airline's seats that passengers took."
dimensions = ["percent", "count"]
"""
CUE = """
[seat_load]
cues = ['\\bseat load(?: factor)?\\b']
positive = ["The seat load rose to 80 percent."]
negative = ["The seat was red."]
"""
UNIT = '\nzorkmid_sack = { dimension = "mass" }\n'
UNIT_WORDS = '\nzorkmid_sack = { after = ["zorksacks", "zorksack"] }\n'
ENTITY = """
[nordvik]
kind = "company"
names = { en = ["nordvik"] }
"""
READ = """
import json, sys
from datetime import date
from pipeline.extract import read_text
print(json.dumps([claim.as_dict() for claim in read_text(sys.argv[1], "en", date(2026, 4, 14))]))
"""


@pytest.fixture(scope="module")
def package(tmp_path_factory) -> Path:
    """A copy of the package with a metric, a unit and an entity more."""
    folder = tmp_path_factory.mktemp("doors")
    ignored = shutil.ignore_patterns("__pycache__", "reader.zip")
    copied = shutil.copytree(PACKAGE, folder / "pipeline", ignore=ignored)
    (copied / "reader" / "reader.zip").symlink_to(PACKAGE / "reader" / "reader.zip")
    added = {"metrics": METRIC, "metrics_en": CUE, "units": UNIT, "units_en": UNIT_WORDS, "entities": ENTITY}
    for table, rows in added.items():
        with (copied / "catalog" / f"{table}.toml").open("a", encoding="utf-8") as file:
            file.write(rows)
    return folder


def read(package: Path, text: str) -> list[dict]:
    done = subprocess.run(  # noqa: PLW1510 - what it says is told below
        [sys.executable, "-c", READ, text],
        cwd=package,
        env={"PYTHONPATH": str(package)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_new_metric_is_found_by_its_cue(package):
    rows = read(package, "NorthAir said its seat load factor was 81.4 percent in March. In Oslo it rained.")
    assert [(row["value"], row["metric_id"]) for row in rows] == [("81.4", "seat_load")]


def test_a_new_unit_is_read(package):
    rows = read(package, "Mill Brothers sold 4,200 zorksacks of flour in March.")
    assert [(row["value"], row["unit"]) for row in rows] == [("4200", "zorkmid_sack")]


def test_a_new_entity_is_a_name_even_where_nothing_else_says_so(package):
    rows = read(package, "Last month nordvik had 3 million users, up from 2 million in March 2025.")
    assert [(row["value"], row["entity"]) for row in rows] == [("3000000", "nordvik"), ("2000000", "nordvik")]
