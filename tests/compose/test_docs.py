"""docs/compose.md and docs/celery.md: their commands name services, profiles, variables and commands that there are."""

import base64
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.support.composed import FILE, ROOT, SECRETS, composed, services, variables
from tests.test_docs import _faults

PAGE = (ROOT / "docs" / "compose.md").read_text(encoding="utf-8")
OF_CELERY = (ROOT / "docs" / "celery.md").read_text(encoding="utf-8")
BOTH = PAGE + OF_CELERY
COMMANDS = re.findall(r"docker compose ([^`#\n]+)", BOTH)
NAMED = re.compile(r"(?:exec|run --rm)(?: -T)? ([a-z-]+)|(?:stop|logs|--scale) ([a-z-]+)")
BLOCK = re.compile(r"^    touch .env.*?^    END$", re.MULTILINE | re.DOTALL)


def test_services_and_profiles_exist() -> None:
    named = {name for line in COMMANDS for pair in NAMED.findall(line) for name in pair if name}
    assert {"backup", "postgres", "init"} < named <= set(services())
    profiles = {profile for one in services().values() for profile in one.get("profiles", [])}
    assert set(re.findall(r"--profile (\S+)", BOTH)) == profiles - {"backup"}, "`run` starts a service by its name"


def test_commands_of_newsfigures_and_their_options_exist() -> None:
    lines = [found for line in COMMANDS for found in re.findall(r"(?<= )newsfigures (.+)", line.strip())]
    assert len(lines) > 5
    assert [fault for line in lines for fault in _faults(line)] == []


def test_variables_that_the_page_names_are_read() -> None:
    kinds = "AIRFLOW|AWS|BACKUP|EXPLORER|FETCHES|FLOWER|NEWSFIGURES|POSTGRES|PYTHON|REDIS|SCHEDULER|WORKER"
    named = set(re.findall(rf"\b(?:{kinds})_[A-Z_]+\b", BOTH))
    assert len(named) > 25
    assert named - {"NEWSFIGURES_SOURCES_DIR"} <= set(variables()), "new-source runs outside of compose"


def test_the_images_that_the_page_pins_are_those_of_the_files() -> None:
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    for image in re.findall(r"docker pull (\S+)", PAGE):
        assert f"-{image}}}" in FILE.read_text(encoding="utf-8")
    assert re.findall(r"docker pull (python\S+)", PAGE) == re.findall(r"ARG PYTHON_IMAGE=(\S+)", dockerfile)


def test_the_limits_that_the_page_tells_are_those_of_the_file() -> None:
    told = dict(re.findall(r"^\| ([a-z-]+) \| .*?\| (\d+) GB", PAGE, re.MULTILINE))
    assert len(told) == 5
    assert {name: services()[name]["mem_limit"] for name in told} == {name: f"{size}g" for name, size in told.items()}


@pytest.mark.skipif(shutil.which("openssl") is None, reason="the block asks openssl for random bytes")
def test_the_secrets_that_the_page_makes_are_enough_to_start(tmp_path: Path) -> None:
    (block,) = BLOCK.findall(PAGE)
    script = "\n".join(line.removeprefix("    ") for line in block.splitlines())
    subprocess.run(["sh", "-ec", script], cwd=tmp_path, check=True)
    file = tmp_path / ".env"
    assert file.stat().st_mode & 0o077 == 0, "for its owner alone"
    made = dict(entry.split("=", 1) for line in file.read_text().splitlines() for entry in shlex.split(line))
    assert set(made) == set(SECRETS)
    assert composed(made)["services"]
    assert len(base64.urlsafe_b64decode(made["AIRFLOW_FERNET_KEY"])) == 32, "what Fernet takes"
    assert len(made["AIRFLOW_JWT_SECRET"]) >= 64
