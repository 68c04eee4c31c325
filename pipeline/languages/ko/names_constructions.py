"""Korean constructions that say by themselves whom a figure is of: lists, brackets, what befell, who was fined."""

import re

from pipeline.languages.ko.counted import COUNTERS
from pipeline.languages.ko.morphology import bare, is_noun
from pipeline.languages.ko.names_words import STOP, says_what
from pipeline.languages.ko.places import PLACES
from pipeline.languages.language import Name
from pipeline.languages.pattern_files import named_patterns
from pipeline.languages.words import alternation
from pipeline.model import Span

_P = named_patterns("ko", "names_constructions")
_FINED = re.compile(_P["fined"])
_LISTED = re.compile(_P["listed"])
_USED = re.compile(_P["used"])
_BRACKETED = re.compile(_P["bracketed"])
_PREDICATE = re.compile(_P["predicate"])
_AND_OTHERS = re.compile(_P["and_others"])
_ACCUSED = re.compile(_P["accused"])
_SENTENCED = re.compile(_P["sentenced"])
_MEMBERS = re.compile(_P["members"])
_SITE = re.compile(_P["site"])
_EVENT = re.compile(_P["event"])


_ADVERB = re.compile(_P["adverb"])
_CASE = re.compile(_P["case"])
_RANKED = re.compile(_P["ranked"])


def _listable(name: str) -> bool:
    return bare(name) == name and is_noun(name) and name[-1] not in "급등위차당씩" and not _ADVERB.fullmatch(name)


# what somebody is, and not who
_TITLE = re.compile(alternation("ko", "titles"))
_AS_TOPIC = (_LISTED, _FINED, _SENTENCED, _ACCUSED, _USED, _PREDICATE, _AND_OTHERS, _CASE, _RANKED)


def held(text: str, start: int, end: int) -> list[Name]:
    return [
        Name(
            Span(match.start("name"), match.end("name")),
            match["name"] + (match.groupdict().get("title") or "").strip(),
        )
        for pattern in (*_AS_TOPIC, _BRACKETED, _MEMBERS, _SITE, _EVENT)
        for match in pattern.finditer(text, start, end)
        if not (pattern is _LISTED and not _listable(match["name"]))
        and (
            not says_what(match["name"])
            or pattern is _RANKED
            or (pattern in {_BRACKETED, _LISTED} and match["name"] in PLACES.codes)
        )
        and match["name"] not in STOP
        and not _TITLE.fullmatch(match["name"])
        and match["name"] not in COUNTERS
    ]
