"""English times: printed words -> days. Rules are tried together; the longest match at a place wins."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

from pipeline.languages.calendar import at, no_days, whole
from pipeline.languages.en import periods_resolved as to
from pipeline.languages.en.periods_resolved import COUNT, MONTH, TIMES, YEAR
from pipeline.languages.patterns import alternatives
from pipeline.languages.period_words import back, rule, shift, year_back
from pipeline.model import Grain

_THE = r"(?:the\s)?"
_OF_YEAR = rf"(?:\s(?:of\s|in\s)?(?:{_THE}(?P<y>{YEAR})|(?P<rel>this|last|the previous|the current|the|next)\syear(?:['’]s)?)|,\s(?P<y2>{YEAR}))?"
_EDGE = r"(?:(?P<edge>mid|(?:at\s|by\s)?the\s(?:very\s)?(?:end|close|start|beginning|middle)\sof|end|late|the start of|early)[\s-])?"
_GRAIN = r"(?P<g>day|week|month|quarter|half|year)"
_WORD_OF_TIME = r"(?P<g>year|month|week|quarter|decade)"
_SAME = r"(?:same|corresponding|comparable|equivalent|year-ago|year-earlier|prior-year|matching)"

RULES = (
    rule("day", rf"(?:(?P<as>[Aa]s (?:of|at)\s)|[Oo]n\s)?\b(?P<m>{MONTH})\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?![,.]?\d)(?:,?\s(?P<y>{YEAR})\b|\s(?P<rel>this|last|next)\syear\b)?", TIMES.day, case=True),
    rule("day", rf"(?:(?P<as>[Aa]s (?:of|at)\s)|[Oo]n\s)?(?:the\s)?\b(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\s(?:of\s)?(?P<m>{MONTH})(?:,?\s(?P<y>{YEAR})\b|\s(?P<rel>this|last|next)\syear\b)?", TIMES.day, case=True),
    rule("days", rf"\b(?:(?:[Bb]etween|[Ff]rom)\s)?(?P<m>{MONTH})\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?:,\s(?P<y>{YEAR}))?(?:\s?[-–—]\s?|,?\s(?:to|and|through|until)\s)(?:(?P<m2>{MONTH})\s)?(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b(?![,.]?\d|\s?(?:%|percent|per cent|million|billion))(?:,?\s(?P<y3>{YEAR})\b)?", to.days_through, case=True),
    rule("iso day", r"\b(?P<y>(?:19|20)\d\d)-(?P<mo>[01]\d)-(?P<d>[0-3]\d)(?:T[\d:.]+Z?|(?!\d))", TIMES.numeric_day),
    rule("numeric day", r"\b[0-3]?\d[/.][0-3]?\d[/.](?:19|20)?\d\d\b", no_days),
    rule("feast", rf"\b(?:on\s)?(?P<f>{alternatives(to.FEASTS)})\b(?:,?\s(?P<y>{YEAR})\b)?", to.feast),
    rule("month", rf"(?:(?P<edge>[Mm]id|[Ll]ate|[Ee]arly|(?:[Aa]t |[Bb]y )?[Tt]he (?:end|close|start|beginning|middle) of|[Ee]nd)[\s-])?\b(?P<m>{MONTH}){_OF_YEAR}", TIMES.month, case=True),
    rule("year month", rf"\b(?P<y0>{YEAR})\s(?P<m>{MONTH})", TIMES.month, case=True),
    rule("months", rf"\b(?:(?:[Bb]etween|[Ff]rom)\s)?(?P<m>{MONTH})(?:,?\s(?P<y1>{YEAR})\b)?(?:\s?[-–—]\s?|\s(?:and|to|through|until)\s)(?:(?:mid|late|early)[\s-])?(?P<m2>{MONTH})(?:,?\s(?:of\s)?(?P<y>{YEAR})\b)?", TIMES.months, case=True),
    rule("clock", r"(?:\A|(?<=[.!?]\s)|(?<=[.!?]\s\s)|(?<=\s{3})|(?<=\n))At\s[0-2]?\d[:.][0-5]\d\s?(?:[ap]\.?m\b\.?)?", at(0, Grain.INSTANT), relative=True),
    rule("quarter", rf"{_EDGE}{_THE}\b(?P<n>first|second|third|fourth|final|closing|opening|1st|2nd|3rd|4th)[\s-](?:fiscal\s|financial\s|calendar\s)?quarter\b{_OF_YEAR}", to.part(Grain.QUARTER)),
    rule("quarter", rf"\bthe\s(?P<n>last)\squarter\sof\s(?:{_THE}(?P<y>{YEAR})|(?P<rel>this|last|the previous|the)\syear)", to.part(Grain.QUARTER)),
    rule("quarter", rf"\b(?P<n>Q[1-4])\b(?:\s(?:of\s)?(?:FY|fiscal\s(?:year\s)?)(?P<y0>{YEAR})\b|{_OF_YEAR})", to.part(Grain.QUARTER)),
    rule("quarter", r"\b(?P<n>[1-4])Q(?:\s?(?P<y>(?:19|20)\d\d)|\s?['’]?(?P<yy>[0-4]\d))?\b", to.part(Grain.QUARTER)),
    rule("quarter", r"\b(?P<n>Q[1-4])(?:['’\s-]|FY|\sFY){1,2}(?P<yy>[0-4]\d)\b", to.part(Grain.QUARTER)),
    rule("half", rf"{_EDGE}(?<!-)\b(?P<n>first|second)[\s-]half\b(?!\s(?:of\s(?:the\s)?(?!year|this|last|next|\d)|surge|goal|lead|run|points?|comeback|rally|penalty|substitute))(?:(?=\sof|\sin)|(?<=the first half)|(?<=the second half)|(?<=[a-z]-half)){_OF_YEAR}(?=\W|$)", to.part(Grain.HALF)),
    rule("half", rf"\bthe\s(?P<n>last|final|latter)\shalf\sof\s(?:{_THE}(?P<y>{YEAR})|(?P<rel>this|last|the previous|the)\syear)", to.part(Grain.HALF)),
    rule("half", rf"\b(?P<n>H[12])\b{_OF_YEAR}", to.part(Grain.HALF)),
    rule("half", r"\b(?P<n>[12]H)(?:\s?(?P<y>(?:19|20)\d\d)|\s?['’]?(?P<yy>[0-4]\d))\b", to.part(Grain.HALF)),
    rule("months of year", rf"\b(?P<n>first|last|opening|final)\s(?P<c>{COUNT})\smonths\s(?:of|in)\s(?:{_THE}(?P<y>{YEAR})|(?P<rel>this|last|the previous|the current|the|next)\syear(?:['’]s)?)", to.first_months),
    rule("months of year", rf"\b(?P<n>first|opening)\s(?P<c>{COUNT})\smonths\b", to.first_months),
    rule("months of year", rf"\b(?P<n>)(?P<c>twelve|12)\smonths\sof\s(?P<y>{YEAR})\b", to.first_months),
    rule("a day", r"\bin\s(?:a|one)\s(?:single\s)?day\b|\bin\sa\s24-hour\speriod\b", at(-1), relative=True, fleeting=True),
    rule("ended", rf"\b(?P<c>{COUNT})[\s-]months?\s(?:period\s)?(?:to|ended|ending|through)\s(?:in\s)?(?:the\send\sof\s)?(?:[0-3]?\d\s)?(?P<m>{MONTH})(?:\s[0-3]?\d(?!\d))?(?:,?\s(?P<y>{YEAR})\b)?", to.ended),
    rule("month's quarter", rf"\b(?P<m>March|June|September|December|Mar|Jun|Sept?|Dec)\s(?P<g>quarter)\b(?:\sof\sthe\scurrent\s(?:financial|fiscal)\syear)?{_OF_YEAR}", to.ended),
    rule("ended", rf"\b(?P<g>quarter|half|half-year|year|month)\s(?:to|ended|ending|through)\s(?:in\s)?(?:the\send\sof\s)?(?:[0-3]?\d\s)?(?P<m>{MONTH})(?:\s[0-3]?\d(?!\d))?(?:,?\s(?P<y>{YEAR})\b)?", to.ended),
    rule("week ended", rf"\bweek\s(?:to|ended|ending|through)\s(?:on\s)?(?:(?P<m>{MONTH})\s(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b(?![,.]?\d))(?:,?\s(?P<y>{YEAR})\b)?", to.week_ended),
    rule("week of month", rf"\b(?P<n>first|second|third|fourth|final|last)\sweek\s(?:of|in)\s(?P<m>{MONTH})(?:,?\s(?P<y>{YEAR})\b)?", to.week_of_month),
    rule("years", rf"(?:\b(?:between|from)\s)?(?<![\d$£€,.])\b(?P<y>{YEAR})(?:(?:\s?[-–—]\s?|\s(?:to|and|through)\s)(?P<y2>{YEAR})|\s?[-–—]\s?(?P<yy2>\d\d))\b(?![,.]?\d|\s?%|\s(?:season|term|campaign|school|academic|fiscal|financial))", TIMES.years),
    rule("season of two years", rf"\b{YEAR}/\d\d\b(?!/)|\b{YEAR}[-–—/](?:{YEAR}|\d\d)\s(?:season|term|campaign|school|academic|fiscal|financial)(?:\syear)?\b|\b(?:season|fiscal(?:\syear)?|financial\syear|academic\syear|school\syear|FY)\s?{YEAR}[-–—/](?:{YEAR}|\d\d)\b", no_days),
    rule("year", rf"(?:\b(?:fiscal|financial|calendar)\s(?:year\s)?|\bfull[\s-]year\s|\bthe\syear\s|\bFY\s?)?{_EDGE}(?<![\d$£€₩₹,.–×])(?<!\d\s[x×]\s)(?<!(?<!mid)-)\b(?P<y>(?:1[6-9]|20)\d\d)\b(?:\s(?:fiscal|financial|calendar)\syear\b)?(?![,.]\d|-\d|\s?(?:%|percent|per cent|km|kg|miles|rpm|people|customers|dollars|workers|employees|feet|metres|meters|euros|pounds|tons|tonnes|GB|MB|mAh|hp|calories|units|million|billion|yards|horsepower|points|square|lbs|hours))", TIMES.year),
    rule("year", r"\bFY\s?['’]?(?P<yy>[0-4]\d)\b", TIMES.year),
    rule("decade", r"\b(?P<y>(?:1[6-9]|20)\d0)['’]?s\b", TIMES.decade),
    rule("century", r"\b(?:in\s)?the\s(?P<n>1[0-9]|20)th[\s-]century\b", to.century),
    rule("decade", r"(?<=['’])\d0s\b", no_days),
    rule("relative", rf"{_EDGE}(?:(?<=of\s)the\s)?\b(?P<r>last|this|next|previous|current|coming)\s{_WORD_OF_TIME}\b(?!['’-]?(?:old|long))(?!\s(?:earlier|before|ago))", TIMES.from_now, relative=True),
    rule("the quarter", r"\b(?:in\s|during\s|for\s|over\s)?the\s(?:latest\s|reported\s|reporting\s)?quarter\b(?:\sunder\sreview)?(?!\s(?:earlier|before|ago|to\b|ended|ending|through))|\bquarterly\s(?:results|report|earnings|figures)\b", whole(-1, Grain.QUARTER), relative=True, same=True),
    rule("the end of it", r"\b(?:at |by |until )?the (?P<edge>end|start|beginning) of (?P<r>the|the current|the coming) (?P<g>week|month|quarter|year|decade)\b", TIMES.from_now, relative=True),
    # ten years from now, and no decade of the calendar
    rule("coming", r"\b(?:over|in|during|within)\sthe\s(?:next|coming)\sdecade\b", no_days),
    rule("coming", rf"\b(?:over|in|during|for)\sthe\s(?:next|coming|following)\s(?:{COUNT}|several|few|(?P<c>{COUNT})\sto\s{COUNT})\s(?:days|weeks|months|quarters|years|decades)\b", no_days),
    rule("first weeks", rf"\b(?:the\s)?(?:first|last|final|past|opening)\s{COUNT}\s(?:(?:trading|business)\s)?(?:weeks|days|sessions|quarters)\s(?:of|in)\s(?:the\s|this\s|last\s)?(?:year|month|quarter|week|{MONTH}|{YEAR})\b", no_days),
    rule("first weeks", rf"\b(?:the\s)?(?:last|past|previous)\s{COUNT}\s(?:trading\s)?sessions\b", no_days),
    rule("months' figures", r"\b(?:three|six|nine|twelve|3|6|9|12)[\s-]months?\s(?=(?:period|basis|net|operating|revenues?|sales|profits?|results|earnings|figures|income|turnover|ebitda)\b)", no_days),
    rule("year end", rf"\b(?:(?:at|by|before)\s)?(?:the\s)?year(?:-|\s|['’]s\s)end\b{_OF_YEAR}", to.year_end, relative=True),
    # right behind a change: what it is over, and no time of its own
    shift("over it", r"(?:(?<=%\s)|(?<=percent\s)|(?<=per\scent\s)|(?<=points\s)|(?<=point\s))(?:over\sthe\s(year|month|week|quarter)|for\sthe\s(week|day))\b(?!\s(?:to\b|ended|ending|through|of\b|ahead|before|earlier))", TIMES.previous, adverb=True),
    rule("the month", r"\b(?:in|during|for|over)\s(?P<r>the)\s(?P<g>week|month|year)\b(?!\s(?:earlier|before|ago|to\b|ended|ending|through|of\b|ahead))", TIMES.from_now, relative=True, same=True),
    rule("week", r"\b(?:earlier|later)\s(?P<r>this)\s(?P<g>week|month|year)\b", TIMES.from_now, relative=True),
    rule("so far", r"\bso\sfar\s(?:(?:in|during)\s)?(?:this|the\scurrent|the)\s(?P<g>week|month|quarter|year)\b|\byear[\s-]to[\s-]date\b|\bsince\s(?:the\s)?(?:start|beginning|turn)\sof\s(?:the|this)\s(?:current\s)?(?P<g2>week|month|quarter|year)\b", TIMES.to_date, relative=True),
    rule("past", rf"\b(?:(?:in|over|during|for|within|throughout)\s)?(?:the\s|these\s)?(?:last|past|previous|preceding)\s(?P<c>{COUNT}|24|48)\s(?P<g>hours|days|weeks|months|quarters|years|decades)\b(?!\s(?:of|ago))", TIMES.past, relative=True, fleeting=True),
    rule("past", r"\b(?:(?:in|over|during|within|throughout|for)\sthe\s(?:past\s(?P<g>week|month|quarter|year|decade)|last\s(?P<g2>decade))|past\s(?P<g3>week|month|quarter|year|decade))\b(?!['’-]?(?:old|long))", TIMES.past, relative=True, fleeting=True),
    rule("ago", rf"\b(?P<c>{COUNT})\s(?P<g>day|week|month|quarter|year|decade)s?\sago\b", to.ago, relative=True, against=TIMES.earlier),
    rule("weekday", r"\b(?:(?:on|(?P<last>last)|late|early)\s)?(?<!Black\s)(?<!black\s)(?<!Good\s)(?<!Cyber\s)(?<!Super\s)(?<!Ash\s)(?<!Easter\s)(?<!Palm\s)(?<!-)(?P<w>" + "|".join(TIMES.weekdays) + r")\b(?!\s(?:Times|Mail|Night\sFootball|Mirror|Express|Telegraph)|-[A-Z])(?:\s(?:morning|afternoon|evening|night))?", to.weekday, relative=True),
    rule("weekend", r"\b(?:(?:over|at|during|on)\s)?(?:the\s|(?P<r>this|last|next|coming)\s)(?:past\s)?weekend\b", to.weekend_days, relative=True),
    rule("season", rf"\b(?:in\sthe\s|(?P<r>this|next)\s|last\s|the\s|in\s(?=\w{{4,6}}\s(?:of\s)?(?:19|20)\d\d)|(?=\w{{4,6}}\s(?:19|20)\d\d))(?:(?:early|late|mid)[\s-])?(?P<s>spring|summer|autumn|fall|winter)\b(?:\s(?:of\s)?(?P<y0>{YEAR})(?:[-–/](?:\d\d){{1,2}})\b|{_OF_YEAR})", to.season, relative=True),
    rule("today", r"\b(?:today|tonight|so far today|this (?:morning|afternoon|evening)|overnight)\b", at(0), relative=True),
    rule("yesterday", r"\b(?:yesterday|last\snight)\b", at(-1), relative=True),
    rule("tomorrow", r"\btomorrow\b", at(1), relative=True),
    rule("now", r"\b(?:currently|at present|presently|right now|at the moment)\b|(?<=[\d%]\s)now\b|(?<=cent\s)now\b|(?<=(?:lion|sand)\s)now\b|\blast(?=\s(?:quoted|traded|seen|changed hands))", at(0, Grain.INSTANT), relative=True, fleeting=True),
    rule("later", rf"\b(?P<c>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)|{COUNT})\s(?P<g>day|week|month|quarter|year|decade)s?\slater\b", no_days, relative=True, onward=to.later),
    rule("that year", r"\b(?:(?:in|during)\s)?(?:that|the\ssame)\s(?P<g>year|month|week)\b(?!\s(?:earlier|before|ago|last|as|a|in|of|the|he|she|it|they|we)\b|['’-])|\bat\sthat\s(?:point|time)\b|\bback\sthen\b", no_days, relative=True, fleeting=True, onward=to.same_one),
    shift("earlier", rf"\b(?P<c>{COUNT})\s(?P<g>day|week|month|quarter|year|decade)s?\s(?:earlier|before|previously|prior)\b", TIMES.earlier),
    shift("previous", rf"\b(?:the|a)\s(?:previous|preceding|prior|earlier)\s{_GRAIN}\b|\bthe\s(?P<g3>day|week|month|quarter|year)\s(?:before|earlier|prior|previously)\b(?!\s(?:last|the|a|an|he|she|it|they|his|her|its|that|this)\b)|\b(?:from the|over the)\s(?P<g2>month)(?=\W)", TIMES.previous),
    shift("year before", r"\b(?:at\s)?this\s(?:time|point|stage)\s(?:of\s)?last\s(?:year|season)\b", year_back),
    shift("year before", rf"\b(?:the\s)?{_SAME}\s(?:day|week|month|quarter|period|half|time|nine\smonths|six\smonths|three\smonths|stretch|point)(?:\s(?:(?:of|in)\s)?(?:a year (?:ago|earlier|before|prior)|one year (?:ago|earlier)|(?:of\s)?last year|the (?:previous|prior) year|the year before|(?P<y>{YEAR})\b))?", year_back),
    shift("year on year", r"\b(?:year[\s-](?:on|over|to)[\s-]year|y[/-]?o[/-]?y|on[\s-](?:the[\s-])?year|on an annual basis|from a year ago|year-ago|annually)\b", year_back, adverb=True),
    shift("grain on grain", r"\b(month|quarter|week|day)[\s-](?:on|over|to)[\s-](?:month|quarter|week|day)\b|\bon[\s-](?:the[\s-])?(month|quarter|week|day)\b", TIMES.previous, adverb=True),
    shift("grain on grain", r"\bq[/-]?o[/-]?q\b|\bm[/-]?o[/-]?m\b|\bw[/-]?o[/-]?w\b|\bsequentially\b|\bon\sa\ssequential\sbasis\b", back(), adverb=True),
)  # fmt: skip
