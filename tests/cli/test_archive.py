"""`archive verify` says what does not hold, of pages and of answers, and what to do about it."""

import json
from pathlib import Path

from pipeline.archive import answers_of, keep_answer
from tests.archive.test_answers import MARKET, answer, question
from tests.archive.test_writer import capture, write
from tests.support.command import newsfigures


def test_verify_counts_answers_and_names_the_damaged(tmp_path: Path) -> None:
    url = (tmp_path / "archive").as_uri()
    env = {"NEWSFIGURES_HOME": str(tmp_path / "home"), "NEWSFIGURES_ARCHIVE_URL": url}
    write(tmp_path, capture())
    assert newsfigures(env, "archive", "verify").stdout == (
        "1 capture in 1 file, 0 faults\nno warehouse to compare with\n"
    )
    keep_answer(url, answer())
    damaged = tmp_path / "archive" / answers_of(url)[0]
    keep_answer(url, answer(question(MARKET)))
    done = newsfigures(env, "archive", "verify")
    assert done.returncode == 0
    assert done.stdout.startswith("1 capture in 1 file, 2 answers of language models, 0 faults\n")
    damaged.write_bytes(damaged.read_bytes()[:-1])
    done = newsfigures(env, "archive", "verify", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["answers"], told["captures"]) == (1, 2, 1)
    assert [fault["file"] for fault in told["faults"]] == [str(damaged.relative_to(tmp_path / "archive"))]
    assert "1 fault: files, records or answers of the archive do not hold; restore these files" in done.stderr
