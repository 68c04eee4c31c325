"""English units: printed forms, money and its parts."""

import re

from pipeline.catalog import unit_forms
from pipeline.languages import cldr
from pipeline.languages.units import unit_rules

UNITS = unit_rules(
    unit_forms("en"),
    cldr.currency_names("en"),
    scaled={"pounds": "GBP", "pound": "GBP"},
    digits_only=frozenset({"won", "real", "rand", "mark", "marks"}),
    shared=cldr.shared_money("en"),
    sum_after=re.compile(
        r"\s(?:in\s(?:cash|fines|damages|costs|compensation|debts?|tax|benefits|savings|today['’]s)|"
        r"per\s(?:household|person|pupil|patient|family|tonne|ton|barrel|ticket|megawatt|litre|kilo|"
        r"customer|student)\b|(?:an?|per|each|every)\s(?:hour|day|week|month|year|night|head|share)\b|"
        r"each\b|apiece\b|\([$€])"
    ),
)
