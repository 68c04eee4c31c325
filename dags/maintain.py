"""Airflow reads here: the DAG that keeps the warehouse in order."""

from pipeline.orchestration import maintain_dags

globals().update(maintain_dags())
