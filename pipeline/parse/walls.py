"""Pages that are no article: other file types, consent walls, error pages served with 200, front pages."""

import re
from dataclasses import dataclass

from pipeline.html import Page, text_of
from pipeline.model import Reason
from pipeline.parse.facts import Facts
from pipeline.parse.forms import is_list_of_stories
from pipeline.parse.reading import Reading

_HTML_TYPES = ("html", "xml", "text/plain", "octet-stream")
_MAGIC = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\x00\x00\x00")
_SHORT = 700
_ERROR_OPENING = (
    # a headline may open with such a number: "500 jobs go", "404 ships checked"
    r"^\W*(?:error\W*(?:40[0-9]|410|429|50[0-9])\b|(?:40[0-9]|410|429|50[0-9])(?=\s*(?:$|\n|[|:]|[-–—]\W*"
    r"(?:\w+\W+){0,2}\w*\W*(?:$|\n)|\W*(?:error|(?:\w+ )?not (?:found|allowed|acceptable)|forbidden|unauthori|"
    r"bad request|gone\W*(?:$|\n)|too many req|gateway|request|sorry|oops|ошибка|извините|오류|에러|찾을 수)))|"
    r"(?:oops|something went wrong)\b)"
)
_NOT = r"(?:(?:can)?not|\w{1,8}n[’']t|no longer)"
# what stands between the page's title and the site's name; without spaces some of them are quotation marks and hyphens
_MARK = r"(?:[|–—·•ㅣ]|(?<=\s)[-«»‹›](?=\s))"
_SITE = r"[^\W\d]+(?:\W+[^\W\d]+){0,3}(?:\W*\d+)?"  # "Channel 4" is one; "В 12 регионах" is none
_LEAD = (
    r"(?:(?:sorry|we(?: a|[’'])re sorry|unfortunately|oops|error|please|извините|простите|к сожалению|ошибка|오류|"
    r"죄송합니다)\W+){0,2}(?:(?:this|that|the|our|requested|эт\w+|наш\w*|данн\w+|запрашиваем\w+|запрошенн\w+|해당|"
    r"요청하신|나는)\W+){0,2}"
)
_REST = (
    r"\w*(?:\W+(?:(?:in|from|for|to|on|at|в|на|из|с|для)\W+)?(?:your|ваш\w+)\W+\w+|"
    r"\W+(?:to|on|for|at) this (?:page|site|website|server|content|resource|address|time)|\W+(?:anymore|to continue)|"
    r"\W+(?:페이지|기사|사이트|콘텐츠)\w*|\s주\w+(?:\s바랍니다)?)?\W*(?:[45]\d\d\W*|(?:error|ошибка|오류)\W*\d{3,4}\W*)?"
)
# no headline has these, so that they are looked for anywhere in it
_ERROR_SENTENCE = (
    rf"(?:(?<!\d-)\bpage\W{{1,3}}(?:\w+ ){{0,4}}{_NOT} (?:be )?found|page you (?:requested|are looking for)|"
    rf"\b(?:this|that|requested) (?:page|story|article|content)\W{{1,3}}(?:\w+ ){{0,4}}{_NOT} "
    rf"(?:be )?(?:found|available|exist)|^\W*{_LEAD}page\W{{1,3}}(?:\w+ ){{0,4}}{_NOT} (?:be )?(?:available|exist)|"
    rf"\b(?:page|story|article|content)\W{{1,3}}(?:\w+ ){{0,4}}{_NOT} (?:be )?available (?:in|from) your|"
    r"nothing was found at this|access to this page (?:has been |was |is )?denied|checking your browser before|"
    r"enable (?:js|javascript)\b.{0,40}\b(?:ad ?blocker|cookies|to (?:continue|view|read))|"
    r"unusual (?:traffic|activity) from your|\bwe(?: a|[’'])re (?:currently )?(?:down for|under) (?:\w+ )?maintenance|"
    r"страниц[аыу] (?:\w+ ){0,3}не (?:найден|существует)|подозрительный трафик, исходящий|"
    r"페이지를 찾을 수 없|접속이 차단되었습니다|존재하지 않는 (?:페이지|기사입니다)|"
    r"(?:기사|페이지)[는가] 삭제되었습니다|삭제된 기사입니다|(?:서비스|시스템) ?점검 ?중입니다|"
    r"로봇이 아님을 \w+ ?주(?:세요|십시오|시기))"
)
_CONSENT_SENTENCE = (
    r"(?:before you continue|your privacy is important to|asks for your consent to|мы используем (?:файлы )?cookie)"
)
# news may be about these: "Access denied to 40 ships"
_ERROR_WORDS = (
    rf"(?:\b(?:page|story|article|content)\W{{1,3}}(?:\w+ ){{0,4}}{_NOT} (?:be )?(?:found|available|exist)|"
    r"internal server error|access (?:has been |was )?denied|service (?:temporarily )?unavailable|bad gateway|"
    r"(?:site|page) (?:is |are )?(?:currently )?(?:down for|under) (?:\w+ )?maintenance|"
    r"are you a robot|(?:verify|confirm) (?:that )?you are (?:a )?human|just a moment|checking your browser|"
    r"attention required|(?:новость|страница) (?:был[аио]? )?удал[её]н|"
    r"доступ (?:запрещ|ограничен)|ошибка (?:сервера|\d{3})|сайт временно недоступен|"
    r"на сайте (?:ведутся|проводятся) технические работы|(?:(?:подтвердите|докажите), что )?вы не робот|"
    r"접근이 (?:거부|제한)|존재하지 않는 기사|(?:기사|페이지)[는가] 삭제되었|삭제된 기사|로봇이 아(?:닙니다|님을))"
)
_CONSENT_WORDS = (
    r"(?:we value your privacy|your privacy(?: is important|\W{1,2} ?(?:your )?choices?)|"
    r"cookie (?:consent|settings|wall)|accept (?:all )?(?:cookies|and continue)|"
    r"consent to (?:the use of )?(?:cookies|use your data)|(?:agree|consent) to the (?:storing|use) of cookies|"
    r"asks for consent to|manage (?:your )?consent(?: preferences)?|"
    r"согласие на (?:обработку|использование)(?: персональных данных| (?:файлов )?cookie)?|"
    r"(?:сайт )?использу\w+ (?:файлы )?cookie|쿠키 (?:사용|수집)에? ?동의|개인정보 ?(?:수집|처리).{0,12}동의)"
)


def _whole_title(words: str) -> str:
    """The words and no more than a server or the site's name would add: "Sorry, access denied – Harbour Post"."""
    return rf"^\W*(?:{_SITE}\s*{_MARK}\s*)?(?:[45]\d\d[\s:.]+)?{_LEAD}{words}{_REST}(?:{_MARK}\s*{_SITE}\W*)?$"


_ANYWHERE = (
    (Reason.ERROR_PAGE, re.compile(f"{_ERROR_OPENING}|{_ERROR_SENTENCE}|{_ERROR_WORDS}", re.IGNORECASE)),
    (Reason.CONSENT_WALL, re.compile(f"{_CONSENT_SENTENCE}|{_CONSENT_WORDS}", re.IGNORECASE)),
)
_AS_TITLE = (
    (
        Reason.ERROR_PAGE,
        re.compile(f"{_ERROR_OPENING}|{_ERROR_SENTENCE}|{_whole_title(_ERROR_WORDS)}", re.IGNORECASE),
    ),
    (Reason.CONSENT_WALL, re.compile(f"{_CONSENT_SENTENCE}|{_whole_title(_CONSENT_WORDS)}", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Wall:
    reason: Reason
    detail: str


def is_html(body: bytes, content_type: str | None) -> bool:
    """By the bytes where they speak, else by what the server called them; a wrong label on real HTML is borne."""
    head = body[:2048].lstrip()
    if head.startswith(_MAGIC):
        return False
    if re.search(rb"<(?:!doctype\s+html|html|head|body|meta|div|p|article)\b", head, re.IGNORECASE):
        return True
    kind = (content_type or "").lower()
    return not kind or any(known in kind for known in _HTML_TYPES)


def wall_of(page: Page, url: str, facts: Facts, reading: Reading) -> Wall | None:
    """Only short texts can be consent walls or errors: a long article may speak of cookies and of error 404."""
    if is_list_of_stories(page, url, facts, reading):
        return Wall(Reason.NOT_NEWS, "a front page or a list of stories")
    if reading.size > _SHORT:
        return None
    if facts.described and facts.published_at is not None:
        patterns, shown = _AS_TITLE, facts.title  # a short item about a fine for cookies is news
    else:
        patterns, shown = _ANYWHERE, f"{facts.title}\n{reading.body or text_of(page.root)[: _SHORT * 3]}"
    for reason, pattern in patterns:
        match = pattern.search(shown)
        if match:
            return Wall(reason, f"it says {match.group()!r}")
    return None
