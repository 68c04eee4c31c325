"""Places in Korean text, where particles and other words grow onto a name: the longest name that a run of syllables
begins with, and what may follow it."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pipeline.languages.gazetteer_index import Index, Name, PlaceMention, index
from pipeline.languages.patterns import alternatives

# behind a name of two syllables: nothing, a particle, or a word for its parts, offices, people and goods. Anything else
# makes another word of it: 원주민, 저지른
_PARTICLES = """은 는 이 가 을 를 의 와 과 도 에 로 만 랑 서 엔 선 에서 에서는 에서도 에게 에만 에도 에는 으로
로부터 보다 부터 까지 이나 이라 이며 이고 인데 처럼"""
_OF_PLACE = """공항 국제 지역 지방 지법 지검 고법 고검 지청 지사 지점 시장 시민 시내 시교육 시의 도민 정부 당국 경찰
검찰 법원 의회 공장 법인 본사 현지 전역 일대 인근 남부 북부 동부 서부 중부 도심 도시 외곽 수도 여행 관광 증시 경제
반도 섬 강 만 주 성 현 자치 특별 광역 청 출신 노선 선적 교육 대학 대교 대병원 의료원 신도시 아파트 권 행 소방 농협
은행 상공 세관 기상 항만 해경 해양 해수욕 월드컵 올림픽 아시안 유나이티드 사람 여성 남성 학생 소비자 이용자 인구 간
쪽 점 캠퍼스 고속 터널 톨 지하철 산단 국가산단 혁신 세계 마라톤 국립 시립 도립 동 읍 면 항 발"""
_BEHIND = re.compile(
    rf"(?![가-힣])|(?:{alternatives(_PARTICLES.split())})(?![가-힣])|{alternatives(_OF_PLACE.split())}"
    r"|내(?:에|(?![가-힣]))|산(?!업|책)|시(?!각|간|작)|군(?!인)|구(?!분)|도(?!시)|역(?!시|할|사)"
)
# behind a name that is also a common word: only what nothing but a place has
_DOUBTFUL_BEHIND = re.compile(
    r"시(?!작|간|장경제|점|기|행|스|설|도|청률)|군(?:수|은|의|에|청|(?![가-힣]))|구(?:청|의|에|(?![가-힣]))|도(?:내|의|에|민|지사|(?![가-힣]))|역(?![가-힣])"
    r"|에서|에는|지역|시민|공항|항|읍|일대|지구|신도시|경찰|지청|지법|교육"
)
_OFFICES = re.compile(r"\s(?:지역|일대|시내|시민|남부|북부|현지|정부|대통령|총리|수도)")
# 인도하는, 인도적: to hand over, humane
_VERB_BEHIND = re.compile(r"적|하[는고며여기]|한(?![가-힣])|할|해[서야]?(?![가-힣])|했|된|되[는고며어]|됐|됨|받")
_RUN = re.compile(r"[가-힣]+|[A-Z][A-Z&]{1,7}(?![A-Za-z])")
# countries by one syllable, or by one Chinese sign: 한미 정상, 주한미군, 대중 수출, 미 국무부
_SYLLABLES = dict(
    zip(
        ["한", "미", "중", "일", "북", "러", "영", "독", "불", "호"],
        ["KR", "US", "CN", "JP", "KP", "RU", "GB", "DE", "FR", "AU"],
        strict=True,
    )
)
_SIGNS = dict(
    zip(
        ["美", "中", "日", "韓", "英", "獨", "佛", "北", "露", "印"],
        ["US", "CN", "JP", "KR", "GB", "DE", "FR", "KP", "RU", "IN"],
        strict=True,
    )
)
_BETWEEN = """관계 양국 양자 정상 무역 동맹 연합 갈등 협상 공동 외교 전쟁 분쟁 국방 FTA 통화 합작 당국 교역 경제
자유 군 3국 고위"""
_TOWARDS = "미군 대사 수출 수입 무역 투자 제재 외교 관계 교역 정책 압박 관광 특사 외국 일본인 동포"
_OF_STATE = """정부 국무부 국방부 의회 하원 상원 연방 노동부 상무부 재무부 법무부 연준 대선 증시 공화 민주 육군 해군
공군 언론 당국 대통령 총리 중앙은행 국적 경제 군 달러 국채 외무 법원 대사 전역 현지 최대 백악관"""
_BY_SYLLABLE = re.compile(
    rf"(?<![가-힣])(?:(?P<several>[한미중일북러영]{{2,4}})(?:\s?(?:{alternatives(_BETWEEN.split())})|간(?![가-힣]))"
    rf"|[주대방재](?P<towards>[한미중일러북])(?=\s?(?:{alternatives(_TOWARDS.split())}))"
    rf"|(?P<alone>[미중일영독불러북])(?=\s(?:{alternatives(_OF_STATE.split())})))"
)
_BY_SIGN = re.compile(rf"[{''.join(_SIGNS)}]")
_TWO = re.compile(r"..?")


def indexed(names: Iterable[Name]) -> Index:
    """Its heads are the two signs that a name begins with."""
    return index(names, _printed, _TWO)


def _printed(name: Name) -> Iterator[str]:
    yield name.text.replace(" ", "")


def reader(names: Iterable[Name]) -> Callable[[str], Iterator[PlaceMention]]:
    return partial(_mentions, known=indexed(names))


def _mentions(text: str, known: Index) -> Iterator[PlaceMention]:
    for run in _RUN.finditer(text):
        yield from _in_run(text, run.start(), run.end(), known)
    for match in _BY_SYLLABLE.finditer(text):
        group = str(match.lastgroup)
        for place in range(match.start(group), match.end(group)):
            yield PlaceMention(place, place + 1, _SYLLABLES[text[place]], "country")
    for match in _BY_SIGN.finditer(text):
        yield PlaceMention(match.start(), match.end(), _SIGNS[match[0]], "country")


def _in_run(text: str, start: int, end: int, known: Index) -> Iterator[PlaceMention]:
    """Names one behind the other, as in 서울경기; a part of a word that begins no name ends the reading."""
    while end - start >= 2:
        most = known.heads.get(text[start : start + 2], 0)
        longest = min(end - start, 2 * most)
        size = next((size for size in range(longest, 1, -1) if _fitting(text, start, start + size, known)), 0)
        if not size:
            return
        for name in _fitting(text, start, start + size, known):
            yield PlaceMention(start, start + size, name.country, name.sort)
        start += size


def _fitting(text: str, start: int, stop: int, known: Index) -> list[Name]:
    names = known.forms.get(text[start:stop], ())
    return [name for name in names if _fits(name, text, stop, known)]


def _fits(name: Name, text: str, stop: int, known: Index) -> bool:
    if name.doubtful:
        alone = not name.drawn and _OFFICES.match(text, stop)
        return bool(alone or _DOUBTFUL_BEHIND.match(text, stop))
    if name.sort in {"country", "body"} or len(name.text) > 2:
        return not _VERB_BEHIND.match(text, stop)
    return bool(_BEHIND.match(text, stop)) or text[stop : stop + 2] in known.heads
