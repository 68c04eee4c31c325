"""Norwegian, as far as numbers, units and times: a language that is read and not shipped."""

import re

from pipeline.languages.no import numbers, periods, units

from pipeline.languages.language import Language
from pipeline.languages.words import word_list

LANGUAGE = Language(
    code="no",
    abbreviations=word_list("no", "abbreviations"),
    sentence_end=re.compile(r"[.!?]+[»”\"]?(?=\s+[«“\"]?[A-ZÆØÅ0-9])|[.!?]+[»”\"]?\s*$|\n+"),
    numbers=numbers.numbers,
    units=units.UNITS,
    periods=periods.RULES,
)
