"""Airflow reads here: one sweep DAG per source, a day at a time; the ones to backfill."""

from pipeline.orchestration import sweep_dags

globals().update(sweep_dags())
