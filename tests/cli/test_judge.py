"""`newsfigures claims judge` and `judgements export`."""

import json
import os
import subprocess
import sys

from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories


def test_a_claim_is_judged_and_comes_out_as_gold(settings: Settings) -> None:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        print_stories(conn, story_of("gazette", Printed(value="612300")))
        look(conn)
    home = {"NEWSFIGURES_HOME": str(settings.home), "NEWSFIGURES_DATABASE_URL": str(settings.database_url)}

    def newsfigures(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "pipeline.cli", *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
            env={**os.environ, **home},
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    found = json.loads(newsfigures("claims", "--entity", "MeowTalk", "--format", "jsonl"))
    newsfigures("claims", "judge", found["claim_id"][:12], "fix", "--set", "value=613200", "--by", "editor")
    assert json.loads(newsfigures("claims", "--format", "jsonl"))["value"] == "613200"
    assert json.loads(newsfigures("judgements", "export"))["claims"][0]["value"] == "613200"
