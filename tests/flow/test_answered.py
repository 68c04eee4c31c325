"""What a language model said of a text goes with it, whether its article was published, staged or only fetched."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Collection
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.archive import answers_of, keep_answer, verify
from pipeline.flow.read import page_of
from pipeline.model import Article
from pipeline.model.question import Message, Question
from pipeline.settings import Settings
from pipeline.sources import load_sources
from pipeline.warehouse import captures_by_id, open_warehouse, text_hash
from pipeline.warehouse.backup import back_up
from pipeline.warehouse.connect import open_database
from pipeline.warehouse.restore import restore
from tests.archive.test_answers import answer
from tests.flow.test_forget import FERRYPAY, KILLED, OTHER, TIMES, forget
from tests.flow.test_forget_content import AMP, FERRY, LATER, MARKET, MARKETS, MIRROR, OWN, hold, page
from tests.support.traces import places_of, rows

SAID = "the model of Lindholm said that"


def ask(house: Settings, *texts: str, models: Collection[str] = ("lindholm-8b",)) -> None:
    """What a run would keep: an answer that quotes, and the row of its request."""
    run_key = flow.begin("", dag_id="test", run_id=f"asked {len(answers_of(house.archive_url))}", settings=house)
    for text_sha256 in texts:
        question = Question(
            text_sha256=text_sha256, prompt_version="p1", messages=(Message("user", "What of it?"),), schema={}
        )
        for model in models:
            keep_answer(house.archive_url, answer(question, f"{SAID} {text_sha256}", model=model))
            with open_warehouse(house) as warehouse, warehouse.begin() as conn:
                conn.execute(
                    text(
                        "INSERT INTO ops.model_request (run_key, part, model, prompt_version, question_key,"
                        " text_sha256, asked_at, tokens_reserved, tokens_in, tokens_out, detail) VALUES (:run_key, 0,"
                        " :model, 'p1', :question_key, :text_sha256, now(), 10, 7, 3, 'said something')"
                    ),
                    {"run_key": run_key, "model": model, "question_key": question.key, "text_sha256": text_sha256},
                )


def texts_at(house: Settings, *urls: str) -> list[str]:
    """Hashes of the texts at these addresses as `extract` reads them, whether it has yet or not."""
    sources = load_sources(house.sources_dir)
    found = rows(house, "SELECT capture_id FROM raw.capture WHERE url = ANY(:urls) ORDER BY url", urls=list(urls))
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        refs = captures_by_id(conn, [UUID(str(key)) for (key,) in found])
    results = [page_of(ref, sources.get(ref.source_key), house.archive_url) for ref in refs]
    return sorted({text_hash(result) for result in results if isinstance(result, Article)})


def asked_about(house: Settings) -> set[str]:
    """Texts of which an answer lies in the archive."""
    return {file.split("/")[2] for file in answers_of(house.archive_url)}


def fetched(house: Settings) -> str:
    """Two articles as a run has them that was killed, or that waits for the next day's tokens; its key."""
    run_key = flow.begin(TIMES, dag_id="test", run_id="killed", settings=house)
    flow.discover(TIMES, run_key=run_key, urls=[FERRYPAY, OTHER], settings=house)
    flow.fetch(TIMES, run_key=run_key, settings=house)
    return run_key


def nothing(house: Settings, run_key: str) -> None:
    """It stays as it is."""


def stage(house: Settings, run_key: str) -> None:
    (batch,) = flow.batches(TIMES, run_key=run_key, settings=house)
    flow.extract(TIMES, run_key=run_key, part=0, capture_ids=batch, settings=house)


def publish(house: Settings, run_key: str) -> None:
    stage(house, run_key)
    flow.audit(run_key=run_key, settings=house)
    flow.publish(run_key=run_key, settings=house)


def publish_by_an_older_parser(house: Settings, run_key: str) -> None:
    """The text that is published is another one than the next reading asks about."""
    publish(house, run_key)
    change(house, "UPDATE core.reading SET parser_version = '0'")
    change(house, "UPDATE core.article_revision SET text_sha256 = md5(text_sha256) || md5(text_sha256)")


def lose_the_index(house: Settings, run_key: str) -> None:
    """As after a restored backup that is older than the archive."""
    change(house, "DELETE FROM raw.capture")


def change(house: Settings, statement: str, **values: object) -> None:
    with open_warehouse(house) as warehouse, warehouse.begin() as conn:
        conn.execute(text(statement), values)


STATES = {
    "fetched and asked about": nothing,
    "staged": stage,
    "published": publish,
    "published by an older parser": publish_by_an_older_parser,
    "unknown to the index": lose_the_index,
}
ELSEWHERE = "c" * 64


@pytest.mark.parametrize(
    "go_on",
    [
        pytest.param(go_on, id=name, marks=() if name == "published" else pytest.mark.acceptance)
        for name, go_on in STATES.items()
    ],
)
def test_answers_about_what_is_forgotten_go_however_far_it_came(
    house: Settings, go_on: Callable[[Settings, str], None]
) -> None:
    """An article first, then its whole source."""
    run_key = fetched(house)
    (own,), (other,) = texts_at(house, FERRYPAY), texts_at(house, OTHER)
    go_on(house, run_key)
    ask(house, own, models=["lindholm-8b", "another"])
    ask(house, other, ELSEWHERE)
    article = flow.read_wish(house, url=FERRYPAY, source_key=None)
    assert flow.what_is_held(article, settings=house)["answers"] == 2
    assert len(answers_of(house.archive_url)) == 4, "looking takes nothing away"
    assert flow.forget(article, settings=house)["answers"] == 2
    assert asked_about(house) == {other, ELSEWHERE}
    assert places_of(house, (own,)) == []
    assert places_of(house, (f"{SAID} {other}",)) == [answer_at(house, other)]
    assert flow.forget(article, settings=house)["answers"] == 0
    source = flow.read_wish(house, url=None, source_key=TIMES)
    assert flow.what_is_held(source, settings=house)["answers"] == 1
    assert flow.forget(source, settings=house)["answers"] == 1
    assert asked_about(house) == {ELSEWHERE}
    assert places_of(house, (other,)) == []
    assert verify(house.archive_url).faults == ()


def answer_at(house: Settings, text_sha256: str) -> str:
    (file,) = answers_of(house.archive_url, [text_sha256])
    return str(Path(house.archive_url.removeprefix("file://")) / file)


def test_requests_about_a_forgotten_text_keep_what_they_cost_and_not_what_they_asked(house: Settings) -> None:
    fetched(house)
    (own,), (other,) = texts_at(house, FERRYPAY), texts_at(house, OTHER)
    ask(house, own, other)
    assert forget(house, url=FERRYPAY)["rows"]["ops.model_request"] == 1
    told = rows(house, "SELECT text_sha256, question_key IS NULL, detail, tokens_in FROM ops.model_request ORDER BY 1")
    assert told == [(other, False, "said something", 7), (None, True, "", 7)]


@pytest.mark.acceptance
@pytest.mark.acceptance
@pytest.mark.parametrize(
    ("step", "moment", "left"),
    [("forget_answers", "before", 2), ("forget_answers", "after", 1), ("erase_all", "after", 1)],
    ids=["before answers go", "once they are gone", "once the records are erased"],
)
def test_killed_half_way_it_is_completed_by_the_same_command(
    house: Settings, step: str, moment: str, left: int
) -> None:
    fetched(house)
    own, other = texts_at(house, FERRYPAY), texts_at(house, OTHER)
    ask(house, *own, *other)
    env = {
        "NEWSFIGURES_HOME": str(house.home),
        "NEWSFIGURES_DATABASE_URL": str(house.database_url),
        "PYTHONPATH": ":".join(sys.path),
    }
    done = subprocess.run(
        [sys.executable, "-c", KILLED, FERRYPAY, step, moment], env=env, check=False, capture_output=True
    )
    assert done.returncode == -9, done.stderr
    assert len(asked_about(house)) == left
    forget(house, url=FERRYPAY)
    assert asked_about(house) == {*other}
    assert flow.what_came_back(settings=house) == []


def test_all_texts_of_an_article_and_its_copies_are_meant(house: Settings, tmp_path: Path) -> None:
    hold(house, tmp_path, (OWN, page(FERRY)), (MIRROR, page(FERRY)), (MARKETS, page(MARKET)))
    hold(house, tmp_path, (OWN, page(LATER)), day=15)
    ask(house, *texts_at(house, OWN, MIRROR, MARKETS))
    assert len(answers_of(house.archive_url)) == 3
    assert flow.forget(flow.read_wish(house, url=OWN, source_key=None), settings=house)["answers"] == 2
    assert asked_about(house) == {*texts_at(house, MARKETS)}


@pytest.mark.acceptance
@pytest.mark.parametrize(
    ("again", "day"), [(AMP, 14), (MARKETS, 15)], ids=["another address", "the address of an article that stays"]
)
def test_what_was_asked_about_a_forgotten_text_that_comes_again_goes_when_it_is_known_again(
    house: Settings, tmp_path: Path, again: str, day: int
) -> None:
    hold(house, tmp_path, (OWN, page(FERRY)), (MARKETS, page(MARKET)))
    (own,), (other,) = texts_at(house, OWN), texts_at(house, MARKETS)
    forget(house, url=OWN)
    ask(house, own, other)
    stages = hold(house, tmp_path, (again, page(FERRY, plain=True)), day=day)
    assert stages["extract"]["dropped"] == {"forgotten": 1}
    assert asked_about(house) == {other}
    assert rows(house, "SELECT text_sha256 FROM ops.model_request WHERE text_sha256 IS NOT NULL") == [(other,)]


@pytest.mark.acceptance
def test_what_a_restored_copy_brings_back_goes_again(house: Settings, tmp_path: Path) -> None:
    hold(house, tmp_path, (OWN, page(FERRY)), (MARKETS, page(MARKET)))
    (own,), (other,) = texts_at(house, OWN), texts_at(house, MARKETS)
    ask(house, own, other)
    archive = Path(house.archive_url.removeprefix("file://"))
    shutil.copytree(archive, tmp_path / "older")
    with open_database(house) as conn:
        back_up(conn, tmp_path / "older.zip", code_version="0", now=datetime.now(UTC))
    forget(house, url=OWN)
    with open_database(house) as conn, conn.begin():
        restore(conn, tmp_path / "older.zip", house.sql_dir, replace=True)
    shutil.rmtree(archive)
    shutil.copytree(tmp_path / "older", archive)
    assert asked_about(house) == {own, other}
    for wish in flow.what_came_back(settings=house):
        flow.forget(wish, settings=house)
    assert asked_about(house) == {other}
    assert places_of(house, (own, "51,200")) == []


@pytest.mark.acceptance
def test_an_archive_with_answers_is_read_into_an_empty_warehouse(house: Settings, tmp_path: Path) -> None:
    """When only the archive is left."""
    published = flow.ingest(TIMES, settings=house, urls=[FERRYPAY, OTHER])["rows"]["core.article"]
    ask(house, *texts_at(house, FERRYPAY))
    archive = Path(house.archive_url.removeprefix("file://"))
    archive.rename(tmp_path / "aside")
    change(house, "TRUNCATE raw.lead, core.article, ops.run CASCADE")
    report = flow.ingest_warc(str(tmp_path / "aside"), wanted=flow.Wanted(), settings=house)
    assert report["stages"]["discover"]["dropped"] == {}
    assert report["rows"]["core.article"] == published == 2
    assert [path.suffixes for path in (tmp_path / "aside" / "answers").rglob("*.gz")] == [[".json", ".gz"]]
