"""Where a task finds the warehouse: NEWSFIGURES_DATABASE_URL, else the Airflow connection `newsfigures_warehouse`. The
language model, where one reads: NEWSFIGURES_LLM_*, else the connection `newsfigures_llm`. And the keys of an archive at
s3://: AWS_ACCESS_KEY_ID and what belongs to it, else the connection `newsfigures_archive`, else what botocore finds,
such as the role of the machine."""

import os
from dataclasses import replace

from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowNotFoundException, AirflowRuntimeError

from pipeline.model import ReaderMode
from pipeline.settings import Settings

WAREHOUSE = "newsfigures_warehouse"
LLM = "newsfigures_llm"
ARCHIVE = "newsfigures_archive"


def task_settings() -> Settings:
    """The environment's settings; Airflow keeps the connections' passwords out of logs by itself."""
    settings = Settings.from_env()
    if settings.archive_url.startswith("s3") and not os.environ.get("AWS_ACCESS_KEY_ID"):
        # a task is a process of its own, and botocore reads its environment
        os.environ.update(_keys_of_archive())
    if settings.reader is not ReaderMode.BUILTIN:
        settings = replace(settings, llm={**_model_words(), **settings.llm})
    if settings.database_url is None and (found := connection(WAREHOUSE)):
        return replace(settings, database_url=found.get_uri())
    return settings  # without either it is the embedded server under the home folder


def connection(name: str) -> Connection | None:
    """None where Airflow knows none of this name."""
    try:
        found: Connection = Connection.get(name)
    except (AirflowNotFoundException, AirflowRuntimeError):
        return None
    return found


def _keys_of_archive() -> dict[str, str]:
    """As Airflow's own connections of the type `aws` have them: the key as the login, the secret as the password,
    {"region_name": "...", "endpoint_url": "..."} in the extra field."""
    found = connection(ARCHIVE)
    if found is None:
        return {}
    extra = found.extra_dejson
    named = {
        "AWS_ACCESS_KEY_ID": found.login,
        "AWS_SECRET_ACCESS_KEY": found.password,
        "AWS_DEFAULT_REGION": extra.get("region_name"),
        "AWS_ENDPOINT_URL": extra.get("endpoint_url"),
    }
    return {name: str(word) for name, word in named.items() if word}


def _model_words() -> dict[str, str]:
    """What the connection says of the language model: its address as the host, the key as the password, the rest by the
    names of Endpoint in the extra field, as {"model": "...", "day_tokens": 500000}."""
    found = connection(LLM)
    if found is None:
        return {}
    named = {"url": _address(found), "key": found.password, **found.extra_dejson}
    return {name: str(word) for name, word in named.items() if word not in (None, "")}


def _address(connection: Connection) -> str | None:
    """The host may hold the whole address, as people paste it."""
    host = connection.host
    if not host or "://" in host:
        return host
    port = f":{connection.port}" if connection.port else ""
    return f"{connection.schema or 'https'}://{host}{port}/v1"
