"""Korean. LANGUAGE gathers the tables of the rooms beside this file."""

import re

from pipeline.catalog import metric_cues
from pipeline.languages.ko import (
    attribution,
    blockers,
    counted,
    cues,
    morphology,
    names,
    numbers,
    periods,
    phrases,
    places,
    units,
)
from pipeline.languages.language import Language

LANGUAGE = Language(
    code="ko",
    abbreviations=frozenset({"no", "vs", "dr", "mr", "ms"}),
    sentence_end=re.compile(r"[.!?]+[\"”’')\]]*(?=\s|$)|(?<=[다요죠음임])\.(?=[가-힣])|\n+"),
    numbers=numbers.numbers,
    blockers=blockers.BLOCKERS,
    periods=periods.RULES,
    further_times=periods.FURTHER,
    units=units.UNITS,
    counted=counted.counted,
    attributions=attribution.ATTRIBUTIONS,
    agent_kinds=attribution.AGENT_KINDS,
    **cues.CUES,
    names=names.names,
    phrases=phrases.phrases,
    determiner=re.compile(r"(?:이|그|해당|현지)\s"),
    places=places.PLACES,
    metrics=metric_cues("ko"),
    lemma=morphology.bare,
    base_form=morphology.base_form,
    # Korean corpora mark times and spans of time apart from what is counted
    no_quantities=frozenset({"calendar", "clock", "time"}),
    open_counters=frozenset({"건", "편", "곳", "개", "개소", "대", "종", "채", "벌", "마리", "례", "기"}),
    carries_year=True,
)
