"""A page becomes an article with its blocks and facts, or leaves with the reason."""

from datetime import UTC, date, datetime

import pytest

from pipeline.model import Article, BlockKind, Drop, Layout, Reason
from pipeline.parse import as_json, parse_page

URL = "https://harbourpost.example/tech/quillgram"


def parse(body, *, url=URL, content_type="text/html", source=None, captured_at=None):
    body = body.encode() if isinstance(body, str) else body
    return parse_page(body, url=url, content_type=content_type, source=source, captured_at=captured_at)


@pytest.fixture
def article(page_bytes):
    found = parse(page_bytes("general.html"))
    assert isinstance(found, Article)
    return found


def test_the_general_reader_keeps_each_block_with_its_kind_in_page_order(article):
    kinds = [block.kind.value for block in article.blocks]
    assert kinds == [
        "headline", "lead", "paragraph", "paragraph", "caption", "paragraph", "paragraph", "list", "list",
        "table", "table", "table", "quote", "paragraph",
    ]  # fmt: skip
    assert article.blocks[0].text == "Quillgram adds 1.2 million users in May"
    assert article.blocks[1].text == "The messenger now counts 8.4 million people in Norway each month."
    assert [block.text for block in article.blocks if block.kind is BlockKind.TABLE][1] == "April | 7.2 million"


@pytest.mark.parametrize("number", ["847", "412", "1,204.7", "55,000", "300,000", "14 years", "555-0142", "24 million"])
def test_no_number_of_the_surroundings_enters(article, number):
    assert number not in article.text


@pytest.mark.parametrize(("reason", "start"), [("newsletter", "Join 55,000"), ("related", "Read more: Blue Parrot")])
def test_what_left_is_kept_with_its_reason(article, reason, start):
    assert [gone.reason for gone in article.dropped if gone.text.startswith(start)] == [reason]


def test_the_facts_are_those_of_the_page(article):
    assert article.title == "Quillgram adds 1.2 million users in May"
    assert article.authors == ("Ada Nordby", "Per Lie")
    assert (article.section, article.language, article.layout) == ("Tech", "en", "general")
    assert article.published_at.isoformat() == "2026-06-03T09:15:00+02:00"
    assert article.modified_at.isoformat() == "2026-06-03T10:00:00+02:00"
    assert (article.paywalled, article.syndicated_from, article.flags) == (False, None, ())
    assert article.canonical_url == URL
    assert article.subtitle == "The messenger now counts 8.4 million people in Norway each month."


def test_the_json_text_has_neither_headline_nor_captions(article):
    printed = as_json("7", URL, article)
    assert printed["text"].startswith("The messenger now counts")
    assert "A phone shows" not in printed["text"]
    assert printed["published"] == "2026-06-03T09:15:00+02:00"
    assert {"kind": "caption", "text": "A phone shows 3 chats in Bergen. Photo: Harbour Post"} in printed["blocks"]


NEXT = Layout(
    key="2026",
    valid_from=date(2026, 1, 1),
    embedded="next_f:contentHtml",
    embedded_lead="next_f:subTitle",
    caption="div.caption",
    title="#gtm-article-data::attr(data-title)",
    authors="#gtm-article-data::attr(data-byline-writer-name)",
    published="#gtm-article-data::attr(data-deploy-dt)",
    erase=(r"\$\$[A-Z]+\$\$",),
)


def test_a_body_held_only_in_page_data_is_read_through_its_layout(page_bytes, source_with):
    found = parse(page_bytes("next_f.html"), source=source_with(NEXT, time_zone="Asia/Seoul", language="ko"))
    assert [(block.kind.value, block.text[:14]) for block in found.blocks] == [
        ("headline", "퀼그램 5월 이용자 120"),
        ("lead", "노르웨이 월간 이용자 84"),
        ("caption", "베르겐의 한 시민이 퀼그램"),
        ("paragraph", "메신저 퀼그램의 노르웨이 "),
        ("paragraph", "10대가 절반"),
        ("paragraph", "새 이용자의 절반은 10대"),
    ]
    assert (found.published_at.isoformat(), found.authors, found.language) == (
        "2026-06-03T00:40:00+09:00", ("노아람",), "ko",
    )  # fmt: skip
    assert [gone.reason for gone in found.dropped] == ["byline"]


def test_without_a_layout_that_body_is_found_among_the_data(page_bytes):
    found = parse(page_bytes("next_f.html"))
    assert found.layout == "page_data"
    assert "새 이용자의 절반은 10대" in found.text


OLD = Layout(key="2019", valid_from=date(2019, 1, 1), body="div.text_2019 > p", published="div.date")
NEW = Layout(key="2026", valid_from=date(2026, 1, 1), body="div.text_2019, h1")


@pytest.mark.parametrize(
    ("captured_at", "layout"),
    [(datetime(2020, 5, 1, tzinfo=UTC), "2019"), (datetime(2026, 6, 3, tzinfo=UTC), "2026"), (None, "2026")],
    ids=["an old capture", "a new capture", "no date: the newest that reads"],
)
def test_the_layout_of_the_day_of_the_capture_reads_it(page_bytes, source_with, captured_at, layout):
    found = parse(page_bytes("old_look.html"), source=source_with(OLD, NEW, language="ru"), captured_at=captured_at)
    assert found.layout == layout
    assert found.language == "ru"


def test_a_layout_that_finds_nothing_leaves_the_page_to_the_next(page_bytes, source_with):
    gone = Layout(key="2027", valid_from=date(2027, 1, 1), body="div.never")
    assert parse(page_bytes("old_look.html"), source=source_with(OLD, gone, language="ru")).layout == "2019"
    assert parse(page_bytes("general.html"), source=source_with(gone)).layout == "general"


MANY = "".join(
    f"<p>Ferry number {n} carried {n}1,200 passengers in May, {n} percent more than in April.</p>" for n in range(12)
)
ERROR_EN = (
    "<html><body><h1>404 Page not found</h1><p>The page you are looking for does not exist, sorry.</p></body></html>"
)
ERROR_RU = (
    "<html><body><h1>Страница не найдена</h1><p>Такой страницы у нас нет. Вернитесь на главную.</p></body></html>"
)
CONSENT = (
    "<html><body><h1>Before you continue</h1><p>We store cookies. Accept all cookies to read on.</p></body></html>"
)
PROSE = (
    "<p>The ferry company Fjordline carried 212,000 passengers in May, 8 percent more than a year earlier, it said.</p>"
)


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"%PDF-1.7 \xe2\xe3", "application/pdf", Reason.NOT_HTML),
        (b"%PDF-1.7 \xe2\xe3", "text/html", Reason.NOT_HTML),
        (b'{"count": 5}', "application/json", Reason.NOT_HTML),
        (b"", "text/html", Reason.NO_TEXT),
        (b"<html><body><script>var a = 5;</script></body></html>", "text/html", Reason.NO_TEXT),
        (b"<html><body>" + b"<div>" * 100_000 + PROSE.encode(), "text/html", Reason.TOO_DEEP),
        (b"<html><body>" + b"<p>7 cats</p>" * 60_000, "text/html", Reason.TOO_LARGE),
        (b"<html><body>" + b"<" * 1_500_000, "text/html", Reason.NO_TEXT),
        (b"<html>" + bytes(range(256)) * 300, "text/html", Reason.UNREADABLE),
        (ERROR_EN.encode(), "text/html", Reason.ERROR_PAGE),
        (ERROR_RU.encode(), "text/html", Reason.ERROR_PAGE),
        (CONSENT.encode(), "text/html", Reason.CONSENT_WALL),
    ],
    ids=["pdf", "pdf called html", "json", "empty", "script only", "deep", "many elements", "no word", "binary",
         "error", "error ru", "consent"],
)  # fmt: skip
def test_a_page_that_is_no_article_leaves_with_the_reason(body, content_type, reason):
    found = parse(body, content_type=content_type)
    assert isinstance(found, Drop)
    assert (found.reason, found.item) == (reason, URL)
    assert as_json("7", URL, found)["dropped"][0]["reason"] == reason.value


ERROR, WALL = Reason.ERROR_PAGE, Reason.CONSENT_WALL


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("That page can’t be found. It looks like nothing was found at this location. Maybe try a search?", ERROR),
        ("Sorry, this page isn't available. The link you followed may be broken, or it has been removed.", ERROR),
        ("Checking your browser before you reach harbour.example. This takes 5 seconds, and happens once.", ERROR),
        ("Please enable JS and disable any ad blocker to go on with the Harbour Post of this day, thank you.", ERROR),
        ("Internal Server Error: the server met with a condition that kept it from answering you, code 77.", ERROR),
        ("Access to this page has been denied. Press and hold to confirm you are a human, reference 5f1a77.", ERROR),
        ("We are down for scheduled maintenance, and will be back within 2 hours. Sorry for the long wait.", ERROR),
        ("Такой страницы не существует. Возможно, вы ошиблись в адресе. Попробуйте найти её через поиск.", ERROR),
        ("Подтвердите, что вы не робот. Для этого поставьте отметку в поле и нажмите кнопку «Продолжить» 1 раз.",
         ERROR),
        (("요청하신 페이지를 찾을 수 없습니다. 주소가 잘못 입력되었거나 변경되었습니다. 다시 확인해 주시기 바랍니다. "
         "처음으로."), ERROR),
        (("해당 기사는 삭제되었거나 주소가 바뀌었습니다. 이용에 불편을 드려 죄송합니다. "
         "다른 기사를 이용해 주시기 바랍니다."), ERROR),
        (("로봇이 아님을 확인해 주세요. 계속하려면 아래 문자를 입력해 주시기 바랍니다. 이용해 주셔서 감사합니다. "
         "항구일보 드림."), ERROR),
        ("Your privacy, your choice: by going on you agree to the storing of cookies by us and 212 partners.", WALL),
        ("Мы используем файлы cookie. Продолжая, вы соглашаетесь на обработку данных о 12 посещениях сайта.", WALL),
        (("쿠키 사용에 동의해 주세요. 당사와 641개 협력사는 기기의 쿠키를 이용합니다. "
         "계속하려면 모두 동의를 눌러 주세요."), WALL),
        ("The bridge is under maintenance until May, the town said, and 4,000 cars a day take the ferry instead.",
         None),
        ("Access to the island has been denied to 40 ships this year, the harbour office said on Tuesday evening.",
         None),
        ("Доступ к мессенджеру ограничили для 40 тыс. человек, сообщили в порту. Суд рассмотрит дело в мае.", None),
        (("피오르드라인 앱에서 장애가 발생해 이용자 4만 명이 접속하지 못했다고 회사가 9일 밝혔다. "
         "복구에는 2시간이 걸렸다."), None),
    ],
)  # fmt: skip
def test_short_pages_are_told_from_short_news_by_what_they_say(text, reason):
    found = parse(f"<html><head><title>Harbour Post</title></head><body><p>{text}</p></body></html>")
    assert (found.reason if isinstance(found, Drop) else None) is reason


SHORT_NEWS = f"<p>{'Fjordline carried 212,000 people in the first three months, it said on Tuesday. ' * 3}</p>"


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("500 jobs go at Nimbo yard in Leeds", None),
        ("400,000 homes without power after storm", None),
        ("404 ships checked in harbour sweep", None),
        ("500-strong crowd asks for ferries", None),
        ("500 тыс. человек остались без света", None),
        ("500 — столько рейсов отменили в порту за неделю", None),
        ("405명 탄 여객선 멈춰", None),
        ("404", ERROR),
        ("404 | Harbour Post", ERROR),
        ("404 - Harbour Post", ERROR),
        ("404: nothing here", ERROR),
        ("403 Forbidden", ERROR),
        ("404 File not found", ERROR),
        ("410 Gone", ERROR),
        ("429 Too Many Requests", ERROR),
        ("Error 500", ERROR),
        ("404 ошибка", ERROR),
    ],
)
def test_a_headline_that_opens_with_a_number_is_told_from_a_servers_code(title, reason):
    found = parse(f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{SHORT_NEWS}</body></html>")
    assert (found.reason if isinstance(found, Drop) else None) is reason


@pytest.mark.parametrize(
    ("title", "reason"),
    [
        ("Red Cross: access denied to 2,400 prisoners of war", None),
        ("Access denied to 40 ships", None),
        ("В 12 регионах доступ ограничен к мобильному интернету", None),
        ("Доступ ограничен в 12 регионах", None),
        ("접근이 제한된 섬 12곳", None),
        ("Bank service unavailable for 3 hours", None),
        ("Nimbo changes cookie settings for 4 million users", None),
        ("Access denied", ERROR),
        ("Access denied | Harbour Post", ERROR),
        ("Sorry, this page isn't available - Harbour Post", ERROR),
        ("Доступ ограничен", ERROR),
        ("Страница не найдена", ERROR),
        ("페이지를 찾을 수 없습니다", ERROR),
        ("Доступ ограничен с 5 мая — РКН", None),
        ("Доступ запрещён «Фьордлайну»", None),
        ("Интернет-доступ ограничен", None),
        ("В 12 регионах — доступ ограничен", None),
        ("Access denied – 40 ships wait", None),
        ("Facebook page of 3 ministers no longer available in Norway", None),
        ("Nimbo content no longer available in 12 countries", None),
        ("500-page report not available to 12 senators", None),
        ("500-page log of ferry not found in 3 searches", None),
        ("Toy Story no longer available to 4 million viewers", None),
        ("Internal server error stops 40 ferries", None),
        ("We value your privacy, said Nimbo, and sold 4 million names", None),
        ("Россияне дали согласие на обработку данных 3 млн раз", None),
        ("Суд: сайт использует cookie без согласия 4 млн человек", None),
        ("존재하지 않는 기사 300건 인용한 AI", None),
        ("삭제된 기사 300건 복원", None),
        ("개인정보 수집 동의 없이 300만 명 조회", None),
        ("404: nothing here", ERROR),
        ("К сожалению, страница не найдена", ERROR),
        ("Запрашиваемая страница не найдена", ERROR),
        ("Такой страницы не существует на нашем сайте", ERROR),
        ("К сожалению, новость удалена", ERROR),
        ("Доступ ограничен в вашем регионе", ERROR),
        ("Подтвердите, что вы не робот", ERROR),
        ("요청하신 페이지를 찾을 수 없습니다", ERROR),
        ("해당 기사는 삭제되었습니다 ㅣ 항구일보", ERROR),
        ("접근이 제한되었습니다 ㅣ 항구일보", ERROR),
        ("로봇이 아님을 확인해 주세요", ERROR),
        ("The page you are looking for could not be found", ERROR),
        ("The requested page cannot be found", ERROR),
        ("Sorry, this content is not available in your region", ERROR),
        ("The content is not available in your country due to legal reasons", ERROR),
        ("503 Service Temporarily Unavailable", ERROR),
        ("502 Bad Gateway", ERROR),
        ("Unfortunately, this page is no longer available", ERROR),
        ("Sorry, the page does not exist. Try the 12 sections", ERROR),
        ("We're sorry, service unavailable. Error 503", ERROR),
        *((f"Page not found {mark} Harbour Post", ERROR) for mark in "|–—·ㅣ«»›-"),
        *((f"Access denied {mark} Harbour Post", ERROR) for mark in "|–—·ㅣ«»›-"),
        *((f"Harbour Post {mark} Access denied", ERROR) for mark in "|–—·ㅣ«»›-"),
        ("Cookie settings", WALL),
        ("Cookie settings — Harbour Post", WALL),
        ("Before you continue to Harbour Post", WALL),
        ("We value your privacy – Harbour Post", WALL),
        ("Harbour Post asks for your consent to use your personal data", WALL),
        ("Согласие на обработку персональных данных", WALL),
        ("쿠키 사용에 동의해 주세요", WALL),
    ],
)
def test_words_that_news_may_be_about_make_a_dated_article_none_only_as_its_whole_title(title, reason):
    head = f'<meta property="og:type" content="article"><meta name="date" content="2026-06-03"><title>{title}</title>'
    found = parse(f"<html><head>{head}</head><body><h1>{title}</h1>{SHORT_NEWS}</body></html>")
    assert (found.reason if isinstance(found, Drop) else None) is reason


def test_a_front_page_is_no_news():
    found = parse(f"<html><body>{PROSE * 6}</body></html>", url="https://harbourpost.example/")
    assert found.reason is Reason.NOT_NEWS


def test_an_article_about_cookies_is_an_article():
    text = (
        "<p>Regulators fined Nimbo for its cookie consent banner, which 4 million people clicked away in May alone.</p>"
    )
    assert isinstance(
        parse(f"<html><body><h1>Cookie settings cost Nimbo 5 million</h1>{text}{MANY}</body></html>"), Article
    )
    head = '<head><meta property="og:type" content="article"><meta name="date" content="2026-06-03"></head>'
    assert isinstance(parse(f"<html>{head}<body><h1>Nimbo fined 5 million</h1>{text}</body></html>"), Article)


def page_with_time(time):
    head = f'<head><meta property="article:published_time" content="{time}"></head>'
    return f"<html>{head}<body><h1>Ferries</h1>{PROSE * 3}</body></html>"


@pytest.mark.parametrize(
    ("time", "zone", "expected", "flags"),
    [
        ("2026-04-14T22:05:00+09:00", None, "2026-04-14T22:05:00+09:00", ()),
        ("2026-04-14T22:05:00Z", "Asia/Seoul", "2026-04-15T07:05:00+09:00", ()),
        ("2026.04.14 22:05", "Asia/Seoul", "2026-04-14T22:05:00+09:00", ()),
        ("2026-04-14", "Europe/Moscow", "2026-04-14T00:00:00+03:00", ()),
        ("2026-04-14 22:05", None, "2026-04-14T22:05:00+00:00", ("zone_unknown",)),
        ("Tue, 14 Apr 2026 22:05:00 +0300", None, "2026-04-14T22:05:00+03:00", ()),
    ],
    ids=["as printed", "in the paper's own zone", "naive: the source's zone", "a day", "no zone known", "rfc 822"],
)
def test_a_time_has_a_zone_and_its_day_is_the_day_of_the_readers(source_with, time, zone, expected, flags):
    found = parse(page_with_time(time), source=source_with(time_zone=zone) if zone else None)
    assert (found.published_at.isoformat(), found.flags) == (expected, flags)


def test_a_page_without_a_date_has_none():
    assert parse(f"<html><body><h1>Ferries</h1>{PROSE * 3}</body></html>").published_at is None


KOREAN = (
    "<p>여객선사 피오르드라인의 5월 승객이 21만2000명으로 집계됐다. 회사는 1년 전보다 8% 늘었다고 밝혔다.</p>"
    "<p>1999년 항로를 연 뒤 가장 많은 숫자다. 승객 대부분은 섬으로 향했고 섬의 숙소는 모두 만실이었다.</p>"
)
RUSSIAN = "<p>Паромы компании Fjordline перевезли в мае 212 тыс. пассажиров, сообщила её пресс-служба.</p>" * 3


@pytest.mark.parametrize("content_type", ["text/html", "text/html; charset=utf-8", "text/html; charset=euc-kr"])
@pytest.mark.parametrize(
    "meta", ["", "<meta charset='euc-kr'>", "<meta charset='utf-8'>"], ids=["bare", "right", "wrong"]
)
def test_no_reader_has_to_guess_at_legacy_korean(content_type, meta):
    page = f"<html><head>{meta}<title>승객 늘었다</title></head><h1>승객 늘었다</h1><div>{KOREAN}</div></html>"
    found = parse(page.encode("cp949"), content_type=content_type)
    assert (found.title, found.language) == ("승객 늘었다", "ko")
    assert found.body_text == "\n".join(part.removeprefix("<p>") for part in KOREAN.split("</p>") if part)


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866"])
def test_legacy_russian_is_read_under_a_wrong_header(encoding):
    page = f"<html><head><title>Паромы</title></head><body><h1>Паромы</h1><div>{RUSSIAN}</div></body></html>"
    found = parse(page.encode(encoding), content_type="text/html; charset=utf-8")
    assert (found.title, found.language) == ("Паромы", "ru")
    assert (
        found.body_text.count("Fjordline перевезли в мае 212 тыс. пассажиров, сообщила её пресс-служба.") == 1
    )  # printed thrice


def test_reading_the_same_page_twice_gives_the_same_article(page_bytes):
    assert parse(page_bytes("general.html")) == parse(page_bytes("general.html"))
