"""Where a task finds the warehouse: NEWSFIGURES_DATABASE_URL, else the Airflow connection `newsfigures_warehouse`. And
the language model, where one reads: NEWSFIGURES_LLM_*, else the connection `newsfigures_llm`."""

from dataclasses import replace

from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowNotFoundException, AirflowRuntimeError

from pipeline.model import ReaderMode
from pipeline.settings import Settings

WAREHOUSE = "newsfigures_warehouse"
LLM = "newsfigures_llm"


def task_settings() -> Settings:
    """The environment's settings; Airflow keeps the connections' passwords out of logs by itself."""
    settings = Settings.from_env()
    if settings.reader is not ReaderMode.BUILTIN:
        settings = replace(settings, llm={**_model_words(), **settings.llm})
    if settings.database_url is None and (found := _connection(WAREHOUSE)):
        return replace(settings, database_url=found.get_uri())
    return settings  # without either it is the embedded server under the home folder


def _connection(name: str) -> Connection | None:
    try:
        found: Connection = Connection.get(name)
    except (AirflowNotFoundException, AirflowRuntimeError):
        return None
    return found


def _model_words() -> dict[str, str]:
    """What the connection says of the language model: its address as the host, the key as the password, the rest by the
    names of Endpoint in the extra field, as {"model": "...", "day_tokens": 500000}."""
    found = _connection(LLM)
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
