"""A built wheel works where nothing of a checkout is: its command, its package, its tables and its SQL."""

import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

WORKS = """
import newsfigures, pipeline
from pipeline.settings import BUILT_IN_SQL
print(newsfigures.__file__)
print(newsfigures.read_text("MeowTalk had 51,200 users in March.", language="en")[0].surface)
print((BUILT_IN_SQL / "marts" / "fct_claim.sql").is_file(), newsfigures.__version__)
"""

COMMAND = """
from importlib.metadata import entry_points
(program,) = entry_points(group="console_scripts", name="newsfigures")
program.load()()
"""


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of an environment that has the wheel, and of this one's packages all but the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder], cwd=ROOT, check=True, timeout=300
    )
    (wheel,) = folder.glob("newsfigures-*.whl")
    home = folder / "home"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True, timeout=120)
    (packages,) = home.glob("lib/python*/site-packages")
    with zipfile.ZipFile(wheel) as held:
        held.extractall(packages)
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_paths()['purelib']}\n")
    return home / "bin" / "python"


def test_the_package_of_a_wheel_reads_a_text(python, tmp_path):
    done = subprocess.run([python, "-c", WORKS], capture_output=True, text=True, cwd=tmp_path, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    where, surface, rest = done.stdout.splitlines()
    assert Path(where).is_relative_to(python.parents[1])
    assert (surface, rest) == ("51,200 users", "True 0.1.0")


def test_the_command_of_a_wheel_lists_its_commands(python, tmp_path):
    """By its entry point, as pip and pipx make a program of it."""
    done = subprocess.run(
        [python, "-c", COMMAND, "--help"], capture_output=True, text=True, cwd=tmp_path, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "newsfigures" in done.stdout
    assert "reextract" in done.stdout
