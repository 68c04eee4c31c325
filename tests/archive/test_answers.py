"""What a language model has answered is read back as it was, stays the first, and goes with its text."""

import gzip
import json
import logging
import os
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import fsspec
import pytest

from pipeline.archive import (
    answers_of,
    forget_answers,
    has_answers,
    keep_answer,
    part_names,
    read_answer,
    remove_parts,
    salvage,
    verify,
    warc_files,
)
from pipeline.archive.answers import MOST_BYTES, safe_name
from pipeline.archive.store import Store
from pipeline.errors import PipelineError, TransientError
from pipeline.model.question import Answer, Asked, Message, Question
from pipeline.settings import private_files
from tests.archive.test_writer import capture, write

FERRIES, MARKET = "a1" + "0" * 62, "a1" + "f" * 62
MODEL = "Quay/Lindholm-8B:q4"
NOON = datetime(2026, 4, 14, 12, 30, 0, 123456, tzinfo=UTC)


def question(text: str = FERRIES, *, asked: str = "[1] 51,200", prompt: str = "p3") -> Question:
    return Question(
        text_sha256=text, prompt_version=prompt, messages=(Message("user", asked),), schema={"type": "object"}
    )


def answer(to: Question | None = None, *rounds: str, model: str = MODEL) -> Answer:
    to = to or question()
    return Answer(
        question_key=to.key,
        text_sha256=to.text_sha256,
        model=model,
        prompt_version=to.prompt_version,
        asked_at=NOON,
        rounds=rounds or ('{"numbers": []}',),
        answered_by="lindholm-8b-0414",
        tokens_in=812,
        tokens_out=97,
    )


@pytest.fixture(params=["a folder", "an object store"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "a folder":
        yield (tmp_path / "archive").as_uri()
        return
    yield "memory://newsfigures-answers"
    memory = fsspec.filesystem("memory")
    if memory.exists("/newsfigures-answers"):
        memory.rm("/newsfigures-answers", recursive=True)


def the_file(url: str) -> str:
    (file,) = answers_of(url)
    return file


def overwrite(url: str, file: str, data: bytes) -> None:
    files, root = fsspec.url_to_fs(url)
    files.pipe_file(f"{root}/{file}", data)


def bytes_of(url: str, file: str) -> bytes:
    return Store(url).read_bytes(file, most=MOST_BYTES) or b""


@pytest.mark.parametrize(
    "said",
    [
        answer(),
        answer(None, '{"numbers": [', '{"numbers": []}'),
        answer(None, "5만 1,200명\u2028 \ud83d половина знака"),
        replace(answer(), rounds=(), outcome=Asked.REFUSED, detail="too long", answered_by="", tokens_out=0),
        replace(answer(), rounds=(), outcome=Asked.GIVEN_UP, detail="500 five times"),
    ],
    ids=["one round", "asked once more", "half a surrogate pair", "refused", "given up"],
)
def test_an_answer_is_read_back_as_it_was(url: str, said: Answer) -> None:
    assert keep_answer(url, said) == said
    assert read_answer(url, question(), MODEL) == said


def test_only_what_was_asked_of_that_model_is_answered(url: str) -> None:
    assert read_answer(url, question(), MODEL) is None
    assert not has_answers(url)
    keep_answer(url, answer())
    assert has_answers(url)
    assert read_answer(url, question(), "quay/lindholm-8b:q4") is None
    for other in (question(MARKET), question(asked="[1] 7,400"), question(prompt="p4")):
        assert read_answer(url, other, MODEL) is None
        keep_answer(url, answer(other, f"to {other.key}"))
    assert read_answer(url, question(), MODEL) == answer()
    assert len(answers_of(url)) == 4
    assert len(answers_of(url, [FERRIES])) == 3


def test_the_first_answer_stays_and_the_second_writer_is_told_of_it(url: str) -> None:
    keep_answer(url, answer())
    before = bytes_of(url, the_file(url))
    assert keep_answer(url, answer(None, "something else")) == answer()
    assert bytes_of(url, the_file(url)) == before


def test_of_many_writers_at_once_one_is_first_for_all(tmp_path: Path) -> None:
    url = (tmp_path / "archive").as_uri()
    with ThreadPoolExecutor(16) as pool:
        stood = set(pool.map(lambda number: keep_answer(url, answer(None, f"answer {number}" * 2_000)), range(64)))
    assert stood == {read_answer(url, question(), MODEL)}
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "archive" / the_file(url)]


KILLED = """
import sys
sys.path.insert(0, sys.argv[2])
from tests.archive.test_answers import answer, keep_answer, question
for number in range(1_000_000):
    keep_answer(sys.argv[1], answer(question(asked=str(number)), f"{number} " * 50_000))
    print(number, flush=True)
"""


def test_a_killed_writer_leaves_whole_answers_only(tmp_path: Path) -> None:
    url, root = (tmp_path / "archive").as_uri(), str(Path(__file__).resolve().parents[2])
    with subprocess.Popen([sys.executable, "-c", KILLED, url, root], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        while writer.stdout.readline() != "5\n":
            assert writer.poll() is None
        writer.kill()
    found = verify(url)
    assert found.answers > 5
    assert found.faults == ()


def test_the_same_answer_is_the_same_bytes(tmp_path: Path) -> None:
    urls = [(tmp_path / name).as_uri() for name in ("one", "two")]
    for each in urls:
        keep_answer(each, answer())
    first, second = (bytes_of(each, the_file(each)) for each in urls)
    assert first == second
    assert first[4:8] == bytes(4), "no time of packing (RFC 1952, 2.3)"
    assert json.loads(gzip.decompress(first))["model"] == MODEL


NAMES = [
    "gpt-4.1-mini", "GPT-4.1-mini", "gpt-4.1_mini", "a/b", "a-b", "a:b", "a b", "a_b", "A/B", "..", ".", "../../a",
    "-a", "모델", "модель", "", "a" * 60, "a" * 61, "a" * 500, "a" * 501, "a/" * 300, "con\0trol", "x.warc.gz", "a|b",
    "a%2Fb", safe_name("a/b"),
]  # fmt: skip


def test_different_models_never_share_a_file_also_where_case_does_not_count() -> None:
    made = [safe_name(name) for name in NAMES]
    assert len({name.lower() for name in made}) == len(set(NAMES))
    assert [name for name in made if not re.fullmatch(r"[a-z0-9_][a-z0-9._-]{0,90}", name)] == []


@pytest.mark.parametrize("model", [name for name in NAMES if name], ids=lambda name: ascii(name)[:20])
def test_a_model_of_any_name_keeps_its_answers_inside_the_text_s_folder(tmp_path: Path, model: str) -> None:
    url = (tmp_path / "archive").as_uri()
    keep_answer(url, answer(model=model))
    assert read_answer(url, question(), model) == answer(model=model)
    folder = tmp_path / "archive" / "answers" / "a1" / FERRIES
    assert [path.parent.parent for path in tmp_path.rglob("*.json.gz")] == [folder]
    assert Store(url).files() == []


def _packed(**changed: object) -> bytes:
    said = {
        "question_key": question().key, "text_sha256": FERRIES, "model": MODEL, "prompt_version": "p3", "detail": "",
        "asked_at": NOON.isoformat(), "outcome": "answered", "rounds": ["{}"], "answered_by": "", "tokens_in": 1,
        "tokens_out": 1,
    }  # fmt: skip
    return gzip.compress(json.dumps(said | changed).encode(), mtime=0)


DAMAGED = {
    "empty": b"",
    "cut": _packed()[:-9],
    "a bit flipped": _packed()[:40] + bytes([_packed()[40] ^ 1]) + _packed()[41:],
    "not packed": b'{"numbers": []}',
    "no JSON": gzip.compress(b"<html>"),
    "deep JSON": gzip.compress(b"[" * 200_000),
    "a list": gzip.compress(b"[1]"),
    "no rounds": _packed(rounds=None),
    "a round that is a number": _packed(rounds=[7]),
    "a model that is none": _packed(model=None),
    "an unknown outcome": _packed(outcome="maybe"),
    "answered without rounds": _packed(rounds=[]),
    "no time": _packed(asked_at="yesterday"),
    "tokens of words": _packed(tokens_in="many"),
    "of another text": _packed(text_sha256=MARKET),
    "of another model": _packed(model="another"),
    "of another question": _packed(question_key=question().key[:24] + "0" * 40),
    "a bomb": gzip.compress(bytes(MOST_BYTES * 20)),
    "too large": _packed() + bytes(MOST_BYTES),
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_answer_counts_as_none_is_named_and_is_replaced_by_the_next(
    url: str, data: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    keep_answer(url, answer())
    file = the_file(url)
    overwrite(url, file, data)
    with caplog.at_level(logging.WARNING):
        assert read_answer(url, question(), MODEL) is None
    assert f"archive file {file} is damaged" in caplog.text
    assert bytes_of(url, file)[: len(data)] == data[: MOST_BYTES + 1], "reading changes nothing"
    later = answer(None, "asked again")
    assert keep_answer(url, later) == later
    assert read_answer(url, question(), MODEL) == later


def test_a_whole_answer_is_not_taken_for_a_damaged_one(url: str) -> None:
    keep_answer(url, answer())
    overwrite(url, the_file(url), _packed())
    assert read_answer(url, question(), MODEL) is not None


def test_verify_reads_answers_through_and_names_the_damaged(url: str) -> None:
    keep_answer(url, answer())
    damaged = the_file(url)
    keep_answer(url, answer(question(MARKET)))
    assert (verify(url).answers, verify(url).faults) == (2, ())
    overwrite(url, damaged, DAMAGED["cut"])
    found = verify(url)
    assert (found.files, found.captures, found.answers) == (0, 0, 2)
    ((file, detail),) = [(fault.file, fault.detail) for fault in found.faults]
    assert file == damaged
    assert detail == "a damaged answer: BodyError: gzip data ends too early"


@pytest.mark.parametrize("length", [MOST_BYTES, MOST_BYTES - 1_000], ids=["too long", "just short enough"])
def test_what_could_not_be_read_is_not_written(url: str, length: int) -> None:
    long = answer(None, "7" * length)
    if length == MOST_BYTES:
        with pytest.raises(PipelineError, match=r"has \d+ bytes, more than 5000000; set NEWSFIGURES_LLM_ANSWER_TOKENS"):
            keep_answer(url, long)
        assert answers_of(url) == []
    else:
        keep_answer(url, long)
        assert read_answer(url, question(), MODEL) == long


def test_what_cannot_be_read_this_time_does_not_count_as_absent(tmp_path: Path) -> None:
    """Asking again would cost, and be answered otherwise."""
    url = (tmp_path / "archive").as_uri()
    keep_answer(url, answer())
    path = tmp_path / "archive" / the_file(url)
    path.unlink()
    path.mkdir()
    with pytest.raises(TransientError, match=f"archive file {url}/.* could not be read"):
        read_answer(url, question(), MODEL)


def test_forgetting_a_text_takes_what_all_models_said_of_it_and_nothing_else(url: str) -> None:
    keep_answer(url, answer())
    keep_answer(url, answer(model="another"))
    keep_answer(url, answer(question(asked="[2] 4 crowns")))
    keep_answer(url, answer(question(MARKET)))
    assert forget_answers(url, [FERRIES, "b" * 64, FERRIES]) == 3
    assert forget_answers(url, [FERRIES]) == 0
    assert read_answer(url, question(MARKET), MODEL) == answer(question(MARKET))
    assert len(answers_of(url)) == 1
    assert forget_answers(url, [MARKET]) == 1
    assert answers_of(url) == []
    assert keep_answer(url, answer()) == answer(), "and may be asked again"


def test_no_empty_folder_and_no_half_copy_stays(tmp_path: Path) -> None:
    url = (tmp_path / "archive").as_uri()
    write(tmp_path)
    keep_answer(url, answer())
    keep_answer(url, answer(question(MARKET)))
    file = tmp_path / "archive" / answers_of(url, [FERRIES])[0]
    file.rename(file.with_name(f".{file.name}.123-4.moving"))
    assert forget_answers(url, [FERRIES]) == 0, "of whole answers"
    assert [path.name for path in (tmp_path / "archive" / "answers" / "a1").iterdir()] == [MARKET]
    forget_answers(url, [MARKET])
    assert list((tmp_path / "archive").iterdir()) == []


@pytest.mark.parametrize("text", ["", "../../other", "A1" + "0" * 62, "a1", "a1" + "0" * 62 + "\n"], ids=ascii)
def test_a_text_has_a_hash_and_nothing_else(url: str, text: str) -> None:
    keep_answer(url, answer())
    for call in (
        lambda: keep_answer(url, answer(question(text))),
        lambda: read_answer(url, question(text), MODEL),
        lambda: answers_of(url, [text]),
        lambda: forget_answers(url, [text]),
    ):
        with pytest.raises(PipelineError, match="is no SHA-256 of a text"):
            call()
    assert answers_of(url) == answers_of(url, [FERRIES])


def test_answers_are_for_their_owner_alone(tmp_path: Path) -> None:
    url = (tmp_path / "archive").as_uri()
    before = os.umask(0o022)
    try:
        with private_files():
            keep_answer(url, answer())
            overwritten = tmp_path / "archive" / the_file(url)
            overwritten.write_bytes(b"damaged")
            keep_answer(url, answer(None, "put in its place"))
            keep_answer(url, answer(question(MARKET)))
    finally:
        os.umask(before)
    modes = {
        ("folder" if path.is_dir() else "file", oct(stat.S_IMODE(path.stat().st_mode)))
        for path in (tmp_path / "archive", *(tmp_path / "archive").rglob("*"))
    }
    assert modes == {("folder", "0o700"), ("file", "0o600")}


def test_what_walks_the_archive_neither_stumbles_over_answers_nor_takes_them(tmp_path: Path) -> None:
    url = (tmp_path / "archive").as_uri()
    (place,) = {place.file for place in write(tmp_path, capture(1), capture(2), name="answers/2026/04/part")}
    keep_answer(url, answer())
    assert Store(url).files() == part_names(url, {"answers"}) == [place], "of a source that is called so"
    assert [Path(file).name for file in warc_files(url)] == ["part.warc.gz"]
    assert list(salvage(tmp_path / "work", url)) == []
    assert (verify(url).captures, verify(url).answers, verify(url).faults) == (2, 1, ())
    remove_parts(url, part_names(url, {"answers"}))
    assert read_answer(url, question(), MODEL) == answer()
