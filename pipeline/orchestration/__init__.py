"""Airflow's side of the house: source files -> DAGs whose tasks each call one function of pipeline.flow."""

from pipeline.orchestration.factory import (
    ingest_dags,
    maintain_dags,
    observe_dags,
    reextract_dags,
    revisit_dags,
    sweep_dags,
    watch_dags,
)
from pipeline.orchestration.spark import reextract_spark_dags

__all__ = [
    "ingest_dags",
    "maintain_dags",
    "observe_dags",
    "reextract_dags",
    "reextract_spark_dags",
    "revisit_dags",
    "sweep_dags",
    "watch_dags",
]
