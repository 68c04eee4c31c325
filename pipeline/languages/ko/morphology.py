"""Korean words: an eojeol without its particles, and whether what is left looks like a noun.

Rules instead of a morphological analyser: news numbers stand among nouns and particles, and a closed list of particles
with the plain forms of verbs finds those at thousands of sentences a second.
"""

from pipeline.languages.pattern_files import compiled_patterns

_TITLES = frozenset({"씨", "군", "양", "측"})
# 노르웨이 ends in no 이 that marks a subject: that one, like 은, 을 and 과, only follows a consonant
_AFTER_CONSONANT = frozenset("이은을과")
_AFTER_VOWEL = frozenset("가는를와로")
_HANGUL, _LAST_HANGUL, _FINALS, _FINAL_L, _FINAL_SS = 0xAC00, 0xD7A3, 28, 8, 20
# all syllables that end in ㅆ, as pasts do: 갔 샀 팠 췄
PAST = "".join(map(chr, range(_HANGUL + _FINAL_SS, _LAST_HANGUL + 1, _FINALS)))
_ONE_SYLLABLE = frozenset("수앱시군구도당팀법책집차땅쌀금돈물")
_P = compiled_patterns("ko", "morphology", {"past": PAST})
_EDGE = " \t\n,.;:!?\"'“”‘’()[]<>《》〈〉「」『』…·ㆍ-–—~∼/"


def bare(word: str) -> str:
    """The eojeol without particles and marks.

    >>> [bare(word) for word in ("카카오톡은", "회사가", "한국은행에서는", "3월", "정부", "국회의원이", "차량")]
    ['카카오톡', '회사', '한국은행', '3월', '정부', '국회의원', '차량']
    """
    word = _P["brackets"].sub("", word).strip(_EDGE)
    if word[:-1] in _TITLES and _P["short_particles"].search(word):
        return word[:-1]
    long, short = _P["long_particles"].search(word), _P["short_particles"].search(word)
    if long and long.start() >= 2:
        return word[: long.start()].strip(_EDGE)
    if (
        short
        and (short.start() >= 2 or word[:-1] in _ONE_SYLLABLE)
        and not _P["kept"].search(word)
        and _may_follow(word)
    ):
        return word[: short.start()].strip(_EDGE)
    return word


def base_form(phrase: str) -> str:
    """The phrase without the particle of its last eojeol.

    >>> [base_form(phrase) for phrase in ("정부가", "윤 대통령은", "외교(28%)", "우리 정부의 고위 관계자는")]
    ['정부', '윤 대통령', '외교', '우리 정부의 고위 관계자']
    """
    *ahead, last = phrase.split(" ")
    return " ".join([*ahead, bare(last) or last])


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


def is_noun(word: str) -> bool:
    """Whether an eojeol that carries no particle may be the bare noun of a compound."""
    word = word.strip(_EDGE)
    if len(word) < 1 or word[-1].isdigit():
        return False
    return bool(_P["noun_endings"].search(word)) or not _P["verbal"].search(word)
