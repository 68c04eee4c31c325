"""Where a task finds the warehouse: NEWSFIGURES_DATABASE_URL, else the Airflow connection `newsfigures_warehouse`."""

from dataclasses import replace

from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowNotFoundException, AirflowRuntimeError

from pipeline.settings import Settings

WAREHOUSE = "newsfigures_warehouse"


def task_settings() -> Settings:
    """The environment's settings; Airflow keeps the connection's password out of logs by itself."""
    settings = Settings.from_env()
    if settings.database_url is not None:
        return settings
    try:
        return replace(settings, database_url=Connection.get(WAREHOUSE).get_uri())
    except (AirflowNotFoundException, AirflowRuntimeError):
        return settings  # then it is the embedded server under the home folder
