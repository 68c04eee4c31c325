"""The explorer inside Airflow: its pages behind Airflow's login, and an entry in the navigation.

Airflow imports this in every process, so that nothing heavy is loaded before somebody asks for a page.
"""

from threading import Lock
from typing import Any

from airflow.plugins_manager import AirflowPlugin

PREFIX = "/newsfigures"


class LazyExplorer:
    """An ASGI application that is built at its first request."""

    def __init__(self) -> None:
        self._app: Any = None
        self._lock = Lock()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if self._app is None:
            with self._lock:
                self._app = self._app or build()
        await self._app(scope, receive, send)


def build() -> Any:
    """The explorer with Airflow's guard before each of its routes: without one, a plugin's routes are open to all."""
    from airflow.api_fastapi.auth.managers.models.resource_details import AccessView  # noqa: PLC0415
    from airflow.api_fastapi.core_api.security import requires_access_view  # noqa: PLC0415
    from airflow.configuration import conf  # noqa: PLC0415

    from pipeline.explorer import build_app  # noqa: PLC0415
    from pipeline.explorer.reading import Reader  # noqa: PLC0415
    from pipeline.orchestration.access import WAREHOUSE  # noqa: PLC0415
    from pipeline.settings import Settings  # noqa: PLC0415
    from pipeline.sources import survey_sources  # noqa: PLC0415
    from pipeline.warehouse.connect import read_database_url  # noqa: PLC0415

    settings = Settings.from_env()
    sources, _ = survey_sources(settings.sources_dir)
    return build_app(
        Reader(read_database_url(settings.database_url or _connection(WAREHOUSE))),
        sources,
        guard=requires_access_view(AccessView.PLUGINS),
        airflow_url=conf.get("api", "base_url", fallback="").rstrip("/") or None,
    )


def _connection(conn_id: str) -> str:
    from airflow.models.connection import Connection  # noqa: PLC0415 - of the API server, which is no task

    return str(Connection.get_connection_from_secrets(conn_id).get_uri())


class NewsfiguresPlugin(AirflowPlugin):
    """Named in the entry points of the package (airflow.plugins)."""

    name = "newsfigures"
    fastapi_apps = [{"app": LazyExplorer(), "url_prefix": PREFIX, "name": "newsfigures explorer"}]  # noqa: RUF012
    external_views = [  # noqa: RUF012
        {"name": "Figures", "href": f"{PREFIX}/", "destination": "nav", "url_route": "figures"},
    ]
