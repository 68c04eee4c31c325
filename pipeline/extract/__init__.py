"""Article -> Claim: every printed number that carries a value. Pure: no clock, no network, no database, no settings."""

from pipeline.extract.read import explain, extractor_version, quantities, read_by_rules, read_claims, read_text

__all__ = ["explain", "extractor_version", "quantities", "read_by_rules", "read_claims", "read_text"]
