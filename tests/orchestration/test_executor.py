"""The executor bears the death of its workers: real processes, really killed."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import SimpleNamespace

import psutil
import pytest

from pipeline.orchestration.executor import SeparateQueuesExecutor

pytestmark = pytest.mark.airflow

WORKERS = 3
UNKNOWN = "Unknown workload type: Order"
"""What Airflow's worker says when it has taken one of these workloads and run it."""


@dataclass(frozen=True)
class Order:
    """A workload that a worker takes `seconds` to begin, and then fails for its type."""

    key: str
    seconds: float = 0.0
    running_state = None
    failure_state = "failed"
    ti = SimpleNamespace(priority_weight=1)

    @property
    def display_name(self) -> str:
        time.sleep(self.seconds)
        return self.key


@pytest.fixture
def executor() -> Iterator[SeparateQueuesExecutor]:
    made = SeparateQueuesExecutor(parallelism=WORKERS)
    made.start()
    yield made
    for worker in made._crew:
        worker.process.kill()


def workers() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if "LocalExecutor" in _title(child)]


def _title(child: psutil.Process) -> str:
    """Empty where it has ended: another test's child may end between the list and the question."""
    try:
        return " ".join(child.cmdline())
    except psutil.NoSuchProcess:  # a zombie too
        return ""


def send(executor, *orders: Order) -> None:
    executor.queued_tasks.update({order.key: order for order in orders})
    executor.trigger_tasks(executor.parallelism - len(executor.running))


def answers(executor, count: int) -> dict[str, str]:
    """Key -> why it failed, when `count` have been answered."""
    until(lambda: executor.sync() or len(executor.event_buffer) >= count)
    return {key: str(why) for key, (_, why) in executor.get_event_buffer().items()}


def until(is_so: Callable[[], object]) -> None:
    last = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < last, "not in time"
        time.sleep(0.05)


def test_workers_that_were_killed_while_idle_are_replaced(executor):
    until(lambda: len(workers()) == WORKERS)
    killed = workers()
    for worker in killed:
        worker.kill()
    until(lambda: all(worker.status() == psutil.STATUS_ZOMBIE for worker in killed))  # none may be reaped here
    send(executor, Order("a"), Order("b"))
    assert set(executor.queued_tasks) == {"a", "b"}  # the dead are given nothing
    executor.sync()
    send(executor)
    assert answers(executor, 2) == {"a": UNKNOWN, "b": UNKNOWN}
    assert executor.running == set()
    until(lambda: len(workers()) == WORKERS)  # a process has its name a little after it has begun


def test_the_task_of_a_killed_worker_is_reported_and_the_others_go_on(executor):
    send(executor, Order("long", seconds=60), Order("short", seconds=1))
    until(lambda: len(workers()) == WORKERS)
    executor._crew[0].process.kill()
    found = answers(executor, 2)
    assert found == {"long": "its worker ended with -9, as when memory runs out", "short": UNKNOWN}
    send(executor, *map(Order, "abc"))
    assert set(answers(executor, WORKERS)) == {"a", "b", "c"}


def test_no_more_are_sent_than_there_are_workers(executor):
    send(executor, *map(Order, "abcde"))
    assert (len(executor.running), len(executor.queued_tasks)) == (WORKERS, 2)
    answers(executor, WORKERS)
    send(executor)
    assert set(answers(executor, 2)) == {"d", "e"}


def test_the_end_waits_for_what_runs(executor):
    send(executor, Order("a", seconds=1))
    executor.end()
    assert set(executor.get_event_buffer()) == {"a"}
    assert workers() == []


LOADED = """
import sys
from types import SimpleNamespace
from pipeline.orchestration.executor import SeparateQueuesExecutor

class Order:
    key, running_state, failure_state, ti = "a", None, "failed", SimpleNamespace(priority_weight=1)

    @property
    def display_name(self):
        from airflow.sdk.execution_time.supervisor import MIN_HEARTBEAT_INTERVAL
        raise LookupError(sorted(wanted & set(sys.modules)), MIN_HEARTBEAT_INTERVAL)

wanted = {"pipeline.flow", "pipeline.languages.ko", "pipeline.parse", "pipeline.publish", "psycopg"}
assert not wanted & set(sys.modules), "what only a task needs"
executor = SeparateQueuesExecutor(parallelism=1)
executor.start()
executor.queued_tasks["a"] = Order()
executor.trigger_tasks(1)
executor.end()
(_, why), = executor.get_event_buffer().values()
assert why.args == (sorted(wanted), 1), why
"""


def test_a_task_finds_loaded_what_all_tasks_load_and_its_end_is_seen_within_a_second():
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
