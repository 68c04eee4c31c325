"""Article -> Claim: every printed number that carries a value. Pure: no clock, no network, no database, no settings."""

from pipeline.extract.read import EXTRACTOR_VERSION, explain, quantities, read_claims, read_text

__all__ = ["EXTRACTOR_VERSION", "explain", "quantities", "read_claims", "read_text"]
