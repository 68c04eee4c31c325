"""How English prints places: what must stand before a doubtful name, and what makes another name of one."""

import re
from collections.abc import Iterator

from pipeline.languages.gazetteer_index import Name
from pipeline.languages.gazetteer_words import PlaceRules, gazetteer_of_words

_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Nn]ear|[Oo]utside|[Aa]round|[Aa]cross|[Tt]hroughout|[Vv]isit(?:ing|ed)?|city\sof|town\sof|county\sof|"
    r"downtown|[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern|[Cc]entral|[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|mid)[\s-]\Z"
)
# dollars are written US$; papers and airlines bear the names of places and are not what is true of them
_OTHER = re.compile(
    r"\$|\s(?:Times|Post|Herald|Tribune|Journal|Chronicle|Gazette|Observer|Examiner|Inquirer|Mail|Airways|Airlines)\b"
)
_FIRST_NAMES = re.compile(
    r"(?:Chad|Jordan|Georgia|Israel|Kenya|Paris|Sydney|Austin|Dallas|Madison|Charlotte|Florence|Victoria)\Z"
)
_FAMILY_NAME = re.compile(r"\s(?:[A-Z]\.\s)?(?!University|Police|County|City|State|Airport|River|Street)[A-Z][a-z]+")


def _printed(name: Name) -> Iterator[str]:
    yield name.text.rstrip(".")
    if "'" in name.text:
        yield name.text.replace("'", "’")


def _blocked(text: str, start: int, end: int) -> bool:
    if _OTHER.match(text, end):
        return True
    return bool(_FIRST_NAMES.match(text, start, end) and _FAMILY_NAME.match(text, end))


GAZETTEER = gazetteer_of_words(_printed, PlaceRules(_BEFORE, _blocked))
