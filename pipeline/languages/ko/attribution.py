"""Who says so in Korean: the phrases that name a source, and what sort of source a name is."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re

from pipeline.languages.language import AttributionRule
from pipeline.model import AttributionKind

_PLAIN = r"(?:(?<![가-힣A-Za-z\d])(?!\d{1,2}일|지난|이날|한편|또\s|다만|반면|이에|앞서|특히|하지만|그러나)(?![^\s]{0,30}(?:은|는|에서|에|며|고|을|를|인용해|통해|대해|위해|관해)\s)[^\s,.“”\"]{1,30}\s)"
_SAY = r"(?:밝혔|말했|전했|보도했|발표했|설명했|강조했|주장했|지적했|덧붙였|공시했|알렸|추정했|분석했|예상했|전망했|내다봤|언급했|확인했|집계했|보고했|털어놨|판단했|판시했|판결했|토로했|비판했|답했|평가했|추산했|고백했|당부했|지목했|봤다|전하|보도하|설명하|강조하)"
_TOPICAL = r"(?<![하되있없])(?:은|는|이|가|측은|측이|도|께서는)"
_DATA = r"(?:자료|조사|통계|집계|보고서|설문조사|여론조사|발표|분석|보도|공시|실태조사|시스템|전산망|연구|추산|관측|리포트|설문|분석자료|보도자료|조사결과|조사 결과|데이터|바)"

_LEADING = re.compile(
    r"\A(?:[^(]*\)\s|(?:그러나|하지만|또|또한|다만|작년|지난해|올해|최근|이번|당시|한편|특히|앞서|이어|이에|이후|현지|실제로|실제)\s)+"
)


def source_name(who: str) -> str | None:
    """A source without the words that only lead to it.

    >>> source_name("그러나 작년 통계청"), source_name("현지시각) 북항신문"), source_name("그러나 작년")
    ('통계청', '북항신문', None)
    """
    name = _LEADING.sub("", who + " ").strip()
    return name or None


ATTRIBUTIONS = (
    AttributionRule("according to", re.compile(rf"(?!(?:이|그|이것|여기)에\s)(?P<who>{_PLAIN}{{0,4}}?(?!\d)[^\s,.“”\"]{{1,30}}?)(?:(?:이|가)\s(?:지난\s)?(?:\d+일\s)?(?:공개한|발표한|집계한|내놓은|낸|밝힌|펴낸|조사한))?(?:이|가)?(?:의|\s공개한|\s발표한|\s집계한|\s내놓은|\s낸)?(?:\s(?:[가-힣]+\s)?{_DATA}(?:\s결과)?)?에\s(?:따르면|의하면)"), base=source_name),
    AttributionRule("reported", re.compile(rf"(?P<who>(?:[가-힣A-Za-z]{{1,20}}\s)?[가-힣A-Za-z·]{{1,20}}(?:뉴스|신문|통신|일보|방송|타임스|포스트|저널|TV|넷|온라인|RBC|매체|언론|경제|데일리|투데이|헤럴드|BBC|CNN|NYT|WSJ|CBS|NBC|가디언|블룸버그|로이터|AFP|AP|텔레그래프|차이나데일리|미러|메일))(?:\([^)]*\))?(?:{_TOPICAL})?\s[^.]{{0,300}}?(?:고|라며|다며)\s(?:\d+일\s?(?:\([^)]*\))?\s?)?{_SAY}"), base=source_name),
    AttributionRule("said at the end", re.compile(rf"(?:다고|라고|자고|냐고)\s(?:\d{{1,2}}일\s?(?:\([^)]*\))?\s)?(?P<who>(?:(?!\d)[^\s,.“”\"]{{1,30}}\s){{0,3}}?(?!\d)[^\s,.“”\"]{{1,30}}?)(?:은|는|이|가|측은|측이)\s(?:\d+일\s?(?:\([^)]*\))?\s?)?{_SAY}"), base=source_name),
    AttributionRule("announced", re.compile(rf"(?:(?:\A|(?<=[.!?]\s)|(?<=\n))(?:한편|또|또한|이날|앞서|이어|다만|특히)?\s?(?:\d{{1,2}}일(?:\([^)]*\))?\s)?)?(?P<who>{_PLAIN}{{0,3}}[^\s,.“”\"]{{1,30}}?){_TOPICAL}\s[^.]{{0,400}}?(?:고|라며|다며|자며)\s(?:\d+일\s?(?:\([^)]*\))?\s?)?(?:전했|발표했|공시했|집계했|공개했)"), base=source_name),
    AttributionRule("said", re.compile(rf"(?P<who>{_PLAIN}{{0,3}}[^\s,.“”\"]{{1,30}}?){_TOPICAL}\s(?:[^.]|\.(?=\d)){{0,400}}?(?:고|라며|다며|자며)\s(?:\S+\s){{0,3}}?{_SAY}"), base=source_name),
    AttributionRule("counted by", re.compile(rf"(?P<who>{_PLAIN}{{0,2}}(?!\d)[^\s,.“”\"]{{1,30}}?)(?:이|가)\s(?:[^.]|\.(?=\d)){{0,160}}?(?:조사|평가|분석|집계|추산|설문|파악|점검|측정)한\s결과"), base=source_name),
    AttributionRule("bracketed", re.compile(r"\((?P<who>[가-힣]{2,12})\s(?:추산|추정|집계|기준)\)"), base=source_name),
    AttributionRule("report of", re.compile(rf"(?P<who>[가-힣A-Za-z]{{2,20}}(?:\s[가-힣A-Za-z]{{2,20}})?)의\s['‘“][^'’”]{{2,40}}['’”]\s{_DATA}(?:\s결과)?(?:를|을|에|에서)?\s?(?:살펴\s?보면|보면|따르면)"), base=source_name),
    AttributionRule("shown in", re.compile(rf"(?P<who>{_PLAIN}{{0,2}}(?!\d)[^\s,.“”\"]{{1,30}}?)(?:이|가)\s(?:(?:지난해|작년|올해|최근|지난달|이날)\s|(?:지난\s)?\d+[일월년]\s)?(?:발표한|내놓은|공개한|펴낸|조사한|집계한)\s[^.]{{0,80}}?(?:을|를)\s(?:살펴)?보면"), base=source_name),
    AttributionRule("shown by", re.compile(r"(?:[^\s.]+(?:를|을)\s[^\s.]+(?:는|한)\s|[가-힣]+업체\s|[가-힣]+기관\s|[가-힣]+회사\s)?(?P<who>[^\s,.“”\"]{1,30}?)(?:가|이)\s(?:지난\s)?(?:\d+일\s)?(?:\S+(?:를|을|로|으로|에서)\s)?(?:내놓은|낸|공개한|발표한|밝힌|집계한|조사한|펴낸|추산한|분석한|내놨다)"), base=source_name),
    AttributionRule("data of", re.compile(rf"(?:[가-힣]+(?:업체|기관|회사|기업|사이트)\s)?(?P<who>(?!이번|최근|지난|이\s|관련|해당|국내|정부\s|올해)[가-힣A-Za-z·&]{{2,20}}(?:\s[가-힣A-Za-z·&]{{1,20}})?)(?:의)?\s{_DATA}(?:에서|를\s보면|을\s보면|로는|상|\s결과|를\s인용|를\s토대로|를\s바탕으로|를\s종합|상으로는)"), base=source_name),
    AttributionRule("seen by", re.compile(rf"(?P<who>{_PLAIN}{{0,2}}[^\s,.“”\"]{{1,30}}?){_TOPICAL}\s(?:[^.]|\.(?=\d)){{0,200}}?(?:것으로|할\s것으로)\s(?:내다봤|추정했|예상했|전망했|봤다|파악했|추산했|보도했|전했|보고\s있)"), base=source_name),
    AttributionRule("inquiry", re.compile(r"(?P<who>경찰|검찰|소방당국|국세청|감사원|금융감독원|금감원|공정위)\s?(?:조사|수사|확인|감사)(?:\s?결과|에서)"), base=source_name),
)  # fmt: skip
AGENT_KINDS = (
    (AttributionKind.MEDIA, re.compile(r"(?:신문|통신|일보|방송|뉴스|타임스|포스트|저널|TV|매체|언론|RBC|타스|인테르팍스|BBC|CNN|NHK|로이터|블룸버그|AFP|AP|WSJ|NYT|데일리|헤럴드|투데이|경제$|미디어|가디언|중신넷|펑황넷|런민넷|온라인|디스패치|KBS|MBC|SBS|JTBC|YTN|코메르산트|베도모스티)")),
    (AttributionKind.DOCUMENT, re.compile(r"(?:보고서|자료|조사|통계|설문|공시|문건|백서|판결문|공소장|전산망|지수|논문)$")),
    (AttributionKind.UNNAMED, re.compile(r"(?:관계자|소식통|업계|전문가|당국자|애널리스트|일각|시장|외신|소식통들)")),
    (AttributionKind.PERSON, re.compile(r"(?:씨|대표|의원|교수|장관|회장|대통령|박사|사장|총리|위원장|시장|팀장|연구원|대변인|본부장|원장|총재|판사|검사|부장|반장|국장|과장|처장|센터장|소장|단장|차장|서장|이사장|총장|지사|군수|구청장|대사|행장|의장|연구위원|애널리스트|감독|후보|기자|변호사|실장|이사|차관|청장|그)$")),
    (AttributionKind.ORGANISATION, re.compile(r".")),
)  # fmt: skip
