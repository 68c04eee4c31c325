"""Korean numbers that carry no value. The patterns are in patterns/blockers.txt."""

import re

from pipeline.languages.blockers import blockers
from pipeline.languages.ko.counted import COUNTER_WORDS
from pipeline.languages.patterns import alternatives
from pipeline.languages.words import alternation

BLOCKERS = blockers(
    "ko",
    {
        "labels": alternation("ko", "labels"),
        "ordered": alternation("ko", "ordered"),
        "unit_words": alternation("ko", "unit_follows"),
        "measures": alternation("ko", "measured"),
        "counters": alternatives(COUNTER_WORDS),
    },
    flags=re.NOFLAG,
)
