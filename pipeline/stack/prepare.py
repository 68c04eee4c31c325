"""What a server installation needs once, and again after an upgrade: databases, both migrations, pools, logins."""

import subprocess
import sys
from collections.abc import Mapping, Sequence

from sqlalchemy import create_engine, make_url, text

from pipeline.errors import ConfigError, PipelineError
from pipeline.settings import Settings
from pipeline.stack.house import POOLS
from pipeline.warehouse import database_url, upgrade
from pipeline.warehouse.web_login import WEB_LOGIN, grant_web_login

_METADATA = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"
_USERS_IN_DATABASE = "FabAuthManager"
_FETCH_POOL = "newsfigures_fetch"


def prepare(settings: Settings, env: Mapping[str, str]) -> list[str]:
    """Bring everything to the version of this code; returns what was done, a line each. Again: changes nothing."""
    if _METADATA not in env:
        raise ConfigError(f"{_METADATA} is not set; it names the PostgreSQL database of Airflow's metadata")
    fetches = _fetches(env)
    done = []
    if settings.sources_dir is not None:
        settings.sources_dir.mkdir(parents=True, exist_ok=True)
    if _make_database(env[_METADATA]):
        done.append("made Airflow's database")
    with database_url(settings) as url:
        upgrade(url, settings.sql_dir)
        done.append("warehouse migrated")
        if password := env.get("EXPLORER_DATABASE_PASSWORD"):
            grant_web_login(url, password)
            done.append(f"login {WEB_LOGIN} of the explorer has the password of EXPLORER_DATABASE_PASSWORD")
    _run(["airflow", "db", "migrate"], env)
    done.append("Airflow's metadata migrated")
    for pool, (usual, description) in POOLS.items():
        slots = fetches if fetches and pool == _FETCH_POOL else usual
        _run(["airflow", "pools", "set", pool, str(slots), description], env)
        done.append(f"pool {pool} has {slots} slots")
    if env.get("AIRFLOW__CORE__AUTH_MANAGER", "").endswith(_USERS_IN_DATABASE):
        done.append(_run(["pipeline.orchestration.first_user"], env).splitlines()[-1])
    return done


def _fetches(env: Mapping[str, str]) -> int | None:
    """How many sources may be fetched from at once, where something is said of it."""
    said = env.get("FETCHES_AT_ONCE")
    if not said:
        return None
    if not (said.isdigit() and said.isascii() and int(said)):
        raise ConfigError(f"FETCHES_AT_ONCE is {said!r}; write a number of at least 1")
    return int(said)


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


def _run(module: Sequence[str], env: Mapping[str, str]) -> str:
    """What a module of Python with its arguments prints."""
    command = [sys.executable, "-m", *module]
    ended = subprocess.run(command, check=False, env=dict(env), capture_output=True, text=True)  # noqa: S603
    if ended.returncode:
        raise PipelineError(f"`{' '.join(module)}` ended with {ended.returncode}:\n{ended.stderr[-2000:]}")
    return ended.stdout
