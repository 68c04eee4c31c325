"""Korean times: printed words -> days. Rules are tried together; the longest match at a place wins."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

from functools import partial

from pipeline.languages import period_words
from pipeline.languages.calendar import at, no_days, whole
from pipeline.languages.ko import periods_resolved as to
from pipeline.languages.ko.periods_resolved import TIMES
from pipeline.languages.ko.periods_words import DAYS, MONTHS, QUARTERS, REPORTED, WEEKS, YEARS
from pipeline.languages.patterns import alternatives
from pipeline.languages.period_words import back, year_back
from pipeline.model import Grain

_rule, _shift = partial(period_words.rule, case=True), partial(period_words.shift, case=True)
_NOT_WORD = r"(?<![가-힣A-Za-z\d.,])"
_OF_YEAR = rf"(?:(?:지난\s|오는\s)?{to.YEAR}(?:의|도)?\s?|{_NOT_WORD}{to.RELATIVE_YEAR}(?:의)?\s?)?"
# not the months of 1년6월, a span of time
_MONTH = r"(?<!징역\s)(?<!금고\s)(?<!구류\s)(?<!\D\d년)(?<!\D\d\d년)(?<!\D\d년\s)(?<!\D\d\d년\s)(?P<m>1[0-2]|0?[1-9])월"
_AIM = r"(?:(?P<aim>지난|오는|올해|이달|지난달|다음\s?달|내달|이번\s?달)\s)?"
_AS_OF = r"(?:\s?(?:현재|기준))?"
_EDGE = rf"(?:\s?(?P<edge>초순|중순|하순|초반|중반|초|말))?{_AS_OF}"

_DAY = r"(?P<d>[0-3]?\d)일(?!간|\s?만에|\s?동안|째|\s?연속|자리|본|부로|\s?보관|\s?소요|\s?걸|\s?분량|\s?이상|\s?평균|\s?최대|\s?최고|\s?\d+회|\s?이내|\s?넘|\s?이상)"
_UNTIL = r"(?P<d>[0-3]?\d)(?:일?\s?[~∼–-]|일부터)\s?(?:(?P<m2>1[0-2]|0?[1-9])월\s?)?(?P<d2>[0-3]?\d)일(?:까지|\s?사이)?"
_STAMP = r"(?P<as>\s?(?:현재|기준|자정|(?:오전|오후|밤|새벽|낮)?\s?\d{1,2}시(?:\s?\d{1,2}분)?\s?(?:현재|기준)|(?:오전|오후|밤|새벽|낮)\s(?:현재|기준)))?"
_PAREN = r"(?:\((?:현지\s?시[간각]|한국\s?시[간각]|이하[^)]{0,12}|[월화수목금토일])\))?"
# 전 as a word of its own: not that of 8일 전국경제인연합회
_AGO = r"전(?:의|에)?(?=\s|[^가-힣\s]|엔|에는|보다|과\s|와\s|부터|까지|만|이\s|이다|인\s|은\s|는\s|쯤|대비|$)"
_SAID_END = r"(?:[^.\n]|\.(?=\d)){0,400}?(?:고|라며|다며|자며)\s(?:[가-힣]+\s)?(?:\d+일\s)?" + REPORTED

RULES = (
    # the day of a report stands at the head of the sentence or right before the reporting verb
    _rule("day of report", rf"(?<![가-힣\d])[0-3]?\d일{_PAREN}(?:\s(?:오전|오후|새벽|밤|저녁|낮))?(?=\s(?:[가-힣]+(?:를|을|에서|에|로|으로)\s|(?:각각|공동으로|잇따라|나란히|함께)\s)?{REPORTED})", no_days),
    _rule("day of report", rf"(?<!지난\s)(?<!오는\s)(?<![가-힣\d])(?P<d>[0-3]?\d)일{_PAREN}(?!\s?(?:현재|기준|부터|까지|간|째|에도|만에))(?=\s(?!발생|열린|개최|치러)(?:[^.\n]|\.(?=\d)){{0,300}}?에\s따르면)", no_days),
    _rule("day of report", rf"(?<!지난\s)(?<!오는\s)(?<![가-힣\d])(?P<d>[0-3]?\d)일{_PAREN}(?!\s?(?:현재|기준|부터|까지|간|째|에도|에는|만에|발생|열린))(?={_SAID_END})", no_days),
    _rule("day", rf"{_AIM}{_OF_YEAR}{_MONTH}\s?{_UNTIL}{_STAMP}", to.day),
    _rule("day", rf"{_AIM}{_OF_YEAR}{_MONTH}\s?{_DAY}{_STAMP}", to.day),
    _rule("bare days", rf"(?<![가-힣\d~∼.,])(?:(?P<aim>지난|오는|이달|지난달|다음\s?달|내달|이번\s?달)\s)?{_UNTIL}(?!간)", to.bare_day, relative=True),
    _rule("bare day", rf"(?<!최대\s)(?<!최소\s)(?<!총\s)(?<!약\s)(?<!만\s)(?<![가-힣\d~∼.,])(?:(?P<aim>지난|오는|이달|지난달|다음\s?달|내달|이번\s?달)\s)?{_DAY}(?:{_PAREN}{_STAMP})", to.bare_day, relative=True),
    _rule("days listed", r"(?<!\d)(?:[0-3]?\d[·,]\s?)+[0-3]?\d일", no_days),
    _rule("iso day", r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?[-./]\s?(?P<mo>[01]?\d)\s?[-./]\s?(?P<d>[0-3]?\d)(?!\d)", TIMES.numeric_day),
    _rule("numeric day", r"(?<=\()(?:0?[1-9]|1[0-2])[./](?:0?[1-9]|[12]\d|3[01])(?=\))", no_days),
    _rule("month", rf"{_AIM}{_OF_YEAR}{_MONTH}{_EDGE}", TIMES.month),
    _rule("that year", rf"{_NOT_WORD}그\s?해(?:의)?(?:\s{_MONTH})?(?![가-힣]*는)", to.that_year),
    _rule("months", rf"{_AIM}{_OF_YEAR}(?P<m>1[0-2]|0?[1-9])월?\s?(?:[~∼–-]|부터\s)\s?(?P<m2>1[0-2]|0?[1-9])월(?:까지)?", TIMES.months),
    _rule("months", rf"{_OF_YEAR}(?P<m>1[0-2]|0?[1-9])월(?:부터\s|에서\s|\s?[~∼–-]\s?)(?:(?P<y2>(?:19|20)\d\d)년|(?P<rel2>{alternatives(YEARS)}))\s?(?P<m2>1[0-2]|0?[1-9])월(?:까지|\s?사이)?", to.months_between),
    _rule("until", rf"(?:(?<!\d){to.YEAR}|{_NOT_WORD}(?P<rel>올해|올|지난해|작년|금년))(?:(?:은|는|엔|에는|에만)\s|\s들어(?:서)?\s)(?:지난\s)?(?:(?P<m>1[0-2]|0?[1-9])월(?:\s?말)?|(?P<n>[2-4])분기)까지", to.until_month),
    _rule("week of month", rf"{_AIM}{_OF_YEAR}{_MONTH}\s?(?P<n>첫째|둘째|셋째|넷째|다섯째|첫|[1-5])\s?주(?:\(\s?\d{{1,2}}[일월]?[^)가-힣]{{0,8}}일?\))?(?!일)", to.week_of_month),
    _rule("quarter", rf"{_OF_YEAR}(?P<n>[1-4])(?:/4)?\s?분기{_EDGE}", TIMES.part(Grain.QUARTER)),
    _rule("quarters", rf"{_OF_YEAR}(?:(?P<n1>[1-4])\s?[~∼·]\s?)(?P<n>[1-4])\s?분기(?:\s?누적)?", to.quarters),
    _rule("quarters", rf"{_OF_YEAR}(?P<n>[1-4])\s?분기\s?(?:까지\s)?누적", to.quarters),
    _rule("short quarter", r"(?<![\d.,])(?:['’‘](?P<yy>\d\d)(?:년|\.)?|(?P<yy2>[0-3]\d)년)\s?(?P<n>[1-4])(?:/4)?\s?(?:분기|Q)", TIMES.part(Grain.QUARTER)),
    # 3분기 연속, 4분기 만에: so many quarters, and none of them by its number
    _rule("in a row", r"(?<![\d.,])\d{1,2}(?:개)?\s?분기\s?(?:연속|만에|만의|째|내내)", no_days),
    _rule("half", rf"{_OF_YEAR}(?P<n>[상하])반기{_EDGE}", TIMES.part(Grain.HALF)),
    _rule("half", r"(?<![가-힣])(?P<n>[전후])반기", TIMES.part(Grain.HALF)),
    _rule("years from", rf"(?:(?<!\d){to.YEAR}|{_NOT_WORD}{to.RELATIVE_YEAR})부터\s(?:향후\s)?(?P<c>[1-9]\d?)년\s?(?:간|동안)", to.years_from),
    _rule("years", r"(?:지난\s)?(?<!\d)(?P<y>(?:1[6-9]|20)\d\d)년?\s?(?:[~∼–-]|부터\s|에서\s)\s?(?P<y2>(?:1[6-9]|20)\d\d|\d\d)년(?:까지|\s?사이)?(?!대)", TIMES.years),
    _rule("years", rf"(?:(?:지난\s)?(?<!\d){to.YEAR}|{_NOT_WORD}{to.RELATIVE_YEAR})부터\s(?P<rel2>지난해|작년|올해)(?:까지|\s말까지)", to.years_until),
    _rule("year", rf"(?:지난\s|오는\s)?(?<!\d){to.YEAR}(?!대)(?:도)?{_EDGE}(?:\s(?:한\s?해|연간))?", TIMES.year),
    _rule("school year", r"(?<![\d.,])(?:19|20)\d\d(?:\s?[-~]\s?(?:19|20)?\d\d)?\s?(?:학년도|시즌)", no_days),
    _rule("since", rf"{_OF_YEAR}{_MONTH}\s?(?:\d{{1,2}}일\s?)?(?:이후|이래)|(?:지난\s)?\d{{4}}년\s?(?:이후|이래)|(?:지난해|작년|올해|지난달)\s?(?:이후|이래)", no_days),
    _rule("since", rf"{_OF_YEAR}(?:[1-4](?:/4)?\s?분기|[상하]반기)\s?(?:이후|이래)", no_days),
    _rule("open", rf"{_OF_YEAR}{_MONTH}(?:\s?\d{{1,2}}일)?부터\s(?:최근|현재|지금|이날|오늘)까지|(?<!\d)\d{{4}}년부터\s(?:최근|현재|지금)까지", no_days),
    _rule("open", rf"(?:{_OF_YEAR}{_MONTH}|(?:지난\s)?(?<!\d)(?:19|20)\d\d년|{_NOT_WORD}(?:{alternatives(YEARS)})|{_NOT_WORD}(?:{alternatives(MONTHS)}))(?:\s?[초말])?부터(?=\s|,)(?![^.,]{{0,40}}(?:까지|사이|동안|\d년간|\d개월간))", no_days),
    _rule("since", rf"(?:{_OF_YEAR}{_MONTH}|(?:지난\s)?(?<!\d)(?:19|20)\d\d년)(?:\s?\d{{1,2}}일)?(?:에)?\s(?:[^\s.,\d]+\s){{1,4}}?이래", no_days),
    _rule("ahead", rf"(?:오는\s)?(?:{_OF_YEAR}{_MONTH}\s?)?[0-3]?\d일(?=[^.,]{{0,40}}앞두고)", no_days),
    _rule("event", rf"(?:지난\s)?{to.YEAR}(?:에|도에)?\s(?=(?:\S+\s)?(?:설립|출생|태어|출범|창립|창업|문을\s연|데뷔|출시|입사|이혼|결혼|준공|개장|상장|제정|[가-힣]+\s출생))", no_days),
    _rule("year", r"(?<![\d.,])(?P<y>(?:19|20)\d\d)(?=학년도|회계연도|시즌|\s시즌|-\d\d)(?:-\d\d(?:\d\d)?)?(?:학년도)?", TIMES.year),
    _rule("decade", r"(?<!\d)(?P<y>(?:1[6-9]|20)\d0)년대(?:\s?(?:초|중|후)반)?", TIMES.decade),
    _rule("decade", r"(?<!\d)\d0년대(?:\s?(?:초|중|후)반)?", no_days),
    _rule("century", r"(?<!\d)\d{1,2}세기(?:\s?(?:초|중|후)반)?", no_days),
    _rule("named year", rf"{_NOT_WORD}(?P<w>{alternatives(set(YEARS) - {'올', '지난 해'})}){_EDGE}(?:\s(?:한\s?해|연간))?(?![가-힣]*기업)", to.named(YEARS, Grain.YEAR), relative=True),
    _rule("named month", rf"{_NOT_WORD}(?P<w>{alternatives(MONTHS)}){_EDGE}", to.named(MONTHS, Grain.MONTH), relative=True),
    _rule("named year", r"(?<![가-힣])지난\s한\s해", whole(-1, Grain.YEAR), relative=True),
    _rule("edge of the year", r"(?<![가-힣])(?P<w>연초|연말(?=까지))", to.edge_of_year, relative=True),
    _rule("weekend", r"(?<![가-힣])(?P<w>(?:지난|이번|다음|오는)\s?주말)", to.weekend_days, relative=True),
    _rule("night", r"(?<![가-힣])(?:밤사이|밤새|간밤|지난밤)", at(0), relative=True),
    _rule("past", r"(?<![가-힣])(?:최근|지난|과거|직전)\s(?P<c>\d{1,2}|한|두|세|석|네|넉|다섯|여섯)\s?(?P<g>년|해|개월|달|주일|주)(?:\s?(?:간|동안|새|사이|누적|누계))?(?!\s?(?:전|만에|뒤|후|차|째))", to.past, relative=True, fleeting=True),
    _rule("a day", r"(?<![가-힣])(?:(?:최근|지난)\s)?(?:하루\s?(?:새|동안|사이|만에)|24시간\s?(?:동안|새|사이|간))|(?<![가-힣])지난\s하루(?![가-힣])", at(-1), relative=True, fleeting=True),
    _rule("past", r"(?<![가-힣])(?:최근|지난|과거|직전)\s(?P<c>\d{1,2})\s?(?P<g>일)\s?(?:간|동안)", to.past, relative=True, fleeting=True),
    _rule("past", r"(?<![가-힣])(?:최근|지난|과거|직전)\s(?P<w>하루|이틀|사흘|나흘|닷새|일주일|보름|한\s?주)(?:\s?(?:간|동안|새|사이))?(?!\s?(?:전|만에|뒤|후))", to.past, relative=True, fleeting=True),
    _rule("named week", rf"{_NOT_WORD}(?P<w>{alternatives(WEEKS)})", to.named(WEEKS, Grain.WEEK), relative=True),
    _rule("named quarter", rf"{_NOT_WORD}(?P<w>{alternatives(QUARTERS)})", to.named(QUARTERS, Grain.QUARTER), relative=True),
    _rule("named day", rf"{_NOT_WORD}이날", to.this_day, relative=True),
    _rule("named day", rf"{_NOT_WORD}(?P<w>{alternatives(DAYS)})(?![가-힣]*(?:까지도|날))", to.named(DAYS, Grain.DAY), relative=True),
    _rule("so far", r"(?<![가-힣])(?P<w>올해|올|이달|이번\s?달)\s들어(?:서)?", to.so_far, relative=True),
    _rule("open", r"(?<![가-힣])(?:현재|지금)까지", no_days),
    # it says of no day that it is that one, and has no end
    _rule("now", r"(?<![가-힣])(?:현재|지금)(?=까지|\s|,|는|도)", no_days),
    _rule("weekday", r"(?<![가-힣])(?:지난\s)?(?P<w>[월화수목금토일])요일", TIMES.weekday, relative=True),
    _rule("season", r"(?:(?<!\d)(?P<y>(?:19|20)\d\d)년\s|(?<![가-힣])(?P<rel>지난해|작년|지난|올해|올|내년)\s?)(?P<s>봄|여름|가을|겨울)", TIMES.season, relative=True),
    _rule("later", r"(?<![가-힣\d.])(?:\d{1,3}|한|두|세|석|네|넉)\s?(?:년|개월|달|주|일)\s?(?:뒤|후)", no_days),
    _shift("earlier", rf"(?<![가-힣\d.])(?P<c>\d{{1,2}}|한|두|세|석|네|넉)\s?(?P<g>년|해|개월|달|주일|주|분기|일)\s?{_AGO}(?:\s같은\s?(?:달|기간|분기|해|주|날|시기))?(?![가-힣]*면)", TIMES.earlier),
    _shift("earlier", rf"(?<![가-힣])(?P<w>하루|이틀|사흘|나흘|닷새|일주일|보름|한\s?주)\s?{_AGO}(?![가-힣]*면)", to.earlier_span),
    _shift("end before", r"(?<![가-힣])전\s?(?P<g>년|해|월|달|분기)\s?말", to.end_before),
    _shift("year before", r"(?<![가-힣])(?:전년도?|전년|지난해|작년)\s?(?:동기|동월|동일|동분기|(?:같은|동일)\s?(?:기간|달|분기|날|주|시기|시점|월)|이맘때|이맘때쯤)|(?<![가-힣])(?:전년도|전년|예년)(?![가-힣]*세)", year_back),
    _shift("within", r"(?<![가-힣\d.])(?P<c>\d{1,2}|한|두|세|석|네|넉)\s?(?P<g>년|개월|달|주)\s?(?:새|사이|만에)(?=[^.,]{0,24}(?:%|명|배|원|대|건|개))", TIMES.earlier),
    _shift("month before", r"(?<![가-힣])(?:전월|전달|직전\s?달|지난달\s같은\s기간)", back(Grain.MONTH)),
    _shift("quarter before", r"(?<![가-힣])(?:전\s?분기|직전\s?분기)", back(Grain.QUARTER)),
    _shift("week before", r"(?<![가-힣])(?:전주(?!시|에서)|직전\s?주|지난주\s같은)", back(Grain.WEEK)),
    _shift("half before", r"(?<![가-힣])(?:전\s?반기|직전\s?반기)", back(Grain.HALF)),
    _shift("day before", r"(?<![가-힣])전(?:날|일|\s?거래일|장)(?=보다|\s?대비|에\s?비해|과\s?비교)", back(Grain.DAY)),
)  # fmt: skip
