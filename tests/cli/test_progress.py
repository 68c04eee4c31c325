"""Long commands say how far they are: a bar on a terminal, a line at a time elsewhere, nothing on stdout."""

import os
import re
import subprocess
import sys

from tests.support.terminal import in_terminal

WORK = """
import time
from pipeline.cli.progress import progress

with progress("reading pages", quiet={quiet}, every=0.2) as told:
    time.sleep(0.5)
    told(1200, 5000)
    time.sleep(0.5)
    told(0, None, "working out figures")
    time.sleep(0.5)
print("done")
"""


def command(*, quiet: bool = False) -> list[str]:
    return [sys.executable, "-c", WORK.format(quiet=quiet)]


def test_in_a_pipe_lines_with_counts_come_at_intervals_also_while_a_step_lasts() -> None:
    done = subprocess.run(command(), capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "done\n"
    told = [line.rpartition(", ")[0] for line in done.stderr.splitlines()]
    assert list(dict.fromkeys(told)) == ["reading pages", "reading pages, 1,200 of 5,000", "working out figures"]
    assert 3 < len(told) < 9
    assert all(line.endswith(" s so far") for line in done.stderr.splitlines())


WAIT = """
import time
from pipeline.cli.progress import said_at_least_every

with said_at_least_every(print, 0.3) as say:
    for step in ("one", "two"):
        time.sleep(0.15)
        say(step)
    time.sleep(0.5)
time.sleep(0.5)
"""


def test_where_nothing_is_said_for_long_a_line_says_what_was_last_and_none_follows_the_end() -> None:
    done = subprocess.run([sys.executable, "-c", WAIT], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == ["one", "two", "waiting, for 0 s since two"]


def test_quiet_says_nothing() -> None:
    done = subprocess.run(command(quiet=True), capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_on_a_terminal_it_is_a_bar_that_is_gone_at_the_end() -> None:
    told = in_terminal(command(), env=os.environ)
    assert "1200/5000" in told
    assert re.search(r"working out figures [^\n]* 0/\?", re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", told))
    assert "so far" not in told
    assert told.splitlines()[-1].endswith("done")
