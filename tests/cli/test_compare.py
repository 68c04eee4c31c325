"""`newsfigures compare`: how often two readers agree, and the sentences where they do not."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.cli import compare
from pipeline.model import Attribution, AttributionKind, Claim, ClaimKind, Grain, Period, Span
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse
from tests.support.command import env_of, newsfigures
from tests.support.readers import BUILTIN, MODEL, OLDER, Readers
from tests.support.rows import at, claim_in, url_of

ENGLISH = "Its rival closed. MeowTalk had 51,200 active users in March, said Tallyhouse."
KOREAN = "야옹톡은 지난달 이용자 2,300명을 모았다고 탤리하우스가 밝혔다."
RUSSIAN = "В марте у Мяутока было 1,2–1,5 тыс. пользователей."
SILENT = "MeowTalk opens a second office."
FEBRUARY = Period(start=date(2026, 2, 1), end=date(2026, 3, 1), grain=Grain.MONTH, text="지난달", basis="relative")


def english(**changes: object) -> Claim:
    claim = claim_in(ENGLISH, "51,200", "51200", **changes)
    return replace(claim, sentence=Span(ENGLISH.index("MeowTalk"), len(ENGLISH)))


@pytest.fixture
def house(settings: Settings) -> dict[str, str]:
    """Four texts: of the second the model finds another period, of the third it splits the number, of the fourth
    neither says anything. A fifth is read by the built-in reader alone."""
    korean = claim_in(KOREAN, "2,300명", "2300", entity="야옹톡", metric="이용자", metric_id=None)
    russian = {"entity": "Мяуток", "metric": "пользователей", "metric_id": None}
    whole = claim_in(RUSSIAN, "1,2–1,5 тыс.", "1200", **russian)
    halves = [claim_in(RUSSIAN, "1,2", "1.2", **russian), claim_in(RUSSIAN, "1,5 тыс.", "1500", **russian)]
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        readers = Readers(conn)
        for version, said in ((OLDER, ClaimKind.CHANGE), (BUILTIN, ClaimKind.LEVEL), (MODEL, ClaimKind.LEVEL)):
            readers.read(version, "en", ENGLISH, english(kind=said), published_at=at(0))
        for version, period in ((BUILTIN, korean.period), (MODEL, FEBRUARY)):
            said_by = Attribution(text="탤리하우스", kind=AttributionKind.ORGANISATION) if version == MODEL else None
            claim = replace(korean, period=period, attribution=said_by)
            readers.read(version, "ko", KOREAN, claim, language="ko", published_at=at(-24))
        for version, claims in ((BUILTIN, [whole]), (MODEL, halves)):
            readers.read(version, "ru", RUSSIAN, *claims, language="ru", published_at=at(-48))
        for version in (MODEL, BUILTIN):
            readers.read(version, "silent", SILENT)
        readers.read(BUILTIN, "alone", SILENT)
    return env_of(settings)


def test_counts_by_field_come_first_and_then_the_sentences_that_differ(house: dict[str, str]) -> None:
    done = newsfigures(house, "compare", "--reader", "builtin", "--reader", "llm")
    assert done.returncode == 0, done.stderr
    counts, _, shown = done.stdout.partition("\n\n" + KOREAN[:5])
    assert f"A: builtin, {BUILTIN} (5 texts)\nB: llm, {MODEL} (4 texts)\n" in counts
    assert "Texts: 4 compared; read by A alone 1, by B alone 0\n" in counts
    assert "Claims: 3 by both, alike in all fields 1 (33.3 %); by A alone 0, by B alone 1\n" in counts
    by_field = {words[0]: words[1:] for words in map(str.split, counts.splitlines()) if len(words) == 5}
    assert by_field["unit"] == ["3", "100.0", "%", "0"]
    assert by_field["period"] == ["2", "66.7", "%", "1"]
    assert by_field["value"] == ["2", "66.7", "%", "1"]
    assert KOREAN[:5] + shown == (
        f"야옹톡은 지난달 이용자 >>2,300명<<을 모았다고 탤리하우스가 밝혔다.\n  {url_of('ko')}\n"
        "    period: 2026-03-01..2026-04-01 (month) -> 2026-02-01..2026-03-01 (month)\n"
        "    attribution: none -> 탤리하우스 (organisation)\n"
        f"\nВ марте у Мяутока было >>1,2<<–1,5 тыс. пользователей.\n  {url_of('ru')}\n"
        "    claim: none -> 1.2 user, level, Мяуток, пользователей, 2026-03-01..2026-04-01 (month)\n"
        f"\nВ марте у Мяутока было >>1,2–1,5 тыс.<< пользователей.\n  {url_of('ru')}\n"
        "    value: 1200 -> 1500\n"
    )


def test_a_source_that_is_none_is_refused(house: dict[str, str]) -> None:
    done = newsfigures(house, "compare", "--reader", "builtin", "--reader", "llm", "--source", "lanter")
    assert (done.returncode, "no source 'lanter'" in done.stderr) == (78, True), done.stderr


@pytest.mark.acceptance
def test_versions_are_compared_whether_current_or_not(house: dict[str, str]) -> None:
    done = newsfigures(house, "compare", "--reader", OLDER, "--reader", MODEL)
    assert done.returncode == 0, done.stderr
    assert "Texts: 1 compared; read by A alone 0, by B alone 3\n" in done.stdout
    assert done.stdout.endswith(
        f"\nMeowTalk had >>51,200<< active users in March, said Tallyhouse.\n  {url_of('en')}\n"
        "    kind: change -> level\n"
    )


@pytest.mark.acceptance
def test_lines_and_tables_have_a_row_for_each_difference_and_the_counts_beside(
    house: dict[str, str], tmp_path: Path
) -> None:
    both = ("--reader", "llm", "--reader", "builtin")
    done = newsfigures(house, "compare", *both, "--format", "jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(line["url"], line["field"], line["answer_a"], line["answer_b"]) for line in lines] == [
        (url_of("ko"), "period", "2026-02-01..2026-03-01 (month)", "2026-03-01..2026-04-01 (month)"),
        (url_of("ko"), "attribution", "탤리하우스 (organisation)", None),
        (url_of("ru"), "claim", "1.2 user, level, Мяуток, пользователей, 2026-03-01..2026-04-01 (month)", None),
        (url_of("ru"), "value", "1500", "1200"),
    ]
    assert [(line["surface_a"], line["surface_b"]) for line in lines[2:]] == [
        ("1,2", None),
        ("1,5 тыс.", "1,2–1,5 тыс."),
    ]
    assert {(line["reader_a"], line["reader_b"]) for line in lines} == {(MODEL, BUILTIN)}
    assert "by A alone 1, by B alone 0" in done.stderr
    file = tmp_path / "differences.csv"
    written = newsfigures(house, "compare", *both, "--format", "csv", "--output", str(file))
    assert (written.returncode, written.stdout) == (0, ""), written.stderr
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    assert rows == [{name: value or "" for name, value in line.items()} for line in lines]


@pytest.mark.acceptance
@pytest.mark.parametrize(
    ("limit", "shown", "rest"),
    [("1", 1, "1 of 4 differences are shown"), ("0", 4, ""), ("4", 4, ""), ("3", 3, "3 of 4")],
)
def test_the_limit_is_of_what_is_shown_and_not_of_what_is_counted(
    house: dict[str, str], limit: str, shown: int, rest: str
) -> None:
    done = newsfigures(house, "compare", "--reader", "builtin", "--reader", "llm", "--limit", limit)
    assert done.stdout.count(" -> ") == shown
    assert "Claims: 3 by both, alike in all fields 1" in done.stdout
    assert ("are shown" in done.stdout) == bool(rest)
    assert rest in done.stdout


@pytest.mark.acceptance
def test_days_and_source_narrow_what_is_compared(house: dict[str, str]) -> None:
    days = ("--reader", "builtin", "--reader", "llm", "--from", "2026-04-12", "--to", "2026-04-14")
    done = newsfigures(house, "compare", *days, "--format", "jsonl")
    assert {json.loads(line)["published_on"] for line in done.stdout.splitlines()} == {"2026-04-12", "2026-04-13"}
    none = newsfigures(house, "compare", *days, "--source", "other", "--format", "csv")
    assert none.stdout.startswith("published_on,source_key,")
    assert len(none.stdout.splitlines()) == 1
    assert "No text is to be compared. `newsfigures reextract" in none.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("--reader", "builtin", "--reader", "gpt"), 78, "no text was read by 'gpt'; give two of builtin, llm, both"),
        (("--reader", "builtin", "--reader", "both"), 78, f"{MODEL} (4 texts)"),
        (("--reader", "llm", "--reader", "llm"), 78, "both readers are 'llm'"),
        (("--reader", "llm"), 2, "give two readers, not 1"),
        (("--reader", "llm", "--reader", "builtin", "--reader", "both"), 2, "give two readers, not 3"),
        ((), 2, "--reader"),
    ],
    ids=["unknown", "has read nothing", "twice the same", "one", "three", "none"],
)
def test_readers_that_cannot_be_compared_are_refused(
    house: dict[str, str], arguments: tuple[str, ...], code: int, told: str
) -> None:
    done = newsfigures(house, "compare", *arguments)
    assert done.returncode == code
    assert told in done.stderr


@pytest.mark.parametrize(
    ("sentence", "start", "shown"),
    [
        ("It had 12.", 7, "It had >>12<<."),
        ("12 of them.", 0, ">>12<< of them."),
        ("", 7, ">>12<<"),
        ("a" * 500 + " 12 " + "b" * 500, 501, "…" + "a" * 119 + " >>12<< " + "b" * 119 + "…"),
    ],
    ids=["short", "at its start", "a text kept no longer", "long"],
)
def test_a_sentence_is_shown_around_its_number(sentence: str, start: int, shown: str) -> None:
    claim = {
        "sentence": sentence,
        "sentence_start": 9,
        "span_start": start + 9,
        "span_end": start + 11,
        "surface": "12",
    }
    assert compare.marked(claim) == shown


def test_a_text_cannot_steer_the_terminal_nor_a_spreadsheet(settings: Settings) -> None:
    words = "=1+1 \x1b[2J 12 users."
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        readers = Readers(conn)
        readers.read(BUILTIN, "a", words, claim_in(words, "12", "12", entity="@SUM(A1) \x1b[31m"))
        readers.read(MODEL, "a", words, claim_in(words, "12", "12"))
    env = env_of(settings)
    both = ("--reader", "builtin", "--reader", "llm")
    shown = newsfigures(env, "compare", *both).stdout
    assert "\x1b" not in shown
    assert "=1+1  [2J >>12<< users." in shown
    (row,) = csv.DictReader(io.StringIO(newsfigures(env, "compare", *both, "--format", "csv").stdout))
    assert (row["sentence"][0], row["answer_a"][0]) == ("'", "'")
