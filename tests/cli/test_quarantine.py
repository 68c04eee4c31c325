"""`newsfigures quarantine`: what is held back is listed, released, discarded."""

import csv
import json
from dataclasses import replace
from decimal import Decimal

from pipeline.audit import audit
from pipeline.settings import BUILT_IN_SQL, Settings
from pipeline.warehouse import open_warehouse
from tests.support.command import env_of, newsfigures
from tests.support.rows import claim_in, stage_text, start_run, url_of

TEXT = "MeowTalk had 51,200 active users in March."


def test_what_is_held_back_is_listed_and_settled(settings: Settings) -> None:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        run_key = start_run(conn)
        stage_text(conn, run_key, "a", TEXT, replace(claim_in(TEXT, "51,200", "51200"), value=Decimal(-3)))
        audit(conn, run_key, BUILT_IN_SQL / "checks")
    env = env_of(settings)

    (held,) = map(json.loads, newsfigures(env, "quarantine", "list", "--json").stdout.splitlines())
    assert (held["item"], held["check_key"], held["detail"][0]["surface"]) == (url_of("a"), "value_in_range", "51,200")
    key, *shown = newsfigures(env, "quarantine", "list").stdout.splitlines()[-1].split()
    assert ("waits" in shown, "value_in_range" in shown, shown[-1]) == (True, True, url_of("a"))
    assert "surface 51,200" in " ".join(shown)
    (whole,) = csv.DictReader(newsfigures(env, "quarantine", "list", "--format", "csv").stdout.splitlines())
    assert (whole["item"], json.loads(whole["detail"])) == (url_of("a"), held["detail"])
    released = newsfigures(env, "quarantine", "release", key, "--note", "printed so")
    assert released.stdout.startswith(f"{url_of('a')}: released")
    assert newsfigures(env, "quarantine", "list").stdout == "Nothing is held back.\n"
    again = newsfigures(env, "quarantine", "discard", url_of("a"))
    assert (again.returncode, "nothing holds back" in again.stderr) == (78, True)
