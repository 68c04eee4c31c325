"""Korean constructions that say by themselves whom a figure is of: lists, brackets, what befell, who was fined."""

import re

from pipeline.languages.ko.counted import COUNTERS
from pipeline.languages.ko.morphology import bare, is_noun
from pipeline.languages.ko.names_words import STOP, says_what
from pipeline.languages.ko.places import PLACES
from pipeline.languages.language import Name
from pipeline.languages.pattern_files import pattern_rows
from pipeline.languages.words import alternation
from pipeline.model import Span

# of two that have the same words the first holds
_CONSTRUCTIONS = [(row.head[0], re.compile(row.pattern)) for row in pattern_rows("ko", "names_constructions")]
_ADVERB = re.compile(alternation("ko", "adverbs"))


def _listable(name: str) -> bool:
    return bare(name) == name and is_noun(name) and name[-1] not in "급등위차당씩" and not _ADVERB.fullmatch(name)


# what somebody is, and not who
_TITLE = re.compile(alternation("ko", "titles"))


def held(text: str, start: int, end: int) -> list[Name]:
    return [
        Name(
            Span(match.start("name"), match.end("name")), match["name"] + (match.groupdict().get("title") or "").strip()
        )
        for construction, pattern in _CONSTRUCTIONS
        for match in pattern.finditer(text, start, end)
        if not (construction == "listed" and not _listable(match["name"]))
        and (
            not says_what(match["name"])
            or construction == "ranked"
            or (construction in {"bracketed", "listed"} and match["name"] in PLACES.codes)
        )
        and match["name"] not in STOP
        and not _TITLE.fullmatch(match["name"])
        and match["name"] not in COUNTERS
    ]
