"""English sources: who says so, in one sentence and over several."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re

from pipeline.languages.language import AttributionRule
from pipeline.languages.words import alternation
from pipeline.model import AttributionKind

_NO_NAME = alternation("en", "no_sources")
_DAYS = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December"
_WORD = r"(?:(?:[A-Z]\.){1,4}|(?:Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|Gen|Lt|Col)\.|[A-ZÀ-Þ](?:[\w&-]|[’'](?!s\b)){0,40}+)"
_PROPER = rf"(?<!\w)(?=[A-ZÀ-Þ])(?!(?:{_NO_NAME})\b(?!\s&))(?!(?:{_DAYS})\b){_WORD}(?:\s(?:(?:of|for|and|the|on|de|van|von|bin|al|&)\s){{0,2}}(?!(?:But|And|The|In|That|This|{_DAYS})\b){_WORD}){{0,7}}+"
_CORP = r"(?:,?\s(?:Inc|Ltd|LLC|Corp|Co|PLC|plc|SA|AG|NV)\b\.?)?"
_PAPER = "newspaper|paper|magazine|broadcaster|outlet|website|news agency|newswire|wire service|channel|portal|site|daily|weekly|tabloid"
_PERSON = alternation("en", "source_people")
_BODY = f"{_PAPER}|{alternation('en', 'source_bodies')}"
_DOCUMENT = alternation("en", "source_documents")
_CAPITAL_DOCUMENT = "|".join(f"{word[0].upper()}{word[1:]}" for word in _DOCUMENT.split("|"))
_CROWD = alternation("en", "source_crowds")
_TITLE = rf"(?:(?:[a-z]+-?[a-z]*\s){{0,2}}(?:{_PERSON}|{_BODY}|giant|tracker|pollster|researchers?|analysts|officials|investigators)\s(?:at\s|for\s|of\s|from\s)?(?:the\s)?)"
_DET = r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Oo]ne|[Aa]nother|[Tt]his)"
# whom something is said to does not speak
_NAMED = rf"(?<!\w)(?=[A-ZÀ-Þ])(?<!\bto )(?<!\bwith )(?<!\bfor )(?<!\bagainst )(?<!\babout )(?<!\bin ){_PROPER}{_CORP}"
_ROLED = rf"\b(?:{_DET}|{_WORD}['’]s?)\s(?:[\w’'-]{{1,30}}\s){{0,3}}?(?:{_PERSON}|{_BODY})s?(?:\s(?:of|at|for|from|with|in)\s(?:the\s)?{_PROPER})?"
_WHO = rf"(?<![\w’'])(?:{_NAMED}|{_ROLED}|\b(?:{_CROWD})\b|\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b)"
_ASIDE = r"(?:,\s[^.;:“”\"\n]{2,110}?,|\s\([^)\n]{1,60}\)|\sin\s(?:the\s)?[A-Z][\w-]{1,30}(?:\s[A-Z][\w-]{1,30})?)?"
_ADVERB = r"(?:\s(?:also|earlier|has|had|have|later|now|still|recently|previously|then|again|already|further|clearly|therefore|thus|repeatedly|on\s[A-Z]\w+day|[A-Z]\w+day|yesterday|today))?"
_SPEECH = f"(?:{alternation('en', 'speech_verbs')})"
_EXPECTS = r"(?:expects?(?!\sto\sbe)|forecasts?|anticipates?|projects(?=\s)|predict(?:s|ed)|reckons?)"
_PASSIVE = r"(?!\s(?:by|guilty|dead|himself|itself|themselves|work)\b|\s(?:on|in)\s(?!(?:late\s|early\s|mid-)?[A-Z]|\d|the\s[a-z]+\squarter))"
_TELLS = rf"(?:report(?:s|ed)|announce[sd]|disclose[sd]|estimate[sd]?|calculate[sd]|reveal(?:s|ed)|found|finds|publish(?:es|ed)|declared|count(?:s|ed)|measure[sd]|tallie[sd]|polled|surveyed){_PASSIVE}"
_RESULT = r"(?:an?\s|its\s|net\s|record\s|consolidated\s|total\s|operating\s|quarterly\s|annual\s|group\s|(?:first|second|third|fourth)-quarter\s|full-year\s|pre-?tax\s){0,4}(?:revenues?|turnover|sales|profits?|earnings|loss(?:es)?|income|net|rise|increase|growth|drop|decline|fall|jump|[$€£₹]|Rs|\d)"
_BOOKS = rf"(?:post(?:s|ed)|book(?:s|ed)|report(?:s|ed))(?=\s{_RESULT}(?![a-z]))"
_SHOWS = r"(?:show|shows|showed|shown|found|finds|find|put|puts|said|says|say|reveal(?:s|ed)?|suggest(?:s|ed)?|claim(?:s|ed)?|indicate[sd]?|estimate[sd]?|allege[sd]?|state[sd]?|conclude[sd]?|note[sd]?|warn(?:s|ed)?|predict(?:s|ed)?|list(?:s|ed)|reported|gives?|gave|records?|counts?|mentions?|names|includes?|contains?)"
_BY = r"(?:by|from|of|at)"
_GIANT = alternation("en", "source_sorts")
_SORT = rf"(?:(?:the\s|an?\s)?(?:[A-Z][\w.’'-]{{1,20}}\s)?(?:[a-z-]{{1,20}}\s){{0,3}}?(?:{_GIANT})\s(?:called\s)?)?(?:the\s|an?\s|newspaper\s|magazine\s|industry\s|market\s|analytics\s|research\s|tracker\s|firm\s|company\s|agency\s|group\s|data\s|polling\s|analysts\sat\s|its\s|(?:{_BODY}|{_PERSON})\s){{0,4}}"
_UNTIL = r"(?=[,.;:)”\"—–]|\s(?:on|in|released|published|conducted|obtained|compiled|carried|commissioned|and|said|which|who|that|is|are|was|were|show|last|this|for|by|at|from|of|cited|seen|\d)\b|\s[-–—]|\s*\Z)"


def _rule(name: str, pattern: str, *, kind: AttributionKind | None = None) -> AttributionRule:
    return AttributionRule(name, re.compile(pattern), kind=kind)


ATTRIBUTIONS = (
    _rule("according to those of", rf"\b[Aa]ccording to\s(?:(?!to\b|said\b)[\w’'-]+\s){{1,6}}?{_BY}\s{_SORT}(?P<who>{_PROPER}){_UNTIL}"),
    _rule("according to", rf"\b[Aa]ccording to\s(?:(?:[Tt]he|an?)\s)?(?:[a-z-]+\s){{0,3}}?(?P<who>{_PROPER}(?:\s(?:{_DOCUMENT}))?)"),
    _rule("according to", rf"\b[Aa]ccording to\s(?!plan\b|schedule\b|tradition\b|type\b)(?P<who>(?:[a-z][\w’'-]*\s){{0,4}}?[a-z][\w’'-]*){_UNTIL}"),
    _rule("written in", r"\b(?:wr[io]tes?|written|recall(?:s|ed)|describe[sd]|explain(?:s|ed)|says?|said|told)\s(?:\w+\s){0,3}?in\s(?:his|her|their|its|the|an?)\s(?:[\w-]+\s){0,3}?(?:memoirs?|book|autobiography|novel|essay|column|blog|diary|letter|report|paper|article|op-ed),?\s(?:titled\s|called\s|entitled\s)?[“\"‘]?(?P<who>[A-ZÀ-Þ][^,“”\"’.;\n]{2,80})", kind=AttributionKind.DOCUMENT),
    _rule("data from", rf"\b(?:[Dd]ata|[Ff]igures|[Ee]stimates?|[Ss]tatistics|[Nn]umbers|[Ss]urveys?|[Rr]eports?|[Ss]tudy|[Ss]tudies|[Pp]olls?|[Rr]esearch|[Aa]nalysis|[Rr]evelations|[Ii]nvestigation|[Cc]alculations)\s(?:\w{{1,30}}\s){{0,2}}?(?:from|by|of|(?:conducted|compiled|published|released|commissioned|obtained|carried)\sby)\s{_SORT}(?P<who>{_PROPER}|(?:[a-z]+\s){{0,2}}?(?:{_BODY}))\b"),
    _rule("is the source", rf"(?P<who>{_PROPER}|\b[Tt]he\s(?:{_BODY}))['’]s?\s(?:[\w-]{{1,30}}\s){{0,3}}?(?:data|figures|estimates?|index|surveys?|polls?|tally|count|calculations|numbers|reports?|Report|bot|tracker|website|statistics|records|filings?|accounts|results|earnings|press (?:office|service)|spokes(?:man|woman|person))(?:\s[a-z]{{1,20}}){{0,4}}?(?:,\s[^.;,]{{2,60}},)?\s(?:{_SHOWS}|covers?|covered)\b"),
    _rule("by the count of", rf"\b(?:[Bb]y|[Oo]n|[Ii]n|[Aa]t|[Uu]sing)\s(?P<who>the company|{_PROPER})['’]s?\s(?:(?:own|latest|new|last|recent|first|half-year(?:ly)?|quarterly|annual|yearly|monthly|transparency|user)\s){{0,3}}(?:account|count|figures|reckoning|estimates?|tally|calculations?|numbers|measure|data|statistics|reports?|ranking|survey|poll|records|filings?|results|forecast)\b"),
    _rule("per", rf"(?:,\s|\()(?:per|via|source:)\s(?P<who>{_PROPER})(?=[,.;)]|\s*\Z)"),
    _rule("figures that", rf"\b(?:[Dd]ata|[Ff]igures|[Nn]umbers|[Ss]tatistics|[Rr]eport|[Cc]ount|[Ee]stimates?)\s(?:(?:that|which)\s)?(?P<who>{_NAMED}|(?:the|its)\s(?:{_BODY}|messenger|app|service|platform))\s(?:has\s|had\s)?(?:published|released|gave|given|collected|supplied|filed|issued|compiled|put out|made public)\b"),
    _rule("put at", rf"(?P<who>{_PROPER})\s(?:put|puts|pegs|pegged|estimates|estimated)\s(?:its|the|their|his|that|total|monthly)\b"),
    _rule("document shows", rf"\b(?P<who>(?:(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|[Tt]heir|[A-Z][\w-]{{1,30}}|latest|recent|official|new)\s(?:[\w-]{{1,30}}\s){{0,3}}?)?(?:{_DOCUMENT}|{_CAPITAL_DOCUMENT}))\b(?:\s(?:published|released|issued|compiled|out|from|by|on|of|into|in)\s[^.;,]{{2,60}}?)?(?:,\s[^.;]{{2,60}}?,|,(?=\sshow))?{_ADVERB}\s{_SHOWS}\b"),
    _rule("poll has", r"\b(?P<who>(?:(?:[Tt]he|[Aa]n?|[Oo]ne)\s)?(?:[\w-]{1,30}\s){0,3}?(?:polls?|surveys?))(?:\s(?:this|last)\s(?:week|month|year)|\son\s[A-Z]\w+day|\s(?:released|published|taken|conducted)\s[^.;,]{2,40})?\s(?:has|have|had|gives?|gave)\s(?=[A-Z])"),
    _rule("gives out", rf"(?P<who>{_NAMED}){_ASIDE}{_ADVERB}\s(?:released?|presented|presents|publish(?:es|ed)|issue[sd]|unveil(?:s|ed)|share[sd]|file[sd]|update[sd]|put\sout|gave|made\spublic|brought\sout)\s(?:[\w’'-]{{1,20}}\s){{0,4}}?(?:report|figures|results|data|numbers|statistics|earnings|accounts)\b"),
    _rule("the owner, named", rf"{_ROLED},\s(?P<who>{_PROPER}{_CORP}),{_ADVERB}\s(?:{_TELLS}|{_SPEECH}(?!\w))"),
    _rule("by its count", r"\b(?:[Bb]y|[Oo]n|[Gg]oing by)\s(?P<who>its|their)\s(?:own\s)?(?:count|figures|reckoning|account|estimates?|tally)\b"),
    _rule("tells", rf"(?P<who>{_WHO}){_ASIDE}{_ADVERB}\s{_TELLS}"),
    _rule("books", rf"(?P<who>{_WHO}){_ASIDE}{_ADVERB}\s{_BOOKS}"),
    _rule("cited by", rf"\b(?:cited|quoted|reported|seen|carried)\sby\s{_SORT}(?P<who>{_PROPER})"),
    _rule("counted by", rf"\b(?:counted|measured|compiled|collected|estimated|calculated|polled|surveyed|tracked|tallied|gathered|commissioned)\sby\s{_SORT}(?P<who>{_PROPER})"),
    _rule("citing", rf"\b(?:[Cc]iting|[Qq]uoting|with reference to)\s(?:[\w-]{{1,20}}\s){{0,3}}?(?:(?:from|by|of)\s)?{_SORT}(?P<who>{_PROPER})"),
    _rule("come from", rf"\b(?:figures|data|numbers|statistics)\s(?:\w{{1,20}}\s)?(?:come|are|stem|were\staken)\sfrom\s{_SORT}(?P<who>{_PROPER})"),
    _rule("results out", rf"(?P<who>{_PROPER})['’]s?\s(?:[\w-]{{1,30}}\s){{0,3}}?(?:results|figures|earnings|numbers|report|statistics|data|accounts)\s(?:were|are|is|was|came|come|have|has)\s(?:now\s|just\s)?(?:out|published|released|in|up)\b"),
    _rule("has it at", rf"(?P<who>{_NAMED})\s(?:has|had|sees|saw|gives|gave|ranks?|ranked)\s(?:the\s)?[A-Z][\w’'-]{{0,30}}(?:\s[A-Z][\w’'-]{{0,30}}){{0,2}}\s(?:on|at|with)\s(?=[$€£]?\d)"),
    _rule("which publishes", rf"(?P<who>{_NAMED}),\swhich\s(?:publishes|reports|discloses|releases|counts|tracks|measures|compiles)\b"),
    _rule("in its report", rf"\b[Ii]n\s(?:its|their|an?|the)\s(?:[\w’'-]{{1,20}}\s){{0,3}}?(?:report|statement|filing|release|results|letter|post|prospectus|presentation|accounts|update)(?:\s[^,.;“”\n]{{2,60}}?)?,\s(?:the\s)?(?P<who>{_NAMED})(?=\s)"),
    _rule("said by", rf"(?<=[”\"’',?!]\s)(?:said|says|reported|announced|added|adds|explained|wrote|notes|noted|warned|recalled|admitted|argued|joked|replied|insisted|recalls|explains|tweeted|concluded|claimed)\s(?P<who>(?:the\s)?{_TITLE}?{_PROPER}|(?:the|an?|one|his|her|its)\s(?:[\w’'-]{{1,30}}\s){{0,3}}?(?:{_PERSON}|{_BODY}))(?=[,.;:”\"]|\s(?:in|on|of|who|after|during|at|a|the|from|as|\()|\s*\Z)"),
    _rule("said", rf"(?P<who>{_WHO}){_ASIDE}{_ADVERB}\s{_SPEECH}(?!\w)"),
    _rule("expects", rf"(?P<who>{_WHO}){_ASIDE}{_ADVERB}\s{_EXPECTS}(?!\w)"),
    _rule("went on", rf"(?P<who>{_NAMED})\s[^.;:“”\"\n]{{1,100}}?,\s(?:adding|noting|saying|arguing|claiming|warning|stressing|highlighting|pointing out|estimating)\s(?:that|how)\b"),
)  # fmt: skip


AGENT_KINDS = (
    (AttributionKind.MEDIA, re.compile(rf"\b(?:Reuters|AP|AFP|Associated Press|Bloomberg|Yonhap|TASS|Interfax|RIA|RBC|Kommersant|Times|Post|Journal|News|BBC|CNN|CNBC|NBC|CBS|ABC|Guardian|Observer|Telegraph|Herald|Tribune|Forbes|Gazette|Fox|Daily|Today|Wire|Nikkei|Variety|Deadline|Vedomosti|Izvestia|Engadget|Verge|Newspaper|Chronicle|Magazine|Globe|Politico|Axios|Economist|Spiegel|Le Monde|Wired|TechCrunch|Insider|Intercept|Atlantic|New Yorker|Independent|Mirror|Sun|Express|Mail|NPR|PBS|ESPN|ITV|Sky|Mashable|Gizmodo|Xinhua|Caixin|{_PAPER})\b(?<!\bdaily)(?<!\bweekly)(?<!\bsite)(?<!\bchannel)")),
    (AttributionKind.DOCUMENT, re.compile(rf"\b{_DOCUMENT}\Z|\b(?:strategy|memoir|book)\b", re.IGNORECASE)),
    (AttributionKind.UNNAMED, re.compile(rf"\b(?:sources?|people familiar|executives?|investors|insiders)\b|\A(?:an?\s)?(?:(?!Police|police|Authorities|authorities|Prosecutors|prosecutors)(?:{_CROWD})|official|expert|analyst)\b")),
    (AttributionKind.PERSON, re.compile(rf"\b(?:Mr|Mrs|Ms|Dr|Sir|Lady|Lord|President|Minister|Prof|Professor|Senator|Sen|Rep|Gov|Governor|Mayor|Judge|Chancellor|{_PERSON}|he|she)\b(?! of (?:Health|Justice|Education|Finance|Defen[cs]e))")),
    (AttributionKind.ORGANISATION, re.compile(rf"\b(?:Inc|Corp|Ltd|Group|Bank|Ministry|Department|Agency|Association|Organi[sz]ation|Institute|University|Center|Centre|Council|Commission|Office|Bureau|Service|Services|Authority|Committee|Fund|Company|police|Police|Mobile|Index|Research|Technologies|Systems|Foundation|Union|Board|Court|Society|College|School|Hospital|Club|Party|Network|Alliance|Federation|Administration|House|Analytics|Partners|Capital|Securities|Sachs|Networks|Motors|Airlines|Holdings|International|Global|Media|Labs|Trust|States|Kingdom|Watchdog|Consumers?|Policyholders|{_BODY})\b")),
    (AttributionKind.PERSON, re.compile(r"\A[A-ZÀ-Þ][a-zà-ÿ’'-]+(?:\s[A-Z]\.)?\s(?:(?:de|van|von|bin|al|el|la|da)\s)?[A-ZÀ-Þ][a-zA-ZÀ-ÿ’'-]+\Z")),
)  # fmt: skip
