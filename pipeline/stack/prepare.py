"""What a server installation needs once, and again after an upgrade: databases, both migrations, pools, the login."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

from pipeline.errors import ConfigError, PipelineError
from pipeline.settings import Settings
from pipeline.stack.environment import USER, write_private
from pipeline.stack.house import POOLS
from pipeline.warehouse import database_url, upgrade

_METADATA = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"
_PASSWORDS = "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE"  # the name of a setting


def prepare(settings: Settings, env: Mapping[str, str]) -> list[str]:
    """Bring everything to the version of this code; returns what was done, a line each. Again: changes nothing."""
    if _METADATA not in env:
        raise ConfigError(f"{_METADATA} is not set; it names the PostgreSQL database of Airflow's metadata")
    done = []
    if settings.sources_dir is not None:
        settings.sources_dir.mkdir(parents=True, exist_ok=True)
    if _make_database(env[_METADATA]):
        done.append("made Airflow's database")
    with database_url(settings) as url:
        upgrade(url, settings.sql_dir)
    done.append("warehouse migrated")
    _airflow(["db", "migrate"], env)
    done.append("Airflow's metadata migrated")
    for pool, (slots, description) in POOLS.items():
        _airflow(["pools", "set", pool, str(slots), description], env)
        done.append(f"pool {pool} has {slots} slots")
    if env.get("AIRFLOW_PASSWORD") and _PASSWORDS in env:
        write_private(Path(env[_PASSWORDS]), json.dumps({USER: env["AIRFLOW_PASSWORD"]}))
        done.append(f"login {USER} written to {env[_PASSWORDS]}")
    return done


def _make_database(address: str) -> bool:
    """Make the database that `address` names, when its server lacks it."""
    url = make_url(address)
    if url.database is None:
        raise ConfigError(f"{_METADATA} names no database")
    engine = create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as conn:
        there = conn.scalar(text("SELECT 1 FROM pg_database WHERE datname = :name"), {"name": url.database})
        if not there:
            conn.exec_driver_sql(f"CREATE DATABASE {engine.dialect.identifier_preparer.quote(url.database)}")
    engine.dispose()
    return not there


def _airflow(arguments: Sequence[str], env: Mapping[str, str]) -> None:
    command = [sys.executable, "-m", "airflow", *arguments]
    ended = subprocess.run(command, check=False, env=dict(env), capture_output=True, text=True)  # noqa: S603
    if ended.returncode:
        raise PipelineError(f"`airflow {' '.join(arguments)}` ended with {ended.returncode}:\n{ended.stderr[-2000:]}")
