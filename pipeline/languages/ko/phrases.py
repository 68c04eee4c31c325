"""Korean noun phrases with what they do in their clause, told from the particle at their end."""

from functools import lru_cache
from itertools import pairwise

from pipeline.languages.ko.counted import COUNTERS
from pipeline.languages.ko.morphology import bare, is_noun
from pipeline.languages.ko.names_words import METRIC_NOUN, PREDICATE, STOP, TIME, VERB_LIKE, titled
from pipeline.languages.language import Phrase, Role
from pipeline.languages.pattern_files import compiled_patterns
from pipeline.languages.words import word_list, word_table
from pipeline.model import Span

_BY_PARTICLE = {particle: Role(role) for particle, role in word_table("ko", "particles").items()}
_NOTHING = frozenset({*STOP, *COUNTERS, *word_list("ko", "unit_nouns"), *word_list("ko", "not_phrases")})
_P = compiled_patterns("ko", "phrases")
_ENDS = (",", ".", ":", ";", "”", "’", '"', "'", "…")
_WORDS = 4
_AMONG = frozenset({"중", "가운데", "중에", "중에서", "중에서도"})


def phrases(text: str, start: int, end: int) -> list[Phrase]:
    """Chains of nouns up to the one that carries a particle: the whole, and what is left of it without the nouns that
    say what is measured."""
    words = list(_P["eojeol"].finditer(text, start, end))
    read = [*(_noun(word[0]) for word in words), None]
    for index, (word, after) in enumerate(pairwise(words)):
        if titled(word[0], after[0]):
            read[index] = (0, word[0], "")
    found: list[Phrase] = []
    chain: list[tuple[int, str]] = []  # where a noun stands, and the noun
    for index, word in enumerate(words):
        noun = read[index]
        if noun is None:
            chain.clear()
            continue
        at, core, particle = noun
        chain.append((word.start() + at, core))
        following = words[index + 1][0] if index + 1 < len(words) else ""
        if not particle and not word[0].endswith(_ENDS) and read[index + 1] and following not in _AMONG:
            continue
        role = Role.OWNER if following in _AMONG else _BY_PARTICLE.get(particle.rstrip(",."), Role.FREE)
        _keep(chain[-_WORDS:], role, text, found)
        if particle != "의":
            chain.clear()
    return found


@lru_cache(maxsize=50_000)
def _noun(printed: str) -> tuple[int, str, str] | None:
    """Where the noun of an eojeol begins, the noun and its particle; None where it is none."""
    core = bare(printed)
    at = printed.find(core)
    if at < 0 or not _P["word"].match(core) or core in _NOTHING or TIME.fullmatch(core):
        return None
    particle = printed[at + len(core) :].strip("'\"’”,.")
    if printed in _BY_PARTICLE or particle == "하고":
        return None  # a particle behind a closing quote or bracket
    verb = _P["no_noun"].search(printed.rstrip(",.")) or PREDICATE.search(core) or VERB_LIKE.search(printed)
    return None if verb or (not particle and not is_noun(core)) else (at, core, particle)


def _keep(chain: list[tuple[int, str]], role: Role, text: str, found: list[Phrase]) -> None:
    """The chain, its last noun and its first where they are others, and the owner before a measure."""
    spans = [(chain[0][0], chain[-1])]
    if len(chain) > 1:
        spans.append((chain[-1][0], chain[-1]))
        spans.append((chain[0][0], chain[0]))
        cut = len(chain)
        while cut > 1 and METRIC_NOUN.search(chain[cut - 1][1]):
            cut -= 1
        if 1 < cut < len(chain):
            spans.append((chain[0][0], chain[cut - 1]))
    for first, (at, noun) in spans:
        span = Span(first, at + len(noun))
        if len(noun) > 1 and not any(one.span == span for one in found):
            found.append(Phrase(span, span.of(text), role))
