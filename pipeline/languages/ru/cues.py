"""Russian cues: qualifiers, kinds, ranges, what is compared. The patterns are in patterns/."""

from pipeline.languages.cues import cues

CUES = cues("ru")
