"""Words by which Korean names are told from what is none: verbs that look like marked nouns, times, measures; what
sort of thing a name is (메신저 야옹톡); and what is a full name, as the title behind it says."""

from pipeline.languages.ko.counted import COUNTERS, NOUNS
from pipeline.languages.ko.morphology import PAST, bare
from pipeline.languages.ko.places import PLACES
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.words import word_list

_P = compiled_patterns("ko", "names_words", {"past": PAST, "surnames": "".join(sorted(word_list("ko", "surnames")))})
STOP = word_list("ko", "not_names")
VERB_LIKE, PREDICATE, NO_NAME = _P["verb_like"], _P["predicate"], _P["no_name"]
METRIC_NOUN, GENERIC, TIME = _P["metric_noun"], _P["generic"], _P["time"]


def says_what(part: str) -> bool:
    """A measure, a sector, a place or a time at the end of a phrase: 야옹톡의 3월 러시아 이용자."""
    measures = METRIC_NOUN.search(part) or GENERIC.search(part) or part in STOP
    return bool(measures) or part.lower() in PLACES.codes or bool(TIME.fullmatch(part))


def titled(word: str, following: str) -> bool:
    """Whether a word is the full name of somebody, as the title behind it says.

    >>> titled("도상진", "의원은"), titled("도상진", "꽃은"), titled("이어진", "감독은")
    (True, False, False)
    """
    return bool(_P["full_name"].fullmatch(word) and _P["titled"].fullmatch(following)) and bare(word) == word


def apposed(parts: list[str]) -> int:
    """How many words at the head of a phrase only say what sort of thing its name is.

    >>> apposed(["메신저", "야옹톡"]), apposed(["통신사", "직원"]), apposed(["야옹톡"])
    (1, 0, 0)
    """
    count = max(
        (at + 1 for at in range(len(parts) - 1) if _P["head"].search(parts[at]) and _sorts(parts[at], parts[-1])),
        default=0,
    )
    while count < len(parts) - 1 and (parts[count] in COUNTERS or _sorts(parts[count], parts[-1])):
        count += 1
    return count


def _sorts(sort: str, name: str) -> bool:
    return bool(_P["sort"].match(sort)) and name not in NOUNS and not _P["people"].search(name)
