"""What it takes to start a command: CPU and wall seconds of `newsfigures --help` and `newsfigures claims`.

    python benchmarks/startup.py [--runs 11]

Beside them, in the same rounds, what their libraries take to import: nothing of ours can be faster. `claims` asks the
warehouse that NEWSFIGURES_DATABASE_URL names, so that no start of a server is counted; without it `claims` is left out.
Where the time goes within one: `python -X importtime -m pipeline.cli --help`.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from statistics import median

OF_HELP = "import typer, typer.rich_utils"
OF_CLAIMS = "import typer, rich.table, sqlalchemy.dialects.postgresql.psycopg; from pydantic import TypeAdapter"
"""typer reads options with pydantic."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    commands = {
        "python -c pass": ["-c", "pass"],
        "import typer, rich": ["-c", "import typer, rich"],
        "import sqlalchemy, psycopg": ["-c", "import sqlalchemy, psycopg"],
        "libraries of --help": ["-c", OF_HELP],
        "newsfigures --help": ["-m", "pipeline.cli", "--help"],
        "libraries of claims": ["-c", OF_CLAIMS],
    }
    if os.environ.get("NEWSFIGURES_DATABASE_URL"):
        commands["newsfigures claims"] = ["-m", "pipeline.cli", "claims"]
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    for _ in range(runs + 1):  # round by round, so that all meet the same load of the machine
        for name, arguments in commands.items():
            taken[name].append(_seconds(arguments))
    print(f"{'median of ' + str(runs):32} {'CPU':>6} {'wall':>6}   load {os.getloadavg()[0]:.1f}")
    for name, rounds in taken.items():
        cpu, wall = (median(column) for column in zip(*rounds[1:], strict=True))  # the first fills the disk's cache
        print(f"{name:32} {cpu:6.3f} {wall:6.3f}")


def _seconds(arguments: list[str]) -> tuple[float, float]:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, wall


if __name__ == "__main__":
    main()
