"""Airflow reads here: the DAG that makes fresh articles due again."""

from pipeline.orchestration import revisit_dags

globals().update(revisit_dags())
