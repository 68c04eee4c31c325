"""Names in Korean, which has no capitals: what the catalogue knows, what stands in quotes, and noun phrases that a
particle marks as topic or subject."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501, SIM905

import re
from dataclasses import dataclass

from pipeline.catalog import entities
from pipeline.languages.ko_apposition import apposed
from pipeline.languages.ko_counters import COUNTERS
from pipeline.languages.ko_places import PLACES
from pipeline.languages.ko_words import bare, is_noun
from pipeline.languages.language import Name
from pipeline.languages.patterns import alternatives
from pipeline.model import Span

# companies, services and bodies that Korean papers name daily, beside those of the catalogue
KOREAN_NAMES = """SK텔레콤 KT LG유플러스 SKT LG전자 SK하이닉스 현대자동차 현대차 기아 기아차 포스코 한화 롯데 롯데쇼핑 신세계 이마트 홈플러스 카카오뱅크 케이뱅크 토스뱅크 토스 카카오페이
네이버페이 카카오모빌리티 카카오게임즈 카카오엔터테인먼트 네이버웹툰 배달의민족 배민 요기요 쿠팡이츠 쿠팡플레이 당근 당근마켓 무신사 컬리 마켓컬리 야놀자 여기어때 직방 번개장터 11번가 G마켓 지마켓 옥션 위메프 티몬 티빙 웨이브 왓챠
멜론 지니뮤직 플로 벅스 엔씨소프트 넥슨 넷마블 크래프톤 펄어비스 하이브 CJ ENM 코레일 한국전력 한전 대한항공 아시아나항공 제주항공 진에어 삼성생명 삼성SDI 삼성전기 삼성물산 LG화학 LG에너지솔루션 SK이노베이션 셀트리온 삼성바이오로직스
국민은행 신한은행 우리은행 하나은행 외환은행 농협은행 기업은행 KB국민은행 제타 뤼튼 스캐터랩 알뜰폰 네이트온 네이트 줌 에이블리 지그재그 다음카카오 국민연금 한국은행""".split()
FOREIGN_NAMES = """블루스카이 마스토돈 왓챗 루스토어 오드노클라스니키 위챗페이 알리페이 그랩 고젝 라쿠텐 라쿠텐모바일 소프트뱅크 도코모 NTT도코모 잘로 카카오T 스팀 로블록스 틱톡라이트 캡컷 핀둬둬 징둥 쇼피파이 쇼피 라자다 크롬 엣지 사파리 웨일 훼일 삼성페이 애플페이 구글페이 애플뮤직 애플TV 디즈니 HBO 훌루
알리익스프레스 알리 테무 쉬인 아마존 빙 야후 라인야후 샤오미 화웨이 오포 비보 리얼미 TSMC 인텔 엔비디아 테슬라 소니 닌텐도 오픈AI 클로드 퍼플렉시티 코파일럿 딥시크 그록 바이트댄스 텐센트 알리바바 바이두 우버 에어비앤비 디즈니플러스 디즈니+
트위치 유튜브뮤직 유튜브 뮤직 핀터레스트 레딧 링크드인 얀덱스 루튜브 스카이프 줌비디오 노키아 도요타 폭스바겐 BYD 보잉 에어버스 페이팔 비자 마스터카드 OECD IMF""".split()
_HOME = frozenset({*KOREAN_NAMES, "카카오톡", "카카오", "네이버", "쿠팡", "삼성전자", "밴드", "통신 3사"})
# an alias that is an ordinary word elsewhere: 다음 달, 맥스, 라인
_NOT_DAUM = r"(?!다음(?!은\s\d|이\s\d|의\s점유율|카카오|[,·]|\s\d|과\s네이버|\()|라인(?:업|을\s따라|강|댄스)|밴드(?:가|의|\s음악)|엑스포|엑스레이|줌(?!\s|은|이)|당근과|빙(?:하|산|판|상|수|그|고)|비보(?:를|이)|한전(?:쟁)|컬리(?:지)|기아(?:\s문제|에\s허덕)|알리(?:다|고|지|기|는|며|면|려|바바))"
_AFTER = (
    r"(?=[^가-힣A-Za-z]|\Z|은|는|이|가|을|를|의|에|와|과|도|로|으로|보다|측|만|까지|부터|처럼|앱|메신저|코리아|페이)"
)


def home(entity: str) -> str | None:
    """Companies and services of Korea have their figures there, where a text says nothing else."""
    return "KR" if any(name in _HOME for name in (entity, *re.split(r"와\s|과\s|·|,\s", entity))) else None


def _aliases() -> dict[str, str]:
    found = {name: row.names["ko"][0] for row in entities() for name in row.names.get("ko", ())}
    found |= {name: name for row in entities() for name in row.names.get("en", ()) if len(name) > 2}
    return {name: name for name in (*KOREAN_NAMES, *FOREIGN_NAMES) if name not in found} | found


_BASES = _aliases()
_KNOWN = re.compile(rf"(?<![가-힣A-Za-z]){_NOT_DAUM}(?P<name>{alternatives(_BASES)}){_AFTER}")
# 유튜브보다, 챗GPT를 제치고: named, but not what the figure is about
OBLIQUE = re.compile(r"['’”\"]?(?:\([^)]*\))?(?:에서는?|에게|에|보다|을|를|와의|과의|으로|로)(?=[\s,])")
_FINED = re.compile(
    r"(?P<name>[가-힣A-Za-z·]+?)(?:에게|에|에\s대해|에는)\s(?:(?:총|약|모두|각각)\s)?(?:\S+\s){0,3}?(?:과징금|과태료|벌금|추징금|이행강제금|\d\S*\s?건의\s\S+(?:을|를)\s(?:요구|요청|명령))"
)
# 구글 37.6%, 빙 3.8%; 바람톡 148만 명, 별톡 103만 명 순: each name owns the figure behind it
_NUMBER = r"\d[\d.,만억천백조]*\s?(?:명|건|개|대|회|시간|분|[가-힣]{0,2}원|달러|%)"
_LISTED = re.compile(
    r"(?:(?<=,\s)|(?<=·)|(?<=[고과와며]\s)|(?<=이어\s)|(?<=로는\s)|(?<=(?:은|는)\s)|^)(?!사망|부상|찬성|반대|기권|중상|경상|남성|여성|남자|여자)(?P<name>[가-힣A-Za-z]{2,})\s"
    rf"(?=\d[\d.]*%|{_NUMBER}(?:,|\s순|\s등|이|으로))"
)
_USED = re.compile(
    r"(?P<name>[가-힣A-Za-z·]{2,})(?:을|를)\s(?:주로\s|매달\s|자주\s)?(?:쓰는|사용하는|이용하는|쓴|이용한|사용한|찾는|찾은|구독하는|내려받은|설치한)\s"
)
_BRACKETED = re.compile(
    r"(?<![^\s'‘\"“])(?P<name>[가-힣A-Za-z·]{2,})\s?(?=\((?:약\s)?\d[\d.,만억천백조]*(?:%|명|원|건|개|대|달러|시간|점))"
)
# headlines leave particles out: "야옹톡, 한 달 새 …", "야옹톡 매출 54% 급증"
_HEADED = re.compile(
    r"\s*['‘\"“]?(?P<name>[가-힣A-Za-z][가-힣A-Za-z\d·&]+(?:\s[가-힣A-Za-z·&]+)?)['’\"”]?(?P<mark>,\s|…\s?|\s(?=(?P<measure>[가-힣A-Za-z]+)\s))"
)
_ALIAS_BEFORE = re.compile(r"[가-힣A-Za-z]\s?\(\Z")
# 비중이 가장 높은 공기업은 울산항만공사로: the predicate names it
_PREDICATE = re.compile(
    r"(?:가장|제일|최다|최대|1위)\s?[^,.\d]{1,24}?(?:은|는|곳은)\s(?!\S+[은는]\s)(?P<name>[가-힣A-Za-z·]{2,}(?:\s[가-힣A-Za-z·]{2,})?)(?:으로|로|이며|이고|이었고|였고)[,]?\s"
)
# 왕씨 등은: somebody and others; papers that others tell the same as are no topic
_AND_OTHERS = re.compile(
    r"(?<![가-힣A-Za-z·])(?P<name>[가-힣A-Za-z·]{2,}(?:\s[가-힣A-Za-z·]{2,})?)(?<!신문)(?<!통신)(?<!방송)(?<!뉴스)(?<!언론)(?<!매체)(?<!외신)(?<!보)(?:\s?\([^()]*\)(?:씨)?)?\s등은\s"
)
_PAIR = re.compile(r"(?:와|과)\s")
_QUOTED = re.compile(
    r"['‘\"“<《「『〈](?P<name>[^'’\"”>》」』〉\n.]{2,24})['’\"”>》」』〉](?=[은는이가을를의와과에도]|\s|\()"
)
_EOJEOL = re.compile(r"[^\s(]+(?:\([^()]*\)[^\s(]*)?|\([^()]*\)[^\s(]*|\(")

_MARKED = re.compile(r"(?:측은|측이|은|는|이|가|도|에선|에서는|에는|께서는|께서|을|를)(?:\([^)]*\))?[,]?$")
_TOPIC = re.compile(r"(?:은|는|측은|에선|에서는|에는|께서는)[,]?$")
_OBJECT = re.compile(r"(?:을|를)[,]?$")
VERB_LIKE = re.compile(
    r"(?:하는|되는|있는|없는|않는|시키는|[아어여]지는|빠지는|이르는|오르는|내리는|걸리는|열리는|벌이는|보이는|나오는|오가는|나가는|들어가는|떨어지는|늘어나는|줄어드는|가져가는|웃도는|밑도는|"
    r"불리는|알리는|꼽히는|잇따르는|따르는|흐르는|모이는|쌓이는|쓰이는|다니는|만드는|이끄는|거드는|돌리는|키우는|치르는|거나|기는|기도|[아어해]도|라도|려고|않은|같은|"
    r"라고는|까지는|부터는|에게는|으로는|로는|보다는|만에|(?:했|한|된|있|없|였|는|하|되|겼|졌|갔|왔|샀|났|봤|았|었|됐|크|많|적|높|낮)다는|이?라는|[다자라까]['’\"”](?:는|란|라는|고|며))[,]?$"
    r"|^(?:가는|보는|나는|받는|주는|드는|내는|쓰는|사는|오는|지는|치는|묻는|넘는|맞는|많은|높은|낮은|적은|좋은|작은|젊은|깊은|넓은|짧은|받은|넘은|맡은|남은|잡은|잃은|찾은|앉은|입은|먹은|읽은|죽은|숨은|"
    r"얻은|지은|놓은|늙은|옮은|붉은|밝은|검은|맑은|굳은|굵은|얇은|옳은|이은|맺은|묶은|낳은|것이|것은|것도|것을|수가|수는|수도|수를|적이|바가|뿐이|등이|등은|등을|점이|점은|점을|때는|데는|때도|때를|"
    r"경우가|경우는|[가-힣]+(?:놓|받|넘|맡|잡|찾|앉|먹|읽|얻|낳|쌓|묻|쏟|뽑|꼽|붙|묶|엮)은|이는|이가|그는|그가|이도|누가|뭐가|무엇이|달리|특히|매우|이미|여전히|함께|하나는|아이도|불과|이를|그를|그의|자신의|이의|우리의|등의|대한|관한|위한|많이|깊이|높이|같이|없이|돌파)[,]?$"
)
# what befell: the event is what casualties are about
_EVENT = re.compile(
    r"(?P<name>[가-힣]*(?:사고|화재|지진|강진|태풍|폭발|테러|총격|추락|침몰|파업|집회|시위|홍수|산사태|폭우|폭염|한파|공습|충돌|붕괴))(?:으로|로|에서|에|의)\s"
)
_BRACKETED_TEXT = re.compile(r"\([^)]*\)")
_NO_NAME = re.compile(
    r"[\d(]|(?:말|초)(?:에는|에도|까지는)|(?:봄|여름|가을|겨울|최근|하루|국내|명|개|곳|건|대|원|달|주|년|월|일|이런|그런)(?:이|가|은|는|을|를|도|에는|에선)"
)
STOP = frozenset(
    """유럽 아시아 북미 남미 중남미 중동 아프리카 동남아 아시아·태평양 태평양 조사 응답 위원회 상위 하위 이들 앞서 따르면 의하면 월 년 일 국내 이 그 것 수 때 등 점 경우 이날 전날 올해 지난해 이번 최근 현재 우리 자신 모두 이후 당시 가운데 중 결과 이유 관련 한편 다만 반면 이어 특히 하지만 그러나 또 그리고 따라서 이것 그것 여기 거기 누구 무엇
    이들 그들 저희 나 저 너 둘 하나 전체 나머지 기준 대비 이하 이상 정도 가량 약 총 각각 사실 때문 동안 만큼 다음 이달 지난달 내년 작년 규모 이중 그중 오늘 어제 내일 지금 이때 그때 기록 내용 사람 자체 상황 이곳 일부
    대부분 상당수 절반 추가 관계자 측 내 날 해 달 년 월 일 명 개 원""".split()
)
# nouns that say what is measured; they end a phrase whose beginning says whose it is
METRIC_NOUN = re.compile(
    r"(?:이용자|사용자|가입자|방문자|구독자|설치자|확진자|사망자|부상자|실업자|취업자|응답자|고객|회원|계정|인원|인구|관객|점유율|비중|비율|[가-힣]*[율률]|매출|매출액|영업이익|순이익|당기순이익|"
    r"이익|손실|적자|흑자|수익|수입|지출|수출|소득|비용|금액|[가-힣]{1,4}액|[가-힣]{1,4}량|가격|값|[가-힣]{2}가|주가|금리|환율|지수|요금|임금|연봉|월급|규모|평균|차이|격차|기간|건수|횟수|"
    r"시간|속도|순위|점수|잔액|실적|총액|비|폭|수|수요|공급|투자|투자액|예산|부채|자산|자본|면적|높이|길이|지름|무게|온도|기온|과징금|벌금|세금|보증금|계약금|대금|상금|지원금|보조금|출하량|판매량|생산량|"
    r"거래액|결제액|결제추정액|대출|예금|물가|투표율|지지율|득표율|트래픽|데이터|다운로드|조회수|확률|가능성|수준|인상|증가|감소|상승|하락|몫|편차|합계|누적|MAU|DAU|\(MAU\)|\(DAU\)|활성|월간|일간|총|전체|월|연간|"
    r"번호이동|[가-힣]{1,4}(?<![재자음원치의동관연사완종만무유])료|요청|요구|영장|거래|구매|판매|유출|제공|접수|이자|수신|여신|률|시장|부문|분야|응답|답변|찬성|반대|비용은)(?:\([A-Za-z]+\))?$"
)
_GENERIC = re.compile(
    r"(?:^(?:이동통신|무선|유선|인터넷|검색|메신저|온라인|오프라인|국내|해외|글로벌|세계|전\s?세계|전체|신규|누적|소비자|수출|수입|상품|제품|서비스|콘텐츠|광고|시장|업계|산업|부문|분야|사업|"
    r"앱|플랫폼|게임|영상|동영상|음악|쇼핑|배달|금융|은행|카드|보험|증권|부동산|아파트|주택|전국|수도권|지방|정부|기업|개인|민간|공공|소셜네트워크|SNS|5G|LTE|유료|무료|등록|활성|실질|명목|"
    r"현지|같은|해당|하루|상위|하위|월|연|분기|상반기|하반기|무제한|최고|최저|최대|최소|당일|단순|일반|참가|예상|순간|공식|관련|이용|사용|가입|당기|연결|영업|출하|판매|생산|\d+인당|\d+명당|월평균|일평균|연평균|하루평균|주당|인당)|별)$"
)


@dataclass(frozen=True, slots=True)
class _Eojeol:
    start: int
    end: int
    text: str


def _eojeols(text: str, start: int, end: int) -> list[_Eojeol]:
    return [_Eojeol(match.start(), match.end(), match[0]) for match in _EOJEOL.finditer(text, start, end)]


def known_in(text: str, start: int, end: int) -> list[Name]:
    found: list[Name] = []
    for match in _KNOWN.finditer(text, start, end):
        span = Span(match.start("name"), match.end("name"))
        if _ALIAS_BEFORE.search(text, start, span.start) and text[span.end : span.end + 1] == ")":
            continue  # 야옹톡(MeowTalk): the same name in other letters
        base = _BASES[match["name"]]
        before = found[-1] if found else None
        if before and _PAIR.fullmatch(text, before.span.end, span.start):
            # 구글과 빙: two names that one figure is about
            found[-1] = Name(
                Span(before.span.start, span.end), text[before.span.start : span.end], known=True, topic=True
            )
        else:
            found.append(Name(span, base, known=True))
    return found


def _phrase(words: list[_Eojeol], index: int) -> tuple[int, int]:
    """Indices of the noun phrase that ends with words[index]: bare nouns and genitives before it."""
    first = index
    while first > 0 and index - first < 4:
        before = words[first - 1].text
        if before[0].isdigit() and not TIME.fullmatch(before) and not _GENERIC.search(before):
            break
        if before in {"대한", "관한"}:
            return first - 1, index
        if before.endswith((",", ".", "”", "’", ")", "다", "고", "며")) or not re.search("[가-힣A-Za-z]", before):
            break
        if not (before.endswith("의") or _joins(before)):
            break
        first -= 1
    return first, index


TIME = re.compile(
    r"(?:(?:지난|올해|지난해|작년)?\d{1,4}(?:년|월|분기|일)(?:\s?[말초])?|[상하]반기|지난달|지난해|올해|작년|이달|전월|전년|같은)"
)


# 시는, 당은: bodies of one syllable, as topics
_BODIES = frozenset("시군구도당팀")
# words that stand for a name said before
_STANDS_FOR = re.compile(
    r"(?:이|그|두|세|양|해당|각|현지|같은)?\s?(?:회사|업체|기업|앱|서비스|메신저|은행|플랫폼|사이트|업계|측|양사|두 회사|두 앱|같은 기간|기간|수치|규모|하루|한 달|이용|(?:\S+\s)*\S*(?:후에|전에|뒤에|중에|때에|만에|사이에))"
)
_MODIFIERS = frozenset({"총", "전체", "평균", "누적", "일간", "월간", "연간", "월", "순"})
_NOUN_MYEON = re.compile(r"(?:화면|측면|국면|표면|라면|방면|정면|지면|냉면|단면|이면|전면|수면)$")


def _joins(word: str) -> bool:
    if TIME.fullmatch(word) or word in _MODIFIERS or _GENERIC.search(word):
        return True
    if word.endswith("면") and not _NOUN_MYEON.search(word):
        return False  # 보면, 따르면
    return bare(word) == word and is_noun(word) and not re.search(r"\d", word) and word not in STOP


def _marked_names(words: list[_Eojeol]) -> list[Name]:
    found = []
    for index, word in enumerate(words):
        if not _MARKED.search(word.text) or VERB_LIKE.search(word.text) or _NO_NAME.match(word.text):
            continue  # no noun that a particle marks
        if bare(word.text) == _BRACKETED_TEXT.sub("", word.text).rstrip(","):
            continue  # 노르웨이: a noun that only ends like one with a particle
        name = _name(words, index, topic=bool(_TOPIC.search(word.text)))
        if name:
            found.append(name)
    return found


def _name(words: list[_Eojeol], index: int, *, topic: bool) -> Name | None:
    """The owner in a marked phrase: all of it, or what stands before the words that say the measure."""
    first, last = _phrase(words, index)
    if words[first].text in {"대한", "관한"} and first > 0:
        first -= 1  # 야옹톡에 대한 검색량
    parts = [bare(word.text) for word in words[first : last + 1] if word.text not in {"대한", "관한"}]
    whole = len(parts)
    while parts and _says_what(parts[-1]):
        parts.pop()
    if len(parts) == whole and _OBJECT.search(words[index].text):
        return None  # what is done to, unless a measure of it is (집회 참가인원을)
    owner = bare(words[first].text)
    if not parts and owner.lower() in PLACES.codes and (whole == 1 or words[first].text.endswith("의")):
        parts = [owner]  # 한국의 출산율: the place itself
    while len(parts) > 1 and (TIME.fullmatch(parts[0]) or parts[0].removesuffix("의") in COUNTERS):
        first, parts = first + 1, parts[1:]
    sorts = apposed(parts)
    first, parts = first + sorts, parts[sorts:]
    if not parts or parts[-1] in COUNTERS or _STANDS_FOR.fullmatch(" ".join(parts)):
        return None
    if len("".join(parts)) < 2 and not (topic and parts[0] in _BODIES):
        return None
    head, tail = words[first], words[first + len(parts) - 1]
    start = head.start + max(head.text.find(parts[0]), 0)
    inside = tail.text.find(parts[-1])
    end = tail.start + inside + len(parts[-1]) if inside >= 0 else tail.end
    return Name(Span(start, end), " ".join(parts), topic=topic) if start < end else None


def _says_what(part: str) -> bool:
    """A measure, a sector, a place or a time at the end of a phrase: 야옹톡의 3월 러시아 이용자."""
    measures = METRIC_NOUN.search(part) or _GENERIC.search(part) or part in STOP
    return bool(measures) or part.lower() in PLACES.codes or bool(TIME.fullmatch(part))


def _listable(name: str) -> bool:
    return bare(name) == name and is_noun(name) and name[-1] not in "급등위차"


def _headed(text: str, start: int, end: int) -> list[Name]:
    """Whom a headline is about; a line that ends no sentence is one."""
    match = None if text[start:end].rstrip().endswith((".", "다", "?", "!", ":")) else _HEADED.match(text, start, end)
    if not match or (match["measure"] and not _says_what(match["measure"])):
        return []
    parts = match["name"].split()
    while len(parts) > 1 and _says_what(parts[-1]):
        parts.pop()
    sorts = apposed(parts)
    name = " ".join(parts[sorts:])
    if any(bare(part) != part for part in parts) or _says_what(parts[-1]) or not is_noun(parts[-1]):
        return []
    at = text.find(name, match.start("name"))
    return [Name(Span(at, at + len(name)), name, topic=True)]


def names(text: str, start: int, end: int) -> list[Name]:
    known = known_in(text, start, end)
    quoted = [
        Name(Span(match.start("name"), match.end("name")), match["name"].strip(), topic=text[match.end()] in "은는이가")
        for match in _QUOTED.finditer(text, start, end)
        if match["name"].strip() and not match["name"][0].isdigit()
    ]
    beside = [
        Name(
            Span(match.start("name"), match.end("name")),
            match["name"],
            topic=pattern in {_LISTED, _FINED, _USED, _PREDICATE, _AND_OTHERS},
        )
        for pattern in (_LISTED, _FINED, _USED, _BRACKETED, _EVENT, _PREDICATE, _AND_OTHERS)
        for match in pattern.finditer(text, start, end)
        if not (pattern is _LISTED and not _listable(match["name"]))
        and (not _says_what(match["name"]) or (pattern is _BRACKETED and match["name"] in PLACES.codes))
        and match["name"] not in STOP
        and match["name"] not in COUNTERS
    ]
    found = list(known)
    for name in (*quoted, *beside, *_headed(text, start, end), *_marked_names(_eojeols(text, start, end))):
        if not any(name.span.overlaps(one.span) for one in found):
            found.append(name)
    return sorted(found, key=lambda name: name.span.start)


def subject(text: str, start: int, number_start: int) -> str | None:
    """What is measured, as printed: the nearest phrase before the number that names a measure, else the nearest noun."""
    words = [word for word in _eojeols(text, start, number_start) if re.search("[가-힣A-Za-z]", word.text)]
    for index in range(len(words) - 1, max(-1, len(words) - 7), -1):
        core = bare(words[index].text)
        if METRIC_NOUN.search(core) and core not in STOP:
            first, last = _phrase(words, index)
            return " ".join(bare(word.text) for word in words[max(first, last - 2) : last + 1])
    for word in reversed(words[-4:]):
        core = bare(word.text)
        if len(core) > 1 and core not in STOP and is_noun(core) and not re.search(r"\d", core):
            return core
    return None
