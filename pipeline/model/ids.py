"""Ids are uuid5 of the natural key, in one namespace: the same thing has the same id on every machine."""

import re
from uuid import NAMESPACE_URL, UUID, uuid5

NAMESPACE = uuid5(NAMESPACE_URL, "urn:newsfigures")
_HALF_PAIR = re.compile("[\ud800-\udfff]")
"""No letter, and so in no text that a hash is taken of; the warehouse stores U+FFFD for it too."""


def make_id(kind: str, *natural_key: object) -> UUID:
    """The id of the row of `kind` with this natural key; parts are joined by '|' in table order."""
    name = "|".join([kind, *(str(part) for part in natural_key)])
    return uuid5(NAMESPACE, _HALF_PAIR.sub("\ufffd", name))
