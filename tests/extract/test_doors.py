"""What is added to the catalogue and the lists of names alone is found without training, in three languages: a metric,
a unit, an entity, a place."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "pipeline"
CUE = """
[seat_load]
cues = ['{cue}']
positive = ["{positive}"]
negative = ["{negative}"]
"""
ADDED = {
    "catalog/metrics.toml": """
[seat_load]
definition = "The share of an airline's seats that passengers took."
dimensions = ["percent", "count"]
""",
    "catalog/metrics_en.toml": CUE.format(
        cue=r"\bseat load(?: factor)?\b", positive="The seat load rose to 80 percent.", negative="The seat was red."
    ),
    "catalog/metrics_ru.toml": CUE.format(
        cue=r"\bзанятост[ьи] кресел\b", positive="Занятость кресел выросла до 80 %.", negative="Кресло было красным."
    ),
    "catalog/metrics_ko.toml": CUE.format(cue="탑승률", positive="탑승률은 80%였다.", negative="탑승이 늦었다."),
    "catalog/units.toml": '\nzorkmid_sack = { dimension = "mass" }\n',
    "catalog/units_en.toml": '\nzorkmid_sack = { after = ["zorksacks", "zorksack"] }\n',
    "catalog/units_ru.toml": '\nzorkmid_sack = { after = ["зоркмешков", "зоркмешок"] }\n',
    "catalog/units_ko.toml": '\nzorkmid_sack = { after = ["봉푸"] }\n',
    "catalog/entities.toml": """
[nordvik]
kind = "company"
names = { en = ["nordvik"], ru = ["нордвик"], ko = ["노르드빅"] }
""",
    "languages/en/gazetteer/cities.txt": "NO Zembraholm\n",
    "languages/ru/gazetteer/cities.txt": "NO Зембрахольм\n",
    "languages/ko/gazetteer/cities.txt": "NO 젬브라홀름\n",
}
TEXTS = {
    "metric": {
        "en": "NorthAir said its seat load factor was 81.4 percent in March. In Oslo it rained.",
        "ru": "Занятость кресел авиакомпании «НордЭйр» выросла до 81,4 % в марте.",
        "ko": "노르드에어의 3월 탑승률은 81.4%였다.",
    },
    "unit": {
        "en": "Mill Brothers sold 4,200 zorksacks of flour in March.",
        "ru": "В марте продали 4200 зоркмешков муки.",
        "ko": "3월 밀가루 4200봉푸가 팔렸다.",
    },
    "entity": {
        "en": "Last month nordvik had 3 million users, up from 2 million in March 2025.",
        "ru": "В марте нордвик насчитывал 3 млн пользователей, а год назад 2 млн.",
        "ko": "지난달 노르드빅의 이용자는 300만 명으로, 2025년 3월 200만 명보다 많다.",
    },
    "place": {
        "en": "In Zembraholm, unemployment rose to 7 percent.",
        "ru": "В Зембрахольме у сервиса Parla 1,2 млн пользователей.",
        "ko": "젬브라홀름에서 팔라 이용자는 120만 명이다.",
    },
}
NAMES = {"en": "nordvik", "ru": "нордвик", "ko": "노르드빅"}
READ = """
import json, sys
from datetime import date
from pipeline.extract import read_text
def read(text, code):
    return [claim.as_dict() for claim in read_text(text, code, date(2026, 4, 14))]
asked = json.load(sys.stdin)
print(json.dumps({added: {code: read(text, code) for code, text in texts.items()} for added, texts in asked.items()}))
"""


@pytest.fixture(scope="module")
def read(tmp_path_factory) -> dict[str, dict[str, list[dict]]]:
    """Claims of TEXTS, by a copy of the package with a metric, a unit, an entity and a place more."""
    folder = tmp_path_factory.mktemp("doors")
    ignored = shutil.ignore_patterns("__pycache__", "reader.zip")
    copied = shutil.copytree(PACKAGE, folder / "pipeline", ignore=ignored)
    (copied / "reader" / "reader.zip").symlink_to(PACKAGE / "reader" / "reader.zip")
    for name, rows in ADDED.items():
        with (copied / name).open("a", encoding="utf-8") as file:
            file.write(rows)
    done = subprocess.run(  # noqa: PLW1510 - what it says is told below
        [sys.executable, "-c", READ],
        cwd=folder,
        env={"PYTHONPATH": str(folder)},
        input=json.dumps(TEXTS),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("language", ["en", "ru", "ko"])
def test_a_new_metric_is_found_by_its_cue(read, language):
    assert [(row["value"], row["metric_id"]) for row in read["metric"][language]] == [("81.4", "seat_load")]


@pytest.mark.parametrize("language", ["en", "ru", "ko"])
def test_a_new_unit_is_read(read, language):
    assert [(row["value"], row["unit"]) for row in read["unit"][language]] == [("4200", "zorkmid_sack")]


@pytest.mark.parametrize("language", ["en", "ru", "ko"])
def test_a_new_entity_is_a_name_even_where_nothing_else_says_so(read, language):
    name = NAMES[language]
    assert [(row["value"], row["entity"]) for row in read["entity"][language]] == [("3000000", name), ("2000000", name)]


@pytest.mark.parametrize("language", ["en", "ru", "ko"])
def test_a_new_place_tells_the_country(read, language):
    (row,) = read["place"][language]
    assert row["region"] == "NO"
