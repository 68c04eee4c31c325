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


OTHER_TRADES = {
    "en": [
        "Need a locksmith near me? Our specialists are available 24/7. Contact us for a free quote.",
        "Affordable dental implants: our clinic offers a free consultation. Call us now, from $499!",
    ],
    "ru": [
        "Натяжные потолки под ключ: бесплатный замер, скидка 30%, гарантия 10 лет. Звоните!",
        "Ремонт холодильников: выезд мастера круглосуточно, низкие цены, за 1 час.",
    ],
    "ko": [
        "인테리어 업체 추천! 무료 견적, 최저가 보장. 지금 바로 문의 주세요 010-0000-0000.",
        "휴대폰 성지 최저가, 당일 배송, 카톡 문의.",
    ],
}


def parts(texts):
    return [(BlockKind.PARAGRAPH, text) for text in texts]


@pytest.mark.parametrize("language", ["en", "ru", "ko"])
def test_an_appended_tail_is_cut_and_kept_aside(language):
    kept, cut = cut_spam(parts(BODY[language] + TAIL[language]), "Ferries")
    assert ([text for _, text in kept], cut) == (BODY[language], TAIL[language])


@pytest.mark.parametrize(("language", "at"), [(language, at) for language in OTHER_TRADES for at in (0, 1)])
def test_a_tail_of_any_trade_that_calls_on_the_reader_and_leaves_the_topic_is_cut(language, at):
    tail = OTHER_TRADES[language][at : at + 1]
    kept, cut = cut_spam(parts(BODY[language] + tail), "Ferries")
    assert ([text for _, text in kept], cut) == (BODY[language], tail)


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (BODY["en"], "Ferries"),
        (BODY["en"] + TAIL["en"], "Casino boats carry 212,000"),
        (["A casino opened in Bergen.", *BODY["en"], *TAIL["en"]], "Bergen"),
        ([*BODY["en"], "Betting firms did not comment."], "Ferries"),
        (TAIL["en"], "Offer"),
        ([*TAIL["en"], *BODY["en"]], "Ferries"),
        ([*BODY["en"], "Passengers may contact us or call today for a free quote, Fjordline said in May."], "Ferries"),
        ([*BODY["en"], "Order now: 20% off, and nothing else."], "Ferries"),
    ],
    ids=[
        "no tail",
        "the title is about it",
        "the article is about it",
        "one sign only",
        "all of it",
        "at the head",
        "on the topic",
        "two calls only",
    ],
)
def test_what_may_be_the_article_stays(texts, title):
    assert cut_spam(parts(texts), title) == (parts(texts), [])
