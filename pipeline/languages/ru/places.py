"""Places as Russian prints them -> ISO 3166: the countries of the gazetteer, their adjectives and people."""

import re

from pipeline.languages.gazetteer_index import names_of
from pipeline.languages.language import Places
from pipeline.languages.patterns import trie
from pipeline.languages.ru.gazetteer import printed

_SORTS = frozenset({"country", "adjective", "people"})
_FORMS = {
    form: name.country for name in names_of("ru") if name.sort in _SORTS and not name.doubtful for form in printed(name)
}
_WORLDWIDE = r"во?\s(?:всём\s|всем\s|остальном\s)?мире|по\sвсему\sмиру|в\s(?:других|остальных)\sстранах"
PLACES = Places(
    re.compile(rf"(?<![\w-])(?:{trie(_FORMS)})(?![\w-]|[»\"])"),  # «Тула» is a cinema
    {form.lower(): code for form, code in _FORMS.items()},
    everywhere_after=re.compile(rf"(?:\s[а-яё-]+){{0,4}}?\s(?:{_WORLDWIDE}|за\s(?:рубежом|границей|пределами))(?!\w)"),
)
