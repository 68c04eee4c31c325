"""The memory that there is, and how much of it the embedded server's own cache gets."""

import os
from pathlib import Path

_MOST_MB = 4096
_LIMIT = Path("/sys/fs/cgroup/memory.max")  # of a container, in bytes, or the word max


def buffers_mb() -> int:
    """A quarter of the memory, as PostgreSQL advises, and no more than a million claims and all that is made of them
    take. It is taken up as pages come in, and may be set otherwise in postgresql.conf."""
    return min(_MOST_MB, max(128, memory_bytes() // 4 // 2**20))


def memory_bytes() -> int:
    """Of the machine, or of the container that has fewer."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    try:
        limit = _LIMIT.read_text().strip()
    except OSError:
        return whole
    return min(whole, int(limit)) if limit.isdecimal() else whole
