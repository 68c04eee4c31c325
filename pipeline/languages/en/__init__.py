"""English. LANGUAGE gathers the tables of the rooms beside this file."""

import re

from pipeline.catalog import metric_cues
from pipeline.languages.en import (
    attribution,
    blockers,
    counted,
    counted_before,
    cues,
    morphology,
    names,
    numbers,
    periods,
    periods_further,
    phrases,
    places,
    units,
)
from pipeline.languages.language import Language
from pipeline.languages.words import word_list

ABBREVIATIONS = word_list("en", "abbreviations")
LANGUAGE = Language(
    code="en",
    abbreviations=ABBREVIATIONS,
    sentence_end=re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9$€£])|[.!?]+[\"”’')\]]*\s*$|\n+"),
    numbers=numbers.numbers,
    blockers=blockers.BLOCKERS,
    periods=periods.RULES,
    further_times=periods_further.FURTHER,
    units=units.UNITS,
    counted=counted.counted,
    counted_before=counted_before.counted_before,
    attributions=attribution.ATTRIBUTIONS,
    agent_kinds=attribution.AGENT_KINDS,
    **cues.CUES,
    names=names.names,
    phrases=phrases.phrases,
    determiner=re.compile(r"(?:the|an?)\s", re.IGNORECASE),
    places=places.PLACES,
    metrics=metric_cues("en"),
    lemma=morphology.singular,
    generic_counter=True,
)
