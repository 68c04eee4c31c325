"""What a line says tells whether it is the site's; a sentence that opens with the same word is the article's."""

import pytest

from pipeline.parse.lines import said_reason


@pytest.mark.parametrize(
    "sentence",
    [
        "Support for the harbour plan fell to 58% in May, a survey of 2,310 islanders showed.",
        "Donate Kidney Norway counted 3,470 people on its list last year.",
        "The latest figures follow a fall of 4.1% in the spring.",
        "For more than 2 million people on the coast the yard's new app will be free until 2029.",
        "Popular quays grew fastest: 24,800 people took the morning boat.",
        "Most popular was the boat to Kiel, with 24,800 people.",
        "Copyright income of the yard's museum rose 7.3% to 5.1 million euros, its report says.",
        "Quill Bank is the largest contributor to the index's 6.4% gain this year.",
        "Updated forecasts see growth of 2.9% in the year to May.",
        "При использовании старого топлива выбросы выросли на 14,3%, сообщили на верфи.",
        "Подробнее о расходах рассказали на верфи: за год она списала 16 млрд рублей.",
        "Оставайтесь на берегу — такой совет дали 380 тыс. жителей порта.",
        "Следите за ставкой: в апреле она выросла на 3,4%.",
        "구독자는 420만 명으로 1년 전보다 15% 늘었다.",
        "구독료는 월 9,900원으로 올랐다.",
        "등록 선박은 1,800척으로 1년 전보다 3.6% 늘었다.",
        "수정 전망치는 3.1%로 종전보다 0.4%포인트 낮다.",
        "이 시각 현재 환율은 전일보다 1.7% 오른 1,390원에 거래되고 있다.",
        "▶매출 2조8000억원 ▶영업이익 1,900억원",
        "네이버에서 가장 많이 팔린 배표는 2만4000장이 나갔다.",
    ],
)
def test_a_sentence_with_figures_is_none_of_the_sites_lines(sentence):
    assert said_reason(sentence) is None


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Support us from 3 euros a month.", "newsletter"),
        ("Support the Harbour Post", "newsletter"),
        ("Donate 5 euros today.", "newsletter"),
        ("The latest news of 40 ports in your inbox", "newsletter"),
        ("For more, follow @harbourpost, as 120,000 do", "newsletter"),
        ("Popular: 12 quays worth a walk", "related"),
        ("Most popular", "related"),
        ("Copyright 2026 Harbour Post. All rights reserved.", "legal"),
        ("Copyright (с) ООО «Причал», 2026.", "legal"),
        ("Ada Nordby is a regular contributor to the Harbour Post.", "byline"),
        ("Updated 3 hours ago", "byline"),
        ("При использовании материалов ссылка на сайт обязательна, 18+.", "legal"),
        ("Подробнее о 12 портах читайте на сайте", "related"),
        ("Оставайтесь с нами: нас 120 тысяч.", "newsletter"),
        ("Следите за нашими новостями: нас 120 тысяч.", "newsletter"),
        ("구독자 30만 명과 함께 뉴스레터를 받아 보세요.", "newsletter"),
        ("입력 2026.04.14 09:30", "byline"),
        ("이 시각 주요 뉴스", "related"),
        ("▶ 뱃삯 2년 새 17% 올라", "related"),
        ("네이버에서 하버포스트 구독하기", "newsletter"),
    ],
)
def test_a_line_of_the_site_is_told_by_its_words(line, reason):
    assert said_reason(line) == reason
