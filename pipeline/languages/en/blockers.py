"""English numbers that carry no value: each pattern with the reason that --explain prints."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

from pipeline.catalog import unit_forms
from pipeline.languages.en.numbers import MONEY_PREFIX, SCALES, TENS, TIGHT_SCALES, UNITS
from pipeline.languages.patterns import alternatives
from pipeline.languages.patterns import blocker as _blocker
from pipeline.languages.words import alternation

_UNIT_FOLLOWS = (
    rf"\s?(?:{alternation('en', 'unit_follows')})"
    rf"|\s?(?:{alternatives(word for row in unit_forms('en') for word in row.after_words if len(word) > 1)})(?!\w)"
)
_PLURAL = rf"\s(?!(?:{alternation('en', 'verbs_in_s')})\b)[a-z]{{2,}}s\b"
# letters that touch digits and are a scale or a unit: 5kg, 40k
_TOUCHING = alternatives(
    {form for row in unit_forms("en") for form in (*row.after_words, *row.after_signs)}
    | {*SCALES, *TIGHT_SCALES, "th", "st", "nd", "rd", "s", "am", "pm", "a.m", "p.m", "plus", "ish", "C", "F"}
)
# $4B and 13.6M are amounts, 4B a flat
_NO_AMOUNT = r"(?<![$€£¥₩₹.,\w])"
_CAPITALS = alternatives(
    {form for row in unit_forms("en") for form in row.after_words if form.isupper()} | {"BN", "MN", "KM", "KG"}
)
_NUMBER_WORD = f"(?:{'|'.join([*UNITS.split(), *TENS.split()])})"
OPENERS = alternation("en", "no_label_before")
LABELS = alternation("en", "labels")

BLOCKERS = (
    _blocker("clock", r"\b[0-2]?\d(?:[:.][0-5]\d)?\s?(?:a\.m\.?|p\.m\.?|am|pm)\b|\b[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?\b|\b\d{1,2}\.\d\d\s?(?:GMT|BST|ET|EST|CET|IST|UTC|KST)\b|\b" + _NUMBER_WORD + r" o['’]clock|\b\d{1,2} o['’]clock"),
    _blocker("clock", r"\b(?:[0-2]\d[0-5]\d) (?:hours|hrs|GMT|local time)\b"),
    _blocker("url or address", r"https?://\S+|\bwww\.\S+|\b[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]+|\b[\w-]+(?:\.[\w-]+){0,3}\.(?:com|org|net|io|gov|edu|info|news|app|me|ly|tv|be|gl|gg|co|uk|eu|de|fr|ru|kr|jp|cn|in|au|ca|us|za|nz|ie|nl|ch|se|no|fi|it|es)/\S*|(?<!\w)[@#]\w{2,40}"),
    _blocker("phone number", r"(?<!\d)(?:\+\d[\d\s()-]{7,}\d|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}|0\d{1,4}[\s-]\d{3,4}[\s-]?\d{3,4}|\d-\d{3}-\d{3}-\d{4}|\d{3}-\d{4})(?!\d)"),
    _blocker("street address", r"\bP\.?\s?O\.?\sBox\s\d+|\b\d{1,5}\sblock\sof\s(?=[A-Z\d])|\b\d{1,5}(?:-\d+)?\s(?:[NSEW]\.?\s)?(?:[A-Z]\w*\s){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Drive|Dr|Boulevard|Blvd|Court|Place|Square|Way|Terrace|Highway)\b", case=True),
    _blocker("identifier", r"\bISBN[\s:]*[\d-]+|\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}\b|\b\d+\.\d+\.\d+(?:\.\d+)*\b|\bv\d+(?:\.\d+)+\b|#\d+\b|\b(?=\w*\d)(?=\w*[a-f])[0-9a-f]{12,}\b", case=True),
    _blocker("list number", r"(?:(?<=\n)|\A|(?<=[.!?”\"]\s)|(?<=\n[•*-]\s))\s*\(?\d{1,2}[.)](?=\s+(?-i:[\"“‘'A-ZÀ-Þ]))|(?:(?<=\n)|\A)\s*\(?\d{1,2}[.)](?:\s(?=\S)|\s*(?=\n|\Z))|(?<=[.!?”\"’)]\s)\(?\d{1,2}[.)]\s*\Z"),
    _blocker("reading time", r"\b\d+[\s-]min(?:ute)?s? read\b|\b[Rr]ead \d+ comments\b|(?:\A|(?<=\n))\d+ comments(?=\n|\Z)|\b\d+ (?:min|hour|day)s? ago\b"),
    _blocker("rank", r"\bnos?\.?\s?\d+\b(?!\s?(?:%|percent))|\bnumber (?:one|two|three|\d+)\b(?![.,]\d|\s?(?:thousand|million|billion|trillion|k\b|m\b|bn\b))|\btop[\s-](?:\d+|five|ten|three|four)\b(?!\s?(?:%|percent|per\s?cent))|\bbottom[\s-](?:\d+|two|three|four|five|six)\b(?!\s[a-z]+s\b)|\blast[\s-]\d+\b(?=\s?(?:stage|tie|appearance|clash|match))|\blast-\d+\b"),
    _blocker("ordinal", r"\b\d+(?:st|nd|rd|th)\b"),
    _blocker("label", rf"\b(?:{LABELS}|rooms|pages|sections|articles|chapters|rows|lots|platforms|gates|lanes|routes|psalms|verses|volumes|episodes)[\s-](?P<n>\d{{1,4}}(?:\.\d+)?(?:-\d+)?)\b(?![,]\d{{3}})", unless=_UNIT_FOLLOWS),
    _blocker("label", rf"\b(?:day|part|phase|round|week|chapter|act|game|page|division|category|level) (?P<n>{_NUMBER_WORD})\b"),
    # Studio 99, Weather Line 2: a capitalised word inside the sentence makes a name of the digits behind it
    _blocker("name", rf"(?:(?<=[a-z,;:’')]\s)|(?<=[(—–]))(?!(?i:{OPENERS})\b)[A-Z][\w’'.&-]*\s(?P<n>\d{{1,4}})\b(?![,.:]\d|\s?[-–]\s?\d|/|-plus\b|\+)", case=True, unless=_UNIT_FOLLOWS + "|" + _PLURAL),
    _blocker("name", r"\b[A-Z][a-z]*[A-Z0-9][\w-]*\s(?P<n>\d{1,3})\b(?![,.:]\d|\s?[-–]\s?\d)", case=True, unless=_UNIT_FOLLOWS),
    _blocker("name", r"\b[A-Z][\w&.]*\s[A-Z][\w&.]*\s(?P<n>\d{1,4})\b(?![,.:]\d|\s?[-–]\s?\d|/)", case=True, unless=_UNIT_FOLLOWS + "|" + _PLURAL),
    _blocker("model", r"\b[A-Z][A-Za-z]{0,4}-\d{1,4}[A-Z]{0,3}s\b|\b(?P<n>\d{3}s?)\s(?:Max|Dreamliner|Neo|Pro|Plus|Ultra|Turbo|Cabrio|GT|program|programme)\b|(?<![\d,.])\b\d{3}-\d{1,3}\b(?!,\d{3})(?=\s[A-Z]|\s(?:jets?|aircraft|planes?)|[.,]|\s)|\b\d{3}[xX]\b", case=True),
    _blocker("model", r"(?<=\d\s)(?P<n>[1-9]\d{2})\s(?=[A-Z]|jets|planes)|\b(?:" + _NUMBER_WORD + r")\s(?P<n2>[1-9]\d{2})\s(?=[A-Z])", case=True),
    _blocker("label", r"(?<![\w$€£¥₩])(?!" + MONEY_PREFIX + r"\d|(?:R|PS)\d[\d,]{0,12}(?:\.\d+)?\s?(?:bn|m|k|million|billion|trillion)\b|(?:R|PS)\d{1,3},\d{3}|(?:R|PS)\d{1,6}\.\d\d\b)(?=\w*[A-Za-z])(?=\w*\d)[A-Za-z]+\d[\w-]*|\b(?!(?:foot|feet|ft|near|sub|minus|plus|mid|over|under|nearly)-\d)[A-Za-z]+-\d+(?:[A-Z]\w*)?\b(?!\s?(?:%|percent|million|billion|year|day|week|month|hour|minute|km|mile|metre|meter|foot))"),
    _blocker("label", rf"\b[2-6]G\b|{_NO_AMOUNT}\d(?![KMBT]\b)[A-Z]\b|\b[1-9]D\b|{_NO_AMOUNT}[48]K\b|\b\d{{1,2}}-bit\b|{_NO_AMOUNT}\d(?!(?:{_CAPITALS})\b)[A-Z]{{2,}}\b|\b(?:1080|720|2160|1440)p\b|\bF1\b", case=True),
    _blocker("label", rf"{_NO_AMOUNT}\d[KMBT]\b", case=True, unless=_UNIT_FOLLOWS),
    _blocker("idiom", r"\b24[/-]7\b|\b9/11\b|\b50[-/]50\b|\b20/20\b|\b(?:one|two|three)[-\s](?:way|handed|sided|dimensional|faced|piece|legged|time)\b|\bone[-\s](?:off|on[-\s]one|man band)\b|\bfour[-\s]wheel|\bfirst-ever\b|\bA1\b|\bpoint blank\b"),
    _blocker("idiom", r"\bat sixes and sevens\b|\bon cloud nine\b|\bzero[-\s](?:sum|tolerance|emission|carbon|covid)\b|\bnet[-\s]zero\b|\bground zero\b|\bten to one\b|\bone or (?:two|the other)\b|\btwo or three\b(?= (?:things|times))|\b(?:a|one) (?:hundred|thousand|million) times\b"),
    _blocker("pronoun", r"\b(?:no|any|every|some|each|this|that|another|which|the|only|last|right|wrong|big|new|good|first|bad|latest|next|same|either|neither|whole|easy|tough|great|former|other|lone|loved|a) one\b|\bones?['’]s\b|\bone (?:of|another|such|more|thing|can|could|might|should|may|must|would|has|is|was|who|that|which|day|side|hand|by|at|in(?!\s(?:every\s)?(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a\shundred)\b))|to(?! (?:two|three|four|five|six|ten)\b)|for|and(?!\sa\s(?:half|quarter)\b)|or|with|as|after|where|when|on|way|point|so|the)\b|\bat one\b|\bone(?=[.,;:?!)”\"’—–]|-(?!(?:to|third|fourth|half|quarter|fifth|sixth|eighth|tenth|hundred|year|day|month|week|hour|minute|mile)\b))"),
    _blocker("vague plural", r"\b(?:several|a few|many|some|few|couple of|hundreds|thousands|tens|dozens|millions|billions)(?: of)? (?:dozen|hundreds?|thousands?|millions?|billions?|trillions?)\b|\bdozens\b|\b(?<!\d )(?<!\d)(?:millions|billions|trillions|thousands|hundreds)\b(?: of (?:millions|thousands))?|\b(?:a|per|two|several|few) dozen or so\b"),
    _blocker("age in apposition", r"\b(?-i:[A-Z])[\w.’'-]*,\s(?P<n>\d{1,3})(?=\s?[,.)]|\sand\b|\s[–—]\s|\sof\s(?-i:[A-Z]))(?!,\d{3}|\.\d)|\baged (?:between )?\d+(?:\s?(?:-|–|to|and)\s?\d+)?|\b(?:in|into|their|his|her|early|late|mid)[\s-](?P<n2>\d0s|(?:twenties|thirties|forties|fifties|sixties|seventies|eighties))\b|\b[1-9]0s\b|\(\d{1,2}\)(?=\s[a-z]+ed\b)|(?-i:[A-Z])[\w’'-]+\s\((?P<n3>[1-9]\d)\)(?=\s(?:[a-z]+s|is|was|who|has|had|from|of)\b|,\swho\b)", unless=r"\s?(?:percent|%)"),
    _blocker("denominator", r"\b(?:per|for every|out of every|in every|revenue per) (?P<n>[$£€]?(?:\d[\d,]*|" + _NUMBER_WORD + r"|one)(?: (?:hundred|thousand|million|billion))*|thousand|million|billion)(?:\b|(?=(?:km|kg|ml|g|m)\b))|\bevery (?P<n2>" + _NUMBER_WORD + r"|\d+)\b(?= (?:people|users|customers|children|adults)\b)|\b(?P<n3>\d+[,\d]*|hundred|thousand|million)\s(?:population|inhabitants)\b(?<=per \d{6})"),
    _blocker("odds", r"\b\d{1,3}/(?!32\b)\d{1,2}\b(?=\s(?:favou?rite|shot|odds|on|against|chance|to|each)|[.,)]|$|\s\()|\b\d+-to-\d+\b(?!-?\s?(?:ratio|margin|majority))|\b\d{1,3}-\d{1,2} (?:favou?rites?|odds|shot)\b|(?<=[\s(])\d{1,3}/(?!32\b)\d{1,2}(?=[\s,;).:–-])(?<!\b[1-9]/[2358])(?<!3/4)(?<!1/4)"),
    # a screen's size and a chip's number are parts of product names
    _blocker("label", r"\b\d+(?:\.\d)?-inch(?=\s(?:\d{4}\s)?(?!(?:[A-Z]{0,3}O?LED|LCD|IPS|[A-Z]{0,2}HD|TFT|Retina|Full|Super|Dynamic|Liquid|True)\b)[A-Z])|(?<![$£€\d,])\b\d{4,}M\b", case=True),
    _blocker("idiom: wholly", r"(?:\b(?:was|is|were|are|am|be)|[’']s|[’']m|[’']re)\s(?P<n>(?:100|one hundred|a hundred)\s?(?:%|percent|per cent))(?=\s[a-z]+(?:ed|en|t|e)\b)|(?<=[‘“\"'])(?P<n2>(?:100|one hundred)\s?(?:%|percent|per cent))(?=\s[a-z]+(?:ed|en)\b)|(?:\A|(?<=[.!?”\"]\s)|(?<=\n))(?:100|one hundred) (?:percent|per cent)(?=[.!])"),
    _blocker("odds", r"(?<=[\s(])[+\-−]\d{3,4}\b(?![,.]\d|\s?[-–]\s?\d)", unless=_UNIT_FOLLOWS + "|" + _PLURAL),
    _blocker("idiom", r"\bby one (?:measure|estimate|account|reckoning|count|calculation|tally)\b"),
    # Goals 2, 5 and 9
    _blocker("label", r"\b(?:Goals|SDGs?|Articles|Sections|Chapters|Clauses|Rules|Schedules|Routes|Phases|Zones|Terminals|Gates|Platforms|Blocks|Units|Reactors|Tiers)\s\d{1,3}(?:,\s\d{1,3})*(?:,?\s(?:and|or|to|&)\s\d{1,3})?(?!\d|[.,]\d)", case=True),
    # a thing of that name and number: Osprey 4 did not fly
    _blocker("name", rf"\b(?!(?i:{OPENERS})\s)[A-Z][a-z]{{2,}}\s(?P<n>[2-9]|1\d)(?=\s(?:did|does|will|would|can|could|may|itself)\b)", case=True),
    _blocker("odds", r"\bover/under\b(?:[^.;]|\.(?=\d)){0,80}?\b(?:at|of|is|was|to)\s(?P<n>\d{1,3}(?:\.5)?)\b"),
    _blocker("label", rf"(?<![\w$€£¥₩.,-])(?P<n>\d{{1,6}})(?!(?:{_TOUCHING})(?![A-Za-z0-9]))(?!(?<!\d{{4}})in\b)(?=[A-Za-z])[A-Za-z]"),  # 2K20, 3a
    _blocker("resolution", r"(?<![\d.,])(?P<n>\d{3,4}\s?[x×]\s?\d{3,4})\b(?!\s?[x×])", unless=_UNIT_FOLLOWS),
    _blocker("label", r"\b\d{3}\s?\([a-z]\)|\bK-12\b|\b[57]\.[12](?=(?:\.\d)?[\s-](?:surround|channel|audio|speaker|sound))"),
    _blocker("label", r"\b(?:ISO|IEC|EN|DIN|RFC|IEEE|ASTM|SAE|NFPA|BS)[\s/-]\d{2,5}(?:[-:.]\d+)*\b|\bS\s?&?\s?P\s?500\b|\bsp 500\b", case=True),
    _blocker("phone number", r"\b(?:call(?:ed|ing|s)?|dial(?:led|ed|ling|ing|s)?|phon(?:ed?|ing)|ring|rang|text(?:ed)?)\s(?P<n>911|999|112|101|110|119|000|111|988)\b|\b(?P<n2>911|999|112)\s(?:calls?|operators?|dispatch\w*|emergency)\b|\b9-1-1\b"),
    _blocker("calendar: season", r"\b(?:19|20)\d\d[/–-]\d\d(?:\d\d)?\b(?!-)"),
    _blocker("label", r"\b(?:Executive Order|Order No\.?|Case|Docket|Public Law|Bill|HB|SB|H\.R\.|Lot|Proposition|Amendment|Directive|Regulation|Convention)\s(?:No\.?\s)?\d[\d/-]*\b", case=True),
    _blocker("label", r"\b\d\d (?:Under|under) \d\d\b|(?<![\w.,])\d{1,4}\s(?:BCE?\b|AD\b|CE\b|B\.C\.|A\.D\.|C\.E\.)|(?<![\w.])(?:AD|BC|A\.D\.|B\.C\.)\s\d{1,4}(?:(?:\s?[-–—]\s?|\s(?:and|to|or)\s)\d{1,4})?\b(?![,.]\d)", case=True),
    _blocker("identifier", r"\b[A-Z]{2}\s(?P<n>\d{5})(?:-\d{4})?(?![\d,.]\d|\s[a-z]+s\b)", case=True),
    _blocker("label", r"\b[248]k(?=\s(?:streaming|videos?|resolution|tvs?|displays?|content|monitors?|screens?|ultra|hdr|quality|gaming|footage))"),
    _blocker("label", r"(?<!\d)\.\d\d[\s-]cal(?:iber|ibre)?\b|\b\d{1,2}[\s-](?:caliber|calibre)\b|\btwo[\s-]thousands\b"),
    _blocker("name", r"\b(?:The )?(?P<n>\d{1,3}) (?:Greatest|Best|Worst|Biggest|Hottest|Funniest|Coolest)\s[A-Z]", case=True),
    # a title in quotes: “Sixty Days”, "48 Hours"
    _blocker("name", r"[“\"](?=[^”\"\n]{0,50}[A-Z][^”\"\n]{0,50}[”\"])(?:(?:\d{1,4}|[A-Z][\w’'.&-]{0,30}|of|the|and|in|on|an?|to|for|with)(?:,?[ :]|,(?=[”\"])|(?=[”\"]))){1,7}[”\"]", case=True),
    _blocker("label", r"\b(?:16:9|16:10|21:9|4:3|3:2|32:9|18:9|20:9|19\.5:9)\b|\b802\.11\w*"),
    _blocker("age in apposition", r"\b[a-z]+,\s(?P<n>[1-9]\d),\s(?:was|is|has|had|who|said|says|told|from|also|will|would|and (?:his|her))\b"),
    _blocker("calendar: decade", r"\b1[0-9]\d0s\b"),
    _blocker("calendar: days", r"\b\d{1,2}(?:st|nd|rd|th)?\s?[-–—]\s?\d{1,2}(?:st|nd|rd|th)?\s(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b", case=True),
    _blocker("calendar: year", r"\b(?:[Ii]n|[Ss]ince|[Cc]irca|[Aa]round|[Aa]bout|[Uu]ntil)\s(?P<n>1[0-4]\d\d)(?=[.;)]|,\s|\s(?:and|when|by|with|as|the|it|until|to)\b|\s*\Z)"),
    _blocker("label", r"(?<![\d.,])0\d+\b(?![.,:]\d)"),
    _blocker("name", r"(?<=[a-z,]\s)(?:Zero|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Hundred|Thousand|Million)\s(?=[A-Z][a-z])", case=True),
    _blocker("name", r"\b(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Hundred|Thousand)-[A-Z][a-z]+\b", case=True),
    _blocker("pronoun", r"\bone (?!(?:hundred|building|meeting|evening|morning|king|ring|wing|string|wedding|painting|ruling|killing|shooting|listing|offering|reading|hearing|landing|setting|rating|bed|seed|breed|shed|sled|deed|feed)\b)(?=[a-z]{2,}(?:ed|ing)\b)"),
    _blocker("vague plural", r"\bmulti[\s-](?P<n>hundred|thousand|million|billion|trillion|dozen)\b|\b(?:four|five|six|seven|eight|nine)-figure\b"),
    _blocker("idiom", r"\ball-in-one\b|\b50[:-]50\b|\bone-on-one\b|\bone-to-one\b|\b(?:one|two|three|four|five|\d)-on-(?:one|two|three|four|five|\d)\b|\bone-size\b|\bcatch-22\b|\bplan b\b|\bhalf[\s-](?:way|time|hearted|term|life|brother|sister)\b|\bdouble[\s-](?:decker|check|digits?|standards?|down|edged|click|header|glaz\w+|blind)\b"),
    _blocker("denominator", r"(?<=\d)\s(?P<n>an? (?:dozen|hundred|thousand|million))\b(?=[,.;)]|\s(?:for|in|on|at|from|to|and|or|when|by|this|last)\b|\Z)"),
    _blocker("idiom: how rare", rf"\b(?:\d{{1,3}}|one|a)-in-an?-?(?:hundred|thousand|million|lifetime|generation)\b|\b(?:\d{{1,3}}|{_NUMBER_WORD})-in-(?:\d[\d,]*|{_NUMBER_WORD})\b"),
    _blocker("denominator", r"(?<=[a-z]/)\s?(?P<n>100)\s?(?=km\b|mi\b|ml\b|g\b)"),
    _blocker("idiom: children", rf"\b(?:mother|father|mum|mom|dad|parents?)[\s-]of[\s-](?P<n>{_NUMBER_WORD}|\d{{1,2}})\b(?!\s(?:children|kids|sons|daughters|boys|girls|teenagers|babies)\b)"),
    _blocker("denominator", rf"(?<![-–])\b(?:one|two|three|four|five|six|seven|eight|nine|\d{{1,3}})(?:[\s-](?:in|out[\s-]of(?=\s(?:every\s)?(?:5|five|10|ten|100)\b))(?:\severy)?[\s-])(?P<n>{_NUMBER_WORD}|\d{{1,4}})\b(?!\s?(?:%|per\s?cent|million|billion))", unless=r"\s(?:cases|days?|weeks?|months?|years?|hours?|minutes?|seconds?|games|matches|places|countries|cities|states|locations|stages|phases|parts|sets|rounds|areas|districts|provinces|seasons|attempts)\b"),
    _blocker("box score", r"(?<![\d,.])\b\d{1,3}-\d{1,3}(?:\s\d{1,3}-\d{1,3})+(?:\s\d{1,3})?\b"),
    _blocker("name", r"(?<=[a-z,’']\s)One\b(?! (?:in|of|out|hundred|thousand|million)\b)|\b(?!(?:And|But|The|Only|Just|For|From|At|In|On|With|About)\b)[A-Z]\w+\sOne\b|\bOne\s(?=[A-Z])", case=True),
    _blocker("name", r"\b\d{1,3}[\s-](?:Day|Week|Hour|Minute|Year|Month|Second|Mile|Foot|Days|Weeks|Hours)\b(?=\s[A-Z][a-z])", case=True),
    _blocker("version", rf"\b(?!(?i:{OPENERS})\s)[A-Z]\w*\s(?P<n>\d\.0)\b(?![,.]?\d)", case=True, unless=_UNIT_FOLLOWS + "|" + _PLURAL + r"|-[a-z]"),
    _blocker("version", rf"\b(?!(?i:{OPENERS})\s)[A-Z]\w*\s(?P<n>\d{{1,2}}\.\d)\b(?![,.]?\d)", case=True, unless=_UNIT_FOLLOWS + r"|[\s-][a-z]|\s?[-–]\d|\s?\("),
    _blocker("score", r"(?<![\d,.$€£-])\b\d{1,3}(?:\s?[-–—−:]\s?\d{1,3}){2,}\b(?![,.]?\d)"),
    _blocker("age group", r"\b(?:(?:those|people|adults|women|men|users|consumers|americans|patients|respondents)\s(?:ages?\s|aged\s)?|\bages?\s|aged\s)(?P<n>[1-9]\d)(?:\s?(?:to|-|–|and)\s?(?P<n2>[1-9]\d)\b(?!\s?(?:%|percent|per\scent|[a-z]+s\b))|\s(?:and|or)\s(?:older|over|above|up|younger|under)\b|(?=-and-))|\b[1-9]\d-and-(?:over|older|up|above|under)\b"),
    _blocker("ticker", r"(?<![\w$.,])\d{3,6}\.[A-Z]{1,3}\b|\b(?:WKN|ISIN|CUSIP|SEDOL|CIK)[:\s]{1,2}\w+", case=True),
    # what one of a kind is exchanged for: ($1 = 0.9 euros), 1 token = 3 points
    _blocker("denominator", r"(?<![\w.,])(?P<n>[$€£¥]?\s?(?:1|100)(?:\.0+)?(?:\s[A-Z]{3,5}|\s[a-z]+)?)\s?=\s?(?=[~≈]?\s?[^\d\s]{0,4}\s?[\d.])|\bfor every\s(?P<n2>[$€£¥]\d+)\b"),
    _blocker("label: how long it runs", rf"\b(?P<n>(?:\d{{1,2}}|{_NUMBER_WORD})[\s-](?:year|month|day))(?=\s(?:[A-Z][\w.’'&]*\s|benchmark\s|government\s|fixed\s|sovereign\s|corporate\s|mortgage\s|term\s){{0,3}}?(?:[Tt]reasur\w+|notes?|bonds?|bunds?|gilts?|yields?|credit\sdefault|swaps?|debt|paper|T-bills?|bills?|moving\saverage|futures|JGBs?|fixed-rate|rate\smortgages?)\b)"),
    _blocker("label: since when", rf"\b(?P<n>(?:\d{{1,3}}|{_NUMBER_WORD})[\s-](?:year|month|week|day|session|quarter|decade))(?:\s|-)(?=(?:intraday\s|closing\s)?(?:highs?|lows?|peaks?|troughs?|records?|bests?)\b)"),
    _blocker("footnote", r"(?<=[a-z\d%)”’.,])\s?\[\d{1,2}\]|(?<=[a-z%)”’])\s\(\d{1,2}\)(?=[.,;:](?:\s|\Z))|(?:\A|(?<=\n))\[\d{1,2}\]"),
    _blocker("name", r"\bPoor['’]s\s(?P<n>500|100|400|600)\b|\b(?P<n2>7[0-8]7)(?:-\d{3}\w*)?(?=s\b|\s(?:planes?|jets?|aircraft|airliners?|tankers?|freighters?|orders?|deliver\w+|program\w*|output|line|family))|\b[A-Z]{1,4}\.\d+(?:\.\d+)*\b(?!\s?(?:%|million|billion))", case=True),
    _blocker("calendar: days", r"\b(?P<n>[0-3]?\d)(?:st|nd|rd|th)?\s?(?:or|and|to|&|,)\s(?P<n2>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b", case=True),
    _blocker("rank", r"\b[Nn]os?\.?\s?\d{1,3}\s(?:and|or|to|&)\s(?P<n>\d{1,3})\b"),
    _blocker("idiom", r"\bzero[-\s](?:hours?|interest|day|gravity|waste|based|rated)\b|\bthe\stwo\s(?:sides|countries|companies|men|women|leaders|firms|nations|groups|parties|sisters|brothers)\b"),
    _blocker("label", r"\b\d+(?:\.\d)?-inch(?=\s(?:iPad|iMac|iPhone|panels?|models?|version)\b)"),
    _blocker("label", r"\b0\s?(?:-|–|to)\s?(?:60|62|100)\b|\b[Pp]hases?\s\d[a-z]?(?:(?:\s?/\s?|\sand\s|\sor\s)\d[a-z]?)?(?!\s?%|[.,]?\d)"),
    _blocker("name", r"\b[1-9]\d{2}-\d{2,3}[A-Z]{1,3}\b|(?:\b[Tt]he|\b[Nn]ew|['’]s)\s(?P<n>7[0-8]7)(?=[,.;:)]?\s(?!million|billion|percent|[a-z]+s\b)|s\b)|\b[A-Z][A-Za-z]*\s(?P<n2>\d{1,4})s\b", case=True),
    _blocker("label", rf"\b(?:\d{{1,2}}|{_NUMBER_WORD})[\s-](?:year|month)s?\s(?:(?:price\s)target|degrees?|plans?|annuali[sz]ed|trends?|outlook|college|colleges|universit\w+)\b"),
    _blocker("label", rf"\b(?:\d{{1,3}}|{_NUMBER_WORD})-(?:parts?|doors?|links?|pillars?|wheel(?:ed|er)?s?|tier|step|stroke|denier|commodity|currency|fold\spath|pronged|legged|headed)(?=\s[a-zA-Z])"),
    _blocker("identifier", r"(?<=[\s(])\d{2}-\d{3,5}(?=[.;)](?:\s|\Z))"),
    # the best in ten years: how rare it is
    _blocker("idiom: how rare", rf"\b(?:first|second|third|only|best|worst|[a-z]{{3,}}est|most\s\w+|least\s\w+)\s(?:[\w’'-]+\s){{0,5}}?(?:in|for|since)\s(?:(?:more\sthan|nearly|almost|over|about|at\sleast|some|the\slast|the\spast)\s)?(?P<n>(?:an?|\d{{1,3}}|{_NUMBER_WORD})(?:[\s-]and[\s-]a[\s-]half)?\s(?:years?|months?|weeks?|decades?|days?|quarters?|sessions?|seasons?))\b"),
    _blocker("not article text", r"\b(?:page|slide|photo|image|video) \d+ of \d+\b"),
    _blocker("sports line", r"\b(?:one|two|three|four|five|six)[-\s]set(?:s|ter)?\b|\b(?:3|three)[-\s]point(?:er|ers)?\b|\b\d+-yard line\b|\bunder(?:-\s?(?:17|18|19|20|21|23)s?|\s(?:17|18|19|20|21|23)s)\b"),
)  # fmt: skip
