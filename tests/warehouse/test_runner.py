"""The user that PostgreSQL's programs run as where we are root."""

import os
import subprocess
import sys
from pathlib import Path

ASK = """
from pipeline.warehouse import runner
runner._SYSTEM_USER = "a_user_that_no_machine_has"
print(runner._system_user().pw_name)
"""
USERADD = """#!/bin/sh
echo begin >> {said}
sleep 0.3
echo end >> {said}
"""


def test_processes_that_start_at_once_make_the_user_one_after_another(tmp_path: Path) -> None:
    said, program = tmp_path / "said", tmp_path / "useradd"
    program.write_text(USERADD.format(said=said))
    program.chmod(0o755)
    environment = os.environ | {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    asking = [
        subprocess.Popen([sys.executable, "-c", ASK], env=environment, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    assert [one.communicate(timeout=60)[0].strip() for one in asking] == ["nobody"] * 3
    assert said.read_text().split() == ["begin", "end"] * 3
