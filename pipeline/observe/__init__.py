"""core.claim -> series, observations and marts: what the printed numbers add up to."""

from pipeline.observe.figures import observe

__all__ = ["observe"]
