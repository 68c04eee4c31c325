"""Shared fixtures live in tests/support, a file per resource."""

from typing import Any

import pytest
from xdist.scheduler import LoadFileScheduling

pytest_plugins = [
    "tests.support.database",
    "tests.support.newsstand",
    "tests.support.airflow",
    "tests.support.endpoint",
    "tests.support.read_once",
]


TOGETHER = "tests/explorer/"
"""The folder whose tests share three papers that are read for half a minute: one worker has all of them."""

LONGEST = (
    f"{TOGETHER}*.py",
    "tests/stack/test_real_airflow.py",
    "tests/orchestration/test_runs.py",
    "tests/flow/test_story.py",
)
"""Files of tests, each of which takes a worker for minutes."""


class ByFile(LoadFileScheduling):
    """A worker takes a file at a time, and the folder above as if it were one."""

    def _split_scope(self, nodeid: str) -> str:
        return TOGETHER if nodeid.startswith(TOGETHER) else str(super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFile:
    return ByFile(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What measures time goes first, so that a machine need not be left alone for longer; then the longest files: the
    workers then end together, and none waits for a scheduler that the other started."""
    items.sort(key=lambda item: (item.get_closest_marker("timed") is None, not any(map(item.path.match, LONGEST))))
