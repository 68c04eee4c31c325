"""Korean words: an eojeol without its particles, and whether what is left looks like a noun.

Rules instead of a morphological analyser: news numbers stand among nouns and particles, and a closed list of particles
with the plain forms of verbs finds those at thousands of sentences a second.
"""

import re

# longest first; a particle of one syllable is only taken off when two or more syllables are left, or when it is no
# common last syllable of nouns
_LONG = (
    "에서부터|으로서는|로서는|으로선|로선|으론|으로부터|이라고는|에서는|에게서는|에서도|으로는|으로도|으로서|으로써|에게는|에게서|에게도|이라고|이라는|이라며|까지는|까지도|부터는|부터도|"
    "만으로|만큼은|보다는|보다도|처럼|에서|에게|으로|까지|부터|보다|이나|이란|이며|에는|에도|에만|에다|로서|로써|로는|로도|라고|라는|라며|만큼|마저|조차|하고|"
    "들은|들이|들을|들의|들에|들도|측은|측이|과의|와의|과는|와는|만이|만을|만은|께서|한테|이고|이자|인데|이었|였"
)
_SHORT = "은|는|이|가|을|를|의|에|와|과|도|로|만|들|나"
_BRACKETS = re.compile(r"\([^)]*\)")
_TITLES = frozenset({"씨", "군", "양", "측"})
# 노르웨이 ends in no 이 that marks a subject: that one, like 은, 을 and 과, only follows a consonant
_AFTER_CONSONANT = frozenset("이은을과")
_AFTER_VOWEL = frozenset("가는를와로")
_HANGUL, _LAST_HANGUL, _FINALS, _FINAL_L, _FINAL_SS = 0xAC00, 0xD7A3, 28, 8, 20
# all syllables that end in ㅆ, as pasts do: 갔 샀 팠 췄
PAST = "".join(map(chr, range(_HANGUL + _FINAL_SS, _LAST_HANGUL + 1, _FINALS)))
_ONE_SYLLABLE = frozenset("수앱시군구도당팀법책집차땅쌀금돈물")
_LONG_PARTICLES = re.compile(rf"(?:{_LONG})$")
_SHORT_PARTICLES = re.compile(rf"(?:{_SHORT})$")
_VERBAL = re.compile(
    rf"(?:해|나서|가서|와서|서서|[{PAST}없쓴한된간온진난든준본산친킨린른운]다|는다|둔|긴|룬|뀐|띤|튼|줘|춰|쳐|받아|나와|따라|위해|통해|대해|밝혀|이어|올라|올려|열어|끌려|들어|내려|늘어|줄어|맞아|넘어|더해|비해|르면|으면|다면|앞서|하는|되는|있는|없는|하던|되던|했던|됐던|있던|이던|던|[았었였졌겼렸갔왔났섰]고|하고|하며|하여|해서|하면|했고|했으며|됐고|되고|되며|된|한|할|될|인|"
    r"(?:넘어|들어|돌아|올라|일어|다가|접어|물러|늘어|나|앞|맞)선|(?:떠|끝|나타|드러|일어|만|태어|벗어|물러|늘어|쫓겨|살아|달아|불어|깨어|뛰어|솟아)난|(?:이끈|바꾼|가꾼|꿈꾼|[밝막잡뽑꼽묻찍적닫]힌|버틴|견딘|모자란|자란|놀란|바란|뛴|쥔)|려는|려고|으며|지만|는데|거나|다며|다고|라며|라고|자며|도록|면서|어서|아서|기로|받은|받는|낸|온|간|준|쓴|산|본|든|친|킨|진|찬|린|른|운|큰|은|는|을|ㄴ)$"
)
# nouns that end like a verb's attributive form
_NOUN_ENDINGS = re.compile(
    r"(?:주인|연예인|직장인|장애인|정치인|지인|타인|범인|언론인|방송인|기업인|[가-힣]국인|일본인|고령인|성인|피해|손해|올해|재해|침해|방해|이해|서해|남해|동해|저해|황해|김해|진해|흑해|지중해|카리브해|인원|확인|원인|외국인|한국인|법인|본인|개인|군인|노인|부인|상인|시민|주민|국민|은행|(?<![가-힣])(?:대한|북한|제한|권한|기한|남한|무한|시한|최대한)|남북한|무제한|유통기한|"
    r"사건|조건|의견|기간|시간|공간|민간|인간|연간|월간|주간|일간|야간|구간|순간|중간|회원|직원|의원|병원|위원|대원|공원|학원|지원|"
    r"재산|생산|우산|등산|출산|도산|유산|계산|화산|국산|수산|청산|파산|야산|강산|방산|기온|체온|고온|저온|대본|각본|사본|원본|견본|모친|부친|절친|역할|분할|관할|행운|기운|불운|타운|어른|반찬|만찬|런던|재난|비난|고난|경영난|구인난|전세난|(?<!출)신인|시인|거인|애인|하인|흑인|백인|죄인|증인|공인|달인|위인|요인|와인|체인|캠페인|스페인|카페인|메인|부산|울산|예산|자산|일본|자본|기본|표본|기준|수준|표준|사진|추진|지진|강진|공급|마을|가을|서울|한은|산은|기은|수은|디자인|라인|온라인|"
    r"개인|승인|할인|연인|여인|대만|호남|노선|기관|수출|매출|지출|대출|(?<!지)만|화면|측면|현금|세금|요금|임금|기금|자금|벌금|예금)$"
)
_EDGE = " \t\n,.;:!?\"'“”‘’()[]<>《》〈〉「」『』…·ㆍ-–—~∼/"


def bare(word: str) -> str:
    """The eojeol without particles and marks.

    >>> [bare(word) for word in ("카카오톡은", "회사가", "한국은행에서는", "3월", "정부", "국회의원이", "차량")]
    ['카카오톡', '회사', '한국은행', '3월', '정부', '국회의원', '차량']
    """
    word = _BRACKETS.sub("", word).strip(_EDGE)
    if word[:-1] in _TITLES and _SHORT_PARTICLES.search(word):
        return word[:-1]
    long, short = _LONG_PARTICLES.search(word), _SHORT_PARTICLES.search(word)
    if long and long.start() >= 2:
        return word[: long.start()].strip(_EDGE)
    if short and (short.start() >= 2 or word[:-1] in _ONE_SYLLABLE) and not _keeps(word) and _may_follow(word):
        return word[: short.start()].strip(_EDGE)
    return word


def ends_in_l(word: str) -> bool:
    """Whether its last syllable ends in ㄹ, as the form of a verb does before what can be: 이길 수."""
    return _HANGUL <= ord(word[-1]) <= _LAST_HANGUL and (ord(word[-1]) - _HANGUL) % _FINALS == _FINAL_L


def _may_follow(word: str) -> bool:
    """Whether the last syllable is the form that a particle takes behind the one before it."""
    before, particle = word[-2], word[-1]
    if not _HANGUL <= ord(before) <= _LAST_HANGUL:
        return True
    final = (ord(before) - _HANGUL) % _FINALS
    if particle in _AFTER_CONSONANT:
        return final > 0
    return particle not in _AFTER_VOWEL or final == 0 or (particle == "로" and final == _FINAL_L)


_KEPT = re.compile(
    r"(?:사고|광고|창고|보고|신고|평가|작가|국가|물가|주가|증가|추가|휴가|참가|원가|단가|전문가|유가|투자자|회의|논의|합의|동의|주의|강의|"
    r"항의|협의|혐의|문의|결의|정의|(?<![가-힣])이의|제도|정도|속도|온도|습도|각도|강도|태도|의도|지도|시도|보도|철도|경기도|하수도|상수도|밀도|농도|빈도|순도|채도|용도|고도|위도|경도|한도|연도|구도|(?:선호|만족|의존|신뢰|인지|지지|완성|참여|활용|난이|기여|위험|청렴|이해|숙련|충성|호감|중요|친밀|정확|집중|민감|성숙|투명|혼잡|노출)도|(?:제주|울릉|거제|가거|거문|백령|연평|영종|여의|흑산)도|효과|결과|경과|성과|과로|도로|"
    r"경로|통로|항로|진로|불만|대만|아이|어린이|차이|나이|사이|높이|길이|놀이|회사이|종이|먹이|살이|벌이|풀이|맞이|볶이|고양이|호랑이|원숭이|지팡이|거북이|둥이|국과|학과|교과|초과|통과|사과|부과|기은|"
    r"서울|가을|마을|미만|비만|누나|하나|둘|바나나|코로나|마이너|메시지|이용가|영화|평화|전화|변화|소화|문화|강화|두로|페로|유로|제로|제이|비율|도이)$"
)


def _keeps(word: str) -> bool:
    return bool(_KEPT.search(word))


def is_noun(word: str) -> bool:
    """Whether an eojeol that carries no particle may be the bare noun of a compound."""
    word = word.strip(_EDGE)
    if len(word) < 1 or word[-1].isdigit():
        return False
    return bool(_NOUN_ENDINGS.search(word)) or not _VERBAL.search(word)
