"""English. LANGUAGE gathers the tables of the rooms beside this file."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re
from decimal import Decimal

from pipeline.catalog import entity_weights, metric_cues, unit_forms
from pipeline.languages import cldr
from pipeline.languages.en import (
    attribution,
    blockers,
    counted,
    counted_before,
    cues,
    cues_periods,
    grammar,
    metric_phrases,
    names,
    numbers,
    periods,
    phrases,
    places,
)
from pipeline.languages.language import Language
from pipeline.languages.units import unit_rules
from pipeline.languages.words import word_list

ABBREVIATIONS = word_list("en", "abbreviations")
LANGUAGE = Language(
    code="en",
    abbreviations=ABBREVIATIONS,
    sentence_end=re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9$€£])|[.!?]+[\"”’')\]]*\s*$|\n+"),
    numbers=numbers.numbers,
    blockers=blockers.BLOCKERS,
    periods=periods.RULES,
    units=unit_rules(
        unit_forms("en"),
        cldr.currency_names("en"),
        scaled={"pounds": "GBP", "pound": "GBP"},
        digits_only=frozenset({"won", "real", "rand", "mark", "marks"}),
        sum_after=re.compile(
            r"\s(?:in\s(?:cash|fines|damages|costs|compensation|debts?|tax|benefits|savings|today['’]s)|per\s(?:household|person|pupil|patient|family|tonne|ton|barrel|ticket|megawatt|litre|kilo|customer|student)\b|(?:an?|per|each|every)\s(?:hour|day|week|month|year|night|head|share)\b|each\b|apiece\b|\([$€])"
        ),
        factors={
            "cents": Decimal("0.01"),
            "cent": Decimal("0.01"),
            "pence": Decimal("0.01"),
            "paise": Decimal("0.01"),
            "paisa": Decimal("0.01"),
            "kopecks": Decimal("0.01"),
            "kopeks": Decimal("0.01"),
            "p": Decimal("0.01"),
        },
    ),
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
    grammar=grammar.GRAMMAR,
    entity_weights=entity_weights("en"),
    anaphora=re.compile(
        r"\b(?:it|its|he|she|his|her|they|their|the (?:company|firm|group|app|service|messenger|platform|bank))\b",
        re.IGNORECASE,
    ),
    determiner=re.compile(r"(?:the|an?)\s", re.IGNORECASE),
    clause_end=re.compile(r"[;:—–]\s|,\s(?:while|but|whereas|and|though|although|which|whose|where|as|with)\s|\.\s"),
    places=places.PLACES,
    metrics=metric_cues("en"),
    lemma=counted.singular,
    unlisted=re.compile(
        r"\b(?P<measure>(?:average\s)?(?:monthly\s)?revenue per (?:user|subscriber|member|customer|account)|ARPP?U|EBITDA(?:\smargin)?|OIBDA(?:\smargin)?|(?:operating|gross|net|profit)\smargin|GMV|capex|free\scash\sflow)\b(?:\s?\([^()\d]{1,60}\))?",
        re.IGNORECASE,
    ),
    wording=metric_phrases.WORDING,
    vague_subject=re.compile(
        r"(?:(?:previous|latest|new|total|overall|same|current|final|first|last|corresponding|highest|lowest|best|old)\s)*(?:record|figures?|numbers?|total|sum|amount|level|share|count|tally|rate|it|this|that|these|those|there|the)\b.*",
        re.IGNORECASE,
    ),
    asides=cues_periods.ASIDES,
    figures_hold=2,
    holds=cues.HOLDS,
    ages=cues.AGES,
    implied=cues.IMPLIED,
)
