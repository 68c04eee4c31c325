"""docker-compose.yml as compose reads it: interpolated with variables, a service with its environment and commands.

Docker need not be there. Of compose's syntax this knows what the file uses: ${NAME}, ${NAME:-word}, ${NAME:?message},
and $$ for a sign that is meant.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "docker-compose.yml"
VARIABLE = re.compile(r"\$\{(?P<name>[A-Z_]+)(?::(?P<kind>[-?])(?P<word>[^}]*))?\}")
_FILLED = re.compile(rf"\$\$|{VARIABLE.pattern}")
SECRETS = {
    "POSTGRES_PASSWORD": "for the database",
    "AIRFLOW_PASSWORD": "for the first user",
    "AIRFLOW_JWT_SECRET": "1" * 128,
    "AIRFLOW_SECRET_KEY": "2" * 64,
    "AIRFLOW_FERNET_KEY": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
}
"""What has no default."""


class MissingError(Exception):
    """Compose ends with this message."""


def raw() -> dict[str, Any]:
    """The file with its anchors followed and nothing else."""
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def composed(env: Mapping[str, str]) -> dict[str, Any]:
    """The file with the variables of `env` in it. MissingError where one without a default is missing."""
    found: dict[str, Any] = _filled(raw(), env)
    return found


def services(env: Mapping[str, str] | None = None) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = composed(SECRETS if env is None else env)["services"]
    return found


def variables() -> dict[str, set[str | None]]:
    """Each variable of the file with the words that stand for it where it is not set."""
    found: dict[str, set[str | None]] = {}
    for hit in VARIABLE.finditer(FILE.read_text(encoding="utf-8")):
        found.setdefault(hit["name"], set()).add(hit["word"] if hit["kind"] == "-" else None)
    return found


def _filled(part: Any, env: Mapping[str, str]) -> Any:
    if isinstance(part, dict):
        return {key: _filled(value, env) for key, value in part.items()}
    if isinstance(part, list):
        return [_filled(value, env) for value in part]
    return _FILLED.sub(lambda hit: _value(hit, env), part) if isinstance(part, str) else part


def _value(hit: re.Match[str], env: Mapping[str, str]) -> str:
    """An empty variable is as one that is not set, as the colon before - and ? says."""
    if hit[0] == "$$":
        return "$"
    if found := env.get(hit["name"]):
        return found
    if hit["kind"] == "?":
        raise MissingError(f"{hit['name']}: {hit['word']}")
    return hit["word"] or ""
