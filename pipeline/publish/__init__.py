"""stage -> core: one merge of what a run has read and the audit has let through."""

from pipeline.publish.merge import publish

__all__ = ["publish"]
