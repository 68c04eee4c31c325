"""What Airflow knows of ours by name: the explorer behind its login, an entry in the navigation, a kind of deadline.

Airflow imports this in every process, so that nothing heavy is loaded before somebody asks for a page.
"""

import hashlib
from threading import Lock
from typing import Any

from airflow.plugins_manager import AirflowPlugin

from pipeline.orchestration.deadlines import QueuedAt

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
    from pipeline.explorer.mend.guard import Mending  # noqa: PLC0415
    from pipeline.explorer.mend.writer import Writer  # noqa: PLC0415
    from pipeline.explorer.reading import Reader  # noqa: PLC0415
    from pipeline.orchestration.access import WAREHOUSE  # noqa: PLC0415
    from pipeline.settings import Settings  # noqa: PLC0415
    from pipeline.sources import LiveSources  # noqa: PLC0415
    from pipeline.warehouse.connect import read_database_url  # noqa: PLC0415

    settings = Settings.from_env()
    url = read_database_url(settings.database_url or _connection(WAREHOUSE))
    return build_app(
        Reader(url),
        LiveSources(settings.sources_dir),
        guard=requires_access_view(AccessView.PLUGINS),
        mending=Mending(Writer(url, sql_dir=settings.sql_dir), _who_may_mend(), _secret()),
        airflow_url=conf.get("api", "base_url", fallback="").rstrip("/") or None,
        keeps_answers=True,
    )


def _who_may_mend() -> Any:
    """A dependency: the name of a user who may trigger DAGs, as viewers may not. Viewers look on, and see no form."""
    from airflow.api_fastapi.app import get_auth_manager  # noqa: PLC0415
    from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity  # noqa: PLC0415
    from airflow.api_fastapi.core_api.security import get_user  # noqa: PLC0415
    from fastapi import Depends  # noqa: PLC0415

    def name_of(user: Any = Depends(get_user)) -> str | None:  # noqa: B008 - as FastAPI reads it
        may = get_auth_manager().is_authorized_dag(method="POST", access_entity=DagAccessEntity.RUN, user=user)
        return str(user.get_name()) if may else None

    return name_of


def _secret() -> bytes:
    """The same in all workers and machines of the API server, and made of what Airflow signs its own sessions with."""
    from airflow.configuration import conf  # noqa: PLC0415

    return hashlib.sha256(b"newsfigures edits " + conf.get_mandatory_value("api", "secret_key").encode()).digest()


def _connection(conn_id: str) -> str:
    from airflow.models.connection import Connection  # noqa: PLC0415 - of the API server, which is no task

    return str(Connection.get_connection_from_secrets(conn_id).get_uri())


class NewsfiguresPlugin(AirflowPlugin):
    """Named in the entry points of the package (airflow.plugins)."""

    name = "newsfigures"
    fastapi_apps = [{"app": LazyExplorer(), "url_prefix": PREFIX, "name": "newsfigures explorer"}]  # noqa: RUF012
    deadline_references = [QueuedAt]  # noqa: RUF012
    external_views = [  # noqa: RUF012
        {"name": "Figures", "href": f"{PREFIX}/", "destination": "nav", "url_route": "figures"},
    ]
