"""What runs the job: Java and spark-submit, found on this machine, and the command line that it is given."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NoReturn

from pipeline.errors import ConfigError

MAIN = Path(__file__).resolve().with_name("__main__.py")
"""The file that spark-submit is given."""
LEAST_JAVA = 17
_GET_JAVA = (
    f"install Java {LEAST_JAVA} or later (Debian, Ubuntu: apt install openjdk-17-jre-headless; macOS: "
    "brew install openjdk@17), or name it by JAVA_HOME"
)
_GET_SPARK = "pip install 'newsfigures[spark]', or name an installation of Spark 4 by SPARK_HOME"
_VERSION = re.compile(r'version "(\d+)')
_PATIENCE = 60


def java_version(env: Mapping[str, str]) -> int:
    """Of the Java that Spark would take. ConfigError where there is none, or one that is too old."""
    named = env.get("JAVA_HOME")
    java = str(Path(named, "bin", "java")) if named else shutil.which("java", path=env.get("PATH")) or ""
    if not java or not Path(java).exists():
        raise ConfigError(f"no Java {f'in JAVA_HOME {named}' if named else 'on this machine'}: {_GET_JAVA}")
    try:
        said = subprocess.run(  # noqa: S603  # the java of this machine
            [java, "-version"], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ConfigError(f"{java} cannot be run ({error}): {_GET_JAVA}") from error
    found = _VERSION.search(said.stderr + said.stdout)
    if found is None or int(found[1]) < LEAST_JAVA:
        raise ConfigError(f"{java} is no Java {LEAST_JAVA} or later: {_GET_JAVA}")
    return int(found[1])


def spark_home(env: Mapping[str, str]) -> Path:
    """The folder with bin/spark-submit: SPARK_HOME, else that of pyspark. ConfigError where there is none."""
    if named := env.get("SPARK_HOME"):
        home = Path(named)
    else:
        found = find_spec("pyspark")
        if found is None or not found.submodule_search_locations:
            raise ConfigError(f"Spark is not installed: {_GET_SPARK}")
        home = Path(found.submodule_search_locations[0])
    if not (home / "bin" / "spark-submit").is_file():
        raise ConfigError(f"{home} holds no bin/spark-submit: {_GET_SPARK}")
    return home


def submit(arguments: Sequence[str], *, master: str, conf: Mapping[str, str]) -> NoReturn:
    """Become spark-submit, which runs the job: who ends this process, by whatever signal, ends Spark, which would go
    on as an orphan else. ConfigError where Java or Spark is missing."""
    own = environment(os.environ)
    home = Path(own["SPARK_HOME"])
    command = [
        str(home / "bin" / "spark-submit"),
        *("--master", master),
        *(part for name, value in {**defaults(master), **conf}.items() for part in ("--conf", f"{name}={value}")),
        str(MAIN),
        *arguments,
    ]
    os.execve(command[0], command, own)  # noqa: S606  # of this machine's Spark


def environment(env: Mapping[str, str]) -> dict[str, str]:
    """`env` with what spark-submit and its workers on this machine want to know. ConfigError where Java or Spark is
    missing."""
    home = spark_home(env)
    java_version(env)
    own = {
        "PYSPARK_PYTHON": sys.executable,
        "PYTHONWARNINGS": "ignore::FutureWarning",  # what pyspark says of the version of pandas, in each worker
        "OMP_NUM_THREADS": "1",
    }
    path = os.pathsep.join([str(home / "bin"), env.get("PATH", os.defpath)])
    return {**own, **env, "SPARK_HOME": str(home), "PATH": path, "PYTHONPATH": _path(env)}


def defaults(master: str) -> dict[str, str]:
    """Settings of Spark that --conf replaces: workers live on with the reader that they have loaded, and nothing of a
    run on this machine is open to the network."""
    found = {"spark.app.name": "newsfigures", "spark.python.worker.reuse": "true", "spark.log.level": "WARN"}
    if master.startswith("local"):
        found |= {
            "spark.ui.enabled": "false",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
        }
    return found


def _path(env: Mapping[str, str]) -> str:
    """The package is found where this command found it."""
    root = str(Path(__file__).resolve().parent.parent.parent)
    return os.pathsep.join(filter(None, (root, env.get("PYTHONPATH"))))
