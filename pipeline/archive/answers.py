"""What language models have answered, in the archive: one file for each question, found by text, model and prompt.

`answers/<first two signs of the text's hash>/<the hash>/<model>/<prompt version>-<question>.json.gz`. All that was said
of one text lies in one folder, so that forgetting the text takes one folder away.

A damaged file counts as none, with a warning in the log: one question more is asked, and its answer takes the damaged
file's place. An error would stop every run that comes upon it. Until then `newsfigures archive verify` names it, for
whoever has a copy.
"""

import gzip
import json
import logging
import re
from collections.abc import Collection, Iterator
from dataclasses import asdict
from datetime import datetime
from typing import Any

from pipeline.archive.decoding import BodyError, BodyTooLargeError, decode_body
from pipeline.archive.store import Store
from pipeline.errors import PipelineError
from pipeline.model.ids import hash_of
from pipeline.model.question import Answer, Asked, Question

logger = logging.getLogger(__name__)

FOLDER = "answers"
MOST_BYTES = 5_000_000
"""Of a file, packed and unpacked: some fifty times the longest answer that models give."""

_SUFFIX = ".json.gz"
_KEY_SIGNS = 24
_HASH = re.compile(r"[0-9a-f]{64}")
_SAFE = re.compile(r"[a-z0-9][a-z0-9.-]{0,59}")
_UNSAFE = re.compile(r"[^a-z0-9.-]+")


class _DamagedError(Exception):
    """The bytes are no answer, or not the one that their name says."""


def keep_answer(archive_url: str, answer: Answer) -> Answer:
    """Write it, whole or not at all, unless its question has an answer already; the one that stands.

    The first stays, so that whoever reads again gets the same rows, but for one that was cut off: it makes room for an
    answer that is whole, or was cut off later. PipelineError for one of more than MOST_BYTES.
    """
    store, file = Store(archive_url), _file_of(answer)
    data = _packed(answer, file)
    if store.put_new(file, data):
        return answer
    standing = _standing(store, file, answer.question_key)
    if standing and not (standing.cut_at and (answer.cut_at == 0 or standing.is_cut_below(answer.cut_at))):
        return standing
    store.replace(file, data)
    return answer


def read_answer(archive_url: str, question: Question, model: str) -> Answer | None:
    """What this model has said to this very question; None where it was not asked, or its answer is damaged."""
    file = _name(question.text_sha256, model, question.prompt_version, question.key)
    return _standing(Store(archive_url), file, question.key)


def answers_of(archive_url: str, text_sha256s: Collection[str] | None = None) -> list[str]:
    """Archive-relative names of all answers, or of those about these texts."""
    store = Store(archive_url)
    folders = [FOLDER] if text_sha256s is None else [_folder(each) for each in sorted(set(text_sha256s))]
    if not store.exists(FOLDER):
        return []
    return [file for folder in folders for file in store.files(folder, suffix=_SUFFIX)]


def has_answers(archive_url: str) -> bool:
    return Store(archive_url).exists(FOLDER)


def forget_answers(archive_url: str, text_sha256s: Collection[str]) -> int:
    """Take away all that was said of these texts, by any model; how many answers. Twice is once."""
    store, gone = Store(archive_url), 0
    if not store.exists(FOLDER):
        return 0
    for folder in [_folder(each) for each in sorted(set(text_sha256s))]:
        gone += len(store.files(folder, suffix=_SUFFIX))
        store.remove_folder(folder)
    return gone


def checked_answers(archive_url: str) -> Iterator[tuple[str, str | None]]:
    """Every answer's file, with what is wrong with it; None where it is whole and under its own name."""
    store = Store(archive_url)
    for file in answers_of(archive_url):
        data = store.read_bytes(file, most=MOST_BYTES)
        if data is not None:  # else forgotten since it was listed
            yield file, _fault(data, file)


def _fault(data: bytes, file: str) -> str | None:
    try:
        _unpacked(data, file)
    except _DamagedError as error:
        return str(error)
    return None


def _standing(store: Store, file: str, question_key: str) -> Answer | None:
    data = store.read_bytes(file, most=MOST_BYTES)
    if data is None:
        return None
    try:
        return _unpacked(data, file, question_key)
    except _DamagedError as error:
        logger.warning(
            "archive file %s is damaged (%s) and counts as no answer: its question is asked again. Restore it from a "
            "copy before that, if you have one",
            file,
            error,
        )
        return None


def _packed(answer: Answer, file: str) -> bytes:
    said = asdict(answer) | {"asked_at": answer.asked_at.isoformat()}
    plain = json.dumps(said, ensure_ascii=False, sort_keys=True, indent=1).encode("utf-8", "surrogatepass")
    data = gzip.compress(plain, mtime=0)
    if max(len(plain), len(data)) > MOST_BYTES:
        raise PipelineError(
            f"the answer of {answer.model} for {file} has {len(plain)} bytes, more than {MOST_BYTES}; "
            "set NEWSFIGURES_LLM_ANSWER_TOKENS lower"
        )
    return data


def _unpacked(data: bytes, file: str, question_key: str | None = None) -> Answer:
    if len(data) > MOST_BYTES:
        raise _DamagedError(f"more than {MOST_BYTES} bytes")
    try:
        said = json.loads(decode_body(data, "gzip", MOST_BYTES).decode("utf-8", "surrogatepass"))
        answer = _answer(said)
    except (BodyError, BodyTooLargeError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _DamagedError(f"{type(error).__name__}: {error}"[:300]) from error
    if _file_of(answer) != file:
        raise _DamagedError("it does not stand under its own name")
    if question_key not in {None, answer.question_key}:
        raise _DamagedError("it answers another question")
    return answer


def _answer(said: dict[str, Any]) -> Answer:
    words = ("question_key", "text_sha256", "model", "prompt_version", "detail", "answered_by")
    rounds = said["rounds"]
    if not isinstance(rounds, list) or not all(isinstance(each, str) for each in [*rounds, *map(said.get, words)]):
        raise ValueError("a field that is to hold words holds something else")
    return Answer(
        **{name: said[name] for name in words},
        asked_at=datetime.fromisoformat(said["asked_at"]),
        outcome=Asked(said["outcome"]),
        rounds=tuple(rounds),
        tokens_in=int(said["tokens_in"]),
        tokens_out=int(said["tokens_out"]),
        cut_at=int(said.get("cut_at", 0)),
    )


def _file_of(answer: Answer) -> str:
    return _name(answer.text_sha256, answer.model, answer.prompt_version, answer.question_key)


def _name(text_sha256: str, model: str, prompt_version: str, question_key: str) -> str:
    question = question_key[:_KEY_SIGNS]
    return f"{_folder(text_sha256)}/{safe_name(model)}/{safe_name(prompt_version)}-{safe_name(question)}{_SUFFIX}"


def _folder(text_sha256: str) -> str:
    if not _HASH.fullmatch(text_sha256):
        raise PipelineError(f"{text_sha256[:80]!r} is no SHA-256 of a text; give 64 hexadecimal digits in lower case")
    return f"{FOLDER}/{text_sha256[:2]}/{text_sha256}"


def safe_name(word: str) -> str:
    """A name for a file on any system, also where A and a are one. Different words have different names: one that is
    changed ends in _ and a hash of what it was, and no unchanged one has a _.

    >>> safe_name("gpt-4.1-mini")
    'gpt-4.1-mini'
    >>> safe_name("Qwen/Qwen3:8b")
    'qwen-qwen3-8b_f3f5b2ef4a0dd028'
    """
    if _SAFE.fullmatch(word):
        return word
    short = _UNSAFE.sub("-", word.lower())[:60].strip(".-")
    return f"{short}_{hash_of(word)[:16]}"
