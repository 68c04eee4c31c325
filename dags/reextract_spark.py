"""Airflow reads here: the DAG that reads the archive again with Spark, where the extra [spark] is installed."""

from pipeline.orchestration import reextract_spark_dags

globals().update(reextract_spark_dags())
