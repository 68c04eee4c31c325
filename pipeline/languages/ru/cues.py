"""Russian cues: qualifiers, kinds, ranges, what is compared. The patterns are in patterns/."""

from pipeline.languages.cues import contexts, implied, joins, kind_rules, labels, qualifiers
from pipeline.languages.non_periods import non_period_contexts
from pipeline.languages.pattern_files import named_patterns

_SHARED = named_patterns("ru", "shared")
QUALIFIERS = qualifiers("ru", _SHARED)
KINDS = kind_rules("ru", _SHARED)
JOINS = joins("ru", _SHARED)
LABELS = labels("ru")
IMPLIED = implied("ru")
CONTEXTS = contexts("ru")
NON_PERIOD = non_period_contexts("ru")
