"""Shared fixtures live in tests/support, a file per resource."""

pytest_plugins = ["tests.support.database", "tests.support.newsstand", "tests.support.airflow"]
