"""Ids are uuid5 of the natural key, in one namespace: the same thing has the same id on every machine."""

import hashlib
from uuid import NAMESPACE_URL, UUID, uuid5

from pipeline.model.text import without_half_pairs

NAMESPACE = uuid5(NAMESPACE_URL, "urn:newsfigures")


def hash_of(words: str) -> str:
    """SHA-256 of a text, also of one that holds half of a pair of surrogates."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def make_id(kind: str, *natural_key: object) -> UUID:
    """The id of the row of `kind` with this natural key; parts are joined by '|' in table order."""
    return uuid5(NAMESPACE, without_half_pairs("|".join([kind, *(str(part) for part in natural_key)])))
