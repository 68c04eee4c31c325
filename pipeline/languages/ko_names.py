"""Names in Korean, which has no capitals: what the catalogue knows, what stands in quotes, and noun phrases that a
particle marks as topic or subject."""

# Tables read best one entry a line, however long its pattern.
# ruff: noqa: E501, SIM905

import re
from dataclasses import dataclass

from pipeline.catalog import entities
from pipeline.languages.ko_words import bare, is_noun
from pipeline.languages.language import Name
from pipeline.languages.patterns import alternatives
from pipeline.model import Span

# companies, services and bodies that Korean papers name daily, beside those of the catalogue
KOREAN_NAMES = """SK텔레콤 KT LG유플러스 SKT LG전자 SK하이닉스 현대자동차 현대차 기아 기아차 포스코 한화 롯데 롯데쇼핑 신세계 이마트 홈플러스 카카오뱅크 케이뱅크 토스뱅크 토스 카카오페이
네이버페이 카카오모빌리티 카카오게임즈 카카오엔터테인먼트 네이버웹툰 배달의민족 배민 요기요 쿠팡이츠 쿠팡플레이 당근 당근마켓 무신사 컬리 마켓컬리 야놀자 여기어때 직방 번개장터 11번가 G마켓 지마켓 옥션 위메프 티몬 티빙 웨이브 왓챠
멜론 지니뮤직 플로 벅스 엔씨소프트 넥슨 넷마블 크래프톤 펄어비스 하이브 CJ ENM 코레일 한국전력 한전 대한항공 아시아나항공 제주항공 진에어 삼성생명 삼성SDI 삼성전기 삼성물산 LG화학 LG에너지솔루션 SK이노베이션 셀트리온 삼성바이오로직스
국민은행 신한은행 우리은행 하나은행 외환은행 농협은행 기업은행 KB국민은행 제타 뤼튼 스캐터랩 알뜰폰 네이트온 네이트 줌 에이블리 지그재그 다음카카오 국민연금 한국은행""".split()
FOREIGN_NAMES = """알리익스프레스 알리 테무 쉬인 아마존 빙 야후 라인야후 샤오미 화웨이 오포 비보 리얼미 TSMC 인텔 엔비디아 테슬라 소니 닌텐도 오픈AI 클로드 퍼플렉시티 코파일럿 딥시크 그록 바이트댄스 텐센트 알리바바 바이두 우버 에어비앤비 디즈니플러스 디즈니+
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
_PAIR = re.compile(r"(?:와|과|·)\s?")
_QUOTED = re.compile(
    r"['‘\"“<《「『〈](?P<name>[^'’\"”>》」』〉\n.]{2,24})['’\"”>》」』〉](?=[은는이가을를의와과에도]|\s|\()"
)
_EOJEOL = re.compile(r"[^\s]+")

_MARKED = re.compile(r"(?:측은|측이|은|는|이|가|도|에선|에서는|에는|께서는|께서)(?:\([^)]*\))?[,]?$")
_TOPIC = re.compile(r"(?:은|는|측은|에선|에서는|에는|께서는)[,]?$")
_VERB_LIKE = re.compile(
    r"(?:하는|되는|있는|없는|이는|않는|지는|오는|가는|보는|나는|받는|주는|드는|르는|리는|치는|키는|시는|내는|쓰는|사는|려는|라는|다는|자는|던지는|묻는|웃도는|넘는|"
    r"많은|높은|낮은|적은|같은|좋은|작은|젊은|깊은|넓은|짧은|받은|넘은|맡은|남은|잡은|잃은|찾은|앉은|입은|먹은|읽은|죽은|숨은|얻은|지은|놓은|늙은|옮은|"
    r"것이|것은|것도|수가|수는|수도|적이|바가|뿐이|등이|등은|점이|점은|때는|데는|때도|경우가|경우는|이는|이가|그는|그가|이도|누가|뭐가|무엇이|거나|지는|기는|기도|아이도|어도|아도|해도|"
    r"라도|려고|않은|같이|없이|많이|깊이|높이|달리|특히|매우|이미|여전히|함께|하나는|사이|불과|통과|초과|대가로|라고는|까지는|부터는|에게는|으로는|로는|처럼은|보다는|만에)[,]?$"
)
_STOP = frozenset(
    """이 그 것 수 때 등 점 경우 이날 전날 올해 지난해 이번 최근 현재 우리 자신 모두 이후 당시 가운데 중 결과 이유 관련 한편 다만 반면 이어 특히 하지만 그러나 또 그리고 따라서 이것 그것 여기 거기 누구 무엇
    이들 그들 저희 나 저 너 둘 하나 전체 나머지 기준 대비 이하 이상 정도 가량 약 총 각각 사실 때문 동안 만큼 다음 이달 지난달 내년 작년 규모 이중 그중 오늘 어제 내일 지금 이때 그때 기록 내용 사람 자체 상황 이곳 일부
    대부분 상당수 절반 추가 관계자 측 씨 날 해 달 년 월 일 명 개 원""".split()
)
# nouns that say what is measured; they end a phrase whose beginning says whose it is
METRIC_NOUN = re.compile(
    r"(?:이용자|사용자|가입자|방문자|구독자|설치자|확진자|사망자|부상자|실업자|취업자|응답자|고객|회원|계정|인원|인구|관객|점유율|비중|비율|[가-힣]*율|시청률|성장률|매출|매출액|영업이익|순이익|당기순이익|"
    r"이익|손실|적자|흑자|수익|수입|지출|수출|소득|비용|금액|[가-힣]{1,4}액|[가-힣]{1,4}량|가격|값|[가-힣]{2}가|주가|금리|환율|지수|요금|임금|연봉|월급|규모|평균|차이|격차|기간|건수|횟수|"
    r"시간|속도|순위|점수|잔액|실적|총액|비|폭|수|수요|공급|투자|투자액|예산|부채|자산|자본|면적|높이|길이|지름|무게|온도|기온|과징금|벌금|세금|보증금|계약금|대금|상금|지원금|보조금|출하량|판매량|생산량|"
    r"거래액|결제액|결제추정액|대출|예금|물가|투표율|지지율|득표율|트래픽|데이터|다운로드|조회수|확률|가능성|수준|인상|증가|감소|상승|하락|몫|편차|합계|누적|MAU|DAU|\(MAU\)|\(DAU\)|활성|월간|일간|총|전체|월|연간|"
    r"번호이동|이자|수신|여신|시장|부문|분야|응답|답변|찬성|반대|비용은)(?:\([A-Za-z]+\))?$"
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
        base = _BASES[match["name"]]
        before = found[-1] if found else None
        if before and _PAIR.fullmatch(text, before.span.end, span.start) and text[before.span.end] != "·":
            # 구글과 빙: two names that one figure is about
            found[-1] = Name(Span(before.span.start, span.end), text[before.span.start : span.end], known=True)
        else:
            found.append(Name(span, base, known=True))
    return found


def _phrase(words: list[_Eojeol], index: int) -> tuple[int, int]:
    """Indices of the noun phrase that ends with words[index]: bare nouns and genitives before it."""
    first = index
    while first > 0 and index - first < 4:
        before = words[first - 1].text
        if before.endswith((",", ".", "”", "’", ")", "다", "고", "며")) or not re.search("[가-힣A-Za-z]", before):
            break
        if not (before.endswith("의") or _joins(before)):
            break
        first -= 1
    return first, index


def _joins(word: str) -> bool:
    return bare(word) == word and is_noun(word) and not re.search(r"\d", word) and word not in _STOP


def _marked_names(words: list[_Eojeol]) -> list[Name]:
    found = []
    for index, word in enumerate(words):
        if not _MARKED.search(word.text) or _VERB_LIKE.search(word.text) or re.match(r"[\d(]", word.text):
            continue  # no noun that a particle marks
        name = _name(words, index, topic=bool(_TOPIC.search(word.text)))
        if name:
            found.append(name)
    return found


def _name(words: list[_Eojeol], index: int, *, topic: bool) -> Name | None:
    """The owner in a marked phrase: all of it, or what stands before the words that say the measure."""
    first, last = _phrase(words, index)
    parts = [bare(word.text) for word in words[first : last + 1]]
    while parts and (METRIC_NOUN.search(parts[-1]) or parts[-1] in _STOP):
        parts.pop()
    if not parts or len("".join(parts)) < 2:
        return None
    start = words[first].start + words[first].text.find(parts[0])
    end_word = words[first + len(parts) - 1]
    end = end_word.start + end_word.text.find(parts[-1]) + len(parts[-1])
    if start >= end:
        return None
    return Name(Span(start, end), " ".join(parts), topic=topic)


def names(text: str, start: int, end: int) -> list[Name]:
    known = known_in(text, start, end)
    quoted = [
        Name(Span(match.start("name"), match.end("name")), match["name"].strip(), topic=True)
        for match in _QUOTED.finditer(text, start, end)
        if match["name"].strip()
    ]
    found = list(known)
    for name in (*quoted, *_marked_names(_eojeols(text, start, end))):
        if not any(name.span.overlaps(one.span) for one in found):
            found.append(name)
    return sorted(found, key=lambda name: name.span.start)


def subject(text: str, start: int, number_start: int) -> str | None:
    """What is measured, as printed: the nearest phrase before the number that names a measure, else the nearest noun."""
    words = [word for word in _eojeols(text, start, number_start) if re.search("[가-힣A-Za-z]", word.text)]
    for index in range(len(words) - 1, max(-1, len(words) - 7), -1):
        core = bare(words[index].text)
        if METRIC_NOUN.search(core) and core not in _STOP:
            first, last = _phrase(words, index)
            return " ".join(bare(word.text) for word in words[max(first, last - 2) : last + 1])
    for word in reversed(words[-4:]):
        core = bare(word.text)
        if len(core) > 1 and core not in _STOP and is_noun(core) and not re.search(r"\d", core):
            return core
    return None
