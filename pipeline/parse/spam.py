# ruff: noqa: E501  (a table: one trade of one language per line)
"""Parts of a body -> the parts without advertising text that someone appended after the article's end.

Such tails sell one of a few trades, and have nothing to do with what stands above them. A text at the end leaves only
when it holds two different signs of those trades and the article above it holds none of them: an article about casinos
keeps its casinos. What lies between two such texts leaves with them. At most half of the running text can leave.
"""

import re

from pipeline.parse.reading import OUTSIDE_BODY, Parts

_SIGNS = (
    r"\bcasinos?\b", r"\b(?:free )?spins?\b", r"\bslots?\b", r"\bjackpots?\b", r"\broulette\b", r"\bblackjack\b", r"\bsportsbooks?\b", r"\bbetting\b",
    r"\bbookmakers?\b", r"\bRTP\b", r"\b(?:no[- ])?deposit bonus(?:es)?\b", r"\bwelcome bonus\b", r"\bpromo ?codes?\b", r"\bbonus codes?\b", r"\bfirst deposit\b",
    r"\bpayday loans?\b", r"\bbad credit\b", r"\binstant (?:loan|approval|cash)\b", r"\bviagra\b", r"\bcialis\b", r"\bweight loss pills?\b", r"\bketo gummies\b", r"\bCBD\b",
    r"\bescorts?\b", r"\bessay writ\w+", r"\bbuy (?:followers|likes|backlinks|essays?|views)\b", r"\bbacklinks?\b", r"\bSEO\b", r"\breplica (?:watches|bags)\b",
    r"\bforex signals?\b", r"\bcrypto (?:airdrop|casino|signals?)\b", r"\bhookups?\b", r"\bonline pharmacy\b", r"\bplay (?:now|for (?:just|real|free))\b",
    r"\bказино\b", r"\bфриспин\w*", r"\bслот(?:ы|ов|ах|ам|ами)\b", r"\bрулетк\w+", r"\bбукмекер\w*", r"\bставк\w+ на спорт\b", r"\bпромокод\w*", r"\bбонус\w* за регистрацию\b",
    r"\bбездепозитн\w+", r"\bпервый депозит\b", r"\bзайм\w* (?:онлайн|на карту|без отказа)", r"\bбез проверки кредитной истории\b", r"\bкредит без справок\b", r"\bвиагр\w+",
    r"\bпроститутк\w+", r"\bиндивидуалк\w+", r"\bнакрутк\w+", r"\bкупить (?:диплом|подписчиков|ссылки)\b", r"\bзеркало сайта\b", r"\bрабочее зеркало\b", r"\bигровы\w+ автомат\w*",
    r"카지노", r"바카라", r"슬롯 ?(?:머신|사이트|게임)", r"토토 ?(?:사이트|추천)?", r"먹튀", r"파워볼", r"룰렛", r"배팅|베팅 ?사이트", r"꽁머니", r"첫 ?충전", r"가입 ?(?:코드|머니|보너스)", r"보너스 ?코드",
    r"출장 ?(?:안마|마사지)", r"조건 ?만남", r"유흥", r"비아그라", r"시알리스", r"무직자 ?대출", r"당일 ?대출", r"소액 ?결제 ?현금화", r"홀덤 ?(?:사이트|펍)?", r"백링크",
)  # fmt: skip
_PATTERN = re.compile("|".join(f"(?P<s{at}>{sign})" for at, sign in enumerate(_SIGNS)), re.IGNORECASE)
_MOST = 0.5
_LOOKED_AT = 20_000
"""Characters of one text that are searched: no advertisement is longer."""


def cut_spam(parts: Parts, title: str) -> tuple[Parts, list[str]]:
    """(the article's parts, the texts that were cut off its end)."""
    start = _start_of_tail(parts)
    if not 0 < start < len(parts) or _size(parts[start:]) > _MOST * _size(parts):
        return parts, []
    if signs_in(title) or any(signs_in(text) for _, text in parts[:start]):
        return parts, []
    return parts[:start], [text for _, text in parts[start:]]


def signs_in(text: str) -> set[str]:
    """Which signs of the trades a text holds."""
    return {match.lastgroup or "" for match in _PATTERN.finditer(text[:_LOOKED_AT])}


def _start_of_tail(parts: Parts) -> int:
    """Where the tail starts, or len(parts): from the end upwards as long as every other text has a sign.

    Most articles have no tail, so that only their last two texts are looked at.
    """
    start, signed, two_signs = len(parts), 0, False
    for seen, (at, (_, text)) in enumerate(reversed(list(enumerate(parts))), start=1):
        signs = signs_in(text)
        if signs:
            start, signed = at, signed + 1
            two_signs = two_signs or len(signs) >= 2
        if seen > 2 * signed + 1:
            break
    return start if two_signs else len(parts)


def _size(parts: Parts) -> int:
    return sum(len(text) for kind, text in parts if kind not in OUTSIDE_BODY)
