"""Shared fixtures live in tests/support, a file per resource."""

import pytest

pytest_plugins = [
    "tests.support.database",
    "tests.support.newsstand",
    "tests.support.airflow",
    "tests.support.endpoint",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What measures time goes first, so that a machine need not be left alone for longer; then the longest files: the
    workers then end together, and none waits for a scheduler that the other started."""
    items.sort(
        key=lambda item: (
            item.get_closest_marker("timed") is None,
            not item.path.match("tests/stack/test_real_airflow.py"),
        )
    )
