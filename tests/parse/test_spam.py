"""Advertising that someone appended leaves; an article about the same trade stays whole."""

import pytest

from pipeline.model import BlockKind
from pipeline.parse.spam import cut_spam

BODY = {
    "en": [
        "Fjordline carried 212,000 passengers in May, it said.",
        "That is 8 percent more than a year earlier.",
        "Tickets cost 40 euros.",
    ],
    "ru": ["Паромы перевезли в мае 212 тыс. пассажиров.", "Это на 8% больше, чем годом ранее.", "Билет стоит 40 евро."],
    "ko": ["페리 회사는 5월 승객이 21만2000명이었다고 밝혔다.", "1년 전보다 8% 늘어난 수치다.", "승선권은 40유로다."],
}
TAIL = {
    "en": ["Best online casino: 500 free spins on your first deposit.", "Play for just $1 and win."],
    "ru": ["Лучшее онлайн-казино: 500 фриспинов, промокод WIN777."],
    "ko": ["온라인 카지노 가입 보너스 500%, 슬롯 사이트 1위.", "먹튀 없는 바카라."],
}


def parts(texts):
    return [(BlockKind.PARAGRAPH, text) for text in texts]


@pytest.mark.parametrize("language", ["en", "ru", "ko"])
def test_an_appended_tail_is_cut_and_kept_aside(language):
    kept, cut = cut_spam(parts(BODY[language] + TAIL[language]), "Ferries")
    assert ([text for _, text in kept], cut) == (BODY[language], TAIL[language])


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (BODY["en"], "Ferries"),
        (BODY["en"] + TAIL["en"], "Casino boats carry 212,000"),
        (["A casino opened in Bergen.", *BODY["en"], *TAIL["en"]], "Bergen"),
        ([*BODY["en"], "Betting firms did not comment."], "Ferries"),
        (TAIL["en"], "Offer"),
        ([*TAIL["en"], *BODY["en"]], "Ferries"),
    ],
    ids=["no tail", "the title is about it", "the article is about it", "one sign only", "all of it", "at the head"],
)
def test_what_may_be_the_article_stays(texts, title):
    assert cut_spam(parts(texts), title) == (parts(texts), [])
