# ruff: noqa: E501  (a table: one phrase of one language per line)
"""Lines that are not the article, by what they say: a table of phrases by reason, in the languages of our corpora.

Only short texts are looked at, and most phrases must open the line: an article may well speak of newsletters.
"""

import re

_LONGEST = 260

_OPENING = {
    "paywall": (
        r"(?:this (?:article|story|content) is (?:only )?(?:available )?(?:for|to) (?:paying |our )?(?:subscribers|members)(?: only)?\W*$)",
        r"(?:subscribe|sign in|log in|register) (?:now )?to (?:continue|keep|read (?:on|the (?:full|rest)))\b.{0,120}$",
        r"(?:to (?:continue|keep) reading|to read the (?:full|rest of (?:the|this)) (?:story|article)),? (?:please )?(?:subscribe|sign in|log in|register)\b.{0,120}$",
        r"(?:полный текст|полная версия|продолжение|материал)(?: (?:статьи|материала))? доступ\w+ (?:только )?(?:по подписке|подписчикам|для подписчиков)\b.{0,160}$",
        r"(?:이|본) (?:기사|콘텐츠)는 (?:유료 ?)?(?:구독자|회원)(?:님)? ?(?:전용|만)",
        r"(?:weiterlesen mit|jetzt weiterlesen|dieser artikel ist nur für abonnenten)\b.{0,120}$",
    ),
    "related": (
        r"(?:also )?(?:read|see|watch|listen|explore|view|discover|check out)(?: also| more| next| on| here| this| it)?\s*(?::|\||>|»|→|—|–|-\s)",
        r"(?:read|see|learn|find out) more\b.{0,60}$",
        r"(?:related|recommended|suggested|further)(?: \w+){0,3}\s*(?::|$)",
        r"more (?:from|on|in|about|stories|news|coverage|like this)\b.{0,80}$",
        r"(?:don['’]?t miss|you (?:may|might) (?:also )?like|what to read next|up next|keep reading|most (?:read|popular)|trending|popular|latest news|top stories|editor['’]?s picks?)\b.{0,60}$",
        r"(?:click|tap|go) here\b|you (?:can|may) also (?:check|read|like|want)\b",
        r".{0,160}\b(?:finden|lesen) sie (?:\w+ ){0,3}(?:liveblog|live-?ticker|newsblog|hier)\W*$|lest (?:auch|hier|den originalartikel)\b",
        r"(?:lesen sie|lies|mehr zum thema|mehr dazu|weitere (?:artikel|nachrichten|themen|links|informationen)|weiterf[üu]hrende|das k[öo]nnte|auch interessant|passend dazu|zum thema|lesetipps?|mehr themen|mehr aus|mehr (?:news|nachrichten)|meistgelesen|siehe auch|hier (?:geht|klicken|lesen|gibt)|aus unserem netzwerk)\b",
        r"(?:lire|à lire|voir|lisez) (?:aussi|également|plus)\b|(?:sur le même sujet|à découvrir|articles? liés?)\b",
        r"(?:lea|lee|leer|ver|vea|mira) (?:también|más|además)\b|(?:te puede interesar|noticias relacionadas|más información|lo más leído|m[áa]s noticias)\b",
        r"(?:leia|veja|saiba|confira|ouça|assista)(?: também| mais| ainda)?\s*(?::|$|aqui)|você (?:pode|também) ",
        r"(?:leggi|guarda|vedi) (?:anche|pure)\b|(?:potrebbe interessarti|articoli correlati)\b",
        r"(?:czytaj|zobacz|przeczytaj|sprawdź) (?:więcej|też|także|również)\b",
        r"(?:čtěte|přečtěte|čítajte)\b.{0,80}$|(?:související|mohlo by)\b",
        r"(?:läs|les|læs) (?:också|også|mer|mere|mera)\b|lue (?:myös|lisää)\b",
        r"(?:lees ook|bekijk ook|lees verder|zie ook)\b",
        r"(?:baca|lihat|simak) juga\b|(?:ilgili haber|bunlar da ilginizi|daha fazla)\b",
        r"(?:читайте|смотрите|слушайте) (?:также|еще|ещё|по теме|на тему)\b|(?:по теме|материалы по теме|подробнее|см\. также|ещё по теме|другие новости|что еще почитать|самое (?:читаемое|важное|интересное)|главное за)\s*(?:[:—–-]|$)|подробнее (?:о|об|читайте|в материале|—|–)\b",
        r"(?:\[?관련 ?(?:기사|뉴스)|관련기사|많이 본|추천 ?(?:기사|뉴스)|함께 (?:읽|보)|이 시각|더 읽기|주요 ?뉴스|인기 ?(?:기사|뉴스)|▶|☞|►)",
        r"(?:【?関連(?:記事|リンク|ニュース)|あわせて読み|おすすめ|相关(?:阅读|新闻|文章)|延伸閱讀|推荐阅读)",
    ),
    "newsletter": (
        r"(?:sign ?up|subscribe|register|join)\b.{0,160}(?:newsletter|inbox|email|e-mail|alerts?|updates|channel|now|today|here|free|whatsapp|telegram|podcast)",
        r"(?:get|receive|want|never miss|stay (?:up to date|informed|ahead)|for (?:more|the latest)|the latest)\b.{0,160}(?:newsletter|inbox|by email|app\b|subscribe|sign up|follow)",
        r"(?:follow|like|find|join|connect with) (?:us|me|him|her|them|our|@?\w+(?: \w+){0,3}) (?:on|at|via)\b.{0,120}(?:twitter|facebook|instagram|x\b|linkedin|youtube|whatsapp|telegram|tiktok|threads|bluesky|google news|social|@)",
        r"(?:download|get) (?:the|our)\b.{0,60}\bapp\b|get access to\b.{0,80}\bsubscri",
        r"(?:our (?:website|site|newsroom) is (?:the|your) place|hat ihnen (?:dieser|der) (?:artikel|beitrag|text) gefallen|(?:do you )?have a (?:story|tip)\b.{0,20}\?)",
        r"(?:get|catch|follow) (?:real-?time|live|breaking|all the latest|the latest)\b.{0,60}(?:updates?|news|headlines)\b.{0,100}$",
        r"get .{3,50} (?:delivered|sent) (?:to|through|straight|directly)\b.{0,120}$",
        r"(?:support|donate|become a member|make a (?:donation|contribution)|help us|this content is (?:reserved|available)|already (?:a )?(?:subscri|member|have an account)|log ?in|sign ?in|create an account|start your (?:free )?(?:trial|subscription))\b.{0,120}$",
        r"(?:abonn|newsletter|jetzt (?:anmelden|abonnieren|registrieren|kostenlos)|melden sie sich|folgen sie|folge uns|folgst du|aktuelle nachrichten aufs handy)",
        r"(?:подпи(?:сывайтесь|шитесь)|присоединяйтесь|следите за|оставайтесь|наш(?:и|ем)? (?:telegram|телеграм|канал)|читайте (?:нас|\S+) в|мы в (?:соц|telegram|телеграм)|скачайте|установите (?:наше )?приложение)",
        r"(?:구독|뉴스레터|카카오톡에서|네이버에서|채널을? ?(?:추가|구독)|앱 ?(?:다운|설치))",
        r"(?:abonnez|inscrivez|recevez|suscr[ií]bete|s[ií]guenos|recibe|assine|siga|receba|entre no (?:grupo|canal)|iscriviti|seguici)\b",
    ),
    "share": (
        r"(?:이미지 ?(?:확대|크게) ?보기|(?:enlarge|view|expand) (?:image|gallery|full ?screen)|bild vergrößern|увеличить (?:изображение|фото)|agrandir|ampliar)\W*$",
        r"(?:share|tweet|email|print|copy link|teilen|drucken|partager|compartir|compartilhar?|поделиться|공유(?:하기)?|कॉपी लिंक|facebook|twitter|whatsapp|pinterest|linkedin)(?: (?:this|on|via|article|link)\b.{0,40})?$",
        r"(?:leave a comment|post a comment|view comments|\d+ comments?|comments? \(\d+\)|comments?\W*$|join the conversation|be the first to comment|show comments|kommentare?|комментари[ийев]+|댓글)\s*\d*\W*$",
        r"(?:atenção|attention|note|please note|внимание)\W+(?:os )?(?:comentários|comments|комментарии)\b",
        r"(?:выйти из полноэкранного режима|развернуть на весь экран|(?:enter|exit|toggle) full-? ?screen|전체 ?화면|分享(?:让更多人看到|到))\W*(?:보기)?$",
        r"you must (?:be logged in|confirm your|log in)|please (?:log ?(?:in|out)|enable)\b",
    ),
    "cookie": (
        r"an dieser stelle (?:finden sie|steht|befindet sich|wird)\b.{0,90}\binhalt",
        r"ich bin (?:damit )?einverstanden, dass (?:mir )?(?:der )?externe\w? inhalte?",
        r"(?:to (?:view|see|display|show) (?:this|the) (?:\w+ )?(?:content|video|post|map|chart|embed)\b|(?:this|the) (?:content|video|post) (?:is|cannot be|can't be) (?:hosted|shown|displayed|loaded)).{0,120}\b(?:cookies|consent|javascript|settings|third part)",
        r"(?:для просмотра|чтобы (?:посмотреть|увидеть))\b.{0,60}\b(?:cookie|javascript)|(?:외부|제3자) ?콘텐츠.{0,40}동의",
    ),
    "advert": (
        r"(?:advertisement|advert|ad|ads|anzeige|werbung|reklama?|publicidade?|publicité|pubblicità|iklan|реклама|광고|sponsored(?: content)?|promoted|paid content|広告|continue reading(?: below)?|scroll (?:down )?to continue(?: with content)?)\W*$",
        r"(?:story|article) continues (?:below|after)\b|(?:this )?(?:advertisement|ad) (?:has not|feedback)",
        r"(?:this (?:article|post|page|story)|we|our \w+) (?:may |might )?(?:contain|include|earn|receive|get)s?\b.{0,60}(?:affiliate|commission)",
        r".{5,120}\b(?:is|are) (?:out now|available now|published by)\b.{0,60}[£$€]\s?\d.{0,30}$",
        r".{5,160}\b(?:im handel erhältlich|jetzt (?:vor)?bestellen)\b.{0,80}$",
        r"(?:in diesem artikel sind affiliate|\*?\s*(?:hinweis|affiliate)|mit \W? ?(?:markiert|gekennzeichnet))",
    ),
    "legal": (
        r"(?:©|\(c\)\s*(?:19|20)?\d|copyright\b|all rights reserved|alle rechte vorbehalten|todos los derechos|tous droits|все права защищены|при (?:использовании|перепечатке|цитировании)\b)",
        r"(?:저작권자|무단 ?전재|ⓒ|Ⓒ|<\s*(?:저작권|ⓒ)|\[?저작권)",
        r"(?:свидетельство о регистрации|рег(?:истрационный|\.) номер|учредитель\s*[:—–-]|등록번호|(?:인터넷신문 )?등록일|사업자 ?등록)",
        r"this (?:material|article|story|content) may not be (?:published|reproduced|redistributed)",
        r"our standards: the thomson reuters",
    ),
    "byline": (
        r"\(?(?:additional |with )?(?:reporting|editing|writing)(?: and (?:writing|editing|reporting))? by\b.{0,240}$|with (?:reports?|reporting|files|contributions?) (?:from|by)\b.{0,100}$",
        r"mit (?:agenturmaterial|material (?:von|der)\b.{0,40})\W*$",
        r"\d{1,2}:\d\d\b.{0,30}(?:19|20)\d\d\W*$",
        r"[A-Z]\w+(?: [A-Z]\w+){1,3} is (?:an?|the|[A-Z]\w*['’]s?) .{0,60}\b(?:editor|reporter|correspondent|columnist|curator|contributor|staff writer|freelance)\b.{0,160}$",
        r"[가-힣]{2,4}\s*(?:기자|특파원|인턴기자|선임기자|논설위원|앵커)?\s*[(/]?\s*[\w.+-]+@[\w-]+\.[\w.]+\W*$",
        r"(?:published|updated|posted|last updated|first published|stand|veröffentlicht|aktualisiert|опубликовано|обновлено|입력|수정|등록|publicado|actualizado|publié|mis à jour|atualizado)\s*[:|]?\s*.{0,12}\d.{0,50}$",
        r"\d{1,2} (?:hours?|minutes?|mins?|days?|weeks?) ago\b.{0,40}$|\d+ min(?:ute)?s? read\W*$",
        r"(?:vor|il y a|hace|há) \d+ (?:stunden?|minuten|tagen?|heures?|horas?|minutos)\b.{0,40}$",
    ),
    "translated_notice": (
        r"(?:this (?:article|story|text) (?:was|has been|is)|dies(?:er artikel|e meldung)?|dies ist)\b.{0,80}(?:translated|übersetzt|machine.translat|maschinelle übersetzung|\bAI\b|\bKI\b)",
        r"(?:translated (?:from|by|with)|translation by)\b.{0,100}$",
        r"(?:이 기사는|본 기사는).{0,40}(?:번역|AI)|(?:перевод (?:выполнен|сделан)|переведено)\b",
    ),
    "caption": (
        r"(?:photos?|images?|pictures?|fotos?|bild(?:er)?|illustration|фото|иллюстрация|инфографика|графика|graphics?|grafik|사진|그래픽|watch now|video|credits?|quelle|fuente|source|foto de|crédits?)\s*(?:by|credit|courtesy|von|de|출처)?\s*[:=/©]\s*\S.{0,160}$",
        r".{0,140}(?:getty images|shutterstock|istock|imago|picture alliance|afp|reuters|\bap photo|associated press|via ap|epa|dpa|tass|ria novosti|/alamy|unsplash|pixabay)(?:[ /](?:images?|photos?))?[)\]\s]*$",
        r"pictured\b.{0,12}(?:right|left|above|below|back|front|centre|center|is|are|with)\b",
        r"(?:video|audio)\s*\d*[:.]?\d*$|watch(?: now)?$",
    ),
}  # fmt: skip
_PATTERNS = {
    reason: re.compile(r"^[\W_]{0,3}(?:" + "|".join(f"(?:{phrase})" for phrase in phrases) + ")", re.IGNORECASE)
    for reason, phrases in _OPENING.items()
}
_BIO = re.compile(r"^(?:…|\.\.\.)\s(?:is|was|ist|war|arbeitet|forscht|lehrt)\b")
_LONGEST_BIO = 500
_SHORTCODE = re.compile(r"^\[/?[a-z_]{3,20}(?: [a-z_]+=[^\]]*)?\]")
_NO_LETTER = re.compile(r"(?:[^\w$€£¥₽₩₴₹%]|[\d_])*$|[\W_]+$")


_POSTED = re.compile(r"^(\W{0,3}.{1,60}\(@\w{1,30}\))\s(.{4,40}\d{4})\W*$")


def without_day_of_post(text: str) -> tuple[str, str]:
    """The last line of an embedded post -> (who wrote it, when): the day is no figure of the article.

    >>> without_day_of_post("— Island Mayor (@islandmayor) June 8, 2026")
    ('— Island Mayor (@islandmayor)', 'June 8, 2026')
    """
    match = _POSTED.match(text) if len(text) <= _LONGEST else None
    return (match.group(1), match.group(2)) if match else (text, "")


def said_reason(text: str) -> str | None:
    """The reason for which a line leaves, by its words; `caption` means that it is one."""
    text = text.replace("\u00a0", " ")
    if len(text) <= _LONGEST_BIO and _BIO.match(text):
        return "byline"  # it goes on from the name above, which is not the article's either
    if len(text) > _LONGEST:
        return "cookie" if len(text) <= _LONGEST_BIO and _PATTERNS["cookie"].match(text) else None
    if _SHORTCODE.match(text):
        return "unrendered"  # a mark of the site's editor that its page was to turn into a button
    if _NO_LETTER.match(text):
        return "share"  # a counter of comments or likes, a rule of dashes
    return next((reason for reason, pattern in _PATTERNS.items() if pattern.match(text)), None)
