"""English cues: qualifiers, kinds, ranges, ages, what is compared. The patterns are in patterns/."""

from pipeline.languages.cues import ages, contexts, implied, joins, kind_rules, labels, qualifiers
from pipeline.languages.non_periods import non_period_contexts
from pipeline.languages.pattern_files import named_patterns

_SHARED = named_patterns("en", "shared")
UP_VERBS, DOWN_VERBS = _SHARED["up_verbs"], _SHARED["down_verbs"]
QUALIFIERS = qualifiers("en")
KINDS = kind_rules("en", _SHARED)
JOINS = joins("en", _SHARED)
LABELS = labels("en")
AGES = ages("en", _SHARED)
IMPLIED = implied("en", _SHARED)
CONTEXTS = contexts("en")
NON_PERIOD = non_period_contexts("en")
