"""What reading an article costs: CPU a page by stage, and pages a second of the command on all cores.

    python -m benchmarks.reading [--warc FILE] [--pages 5000] [--sample 200]

FILE is a WARC, or a folder of them. Without it, so many pages are made of invented sentences in three languages
(benchmarks/invented_crawl.py). First a sample of the pages is read in one process, stage by stage; then all of them by
`newsfigures ingest --warc`, as a user runs it. Both go into an embedded PostgreSQL of their own in a temporary folder.
Last comes what a sentence without a number adds to an article.

CPU is that of our processes and of the server's; the clock says little on a machine that has other work.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import psutil

from benchmarks.invented_crawl import sentences_of, write_crawl
from pipeline import flow
from pipeline.archive import read_capture
from pipeline.extract import ReadText, extractor_version, learned, read_text
from pipeline.extract.read import propose, propose_article
from pipeline.flow.read import is_read, published_on, reading_of
from pipeline.flow.run import command_run
from pipeline.flow.warc import take_in
from pipeline.languages import known, language
from pipeline.model import Article, CaptureRef
from pipeline.newsstand import load_papers
from pipeline.parse import parse_page
from pipeline.reader.inputs import DocumentInput
from pipeline.reader.network import Network, network
from pipeline.reader.time_features import TimeFeatures
from pipeline.reader.windows import Window
from pipeline.settings import Settings
from pipeline.warehouse import Reading, Warehouse, captures_by_id, open_warehouse, stage_batch
from pipeline.warehouse.copying import driver

BATCH = 50
"""Pages that are staged together, as in the command."""
WARM_UP = 6
TAKEN, READER, NETWORK = "out of the WARC, into the archive", "reader", "of which encoder and heads"
PLAIN = 199
"""Sentences without a number beside one that has one."""
DAY = date(2026, 4, 14)


@dataclass(slots=True)
class Stages:
    """CPU seconds by stage. `server`: the first process of the PostgreSQL."""

    server: psutil.Process
    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @contextmanager
    def of(self, name: str, *, with_server: bool = False) -> Iterator[None]:
        before = self._cpu(with_server)
        yield
        self.spent[name] += self._cpu(with_server) - before

    def _cpu(self, with_server: bool) -> float:
        return time.process_time() + (server_cpu(self.server) if with_server else 0)


class TimedNetwork(Network):
    """The network, which tells what its encoder and heads alone take."""

    stages: Stages

    def tables(self, document: DocumentInput, window: Window, times: TimeFeatures) -> dict[str, Any]:
        with self.stages.of(NETWORK):
            return super().tables(document, window, times)


def server_cpu(first: psutil.Process) -> float:
    """CPU seconds of all processes of the server, of those that have ended as well."""
    total = 0.0
    for one in (first, *first.children()):
        with suppress(psutil.NoSuchProcess):
            times = one.cpu_times()
            total += sum(getattr(times, name, 0) for name in ("user", "system", "children_user", "children_system"))
    return total


def first_process(warehouse: Warehouse) -> psutil.Process:
    with warehouse.begin() as conn:
        server = psutil.Process(driver(conn).info.backend_pid).parent()
    if server is None:
        raise SystemExit("the server's processes cannot be seen; run the benchmark as the user that runs the server")
    return server


def by_stage(location: str, settings: Settings, sample: int) -> tuple[Stages, list[Reading]]:
    """The way of an article, stage by stage in this process."""
    timed = TimedNetwork(network().file)
    with open_warehouse(settings) as warehouse:
        stages, warm_up = Stages(first_process(warehouse)), Stages(first_process(warehouse))
        with command_run("warc", dag_id="bench", run_id="stages", settings=settings) as run_key:
            with stages.of(TAKEN, with_server=True):
                ids, _ = take_in(location, run_key=run_key, wanted=flow.Wanted(), settings=settings)
            with warehouse.begin() as conn:
                refs = captures_by_id(conn, ids[:: max(1, len(ids) // (sample + WARM_UP))])
            for ref in refs[:WARM_UP]:
                _read(warm_up, ref, timed, settings)
            readings: list[Reading] = []
            for at in range(WARM_UP, len(refs), BATCH):
                batch = [_read(stages, ref, timed, settings) for ref in refs[at : at + BATCH]]
                with stages.of("staging", with_server=True), warehouse.begin() as conn:
                    stage_batch(conn, run_key, batch)
                readings += batch
            for name, of_flow in (("audit", flow.audit), ("publish", flow.publish), ("observe", flow.observe)):
                with stages.of(name, with_server=True):
                    of_flow(run_key=run_key, settings=settings)
    stages.spent[TAKEN] *= len(readings) / max(len(ids), 1)  # of all pages, not of the sample alone
    return stages, readings


def _read(stages: Stages, ref: CaptureRef, timed: TimedNetwork, settings: Settings) -> Reading:
    timed.stages = stages
    with stages.of("out of the archive"):
        body = read_capture(settings.archive_url, ref).body
    with stages.of("decode and parse"):
        result = parse_page(
            body, url=ref.final_url, content_type=ref.content_type, source=None, captured_at=ref.fetched_at
        )
    claims = ReadText([])
    if is_read(result):
        with stages.of("candidates"):
            document = propose_article(result, published_on(result, None))
        with stages.of(READER):
            chosen = learned.choose(learned.within_budget(document, timed), timed)
            claims = ReadText([one.claim for one in chosen if one.claim])
    return reading_of(ref, None, result, extractor_version(), claims)


def print_stages(stages: Stages, readings: Sequence[Reading]) -> None:
    rows = {name: 1000 * spent / max(len(readings), 1) for name, spent in stages.spent.items()}
    core = rows.pop(NETWORK, 0.0)
    total, most = sum(rows.values()), max(rows, key=lambda name: rows[name])
    claims, read = sum(len(one.claims) for one in readings), sum(isinstance(one.result, Article) for one in readings)
    print(f"{len(readings)} pages in one process: {read} articles, {claims} claims; CPU of ours and of PostgreSQL")
    for name, spent in rows.items():
        print(f"  {name:34} {spent:8.1f} ms a page  {100 * spent / total:5.1f} %")
        if name == READER:
            print(f"    {NETWORK:32} {core:8.1f}            {100 * core / total:5.1f} %")
    print(f"  {'all':34} {total:8.1f} ms a page; what bounds it is the CPU of the {most}", flush=True)


def by_command(location: str, settings: Settings) -> None:
    """`newsfigures ingest --warc` in processes of its own, beside a server that stays up."""
    command = [sys.executable, "-m", "pipeline.cli", "ingest", "--warc", location, "--json"]
    with open_warehouse(settings) as warehouse:
        server = first_process(warehouse)
        theirs, ours, begun = server_cpu(server), _children_cpu(), time.perf_counter()
        environment = {**os.environ, "NEWSFIGURES_HOME": str(settings.home)}
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
        wall = time.perf_counter() - begun
        theirs, ours = server_cpu(server) - theirs, _children_cpu() - ours
    told = json.loads(done.stdout)
    pages, claims = told["stages"]["extract"]["taken"], told["rows"]["core.claim"]
    cores = os.cpu_count() or 1
    share = (ours + theirs) / (wall * cores)
    print(f"newsfigures ingest --warc: {pages} pages, {claims} claims in {wall:.0f} s on {cores} cores, "
          f"{pages / wall:.1f} pages/s, {claims / wall:.1f} claims/s")  # fmt: skip
    print(f"  CPU: ours {ours:.0f} s ({1000 * ours / pages:.0f} ms a page), PostgreSQL {theirs:.0f} s "
          f"({1000 * theirs / pages:.0f} ms a page); {100 * share:.0f} % of the cores' time")  # fmt: skip
    print(f"  with the cores to itself: {pages * cores / (ours + theirs):.1f} pages/s", flush=True)


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def print_plain() -> None:
    """An article of many sentences of which one has a number, against that sentence alone. What is more is spent by the
    grammars on each sentence, and by the network on the text around the number, of which it reads one window."""
    for paper in load_papers().values():
        sentences, code = sentences_of(paper), paper.language
        one = next(text for text, count in sentences.with_numbers if count == 1)
        rest = [sentences.without[at % len(sentences.without)] for at in range(PLAIN)]
        every = "\n".join([*rest[: PLAIN // 2], one, *rest[PLAIN // 2 :]])
        alone = _least(read_text, one, code)
        more = (_least(read_text, every, code) - alone) / PLAIN
        grammars = (_least(propose, every, code) - _least(propose, one, code)) / PLAIN
        print(f"{code}: a sentence with a number takes {alone:.1f} ms alone, one without adds {more:.2f} ms to it: "
              f"{100 * more / alone:.1f} %; the grammars' part is {100 * grammars / alone:.1f} %")  # fmt: skip


def _least(read: Callable[[str, str, date], object], text: str, code: str) -> float:
    """Milliseconds of CPU; the least of some readings, since other work only adds."""
    spent = []
    for _ in range(5):
        begun = time.process_time()
        read(text, code, DAY)
        spent.append(1000 * (time.process_time() - begun))
    return min(spent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--warc", metavar="FILE")
    parser.add_argument("--pages", type=int, default=5_000, help="to make where no FILE is given")
    parser.add_argument("--sample", type=int, default=200, help="pages that are read stage by stage")
    given = parser.parse_args()
    for code in known():
        language(code)
    print(f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python "
          f"{platform.python_version()}, extractor {extractor_version()}")  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="newsfigures-bench-", ignore_cleanup_errors=True) as folder:
        location = given.warc or str(Path(folder, "crawl"))
        if not given.warc:
            write_crawl(Path(location), given.pages)
        print_stages(*by_stage(location, Settings.from_env({"NEWSFIGURES_HOME": f"{folder}/stages"}), given.sample))
        by_command(location, Settings.from_env({"NEWSFIGURES_HOME": f"{folder}/command"}))
    print_plain()


if __name__ == "__main__":
    main()
