"""Russian numbers that carry no value. The patterns are in patterns/blockers.txt."""

from pipeline.languages.blockers import blockers
from pipeline.languages.words import alternation

_TO = r"(?:\s?[-‐‑–—]\s?\d+(?:,\d+)?)?"  # the other end of a range
BLOCKERS = blockers(
    "ru", {"labels": alternation("ru", "labels"), "unit_follows": rf"{_TO}\s?(?:{alternation('ru', 'unit_follows')})"}
)
