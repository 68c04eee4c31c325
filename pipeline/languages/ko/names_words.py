"""Words by which Korean names are told from what is none: verbs that look like marked nouns, times, measures; what
sort of thing a name is (메신저 야옹톡); and what is a full name, as the title behind it says."""

import re

from pipeline.languages.ko.counted import COUNTERS, NOUNS
from pipeline.languages.ko.morphology import PAST, bare
from pipeline.languages.ko.places import PLACES
from pipeline.languages.words import alternation, word_list

VERB_LIKE = re.compile(
    rf"(?:(?:[{PAST}]|한|된|없|는|하|되|크|많|적|높|낮)다는|{alternation('ko', 'verb_like_ends')}"
    rf"|^(?:{alternation('ko', 'verb_like_words')}))[,]?$"
)
NO_NAME = re.compile(
    r"[\d(]|(?:말|초|기간|시기|당시|시즌|시절|시점)(?:에는|엔|에도|에선|까지는)|(?:봄|여름|가을|겨울|최근|하루|국내|명|개|곳|건|대|원|달|주|년|월|일|이런|그런)(?:이|가|은|는|을|를|도|에는|에선)"
)
STOP = word_list("ko", "not_names")
# nouns that say what is measured; they end a phrase whose beginning says whose it is
METRIC_NOUN = re.compile(rf"(?:{alternation('ko', 'metric_nouns')})(?:\([A-Za-z]+\))?$")
GENERIC = re.compile(f"(?:^(?:{alternation('ko', 'generic_words')})|별)$")
TIME = re.compile(
    r"(?:지난|오는|(?:지난|올해|지난해|작년)?\d{1,4}(?:년|월|분기|일)(?:\s?[말초])?|[상하]반기|지난달|지난해|올해|작년|이달|(?:전월|전년|전기|전분기|동기|동월|동분기)[비比]?|같은)"
)


# what a sentence ends with or hangs on: 떠났다, 하겠다, 지났는데, 밝혀지면
PREDICATE = re.compile(
    rf"(?:[{PAST}싶않없]다|[온본난간된한는]다|[가-힣](?:엽|맑|좋|크|작|많|적|높|낮)다)(?:고|며|가|면서)?$"
    r"|(?:[가-힣](?:는|은|인|한|된)데|지만|려고|하려|으려|면서|지면|하면|으면|해서|으로서|시키고|[가-힣][리추오]고|이렇게|그렇게|이같|틈틈|번번|수많|이마저|뜻깊)$"
)


def says_what(part: str) -> bool:
    """A measure, a sector, a place or a time at the end of a phrase: 야옹톡의 3월 러시아 이용자."""
    measures = METRIC_NOUN.search(part) or GENERIC.search(part) or part in STOP
    return bool(measures) or part.lower() in PLACES.codes or bool(TIME.fullmatch(part))


_SORT = re.compile(f"^(?:{alternation('ko', 'sorts')})$")
_HEAD = re.compile(
    r"(?:업체|회사|기업|메신저|플랫폼|쇼핑몰|앱|사이트|개발사|운영사|제조사)$"
)  # 핀란드 이메일 업체 X: all that leads to it
_PEOPLE = re.compile(r"(?:자|원|객|민|생|인|사|관|수|군|들|측|당국|정부|업계|시장|업체|기업|회사|서비스)$")


_SURNAMES = "".join(sorted(word_list("ko", "surnames")))
# a person by the full name: many end like verbs do (나하은, 도상진)
_FULL_NAME = re.compile(
    rf"(?!이어진|이뤄진|이뤄낸|이겨낸|이끌린|주어진|지나친|지켜본|지켜낸|나타난|선보인|남겨진|전해진|전해준|강해진|정해진|차려진|도와준|안겨준|여겨진)[{_SURNAMES}][가-힣][가-힣](?<![한된할될던는을])"
)
_TITLED = re.compile(
    f"(?:전|현|신임)|(?:{alternation('ko', 'titles_behind')})"
    "(?:[은는이가을를의도와과께측]|에게|께서|에게는|들|측은|측이)?[,]?"
)


def titled(word: str, following: str) -> bool:
    """Whether a word is the full name of somebody, as the title behind it says.

    >>> titled("나하은", "의원은"), titled("나하은", "꽃은"), titled("이어진", "감독은")
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
