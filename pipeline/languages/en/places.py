"""Places that English news names: CLDR's countries and parts of the world, and adjectives."""

import re

from pipeline.languages import cldr
from pipeline.languages.language import Places
from pipeline.languages.patterns import alternatives
from pipeline.languages.words import word_table

DEMONYMS = word_table("en", "places")
# a part of the world has no code of its own, but it is a place
_REGIONS = cldr.world_regions("en") | {"Asia Pacific", "Middle East", "Latin America", "Far East"}
_COUNTRIES = (
    {name.lower(): code for name, code in cldr.country_names("en").items()}
    | DEMONYMS
    | dict.fromkeys((name.lower() for name in _REGIONS), "")
)
_PRINTED = (
    {name.title() for name in _COUNTRIES} | set(cldr.country_names("en")) | _REGIONS | {"US", "UK", "U.S.", "U.K."}
)
_WORLDWIDE = r"(?:worldwide|globally|around the (?:world|globe)|across the (?:world|globe))"
PLACES = Places(
    re.compile(
        # Chad Thomas, Jordan Pickford: a first name
        r"\b(?!(?:Chad|Jordan|Georgia|Israel|Kenya|Paris)\s[A-Z][a-z]+)"
        rf"(?:{alternatives(_PRINTED)})(?![\w$]|-speaking|-born)"
    ),
    _COUNTRIES,
    own_after=re.compile(r"(?:\s[a-z'’-]+){0,4}\s(?:in|across|throughout)\s(?:the\s)?"),
    everywhere_after=re.compile(
        rf"(?:\s[a-z'’-]+){{0,4}}?\s(?:{_WORLDWIDE}|elsewhere|in (?:all )?other countries)\b", re.IGNORECASE
    ),
)
