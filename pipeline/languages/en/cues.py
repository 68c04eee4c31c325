"""English cues: qualifiers, kinds, ranges, ages, what is compared. The patterns are in patterns/."""

from pipeline.languages.cues import cues

CUES = cues("en")
