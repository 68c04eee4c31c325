"""Article -> Claim: every printed number that carries a value. Pure: no clock, no network, no database, no settings."""

from pipeline.extract.read import (
    ReadText,
    explain,
    extractor_version,
    quantities,
    read_article,
    read_by_rules,
    read_claims,
    read_plain,
    read_text,
)

__all__ = [
    "ReadText",
    "explain",
    "extractor_version",
    "quantities",
    "read_article",
    "read_by_rules",
    "read_claims",
    "read_plain",
    "read_text",
]
