"""`newsfigures quarantine`: what is held back is listed, released, discarded."""

import csv
import json
import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal

from pipeline.audit import audit
from pipeline.settings import BUILT_IN_SQL, Settings
from pipeline.warehouse import open_warehouse
from tests.support.rows import claim_in, stage_text, start_run, url_of

TEXT = "MeowTalk had 51,200 active users in March."


def test_what_is_held_back_is_listed_and_settled(settings: Settings) -> None:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        run_key = start_run(conn)
        stage_text(conn, run_key, "a", TEXT, replace(claim_in(TEXT, "51,200", "51200"), value=Decimal(-3)))
        audit(conn, run_key, BUILT_IN_SQL / "checks")
    env = {"NEWSFIGURES_HOME": str(settings.home), "NEWSFIGURES_DATABASE_URL": str(settings.database_url)}

    def newsfigures(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pipeline.cli", "quarantine", *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env={**os.environ, **env},
        )

    (held,) = map(json.loads, newsfigures("list", "--json").stdout.splitlines())
    assert (held["item"], held["check_key"], held["detail"][0]["surface"]) == (url_of("a"), "value_in_range", "51,200")
    key, *shown = newsfigures("list").stdout.splitlines()[-1].split()
    assert ("waits" in shown, "value_in_range" in shown, shown[-1]) == (True, True, url_of("a"))
    assert "surface 51,200" in " ".join(shown)
    (whole,) = csv.DictReader(newsfigures("list", "--format", "csv").stdout.splitlines())
    assert (whole["item"], json.loads(whole["detail"])) == (url_of("a"), held["detail"])
    assert newsfigures("release", key, "--note", "printed so").stdout.startswith(f"{url_of('a')}: released")
    assert newsfigures("list").stdout == "Nothing is held back.\n"
    again = newsfigures("discard", url_of("a"))
    assert (again.returncode, "nothing holds back" in again.stderr) == (78, True)
