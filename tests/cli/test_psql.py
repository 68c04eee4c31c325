"""`psql` opens on the warehouse, and no list of processes shows the password."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.cli.query import without_secrets
from pipeline.settings import Settings

TELLS = """#!{python}
import json, os, sys
print(json.dumps({{"arguments": sys.argv[1:], "password": os.environ.get("PGPASSWORD")}}))
"""


def test_the_password_is_in_the_environment_and_not_in_the_arguments(tmp_path: Path, settings: Settings) -> None:
    psql = tmp_path / "psql"
    psql.write_text(TELLS.format(python=sys.executable))
    psql.chmod(0o755)
    env = {
        **os.environ,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "NEWSFIGURES_HOME": str(settings.home),
        "NEWSFIGURES_DATABASE_URL": "postgresql://anna:s%40fe%25@db.test:5433/news?sslmode=require",
    }
    command = [sys.executable, "-m", "pipeline.cli", "psql", "-c", "SELECT 1", "-c", "SELECT 2"]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["password"] == "s@fe%"
    assert "fe" not in " ".join(told["arguments"])
    assert told["arguments"] == [
        "--no-psqlrc", "postgresql://anna@db.test:5433/news?sslmode=require", "--command", "SELECT 1",
        "--command", "SELECT 2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("url", "shown", "password"),
    [
        ("postgresql+psycopg://a:b@/news?host=%2Ftmp%2Fx&port=5432",
         "postgresql://a@/news?host=%2Ftmp%2Fx&port=5432", "b"),
        ("postgresql+psycopg://a@db.test/news?password=b&sslmode=require",
         "postgresql://a@db.test/news?sslmode=require", "b"),
        ("postgresql+psycopg://db.test/news", "postgresql://db.test/news", None),
    ],
    ids=["a socket", "in the query", "none"],
)  # fmt: skip
def test_whatever_the_form_of_the_address(url: str, shown: str, password: str | None) -> None:
    address, secrets = without_secrets(url)
    assert (address, secrets.get("PGPASSWORD")) == (shown, password)
