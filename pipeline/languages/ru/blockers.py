"""Russian numbers that carry no value. The patterns are in patterns/blockers.txt."""

from pipeline.languages.blockers import blockers

BLOCKERS = blockers("ru")
