"""Places that Korean news names: CLDR's countries, short forms, capitals, and the provinces and cities of Korea."""

from pipeline.languages import cldr
from pipeline.languages.language import Places
from pipeline.languages.words import word_list, word_table

_CODES = {
    **{name.partition("(")[0]: code for name, code in cldr.country_names("ko").items()},
    **dict.fromkeys(word_list("ko", "korean_places"), "KR"),
    **word_table("ko", "world_cities"),
    **word_table("ko", "countries"),
}
PLACES = Places(codes={name.lower(): code for name, code in _CODES.items()})
