"""Who says so in Korean. The phrases are in patterns/attributions.txt."""

from pipeline.languages.attribution import agent_kinds, attributions
from pipeline.languages.pattern_files import compiled_patterns

_LEADING = compiled_patterns("ko", "attribution")["leading"]


def source_name(who: str) -> str | None:
    """A source without the words that only lead to it.

    >>> source_name("그러나 작년 통계청"), source_name("현지시각) 북항신문"), source_name("그러나 작년")
    ('통계청', '북항신문', None)
    """
    return _LEADING.sub("", who + " ").strip() or None


ATTRIBUTIONS = attributions("ko", bases={"source name": source_name})
AGENT_KINDS = agent_kinds("ko")
