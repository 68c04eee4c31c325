"""`newsfigures spark` by the real spark-submit, and `newsfigures load` of what it has written: the rows of
`ingest --warc`, with one core and with two, also where the driver was killed.

Spark has an environment of its own, from requirements-spark.lock (`make acceptance`); another can be named by
NEWSFIGURES_TEST_SPARK_PYTHON. Pages of the press are those of the WARC file that NEWSFIGURES_TEST_WARC names, with
NEWSFIGURES_TEST_WARC_COPIES copies of each. -s shows how many articles a second were read.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pyarrow.parquet as pq
import pytest

from pipeline.newsstand import Newsstand
from pipeline.settings import Settings
from pipeline.warehouse.embedded import EmbeddedServer
from tests.support.crawls import write_crawl
from tests.support.datasets import as_if_read_by, spark
from tests.support.kills import checksum, differences, held, postmaster
from tests.support.spark import ROOT, environment, multiplied, real_warc, spark_python

pytestmark = pytest.mark.acceptance

COPIES = int(os.environ.get("NEWSFIGURES_TEST_WARC_COPIES", "20"))
PATIENCE = 6000
TIMES = {"seconds"}
"""What two runs over the same files count differently."""


class House:
    """A warehouse of its own, with the server in its home."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.settings = Settings.from_env({"NEWSFIGURES_HOME": str(home)})

    def run(self, *words: str, python: str = sys.executable, code: int = 0) -> tuple[dict[str, Any], float]:
        """The report of a command, and its seconds."""
        begun = time.monotonic()
        done = subprocess.run(
            [python, "-m", "pipeline.cli", *words], env=environment(self.home), capture_output=True, text=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode == code, done.stdout[-3000:] + done.stderr[-3000:]
        return json.loads(done.stdout) if "--json" in words else {}, time.monotonic() - begun


@contextmanager
def a_house(home: Path) -> Iterator[House]:
    """Its server is ended afterwards."""
    made = House(home)
    yield made
    if server := postmaster(home):
        server.kill()


@pytest.fixture
def house(state_folder: Path) -> Iterator[House]:
    with a_house(state_folder / "house") as made:
        yield made


@pytest.fixture
def other(state_folder: Path) -> Iterator[House]:
    with a_house(state_folder / "other") as made:
        yield made


def manifest(dataset: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((dataset / "manifest.json").read_text("utf-8"))
    return {**found, "inputs": [{name: one[name] for name in one.keys() - TIMES} for one in found["inputs"]]}


def files(dataset: Path) -> dict[str, int]:
    """Rows of the Parquet files that lie there."""
    found = sorted(dataset.rglob("*.parquet"))
    return {str(file.relative_to(dataset)): pq.ParquetFile(file).metadata.num_rows for file in found}


def rate(name: str, articles: int, seconds: float) -> None:
    print(f"{name:<28} {articles:>6} articles  {seconds:7.1f} s  {articles / seconds:6.2f} a second", flush=True)


def same_rows(one: House, two: House) -> str:
    """A checksum of raw, core and mart, apart from times and names of runs and from where records lie."""
    first, second = held(one.settings), held(two.settings)
    assert differences(first, second) == {}
    assert len(first["core.claim"]) > 100
    sums = f"{checksum(first)[:16]} and {checksum(second)[:16]}"
    return f"{sum(map(len, first.values()))} rows of {len(first)} tables, {sums}"


@pytest.mark.timeout(4 * PATIENCE)
def test_pages_of_the_press_give_the_same_rows_with_one_core_with_two_and_without_spark(
    house: House, other: House, tmp_path: Path
) -> None:
    python, crawl = str(spark_python()), tmp_path / "crawl"
    pages = multiplied(real_warc(), crawl, COPIES, tmp_path / "parts")
    told, seconds = other.run("ingest", "--warc", str(crawl), "--json")
    articles = told["stages"]["extract"]["made"]
    print(f"\n{pages} pages in {COPIES + 1} files, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")
    rate("ingest --warc", articles, seconds)
    for cores in (1, 2):
        _, seconds = house.run(
            "spark", str(crawl), "--output", str(tmp_path / f"by-{cores}"), "--master", f"local[{cores}]", python=python
        )
        rate(f"spark, local[{cores}]", articles, seconds)
    assert manifest(tmp_path / "by-1") == manifest(tmp_path / "by-2")
    assert files(tmp_path / "by-1") == files(tmp_path / "by-2")
    assert manifest(tmp_path / "by-2")["counts"]["articles"] == articles
    loaded, seconds = house.run("load", str(tmp_path / "by-2"), "--json")
    rate("load", articles, seconds)
    assert loaded == told
    print(same_rows(house, other))


def words_of(process: psutil.Process) -> str:
    """None of one that has ended meanwhile."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


@pytest.fixture(scope="module")
def crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented papers on four days, a file a day, the last of which breaks off in the middle."""
    folder = tmp_path_factory.mktemp("crawl")
    with Newsstand(folder / "newsstand") as newsstand:
        write_crawl(newsstand, folder / "crawl", days=4, back_days=3, work=folder / "parts")
    whole = sorted((folder / "crawl").rglob("*.warc.gz"))
    torn = whole[-1].with_name("torn.warc.gz")
    torn.write_bytes(whole[0].read_bytes()[: whole[0].stat().st_size // 2])
    (whole[-1].with_name("warc.paths")).write_text("".join(f"{file}\n" for file in [*whole, torn]), "utf-8")
    return folder / "crawl"


def test_a_driver_that_is_killed_leaves_no_row_twice_and_the_next_goes_on(
    house: House, other: House, crawl: Path, tmp_path: Path
) -> None:
    python, dataset = str(spark_python()), tmp_path / "dataset"
    words = ["spark", str(crawl / "crawl" / "warc.paths"), "--output", str(dataset), "--master", "local[1]"]
    with subprocess.Popen(
        [python, "-m", "pipeline.cli", *words], env=environment(house.home), stderr=subprocess.DEVNULL
    ) as running:
        until = time.monotonic() + PATIENCE
        while not (before := list(dataset.glob("_inputs/*.json"))) and time.monotonic() < until:
            time.sleep(0.05)
        family = psutil.Process(running.pid).children(recursive=True)
        driver = next(one for one in family if "__main__.py" in words_of(one) and "python" in one.name())
        driver.send_signal(signal.SIGKILL)
        assert running.wait(timeout=300) != 0
    psutil.wait_procs(family, timeout=60)
    assert not (dataset / "manifest.json").exists()
    assert 0 < len(before) < 5
    house.run("load", str(dataset), code=78)  # not finished
    begun = {file: file.stat().st_mtime_ns for file in before}
    house.run(*words, python=python)
    assert {file: file.stat().st_mtime_ns for file in before} == begun, "what was finished is not read again"
    house.run(*[*words[:3], str(tmp_path / "undisturbed"), *words[4:]], python=python)
    assert manifest(dataset) == manifest(tmp_path / "undisturbed")
    assert files(dataset) == files(tmp_path / "undisturbed")
    assert manifest(dataset)["counts"]["record_drops"]["unreadable"] == 1
    house.run("load", str(dataset))
    again, _ = house.run("load", str(dataset), "--json")
    assert not any(again["rows"].values())
    other.run("ingest", "--warc", str(crawl / "crawl"))
    print("\n" + same_rows(house, other))
    shutil.rmtree(dataset)


def test_spark_itself_reads_the_dataset_by_day_and_language(house: House, crawl: Path, tmp_path: Path) -> None:
    python, dataset = str(spark_python()), tmp_path / "dataset"
    house.run("spark", str(crawl / "crawl"), "--output", str(dataset), "--master", "local[2]", python=python)
    program = (
        "import sys\nfrom pyspark.sql import SparkSession\n"
        "spark = SparkSession.builder.master('local[1]').getOrCreate()\n"
        "spark.read.parquet(sys.argv[1]).createOrReplaceTempView('claims')\n"
        "for row in spark.sql('SELECT day, language, COUNT(*) AS n FROM claims GROUP BY ALL').collect():\n"
        "    print(row['day'], row['language'], row['n'])\n"
    )
    done = subprocess.run(
        [python, "-c", program, str(dataset / "claims")], env=environment(house.home), capture_output=True, text=True,
        timeout=PATIENCE, check=True,
    )  # fmt: skip
    counted = [line.split() for line in done.stdout.splitlines()]
    assert sum(int(count) for *_, count in counted) == manifest(dataset)["counts"]["claims"]
    assert {language for _, language, _ in counted} == {"en", "ru", "ko"}


RUN_DAG = """
import sys
from airflow.utils.db import initdb

initdb()
from airflow.dag_processing.dagbag import DagBag

bag = DagBag(dag_folder=sys.argv[1])
assert not bag.import_errors, bag.import_errors
run = bag.dags["reextract_spark"].test(run_conf={"source": "sample_times"})
print({one.task_id: str(one.state) for one in run.get_task_instances()}, file=sys.stderr)
sys.exit(run.state != "success")
"""


def test_the_dag_reads_the_archive_again_by_spark_submit(
    house: House, other: House, crawl: Path, tmp_path: Path
) -> None:
    python = str(spark_python())
    spark(house.settings, crawl / "crawl", "--output", tmp_path / "dataset")
    older = as_if_read_by(tmp_path / "dataset", tmp_path / "older", "7+0a0a0a0a0a0a")
    for one in (house, other):
        one.run("load", str(older))
    (tmp_path / "dags").mkdir()
    shutil.copy(ROOT / "dags" / "reextract_spark.py", tmp_path / "dags")
    airflow = {
        "AIRFLOW_HOME": str(tmp_path / "airflow"),
        "AIRFLOW__CORE__DAGS_FOLDER": str(tmp_path / "dags"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
    }
    with EmbeddedServer.start(house.home) as server:
        airflow["NEWSFIGURES_DATABASE_URL"] = server.url("warehouse")
        done = subprocess.run(
            [python, "-c", RUN_DAG, str(tmp_path / "dags")], env={**environment(house.home), **airflow},
            capture_output=True, text=True, timeout=PATIENCE, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-3000:]
    assert not (house.home / "spark" / "reextract_spark").exists()
    told, _ = other.run("reextract", "--source", "sample_times", "--json")
    assert told["stages"]["publish"]["made"] > 5
    for one in (house, other):
        one.run("observe")
    print("\n" + same_rows(house, other))
