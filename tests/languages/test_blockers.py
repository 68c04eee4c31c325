"""The table of numbers that carry no value: what a row becomes."""

import re

from pipeline.languages.blockers import blockers
from pipeline.languages.language import Blocker


def test_a_row_lets_a_number_be_where_its_unless_fits(written):
    code = written("blockers", "[label]\n    pier \\d\n    unless = \\smetres\n[label | case]\n    {dock} \\d")
    assert blockers(code, {"dock": "Dock"}) == (
        Blocker("label", re.compile(r"pier \d", re.IGNORECASE), re.compile(r"\smetres", re.IGNORECASE)),
        Blocker("label", re.compile(r"Dock \d")),
    )
