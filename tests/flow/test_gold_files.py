"""Gold becomes a file for each language; what somebody else has written, or has changed since, is not written over."""

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import ConfigError
from pipeline.flow.gold_files import RECORD, GoldFolder
from pipeline.languages import known
from training.gold import read_gold

COMMAND = {"from": "2026-04-01", "to": "2026-05-01", "source": None, "model": "small-1"}
ENGLISH = {"id": "http://lantern.test/1", "lang": "en", "text": "MeowTalk\u2028had “12”\ncats.", "claims": []}
RUSSIAN = {"id": "http://sever.test/1", "lang": "ru", "text": "У «Мяутока» 12 котов.", "claims": []}


@pytest.fixture
def folder(tmp_path: Path) -> GoldFolder:
    return GoldFolder(tmp_path / "new" / "gold", COMMAND)


def contents(folder: GoldFolder) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.path.glob("train_*")}


def test_each_language_has_a_file_with_a_document_a_line(folder: GoldFolder) -> None:
    more = {**ENGLISH, "id": "http://lantern.test/2"}
    written = folder.write([ENGLISH, RUSSIAN, more])
    assert written == [folder.path / "train_en.jsonl", folder.path / "train_ru.jsonl"]
    assert list(read_gold(folder.path / "train_en.jsonl")) == [ENGLISH, more]
    assert list(read_gold(folder.path / "train_ru.jsonl")) == [RUSSIAN]


def test_known_languages_without_a_document_have_an_empty_file_since_training_opens_all(folder: GoldFolder) -> None:
    folder.write([ENGLISH])
    assert contents(folder).keys() == {f"train_{language}.jsonl" for language in known()}
    assert list(read_gold(folder.path / "train_ko.jsonl")) == []


def test_files_are_for_their_owner_alone_and_nothing_else_is_left(folder: GoldFolder) -> None:
    folder.write([ENGLISH])
    files = sorted(folder.path.iterdir())
    assert [file.name for file in files] == [RECORD, *sorted(contents(folder))]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE(folder.path.stat().st_mode) == 0o700


def test_half_a_surrogate_pair_does_not_stop_it_and_offsets_stay(folder: GoldFolder) -> None:
    folder.write([{**ENGLISH, "text": "\ud83d 12 cats"}])
    (document,) = read_gold(folder.path / "train_en.jsonl")
    assert document["text"] == "\ufffd 12 cats"


def test_the_same_command_may_write_again(folder: GoldFolder) -> None:
    folder.refuse_foreign()
    for documents in ([ENGLISH], [ENGLISH, RUSSIAN], [RUSSIAN]):
        folder.write(documents)
        folder.refuse_foreign()
    assert list(read_gold(folder.path / "train_en.jsonl")) == []


def test_a_write_that_was_cut_between_two_files_is_known_for_this_commands(folder: GoldFolder) -> None:
    folder.write([ENGLISH])
    before = contents(folder)
    folder.write([{**ENGLISH, "text": "later"}, RUSSIAN])
    (folder.path / "train_ru.jsonl").write_bytes(before["train_ru.jsonl"])  # the second file was not reached
    folder.refuse_foreign()


def mended(folder: Path) -> None:
    file = folder / "train_en.jsonl"
    file.write_text(file.read_text("utf-8").replace("12", "13"), "utf-8")


FOREIGN = [
    ("changed by hand", mended, {}),
    ("of other days", lambda _: None, {"from": "2026-03-01"}),
    ("of another source", lambda _: None, {"source": "sample_times"}),
    ("of another model", lambda _: None, {"model": "large-1"}),
    ("without a record", lambda folder: (folder / RECORD).unlink(), {}),
    ("with a record that is cut", lambda folder: (folder / RECORD).write_text("{"), {}),
    ("with a record of another form", lambda folder: (folder / RECORD).write_text('{"files": []}'), {}),
    ("of a language that is not in the record", lambda folder: (folder / "train_xx.jsonl").write_text(""), {}),
]


@pytest.mark.parametrize(("change", "command"), [case[1:] for case in FOREIGN], ids=[case[0] for case in FOREIGN])
def test_files_that_are_not_as_this_command_wrote_them_are_refused(
    folder: GoldFolder, change: Callable[[Path], Any], command: dict[str, str]
) -> None:
    folder.write([ENGLISH])
    change(folder.path)
    with pytest.raises(ConfigError, match=r"was not written by this command, or was changed since.*--force"):
        GoldFolder(folder.path, {**COMMAND, **command}).refuse_foreign()


def test_the_record_says_who_wrote_it(folder: GoldFolder) -> None:
    folder.write([ENGLISH])
    assert json.loads((folder.path / RECORD).read_text("utf-8"))["command"] == COMMAND
