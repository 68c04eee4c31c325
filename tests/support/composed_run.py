"""The services of docker-compose.yml as processes of this machine, in the environment that compose gives them.

They have the packages of requirements-compose.lock, and newsfigures installed from what the Dockerfile copies. Hosts
and ports of containers become those of this machine, folders of the image those of a temporary one; nothing else is
changed. To root on Linux the image is read-only, as `read_only: true` makes it. A service can run several times, each
on a "machine" of its own: with a host name and a state folder that no other has.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import psycopg
import requests

from pipeline.stack.environment import free_port
from pipeline.warehouse.runner import Runner
from tests.support.composed import ROOT, services

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PORTS = ("8080", "8974", "8090", "8099", "6379", "5555")
END_SECONDS = 60
READ_ONLY = 'for it in "$0" "$1"; do mount --bind "$it" "$it"; mount -o remount,ro,bind "$it"; done; shift; exec "$@"'
NAMED = 'hostname "$0"; exec "$@"'


def interpreter() -> Path:
    """Of the environment that `make acceptance` makes of requirements-compose.lock, or another that holds the same."""
    found = Path(os.environ.get("NEWSFIGURES_TEST_COMPOSE_PYTHON") or Path(sys.prefix) / "compose" / "bin" / "python")
    assert found.is_file(), f"no {found}: run make acceptance once"
    return found


def install(image: Path) -> None:
    """What the image has beside the lock: the package, and the files next to it."""
    tree, packages = image / "opt" / "newsfigures", image / "packages"
    for line in re.findall(r"^COPY (.*)$", DOCKERFILE, re.MULTILINE):
        *names, target = line.split()
        for name in names:
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, tree / target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                tree.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / name, tree / name)
    pip = [str(interpreter()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    subprocess.run([*pip, "--no-build-isolation", "--target", str(packages), "."], cwd=tree, check=True)
    (tree / "sources").mkdir()
    shutil.rmtree(tree / "build", ignore_errors=True)


def image_env() -> dict[str, str]:
    """What the Dockerfile sets."""
    (block,) = re.findall(r"^ENV ((?:.*\\\n)*.*)$", DOCKERFILE, re.MULTILINE)
    return dict(re.findall(r"(\w+)=(\S+)", block))


@contextmanager
def postgres(data: Path, password: str, port: int) -> Iterator[None]:
    """A server as the image of PostgreSQL makes one: the user, the database and the password that it is given."""
    runner = Runner.for_data(data)
    data.mkdir(mode=0o700)
    runner.open_path_to(data)
    secret = data.with_name("postgres.password")
    secret.write_text(password)
    runner.give(data)
    runner.give(secret)
    runner.run(
        "initdb", "--pgdata", data, "--username=newsfigures", f"--pwfile={secret}", "--auth=scram-sha-256",
        "--encoding=UTF8", "--locale=C", "--no-instructions", cwd=data,
    )  # fmt: skip
    options = f"-h 127.0.0.1 -p {port} -k ''"
    log = data / "server.log"
    runner.run("pg_ctl", "start", "--pgdata", data, "--wait", "--log", log, "--options", options, cwd=data)
    try:
        where = {"host": "127.0.0.1", "port": port, "user": "newsfigures", "password": password}
        with psycopg.connect(**where, dbname="postgres", autocommit=True) as conn:
            conn.execute("CREATE DATABASE warehouse")
        yield
    finally:
        runner.run("pg_ctl", "stop", "--pgdata", data, "--mode=fast", "--wait", cwd=data)


@dataclass
class Composed:
    """Services by their names in the file. `ports` tells which port of this machine stands for one of a container."""

    folder: Path
    variables: Mapping[str, str]
    ports: dict[str, int] = field(default_factory=lambda: {name: free_port() for name in (*PORTS, "5432")})
    running: dict[str, tuple[subprocess.Popen[bytes], IO[bytes]]] = field(default_factory=dict)

    @property
    def image(self) -> Path:
        return self.folder / "image"

    def url(self, port: str) -> str:
        return f"http://127.0.0.1:{self.ports[port]}"

    def env(self, service: str, machine: str = "") -> dict[str, str]:
        told = image_env() | services(self.variables)[service].get("environment", {})
        ours = {name: self._here(str(value), machine) for name, value in told.items()}
        programs = (str(self.image / "packages" / "bin"), str(interpreter().parent), os.environ["PATH"])
        return ours | {
            "PATH": os.pathsep.join(programs),
            "PYTHONPATH": str(self.image / "packages"),
            "HOME": str(self.image / "home"),
            "TMPDIR": str(self.folder / "tmp"),
            "NO_PROXY": "127.0.0.1",
            # ports that no service publishes, which other Airflows of this machine may have
            "AIRFLOW__API__PORT": str(self.ports["8080"]),
            "AIRFLOW__SCHEDULER__SCHEDULER_HEALTH_CHECK_SERVER_PORT": str(self.ports["8974"]),
            "AIRFLOW__LOGGING__WORKER_LOG_SERVER_PORT": str(free_port()),
            "AIRFLOW__LOGGING__TRIGGER_LOG_SERVER_PORT": str(free_port()),
            "AIRFLOW__CELERY__FLOWER_PORT": str(self.ports["5555"]),
        }  # fmt: skip

    def run(self, service: str, *command: str, machine: str = "", **changed: str) -> subprocess.CompletedProcess[str]:
        """As `docker compose run --rm SERVICE COMMAND`, the service's own command where none is given."""
        words = [self._here(word, machine) for word in command or services(self.variables)[service]["command"]]
        return subprocess.run(
            [*self._held(machine), *words], env=self.env(service, machine) | changed, cwd=self.image,
            capture_output=True, text=True, check=False, timeout=600,
        )  # fmt: skip

    def check(self, service: str, machine: str = "") -> subprocess.CompletedProcess[str]:
        """The health check."""
        kind, *command = services(self.variables)[service]["healthcheck"]["test"]
        assert kind == "CMD"
        return self.run(service, *command, machine=machine)

    def start(self, service: str, machine: str = "", **changed: str) -> None:
        words = [self._here(word, machine) for word in services(self.variables)[service]["command"]]
        name = f"{service}-{machine}" if machine else service
        log = (self.folder / f"{name}.log").open("ab")
        process = subprocess.Popen(
            [*self._held(machine), *words], env=self.env(service, machine) | changed, cwd=self.image, stdout=log,
            stderr=log, start_new_session=True,
        )  # fmt: skip
        self.running[name] = process, log

    def wait(self, url: str, service: str, seconds: float = 120) -> None:
        """Until something answers there."""
        until = time.monotonic() + seconds
        while True:
            self.look_after()
            with suppress(requests.RequestException):
                requests.get(url, timeout=10)
                return
            assert time.monotonic() < until, f"{service}: {self.log(service)}"
            time.sleep(0.5)

    def look_after(self) -> None:
        for service, (process, _) in self.running.items():
            assert process.poll() is None, f"{service}: {self.log(service)}"

    def log(self, service: str) -> str:
        return (self.folder / f"{service}.log").read_text(errors="replace")[-3000:]

    def stop(self) -> dict[str, float]:
        """SIGTERM to each, as `docker compose stop` does; seconds until it had ended."""
        begun, seconds = time.monotonic(), dict[str, float]()
        for process, _ in self.running.values():
            process.terminate()
        for service, (process, log) in self.running.items():
            try:
                process.wait(END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
            seconds[service] = time.monotonic() - begun
            log.close()
        self.running.clear()
        return seconds

    def _held(self, machine: str = "") -> list[str]:
        """What makes the image read-only for the command behind it; it keeps the process's number. With a machine it
        has the machine's host name, which takes root."""
        named = ["unshare", "--uts", "sh", "-ec", NAMED, machine] if machine else []
        if os.geteuid() != 0 or shutil.which("unshare") is None:
            return named
        read_only = ["unshare", "--mount", "sh", "-ec", READ_ONLY, str(self.image), str(interpreter().parents[1])]
        return [*named, *read_only]

    def _here(self, word: str, machine: str = "") -> str:
        """A word of a container, for this machine."""
        for name, host in (
            ("@postgres/", "5432"), ("airflow-api-server:8080", "8080"), ("newsstand:8099", "8099"),
            ("redis:6379", "6379"),
        ):  # fmt: skip
            mark, tail = ("@", "/") if name.startswith("@") else ("", "")
            word = word.replace(name, f"{mark}127.0.0.1:{self.ports[host]}{tail}")
        for port in PORTS:
            word = re.sub(rf"^{port}$|(?<=127\.0\.0\.1:){port}\b", str(self.ports[port]), word)
        word = re.sub(r"^0\.0\.0\.0$", "127.0.0.1", word)
        broker = f"redis-server --port {self.ports['6379']} --bind 127.0.0.1 --dir {self.folder / 'redis'}"
        word = word.replace("exec redis-server", f"exec {broker}")
        for inside, outside in (
            ("/var/lib/newsfigures", self.folder / (f"state-{machine}" if machine else "state")),
            ("/tmp/airflow", self.folder / "tmp" / "airflow"),  # noqa: S108 - in the container
            ("/opt/newsfigures", self.image / "opt" / "newsfigures"),
            ("/backups", self.folder / "backups"),
        ):
            word = re.sub(rf"(?<![\w/]){inside}(?![\w-])|(?<=file://){inside}", str(outside), word)
        return word


def written_since(folder: Path, moment: float) -> list[str]:
    """Files below the folder that were changed after a moment, but for what programs do without where they must:
    compiled files, and the number that onnxruntime gives to a machine."""
    changed = (path for path in folder.rglob("*") if path.is_file() and path.stat().st_mtime > moment)
    return sorted(
        str(path.relative_to(folder)) for path in changed if path.suffix != ".pyc" and path.name != "deviceid"
    )


def memory_mb(process: Any) -> float:
    """What a process and all below it have for themselves, and their share of what they have together."""
    return float(sum(one.memory_full_info().pss for one in [process, *process.children(recursive=True)])) / 2**20
