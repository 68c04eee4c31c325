"""Korean numbers that carry no value. The patterns are in patterns/blockers.txt."""

import re

from pipeline.catalog import unit_forms
from pipeline.languages.blockers import blockers
from pipeline.languages.ko.counted import BOUNDARY, COUNTER_WORDS
from pipeline.languages.ko.numbers_words import DIGITS_AND_SCALE, NEIGHBOURS
from pipeline.languages.patterns import alternatives

BLOCKERS = blockers(
    "ko",
    {
        "digits_and_scale": DIGITS_AND_SCALE,
        "neighbours": NEIGHBOURS,
        "counters": alternatives(COUNTER_WORDS),
        "boundary": BOUNDARY,
        "units": alternatives(form for row in unit_forms("ko") for form in (*row.after_words, *row.after_signs)),
    },
    flags=re.NOFLAG,
)
