"""Lists are tables that fit a terminal, and rows with whole values in a pipe; ids are whole in both."""

import os
import re
import sys

from rich.cells import cell_len

from pipeline.cli.tables import print_table
from tests.support.terminal import in_terminal

NAMES = ("id", "name", "sentence")
ROW = ("0123abcd", "가판대일보", "MeowTalk had 51,200 active users in Norway in March, " * 4)
SHOW = f"""
from pipeline.cli.tables import print_table
print_table({NAMES!r}, [{ROW!r}], unbroken=("id",))
"""


def test_on_a_terminal_nothing_is_wider_than_it_and_no_word_is_lost() -> None:
    told = in_terminal([sys.executable, "-c", SHOW], env={**os.environ, "NO_COLOR": "1"}, columns=80)
    lines = [re.sub(r"\x1b\[[0-9;]*m", "", line).rstrip() for line in told.splitlines()]
    assert max(map(cell_len, lines)) <= 80
    assert "…" not in told
    assert any(line.split()[:1] == ["0123abcd"] for line in lines)
    assert told.count("Norway") == 4


def test_in_a_pipe_a_row_is_one_line_with_whole_values(capsys) -> None:
    print_table(NAMES, [ROW], unbroken=("id",))
    _, _, line = capsys.readouterr().out.splitlines()
    assert line.split("  ")[-1].strip() == ROW[2].strip()
    assert (line.split()[:2], line.count("Norway")) == ([*ROW[:2]], 4)


def test_what_could_steer_a_terminal_is_left_out(capsys) -> None:
    print_table(("name",), [("up\x1b[2J\n[red]down[/red]",)])
    assert capsys.readouterr().out.splitlines()[-1].strip() == "up [2J [red]down[/red]"
