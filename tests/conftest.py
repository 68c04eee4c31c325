"""Shared fixtures live in tests/support, a file per resource."""

import pytest

pytest_plugins = [
    "tests.support.database",
    "tests.support.newsstand",
    "tests.support.airflow",
    "tests.support.endpoint",
]


LONGEST = ("tests/stack/test_real_airflow.py", "tests/orchestration/test_runs.py", "tests/flow/test_story.py")
"""Files of tests, each of which takes a worker for minutes."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What measures time goes first, so that a machine need not be left alone for longer; then the longest files: the
    workers then end together, and none waits for a scheduler that the other started."""
    items.sort(key=lambda item: (item.get_closest_marker("timed") is None, not any(map(item.path.match, LONGEST))))
