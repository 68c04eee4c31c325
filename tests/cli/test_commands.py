"""The command line as a person and as a script meet it."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
import typer

from pipeline.cli import app
from pipeline.errors import ConfigError
from tests.support.command import newsfigures, said

TEXT = "MeowTalk had 51,200 users in March, a 40 percent jump from the previous month, its owner said on April 13."


def test_extract_reads_documents_in_order_and_keeps_their_offsets(tmp_path: Path) -> None:
    documents = [
        {"id": "one", "lang": "en", "published": "2026-04-14", "text": TEXT},
        {"id": "two", "lang": "xx", "published": None, "text": TEXT},
        {"id": "three", "lang": "en", "published": None, "text": ""},
    ]
    file = tmp_path / "documents.jsonl"
    file.write_text("\n".join(json.dumps(document) for document in documents), encoding="utf-8")
    one, two, three = said(newsfigures({}, "extract", "--jsonl", str(file)))
    assert [(claim["surface"], claim["value"], claim["unit"]) for claim in one["claims"]] == [
        ("51,200 users", "51200", "user"),
        ("40 percent", "40", "percent"),
    ]
    assert all(TEXT[claim["start"] : claim["end"]] == claim["surface"] for claim in one["claims"])
    assert one["claims"][0]["period"] == {
        "start": "2026-03-01",
        "end": "2026-04-01",
        "grain": "month",
        "text": "March",
    }
    assert two == {"id": "two", "claims": [], "claims_skipped": "language"}
    assert three == {"id": "three", "claims": []}


def test_extract_prints_a_table_for_one_text_also_from_standard_input() -> None:
    for done in (
        newsfigures({}, "extract", "--text", TEXT, "--published", "2026-04-14"),
        newsfigures({}, "extract", "--published", "2026-04-14", stdin=TEXT),
    ):
        assert done.returncode == 0, done.stderr
        assert "51200 user, level" in done.stdout
        assert "change up" in done.stdout


@pytest.mark.parametrize("sign", ["\udce9", "\ufeff"], ids=["a byte that is no UTF-8", "the mark of UTF-8"])
def test_extract_bears_signs_that_are_no_text(sign: str, tmp_path: Path) -> None:
    line = sign + json.dumps({"id": 1, "lang": "en", "text": TEXT}) if sign == "\ufeff" else (
        json.dumps({"id": 1, "lang": "en", "text": f"{TEXT} @"}).replace("@", sign)
    )  # fmt: skip
    file = tmp_path / "documents.jsonl"
    file.write_text(line, encoding="utf-8", errors="surrogateescape")
    for done in (
        newsfigures({}, "extract", "--format", "jsonl", stdin=f"{sign}{TEXT}"),
        newsfigures({}, "extract", "--jsonl", "-", stdin=line),
        newsfigures({}, "extract", "--jsonl", str(file)),
    ):
        (document,) = said(done)
        assert [claim["surface"] for claim in document["claims"]] == ["51,200 users", "40 percent"]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("Выручка достигла 3,4 млрд рублей.", "3,4 млрд рублей", "3400000000"),
        ("미야오톡의 3월 이용자는 5만1200명이다.", "5만1200명", "51200"),
        ("MeowTalk: 51,200 users", "51,200 users", "51200"),
    ],
    ids=["ru", "ko", "en"],
)
def test_extract_reads_a_text_in_the_language_that_it_is_in(text: str, surface: str, value: str) -> None:
    (document,) = said(newsfigures({}, "extract", "--format", "jsonl", "--text", text))
    assert [(claim["surface"], claim["value"]) for claim in document["claims"]] == [(surface, value)]


@pytest.mark.parametrize(
    ("text", "why"),
    [("", "no number is in this text."), ("Nobody was seen.", "no number is in this text."),
     ("It opened on 14 April 2026.", "every number here is a date, a name, an age or the like;")],
    ids=["no text", "no number", "a date"],
)  # fmt: skip
def test_extract_says_why_a_text_gives_no_claim(text: str, why: str) -> None:
    done = newsfigures({}, "extract", "--lang", "en", "--text", text)
    assert (done.returncode, done.stdout.startswith(f"No claims: {why}")) == (0, True), done.stdout


def test_extract_names_a_language_that_it_cannot_read() -> None:
    text = "MeowTalk hatte im März 51.200 Nutzer, und das sind mehr als in der Woche zuvor, sagte die Firma."
    done = newsfigures({}, "extract", "--text", text)
    assert done.returncode == 78
    assert "the text is taken for 'de', which cannot be read; say --lang where it is one of en, ko, ru" in done.stderr


def test_beside_a_table_stands_how_many_numbers_were_not_read() -> None:
    text = f"{TEXT}\n{'The owner said no more of it. ' * 3_500}\nIt has 12 offices and 34 shops."
    told = newsfigures({}, "extract", stdin=text)
    assert "51200 user, level" in told.stdout
    assert "2 more numbers in digits are not read" in told.stderr


def test_explain_says_which_numbers_are_no_claims_and_why() -> None:
    done = newsfigures({}, "extract", "--explain", "--text", TEXT, "--published", "2026-04-14")
    assert "13: no claim (calendar" in done.stdout
    assert "51,200 users: 51200 user" in done.stdout


def test_explain_says_where_a_time_is_printed_and_how_it_was_found() -> None:
    text = "In March MeowTalk had 40 users. Its revenue was $3 million. In 2025 its profit rose 3%."
    done = newsfigures({}, "extract", "--explain", "--text", text, "--published", "2026-04-14")
    assert "2026-03-01..2026-04-01 (month), explicit: 'March' at 3-8 in 'In March MeowTalk" in done.stdout
    assert "2026-03-01..2026-04-01 (month), inherited: 'March' at 3-8" in done.stdout
    assert "2025-01-01..2026-01-01 (year), explicit: '2025' at 63-67" in done.stdout
    rival = " 2025-01-01..2026-01-01 at 63-67: in a later sentence; printed in the text"
    assert rival in done.stdout  # what the revenue was not taken to be of


def test_quantities_has_every_number() -> None:
    text = "Its room 214 cost 90 euros, and two thirds of 51,200 users paid with a Volt 7."
    (document,) = said(newsfigures({}, "extract", "--quantities", "--text", text))
    claims = {
        claim["surface"] for claim in said(newsfigures({}, "extract", "--format", "jsonl", "--text", text))[0]["claims"]
    }
    seen = {number["surface"] for number in document["claims"]}
    assert claims < seen
    assert "214" in {surface.removeprefix("room ") for surface in seen - claims}


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("extract", "--text", "x", "--lang", "xx"), 78, ["xx", "add-a-language"]),
        (("extract", "--text", "x 5", "--published", "yesterday"), 2, ["yesterday", "YYYY-MM-DD"]),
        (("extract", "--jsonl", "absent.jsonl"), 78, ["absent.jsonl"]),
        (("ingest", "sample_tims"), 78, ["sample_tims", "sample_times"]),
        (("ingest",), 2, ["--warc"]),
        (("newspaper",), 2, ["newspaper"]),
        (("new-source", "paper", "https://[x/"), 78, ["'https://[x/' is no address"]),
    ],
    ids=[
        "unknown language",
        "no day",
        "no file",
        "unknown source",
        "nothing to ingest",
        "unknown command",
        "no new source",
    ],
)
def test_errors_name_the_thing_and_the_remedy_and_set_the_exit_code(
    arguments: tuple[str, ...], code: int, words: list[str], tmp_path: Path
) -> None:
    done = newsfigures({"NEWSFIGURES_HOME": str(tmp_path / "home")}, *arguments)
    assert done.returncode == code
    assert all(word in done.stderr for word in words)
    assert "Traceback" not in done.stderr


BACKWARDS = ("--from", "2026-04-05", "--to", "2026-04-01")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("extract", "--jsonl", "some.jsonl", "--text", "x"), "--text cannot go with --jsonl"),
        (("extract", "--jsonl", "some.jsonl", "--explain"), "--explain cannot go with --jsonl"),
        (("extract", "--jsonl", "-", "--lang", "ru", "--published", "x"), "--lang, --published cannot go with --jsonl"),
        (("extract", "--jsonl", "some.jsonl", "--format", "table"), "--format table cannot go with --jsonl"),
        (("extract", "--explain", "--quantities"), "--quantities cannot go with --explain"),
        (("extract", "--explain", "--format", "jsonl"), "--format cannot go with --explain"),
        (("extract", "--quantities", "--format", "table"), "--format table cannot go with --quantities"),
        (("claims", *BACKWARDS), "--from 2026-04-05 --to 2026-04-01 is no span of days"),
        (("export", "out", *BACKWARDS), "--from 2026-04-05 --to 2026-04-01 is no span of days"),
        (
            ("compare", "--reader", "llm", "--reader", "both", *BACKWARDS),
            "2026-04-05 --to 2026-04-01 is no span of days",
        ),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, tuple) else "",
)
def test_options_that_contradict_each_other_are_refused(arguments: tuple[str, ...], words: str) -> None:
    with pytest.raises(typer.BadParameter, match=re.escape(words)):
        app(list(arguments), standalone_mode=False)


@pytest.mark.parametrize("way", [(), ("--quantities",), ("--explain",), ("--format", "jsonl")], ids=" ".join)
def test_a_language_that_is_none_is_refused_however_its_text_is_read(way: tuple[str, ...]) -> None:
    with pytest.raises(ConfigError, match="no language 'xx'"):
        app(["extract", "--text", "5 users", "--lang", "xx", *way], standalone_mode=False)


@pytest.mark.parametrize(("published", "is_day"), [("2026-04-14T23:00:00+09:00", True), ("2026-04-14garbage", False)])
def test_a_day_of_publication_is_iso_8601_and_nothing_behind_it(
    published: str, is_day: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "The app lost 51,200 users last month."
    command = ["extract", "--format", "jsonl", "--text", text, "--published", published]
    if not is_day:
        with pytest.raises(typer.BadParameter, match="published '2026-04-14garbage' is no day; write YYYY-MM-DD"):
            app(command, standalone_mode=False)
        return
    app(command, standalone_mode=False)
    (claim,) = json.loads(capsys.readouterr().out)["claims"]
    assert (claim["period"]["start"], claim["period"]["end"]) == ("2026-03-01", "2026-04-01")


DOCUMENT = {"id": "1", "lang": "xx", "text": "5 users"}
PAGE = {"id": "1", "url": "https://paper.example/", "file": "absent.html"}


@pytest.mark.parametrize(
    ("command", "line", "words"),
    [
        ("extract", {"id": "1", "lang": "en"}, "no text; each line must have id, lang, text"),
        ("extract", {"text": "5 users"}, "no id, lang; each line must have id, lang, text"),
        ("extract", {**DOCUMENT, "text": 5}, "text 5 is no text; write it in quotation marks"),
        ("extract", {**DOCUMENT, "text": None}, "text null is no text"),
        ("extract", {**DOCUMENT, "lang": ["en"]}, 'lang ["en"] is no text'),
        ("extract", {**DOCUMENT, "published": 20260414}, "published 20260414 is no text"),
        ("extract", {**DOCUMENT, "published": "in April"}, "published 'in April' is no day"),
        ("parse", {"id": "1", "file": "absent.html"}, "no url; each line must have id, url, file"),
        ("parse", {"id": "1", "url": "https://paper.example/"}, "no file; each line must have id, url, file"),
        ("parse", {**PAGE, "url": "https://[x/"}, "'https://[x/' is no address"),
        ("parse", {**PAGE, "captured": "yesterday"}, "captured 'yesterday' is no moment"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_behind_what_the_lines_before_it_gave(
    command: str, line: dict[str, Any], words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(f"{json.dumps(DOCUMENT if command == 'extract' else PAGE)}\n{json.dumps(line)}\n")
    with pytest.raises(ConfigError, match=re.escape(f"{file}, line 2: {words}")):
        app([command, "--jsonl", str(file)], standalone_mode=False)
    (told,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert told["id"] == "1"


def test_parse_prints_the_contracts_fields_and_a_broken_file_leaves_with_its_reason(tmp_path: Path) -> None:
    words = "<p>MeowTalk had 51,200 users in March, its owner said, and that is more than ever before in its life.</p>"
    html = f"<html lang='en'><head><title>Users</title></head><body><h1>Users</h1><article>{words * 5}</article></body>"
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(html.encode()))
    (tmp_path / "torn.html.gz").write_bytes(gzip.compress(html.encode())[:60])
    (tmp_path / "damaged.html.gz").write_bytes(gzip.compress(html.encode())[:10] + b"\xff" * 60)
    pages = [
        {"id": name, "url": f"https://paper.example/{name}", "file": f"{name}.html.gz"}
        for name in ("torn", "damaged", "no\0name", "page")
    ]
    (tmp_path / "list.jsonl").write_text("\n".join(map(json.dumps, pages)))
    *broken, page = said(newsfigures({}, "parse", "--jsonl", str(tmp_path / "list.jsonl")))
    assert set(page) == {
        "id", "url", "title", "text", "published", "modified", "authors", "lang", "layout", "blocks", "dropped",
    }  # fmt: skip
    assert (page["title"], page["lang"]) == ("Users", "en")
    assert "51,200 users" in page["text"]
    assert [each["id"] for each in broken] == ["torn", "damaged", "no\0name"]
    for each in broken:
        assert each["title"] is None
        assert [drop["reason"] for drop in each["dropped"]] == ["unreadable"]


def test_ingest_prints_the_stage_report_and_claims_are_found_and_exported(
    house_env: dict[str, str], tmp_path: Path
) -> None:
    (report,) = said(newsfigures(house_env, "ingest", "sample_times", "--json"))
    assert list(report["stages"]) == ["discover", "fetch", "extract", "audit", "publish", "observe"]
    for counts in report["stages"].values():
        assert counts["taken"] == counts["made"] + sum(counts["dropped"].values()) + counts["left"]
    rows = said(newsfigures(house_env, "claims", "--metric", "market_share", "--format", "jsonl", "--limit", "0"))
    assert rows
    assert all(row["metric_id"] == "market_share" and row["sentence"] and row["url"] for row in rows)
    file = tmp_path / "claims.csv"
    done = newsfigures(house_env, "claims", "--limit", "7", "--format", "csv", "--output", str(file))
    assert done.returncode == 0
    assert len(file.read_text().splitlines()) >= 8
    (status,) = said(newsfigures(house_env, "db", "status", "--json"))
    assert status["pending"] == []
    assert status["rows"]["core.claim"] == report["rows"]["core.claim"]
    (verified,) = said(newsfigures(house_env, "archive", "verify", "--json"))
    assert verified["captures"] == verified["known_to_warehouse"] == report["rows"]["raw.capture"]
    assert verified["faults"] == []
    elsewhere = {**house_env, "NEWSFIGURES_ARCHIVE_URL": (tmp_path / "a copy that lacks them").as_uri()}
    lacking = newsfigures(elsewhere, "archive", "verify")
    assert lacking.returncode == 1
    assert "not there: captures that the warehouse knows, from here on" in lacking.stdout
    shown = newsfigures(house_env, "psql", "-c", "SELECT count(*) AS claims FROM mart.fct_claim")
    assert str(report["rows"]["core.claim"]) in shown.stdout


def test_doctor_is_content_with_a_good_house_and_names_what_is_wrong(house_env: dict[str, str]) -> None:
    (looks,) = said(newsfigures(house_env, "doctor", "--json"))
    assert all(look["good"] for look in looks)
    done = newsfigures({**house_env, "NEWSFIGURES_HOST_MAP": "nonsense"}, "doctor", "--json")
    assert done.returncode == 1
    assert "host=address:port" in done.stdout


def test_sources_lists_the_samples_and_says_what_was_never_seen_to_work() -> None:
    rows = {row["key"]: row for row in said(newsfigures({}, "sources", "--json"))}
    assert rows["sample_times"]["sample"]
    assert rows["korea_times"]["unverified"]


def test_sources_lists_those_beside_a_wrong_line_and_says_what_is_wrong(tmp_path: Path) -> None:
    lines = (
        'fjord = "https://fjord.example/feed"\nbad_zone = { url = "https://fjord.example/feed", time_zone = "Nope" }\n'
    )
    (tmp_path / "feeds.toml").write_text(lines, "utf-8")
    done = newsfigures({"NEWSFIGURES_SOURCES_DIR": str(tmp_path)}, "sources", "--json")
    keys = {json.loads(line)["key"] for line in done.stdout.splitlines()}
    assert ({"fjord", "sample_times"} <= keys, "bad_zone" in keys, done.returncode) == (True, False, 78)
    assert "feeds.toml: bad_zone.time_zone" in done.stderr


def test_help_shows_every_command_at_once() -> None:
    shown = newsfigures({}, "--help").stdout
    for command in ("run", "up", "down", "doctor", "ingest", "reextract", "extract", "parse", "claims", "psql", "db"):
        assert f" {command} " in shown
