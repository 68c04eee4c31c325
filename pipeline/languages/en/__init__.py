"""English. LANGUAGE gathers the tables of the rooms beside this file."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re

from pipeline.catalog import entity_weights, metric_cues
from pipeline.languages.en import (
    attribution,
    blockers,
    counted,
    counted_before,
    cues,
    cues_periods,
    metric_phrases,
    morphology,
    names,
    numbers,
    periods,
    phrases,
    phrases_words,
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
    units=units.UNITS,
    counted=counted.counted,
    counted_before=counted_before.counted_before,
    joins=cues.JOINS,
    qualifiers=cues.QUALIFIERS,
    kinds=cues.KINDS,
    whole=cues.WHOLE,
    whole_before=cues.WHOLE_BEFORE,
    baseline_before=cues_periods.BASELINE_BEFORE,
    began_with=cues_periods.BEGAN_WITH,
    attributions=attribution.ATTRIBUTIONS,
    speech=attribution.SPEECH,
    agent_kinds=attribution.AGENT_KINDS,
    names=names.names,
    subject=phrases.subject,
    phrases=phrases.phrases,
    measures=phrases.MEASURES,
    grammar=phrases_words.GRAMMAR,
    entity_weights=entity_weights("en"),
    anaphora=re.compile(
        r"\b(?:it|its|he|she|his|her|they|their|the (?:company|firm|group|app|service|messenger|platform|bank))\b",
        re.IGNORECASE,
    ),
    determiner=re.compile(r"(?:the|an?)\s", re.IGNORECASE),
    clause_end=re.compile(r"[;:—–]\s|,\s(?:while|but|whereas|and|though|although|which|whose|where|as|with)\s|\.\s"),
    places=places.PLACES,
    metrics=metric_cues("en"),
    lemma=morphology.singular,
    unlisted=re.compile(
        r"\b(?P<measure>(?:average\s)?(?:monthly\s)?revenue per (?:user|subscriber|member|customer|account)|ARPP?U|EBITDA(?:\smargin)?|OIBDA(?:\smargin)?|(?:operating|gross|net|profit)\smargin|GMV|capex|free\scash\sflow)\b(?:\s?\([^()\d]{1,60}\))?",
        re.IGNORECASE,
    ),
    metric_words=metric_phrases.METRIC_WORDS,
    vague_subject=metric_phrases.VAGUE,
    non_period=cues_periods.NON_PERIOD,
    period_contexts=cues_periods.PERIOD_CONTEXTS,
    figures_hold=2,
    holds=cues.HOLDS,
    generic_counter=True,
    ages=cues.AGES,
    implied=cues.IMPLIED,
)
