"""What English calls a measure that the catalogue does not list."""

# Tables of words read best filled to the line.
# ruff: noqa: E501

import re

from pipeline.languages.metric_phrases import MeasureWords

_ABOUT = (
    r"(?:(?:about|roughly|around|nearly|almost|approximately|some|only|just|exactly|up to|as (?:much|many|high|low|little|few) as"
    r"|more than|less than|fewer than|close to|well over|at least|at most|over|under|(?:an?|the) (?:estimated|total of|record|average of)|a|an|another)\s+)*"
)
_NO_NOUN = (
    r"(?!(?:of|in|to|by|for|from|on|at|with|and|or|as|than|per|over|under|since|during|after|before|more|less|fewer|higher|lower|each|every|off"
    r"|today|yesterday|this|that|the|year|years|month|months|week|day|who|which|range|level|levels|mark|pace|clip|larger|smaller|bigger|longer|shorter|wider|faster|slower|older|younger|better|worse|taller|heavier|cheaper|was|were|is|are|has|have|had|will|would)\b)"
)
_HELPERS = (
    r"(?:is|are|was|were|be|been|being|has|have|had|having|do|does|did|will|would|can|could|may|might|must|should)"
)
_SAYING = r"(?:said|says|say|saying|told|according|including|during|following|excluding|morning|evening|something|nothing|anything|king|being|ring|thing|spring)"
_CHANGES = (
    r"ro(?:se|ses)|ris(?:e|es|en|ing)|f(?:ell|alls?|allen|alling)|gr(?:ew|ows?|own|owing)|jump(?:s|ed|ing)?|dropp?(?:s|ed|ing)?|climb(?:s|ed|ing)?"
    r"|(?:increas|decreas|declin|surg|plung|advanc|contract|shorten|lengthen|weaken|strengthen)(?:e|es|ed|ing|s)?|soar(?:s|ed|ing)?|slid(?:e|es)?|slipp?(?:s|ed)?"
    r"|s[au]nk|shr[aiu]nk|gain(?:s|ed)?|expand(?:s|ed)?|(?:doubl|tripl|quadrupl)(?:e|es|ed|ing)|dipp?(?:s|ed)?|edg(?:es|ed)|tumbl(?:es|ed)|eas(?:es|ed)|widen(?:s|ed)?|narrow(?:s|ed)?|(?:down|up)(?!\s+to\b)"
)
_LEVELS = (
    r"is|are|was|were|be|been|being|’s|'s|st(?:ands?|ood)|reach(?:es|ed|ing)?|hits?|total(?:s|l?ed)?|remain(?:s|ed)?|amount(?:s|ed)?|averag(?:es|ed)|c[ao]mes?|peak(?:s|ed)?"
    r"|exceed(?:s|ed)?|surpass(?:es|ed)?|topp(?:s|ed)|costs?|account(?:s|ed)?|stay(?:s|ed)?|rang(?:es?|ed)|went|goes|equal(?:s|led)?|became|becomes|last(?:s|ed)?|took|takes|measur(?:es|ed)"
)
_PREDICATE = re.compile(
    rf"\s+(?:(?:who|that)\s+)?(?:{_HELPERS}\s+(?:been\s+|be\s+|not\s+)*)?{_NO_NOUN}(?P<does>[a-z-]+(?:\s+(?:(?:with|from|for|to|on|at|in|by)\s+)?(?:(?:the|an?|their|his|her|its)\s+)?(?!(?:and|or|but|the|a|an|to|in|on|at|of|for|by|with|from|that|as|than)\b)[a-z-]+)?)"
)
_VERB = re.compile(
    rf"\b(?!{_HELPERS}\b|{_SAYING}\b)(?:[a-z]{{3,}}(?:ed|ing)|paid|s[eo]ld|w[io]n|los[te]|spen[dt]|b(?:ought|uy)|buil[dt]|ma[dk]e|g[ai]ve|h[eo]ld|kept|lent|got|left|met|ran|sent|shot|killed|led"
    r"|saw|raises?|owns?|weighs?|pay|receives?|signs?|seats?|cut|creates?|adds?|employs?|hires?|produces?|carr(?:y|ies)|stores?|saves?|earns?|charges?|supports?|serves?|covers?)\b"
)


def predicate(text: str, start: int, end: int) -> str | None:
    match = _PREDICATE.match(text, start, end)
    return match["does"] if match else None


def verb(text: str, start: int, end: int) -> str | None:
    found = _VERB.findall(text, start, end)
    return found[-1] if found else None


VAGUE = re.compile(
    r"(?:(?:previous|latest|new|total|overall|same|current|final|first|last|corresponding|highest|lowest|best|old)\s)*(?:record|figures?|numbers?|total|sum|amount|level|share|count|tally|rate|it|this|that|these|those|there|the)\b.*",
    re.IGNORECASE,
)
METRIC_WORDS = MeasureWords(
    vague=VAGUE,
    of=re.compile(rf"\s+of\s+{_ABOUT}\Z", re.IGNORECASE),
    by=re.compile(rf"\s+(?:by|to|at)\s+{_ABOUT}\Z", re.IGNORECASE),
    again=re.compile(r"(?:[^()\n]{0,12}\(|\s*(?:or|and|,|to|–|—)\s*)\Z"),
    determined=re.compile(
        r"\b(?:an?|the|its|their|his|her|this|that|another|with|every|each|own)\s+(?:[\w-]+\s+)?\Z", re.IGNORECASE
    ),
    behind=re.compile(
        rf"(?:-|,?\s+){_NO_NOUN}(?P<noun>[A-Za-z][\w’'-]*(?:\s{_NO_NOUN}[A-Za-z][\w’'-]*(?<!ed)(?<!ing))?)"
    ),
    part=re.compile(
        r"(?:\s*\([^()\n]{1,40}\))?\s+(?:worth\s+)?of\s+(?:the\s|all\s|its\s|their\s|his\s|her\s|these\s|those\s|our\s|your\s)*"
    ),
    possessive=re.compile(r"(?:[’']s|(?<=s)[’'])\s+"),
    predicate=predicate,
    linking=re.compile(rf"\b(?:{_LEVELS}|{_CHANGES})(?!\w)", re.IGNORECASE),
    verb=verb,
    people=re.compile(r"(?:\w+\s+)?(?:people|persons?|individuals|adults|others|men|women)\Z", re.IGNORECASE),
    dimensions={"temperature": ("temperature", "temperature")},
)
