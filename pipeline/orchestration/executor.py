"""Airflow's LocalExecutor with queues of its own for each worker, so that a killed worker takes nothing along.

Airflow's own hands out all tasks by one queue with one lock, which every idle worker asks for. A worker that is killed
while it holds the lock (memory runs out, somebody ends it) never gives it back: no task starts any more until somebody
restarts the scheduler. Nor does anybody report the task of a dead worker; Airflow misses it by its silence, minutes
later. Here no two workers share a queue, a dead one is replaced, and its task is reported as failed at once.
"""

import os
from collections.abc import Sequence
from ctypes import c_uint
from dataclasses import dataclass
from multiprocessing import Process, SimpleQueue, Value
from typing import Any

from airflow.executors.local_executor import LocalExecutor, _run_worker

LOOK_AGAIN = ("AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL", "1")
"""In seconds. Who watches over a task hears its pipes close and looks whether its process has ended: now and then a
moment too early. It looks again after this time, by default after five seconds in which the worker does nothing."""


def load_once() -> None:
    """Import here what each task would import anew: workers are forked off this process, and tasks off the workers.

    Modules and tables alone: connections, threads and sessions of the network do not outlive a fork. New code is taken
    up when the scheduler is started again.
    """
    from pipeline import flow  # noqa: PLC0415 - not where only the class is asked for

    flow.load_languages()


@dataclass(slots=True)
class Worker:
    """A process that runs one workload (Airflow's word for a task or a callback) at a time; None while it is free."""

    process: Process
    orders: "SimpleQueue[Any]"
    results: "SimpleQueue[Any]"
    workload: Any = None


class SeparateQueuesExecutor(LocalExecutor):
    """What `[core] executor` names; `[core] parallelism` says how many workers there are."""

    def start(self) -> None:
        self._crew: list[Worker] = []
        os.environ.setdefault(*LOOK_AGAIN)  # read by the workers, when they import what watches over a task
        if self.is_mp_using_fork:
            load_once()
        self._fill()

    def sync(self) -> None:
        """Called at each heartbeat of the scheduler."""
        dead = [worker for worker in self._crew if not worker.process.is_alive()]  # before the last words are read
        self._read_results()
        for worker in dead:
            self._report(worker)
            self._crew.remove(worker)
        self._fill()

    def end(self) -> None:
        """Returns when the running workloads have ended, and the workers with them."""
        for worker in self._crew:
            worker.orders.put(None)
        for worker in self._crew:
            worker.process.join()
        self._read_results()

    def _fill(self) -> None:
        if missing := self.parallelism - len(self._crew):
            self._spawn_workers_with_gc_freeze(missing)  # type: ignore[no-untyped-call]

    def _spawn_worker(self) -> None:
        orders: SimpleQueue[Any] = SimpleQueue()
        results: SimpleQueue[Any] = SimpleQueue()
        # _run_worker counts down what it takes, in a number that nobody else looks at
        process = Process(target=_run_worker, args=(self.log.name, orders, results, Value(c_uint), self.conf))
        process.start()
        self._crew.append(Worker(process, orders, results))

    def _process_workloads(self, workload_list: Sequence[Any]) -> None:
        """To each free worker one; what is left over stays queued until the next heartbeat."""
        free = [worker for worker in self._crew if worker.workload is None and worker.process.is_alive()]
        for workload, worker in zip(workload_list, free, strict=False):
            for queued in (self.queued_tasks, self.queued_callbacks, self.queued_connection_tests):
                queued.pop(workload.key, None)
            self.running.add(workload.key)
            worker.workload = workload
            worker.orders.put(workload)

    def _read_results(self) -> None:
        for worker in self._crew:
            while not worker.results.empty():
                key, state, error = worker.results.get()
                has_ended = state != worker.workload.running_state
                self.change_state(key, state, error, remove_running=has_ended)
                if has_ended:
                    worker.workload = None

    def _report(self, dead: Worker) -> None:
        code = dead.process.exitcode
        self.log.error("worker %s ended with %s at %s", dead.process.pid, code, dead.workload and dead.workload.key)
        if dead.workload is not None:
            why = f"its worker ended with {code}, as when memory runs out"
            self.change_state(dead.workload.key, dead.workload.failure_state, why)
        dead.process.close()
