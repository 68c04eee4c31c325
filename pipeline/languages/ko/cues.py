"""Korean cues: qualifiers, kinds, ranges, what is compared. The patterns are in patterns/.

Verbs and qualifiers stand behind the number, so most rules look there: 22만명이 빠졌다, 12% 넘게 늘었다.
"""

import re

from pipeline.languages.cues import cues

CUES = cues("ko", flags=re.NOFLAG)
