"""Places that English news names: CLDR's countries and parts of the world, and adjectives."""

from pipeline.languages import cldr
from pipeline.languages.language import Places
from pipeline.languages.pattern_files import compiled_patterns
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
_INITIALS = {"US", "UK", "U.S.", "U.K.", "UAE", "U.A.E.", "USA"}
_PRINTED = {name.title() for name in _COUNTRIES} | set(cldr.country_names("en")) | _REGIONS | _INITIALS
_P = compiled_patterns("en", "places", {"places": alternatives(_PRINTED)})
PLACES = Places(_P["place"], _COUNTRIES, own_after=_P["own_after"], everywhere_after=_P["everywhere_after"])
