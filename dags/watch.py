"""Airflow reads here: the DAG that tells daily which source wants looking at."""

from pipeline.orchestration import watch_dags

globals().update(watch_dags())
