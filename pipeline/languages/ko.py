"""Korean. LANGUAGE gathers the tables of the ko_* modules beside this one."""

import re

from pipeline.catalog import metric_cues
from pipeline.languages.ko_blockers import BLOCKERS
from pipeline.languages.ko_cues import (
    AGENT_KINDS,
    ATTRIBUTIONS,
    BASELINE_AFTER,
    BASELINE_BEFORE,
    COMPARED_AFTER,
    JOINS,
    KINDS,
    QUALIFIERS,
    RESPECTIVELY,
    WHOLE,
    WHOLE_BEFORE,
)
from pipeline.languages.ko_names import OBLIQUE, home, names, subject
from pipeline.languages.ko_numbers import numbers
from pipeline.languages.ko_periods import RULES
from pipeline.languages.ko_phrases import phrases
from pipeline.languages.ko_places import PLACES, WORLDWIDE
from pipeline.languages.ko_units import UNITS, counted, lemma
from pipeline.languages.language import HeadFinal, Language

LANGUAGE = Language(
    code="ko",
    abbreviations=frozenset({"no", "vs", "dr", "mr", "ms"}),
    sentence_end=re.compile(r"[.!?]+[\"”’')\]]*(?=\s|$)|(?<=[다요죠음임])\.(?=[가-힣])|\n+"),
    numbers=numbers,
    blockers=BLOCKERS,
    periods=RULES,
    units=UNITS,
    counted=counted,
    joins=JOINS,
    qualifiers=QUALIFIERS,
    kinds=KINDS,
    whole=WHOLE,
    baseline_before=BASELINE_BEFORE,
    attributions=ATTRIBUTIONS,
    agent_kinds=AGENT_KINDS,
    names=names,
    subject=subject,
    phrases=phrases,
    anaphora=re.compile(
        r"(?<![가-힣])(?:이|그|해당)\s(?:회사|업체|기업|앱|서비스|메신저|은행|플랫폼)|(?<![가-힣])(?:이들|그들|회사|업체|측)"
    ),
    determiner=re.compile(r"(?:이|그|해당|현지)\s"),
    clause_end=re.compile(
        r"(?:반면|지만|으나|는데|인데|했고|였고|이며|으며|하며|했으며|이고|았고|었고|가운데|늘렸고|고|며)[,\s]\s?|[;]\s"
    ),
    places=PLACES,
    metrics=metric_cues("ko"),
    lemma=lemma,
    # Korean corpora mark times and spans of time apart from what is counted
    no_quantities=frozenset({"calendar", "clock", "time"}),
    head_final=HeadFinal(
        compared_time=BASELINE_AFTER,
        compared_number=COMPARED_AFTER,
        oblique=OBLIQUE,
        turn=re.compile(r"(?:는데|지만|반면|으나)[,\s]"),
        whole=WHOLE_BEFORE,
        worldwide=WORLDWIDE,
        respectively=RESPECTIVELY,
        home=home,
    ),
)
