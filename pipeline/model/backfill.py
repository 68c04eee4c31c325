"""What a backfill does for each of its days, and who is asked for them."""

from enum import StrEnum


class Mode(StrEnum):
    """From what the archive holds, or by asking the source; see docs/backfill.md."""

    REPLAY = "replay"  # read what the archive holds and nothing has read, then list the day and fetch what lacks
    REEXTRACT = "reextract"  # read the archived pages of the day again; nobody is asked
    REFETCH = "refetch"  # visit the archived pages of the day again


class Via(StrEnum):
    """Who is asked for the pages of past days; see docs/backfill.md."""

    SOURCE = "source"  # the source itself, whose lists lead to them
    COMMONCRAWL = "commoncrawl"  # Common Crawl, whose index is searched for the hosts of the source
    CCNEWS = "ccnews"  # Common Crawl's files of news, which are read through for the hosts of the source
