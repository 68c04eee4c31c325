"""What reading our DAG files costs Airflow: `python benchmarks/dags.py [--sources 500]`.

In the processor every DAG of every source is built; in a task, one. Airflow's own modules are imported before the clock
starts, as they are in its processes.
"""

import argparse
import os
import platform
import runpy
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import airflow.sdk.definitions.callback
import airflow.sdk.definitions.deadline  # noqa: F401 - what our factory imports of Airflow
from airflow.sdk import DAG, CronTriggerTimetable, Param, task

DAGS = Path(__file__).resolve().parent.parent / "dags"

SOURCE = """
name = "Paper {n}"
language = "en"
time_zone = "Asia/Seoul"
hosts = ["p{n}.example"]

[terms]
terms_url = "https://p{n}.example/terms"
quote_limit = 300
legal_note = "Invented for a measurement."

[archive_pages]
url = "https://p{n}.example/{{year}}/{{month}}/{{day}}"
links = "h2 > a"

[[feed]]
url = "https://p{n}.example/rss.xml"
"""


def read(files: list[str]) -> None:
    """In a process of its own: milliseconds of CPU for each file."""
    with DAG(
        "plain", schedule=CronTriggerTimetable("0 * * * *", timezone="UTC"), params={"n": Param(1, type="integer")}
    ):
        task(task_id="one")(lambda: 1)()  # what any DAG makes Airflow import
    for path in files:
        started = time.process_time()
        found = runpy.run_path(path)
        seconds = time.process_time() - started
        dags = sum(type(value).__name__ == "DAG" for value in found.values())
        if dags:
            print(f"  {Path(path).name}: {dags} DAGs in {1000 * seconds:.0f} ms of CPU")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sources", type=int, default=500)
    parser.add_argument("--read", nargs="+", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.read:
        read(arguments.read)
        return
    print(f"Python {platform.python_version()}, {platform.machine()}, {arguments.sources} sources and those built in")
    files = [str(path) for path in sorted(DAGS.glob("*.py"))]
    with tempfile.TemporaryDirectory() as folder:
        for n in range(arguments.sources):
            Path(folder, f"s{n:03}.toml").write_text(SOURCE.format(n=n), encoding="utf-8")
        env = os.environ | {"NEWSFIGURES_SOURCES_DIR": folder, "AIRFLOW_HOME": folder}
        for dag_id in ("", "ingest_s001", "sweep_s001", "observe_figures"):
            print(f"in a task of {dag_id}" if dag_id else "in the processor")
            asked = {"_AIRFLOW_PARSING_CONTEXT_DAG_ID": dag_id} if dag_id else {}
            subprocess.run([sys.executable, __file__, "--read", *files], env=env | asked, check=True)


if __name__ == "__main__":
    main()
