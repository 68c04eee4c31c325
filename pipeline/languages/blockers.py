"""The table of numbers that carry no value -> rules."""

import re

from pipeline.languages.heads import Given, entries
from pipeline.languages.language import Blocker


def blockers(code: str, given: Given = None, *, flags: re.RegexFlag = re.IGNORECASE) -> tuple[Blocker, ...]:
    """blockers.txt: [reason], with `unless`, which lets a number be. `flags`: those of a row that names none."""
    rows = entries(code, "blockers", given, further=("unless",))
    return tuple(Blocker(row.name, row.compiled(flags), row.further("unless", flags)) for row in rows)
