"""Russian numbers that carry no value. The patterns are in patterns/blockers.txt."""

from pipeline.languages.blockers import blockers
from pipeline.languages.words import alternation

BLOCKERS = blockers(
    "ru", {"labels": alternation("ru", "labels"), "unit_follows": rf"\s?(?:{alternation('ru', 'unit_follows')})"}
)
