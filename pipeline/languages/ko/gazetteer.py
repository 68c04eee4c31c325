"""Places in Korean text, where particles and other words grow onto a name: the longest name that a run of syllables
begins with, and what may follow it."""

import re
from collections.abc import Iterator

from pipeline.languages.gazetteer_index import Gazetteer, Index, Name, PlaceMention
from pipeline.languages.patterns import alternatives
from pipeline.languages.words import word_list, word_table

# behind a name of two syllables: nothing, a particle, or a word for its parts, offices, people and goods. Anything else
# makes another word of it: 원주민, 저지른
_BEHIND = re.compile(
    rf"(?![가-힣])|(?:{alternatives(word_list('ko', 'place_particles'))})(?![가-힣])"
    rf"|{alternatives(word_list('ko', 'place_behind'))}"
    r"|내(?:에|(?![가-힣]))|산(?!업|책)|시(?!각|간|작)|군(?!인)|구(?!분)|도(?!시)|역(?!시|할|사)"
)
# behind a name that is also a common word: only what nothing but a place has
_DOUBTFUL_BEHIND = re.compile(
    r"시(?!작|간|장경제|점|기|행|스|설|도|청률)|군(?:수|은|의|에|청|(?![가-힣]))|구(?:청|의|에|(?![가-힣]))"
    r"|도(?:내|의|에|민|지사|(?![가-힣]))|역(?![가-힣])"
    r"|에서|에는|지역|시민|공항|항|읍|일대|지구|신도시|경찰|지청|지법|교육"
)
_OFFICES = re.compile(r"\s(?:지역|일대|시내|시민|남부|북부|현지|정부|대통령|총리|수도)")
# 인도하는, 인도적: to hand over, humane
_VERB_BEHIND = re.compile(r"적|하[는고며여기]|한(?![가-힣])|할|해[서야]?(?![가-힣])|했|된|되[는고며어]|됐|됨|받")
_RUN = re.compile(r"[가-힣]+|[A-Z][A-Z&]{1,7}(?![A-Za-z])")
# countries by one syllable, or by one Chinese sign: 한미 정상, 주한미군, 대중 수출, 미 국무부
_SYLLABLES = word_table("ko", "countries_by_syllable")
_SIGNS = word_table("ko", "countries_by_sign")
_BY_SYLLABLE = re.compile(
    r"(?<![가-힣])(?:(?P<several>[한미중일북러영]{2,4})"
    rf"(?:\s?(?:{alternatives(word_list('ko', 'between_states'))})|간(?![가-힣]))"
    rf"|[주대방재](?P<towards>[한미중일러북])(?=\s?(?:{alternatives(word_list('ko', 'towards_states'))}))"
    rf"|(?P<alone>[미중일영독불러북])(?=\s(?:{alternatives(word_list('ko', 'of_states'))})))"
)
_BY_SIGN = re.compile(rf"[{''.join(_SIGNS)}]")
_TWO = re.compile(r"..?")


def _printed(name: Name) -> Iterator[str]:
    yield name.text.replace(" ", "")


def _mentions(text: str, known: Index) -> Iterator[PlaceMention]:
    for run in _RUN.finditer(text):
        yield from _in_run(text, run.start(), run.end(), known)
    for match in _BY_SYLLABLE.finditer(text):
        group = str(match.lastgroup)
        for place in range(match.start(group), match.end(group)):
            yield PlaceMention(place, place + 1, _SYLLABLES[text[place]], "country")
    for match in _BY_SIGN.finditer(text):
        yield PlaceMention(match.start(), match.end(), _SIGNS[match[0]], "country")


def _in_run(text: str, start: int, end: int, known: Index) -> Iterator[PlaceMention]:
    """Names one behind the other, as in 서울경기; a part of a word that begins no name ends the reading."""
    while end - start >= 2:
        most = known.heads.get(text[start : start + 2], 0)
        longest = min(end - start, 2 * most)
        size = next((size for size in range(longest, 1, -1) if _fitting(text, start, start + size, known)), 0)
        if not size:
            return
        for name in _fitting(text, start, start + size, known):
            yield PlaceMention(start, start + size, name.country, name.sort)
        start += size


def _fitting(text: str, start: int, stop: int, known: Index) -> list[Name]:
    names = known.forms.get(text[start:stop], ())
    return [name for name in names if _fits(name, text, stop, known)]


def _fits(name: Name, text: str, stop: int, known: Index) -> bool:
    if name.doubtful:
        alone = not name.drawn and _OFFICES.match(text, stop)
        return bool(alone or _DOUBTFUL_BEHIND.match(text, stop))
    if name.sort in {"country", "body"} or len(name.text) > 2:
        return not _VERB_BEHIND.match(text, stop)
    return bool(_BEHIND.match(text, stop)) or text[stop : stop + 2] in known.heads


GAZETTEER = Gazetteer(_printed, _TWO, _mentions)
