"""`doctor`: says what is missing, and the remedy."""

import json
import os
import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.errors import ConfigError
from pipeline.settings import Settings, make_home

_LEAST_FREE = 2_000_000_000
"""Bytes: room for the embedded server, Airflow's metadata, logs and some thousand pages."""


_READ_OR_WRITE, _PASS = 0o066, 0o011
"""Rights of others on a folder."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `detail` is how it stands when good, and the remedy when not."""

    what: str
    good: bool
    detail: str


def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False) -> None:
    found = examine()
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in found]))
    else:
        table = Table("", "what", "how it stands, or the remedy")
        for each in found:
            stands = "ok" if each.good else "MISSING"
            table.add_row(stands, each.what, escape(each.detail), style=None if each.good else "red")
        Console().print(table)
    if not all(each.good for each in found):
        raise typer.Exit(1)


def examine() -> list[Finding]:
    """All findings; one that fails does not keep the others from being looked at."""
    try:
        settings = Settings.from_env()
    except ConfigError as error:
        return [Finding("settings", False, str(error))]
    looks: list[tuple[str, Callable[[Settings], str]]] = [
        ("Python", _python),
        ("state folder", _home),
        ("archive", _archive),
        ("sources", _sources),
        ("languages", _languages),
        ("reader", _reader),
        ("warehouse", _warehouse),
        ("Airflow", _airflow),
        ("Spark", _spark),
    ]
    return [_look(what, look, settings) for what, look in looks]


def _look(what: str, look: Callable[[Settings], str], settings: Settings) -> Finding:
    try:
        return Finding(what, True, look(settings))
    except Exception as error:  # noqa: BLE001 - whatever it is, the other looks go on
        from pipeline.warehouse.failures import explained

        return Finding(what, False, str(explained(error) or f"{type(error).__name__}: {error}"))


def _python(_: Settings) -> str:
    if not (3, 11) <= sys.version_info[:2] <= (3, 13):
        raise ConfigError(f"{sys.version.split()[0]}; install 3.11, 3.12 or 3.13 and run make setup PYTHON=...")
    return sys.version.split()[0]


def _home(settings: Settings) -> str:
    make_home(settings.home)
    if open_to_others := exposed(settings.home):
        raise ConfigError(
            f"other users of this machine may read {open_to_others}, and so articles; shut it: "
            f"chmod -R go-rwx {shlex.quote(str(settings.home))}"
        )
    free = shutil.disk_usage(settings.home).free
    if free < _LEAST_FREE:
        raise ConfigError(f"{settings.home} has {free / 1e9:.1f} GB free; set NEWSFIGURES_HOME to a larger disk")
    return f"{settings.home}, {free / 1e9:.0f} GB free"


def exposed(home: Path) -> Path | None:
    """What of an older home others may look into: it, or a folder in it where it may be passed through, as the server's
    own user has to when root runs it."""
    if home.stat().st_mode & _READ_OR_WRITE:
        return home
    if not home.stat().st_mode & _PASS:
        return None
    inside = (folder for folder in home.iterdir() if folder.is_dir() and not folder.is_symlink())
    return next((folder for folder in sorted(inside) if folder.stat().st_mode & (_READ_OR_WRITE | _PASS)), None)


def _archive(settings: Settings) -> str:
    """A folder is tried by its file system; of a server a file is asked for that was written a moment ago."""
    from pipeline.archive.store import Store

    store = Store(settings.archive_url)
    if store.is_local:
        return store.url
    file, data = f"doctor/{uuid4()}", b"written by newsfigures doctor\n"
    store.replace(file, data)
    if store.read_bytes(file, most=len(data)) != data:
        raise ConfigError(f"{store.url}/{file} does not give back what was written to it")
    store.remove(file)
    if store.exists(file):
        raise ConfigError(f"{store.url}/{file} is still there after it was removed; may this user delete there?")
    kept = "; old versions are kept: what is forgotten stays in them (docs/celery.md)" if store.keeps_versions() else ""
    return f"{store.url}, written to, read and deleted from{kept}"


def _sources(settings: Settings) -> str:
    from pipeline.sources import load_sources

    return f"{len(load_sources(settings.sources_dir))} source files read"


def _languages(_: Settings) -> str:
    from pipeline.languages import known

    return "claims are read in " + ", ".join(sorted(known()))


def _reader(settings: Settings) -> str:
    """Without asking anything."""
    from pipeline.ask import Client
    from pipeline.model import ReaderMode

    if settings.reader is ReaderMode.BUILTIN:
        return "the built-in reader; no text leaves this machine"
    with Client(settings.endpoint) as client:
        return f"{settings.reader}: texts are sent to {client.endpoint.model} at {client.endpoint.url}"


def _warehouse(settings: Settings) -> str:
    from pipeline.warehouse import database_url, status

    with database_url(settings) as url:
        found = status(url, settings.sql_dir)
    if found.pending:
        raise ConfigError(f"schema {found.current or 'none'}, this code wants {found.head}; run newsfigures db upgrade")
    return f"schema {found.current}, " + ("server from the environment" if settings.database_url else "embedded server")


def _airflow(_: Settings) -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("apache-airflow")
    except PackageNotFoundError as error:
        raise ConfigError("apache-airflow is not installed; run make setup") from error


def _spark(_: Settings) -> str:
    """Nothing but `newsfigures spark` wants it, so that it is good where Spark is not installed at all."""
    from pipeline.spark.submit import java_version, spark_home

    try:
        home = spark_home(os.environ)
    except ConfigError as error:
        return f"not here, and only `newsfigures spark` wants it. {error}"
    return f"{home}, on Java {java_version(os.environ)}"
