"""English cues: qualifiers, kinds with directions, and what joins two numbers."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re

from pipeline.languages.cues import MEASURED, SIGNS, cue, down, joins, moves, rule, up
from pipeline.languages.language import Ages, Cue, Side
from pipeline.model import ClaimKind, Qualifier


def _before(value: Qualifier, words: str) -> Cue:
    return Cue(
        value,
        Side.BEFORE,
        # more than the 30 of last year: a comparison, and the number is exact
        re.compile(rf"\b(?:{words})(?:\s(?:a|some|another|about|by)|(?<!than)\sthe)?[\s(]*\Z", re.IGNORECASE),
    )


QUALIFIERS = (
    _before(Qualifier.AT_MOST, "no (?:more|greater|higher|later|longer|older|larger|bigger|heavier|wider|further) than|not (?:more|greater|longer|older) than|at most|at the most|a maximum of|maximum|max|capped at|within"),
    _before(Qualifier.AT_LEAST, "no (?:fewer|less|lower|shorter|younger|smaller|earlier) than|not (?:less|fewer) than|at least|a minimum of|minimum of|minimum"),
    _before(Qualifier.MORE_THAN, "more than|over|above|upwards of|in excess of|greater than|higher than|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|topp(?:ed|ing)|pass(?:ed|es)|well over|longer than|better than|beyond|north of|older than|larger than"),
    _before(Qualifier.LESS_THAN, "less than|fewer than|under|below|lower than|smaller than|shy of|short of|just under|south of|shorter than|younger than"),
    _before(Qualifier.UP_TO, "up to|as much as|as many as|as high as|a peak of"),
    _before(Qualifier.ABOUT, "about|around|roughly|approximately|approx\\.?|some|nearly|almost|close to|circa|an estimated|estimated|near|nearing|approaching|or so|just about|in the region of|~"),
    *SIGNS,
    cue(Qualifier.ABOUT, Side.BEFORE, r"\b(?:near|nearly)-\Z"),
    cue(Qualifier.LESS_THAN, Side.BEFORE, r"\b(?:sub|under)-\Z"),
    cue(Qualifier.MORE_THAN, Side.BEFORE, r"\bover-\Z"),
    cue(Qualifier.AT_LEAST, Side.AFTER, r"\s(?:[\w-]+\s){0,2}or (?:more|older|above|over|higher|greater|longer)\b"),
    cue(Qualifier.MORE_THAN, Side.AFTER, r"\+(?!\d)|-plus\b"),
    cue(Qualifier.MORE_THAN, Side.INSIDE, r"\d\+"),
    cue(Qualifier.AT_MOST, Side.AFTER, r"\s(?:[\w-]+\s){0,2}or (?:less|fewer|under|younger|below|lower)\b"),
    cue(Qualifier.ABOUT, Side.AFTER, r"\s(?:[\w-]+\s){0,2}or so\b|-odd\b|-ish\b|\srange\b"),
)  # fmt: skip

UP_VERBS = (
    "rose|rise|rises|risen|rising|grew|grow|grows|grown|growing|increas(?:e|es|ed|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|"
    "soar(?:s|ed|ing)?|gain(?:s|ed|ing)?|add(?:s|ed|ing)|expand(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|went up|go(?:es)? up|gone up|"
    "improv(?:e|es|ed|ing)|rall(?:y|ied)|spik(?:e|ed)|leap(?:t|ed|s)?|swell(?:ed)?|rais(?:e|es|ed|ing)|boost(?:s|ed|ing)?|hik(?:e|ed)|"
    "widen(?:s|ed|ing)?|accelerat(?:e|ed)|shot up|rocket(?:ed)?|skyrocketed|balloon(?:ed)?|strengthen(?:ed)?|picked up|edged up|edged higher|moved up|lift(?:ed)?"
)
DOWN_VERBS = (
    "fell|fall|falls|fallen|falling|drop(?:s|ped|ping)?|declin(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|dipp?(?:ed|s|ing)?|slump(?:ed|s|ing)?|"
    "plung(?:e|ed|es|ing)|plummet(?:ed|s)?|sank|sink|sunk|shrank|shrink|shrunk|shr(?:a|u)nk|slid|slide|slides|slip(?:ped|s)?|tumbl(?:e|ed|ing)|"
    "lost|lose|loses|losing|cut|cuts|cutting|reduc(?:e|es|ed|ing)|shorten(?:s|ed|ing)?|curb(?:s|ed|ing)?|cutback|went down|gone down|contract(?:ed|s|ing)?|eas(?:e|ed)|trimm?(?:ed)?|"
    "slash(?:ed)?|down(?:ed)?|weaken(?:ed)?|crash(?:ed)?|narrow(?:ed)?|lower(?:ed|ing)?|edged down|edged lower|shed|sheds|retreat(?:ed)?|dent(?:ed)?"
)
UP_NOUNS = "increase|rise|jump|surge|gain|growth|hike|leap|uptick|spike|boost|climb|upturn|improvement|expansion|raise|advance|rebound"
DOWN_NOUNS = "decrease|decline|drop|fall|cut|reduction|dip|slump|plunge|loss|slide|downturn|discount|contraction|pay cut|cutback|tumble|decline"
_ADVERB = (
    r"(?:\s(?:by|another|an additional|a further|a|an|about|around|some|nearly|almost|roughly|approximately|more than|over|as much as|up to|at least|"
    r"less than|just|only|further|even|also|sharply|slightly|steadily|well|under|below|above|to a|the|between|an estimated|a record|a whopping|"
    r"year[- ]on[- ]year|year[- ]over[- ]year|a mere|a total of|its|their|in value by|no more than|additional|extra|close to))*"
)
_SUBJECT_GAP = r"(?:\s(?!(?:to|from|at|of|in|and|but|while|with)\b)[“\"‘]?[\w’'-]+[”\"]?){0,4}"


_END = rf"\b(?:{UP_VERBS}|{DOWN_VERBS}|up(?!\sto\b)|down|higher|lower)\b(?:[^.;]|\.(?=\d)){{0,60}}?\b(?:to|from|at)(?:\s(?:a|an|the|about|around|nearly|almost|just|over|under|more than|less than|record|some|only))*[\s(]*\Z"
# a thing is up or down; one sets up, slows down
_STANDS = r"(?:\d\s|\b(?:is|are|was|were|be|been|being|stood|traded|trading|closed|ended|finished|opened|currently|now|also|still|points|percent|cents)\s|[’']s\s|[,(–—:-]\s?|\A)"
_LEVELS = "humidity|efficiency|accuracy|accurate|capacity|confidence|probability|chance|certainty|battery|charge|brightness|alcohol"
_PER = r"(?:[kMG]?Wh?|MWh|kg|g|lb|oz|t|tonne|ton|litre|liter|gal|barrel|bbl|sq\.?\s?ft|sqm|m2|unit|GB|share|head|person|night|mile|km)"
KINDS = (
    rule("age", ClaimKind.LEVEL, Side.INSIDE, r"\bolds?\Z|of age\Z", "time"),
    rule("price each", ClaimKind.PRICE, Side.AFTER, rf"/{_PER}\b", "money"),
    rule("rate per time", ClaimKind.RATE, Side.AFTER, r"-(?:a|per|an)-(?:hour|day|week|month|year|night|shift)\b", "money"),
    rule("price each", ClaimKind.PRICE, Side.AFTER, r"\s?(?:each\b(?!\s(?:hour|day|week|month|year))|apiece\b|a share\b|per (?:\w+\s)?share\b|(?:per|a|an) (?:share|barrel|ounce|tonne|ton|litre|liter|gallon|kilo|kilogram|kg|pound|unit|piece|head|ticket|night|square|mmbtu|dozen|bottle|cup|pack|GB|seat|bushel|copy)\b)", "money"),
    rule("end of a movement", ClaimKind.PRICE, Side.BEFORE, rf"\b(?:shares?|stock|price|prices|contract|per barrel)\b(?:[^.;]|\.(?=\d)){{0,60}}{_END}", "money", unscaled=True),
    rule("rate that moved to", ClaimKind.RATE, Side.BEFORE, rf"\b(?:rates?|inflation|unemployment|yields?|jobless)\b(?:[^.;]|\.(?=\d)){{0,80}}{_END}", "percent"),
    rule("level that moved to", ClaimKind.LEVEL, Side.BEFORE, rf"\b(?:{_LEVELS})\b(?:[^.;]|\.(?=\d)){{0,80}}{_END}", "percent"),
    rule("level that moved to", ClaimKind.LEVEL, Side.BEFORE, rf"\b(?:{UP_VERBS}|{DOWN_VERBS})\s(?:[\w’'-]+\s){{0,4}}(?:{_LEVELS})\s(?:of\s(?:[\w’'-]+\s){{1,4}})?(?:from\s(?:about\s|around\s|just\s)?\d[\d.]*\s?(?:%|per\s?cent)\s(?:now\s|today\s|currently\s)?)?(?:from|to)(?:\s(?:a|an|the|about|around|nearly|almost|just|over|under|more than|less than|some|only))*\s\Z", "percent"),
    rule("price on average", ClaimKind.PRICE, Side.BEFORE, r"\b(?:average|median|typical)\s(?:[\w-]+\s){0,3}prices?\b(?:[^.;,]|\.(?=\d)|,(?=\d)){0,70}\Z", "money"),
    rule("share taken", ClaimKind.SHARE, Side.AFTER, r"\s(?:commission|stake|shareholding|interest in|slice|cut of|cut from|share of|holding)\b", "percent"),
    rule("share taken", ClaimKind.SHARE, Side.BEFORE, r"\b(?:takes?|taking|took|keeps?|kept|pockets?|demands?|want(?:s|ed)?)\s(?:an?|its|his|her|their|the)\s\Z", "percent"),
    rule("end of a movement", ClaimKind.SHARE, Side.BEFORE, _END, "percent"),
    rule("end of a movement", ClaimKind.LEVEL, Side.BEFORE, _END, "money", "count", "bare", "mass", "length", "volume", "energy", "temperature"),
    up("comparative after", Side.AFTER, r",?\shigher\b(?=[.,;)]|$)|\s(?:(?:[\w’'-]+\s)?(?:higher|larger|bigger|greater|longer|increase|better|stronger|faster|costlier|dearer|expensive)|up|above)\b(?!\s(?:or|and|for\s(?:sale|grabs|auction|bids?|re-?election|a\svote|renewal))\b)(?=\s(?:than|on|from|compared|year|in|over|at|to|for|by|expensive|the|profitable)|[.,;)]|$)", *MEASURED),
    down("comparative after", Side.AFTER, r",?\slower\b(?=[.,;)]|$)|\s(?:(?:[\w’'-]+\s)?(?:lower|fewer|less|smaller|shorter|cheaper|weaker|slower)|down|below)\b(?=\s(?:than|on|from|compared|year|in|over|at|to|for|by|the|profitable|expensive)|[.,;)]|$)", *MEASURED),
    up("up before", Side.BEFORE, rf"(?<!make )(?<!made )(?<!makes )(?<!making )(?<!\bended )(?<!\bends )(?<!\bend )(?<!\bending )(?<!\bwound )\b(?:up|higher)(?:\sby)?{_ADVERB}[\s(]*\Z", "percent"),
    down("down before", Side.BEFORE, rf"\bdown(?:\sby)?{_ADVERB}[\s(]*\Z", "percent"),
    up("up before", Side.BEFORE, rf"{_STANDS}\b(?:up|higher)(?:\sby)?{_ADVERB}[\s(]*\Z", *MEASURED),
    down("down before", Side.BEFORE, rf"{_STANDS}\b(?:down|lower)(?:\sby)?{_ADVERB}[\s(]*\Z", *MEASURED),
    *moves("noun after", Side.AFTER, r"[\s-](?:(?!(?:in|of|for|from|to|at|on|and|but|while|as|by|after|with|before|during|since)\s)\(?[\w’'-]+\)?\s){0,3}?(?:@)\b(?!\srate)", (UP_NOUNS, DOWN_NOUNS), "percent", "money", "count", "bare"),
    up("more after", Side.AFTER, r"\s(?:(?!(?:and|or)\b)[\w’'-]+\s)?more\b(?!\s(?:or|and))(?=\s(?:than|on|from|compared|year|over|expensive|profitable|likely)|[.,;)]|$)|\smore\s(?:[\w’'-]+\s){1,6}?(?:than|compared)\b", *MEASURED),
    down("fewer after", Side.AFTER, r"\s(?:fewer|less)\s(?:[\w’'-]+\s){1,6}?(?:than|compared)\b|\s(?:less|fewer)\slikely\b", *MEASURED),
    up("comparative with noun", Side.AFTER, r"\s(?:higher|greater|larger|bigger|increased|additional|better|faster|longer|stronger|more(?!\s(?:or|and|of|in|than)\b))\s[a-z]", "percent"),
    down("comparative with noun", Side.AFTER, r"\s(?:lower|smaller|reduced|decreased|slower|shorter|weaker|cheaper|fewer|less(?!\s(?:or|and|of|in|than)\b))\s[a-z]", "percent"),
    down("off", Side.AFTER, r"\soff\b", "percent", "money"),
    *moves("verb before", Side.BEFORE, rf"\b(?:@){_ADVERB}[\s(]*\Z", (UP_VERBS, DOWN_VERBS), "percent"),
    *moves("verb by", Side.BEFORE, rf"\b(?:@)\b{_SUBJECT_GAP}\sby{_ADVERB}[\s(]*\Z", (UP_VERBS, DOWN_VERBS), *MEASURED),
    up("verb before", Side.BEFORE, r"\b(?:rose|grew|increased|climbed|jumped|surged|gained|widened)(?:\s(?:about|around|nearly|almost|another|more than|over))?[\s(]*\Z", "money", "bare", "temperature", "count"),
    down("verb before", Side.BEFORE, r"\b(?:fell|dropped|declined|decreased|dipped|slid|slipped|sank|plunged|shed)(?:\s(?:about|around|nearly|almost|another|more than|over))?[\s(]*\Z", "money", "bare", "temperature", "count"),
    down("points lost", Side.BEFORE, rf"\b(?:lost|loses|losing|shed|gave up|surrendered){_ADVERB}\s[\d,.]+\spoints?(?:,?\sor|,|\s\()\s?(?:(?:about|nearly|almost|some|just)\s)?\Z", "percent"),
    up("points added", Side.BEFORE, rf"\b(?:added|adds|adding|gained|gains|gaining|put on){_ADVERB}\s[\d,.]+\spoints?(?:,?\sor|,|\s\()\s?(?:(?:about|nearly|almost|some|just)\s)?\Z", "percent"),
    up("gained", Side.BEFORE, rf"\b(?:add(?:s|ed|ing)|gain(?:s|ed|ing)|signed up|picked up){_ADVERB}\s(?:(?:a net|net|another|about|some|over|almost|nearly)\s)?\Z", "user"),
    down("lost", Side.BEFORE, rf"(?<!have )(?<!had )\b(?:los(?:es|t|ing)|shed(?:s|ding)?){_ADVERB}\s(?:(?:a net|net|about|some|over|almost|nearly)\s)?\Z", "user"),
    up("noun of", Side.BEFORE, rf"\b(?:{UP_NOUNS})\s(?:rate\s)?of{_ADVERB}[\s(]*\Z", *MEASURED),
    down("noun of", Side.BEFORE, rf"\b(?:{DOWN_NOUNS})\sof{_ADVERB}[\s(]*\Z", "percent", "bare", "count"),
    rule("rate per time", ClaimKind.RATE, Side.AFTER, r"\s?(?:(?:per|a|an|each|every)\s(?:hour|day|week|month|year|night|shift|annum)\b(?!\s(?:earlier|ago|before|later|after|prior))|/(?:hour|day|week|month|year|mo|yr)\b|(?:annually|yearly|monthly|weekly|daily)\b)", "money"),
    rule("paid for one", ClaimKind.PRICE, Side.BEFORE, r"\b(?:pay|pays|paying|paid|charg(?:e|es|ed|ing))\s(?:(?:just|only|about|around|up to|an?|as much as|them|us|him|her|customers|users)\s){0,2}\Z", "money", unscaled=True),
    rule("price words", ClaimKind.PRICE, Side.BEFORE, r"\b(?:prices?|priced|costs?|costing|sells?|selling|sold|retails?|retailing|available|trad(?:ed|ing)|clos(?:ed|ing)|opened|quoted|shares?|stock|ticket|tickets|fee|fees|starts?|starting|change hands|floated|contract was|target|off|RRP|MSRP|buy)\b(?:\s(?:[\w’'-]+)){0,7}[\s(:]*\Z|\bfor (?:only|just|as little as)\s\Z", "money", unscaled=True),
    rule("asked for it", ClaimKind.PRICE, Side.BEFORE, r"(?<!sued )(?<!settled )(?<!settle )(?<!asked )(?<!ask )(?<!suing )(?<!bond )(?<!bail )\bfor\s(?:(?:about|around|just|only|under|as little as|as low as|over|nearly)\s)?\Z|\b(?:from|as low as|down to|starting at)\s(?:(?:just|only|about|around)\s)?\Z", "money", unscaled=True),
    rule("price of goods", ClaimKind.PRICE, Side.AFTER, r"\s(?:price tag|ticket|subscription|fee|per barrel)\b", "money"),
    rule("rate words", ClaimKind.RATE, Side.BEFORE, r"\b(?:rates?|inflation|unemployment|yields?|jobless|coupon|APR|interest|turnout rate)\b(?:\s(?!of\b)[\w’'%,.-]+){0,6}(?:\sof)?[\s(]*\Z", "percent"),
    rule("rate words", ClaimKind.RATE, Side.AFTER, r"\s(?:interest|inflation|unemployment|tax rate|rate|annual rate|coupon|yield)\b|\s(?:(?!(?:of|in|on|from|to|at|for|and|or|by|with|than|the|a)\b)[\w’'-]+\s){0,2}?(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|surcharges?|royalt(?:y|ies)|VAT|fees?)\b(?!\s(?:cuts?|breaks?|increases?|rises?|hikes?|reductions?|reliefs?))", "percent"),
    rule("rate words", ClaimKind.RATE, Side.BEFORE, r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tax(?:es)?|surcharges?|royalt(?:y|ies)|VAT)\s(?:rates?\s)?(?:of|at)(?:\s(?:about|around|up to|at least|nearly|almost|more than|as much as|as high as|only|just))?\s\Z", "percent"),
    rule("level in percent", ClaimKind.LEVEL, Side.BEFORE, r"\b(?:humidity|efficiency|accuracy|accurate|capacity|confidence|probability|chance|certainty|battery|charge|brightness|alcohol)\b(?:\s(?!(?:and|but|while)\b)[\w’'-]+){0,5}[\s(]*\Z", "percent"),
    rule("level in percent", ClaimKind.LEVEL, Side.AFTER, r"\s(?:[\w-]+\s)?(?:humidity|efficiency|accuracy|accurate|efficient|capacity|confidence|probability|chance|certain(?:ty)?|battery|alcohol|sure)\b", "percent"),
    rule("rate per people", ClaimKind.RATE, Side.AFTER, r"\s(?:[\w’'-]+\s){0,2}(?:per|for every|in every|out of every)\s(?:\d|one|a|hundred|thousand|million|100)", "count", "bare"),
    rule("rate per time", ClaimKind.RATE, Side.AFTER, r"\s(?:[\w’'-]+\s){0,2}(?:annually|(?:per|a|each|every) (?:year|hour|minute|second))\b(?!\s(?:earlier|ago|before|later|after|prior))", "count", "bare"),
)  # fmt: skip
WHOLE = re.compile(
    r"\s(?:(?:[—–-]\s)?(?:[\w-]+\s)?(?:of|among)\s(?:(?:(?:the|its|their|all|his|her|our|those|these)\s)?\d[\d.,]*\s(?:thousand\s|million\s|billion\s)?)?|(?=(?:the|its|their|all|his|her|our)\s[a-z]))(?P<whole>(?:(?!\b(?:in|on|at|who|which|that|were|was|is|are|have|has|had|said|say|says|did|do|used|use|from|"
    r"by|with|when|while|and|but|as|to|for|last|this|will|would|can|could|reported|came|went|compared|against|want|wants|wanted|think|thinks|believe|believes|favou?r|support|supported|back|backed|oppose|opposed|agree|agreed|plan|plans|live|lives|spend|spends|could|had|expect|expects)\b)[\w’'&%-]+[ ]?){1,7})",
    re.IGNORECASE,
)
_JUST = r"(?:(?:just|only|about|around|nearly|almost|already|now|still|then|over|under|maybe|barely|roughly)\s)?"
AGES = Ages(
    said_before=re.compile(rf"(?i)\b(?:(?:the\s|an?\s)?ages?(?:\sof)?|(?<!head )(?<!page )turn(?:s|ed|ing)?|aged)\s(?:between\s)?{_JUST}\Z|\bages\s\d+\s(?:to|and)\s\Z|\blife expectancy\b[^.;\d]{{0,40}}\s\Z"),
    around=(
        (
            re.compile(rf"(?i)\b(?:(?:he|she|who|i)\s(?:is|was|am|were)|(?:he|she)['’]s|i['’]m|(?:mother|father|son|daughter|brother|sister|wife|husband|boy|girl|man|woman)\s(?:is|was)|when)\s{_JUST}\Z"),
            re.compile(r"\s?(?:[,.;)”\"]|\Z|(?:when|at the time|and|while|but|now|before|after|by)\b|[—–])"),
        ),
        (re.compile(rf"\b(?:is|was|were|are)\s{_JUST}\Z"), re.compile(r"\s(?:when|before|by the time)\s(?:he|she|I|they|his|her|their|my)\b")),
    ),
)  # fmt: skip
IMPLIED = (
    (re.compile(r"(?i)\b(?:body mass index|BMI)\b(?:\s(?:was|is|of|at|or|score|reading|above|over|below|under|about|a|around|stood)\b){0,3}[\s(:]*\Z"), "kg/m2"),
    (re.compile(rf"(?i)\b(?:in front of|crowds? of|crowd was|attendance(?: of|:| was| rose to| fell to)?|spectators:)\s(?:a\s)?{_JUST}\Z"), "person"),
    (re.compile(
        rf"\b(?:PMI|index|composite|reading|barometer|gauge|Dow|Nasdaq|FTSE|Nikkei|Sensex)\b(?:[^.;()$£€]|\.(?=\d)){{0,50}}?"
        rf"\s(?:to|at|of|from|was|is|stood\sat|above|below)\s{_JUST}(?:a\s(?:[a-z-]+\s){{1,3}}of\s)?\Z"
    ), "count:point"),
    (re.compile(rf"(?i)\b(?:score of|scored an?|scores of|rating of|grade of)\s{_JUST}\Z"), "count:point"),
)  # fmt: skip
WHOLE_BEFORE = re.compile(
    r"(?:\bAmong\s|\b(?:part|portion|proportion|slice|majority|chunk)\sof\s(?:the\s|its\s|their\s)?)"
    r"(?P<whole>[a-z][\w’'-]{1,20}(?:\s[a-z][\w’'-]{1,20}){0,4}),\s"
)
JOINS = joins(
    range_between=r"(?:[-‐‑]|\s(?:a|per)\sshare)?\s(?:to|through)\s(?:over\s|more\sthan\s|more\s|about\s|around\s|nearly\s|almost\s)?|-to-",
    range_before=r"(?i)\bbetween\s(?:about\s|around\s|roughly\s|approximately\s)?(?:[A-Z]{0,3}[^\w\d])?\Z",
    weak_between=r"(?:\s(?:a|per)\sshare)?\sand\s",
    moved_from=rf"(?i)\b(?:{UP_VERBS}|{DOWN_VERBS}|{UP_NOUNS}|{DOWN_NOUNS}|went|moved|changed|shifted|came|improved|up|down|lifted|turned)\b(?:[^.;]|\.(?=\d)){{0,120}}\bfrom\s(?:about\s|around\s|approximately\s|just\s|up\sto\s|some\s|nearly\s)?[^\w\d]?\Z",
    moved_by=rf"(?i)(?<!\bto\s)(?<!\bmay\s)(?<!\bwill\s)(?<!\bwould\s)(?<!\bcould\s)(?<!\bshould\s)\b(?:by|{UP_VERBS}|{DOWN_VERBS}|up|down|(?:lead|leads|led|leading|trail|trails|trailed|trailing|lags?(?:\sbehind)?|lagging|beats?|beating|defeat(?:s|ed)|voted|vote)\b[^.;\d]{{0,60}})\s(?:about\s|around\s|another\s|just\s|some\s|nearly\s)?\Z",
    hyphens=r"\s?[-–—−]\s?",
    listed=r"[-‐‑]?,?\s(?:or|and)\s|[-‐‑]?,\s",
    compared_after=r"(?i)\s(?:compared (?:to|with)|versus|vs\.?|against|from)\s(?:the\s)?(?:(?:same|previous|prior|last|a)\s|(?:19|20)\d\d\b)|\s(?:year[- ]on[- ]year|on[- ]year|yoy|y/y)\b",
    metric_behind=r"\s(?:(?:in|of|worth of)\s)?(?:(?:annual|quarterly|total|net|operating|new|gross|ad|advertising)\s)?",
    beside=r",?\sor\s(?:about\s|around\s|nearly\s|almost\s|roughly\s|just\s|some\s)?|\s\((?:about\s|around\s|nearly\s|or\s)?",
)
