"""Fixtures: airflow."""
