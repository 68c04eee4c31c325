"""`newsfigures claims judge` and `judgements export`."""

from datetime import UTC, datetime

from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from pipeline.warehouse.upkeep import expire_texts
from tests.support.command import env_of, newsfigures, said
from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories


def test_a_claim_is_judged_and_comes_out_as_gold(settings: Settings) -> None:
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        print_stories(conn, story_of("gazette", Printed(value="612300")))
        look(conn)
    home = env_of(settings)

    (found,) = said(newsfigures(home, "claims", "--entity", "MeowTalk", "--format", "jsonl"))
    bare = newsfigures(home, "claims", "judge", found["claim_id"], "fix", "--set", "entity")
    assert (bare.returncode, "entity lacks its value" in bare.stderr) == (2, True), "it would be emptied"
    fix = ("claims", "judge", found["claim_id"][:12], "fix", "--set", "value=613200", "--by", "editor")
    judged = newsfigures(home, *fix)
    assert judged.returncode == 0, judged.stderr
    (mended,) = said(newsfigures(home, "claims", "--format", "jsonl"))
    assert mended["value"] == "613200"
    (gold,) = said(newsfigures(home, "judgements", "export"))
    assert gold["claims"][0]["value"] == "613200"

    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        assert expire_texts(conn, "gazette", before=datetime.now(UTC)) == 1
    done = newsfigures(home, "judgements", "export")
    assert (done.stdout, "1 judged texts are left out: they are kept no longer" in done.stderr) == ("", True)
