"""Russian. LANGUAGE gathers the tables of the rooms beside this file."""

import re

from pipeline.catalog import metric_cues
from pipeline.languages.language import Language
from pipeline.languages.ru import (
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
from pipeline.languages.words import word_list

ABBREVIATIONS = word_list("ru", "abbreviations")
LANGUAGE = Language(
    code="ru",
    abbreviations=ABBREVIATIONS,
    sentence_end=re.compile(
        rf"(?:\.(?!{numbers.GOES_ON})|[!?]|…(?!\s?[-−–+]?\d))+[»\")\]]*(?=\s+[«\"(\[—–-]?\s?[A-ZА-ЯЁ0-9$€£+])|"
        rf"(?<=[а-яё°»%\d)])\.(?=[А-ЯЁ][а-яё]|[А-ЯЁ]\s)|{numbers.UNIT_ENDS}|[.!?…]+[»\")\]]*\s*$|\n+"
    ),
    numbers=numbers.numbers,
    blockers=blockers.BLOCKERS,
    periods=periods.RULES,
    units=units.UNITS,
    counted=counted.counted,
    attributions=attribution.ATTRIBUTIONS,
    agent_kinds=attribution.AGENT_KINDS,
    **cues.CUES,
    names=names.names,
    phrases=phrases.phrases,
    determiner=re.compile(r"(?:эт(?:а|ой|у|от|ого)|сама|сам)\s", re.IGNORECASE),
    places=places.PLACES,
    metrics=metric_cues("ru"),
    lemma=morphology.lemma,
    case_ending=2,
    base_form=morphology.base_form,
    no_quantities=word_list("ru", "no_quantities"),
    generic_counter=True,
    whole_phrase=phrases.noun_phrase,
)
