"""`newsfigures spark` without Spark: what it asks spark-submit to do, and what it says where something is missing.

spark-submit is a program of the test's own here; tests/acceptance/test_spark.py has the real one.
"""

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

JAVA = "#!/bin/sh\necho 'openjdk version \"{}.0.1\" 2026-10-20' >&2\n"
SUBMIT = """#!{python}
import json, os, sys
names = ("PYSPARK_PYTHON", "SPARK_HOME", "OMP_NUM_THREADS")
env = {{name: os.environ.get(name) for name in names}}
print(json.dumps({{"pid": os.getpid(), "words": sys.argv[1:], "env": env}}))
sys.exit(int(os.environ.get("CODE", "0")))
"""


def program(file: Path, words: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words, "utf-8")
    file.chmod(0o755)
    return file


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """Java 17 and an installation of Spark, as far as this command sees of them."""
    program(tmp_path / "java" / "bin" / "java", JAVA.format(17))
    program(tmp_path / "spark" / "bin" / "spark-submit", SUBMIT.format(python=sys.executable))
    return {"JAVA_HOME": str(tmp_path / "java"), "SPARK_HOME": str(tmp_path / "spark")}


def newsfigures(*words: str, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    dropped = ("NEWSFIGURES", "SPARK", "PYSPARK", "JAVA")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *words],
        env={**clean, "PYTHONPATH": ":".join(filter(None, sys.path)), **env},
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_spark_submit_is_given_the_job_with_all_that_was_asked_for(env: dict[str, str]) -> None:
    done = newsfigures(
        "spark", "a.warc.gz", "b*.warc.gz", "--output", "out", "--master", "spark://head:7077", "--host", "paper.test",
        "--from", "2026-04-01", "--to", "2026-05-01", "--prefix", "s3://bucket/", "--conf", "spark.executor.memory=4g",
        env=env,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    words = told["words"]
    assert words[:2] == ["--master", "spark://head:7077"]
    assert "spark.executor.memory=4g" in words
    assert "spark.python.worker.reuse=true" in words
    assert not any("127.0.0.1" in word for word in words), "workers on other machines have to reach the driver"
    job = next(at for at, word in enumerate(words) if word.endswith("__main__.py"))
    assert words[job + 1 :] == [
        "--output=out", "--prefix=s3://bucket/", "--from=2026-04-01", "--to=2026-05-01", "--host=paper.test", "--",
        "a.warc.gz", "b*.warc.gz",
    ]  # fmt: skip
    assert told["env"] == {"PYSPARK_PYTHON": sys.executable, "SPARK_HOME": env["SPARK_HOME"], "OMP_NUM_THREADS": "1"}


def test_on_this_machine_nothing_of_a_run_is_open_to_the_network(env: dict[str, str]) -> None:
    words = json.loads(newsfigures("spark", "a.warc.gz", "--output", "out", env=env).stdout)["words"]
    assert words[:2] == ["--master", "local[*]"]
    assert {"spark.driver.bindAddress=127.0.0.1", "spark.ui.enabled=false"} < set(words)


def test_the_exit_code_is_that_of_the_job(env: dict[str, str]) -> None:
    assert newsfigures("spark", "a.warc.gz", "--output", "out", env={**env, "CODE": "75"}).returncode == 75


def test_who_ends_the_command_ends_spark(env: dict[str, str]) -> None:
    """It becomes spark-submit, so that no signal can end the one and leave the other at work."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("NEWSFIGURES", "SPARK"))}
    command = [sys.executable, "-m", "pipeline.cli", "spark", "a.warc.gz", "--output", "out"]
    with subprocess.Popen(
        command, env={**clean, "PYTHONPATH": ":".join(filter(None, sys.path)), **env}, stdout=subprocess.PIPE, text=True
    ) as running:
        out, _ = running.communicate(timeout=120)
    assert json.loads(out)["pid"] == running.pid


@pytest.mark.parametrize("host", ["https://paper.test/", "paper.test/news", "paper test", ""])
def test_a_host_that_is_no_name_of_one_is_a_usage_error(host: str, env: dict[str, str]) -> None:
    for words in (["spark", "a.warc.gz", "--output", "out"], ["ingest", "--warc", "a.warc.gz"]):
        done = newsfigures(*words, "--host", host, env=env)
        assert done.returncode == 78
        assert "is no name of a host" in done.stderr


@pytest.mark.parametrize("missing", ["pyspark", "bin/spark-submit", "java", "a late enough java"])
def test_what_is_missing_is_named_with_the_way_to_get_it(missing: str, env: dict[str, str], tmp_path: Path) -> None:
    if missing == "pyspark":
        if find_spec("pyspark"):
            pytest.skip("pyspark is installed here")
        del env["SPARK_HOME"]
    elif missing == "bin/spark-submit":
        (tmp_path / "spark" / "bin" / "spark-submit").unlink()
    elif missing == "java":
        (tmp_path / "java" / "bin" / "java").unlink()
    else:
        program(tmp_path / "java" / "bin" / "java", JAVA.format(11))
    done = newsfigures("spark", "a.warc.gz", "--output", "out", env=env)
    assert done.returncode == 78
    assert "Traceback" not in done.stderr
    assert ("openjdk-17" if "java" in missing else "pip install 'newsfigures[spark]'") in done.stderr


def test_a_setting_that_is_none_is_a_usage_error(env: dict[str, str]) -> None:
    done = newsfigures("spark", "a.warc.gz", "--output", "out", "--conf", "spark.executor.memory", env=env)
    assert done.returncode == 2
    assert "NAME=VALUE" in done.stderr


@pytest.mark.skipif(find_spec("pyspark") is not None, reason="Spark is installed here")
def test_doctor_shows_the_extra_in_its_brackets(tmp_path: Path) -> None:
    done = newsfigures("doctor", env={"NEWSFIGURES_HOME": str(tmp_path), "COLUMNS": "300"})
    assert "pip install 'newsfigures[spark]'" in done.stdout
