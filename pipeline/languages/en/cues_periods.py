"""English: what the words around a printed time make of it: the one compared with, the day of a report, part of a name."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re

from pipeline.languages.non_periods import NonPeriodContexts

_BE = r"(?:(?:it|they|there|he|she|those|that)\s)?(?:was|were|is|are|had\sbeen|has\sbeen|did|had|seen|recorded|reported|posted|the\scase)\s"
_OF_IT = r"(?:(?:in|at|on|for|during|the|its|a|an|of|about|around|all|levels?|figures?|totals?|numbers?|mark|peak|loss|profit|sales|revenue|income|low|high|record|average|total|end\sof|start\sof|beginning\sof|close\sof|as\sof)\s)"


BASELINE_BEFORE = re.compile(
    rf"\b(?:compared\s(?:with|to)|in\scomparison\s(?:with|to)|in\scontrast\s(?:with|to)|versus|vs\.?|against|relative\sto|than\s(?:{_BE})?|"
    r"from(?:\sthe|\sits|\sa)?|over(?:\sthe)?|on(?:\sthe)?|since|above|below|beneath|beyond|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|"
    r"top(?:s|ped|ping)|beat(?:s|ing)?|eclips(?:es|ed|ing)|outpac(?:es|ed|ing)|short\sof|doubl(?:e|ing)|twice|triple|treble|quadruple|down\sfrom|up\sfrom|as\s(?:[\w-]{1,20}\s){1,6}as(?:\sdid(?:\sso)?|\swere|\shad)?(?=\s(?:in|at|on|during)\s)|that\sof|those\sof|those\sin)\s?"
    rf"(?<=\s)\s?{_OF_IT}{{0,4}}\Z|"
    # than the amount paid in, an increase on what was spent in: a noun phrase and no number between
    r"\b(?:compared\s(?:with|to)|than|versus|against|above|below|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|double|triple|twice|"
    r"(?:up|down|rise|increase|growth|jump|drop|decrease|fall|decline)\s(?:from|on|over))\s(?:the|a|an|its|their|what|that|those|all|any)\s(?:[a-z’'-]{1,20}\s){0,6}?(?:in|of|for|during)\s(?:the\s)?\Z|"
    r"\b(?:than|above|below|from|on|over|twice|double)\swhat\s(?:it|they|he|she)\s(?:was|were|had\sbeen|had|did)\s\Z",
    re.IGNORECASE,
)

_SAID = (
    r"(?:said|says|told|reported|announced|disclosed|admitted|revealed|confirmed|stated|published|released|posted|wrote|unveiled|"
    r"added|noted|claimed|warned|predicted|issued|declared|filed|testified|tweeted|signed|explained|dated|updated|(?:results?|reports?|figures|findings|data)\scame\sout)"
)
NON_PERIOD = NonPeriodContexts(
    title=re.compile(
        r"[“\"](?:[A-Z0-9][\w’'&.-]{0,20},?|of|the|in|and|for|a|an|to|at|on|with)(?:[\s:](?:[A-Z0-9][\w’'&.-]{0,20},?|of|the|in|and|for|a|an|to|at|on|with)){0,7}[”\"]"
    ),
    said_before=re.compile(
        rf"\b{_SAID}(?:\sby(?:\s(?-i:[A-Z])[\w’'.-]+){{1,6}}?)?(?:\s(?:(?!(?:that|to|in|from|for|of|with|a|an)\b)[\w’'.]+)){{0,3}}?(?:\s(?:on|in|late|early|earlier|last))?[\s,]*\Z"
        r"|\b(?:born|died|graduated|retired|resigned|founded|launched|established|set up|created|introduced|built|opened|elected|formed|incorporated|came to power|debuted|"
        r"inaugurated|touched|took office|floated|listed|completed)\s(?:back\s)?(?:in|on)(?:\sthe)?\s\Z"
        # according to a release Wednesday, through 2028
        r"|\b(?:in|to|at|with|by|of|from|during)\s(?:an?|the|its|his|her|their|this)\s(?:[\w’'-]+\s){0,3}?(?:(?:press\s|news\s)?(?:release|statement|filing|interview|e-?mail|letter|memo|speech|tweet|post|note|briefing|conference|presentation)|(?:earnings|conference)\scall)\s(?:(?:released|published|sent|dated|filed|issued|posted|held)\s)?(?:on\s|late\s|early\s)?\Z"
        r"|\b(?:through|until|till)\s(?:at least\s)?(?:the\s)?\Z"
        # before the merger in 2021; but profit after tax in 2021
        r"|\b(?:before|after|prior to|ahead of|since|until)\s(?:(?:the|its|his|her|their|an?)\s)?(?!(?:tax(?:es|ation)?|interest|hours|all|deductions?|depreciation|allowing|adjusting|accounting|stripping|excluding|the)\b)(?:[a-z-]+\s){1,3}?(?:in|on|of)\s\Z",
        re.IGNORECASE,
    ),
    said_after=re.compile(
        r"\s(?:also\s)?(?:said|confirmed|announced|told|admitted|warned|revealed|disclosed|unveiled)\b|"
        rf"\s(?:it|this|that)\s(?:has\s|had\s)?(?:emerged|transpired|was\s(?:{_SAID}|claimed))\b|(?:,)?\s(?:the\s|a\s|an\s)?(?:[A-Z][\w.’'-]+\s|(?:company|firm|ministry|agency|group|bank|government|police)\s){{1,4}}(?:has\s|had\s)?{_SAID}\b(?!\s(?:a|an|the|its|net|record|profit|revenue)\s)"
        r"|['’]s\s(?:ruling|decision|meeting|vote|match|game|hearing|debate|announcement|statement|report|event|attack|launch)\b|['’]s\s[A-Z][a-z]"
    ),
    name_before=re.compile(
        r"(?<=[A-Za-z,;:“\"‘'(]\s)(?!(?:In|By|Since|From|To|Of|Until|During|Before|After|For|And|Or|Late|Early|Mid|Fiscal|Year|The|At|On|Through|Spring|Summer|"
        r"Autumn|Fall|Winter|Q[1-4]|FY|H[12])\b)[A-Z][A-Za-z]{2,20}\s\Z"
    ),
    thing_before=re.compile(
        r"(?<!during\s)(?<!in\s)\b(?:the|a|an|its|their|his|her|this|[a-z]+['’]s|from)\s(?:(?!(?:in|of|from|since|by|during|until|for|and|to|at|on)\b)[\w-]{2,20}\s){0,2}\Z|[:–—]\s\Z",
        re.IGNORECASE,
    ),
    thing_after=re.compile(
        r"\s(?!(?:and|or|to|in|on|at|by|for|with|from|of|as|but|than|when|which|who|that|it|its|the|a|an|was|were|is|are|had|has|have|up|down|"
        r"revenue|sales|profit|profits|earnings|income|net|total|average|figure|figures|level|levels|quarter|half|budget|output|production|"
        r"exports|imports|turnover|results|loss|losses|spending|deficit|surplus|fiscal|financial|calendar|number|numbers|rate|rose|fell|after|before|"
        r"while|because|there|they|we|he|she|you|their|our|this|last|said|only|alone|about|around|more|some|nearly|almost|over)\b)[a-z][a-z-]+\b|\s[A-Z]\w+"
    ),
)
