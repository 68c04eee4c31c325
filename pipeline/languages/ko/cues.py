"""Korean cues: qualifiers, kinds with directions, and what joins two numbers.

Verbs and qualifiers stand behind the number, so most rules look there: 22만명이 빠졌다, 12% 넘게 늘었다.
"""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501

import re
from functools import partial

from pipeline.languages.cues import MEASURED, SIGNS, cue, down, joins, moves, rule, up
from pipeline.languages.language import Cue, Side
from pipeline.model import ClaimKind, Direction, Qualifier


def _before(value: Qualifier, words: str) -> Cue:
    return Cue(value, Side.BEFORE, re.compile(rf"(?<![가-힣])(?:{words})(?:\s(?:한|약))?[\s(]*\Z"))


_cue, _rule, _moves = partial(cue, flags=0), partial(rule, flags=0), partial(moves, flags=0)
_up, _down = partial(up, flags=0), partial(down, flags=0)
_CASE = r"(?:\([^)]{0,20}\))?(?:이|가|을|를|에|의|선을|선|대를|대|도|으로|로)?"
QUALIFIERS = (
    _cue(Qualifier.AT_LEAST, Side.AFTER, r"(?:\([^)]{0,20}\))?\s?이상(?!한|하|으로 많이 늘)"),
    _cue(Qualifier.AT_MOST, Side.AFTER, r"(?:\([^)]{0,20}\))?\s?(?:이하|이내)"),
    _cue(Qualifier.LESS_THAN, Side.AFTER, rf"(?:\([^)]{{0,20}}\))?\s?미만|{_CASE}\s?(?:조금\s|약간\s|채\s|크게\s)?(?:못\s?미치|못\s?미쳤|미치지\s못|밑돌|밑돈|하회|모자라|채\s?안|안\s?되|안\s?된|되지\s않)"),
    _cue(Qualifier.MORE_THAN, Side.AFTER, rf"(?:\([^)]{{0,20}}\))?\s?초과|{_CASE}\s?(?:훌쩍\s|훨씬\s|이미\s|크게\s|처음\s|각각\s)?(?:넘게|넘는|넘은|넘어|넘었|넘긴|넘겼|넘고|넘으|넘을|넘기|웃도|웃돌|웃돈|돌파|상회|뛰어넘|초과)|\s(?:관객|관중|회원|가입자|구독자|다운로드|판매|고지|시대)(?:을|를)?\s?(?:돌파|넘)"),
    _cue(Qualifier.ABOUT, Side.AFTER, r"(?<=여)|(?<=여만)|(?<=여억)|(?<=여천)"),
    _cue(Qualifier.ABOUT, Side.AFTER, rf"(?:\([^)]{{0,20}}\))?\s?(?:가량|정도|쯤|안팎|내외|남짓|언저리|전후|가까이|꼴)|(?:원|%|달러|명|조|억|만)?(?<=[원%러명])\s?(?:대(?![가-힣]*[비조])|선(?=에|을|으|\s|까지|이)|급(?=\s))|{_CASE}\s?(?:가까운|가까이|육박|근접|달할\s것)|여\s?(?=명|개|곳|건)"),
    _cue(Qualifier.ABOUT, Side.AFTER, r"급(?=\s|의)"),
    _before(Qualifier.AT_LEAST, "최소|최소한|적어도|못해도|최하"),
    _before(Qualifier.UP_TO, "최대|많게는|최고|최장|최대한"),
    _before(Qualifier.ABOUT, "약|대략|어림잡아|얼추|거의|근|줄잡아|대강"),
    SIGNS[0],
)  # fmt: skip

UP = (
    r"늘|증가|급증|상승|급등|오르|올랐|오른|올라|뛰[어었는고며]|뛴|뛰었|치솟|불어|불었|커졌|커진|커지|확대|성장|신장|높아|높였|높인|높았|높은\s(?:수준|수치|금액)|인상|많아|"
    r"폭증|반등|도약|상향|폭등|비싸|비싼|길어|빨라|순증|더\s?많|많은|많다|많았|많고|가산|개선|껑충|급성장"
)
DOWN = (
    r"줄[었어이인여였고며일임지게던은자면기]|준\s|줄(?=\s?(?:전망|것으로\s(?:보|예|전|추)))|감소|급감|하락|급락|떨어|내렸|내린|내려|내리|축소|위축|낮아|낮았|낮췄|낮춘|낮추|깎|삭감|빠졌|빠진|빠지|쪼그라|감축|감원|할인|인하|후퇴|역성장|"
    r"적어|적은|적다|폭락|느려|저렴|싼\s|싸게|짧아|뒷걸음|감면|절감|단축|곤두박질|미끄러|순감|더\s?적|증발|하향"
)
# between the number and its verb: qualifiers, one particle, adverbs
_GAP = (
    r"(?:\([^)]{0,24}\)|\))?(?:\s?(?:가량|정도|이상|넘게|가까이|쯤|안팎|씩|남짓|내외|이상씩|가까운|포인트|대|p))?(?:\s?(?:이나|이|가|을|를|나|은|는|의|만|만큼|도|까지(?=\s?(?:할인|인하|감면|절감|인상))))?"
    r"(?:\s(?:[가-힣]{1,5}게|[가-힣]{1,4}히|더|각각|대폭|소폭|다시|또|추가로|추가|오히려|되레|연속|훨씬|줄줄이|일제히|나란히|모두|넘게|이상|이나|가량|정도|가까이|급|큰\s폭으로|평균|동반|수직|"
    r"순|자연|껑충|뚝|안팎))*\s?"
)
_NOT_LINE = r"(?!줄곧|줄줄이|줄지어|줄이어|줄\s|늘\s)"


_NUMERIC = tuple(one for one in MEASURED if one != "speed")
_LIST = r"(?:포인트|p)?(?:씩)?(?:,|와|과|·)\s?(?:[^.%]|\.(?=\d)){0,40}%(?:포인트|p)?"
_RATE_WORDS = r"금리|이자율|이율|물가|물가상승률|인플레이션|실업률|고용률|수익률|출산율|연체율|세율|수수료율|관세율|관세|법인세|소득세|이자|쿠폰|할인율|CPI|적금|경제활동참가율|어음부도율|부도율|지급준비율|마진"
_PRICE_WORDS = (
    r"가격|값|몸값|판매가|출고가|분양가|공모가|주가|종가|(?<![가-힣])시가(?!총액)|단가|요금|운임|이용료|수수료|입장료|관람료|통행료|할증료|유가|환율|시세|최고가|최저가|호가|정가|소비자가|공시가|"
    r"매매가|전셋값|집값|기름값|담뱃값|휘발유|경유|입찰가|낙찰가|감정가|목표주가|공시지가|배럴당|온스당|톤당|(?<!민)주당|리터당|㎏당|kg당|평당|개당|장당|잔당|그램당|ℓ당|3\.3㎡당|㎡당|통당|갑당|대당|티켓"
)
_PAY_WORDS = r"월급|연봉|시급|일당|임금|월세|급여|최저임금|연소득|월소득|소득|월평균|수당|생활비|연금|월수입|이용요금|구독료|보험료|용돈"
_PER_TIME = r"(?<![가-힣\d])(?<!용자는\s)(?<!용자가\s)(?<!입자는\s)(?<!문자는\s)(?<!자\s수는\s)(?<!월\s)(?<!이날\s)(?<!전날\s)(?<!어제\s)(?<!오늘\s)(?<!일\s)(?<!당일\s)(?<!지난해\s)(?<!작년\s)(?<!올해\s)(?:연|월|하루|한\s?해|매년|매달|매월|매일|연평균|월평균|일평균|연간|한\s?달|1일|1년|1인당|인당|시간당|분당|초당|주당|경기당|건당|가구당|명당|일일|하루\s평균|10만명당|인구\s?\d*만?\s?명당)(?:에|\s)?(?:\s?평균\s?)?(?:\s?(?:약|최대|총|무려|최소|많게는|적게는)\s?)*"

KINDS = (
    _rule("margin", ClaimKind.LEVEL, Side.AFTER, r"(?:의|라는|가량|정도)?\s?(?:표)?\s?(?:차이|차로|차를|차\s|격차|앞서|앞섰|앞선|뒤졌|뒤진|뒤지|낮은\s\d)", "percent", "count", "money"),
    _rule("times up", ClaimKind.RATIO, Side.AFTER, rf"(?:수)?(?:로|가|를|이|는|나|까지)?(?:\s?(?:이상|가량|넘게|정도|가까이|안팎|수준으로|이나))*(?:로|를|을|이)?\s?(?:더\s|각각\s|급\s?)?(?:{UP}|뛰|넘|됐|되[는었]|빠른|빠르|급)", "ratio", direction=Direction.UP),
    _rule("times", ClaimKind.RATIO, Side.SENTENCE, r"", "ratio"),
    _rule("distance", ClaimKind.LEVEL, Side.AFTER, r"(?:\s?(?:가량|정도|쯤|이상|남짓))?\s?떨어[진져]", "length"),
    *_moves("verb behind", Side.AFTER, rf"{_GAP}{_NOT_LINE}(?:@)", (UP, rf"(?:{DOWN})(?!폭탄)"), *_NUMERIC),
    # 무인기 1대가 추락했다: what is counted comes down, and is no fewer
    _down("plunge", Side.AFTER, rf"{_GAP}추락", "percent", "money"),
    # a sum that is 올리다 is earned, a share that is 올리다 is raised
    _up("raised", Side.AFTER, rf"{_GAP}올[린렸리려]", "percent"),
    _up("verb behind a list", Side.AFTER, rf"{_LIST}{_GAP}(?:{UP})", "percent"),
    _down("verb behind a list", Side.AFTER, rf"{_LIST}{_GAP}{_NOT_LINE}(?:{DOWN})", "percent"),
    # headlines: 영업이익 12%↑
    *_moves("sign behind", Side.AFTER, r"\s?[@]", ("↑▲△⇧", "↓▼▽⇩"), *_NUMERIC),
    *_moves("sign ahead", Side.BEFORE, r"[@]\s?\Z", ("▲△↑+", "▼▽↓"), "percent"),
    _rule("rate words", ClaimKind.RATE, Side.BEFORE, r"(?:물가상승률|물가\s?상승률|임금\s?상승률)(?:[^.]|\.(?=\d)){0,25}\Z", "percent"),
    _up("noun ahead", Side.BEFORE, r"(?:증가율|상승률|인상률|성장률|신장률|증가폭|상승폭|인상폭|오름폭|증감률|증가분)(?:(?:은|는|이|가|도|을|를|의)?[\s(](?:[^.%]|\.(?=\d)){0,24}|\()\Z", "percent"),
    _down("noun ahead", Side.BEFORE, r"(?:감소율|하락률|인하율|감소폭|하락폭|낙폭|내림폭|인하폭|할인율|감소분)(?:(?:은|는|이|가|도|을|를|의)?[\s(](?:[^.%]|\.(?=\d)){0,24}|\()\Z", "percent"),
    _rule("rate words", ClaimKind.RATE, Side.BEFORE, rf"(?:{_RATE_WORDS})(?:[^.]|\.(?=\d)){{0,45}}\Z", "percent"),
    _rule("rate words", ClaimKind.RATE, Side.BEFORE, r"(?<![가-힣])연(?:리)?\s?\Z", "percent"),
    _rule("level in percent", ClaimKind.LEVEL, Side.BEFORE, r"(?:확률|정확도|가능성|습도|효율|농도|순도|알코올|도수|충전율|배터리|신뢰도|신뢰수준|순도)(?:[^.%]|\.(?=\d)){0,15}\Z", "percent"),
    _rule("level in percent", ClaimKind.LEVEL, Side.AFTER, r"\s?(?:의\s)?(?:확률|신뢰수준|습도|정확도|농도)", "percent"),
    _rule("pay", ClaimKind.RATE, Side.BEFORE, rf"(?:{_PAY_WORDS})(?:이|은|는|가|을|를|도)?(?:[^.]|\.(?=\d)){{0,12}}\Z", "money"),
    _rule("price each", ClaimKind.PRICE, Side.BEFORE, r"(?:배럴|온스|톤|주|리터|[lL]|㎏|kg|평|개|장|잔|그램|ℓ|㎡|통|갑|대|그램|g|포기|마리|박스|병|매|권|장|건)\s?당\s?(?:약\s)?(?:평균\s)?\Z", "money"),
    _rule("rate per time", ClaimKind.RATE, Side.BEFORE, rf"{_PER_TIME}\Z", "money", "count", "bare", "data", "mass", "volume", "energy"),
    _rule("price words", ClaimKind.PRICE, Side.BEFORE, rf"(?:{_PRICE_WORDS})(?:이|은|는|가|을|를|도|의|만|로|으로)?(?:\([^)]*\))?(?:[^.]|\.(?=\d)){{0,28}}\Z", "money"),
    _rule("price behind", ClaimKind.PRICE, Side.AFTER, r"(?:\([^)]{0,24}\))?(?:\s?(?:수준|안팎|정도|가량))?(?:짜리|(?:에|으로|씩에|로|을\s주고|을\s내고)(?:\s\S{1,10}){0,3}?\s?(?:팔|판매|구입|구매|거래|사들|샀|산\s|살\s|낙찰|분양|마감|책정|출시|이용할\s수|예약|즐길|먹을|맛볼|마실|탈\s수|볼\s수|빌리|빌렸|내놓|선보|내놨|넘어갔|넘겼|손에\s넣))", "money"),
    _rule("price of goods", ClaimKind.PRICE, Side.BEFORE, r"(?:시가|정가|개당|판매가격|한\s?(?:개|갑|잔|병|장|판|그릇|마리|권|벌)에)\s?(?:약\s)?\Z", "money"),
    _rule("rate words of people", ClaimKind.RATE, Side.BEFORE, r"(?:출산율|사망률|발생률|유병률|합계출산율|자살률)(?:[^.]|\.(?=\d)){0,40}\Z", "count", "bare"),
    _rule("time that users spend", ClaimKind.LEVEL, Side.SENTENCE, r"(?:사용|이용|시청|체류)\s?시간|(?<![가-힣])앱의|챗봇|플랫폼", "time"),
    _rule("time that users spend", ClaimKind.LEVEL, Side.BEFORE, r"(?:사용|이용|시청|체류|총사용|총\s사용)\s?시간(?:[^.]|\.(?=\d)){0,60}\Z", "time"),
)  # fmt: skip
# 전체 응답자 2천563명 가운데 52%: the count between is no part of the phrase
WHOLE_BEFORE = re.compile(
    r"(?P<whole>(?:(?![가-힣]*[은는이가로며고면]\s)[가-힣A-Za-z\d·]+\s){0,3}?[가-힣A-Za-z·]{2,})(?:\s?\d[\d,.만천억]*\s?[명개건곳대])?(?:의|\s?가운데|\s?중|\s?중에서|에서)\s?(?:약\s|무려\s)?\Z"
)


JOINS = joins(
    range_between=r"\s?[~∼〜～]\s?",
    hyphens=r"\s?[-–—]\s?",
    beside=r"\s?\((?:약|한화|우리\s?돈)?(?:\s(?:약|으로))?\s?|인\s(?:약\s)?",
)
_FIGURE = r"\d[\d.,만억조천백여\s]*(?:%|원|명|달러|건|개|대|시간|㎡|톤|%포인트|위안|엔|유로|점|곳|회|배|\s명|\s원|\s대|\s건|\s개)?\)?"
# 지난해 3분기보다; 지난해 3분기(40.2%)에 비해; 지난해 1분기 1112억원보다: the time is that of the comparison
COMPARED = r"(?:比|비(?=\s\d)|보다|에\s?비하|에\s?비해|에\s?비하면|대비|과\s?비교|와\s?비교|과\s?견줘|와\s?견줘|에\s?견줘|와\s?대비|과\s?대비|에\s?대비|이던|였던|이었던|에\s?육박|에\s?맞먹|와\s?맞먹|에\s?버금)"
BASELINE_AFTER = re.compile(
    rf"(?:의|에|엔|에는|평균)?\s?(?:\(?(?:평균\s)?{_FIGURE}\)?)?\s?(?:의\s)?(?:동기|같은\s기간)?(?:{COMPARED}|의\s(?:두\s배|\d[\d.]*배|절반))"
)
