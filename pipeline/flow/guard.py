"""A page over which our own code falls costs no other: the one place that catches whatever it is."""

import logging
from collections.abc import Callable
from typing import TypeVar

from pipeline.errors import PipelineError
from pipeline.model import Capture, CaptureRef, Drop, Reason

logger = logging.getLogger(__name__)

_DETAIL = 500
Made = TypeVar("Made")


def or_drop(page: CaptureRef | Capture, read: Callable[[], Made]) -> Made | Drop:
    """What `read` makes of the page, else the drop of one over which it falls; the log has the exception. Errors of
    settings, disks and servers, which are true of all pages, go on."""
    try:
        return read()
    except (PipelineError, OSError):
        raise
    except Exception as error:
        logger.exception("%s %s: the reader failed", page.source_key, page.url)
        return failed(page.url, error)


def failed(url: str, error: Exception) -> Drop:
    return Drop(Reason.READER_FAILED, url, f"{type(error).__name__}: {error}"[:_DETAIL])
