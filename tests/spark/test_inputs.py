"""What is named as input -> WARC files, and a job whose arguments cannot be met."""

import gzip
from pathlib import Path

import fsspec
import pytest

from pipeline import flow
from pipeline.errors import ConfigError, TransientError
from pipeline.settings import Settings
from pipeline.spark.inputs import inputs_of
from tests.support.datasets import spark


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.warc.gz", "a.warc", "c.txt.gz", "deep/d.warc.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def names(folder: Path, *locations: str, prefix: str | None = None) -> list[str]:
    return [url.removeprefix(f"file://{folder}/") for url in inputs_of(locations, prefix)]


def test_files_folders_and_globs_give_warc_files_each_once(folder: Path) -> None:
    assert names(folder, f"{folder}/b.warc.gz", f"{folder}/*.warc*") == ["b.warc.gz", "a.warc"]
    assert names(folder, str(folder)) == ["a.warc", "b.warc.gz", "deep/d.warc.gz"]


def test_a_list_gives_its_files_in_its_order_and_looks_at_none(folder: Path) -> None:
    lines = "crawl-data/x.warc.gz\n\n# a remark\ns3://other/y.warc.gz\n/there/z.warc.gz\n"
    (folder / "warc.paths.gz").write_bytes(gzip.compress(lines.encode()))
    found = inputs_of([str(folder / "warc.paths.gz")], "s3://commoncrawl/")
    assert found == ["s3://commoncrawl/crawl-data/x.warc.gz", "s3://other/y.warc.gz", "file:///there/z.warc.gz"]


def test_lists_that_were_put_together_are_read_to_their_end(folder: Path) -> None:
    months = [gzip.compress(f"{month}/x.warc.gz\n".encode()) for month in ("03", "04")]
    (folder / "both.paths.gz").write_bytes(b"".join(months))
    assert names(folder, f"{folder}/both.paths.gz", prefix=str(folder)) == ["03/x.warc.gz", "04/x.warc.gz"]


def test_a_file_is_the_same_however_it_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "own.txt").write_text("\ufeffd.warc.gz\r\n./d.warc.gz\r\n", "utf-8")
    assert names(folder, "own.txt", "deep/d.warc.gz", f"{folder}/deep", prefix="deep") == ["deep/d.warc.gz"]


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("{}/nowhere.warc.gz", "no WARC file at"),
        ("{}/*.gzip", "no WARC file at"),
        ("{}/nowhere.paths", "cannot be read"),
        ("{}/relative.paths", "--prefix s3://commoncrawl/"),
        ("{}/broken.paths.gz", "cannot be read"),
        ("{}/torn.paths.gz", "cannot be read"),
        ("{}/blank.txt", "names no WARC file"),
        ("strange://a.warc.gz", "cannot be looked at"),
    ],
    ids=[
        "no file",
        "nothing fits",
        "no list",
        "no prefix",
        "a broken list",
        "a list that breaks off",
        "an empty list",
        "no such kind of URL",
    ],
)
def test_what_leads_nowhere_is_named(location: str, said: str, folder: Path) -> None:
    (folder / "relative.paths").write_text("crawl-data/x.warc.gz\n", "utf-8")
    (folder / "broken.paths.gz").write_bytes(b"\x1f\x8b" + b"x" * 100)
    names = "".join(f"s3://bucket/{number * 7919}.warc.gz\n" for number in range(9_000))
    (folder / "torn.paths.gz").write_bytes(gzip.compress(names.encode())[:-5_000])
    (folder / "blank.txt").write_text("\n# not one\n\n", "utf-8")
    with pytest.raises(ConfigError) as error:
        inputs_of([location.format(folder)], None)
    assert said in str(error.value)


def test_a_dataset_is_of_one_set_of_inputs_sources_and_versions(settings: Settings, dataset: Path, crawl: Path) -> None:
    with pytest.raises(ConfigError, match="holds 1 inputs that this command does not name"):
        spark(settings, min(crawl.glob("*.warc.gz")), "--output", dataset)
    with pytest.raises(ConfigError, match=r"was begun with wanted .*hosts"):
        spark(settings, crawl, "--output", dataset, "--host", "paper.test")


def test_a_dataset_that_grows_is_not_loaded_before_it_is_finished(
    settings: Settings, dataset: Path, crawl: Path, tmp_path: Path
) -> None:
    missing = tmp_path / "later.paths"
    missing.write_text(f"{tmp_path}/later.warc.gz\n", "utf-8")
    with pytest.raises(TransientError, match="1 of 3 WARC files"):
        spark(settings, crawl, missing, "--output", dataset)
    with pytest.raises(ConfigError, match="not finished: 2 inputs are"):
        flow.load(str(dataset), settings=settings)


def test_a_folder_with_parquet_files_of_others_is_left_alone(settings: Settings, crawl: Path, tmp_path: Path) -> None:
    other = tmp_path / "theirs" / "claims" / "part-0.parquet"
    other.parent.mkdir(parents=True)
    other.write_bytes(b"theirs")
    with pytest.raises(ConfigError, match="none of ours"):
        spark(settings, crawl, "--output", tmp_path / "theirs")
    assert other.read_bytes() == b"theirs"


def test_a_language_model_does_not_read_here(settings: Settings, crawl: Path, tmp_path: Path) -> None:
    env = {"NEWSFIGURES_HOME": str(settings.home), "NEWSFIGURES_READER": "llm", "NEWSFIGURES_LLM_MODEL": "small"}
    with pytest.raises(ConfigError, match="built-in reader alone"):
        spark(Settings.from_env(env), crawl, "--output", tmp_path / "dataset")


def test_files_and_datasets_may_lie_at_any_fsspec_url(settings: Settings, crawl: Path) -> None:
    memory = fsspec.filesystem("memory")
    odd = crawl / "odd.warc.gz"
    memory.pipe_file("/crawl/odd.warc.gz", odd.read_bytes())
    told = spark(settings, "memory:///crawl/*.warc.gz", "--output", "memory:///dataset")
    assert told["counts"]["articles"] == 1
    assert told["inputs"][0]["size"] == odd.stat().st_size
    assert memory.exists("/dataset/manifest.json")
    assert spark(settings, "memory:///crawl/*.warc.gz", "--output", "memory:///dataset") == told
