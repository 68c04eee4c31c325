"""Who says so in Korean. The phrases are in patterns/attributions.txt."""

import re

from pipeline.languages.attribution import agent_kinds, attributions

_LEADING = re.compile(
    r"\A(?:[^(]*\)\s|(?:그러나|하지만|또|또한|다만|작년|지난해|올해|최근|이번|당시|한편|특히|앞서|이어|이에|이후|"
    r"현지|실제로|실제)\s)+"
)


def source_name(who: str) -> str | None:
    """A source without the words that only lead to it.

    >>> source_name("그러나 작년 통계청"), source_name("현지시각) 북항신문"), source_name("그러나 작년")
    ('통계청', '북항신문', None)
    """
    name = _LEADING.sub("", who + " ").strip()
    return name or None


ATTRIBUTIONS = attributions("ko", bases={"source name": source_name})
AGENT_KINDS = agent_kinds("ko")
