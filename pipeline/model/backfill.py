"""What a backfill does for each of its days."""

from enum import StrEnum


class Mode(StrEnum):
    """From what the archive holds, or by asking the source; see docs/backfill.md."""

    REPLAY = "replay"  # read what the archive holds and nothing has read, then list the day and fetch what lacks
    REEXTRACT = "reextract"  # read the archived pages of the day again; nobody is asked
    REFETCH = "refetch"  # visit the archived pages of the day again
