"""Language, title and first publisher, by what the page says and what its text is."""

import json

import pytest

from pipeline.html import read_page
from pipeline.model import BlockKind
from pipeline.parse.facts import read_facts, split_authors
from pipeline.parse.lines import said_reason
from pipeline.parse.noise import called_noise
from pipeline.parse.origin import origin_of
from pipeline.parse.title import read_title, without_site
from pipeline.parse.tongue import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ferry company said that it was the best month of the year for all of them.", "en"),
        ("Паромная компания сообщила, что это был лучший месяц с начала года.", "ru"),
        ("Компанія повідомила, що це був найкращий місяць від початку року, її слова.", "uk"),
        ("Компанията съобщи, че това е бил най-добрият месец от началото на годината.", "bg"),
        ("페리 회사는 5월이 가장 좋은 달이었다고 밝혔다. MAU는 올랐다.", "ko"),
        ("フェリー会社は五月が今年最高の月だったと発表した。", "ja"),
        ("渡轮公司表示五月是今年最好的一个月。", "zh"),
        ("Die Reederei sagte, dass der Mai für sie der beste Monat des Jahres war und ist.", "de"),
    ],
)
def test_the_text_decides_the_language(text, language):
    assert language_of(text, declared="fr", expected="fr") == language


SAID = {
    "en": "The ferry company said that it was the best month of the year for all of them, and more boats would come.",
    "ru": "Паромная компания сообщила, что это был лучший месяц с начала года, и что кораблей на линии станет больше.",
    "ko": "페리 회사는 올해 들어 5월이 가장 좋은 달이었으며 앞으로 더 많은 배를 띄우겠다고 현지 시간 6일 밝혔다.",
    "de": "Die Reederei sagte, dass der Mai für sie der beste Monat des Jahres war und mehr Schiffe kommen sollen.",
}


@pytest.mark.parametrize("quoted", SAID)
@pytest.mark.parametrize("language", SAID)
def test_a_quotation_in_another_language_does_not_decide(language, quoted):
    text = "\n".join([SAID[language], f"“{SAID[quoted]}”", SAID[language]])
    assert language_of(text, declared=None, expected=None) == language


def test_a_word_of_many_languages_decides_nothing():
    dates = "1a etapa: 10 de março, Lindoia. 2a etapa: 8 de abril, Rosario. 3a etapa: 22 de abril, Vila Nova do Sul."
    assert language_of(dates, declared=None, expected=None) in {"pt", "und"}


@pytest.mark.parametrize(
    ("declared", "expected", "language"), [("no", None, "no"), (None, "ru", "ru"), (None, None, "und")]
)
def test_what_is_declared_settles_what_the_text_leaves_open(declared, expected, language):
    assert language_of("7, 8, 9.", declared=declared, expected=expected) == language


def test_a_hard_sign_alone_makes_no_russian_text_bulgarian():
    text = "Объем продаж вырос на 18% до 420 млрд руб., сообщил финансовый директор компании за первое полугодие, " * 2
    assert language_of(text, declared=None, expected="ru") == "ru"


@pytest.mark.parametrize(
    ("title", "others", "left"),
    [
        ("Ferries grow - Harbour Post", ["Ferries grow"], "Ferries grow"),
        ("Harbour Post | Ferries grow", ["Ferries grow"], "Ferries grow"),
        ("Ferries - and trains - grow", ["Ferries"], "Ferries"),
        ("Ferries - and trains", ["Something else"], "Ferries - and trains"),
        ("Ferries grow | Quay News", [], "Ferries grow"),
        ("Quay News: Ferries grow", [], "Quay News: Ferries grow"),
        ("Ferries-grow-by-12-Harbour-Post", ["Ferries grow by 12"], "Ferries-grow-by-12"),
    ],
)
def test_the_name_of_the_site_leaves_a_title_where_another_place_agrees_or_the_site_names_itself(title, others, left):
    assert without_site(title, others, {"quay news"}) == left


def test_a_logo_in_the_first_heading_is_outvoted():
    page = read_page(
        "<html><head><title>Ferries grow | Harbour Post</title><meta property='og:title' content='Ferries grow'></head>"
        "<body><h1>Harbour Post</h1><h1>Ferries grow</h1></body></html>"
    )
    assert read_title(page, "") == "Ferries grow"


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<title>Ferries grow by 12 % &lt; Sea &lt; Quay News</title>", "<h3>Ferries grow by 12 %</h3><h2>Sea</h2>"),
        ("<title>Ferries grow by 12 % :: Quay</title>", "<h1>Ferries grow by 12 %</h1>"),
        ("<meta property='og:title' content='Ferries grow by…'>", "<h1>Ferries grow by 12 %</h1>"),
        ("<meta property='og:title' content='Ferries grow by 12&amp;nbsp;%'>", "<h1>Ferries grow by 12 %</h1>"),
        ("<title>Quay</title>", "<h1>Ferries grow by 12 % <span class='comment-count'>90</span><sup>18+</sup></h1>"),
    ],
    ids=["no first heading", "colons", "cut off", "escaped twice", "a counter and an age"],
)
def test_a_title_is_whole_and_nothing_else(head, body):
    page = read_page(f"<html><head>{head}</head><body>{body}<p>It grew by 12.</p></body></html>")
    assert read_title(page, "").replace("\u00a0", " ") == "Ferries grow by 12 %"


@pytest.mark.parametrize(
    ("logo", "title"),
    [
        ("<h1 class='logo'><a href='/'>Harbour Post</a></h1>", "Ferries grow"),
        ("<a href='https://harbour.example/'><h1>Harbour Post</h1></a>", "Ferries grow"),
        ("<h1><a href='/sea/14'>Harbour Post</a></h1>", "Harbour Post"),
        ("<h1><a href='/'>Harbour Post</a>: 14 ferries</h1>", "Harbour Post: 14 ferries"),
    ],
    ids=["link in it", "link around it", "link to another page", "more than the link"],
)
def test_a_heading_that_leads_to_the_front_page_names_the_site(logo, title):
    page = read_page(f"<html><head><title>Ferries grow | Harbour Post</title></head><body>{logo}<h2>Ferries grow</h2>")
    assert read_title(page, "") == title


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Nordby, Per Lie and Tora Vik", ["Ada Nordby", "Per Lie", "Tora Vik"]),
        ("Ada Nordby\u00a0;\u3000Per Lie", ["Ada Nordby", "Per Lie"]),
        ("Ада Нордбю и Пер Ли", ["Ада Нордбю", "Пер Ли"]),
        ("Ada Nordby · Per Lie & Tora Vik", ["Ada Nordby", "Per Lie", "Tora Vik"]),
    ],
)
def test_authors_are_parted_without_the_blanks_between_them(text, names):
    assert split_authors(text) == names


def test_json_ld_that_is_escaped_as_markup_is_read():
    told = {
        "@type": "NewsArticle",
        "headline": "Fjordline&#8217;s R&amp;D up 8%",
        "author": {"name": "Kate O&#039;Brien"},
        "articleBody": "It rose &#8211; by 8%.\nIt was 5 &lt; 7.",
    }
    page = read_page(f"<p>x</p><script type='application/ld+json'>{json.dumps(told)}</script>")
    facts = read_facts(page, None)
    assert (facts.title, facts.authors) == ("Fjordline’s R&D up 8%", ("Kate O'Brien",))
    assert facts.body == "It rose – by 8%. It was 5 < 7."
    assert facts.body_markup == "<p>It rose – by 8%.</p><p>It was 5 &lt; 7.</p>"


OWN = {"@type": "NewsArticle", "headline": "Ferries grow", "datePublished": "2026-04-14T09:30:00Z"}
OTHER = {"@type": "NewsArticle", "headline": "Quays shrink", "datePublished": "2026-03-01T08:00:00Z"}


@pytest.mark.parametrize(
    ("told", "head"),
    [
        ([{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]}, OWN], ""),
        ([{"@type": "WebPage", "hasPart": [OTHER]}, OWN], ""),
        (
            [
                OTHER | {"url": "/b"},
                OWN | {"headline": "x", "mainEntityOfPage": {"@id": "https://www.harbour.example/a/"}},
            ],
            "<link rel='canonical' href='https://harbour.example/a'>",
        ),
        ([OWN | {"headline": "Ferries"}, OTHER], ""),
    ],
    ids=["a list before it", "a part before it", "its address", "the first where none is called so"],
)
def test_of_several_stories_in_json_ld_the_pages_own_is_taken(told, head):
    script = f"<script type='application/ld+json'>{json.dumps(told)}</script>"
    page = read_page(f"<html><head><title>Ferries grow | Quay</title>{head}{script}</head><h1>Ferries grow</h1>")
    assert read_facts(page, None).published_at.isoformat() == "2026-04-14T09:30:00+00:00"


@pytest.mark.parametrize(
    "body",
    [
        "<div class=strip><time>2026-04-19</time></div><main><h1>Ferries</h1><p><time>2026-04-14</time></p></main>",
        "<header><time>2026-04-19</time></header><article><time>2026-04-14</time><h1>Ferries</h1></article>",
        "<main><h1>Ferries</h1><time>2026-04-14</time><aside><time>2026-04-19</time></aside></main>",
        "<time>2026-04-14</time><p>No heading.</p><time>2026-04-19</time>",
        "<h1>Ferries</h1><time>2026-04-19</time><p><time itemprop=datePublished>2026-04-14</time></p>",
        "<h1>Ferries</h1><p>Updated <time>2026-04-19</time> Published <time>2026-04-14</time></p>",
        "<h1>Ferries</h1><p><span>Обновлено:</span> <time>2026-04-19</time>, <time>2026-04-14</time></p>",
        "<h1>Ferries</h1><time class='entry-date updated'>2026-04-19</time><time class='entry-date'>2026-04-14</time>",
        "<h1>Ferries</h1><time class='published updated'>2026-04-14</time><time>2026-04-19</time>",
    ],
)
def test_the_time_nearest_to_the_headline_is_that_of_the_article(body):
    assert read_facts(read_page(body), None).published_at.day == 14


@pytest.mark.parametrize(
    "times",
    [
        {"datePublished": ["2026-04-14T09:30:00Z"]},
        {"datePublished": {"@type": "Date", "@value": "2026-04-14T09:30:00Z"}},
        {"datePublished": 1776159000000},
        {"datePublished": 1776159000},
        {"datePublished": "1970-01-01T00:00:00Z", "dateCreated": "2026-04-14T09:30:00Z"},
    ],
    ids=["a list", "an object", "milliseconds", "seconds", "none, and when it was made"],
)
def test_a_time_in_json_ld_is_read_in_each_of_its_shapes(times):
    script = json.dumps({"@type": "NewsArticle", "headline": "Ferries grow", **times})
    page = read_page(
        f"<script type='application/ld+json'>{script}</script><time>2026-04-19</time><h1>Ferries grow</h1>"
    )
    assert read_facts(page, None).published_at.isoformat() == "2026-04-14T09:30:00+00:00"


def test_a_day_in_json_ld_gets_its_time_from_a_meta_element():
    script = json.dumps(OWN | {"datePublished": "April 14, 2026"})
    head = "<meta property='article:published_time' content='2026-04-{}T11:21:08+00:00'>"
    script = f"<script type='application/ld+json'>{script}</script><h1>Ferries grow</h1>"
    assert read_facts(read_page(head.format(14) + script), None).published_at.hour == 11
    assert read_facts(read_page(head.format(15) + script), None).published_at.day == 14


@pytest.mark.parametrize(
    ("url", "canonical", "last", "origin"),
    [
        ("https://m.harbour.example/a", "https://www.harbour.example/a", "", None),
        ("https://harbour.example/a", "https://northern-ledger.test/a", "", "northern-ledger.test"),
        (
            "https://harbour.example/a",
            None,
            "This article is from The Northern Ledger, our sister paper.",
            "The Northern Ledger",
        ),
        ("https://harbour.example/a", None, "The story was first reported in January by two people.", None),
        ("https://harbour.example/a", None, "This article was first published on Harbour.", None),
        ("https://harbour.example/a", None, "Материал впервые опубликован в «Северном листке».", "Северном листке"),
        ("https://harbour.example/a", None, "Эта статья опубликована в «Северном листке».", "Северном листке"),
        ("https://harbour.example/a", None, "Текст опубликован на «Портале», за него 212 тыс. человек.", None),
        ("https://harbour.example/a", None, "The report was published on Tuesday by the office of ferries.", None),
        ("https://harbour.example/a", None, "The article was published in Quaymatter on Monday.", None),
        ("https://harbour.example/a", None, "This story was first published in Norwegian.", None),
        ("https://harbour.example/a", None, "This story was first published on Tuesday in two papers.", None),
        ("https://harbour.example/a", None, "This story first appeared in Norwegian Ledger.", "Norwegian Ledger"),
        ("https://harbour.example/a", None, "The story originally appeared in Quaymatter.", "Quaymatter"),
        ("https://www.hanggu.co.kr/a", "https://www.bada.co.kr/a", "", "bada.co.kr"),
        ("https://www.harbour.co.uk/a", "https://www.harbour.com/a", "", None),
    ],
)
def test_the_first_publisher_is_named_where_the_page_names_another(url, canonical, last, origin):
    page = read_page("<p>x</p>")
    assert origin_of(page, url, canonical, [(BlockKind.PARAGRAPH, last)]) == origin


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Read more: Otterpost closes", "related"),
        ("Читайте также: «Морошка» выросла", "related"),
        ("관련기사 모아보기", "related"),
        ("Sign up for our newsletter", "newsletter"),
        ("Подписывайтесь на наш Telegram", "newsletter"),
        ("노아람 기자 aram@harbour.example", "byline"),
        ("저작권자 ⓒ 항구일보. 무단 전재 금지", "legal"),
        ("© 2026 Harbour Post", "legal"),
        ("Advertisement", "advert"),
        ("Photo: Harbour Post", "caption"),
        ("그래픽=방파제 길이 3.1km", "caption"),
        ("A ferry off Bergen in 2024. Reuters", "caption"),
        ("The company lost 5 million euros, two people told Reuters.", None),
        ("Полный текст доступен по подписке: 299 руб. в месяц.", "paywall"),
        ("Subscribe to continue reading for 1 euro", "paywall"),
        ("This article was translated by AI from Korean.", "translated_notice"),
        ("1,204", "share"),
        ("17:41 KST, October 13, 2026", "byline"),
        ("Donnerstag, 18. 7.", None),
        ("Monday: 14 ferries", None),
        ("On Monday, 18 July, 14 ferries sailed.", None),
        ("... is senior fellow at the Harbour Institute. From 2004 to 2006 she taught in Bergen.", "byline"),
        ("Ada Nordby is the Harbour Post's shipping editor and has 14 cats.", "byline"),
        ("Follow @HarbourDeals on Twitter for 50 offers a day", "newsletter"),
        ("Get The Harbour Post delivered through your letterbox. 12 issues for £11.99.", "newsletter"),
        ("Tides, by Ada Nordby, is out now (Fjord, £25)", "advert"),
        ("[button link='/send' type='big'] Send us your 3 photos[/button]", "unrendered"),
        ("Свидетельство о регистрации № 77-00001 от 14 января 2020 года.", "legal"),
        ("등록번호 가00001 | 등록일 2020.01.14", "legal"),
        ("Quillgram is out now in 14 countries.", None),
        ("Per Lie is the company's chief executive and owns 14 percent.", None),
        ("Get ready for 12 new ferries.", None),
        ("Readers of newspapers read more than 5 papers a week.", None),
        ("Quillgram subscribers rose by 5 percent.", None),
        ("Related companies earned 5 million.", None),
        ("По теме налогов высказались 12 депутатов.", None),
        ("7 cats", None),
        ("$139.00", None),
        ("87 %", None),
        ("— Island Mayor (@islandmayor) June 8, 2026", None),
        ("Click\u00a0here\u00a0to read all 14 pages", "related"),
        ("You can also check: Gold rate | 12 more", "related"),
        ("Comments", "share"),
        ("Comments by 12 readers moved the council.", None),
        ("Развернуть на весь экран", "share"),
        ("An dieser Stelle finden Sie einen von der Redaktion ausgewählten, externen Inhalt von 3 Seiten.", "cookie"),
        ("To view this content, accept 4 cookies in the settings.", "cookie"),
        ("To view this part of the coast, 4,000 people came.", None),
        ("(Reporting by Ada Nordby and Per Lie; editing by Tora Vik)", "byline"),
        ("With reports from Northern Ledger", "byline"),
        ("With reports of 14 dead, the harbour closed.", None),
        ("Do you have a story to tell? Call 555-0142", "newsletter"),
    ],
)
def test_a_line_leaves_by_what_it_says(line, reason):
    assert said_reason(line) == reason


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<div class='RelatedLinks'>", "related"),
        ("<div class='article__most-read'>", "most_read"),
        ("<div data-mrf-placement='ReadMore 3'>", "related"),
        ("<div class='js-search-mark'>", None),
        ("<div class='has-newsletter article-body'>", None),
        ("<div class='gradient'>", None),
        ("<div id='cookie-banner'>", "cookie"),
        ("<div style='display: none'>", "hidden"),
        ("<footer>", "navigation"),
        ("<p class='promise'>", None),
        ("<div class='shareholder-table'>", None),
        ("<div id='block-n1AuAdJlVL'>", None),
        ("<div class='topAdSlot'>", "advert"),
        ("<div class='v-cmp-sub'>", None),
        ("<div class='story-card'>", "related"),
    ],
)
def test_an_element_is_noise_by_its_whole_names(markup, reason):
    element = read_page(markup + "x").root.find("body")[0]
    assert called_noise(element) == reason
