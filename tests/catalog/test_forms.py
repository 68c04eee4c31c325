"""A table of the catalogue that holds what it cannot is an error that names file, key, field and remedy."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import pipeline
from pipeline.catalog import metric_cues

PACKAGE = Path(pipeline.__file__).parent
READ_ALL = """
from pipeline.catalog import conversions, entities, media, metric_cues, metrics, unit_forms, units
from pipeline.catalog.home_money import home_money
from pipeline.catalog.limit_tables import limit_cues, limits, names
from pipeline.catalog.around_tables import around
from pipeline.errors import ConfigError
try:
    for read in (units, conversions, metrics, entities, media, limits):
        read()
    for read in (unit_forms, metric_cues, names, limit_cues, around, home_money):
        read("en")
except ConfigError as error:
    raise SystemExit(str(error))
"""
TEAPOTS = '[teapots]\ndefinition = "Teapots made."\ndimensions = ["count"]\n'
CUES = 'cues = ["teapots"]\npositive = ["5 teapots"]\nnegative = ["5 pots"]\n'


def read_with(folder: Path, file: str, more: str | bytes, before: bytes = b"") -> str:
    """What reading the catalogue says where its table has this as well; empty where nothing is wrong."""
    (folder / "pipeline").mkdir()
    for name in ("__init__.py", "errors.py"):
        shutil.copy(PACKAGE / name, folder / "pipeline")
    shutil.copytree(PACKAGE / "catalog", folder / "pipeline" / "catalog", ignore=shutil.ignore_patterns("__pycache__"))
    table = folder / "pipeline" / "catalog" / file
    table.write_bytes(before + table.read_bytes() + (more if isinstance(more, bytes) else f"\n{more}\n".encode()))
    found = subprocess.run(
        [sys.executable, "-c", READ_ALL], env={**os.environ, "PYTHONPATH": str(folder)}, cwd=folder, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert "Traceback" not in found.stderr, found.stderr
    return found.stderr.strip().removeprefix("pipeline/catalog/")


@pytest.mark.parametrize(
    ("file", "more", "said"),
    [
        ("entities.toml", '[meow]\nnames = { en = ["Meow"] }', "entities.toml: meow has no kind; add it: a text"),
        ("entities.toml", '[meow]\nkind = "servise"\nnames = { en = ["Meow"] }', "do you mean 'service'?"),
        ("entities.toml", '[meow]\nkind = "service"\nnames = { en = "Meow" }', "meow.names = {'en': 'Meow'} cannot be"),
        ("entities.toml", '[meow]\nkind = "service"\nnames = { en = [""] }', "meow.names = {'en': ['']} cannot be"),
        ("entities.toml", '[meow]\nkind = "service"\nnames = ["Meow"]', "meow.names = ['Meow'] cannot be"),
        ("entities.toml", '[meow]\nkind = "service"\nname = ["Meow"]', "meow.name is not known; do you mean names?"),
        ("entities.toml", 'meow = "service"', "is not known"),
        ("media.toml", '[meow]\nkind = "media"\nnames = {}', "media.toml: meow.names = {} cannot be"),
        ("entities.toml", b"# caf\xe9", "entities.toml cannot be read: 'utf-8' codec"),
        ("metrics.toml", '[teapots]\ndimensions = ["count"]', "metrics.toml: teapots has no definition; add it"),
        ("metrics.toml", TEAPOTS + "is_stok = true", "teapots.is_stok is not known; do you mean is_stock?"),
        ("metrics.toml", TEAPOTS + 'is_stock = "yes"', "teapots.is_stock = 'yes' cannot be; write true or false"),
        ("metrics.toml", TEAPOTS + 'unit = "usr"', "teapots.unit names 'usr', which is not known; do you mean 'user'?"),
        ("metrics.toml", TEAPOTS + 'broader = "pots"', "teapots.broader names 'pots'"),
        ("metrics.toml", TEAPOTS + 'negative_of = "revenu"', "teapots.negative_of names 'revenu'"),
        ("metrics.toml", TEAPOTS + "bounds = { count = [0] }", "teapots.bounds = {'count': [0]} cannot be"),
        ("metrics.toml", TEAPOTS + "bounds = { percent = [0, 1] }", "teapots.bounds names 'percent'"),
        ("metrics.toml", TEAPOTS.replace('"count"', '"cuont"'), "teapots.dimensions names 'cuont'"),
        ("metrics_en.toml", "[teapots]\n" + CUES, "metrics_en.toml: no metric 'teapots'; define it in metrics.toml"),
        ("units.toml", 'league = { dim = "length" }', "units.toml: league.dim is not known"),
        ("units_en.toml", 'league = { after = ["leagues"] }', "units_en.toml: league names 'league'"),
        ("units_en.toml", 'XAU = { after = "ounces of gold" }', "XAU.after = 'ounces of gold' cannot be"),
        ("units_en.toml", 'XAU = { afer = ["ounces of gold"] }', "XAU.afer is not known; do you mean after?"),
        ("conversions.toml", 'lm = { base = "L", factor = "x" }', "lm.factor = 'x' cannot be; write a number"),
        ("conversions.toml", 'league = { base = "m", factor = "4828" }', "league names 'league'"),
        ("home_money_en.toml", '[GBP]\nalone = ["£"]', "home_money_en.toml: GBP has no homes; add it: codes of money"),
        ("home_money_en.toml", '[GBP]\nalone = ["("]\nhomes = { GI = "GIP" }', "a text of GBP is no pattern"),
        ("limits.toml", '[glazed]\nof = ["users"]', "limits.toml: glazed has no definition"),
        ("limits.toml", '[glazed]\ndefinition = "Glazed."\nof = ["usrs"]', "glazed.of names 'usrs'"),
        ("limits.toml", '[glazed]\ndefinition = "Glazed."\nimplies = ["x"]', "glazed.implies names 'x'"),
        ("limits_en.toml", "[limit.glazed]\n" + CUES, "limits_en.toml: no limit 'glazed'; define it first"),
        ("limits_en.toml", "[limits.glazed]\n" + CUES, "names 'limits', which is not known; do you mean 'limit'?"),
        ("limits_en.toml", '[neutral.glazed]\ncue = ["glazed"]', "neutral.glazed.cue is not known; do you mean cues?"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_table_is_named(tmp_path: Path, file: str, more: str | bytes, said: str) -> None:
    assert said in read_with(tmp_path, file, more)


@pytest.mark.parametrize(
    ("file", "more"),
    [
        ("entities.toml", '[meow]\nkind = "service"\nnames = { en = ["Meow"], no = ["Mjau"] }'),
        ("metrics.toml", TEAPOTS + 'unit = "count:teapot"\nbounds = { count = [0, 9] }\nis_counted = true'),
        ("units.toml", 'league = { dimension = "length" }'),
        ("units_en.toml", 'XAU = { after = ["ounces of gold"] }'),
        ("limits.toml", '[glazed]\ndefinition = "Glazed."\nof = ["users"]'),
    ],
)
def test_what_a_table_may_hold_is_taken(tmp_path: Path, file: str, more: str) -> None:
    assert read_with(tmp_path, file, more) == ""


def test_the_mark_that_editors_of_windows_write_first_is_no_mistake(tmp_path: Path) -> None:
    assert read_with(tmp_path, "entities.toml", "", before=b"\xef\xbb\xbf") == ""


def test_a_pattern_may_go_on_in_further_lines() -> None:
    """The first cue of requests that came in is printed on two lines in its table."""
    (cue,) = (one for one in metric_cues("en") if one.metric.key == "data_requests_received")
    assert "\n" not in cue.pattern.pattern
    for words in ("wiretap orders", "disclosure requests"):
        assert cue.pattern.search(f"It answered 51 {words}."), "one stands before the line break, one behind it"
