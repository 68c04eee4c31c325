# ruff: noqa: E501  (a table: one trade of one language per line)
"""Parts of a body -> the parts without advertising text that someone appended after the article's end.

Two kinds of tails leave. One sells a trade that lives off such texts (gambling, loans, pills): it must hold two
different signs of those trades in one text. The other advertises anything: it must call upon the reader to buy or to
ask in three different ways, two of them in one text, and break with the topic: hardly any of its words are the
article's. Above a tail the article holds no such sign: an article about casinos keeps its casinos. What lies between
two such texts leaves with them. At most half of the running text can leave.
"""

import re

from pipeline.parse.reading import OUTSIDE_BODY, Parts

_SIGNS = (
    r"\bcasinos?\b", r"\b(?:free )?spins?\b", r"\bslots?\b", r"\bjackpots?\b", r"\broulette\b", r"\bblackjack\b", r"\bsportsbooks?\b", r"\bbetting\b",
    r"\bbookmakers?\b", r"\bRTP\b", r"\b(?:no[- ])?deposit bonus(?:es)?\b", r"\bwelcome bonus\b", r"\bpromo ?codes?\b", r"\bbonus codes?\b", r"\bfirst deposit\b",
    r"\bpayday loans?\b", r"\bbad credit\b", r"\binstant (?:loan|approval|cash)\b", r"\bviagra\b", r"\bcialis\b", r"\bweight loss pills?\b", r"\bketo gummies\b", r"\bCBD\b",
    r"\bescorts?\b", r"\bessay writ\w+|\bcustom essays?\b", r"\bbuy (?:\w+ )?(?:followers|likes|backlinks|essays?|views)\b", r"\bbacklinks?\b", r"\bSEO\b", r"\breplica (?:watches|bags)\b",
    r"\bforex signals?\b", r"\bcrypto (?:airdrop|casino|signals?)\b", r"\bhookups?\b", r"\bonline pharmacy\b", r"\bplay (?:now|for (?:just|real|free))\b",
    r"\bказино\b", r"\bфриспин\w*", r"\bслот(?:ы|ов|ах|ам|ами)\b", r"\bрулетк\w+", r"\bбукмекер\w*", r"\bставк\w+ на спорт\b", r"\bпромокод\w*", r"\bбонус\w* за регистрацию\b",
    r"\bбездепозитн\w+", r"\bпервый депозит\b", r"\bзайм\w* (?:онлайн|на карту|без отказа)", r"\bбез проверки кредитной истории\b", r"\bкредит без справок\b", r"\bвиагр\w+",
    r"\bпроститутк\w+", r"\bиндивидуалк\w+", r"\bнакрутк\w+", r"\bкупить (?:диплом|подписчиков|ссылки)\b", r"\bзеркало сайта\b", r"\bрабочее зеркало\b", r"\bигровы\w+ автомат\w*",
    r"카지노", r"바카라", r"슬롯 ?(?:머신|사이트|게임)", r"토토 ?(?:사이트|추천)?", r"먹튀", r"파워볼", r"룰렛", r"배팅|베팅 ?사이트", r"꽁머니", r"첫 ?충전", r"가입 ?(?:코드|머니|보너스)", r"보너스 ?코드",
    r"출장 ?(?:안마|마사지)", r"조건 ?만남", r"유흥", r"비아그라", r"시알리스", r"무직자 ?대출", r"당일 ?대출", r"소액 ?결제 ?현금화", r"홀덤 ?(?:사이트|펍)?", r"백링크",
)  # fmt: skip
_CALLS = (
    r"\b(?:order|buy|book|shop|call|apply|enquire|register) (?:yours |yours? )?(?:now|today|online)\b", r"\b(?:contact|call|message|email) us\b", r"\bvisit our (?:site|website|web ?page|shop|store|showroom)\b",
    r"\b(?:cheap(?:est)?|affordable|lowest|unbeatable|best) (?:price|rate|deal|quote)s?\b", r"\bfree (?:shipping|delivery|quote|estimate|consultation|trial|demo)\b", r"\b\d{1,2} ?% off\b|\bdiscount code\b|\bcoupon\b",
    r"\bmoney[- ]back\b|\b(?:satisfaction|results?) guaranteed\b|\b100 ?% guarantee", r"\bnear (?:me|you)\b", r"\b24/7\b", r"\b(?:top[- ]rated|highly rated|trusted by thousands|number one choice)\b", r"\bour (?:experts|specialists|team of|clinic|services?|prices|customers|clients)\b",
    r"\bclick (?:here|the link)\b", r"\b(?:are you )?looking for (?:a|an|the|cheap|affordable|reliable)\b.{0,60}\?", r"\bno hidden fees?\b|\bhassle[- ]free\b",
    r"\b(?:закаж(?:и|ите)|закаж[уи]те|оформите заказ|купите|звоните|обращайтесь|записывайтесь|оставьте заявку)\b", r"\b(?:заказать|купить)\b.{0,40}\b(?:недорого|дёшево|дешево|онлайн|с доставкой|в интернет[- ]магазине)", r"\bпод ключ\b", r"\bнизк(?:ие|им|ой) цен", r"\bбесплатн(?:ая|ый|ую|о) (?:консультаци|доставк|выезд|замер|расч[её]т)\w*",
    r"\bскидк[аиу] (?:до )?\d", r"\bгарантия (?:качества|до|от|\d)", r"\bнаш(?:и|ем|его|ей) (?:специалист|мастер|сайт|компани|клиник|магазин|цен)\w*", r"\bпереходите по ссылке\b|\bпо ссылке ниже\b", r"\bкруглосуточно\b", r"\bвыезд мастера\b", r"\bинтернет-магазин\w*",
    r"최저가", r"무료 ?(?:상담|견적|체험|배송)", r"지금 ?(?:바로 ?)?(?:신청|구매|주문|클릭|상담|문의|확인)", r"할인 ?(?:코드|쿠폰|이벤트)", r"업체 ?추천|추천 ?업체", r"가격 ?비교", r"당일 ?(?:배송|설치|시공)", r"(?:카톡|전화|언제든) ?(?:으로 ?)?(?:문의|상담)", r"문의 ?(?:주세요|하세요|바랍니다|환영)", r"24시간 ?(?:상담|가능|문의)", r"잘하는 ?곳", r"저희 ?(?:업체|병원|회사|매장)",
)  # fmt: skip
_SCRIPTS = {
    "ko": re.compile(r"[\uac00-\ud7a3]"),
    "ru": re.compile(r"[а-яё]", re.IGNORECASE),
    "en": re.compile(r"[a-z]", re.IGNORECASE),
}


def _by_script(phrases: tuple[str, ...]) -> dict[str, re.Pattern[str]]:
    """One pattern for the phrases of each script: a text is searched for those alone whose letters it has."""
    found: dict[str, list[str]] = {script: [] for script in _SCRIPTS}
    for at, phrase in enumerate(phrases):
        plain = re.sub(r"\\.", "", phrase)
        script = next((script for script, letters in _SCRIPTS.items() if letters.search(plain)), "en")
        found[script].append(f"(?P<s{at}>{phrase})")
    return {script: re.compile("|".join(named), re.IGNORECASE) for script, named in found.items()}


_PATTERNS = _by_script(_SIGNS)
_CALLING = _by_script(_CALLS)
_WORD_START = re.compile(r"\b(?:[\uac00-\ud7a3]{2}|[^\W\d_\uac00-\ud7a3]{5})")
_SHARED = 0.2
"""The share of a tail's words that may be the article's too: words of every text, names of the town."""

_MOST = 0.5
_LOOKED_AT = 20_000
"""Characters of one text that are searched: no advertisement is longer."""


def cut_spam(parts: Parts, title: str) -> tuple[Parts, list[str]]:
    """(the article's parts, the texts that were cut off its end)."""
    start = _start_of_tail(parts)
    above, tail = parts[:start], [text for _, text in parts[start:]]
    if not 0 < start < len(parts) or _size(parts[start:]) > _MOST * _size(parts):
        return parts, []
    said_above = [title, *(text for _, text in above)]
    if any(signs_in(text) for text in said_above):
        return parts, []
    if not any(len(signs_in(text)) > 1 for text in tail) and not _advertises(tail, said_above):
        return parts, []
    return above, tail


def signs_in(text: str) -> set[str]:
    """Which signs of the trades a text holds."""
    return _found(_PATTERNS, text)


def _calls_in(text: str) -> set[str]:
    return _found(_CALLING, text)


def _found(patterns: dict[str, re.Pattern[str]], text: str) -> set[str]:
    text = text[:_LOOKED_AT]
    there = [pattern for script, pattern in patterns.items() if _SCRIPTS[script].search(text)]
    return {match.lastgroup or "" for pattern in there for match in pattern.finditer(text)}


def _advertises(tail: list[str], above: list[str]) -> bool:
    calls = [_calls_in(text) for text in tail]
    if len(set().union(*calls)) < 3 or max(map(len, calls)) < 2 or any(len(_calls_in(text)) > 1 for text in above):
        return False
    words, known = _stems(tail), _stems(above)
    return len(words & known) <= _SHARED * len(words)


def _stems(texts: list[str]) -> set[str]:
    """The first letters of each word of five letters and more, or of two syllables of Korean."""
    return {match.group().casefold() for text in texts for match in _WORD_START.finditer(text)}


def _start_of_tail(parts: Parts) -> int:
    """Where the tail starts, or len(parts): from the end upwards as long as every other text has a sign.

    Most articles have no tail, so that only their last two texts are looked at.
    """
    start, signed = len(parts), 0
    for seen, (at, (_, text)) in enumerate(reversed(list(enumerate(parts))), start=1):
        if signs_in(text) or _calls_in(text):
            start, signed = at, signed + 1
        if seen > 2 * signed + 1:
            break
    return start


def _size(parts: Parts) -> int:
    return sum(len(text) for kind, text in parts if kind not in OUTSIDE_BODY)
