"""Airflow reads here: one ingest DAG per source, polling."""

from pipeline.orchestration import ingest_dags

globals().update(ingest_dags())
