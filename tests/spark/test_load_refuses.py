"""`load` takes nothing in that is no dataset, not whole, damaged or of others; each time it says what to do."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from sqlalchemy import text

from pipeline import flow
from pipeline.errors import ConfigError, PipelineError
from pipeline.flow.dataset import IDENTITY, MANIFEST, Dataset
from pipeline.settings import Settings
from pipeline.warehouse import open_warehouse, row_counts
from tests.support.datasets import Rows, change_rows, seal


def refused(dataset: Path, settings: Settings, kind: type[PipelineError] = PipelineError) -> str:
    """What is said; nothing is published."""
    with pytest.raises(kind) as error:
        flow.load(str(dataset), settings=settings)
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        assert row_counts(conn)["core.article"] == 0
    return str(error.value)


def an_article(dataset: Path) -> Path:
    return min((dataset / "articles").rglob("*.parquet"))


def test_a_folder_that_is_no_dataset(settings: Settings, tmp_path: Path) -> None:
    assert "is no dataset" in refused(tmp_path, settings, ConfigError)
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        assert conn.execute(text("SELECT COUNT(*) FROM ops.run")).scalar_one() == 0, "nothing was begun"


def test_a_dataset_that_is_not_finished(settings: Settings, dataset: Path) -> None:
    (dataset / MANIFEST).unlink()
    assert "is not finished: 2 inputs are" in refused(dataset, settings, ConfigError)


@pytest.mark.parametrize("name", [MANIFEST, IDENTITY])
@pytest.mark.parametrize("words", ["{", "[]", "null", "[" * 100_000, '{"inputs": 7}'], ids=lambda words: words[:8])
def test_a_manifest_that_is_none(name: str, words: str, settings: Settings, dataset: Path) -> None:
    (dataset / name).write_text(words, "utf-8")
    assert str(dataset) in refused(dataset, settings)


def test_a_file_that_is_missing(settings: Settings, dataset: Path) -> None:
    an_article(dataset).unlink()
    assert "it is not there. Copy the dataset anew" in refused(dataset, settings)


def test_a_byte_that_has_changed(settings: Settings, dataset: Path) -> None:
    file = an_article(dataset)
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert "not the file that the manifest names" in refused(dataset, settings)


def test_bytes_that_are_no_parquet(settings: Settings, dataset: Path) -> None:
    rows = {file: pq.ParquetFile(file).metadata.num_rows for file in [an_article(dataset)]}
    inputs = next(file for file in (dataset / "_inputs").iterdir() if file.stem == an_article(dataset).stem)
    an_article(dataset).write_bytes(b"PAR1" + b"\xff" * 4_000 + b"PAR1")
    told = json.loads(inputs.read_text("utf-8"))
    for file in told["files"]:
        if (dataset / file["name"]) in rows:
            data = (dataset / file["name"]).read_bytes()
            file |= {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
    inputs.write_text(json.dumps(told), "utf-8")
    complete(dataset)
    assert "cannot be loaded" in refused(dataset, settings)


def complete(folder: Path) -> None:
    dataset = Dataset(folder.as_uri())
    identity = dataset.identity()
    keys = [one["key"] for one in json.loads((folder / MANIFEST).read_text("utf-8"))["inputs"]]
    assert identity is not None
    dataset.complete(identity, [done for key in keys if (done := dataset.finished(key)) is not None])


def test_another_column(settings: Settings, dataset: Path) -> None:
    file = an_article(dataset)
    found = pq.ParquetFile(file).read()
    pq.write_table(found.append_column("more", pa.array([1] * found.num_rows)), file)
    seal(dataset)
    assert "its columns are not those of articles" in refused(dataset, settings)


def with_value(**values: object) -> Callable[[Rows], Rows]:
    return lambda rows: [{**row, **values} for row in rows]


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        ("captures", with_value(body=b"another page"), "is not the one that its id and digest name"),
        ("captures", with_value(headers="[]"), "are no object of texts"),
        ("captures", lambda rows: rows + rows[:1], "stands there twice"),
        ("captures", with_value(body=b"x" * 20_000_001), "more than 20,000,000"),
        ("articles", with_value(text="another text"), "is not the one that its hash names"),
        ("articles", with_value(source_key="sample_times", article_key="mine"), "has ids of another"),
        ("articles", with_value(url="http://harbour.test/other"), "is not that of its capture"),
        ("articles", with_value(extractor_version="9+ffffffffffff"), "where the manifest names others"),
        ("articles", with_value(claim_count=-1), "an article with -1 claims"),
        ("articles", with_value(claim_count=9_999), "are not those that it counts"),
        ("claims", lambda rows: rows[1:], "are not those that it counts"),
        ("claims", lambda rows: rows + rows[-1:], "claims of no article"),
        ("claims", with_value(span_start=1), "has the id of another"),
        ("drops", with_value(item="http://harbour.test/other"), "is not that of its capture"),
        ("drops", with_value(reason="because"), "'because' is not a valid Reason"),
    ],
    ids=[
        "another page", "headers", "twice", "too long", "another text", "another article", "another address",
        "another version", "no count", "too many claims", "a claim less", "a claim more", "another span",
        "a drop of another page", "a reason of no list",
    ],
)  # fmt: skip
def test_rows_that_their_own_ids_speak_against(
    table: str, change: Callable[[Rows], Rows], said: str, settings: Settings, dataset: Path
) -> None:
    change_rows(dataset, table, change)
    seal(dataset)
    assert said in refused(dataset, settings)


def test_a_version_that_is_newer_than_the_code(settings: Settings, dataset: Path) -> None:
    identity = Dataset(dataset.as_uri()).identity()
    assert identity is not None
    (dataset / IDENTITY).write_text(json.dumps(asdict(replace(identity, extractor_version="99+abcdefabcdef"))), "utf-8")
    assert "upgrade newsfigures first" in refused(dataset, settings, ConfigError)


def test_other_source_files_are_refused_unless_the_pages_are_taken_as_they_were_read(
    settings: Settings, dataset: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    built_in = (Path(flow.__file__).parent.parent / "sources" / "sample_times.toml").read_text("utf-8")
    (folder / "sample_times.toml").write_text(
        built_in.replace("valid_from = ", "valid_from = 1999-01-01 #", 1), "utf-8"
    )
    here = replace(settings, sources_dir=folder)
    assert "read with other files of sample_times" in refused(dataset, here, ConfigError)
    loaded = flow.load(str(dataset), settings=here, as_read=True)
    assert loaded["stages"]["extract"]["made"] > 5


def test_a_value_that_no_table_holds_costs_its_page_alone(settings: Settings, dataset: Path) -> None:
    def one_is_nothing(rows: Rows) -> Rows:
        return [{**row, "title": None if row["url"].endswith("/undated") else row["title"]} for row in rows]

    change_rows(dataset, "articles", one_is_nothing)
    seal(dataset)
    loaded = flow.load(str(dataset), settings=settings)
    assert loaded["stages"]["extract"]["dropped"] == {"not_html": 1, "reader_failed": 1}
    with open_warehouse(settings) as warehouse, warehouse.begin() as conn:
        urls = list(conn.scalars(text("SELECT url FROM core.article")))
    assert urls
    assert "http://harbour.test/undated" not in urls
