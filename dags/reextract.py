"""Airflow reads here: the DAG that reads the archive again."""

from pipeline.orchestration import reextract_dags

globals().update(reextract_dags())
