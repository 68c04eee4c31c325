"""Where a task finds the warehouse: NEWSFIGURES_DATABASE_URL, else the Airflow connection `newsfigures_warehouse`. The
language model, where one reads: NEWSFIGURES_LLM_*, else the connection `newsfigures_llm`. And the keys of an archive at
s3://: AWS_ACCESS_KEY_ID and what belongs to it, else the connection `newsfigures_archive`, else what botocore finds,
such as the role of the machine."""

import os
from dataclasses import replace

from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowNotFoundException, AirflowRuntimeError, ErrorType

from pipeline.errors import ConfigError, TransientError
from pipeline.model import ReaderMode
from pipeline.settings import Settings

WAREHOUSE = "newsfigures_warehouse"
LLM = "newsfigures_llm"
ARCHIVE = "newsfigures_archive"


def task_settings() -> Settings:
    """The environment's settings; Airflow keeps the connections' passwords out of logs by itself.

    ConfigError where nothing names the warehouse: the embedded server under the home folder is one for commands, and a
    worker's home has another one, without rows.
    """
    settings = Settings.from_env()
    if settings.archive_url.startswith("s3") and not os.environ.get("AWS_ACCESS_KEY_ID"):
        # a task is a process of its own, and botocore reads its environment
        os.environ.update(_keys_of_archive())
    if settings.reader is not ReaderMode.BUILTIN:
        settings = replace(settings, llm={**_model_words(), **settings.llm})
    if settings.database_url is not None:
        return settings
    found = connection(WAREHOUSE)
    if found is None:
        raise ConfigError(
            f"no task is told where the warehouse is: set NEWSFIGURES_DATABASE_URL, or make the connection {WAREHOUSE}"
        )
    return replace(settings, database_url=found.get_uri())


def connection(name: str) -> Connection | None:
    """None where Airflow knows none of this name. TransientError where Airflow could not be asked."""
    try:
        found: Connection = Connection.get(name)
    except (AirflowNotFoundException, AirflowRuntimeError):
        _refuse_unanswered(name)
        return None
    return found


def _refuse_unanswered(name: str) -> None:
    """TransientError unless Airflow's API says itself that it has no such connection: where the API fails or is not
    reached, Connection.get says that there is none."""
    from airflow.sdk.execution_time import task_runner  # noqa: PLC0415 - in the processes that may ask it is loaded
    from airflow.sdk.execution_time.comms import ErrorResponse, GetConnection  # noqa: PLC0415

    comms = getattr(task_runner, "SUPERVISOR_COMMS", None)
    if comms is None:  # in no process of Airflow's: the environment is all there is to ask
        return
    try:
        answer = comms.send(GetConnection(conn_id=name))
    except AirflowRuntimeError as error:
        answer = error.error
    if not isinstance(answer, ErrorResponse) or answer.error is not ErrorType.CONNECTION_NOT_FOUND:
        said = f"{answer.error.value} {answer.detail}" if isinstance(answer, ErrorResponse) else "and now it does"
        raise TransientError(
            f"Airflow's API did not say whether there is a connection {name} ({said}); is the API server up?"
        )


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
