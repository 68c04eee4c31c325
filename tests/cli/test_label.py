"""`newsfigures label`: marked texts out of the archive that training and the scorer take."""

import json
import stat
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from pipeline import flow
from pipeline.catalog import metrics
from pipeline.reader.slots import LANGUAGES
from pipeline.settings import Settings
from tests.support.asked import NORWEGIAN
from tests.support.command import env_of, newsfigures
from tests.support.endpoint import KEY, EndpointServer
from tests.support.labelling import KOREAN, RUSSIAN, THREE, marking, page, write_crawl
from tests.support.reading import tokenizer_of
from training.gold import GoldDocument, prepare
from training.scoring import counts
from training.windows import examples_of

PAGES = {
    "http://lantern.test/oslo": page(NORWEGIAN["oslo"]),
    "http://lantern.test/three": page(THREE),
    "http://lantern.test/quiet": page(NORWEGIAN["quiet"]),
    "http://sever.test/1": page(RUSSIAN, language="ru", title="Мяуток растёт"),
    "http://ilbo.test/1": page(KOREAN, language="ko", title="야옹톡 성장"),
}
LURE = "53,400"


@pytest.fixture
def env(settings: Settings, endpoint_server: EndpointServer) -> dict[str, str]:
    """A house with an empty archive, and a model."""
    own = env_of(settings)
    return {**own, **endpoint_server.env(price="1/10")}


@pytest.fixture
def house(env: dict[str, str], settings: Settings, endpoint_server: EndpointServer, tmp_path: Path) -> dict[str, str]:
    """With PAGES in its archive. The model finds one number of THREE to be no claim, and differs in another."""
    endpoint_server.answer = reads_with_a_lure
    flow.ingest_warc(write_crawl(tmp_path, "crawl", PAGES), wanted=flow.Wanted(), settings=settings)
    return env


def reads_with_a_lure(body: Any) -> str:
    said = json.loads(marking(**{"52,300": {"region": None}})(body))
    listed = body["messages"][1]["content"].partition("as read):\n")[2].splitlines()
    none = [int(line.partition(" | ")[0]) for line in listed if f" | {LURE} | " in line]
    said["claims"] = [row for row in said["claims"] if row["n"] not in none]
    return json.dumps({**said, "not_claims": none})


def label_days(env: dict[str, str], folder: Path, *words: str) -> CompletedProcess[str]:
    days = ("--from", "2026-04-14", "--to", "2026-04-15")
    return newsfigures(env, "label", *days, "--output", str(folder), *words, umask=0o022)


def prepared(folder: Path) -> list[GoldDocument]:
    """As `make train` begins."""
    return prepare([folder / f"train_{language}.jsonl" for language in LANGUAGES], folder / "work")


@pytest.mark.acceptance
def test_it_writes_gold_for_its_owner_alone_and_tells_what_is_in_it(house: dict[str, str], tmp_path: Path) -> None:
    done = label_days(house, tmp_path / "gold")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[:4] == [
        "5 articles published from 2026-04-14, before 2026-04-15",
        "documents: 4 (en 2, ko 1, ru 1)",
        "numbers: 4 firm claims, 1 optional (region 1), 1 lures",
        "not usable: 1 (no_number 1)",
    ]
    assert lines[4].startswith("the model was asked 8 times: ")
    assert lines[4].count("$") == 1
    assert lines[5].startswith("folds, by article, since there are too few publishers: 0 has ")
    files = sorted((tmp_path / "gold").iterdir())
    assert lines[6] == f"written: {', '.join(str(file) for file in files[1:])}"
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert not any(KEY in file.read_text("utf-8") for file in files)


def test_a_source_that_is_none_is_refused(house: dict[str, str], tmp_path: Path) -> None:
    done = label_days(house, tmp_path / "gold", "--source", "lanter")
    assert (done.returncode, "no source 'lanter'" in done.stderr) == (78, True), done.stderr


@pytest.mark.acceptance
def test_training_and_the_scorer_take_what_it_writes(house: dict[str, str], tmp_path: Path) -> None:
    assert label_days(house, tmp_path / "gold").returncode == 0
    gold = prepared(tmp_path / "gold")
    examples = examples_of(gold, tokenizer_of(*(one.marked["text"] for one in gold)), tuple(metrics()), titled=True)
    labels = [each for example in examples for each in example.labels]
    assert sorted(each.right["claim"] for each in labels) == [[0], [1], [1], [1], [1], [2]]  # lure, claims, optional
    assert {one.fold for one in gold} <= {0, 1, 2, 3}
    measured = [counts(one.marked, one.marked["claims"])["complete"] for one in gold]
    assert [sum(column) for column in zip(*measured, strict=True)] == [4, 4, 4]
    for marked in (one.marked for one in gold):
        for number in (*marked["claims"], *marked["lures"]):
            assert marked["text"][number["start"] : number["end"]] == number["surface"]
        assert all(claim["value"].isdigit() and claim["unit"] == "user" for claim in marked["claims"])
    assert [lure["surface"] for one in gold for lure in one.marked["lures"]] == [LURE]


@pytest.mark.acceptance
def test_the_same_command_goes_on_and_no_other_writes_over_its_files(
    house: dict[str, str], tmp_path: Path, endpoint_server: EndpointServer
) -> None:
    folder = tmp_path / "gold"
    first = label_days({**house, "NEWSFIGURES_LLM_RUN_TOKENS": "9000", "NEWSFIGURES_LLM_AT_ONCE": "1"}, folder)
    assert "(no_tokens " in first.stdout
    assert "; the same command goes on with them" in first.stdout
    done = label_days(house, folder, "--limit", "0", "--json")
    assert json.loads(done.stdout).items() >= {"documents": 4, "firm": 4, "optional": 1, "lures": 1}.items()
    assert len(prepared(folder)) == 4
    before = (folder / "train_en.jsonl").read_bytes()
    other = label_days(house, folder, "--source", "warc:sever.test")
    assert other.returncode == 78
    assert f"{folder / 'train_en.jsonl'} is there and was not written by this command" in other.stderr
    assert (folder / "train_en.jsonl").read_bytes() == before
    forced = label_days(house, folder, "--source", "warc:sever.test", "--force")
    assert forced.stdout.endswith(f"written: {folder / 'train_ru.jsonl'}\n"), forced.stderr
    assert len(endpoint_server.seen) == 8


@pytest.mark.acceptance
def test_where_nothing_is_labelled_nothing_is_written(env: dict[str, str], tmp_path: Path) -> None:
    done = label_days(env, tmp_path / "gold")
    assert done.returncode == 0, done.stderr
    assert "0 articles published" in done.stdout
    assert done.stdout.endswith("the model was asked nothing\nwritten: nothing\n")
    assert not (tmp_path / "gold").exists()


@pytest.mark.parametrize(
    ("changes", "options", "told"),
    [
        ({"NEWSFIGURES_LLM_MODEL": ""}, (), (78, "set NEWSFIGURES_LLM_MODEL")),
        ({}, ("--to", "2026-04-14"), (2, "is no span of days")),
        ({}, ("--limit", "-1"), (2, "--limit")),
    ],
    ids=["no model", "no days", "below nothing"],
)
def test_what_cannot_be_is_told_with_the_remedy(
    env: dict[str, str], tmp_path: Path, changes: dict[str, str], options: tuple[str, ...], told: tuple[int, str]
) -> None:
    done = label_days({**env, **changes}, tmp_path / "gold", *options)
    code, words = told
    assert done.returncode == code
    assert words in done.stderr
    assert not (tmp_path / "gold").exists()
