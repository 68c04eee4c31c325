"""Export: claims and figures as files, with their citations, as far as the terms of their sources allow."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Connection, NullPool, create_engine, text

from pipeline.cli.query import write_rows
from pipeline.cli.tables import Output
from pipeline.errors import ConfigError, PipelineError
from pipeline.model import Source
from pipeline.warehouse import ClaimQuery, Warehouse, find_claims
from pipeline.warehouse.citing import quoted
from pipeline.warehouse.export_files import Form
from pipeline.warehouse.exporting import MANIFEST, Manifest, Wanted, export
from tests.support.database import DatabaseServer
from tests.support.figures import Printed, story_of
from tests.support.press import look, print_stories
from tests.support.sources import paper

SENTENCE = "gazette prints 612300 for 2026-03 level, said Tallyhouse. "  # as its span has it


SOURCES = {key: paper(key) for key in ("gazette", "courier")}


@pytest.fixture(scope="module")
def printed_database(database_server: DatabaseServer, template_database: str) -> Iterator[str]:
    with database_server.filled(template_database, _print) as name:
        yield name


def _print(conn: Connection) -> None:
    """The figure of the Gazette is printed by the Courier a day later; the Courier has one of its own."""
    gazette = story_of("gazette", Printed(value="612300", said_by="Tallyhouse"), Printed(value="8.70", unit="percent"))
    courier = story_of(
        "courier", Printed(value="612300"), Printed(value="431900", metric="revenue", unit="USD"), hours=24
    )
    print_stories(conn, gazette, courier)
    look(conn)


@pytest.fixture
def conn(database_server: DatabaseServer, printed_database: str) -> Iterator[Connection]:
    with (
        database_server.database(printed_database) as url,
        create_engine(url, poolclass=NullPool).connect() as opened,
    ):
        yield opened


def save(conn: Connection, folder: Path, form: Form = Form.JSONL, **changes: Any) -> Manifest:
    asked = {"what": ("claims", "observations"), "wanted": Wanted(), "sources": SOURCES, "code_version": "1", **changes}
    return export(conn, folder, form=form, **asked)


def rows_of(folder: Path, table: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_claim_carries_its_citation(conn: Connection, tmp_path: Path) -> None:
    save(conn, tmp_path / "out")
    first = rows_of(tmp_path / "out", "claims")[0]
    assert (first["value"], first["unit"], first["entity_key"], first["sentence"]) == (
        612300, "user", "meowtalk", SENTENCE,
    )  # fmt: skip
    retrieved = first["retrieved_at"][:10]
    assert first["citation"] == (
        f"Tallyhouse, as told by Gazette: “Lanterns”, 2026-04-14. http://gazette.test/en/0 (retrieved {retrieved})"
    )
    assert (first["source_name"], first["published_on"], first["evidence_role"]) == ("Gazette", "2026-04-14", "origin")


def test_each_figure_is_there_once_and_cites_the_first_that_prints_it(conn: Connection, tmp_path: Path) -> None:
    save(conn, tmp_path / "out")
    figures = rows_of(tmp_path / "out", "observations")
    assert sorted((row["value"], row["claims"], row["source_key"]) for row in figures) == [
        (8.7, 1, "gazette"),
        (431900, 1, "courier"),
        (612300, 2, "gazette"),
    ]
    claims = {row["claim_id"]: row for row in rows_of(tmp_path / "out", "claims")}
    assert all(claims[row["claim_id"]]["citation"] == row["citation"] for row in figures)
    assert all(claims[row["claim_id"]]["observation_id"] == row["observation_id"] for row in figures)


@pytest.mark.parametrize(
    ("wanted", "values"),
    [
        (Wanted(source_key="courier"), {612300, 431900}),
        (Wanted(metric="revenue"), {431900}),
        (Wanted(entity="meowtalk"), {612300, 8.7, 431900}),
        (Wanted(entity="Meow"), {612300, 8.7, 431900}),
        (Wanted(entity="somebody else"), set()),
        (Wanted(published_before=date(2026, 4, 15)), {612300, 8.7}),
        (Wanted(published_from=date(2026, 4, 15)), {612300, 431900}),
    ],
    ids=["source", "metric", "entity's key", "part of its name", "nobody", "before a day", "from a day"],
)
def test_only_what_was_asked_for(conn: Connection, tmp_path: Path, wanted: Wanted, values: set[float]) -> None:
    done = save(conn, tmp_path / "out", wanted=wanted)
    for table in done.tables:
        assert {row["value"] for row in rows_of(tmp_path / "out", table.name)} == values
    if wanted.source_key:
        assert {row["source_key"] for row in rows_of(tmp_path / "out", "observations")} == {wanted.source_key}


@pytest.mark.parametrize(
    ("terms", "sentence", "shown"),
    [
        (paper("gazette", limit=300), SENTENCE, "whole"),
        (paper("gazette", limit=16), "…612300 for…", "cut"),
        (paper("gazette", limit=16, visible_to="everyone"), SENTENCE, "whole"),
        (paper("gazette", limit=0), None, "none"),
        (paper("gazette", limit=7), None, "none"),
        (None, None, "none"),
    ],
    ids=["short enough", "longer", "for everyone", "no quotes", "no room for the number", "no source file"],
)
def test_a_sentence_is_shown_as_far_as_its_source_allows(
    conn: Connection, tmp_path: Path, terms: Source | None, sentence: str | None, shown: str
) -> None:
    save(conn, tmp_path / "out", sources={"gazette": terms} if terms else {})
    for table in ("claims", "observations"):
        (row,) = (
            row for row in rows_of(tmp_path / "out", table) if (row["source_key"], row["value"]) == ("gazette", 612300)
        )
        assert (row["sentence"], row["sentence_shown"]) == (sentence, shown)
    if sentence != SENTENCE:
        assert all(SENTENCE.encode() not in content for content in bytes_of(tmp_path / "out").values())


@pytest.mark.parametrize("limit", range(1, 60))
def test_what_is_quoted_is_never_longer_than_allowed(limit: int) -> None:
    for surface in ("gazette", "612300", "Tallyhouse."):
        quote = quoted(SENTENCE, surface, limit)
        assert len(quote.words or "") <= limit
        assert quote.words is None or quote.words[quote.at :].startswith(surface)
        assert (quote.shown == "whole") == (limit >= len(SENTENCE))


def test_parquet_has_a_folder_per_day_that_readers_of_datasets_know(conn: Connection, tmp_path: Path) -> None:
    save(conn, tmp_path / "out", Form.PARQUET)
    found = ds.dataset(tmp_path / "out" / "claims", partitioning="hive").to_table()
    assert sorted(zip(found["day"].to_pylist(), found["value"].to_pylist(), strict=True)) == [
        ("2026-04-14", 8.7),
        ("2026-04-14", 612300.0),
        ("2026-04-15", 431900.0),
        ("2026-04-15", 612300.0),
    ]
    assert found["published_on"].to_pylist()[0] == date(2026, 4, 14)
    (file,) = (tmp_path / "out" / "claims" / "day=2026-04-15").iterdir()
    assert pq.read_schema(file).field("unit").metadata == {b"meaning": b"Unit code."}


def test_a_claim_of_no_day_is_in_the_partition_for_none(warehouse: Warehouse, tmp_path: Path) -> None:
    with warehouse.begin() as filling:
        print_stories(filling, story_of("gazette", Printed(value="612300")), story_of("courier", Printed(value="77")))
        filling.execute(text("UPDATE core.article_revision SET published_on = NULL WHERE text LIKE 'gazette%'"))
        look(filling)
    with warehouse.engine.connect() as conn:
        save(conn, tmp_path / "out", Form.PARQUET)
    found = ds.dataset(tmp_path / "out" / "claims", partitioning="hive").to_table()
    told = dict(zip(found["day"].to_pylist(), found["citation"].to_pylist(), strict=True))
    assert set(told) == {None, "2026-04-14"}
    assert told[None].startswith("Gazette: “Lanterns”, no day given. ")


def test_csv_has_a_line_of_names_and_prints_numbers_without_loss(conn: Connection, tmp_path: Path) -> None:
    save(conn, tmp_path / "out", Form.CSV)
    with (tmp_path / "out" / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["value"] for row in rows] == ["612300", "8.7", "612300", "431900"]
    assert (rows[0]["corrected"], rows[0]["region"]) == ("false", "")


FORMULA = '=HYPERLINK("http://evil.test")'


@pytest.fixture
def tricky(warehouse: Warehouse) -> Iterator[Connection]:
    """A figure below zero, said by somebody whose name is a formula."""
    with warehouse.begin() as filling:
        print_stories(filling, story_of("gazette", Printed(value="-7", unit="percent", said_by=FORMULA)))
        look(filling)
    with warehouse.engine.connect() as opened:
        yield opened


def test_no_text_of_csv_is_a_formula_and_numbers_keep_their_sign(tricky: Connection, tmp_path: Path) -> None:
    save(tricky, tmp_path / "csv", Form.CSV)
    for table in ("claims", "observations"):
        with (tmp_path / "csv" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            (row,) = csv.DictReader(file)
        assert {name for name, cell in row.items() if cell.startswith(("=", "+", "@", "-"))} <= {
            "value", "value_low_bound", "value_high_bound",
        }, row  # fmt: skip
        assert row["value"] == "-7"
        assert row["citation"].startswith("'=HYPERLINK")


def test_parquet_and_json_have_the_texts_as_they_are(tricky: Connection, tmp_path: Path) -> None:
    for form in (Form.JSONL, Form.PARQUET):
        save(tricky, tmp_path / form, form)
    (row,) = rows_of(tmp_path / "jsonl", "claims")
    held = ds.dataset(tmp_path / "parquet" / "claims").to_table()
    assert row["citation"].startswith(FORMULA)
    assert held["citation"].to_pylist()[0].startswith(FORMULA)
    assert (row["value"], held["value"].to_pylist()) == (-7, [-7.0])


def test_the_csv_of_the_command_is_as_harmless(tricky: Connection) -> None:
    with_formula = find_claims(tricky, ClaimQuery())
    out = io.StringIO()
    write_rows(with_formula, Output.CSV, out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue()))
    assert (row["attribution"], row["value"]) == (f"'{FORMULA}", "-7")
    out = io.StringIO()
    write_rows(with_formula, Output.JSONL, out)
    assert json.loads(out.getvalue())["attribution"] == FORMULA


RATES = {"value": Decimal("0.99"), "entity": Decimal("0.812")}


@pytest.fixture
def forecast(warehouse: Warehouse) -> Iterator[Connection]:
    """A forecast that is sure of two fields, and a figure without either."""
    figures = (
        Printed(value="612300", modality="forecast", confidences=RATES),
        Printed(value="77", metric="revenue", unit="USD"),
    )
    with warehouse.begin() as filling:
        print_stories(filling, story_of("gazette", *figures))
        look(filling)
    with warehouse.engine.connect() as opened:
        yield opened


def test_every_form_carries_modality_and_the_confidence_of_each_field(forecast: Connection, tmp_path: Path) -> None:
    for form in Form:
        save(forecast, tmp_path / form, form)
    rates = {"value": 0.99, "entity": 0.812}
    told = [(row["modality"], row["confidences"]) for row in rows_of(tmp_path / "jsonl", "claims")]
    assert told == [("forecast", rates), ("actual", None)]
    with (tmp_path / "csv" / "claims.csv").open(encoding="utf-8", newline="") as file:
        lines = [(row["modality"], row["confidences"]) for row in csv.DictReader(file)]
    assert [(word, json.loads(words) if words else None) for word, words in lines] == told
    held = ds.dataset(tmp_path / "parquet" / "claims").to_table()
    assert held["modality"].to_pylist() == ["forecast", "actual"]
    assert [None if pairs is None else dict(pairs) for pairs in held["confidences"].to_pylist()] == [rates, None]
    said = json.loads((tmp_path / "parquet" / MANIFEST).read_text(encoding="utf-8"))
    (claims,) = (table for table in said["tables"] if table["name"] == "claims")
    assert {"confidences": "numbers", "modality": "text"}.items() <= {
        one["name"]: one["kind"] for one in claims["columns"]
    }.items()


@pytest.mark.parametrize("form", list(Form))
def test_an_export_with_confidences_is_the_same_bytes_again(forecast: Connection, tmp_path: Path, form: Form) -> None:
    save(forecast, tmp_path / "one", form)
    save(forecast, tmp_path / "two", form)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")


@pytest.mark.parametrize("form", list(Form))
def test_a_rerun_gives_the_same_bytes(conn: Connection, tmp_path: Path, form: Form) -> None:
    save(conn, tmp_path / "one", form)
    save(conn, tmp_path / "two", form)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    save(conn, tmp_path / "one", form)
    assert bytes_of(tmp_path / "one") == bytes_of(tmp_path / "two")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]


def test_a_smaller_export_leaves_nothing_of_the_one_before(conn: Connection, tmp_path: Path) -> None:
    save(conn, tmp_path / "out", Form.PARQUET)
    save(conn, tmp_path / "out", Form.CSV, what=("observations",), wanted=Wanted(metric="revenue"))
    assert set(bytes_of(tmp_path / "out")) == {"observations.csv", MANIFEST, "README.md"}


def test_the_manifest_says_what_each_column_means_and_how_far_it_reaches(conn: Connection, tmp_path: Path) -> None:
    save(conn, tmp_path / "out", Form.PARQUET, wanted=Wanted(source_key="gazette"))
    said = json.loads((tmp_path / "out" / MANIFEST).read_text(encoding="utf-8"))
    newest = conn.scalar(text("SELECT MAX(read_at) FROM core.reading"))
    assert (said["made_by"], said["as_of"], said["waiting"]) == ("newsfigures 1", newest.isoformat(), 0)
    assert (said["wanted"], said["extractor_versions"]) == ({"source_key": "gazette"}, ["e1"])
    assert said["sources"] == [
        {"key": "gazette", "name": "Gazette", "terms_url": "http://gazette.test/terms", "quote_limit": 300}
    ]
    for table in said["tables"]:
        held = ds.dataset(tmp_path / "out" / table["name"]).to_table()
        assert [one["name"] for one in table["columns"]] == held.column_names
        assert all(one["meaning"] for one in table["columns"])
        assert sum(file["rows"] for file in table["files"]) == held.num_rows > 0
    page = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "| citation | text | Who said it" in page
    assert "- Gazette: at most 300 characters of a sentence, http://gazette.test/terms" in page


def test_changes_that_nobody_has_looked_at_are_counted(conn: Connection, tmp_path: Path) -> None:
    with conn.begin():
        print_stories(conn, story_of("courier", Printed(value="77"), hours=30))
    assert save(conn, tmp_path / "out").waiting > 0


def test_what_is_no_export_is_never_replaced(conn: Connection, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("mine")
    with pytest.raises(ConfigError, match="is no export"):
        save(conn, tmp_path / "notes")
    with pytest.raises(ConfigError, match="make it first"):
        save(conn, tmp_path / "nowhere" / "out")
    assert [path.name for path in tmp_path.rglob("*")] == ["notes", "mine.txt"]


@pytest.mark.parametrize("name", ["mine.xlsx", "claims/notes.txt", ".git"])
def test_a_file_that_no_export_has_written_is_never_lost(conn: Connection, tmp_path: Path, name: str) -> None:
    save(conn, tmp_path / "out", form=Form.PARQUET)
    (tmp_path / "out" / name).write_text("mine")
    with pytest.raises(ConfigError, match=f"holds {name}, which no export has written .*; move them away"):
        save(conn, tmp_path / "out", form=Form.CSV)
    assert (tmp_path / "out" / name).read_text() == "mine"
    (tmp_path / "out" / name).unlink()
    save(conn, tmp_path / "out", form=Form.CSV)
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "README.md", "schema.json", "claims.csv", "observations.csv",
    }  # fmt: skip


def test_an_export_that_fails_leaves_the_one_before(
    conn: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(conn, tmp_path / "out")
    before = bytes_of(tmp_path / "out")
    broken = {"gazette": SOURCES["gazette"], "courier": replace(SOURCES["courier"], terms=None)}
    with pytest.raises(AttributeError):
        save(conn, tmp_path / "out", sources=broken)
    assert bytes_of(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_cannot_be_written_is_said_so(conn: Connection, tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="could not be written"):
        save(conn, tmp_path / ("n" * 250))  # no room in a name for what marks it as not yet whole
