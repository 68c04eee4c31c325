"""Settings -> the environment that Airflow's processes run in, with the secrets that a home keeps."""

import base64
import json
import os
import secrets
import shlex
import socket
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from pipeline.errors import ConfigError
from pipeline.settings import Settings, sources_folder
from pipeline.sources import survey_sources

HOST = "127.0.0.1"
USER = "newsfigures"
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    user: str
    password: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Secrets:
    """Made once per home: with new ones, sessions would end and stored connections become unreadable."""

    password: str
    jwt: str
    cookies: str
    fernet: str

    @classmethod
    def of_home(cls, home: Path) -> "Secrets":
        file = home / "secrets.json"
        if file.is_file():
            try:
                return cls(**json.loads(file.read_text(encoding="utf-8")))
            except (ValueError, RecursionError, TypeError) as error:
                raise ConfigError(f"{file} is damaged ({error}); delete it, and new secrets are made") from error
        made = cls(
            password=secrets.token_urlsafe(12),
            jwt=secrets.token_hex(48),
            cookies=secrets.token_hex(32),
            fernet=base64.urlsafe_b64encode(secrets.token_bytes(32)).decode(),
        )
        write_private(file, json.dumps(asdict(made)))
        return made


def write_private(file: Path, text: str) -> None:
    """For the owner's eyes only, from the first byte on."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)


_OF_OTHERS = ("NEWSFIGURES_LLM_KEY", "AIRFLOW_CONN_")
"""How names begin that hold a key to a service of somebody else: it is kept in no file of ours. None of the connections
is one that we set ourselves."""


def write_shell_file(file: Path, env: Mapping[str, str]) -> None:
    """For `. FILE` in a shell, so that a person's `airflow` speaks to this Airflow and not to one of its own."""
    told = sorted(name for name in env if name.startswith(("AIRFLOW", "NEWSFIGURES")))
    ours = [name for name in told if not name.startswith(_OF_OTHERS)]
    write_private(file, "".join(f"export {name}={shlex.quote(env[name])}\n" for name in ours))


def with_sources_folder(settings: Settings) -> Settings:
    """Settings with a folder for a person's own sources: Airflow's processes then find a file put there later."""
    if settings.sources_dir is not None:
        return settings
    folder = sources_folder(settings.home)
    folder.mkdir(parents=True, exist_ok=True)
    return replace(settings, sources_dir=folder)


def dags_folder() -> Path:
    """The DAG files stand beside the package in a checkout, and inside it when installed as a wheel."""
    for folder in (_PACKAGE / "_dags", _PACKAGE.parent / "dags"):
        if folder.is_dir():
            return folder
    raise ConfigError(f"no DAG files beside {_PACKAGE}; install newsfigures from its checkout, where dags/ is")


def free_port(wanted: int = 0) -> int:
    """`wanted` if nobody listens there, else any free one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, wanted))
        except OSError:
            return free_port()
        port: int = probe.getsockname()[1]
        return port


def _reading_dags(sources: int) -> dict[str, str]:
    """How Airflow reads the DAG files, where its user does not say it: unhurried, since a file that it gives up takes
    all its DAGs away; and the less often the more sources there are, of which 1,000 take it half a minute."""
    return {
        "AIRFLOW__CORE__DAGBAG_IMPORT_TIMEOUT": "300",
        "AIRFLOW__DAG_PROCESSOR__DAG_FILE_PROCESSOR_TIMEOUT": "600",
        "AIRFLOW__DAG_PROCESSOR__MIN_FILE_PROCESS_INTERVAL": str(max(30, sources // 5)),
    }


def airflow_env(
    settings: Settings,
    *,
    base: Mapping[str, str],
    secret: Secrets,
    port: int,
    metadata_url: str,
    warehouse_url: str,
    host_map: Mapping[str, tuple[str, int]],
) -> dict[str, str]:
    """What every Airflow process gets, on top of `base`. Other AIRFLOW__* words of the user's go through unchanged."""
    airflow_home = settings.home / "airflow"
    passwords = airflow_home / "passwords.json"
    write_private(passwords, json.dumps({USER: secret.password}))
    ours = {
        "AIRFLOW__CORE__EXECUTOR": "pipeline.orchestration.executor.SeparateQueuesExecutor",
        "AIRFLOW__CORE__PARALLELISM": base.get("AIRFLOW__CORE__PARALLELISM", "4"),
        "AIRFLOW__CORE__LOAD_EXAMPLES": "False",
        "AIRFLOW__CORE__DAGS_FOLDER": str(dags_folder()),
        "AIRFLOW__CORE__FERNET_KEY": secret.fernet,
        "AIRFLOW__CORE__HOSTNAME_CALLABLE": "socket.gethostname",  # the default asks DNS, and waits where there is none
        "AIRFLOW__CORE__AUTH_MANAGER": "airflow.api_fastapi.auth.managers.simple.simple_auth_manager.SimpleAuthManager",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_USERS": f"{USER}:admin",
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE": str(passwords),
        "AIRFLOW__CORE__SIMPLE_AUTH_MANAGER_ALL_ADMINS": "False",
        "AIRFLOW__API__HOST": HOST,
        "AIRFLOW__API__PORT": str(port),
        # tasks reach the API by this address; without it they try 8080 and die, whatever the port is
        "AIRFLOW__API__BASE_URL": f"http://{HOST}:{port}",
        "AIRFLOW__API__SECRET_KEY": secret.cookies,
        "AIRFLOW__API__INSTANCE_NAME": "newsfigures",
        "AIRFLOW__API_AUTH__JWT_SECRET": secret.jwt,
        "AIRFLOW__DAG_PROCESSOR__REFRESH_INTERVAL": "10",
        "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN": metadata_url,
        "AIRFLOW__LOGGING__COLORED_CONSOLE_LOG": "False",
    }
    own = {
        "AIRFLOW_HOME": str(airflow_home),
        "NEWSFIGURES_HOME": str(settings.home),
        "NEWSFIGURES_DATABASE_URL": warehouse_url,
        "NEWSFIGURES_ARCHIVE_URL": settings.archive_url,
        **({"NEWSFIGURES_SOURCES_DIR": str(settings.sources_dir)} if settings.sources_dir else {}),
        "NEWSFIGURES_HOST_MAP": ",".join(f"{name}={at}:{port}" for name, (at, port) in host_map.items()),
        "PYTHONDONTWRITEBYTECODE": "",  # each task is a new process, and would compile the whole package anew
        "OBJC_DISABLE_INITIALIZE_FORK_SAFETY": "YES",  # macOS ends a forked process that looks at its proxy settings
        **_past_the_proxy(base),
    }
    sources, _ = survey_sources(settings.sources_dir)
    return {**_reading_dags(len(sources)), **base, **ours, **own}


def _past_the_proxy(base: Mapping[str, str]) -> dict[str, str]:
    """Tasks talk to the API server on this machine; a proxy of the user's must not be asked for that."""
    named = [name for name in (base.get("NO_PROXY") or base.get("no_proxy") or "").split(",") if name]
    exempt = ",".join(dict.fromkeys([*named, HOST, "localhost"]))
    return {"NO_PROXY": exempt, "no_proxy": exempt}
