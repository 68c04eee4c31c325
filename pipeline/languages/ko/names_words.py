"""Words by which Korean names are told from what is none: verbs that look like marked nouns, times, measures; what
sort of thing a name is (메신저 야옹톡); and what is a full name, as the title behind it says."""

import re

from pipeline.languages.ko.counted import COUNTERS, NOUNS
from pipeline.languages.ko.morphology import PAST, bare
from pipeline.languages.ko.places import PLACES
from pipeline.languages.pattern_files import named_patterns
from pipeline.languages.words import alternation, word_list

_P = named_patterns(
    "ko",
    "names_words",
    {
        "past": PAST,
        "verb_like_ends": alternation("ko", "verb_like_ends"),
        "verb_like_words": alternation("ko", "verb_like_words"),
        "surnames": "".join(sorted(word_list("ko", "surnames"))),
        "titles_behind": alternation("ko", "titles_behind"),
    },
)
VERB_LIKE = re.compile(_P["verb_like"])
NO_NAME = re.compile(_P["no_name"])
STOP = word_list("ko", "not_names")
# nouns that say what is measured; they end a phrase whose beginning says whose it is
METRIC_NOUN = re.compile(rf"(?:{alternation('ko', 'metric_nouns')})(?:\([A-Za-z]+\))?$")
GENERIC = re.compile(f"(?:^(?:{alternation('ko', 'generic_words')})|별)$")
TIME = re.compile(_P["time"])
PREDICATE = re.compile(_P["predicate"])


def says_what(part: str) -> bool:
    """A measure, a sector, a place or a time at the end of a phrase: 야옹톡의 3월 러시아 이용자."""
    measures = METRIC_NOUN.search(part) or GENERIC.search(part) or part in STOP
    return bool(measures) or part.lower() in PLACES.codes or bool(TIME.fullmatch(part))


_SORT = re.compile(f"^(?:{alternation('ko', 'sorts')})$")
_HEAD = re.compile(_P["head"])
_PEOPLE = re.compile(r"(?:자|원|객|민|생|인|사|관|수|군|들|측|당국|정부|업계|시장|업체|기업|회사|서비스)$")
_FULL_NAME = re.compile(_P["full_name"])
_TITLED = re.compile(_P["titled"])


def titled(word: str, following: str) -> bool:
    """Whether a word is the full name of somebody, as the title behind it says.

    >>> titled("도상진", "의원은"), titled("도상진", "꽃은"), titled("이어진", "감독은")
    (True, False, False)
    """
    return bool(_FULL_NAME.fullmatch(word) and _TITLED.fullmatch(following)) and bare(word) == word


def apposed(parts: list[str]) -> int:
    """How many words at the head of a phrase only say what sort of thing its name is.

    >>> apposed(["메신저", "야옹톡"]), apposed(["통신사", "직원"]), apposed(["야옹톡"])
    (1, 0, 0)
    """
    count = max(
        (at + 1 for at in range(len(parts) - 1) if _HEAD.search(parts[at]) and _sorts(parts[at], parts[-1])), default=0
    )
    while count < len(parts) - 1 and (parts[count] in COUNTERS or _sorts(parts[count], parts[-1])):
        count += 1
    return count


def _sorts(sort: str, name: str) -> bool:
    return bool(_SORT.match(sort)) and name not in NOUNS and not _PEOPLE.search(name)
