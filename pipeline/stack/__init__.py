"""The house on one machine: embedded PostgreSQL, sample newsstand and the real Airflow, started, watched and ended.

Knows Airflow only from outside: its commands, its environment variables and its REST API.
"""

from pipeline.stack.attached import RunningStack, running_stack
from pipeline.stack.client import AirflowClient
from pipeline.stack.house import Stack
from pipeline.stack.ledger import down, running_host_map
from pipeline.stack.sample import run_sample

__all__ = ["AirflowClient", "RunningStack", "Stack", "down", "run_sample", "running_host_map", "running_stack"]
