"""Who a judgement is kept under."""

import os
import subprocess
import sys

import pytest

from pipeline.cli.person import named

NOBODY = """
import os
from pipeline.cli.person import named
from pipeline.errors import ConfigError
os.setuid(4_123_456)
try:
    named()
except ConfigError as error:
    print(error)
print(named("Anna"))
"""
NAMES = ("LNAME", "LOGNAME", "USER", "USERNAME")


def test_who_says_so_is_taken_as_given() -> None:
    assert named("Anna") == "Anna"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become a user who has no name")
def test_a_user_without_a_name_is_told_how_to_give_one() -> None:
    env = {name: value for name, value in os.environ.items() if name not in NAMES}
    done = subprocess.run([sys.executable, "-c", NOBODY], env=env, capture_output=True, text=True, check=False)
    told, given = done.stdout.splitlines()
    assert "say who you are with --by (of explore: --as), or set LOGNAME" in told
    assert given == "Anna"
