"""Buttons on a task's page that lead out of Airflow."""

from typing import Any

from airflow.sdk import BaseOperatorLink


class SourcePage(BaseOperatorLink):
    """Leads from a task to the site of its source."""

    def __init__(self, address: str) -> None:
        self.address = address

    @property
    def name(self) -> str:
        return "Source"

    def get_link(self, operator: Any, *, ti_key: Any) -> str:  # noqa: ARG002 - Airflow calls it so
        return self.address
