"""Airflow reads here: the DAG that follows every publish."""

from pipeline.orchestration import observe_dags

globals().update(observe_dags())
