"""Russian cues: qualifiers, kinds with directions, attributions, and what joins two numbers."""

# Tables read best one entry a line, however long.
# ruff: noqa: E501

import re

from pipeline.languages.language import Cue, Holds, Joins, KindRule, PeriodContexts, Side
from pipeline.languages.non_periods import NonPeriodContexts
from pipeline.languages.ru.phrases import priced
from pipeline.model import ClaimKind, Direction, Qualifier

# small words that may stand between a cue and its number
_BETWEEN = r"(?:\s(?:чем|на|в|во|по|о|об|за|с|со|к|ко|до|от|у|из|тех|эти|эти же|ещё|еще|целых))*"
_SOFT = (
    r"(?:\s(?:чем|на|в|во|по|примерно|около|почти|более|менее|больше|меньше|свыше|порядка|приблизительно|до|не|ещё|еще|сразу|целых|"
    r"только|лишь|всего|общей|сумме|сумму|среднем|этом|рекордные|рекордных|как минимум|минимум|максимум|максимальных|отметки|уровня|рубежа|значения|показателя))*[\s(«]*\Z"
)


def _before(value: Qualifier, words: str) -> Cue:
    words = words.replace(" ", r"\s")
    return Cue(value, Side.BEFORE, re.compile(rf"(?<![\w-])(?:{words}){_BETWEEN}[\s(]*\Z", re.IGNORECASE))


def _after(value: Qualifier, words: str) -> Cue:
    return Cue(value, Side.AFTER, re.compile(rf"(?:{words})", re.IGNORECASE))


UP_STEMS = (
    "вырос|выраст|возрос|возраст|увелич|подорожа|повысил|повыс[ия]т|повыша|повышен|прибав|подскоч|взлете|прирос|нараст|нарасти|расшир|ускор|"
    r"рост\b|роста\b|росту\b|ростом\b|росте\b|растёт|растет|растут|раст[иу]|расти\b|росл[аои]|прирост|подъём|подъем|поднял|подним|увеличен|увеличива|удорож|добав|укрепи|улучш|"
    "превыси|превыш|превзош|опереди|набра|скачок|скачк|повышени|больше\\sна|выше\\sна|дороже\\sна|чаще\\sна|наценк|переплат"
)
DOWN_STEMS = (
    "сниз[ия]|сниж|упал|упад|падени|паден|падал|падает|падают|сократ[ия]|сокращ|уменьш|подешеве|просе|просад|потеря|теря|рухну|обвал|сжа|сбави|"
    "сброс|убы(?:л|в|т)|опуст[ия]|опуска|ослаб|ухудш|сузи|спад|дешеве|пониз[ия]|пониж|понес|недополуч|урез|скидк|замедли|отста[лё]|"
    "меньше\\sна|ниже\\sна|дешевле\\sна|реже\\sна|лишил|отток|похуде|потеплел\\sне"
)
_ANY = rf"(?:{UP_STEMS}|{DOWN_STEMS})"
_IN = r"(?:[^.;!?\n]|\.(?=\d))"  # within the sentence
# "до" after a change: the end of the movement, an exact level
_TO = rf"(?:(?<!\w){_ANY}\w*|(?<!\w)с\s[\d.,]+\s?\S*){_IN}{{0,90}}?(?<!\w)до{_SOFT}"

QUALIFIERS = (
    # выросла на 18%, до 85: where the change ended
    Cue(Qualifier.EXACT, Side.BEFORE, re.compile(r"(?:(?<!\w)на\s[^.;]{0,12}?\d|\+\s?\d)(?:[^.;!?\n]|\.(?=\d)){0,28}(?:,|\s[—–-])\sдо\s*\Z", re.IGNORECASE)),
    Cue(Qualifier.EXACT, Side.BEFORE, re.compile(r"(?<!\w)с\s(?:примерно\s|нынешних\s|существующих\s|текущих\s|прежних\s)?[\d.,]+\s?(?:%\s)?(?:[^\s\d]+\s){0,5}до\s*\Z", re.IGNORECASE)),
    Cue(Qualifier.EXACT, Side.BEFORE, re.compile(rf"(?:{_ANY}\w*|дош[её]л\w*|дошл\w|доходи\w+|достиг\w*|довел\w+|довест\w+|(?<!\w)с\s[\d.,]+\s?\S{{0,12}}){_IN}{{0,40}}(?<!\w)до\s*\Z", re.IGNORECASE)),
    _before(Qualifier.AT_MOST, "не более|не больше|не выше|не дольше|не свыше|не превы(?:шает|шают|шала|сит|сил|сила|сило|сили|шал|шало|шать|сить)(?: и)?|должн\\w+ превышать|максимум|не поднял\\w+ выше|не поднима\\w+ выше|в пределах|максимальн\\w+"),
    _before(Qualifier.AT_LEAST, "не менее|не меньше|не ниже|как минимум|по меньшей мере|по крайней мере|минимум|минимальн\\w+|не опуст\\w+ ниже"),
    _before(Qualifier.MORE_THAN, "(?:чуть |немного |заметно |значительно |намного )?(?:более|больше|свыше|выше|старше|дольше|дороже)(?! чем на)|превы(?:шает|шают|шала|сит|сил|сила|сило|сили|шал|шало|сив|шающ\\w+|сить|шать)(?: отметку| показатель)?|перевалил\\w*|с лишним|за отметк\\w+|(?:более|больше) чем"),
    _before(Qualifier.LESS_THAN, "(?:чуть |немного |заметно |значительно )?(?:менее|меньше|ниже|младше|дешевле|короче)|без малого(?=\\sне)|(?:менее|меньше) чем|недотягива\\w+|не дотян\\w+|не достига\\w+"),
    _before(Qualifier.ABOUT, "около|примерно|порядка|приблизительно|почти|ориентировочно|практически|где-то|едва ли не|чуть ли не|под|приближа\\w+|близк\\w+|без малого|условно|плюс-минус|округл\\w+|в районе|где[-‑]то|по приблизительным оценкам|~"),
    _before(Qualifier.UP_TO, "до|вплоть до|достига\\w+(?= до)"),
    Cue(Qualifier.ABOUT, Side.BEFORE, re.compile(r"[~≈]\s?\Z")),
    Cue(Qualifier.MORE_THAN, Side.BEFORE, re.compile(r">\s?\Z")),
    Cue(Qualifier.LESS_THAN, Side.BEFORE, re.compile(r"<\s?\Z")),
    Cue(Qualifier.MORE_THAN, Side.INSIDE, re.compile(r"\sс\s(?:лишним|небольшим|гаком|хвостиком)\s", re.IGNORECASE)),
    Cue(Qualifier.ABOUT, Side.INSIDE, re.compile(r"(?<![\w-])(?<!\d\s)(?:лет|раз|человек|минут|часов|дней|недель|месяцев|рублей|долларов|процентов|километров|метров|тонн|штук)\s(?!США)(?=[\dа-яё])", re.IGNORECASE)),
    _after(Qualifier.AT_LEAST, r"(?:\s[\w-]+)?\sи\s(?:более|больше|выше|старше|дольше|свыше)\b|\sили\s(?:более|больше|даже больше)\b|\s?\+(?!\d)"),
    _after(Qualifier.AT_MOST, r"(?:\s[\w-]+)?\s(?:и|или)\s(?:менее|меньше|ниже|младше)\b"),
    _after(Qualifier.MORE_THAN, r"\sс\s(?:лишним|небольшим|хвостиком)\b"),
)  # fmt: skip


def _change(name: str, direction: Direction | None, side: Side, pattern: str, *dimensions: str) -> KindRule:
    return KindRule(name, ClaimKind.CHANGE, side, re.compile(pattern, re.IGNORECASE), direction, frozenset(dimensions))


def _kind(name: str, kind: ClaimKind, side: Side, pattern: str, *dimensions: str) -> KindRule:
    return KindRule(name, kind, side, re.compile(pattern, re.IGNORECASE), None, frozenset(dimensions))


_LETTERS = r"[а-яё]*"
_NUMERIC = (
    "percent", "money", "count", "bare", "mass", "length", "volume", "energy", "temperature", "data", "power", "speed", "area", "time",
)  # fmt: skip
_RATES = r"(?:ставк|инфляци|безработиц|доходност|занятост|уров(?:ень|ня|не)\s(?:безработ|занят|инфляц|бедност)|рентабельност|ключев)\w*"
_PRICES = r"(?:цен(?:а|ы|е|у|ой|ам|ами|ах)?|стоимост\w*|сто(?:ит|ят|ил|ила|ило|или|ить)|подорожа\w*|подешеве\w*|дорожа\w*|дешеве\w*|котировк\w*|курс\w?|тариф\w*|билет\w*|за\sбаррель|ценник\w*|прода(?:ют|ётся|ется|ются|вали)|по\sцене|плат[аыеу](?!\w)|переработк\w+\sтонн\w)"
_PER_TIME = r"(?:в\s(?:год|месяц|неделю|день|сутки|час|смену|квартал|минуту|секунду)|за\s(?:смену|час\b(?!\sдо)|ночь|месяц\sработы)|ежемесячно|ежегодно|ежедневно|ежеквартально|годовых)"
_LAST_UP = rf"(?<!\w)(?:{UP_STEMS})(?!.*(?<!\w)(?:{DOWN_STEMS}))"
_LAST_DOWN = rf"(?<!\w)(?:{DOWN_STEMS})(?!.*(?<!\w)(?:{UP_STEMS}))"
_ON = rf"(?<!\w)на{_SOFT}"
_MORE = r"больше|выше|более|дороже|чаще|дольше|быстрее|длиннее|старше|активнее|теплее|лучше"
_LESS = r"меньше|ниже|менее|дешевле|реже|короче|медленнее|холоднее|хуже|слабее"
# "на уровне 62%", "на сумму": no movement
_LEVEL_ON = (
    r"(?<!\w)на\s(?:уровне|отметке|сумму|общую\sсумму|долю|счету|счёте|площади|глубине|высоте|расстоянии)\b"
    + _IN
    + r"{0,30}\Z"
)

KINDS = (
    _kind("at a rate of exchange", ClaimKind.LEVEL, Side.BEFORE, r"(?<!\w)по\s(?:[а-яё]+\s)?курсу(?:\sЦБ)?,?\s(?:[—–-]\s)?(?:это\s)?(?:около\s|примерно\s|почти\s)?\Z", "money"),
    _kind("end of a movement", ClaimKind.RATE, Side.BEFORE, rf"{_RATES}{_IN}{{0,80}}?{_TO}", "percent"),
    _kind("end of a movement", ClaimKind.PRICE, Side.BEFORE, rf"(?<!\w){_PRICES}{_IN}{{0,90}}?{_TO}", "money"),
    _kind("end of a movement", ClaimKind.PRICE, Side.BEFORE, rf"(?<!\w)(?:подорожа|подешеве|дорожа|дешеве)\w*{_IN}{{0,90}}?(?<!\w)до{_SOFT}", "money"),
    _kind("end of a movement", ClaimKind.PRICE, Side.BEFORE, rf"(?<!\w)(?:цен[аеуы]|курс\w?|стоимост\w+|тариф\w?|подорожа\w*|подешеве\w*|дорожа\w*|дешеве\w*){_IN}{{0,90}}?(?:,|\s[—–-])\sдо{_SOFT}", "money"),
    _kind("dearer than", ClaimKind.PRICE, Side.BEFORE, rf"(?<!\w)(?:дороже|дешевле){_SOFT}", "money"),
    _kind("level of", ClaimKind.RATE, Side.BEFORE, r"(?<!\w)уров(?:ень|ня|не)\s(?:безработ|занят|инфляц|бедност)[^,;.]{0,60}\Z", "percent"),
    _kind("part of all", ClaimKind.SHARE, Side.AFTER, r"\sот\s(?:общ|вс)[а-яё]+\s", "percent"),
    _kind("part of them", ClaimKind.SHARE, Side.BEFORE, r"(?<!\w)из\s(?:них|которых)\s(?:[а-яё]+\s)?\Z", "percent"),
    _kind("answered", ClaimKind.SHARE, Side.BEFORE, rf"(?<!\w)(?:ответ(?:ил|ит|ят)|отказ(?:ал|ыва|ом)|откликн|отреагир)[а-яё]*(?:\s(?!{UP_STEMS}|{DOWN_STEMS})[а-яё]+){{0,2}}?\sна{_SOFT}", "percent"),
    _kind("end of a movement", ClaimKind.SHARE, Side.BEFORE, _TO, "percent"),
    _kind("end of a movement", ClaimKind.LEVEL, Side.BEFORE, _TO, "money", "count", "bare", "mass", "length", "volume", "energy", "temperature", "area", "data", "power"),
    _kind("start of a movement", ClaimKind.RATE, Side.BEFORE, rf"{_RATES}{_IN}{{0,80}}?(?<!\w)с(?:о)?\s(?:почти\s|примерно\s|около\s)?\Z", "percent"),
    _kind("level on", ClaimKind.RATE, Side.BEFORE, rf"{_RATES}{_IN}{{0,80}}?{_LEVEL_ON}", "percent"),
    _kind("level on", ClaimKind.SHARE, Side.BEFORE, _LEVEL_ON, "percent"),
    _change("more after", Direction.UP, Side.AFTER, rf"\s(?:[а-яё-]+\s)?(?:{_MORE})\b(?!\s(?:\d|половин|двух|трёх|трех))(?<!и более)(?<!и больше)(?<!и выше)(?<!и старше)(?<!или более)", *_NUMERIC),
    _change("less after", Direction.DOWN, Side.AFTER, rf"\s(?:[а-яё-]+\s)?(?:{_LESS})\b(?<!и менее)(?<!и меньше)(?<!и ниже)", *_NUMERIC),
    _change("noun after", Direction.UP, Side.AFTER, r"(?:\s[а-яё-]+)?\s(?:рост|прирост|прибавк|повышени|увеличени|подъём|подъем)\w*", "percent"),
    _change("noun after", Direction.DOWN, Side.AFTER, r"(?:\s[а-яё-]+)?\s(?:падени|снижени|сокращени|спад|скидк)\w*", "percent"),
    _change("moved by", Direction.UP, Side.BEFORE, rf"{_LAST_UP}.*{_ON}", *_NUMERIC, "ratio"),
    _change("moved by", Direction.DOWN, Side.BEFORE, rf"{_LAST_DOWN}.*{_ON}", *_NUMERIC, "ratio"),
    _change("times", Direction.UP, Side.AFTER, rf"\s(?:{_MORE})\b", "ratio"),
    _change("times", Direction.DOWN, Side.AFTER, rf"\s(?:{_LESS})\b", "ratio"),
    _change("times", Direction.UP, Side.BEFORE, rf"{_LAST_UP}", "ratio"),
    _change("times", Direction.DOWN, Side.BEFORE, rf"{_LAST_DOWN}", "ratio"),
    _change("times", Direction.UP, Side.AFTER, rf"\s(?:\S+\s)?(?:{UP_STEMS})", "ratio"),
    _change("times", Direction.DOWN, Side.AFTER, rf"\s(?:\S+\s)?(?:{DOWN_STEMS})", "ratio"),
    _change("comparative by", Direction.UP, Side.BEFORE, rf"(?<!\w)(?:{_MORE})\s(?:[а-яё]+\s)?{_ON}", *_NUMERIC),
    _change("comparative by", Direction.DOWN, Side.BEFORE, rf"(?<!\w)(?:{_LESS})\s(?:[а-яё]+\s)?{_ON}", *_NUMERIC),
    _change("by", None, Side.BEFORE, r"(?<!\w)на(?:\s(?:чуть|почти|примерно|около|более|менее|чем))*\s*\Z", "percent"),
    _change("noun", Direction.UP, Side.BEFORE, r"(?<!\w)(?:рост|прирост|подъём|подъем|увеличение|повышение|прибавка)(?:\s[А-Яа-яёЁ«»-]+){0,6}?\s(?:составил\w?|составля\w+|оценивает\w*|достиг\w*|может\sсоставить|—|–|-|около|в|превысил\w?)(?:\s(?:около|почти|более|примерно|чем))*\s*\Z", "percent"),
    _change("noun", Direction.DOWN, Side.BEFORE, r"(?<!\w)(?:падение|снижение|сокращение|спад|уменьшение|потери|скидк\w+|убыль|отток)(?:\s[А-Яа-яёЁ«»-]+){0,6}?\s(?:составил\w?|составля\w+|оценивает\w*|достиг\w*|может\sсоставить|—|–|-|около|в|превысил\w?)(?:\s(?:около|почти|более|примерно|чем))*\s*\Z", "percent"),
    _change("in other words", Direction.UP, Side.BEFORE, rf"(?<!\w)(?:прибав|добав|нарастил|прирос|увеличил|вырос){_LETTERS}(?:[^.;]|(?<=тыс|млн|руб)\.){{0,60}},\sили\s(?:на\s)?\Z", "percent"),
    _change("in other words", Direction.DOWN, Side.BEFORE, rf"(?<!\w)(?:потерял|сбавил|сбросил|снизил|сократил|упал|уменьшил){_LETTERS}(?:[^.;]|(?<=тыс|млн|руб)\.){{0,60}},\sили\s(?:на\s)?\Z", "percent"),
    _change("verb with object", Direction.UP, Side.BEFORE, r"(?<!\w)(?:прибав\w+|добав\w+|нараст\w+|прирос\w+)(?:\s(?:ещё|еще|около|почти|более|примерно|порядка|свыше|чем|сразу))*\s*\Z", "percent", "count", "bare", "mass"),
    _change("verb with object", Direction.DOWN, Side.BEFORE, r"(?<!\w)(?:потеря\w+|сбавил\w*|сбросил\w*|лишил\w+|убыл\w+|убав\w+)(?:\s(?:за|в)\s\w+)?(?:\s(?:ещё|еще|около|почти|более|примерно|порядка|свыше|чем|сразу))*\s*\Z", "percent", "count", "bare"),
    _kind("rate per time", ClaimKind.RATE, Side.AFTER, rf"(?:\s[а-яё]+){{0,3}}?\s{_PER_TIME}(?!\w)", "money"),
    KindRule("costs", ClaimKind.PRICE, Side.BEFORE, re.compile(rf"(?<!\w)(?:стоит|стоил[аои]?|стоят|стоимостью){_SOFT}", re.IGNORECASE), None, frozenset({"money"}), unscaled=True),
    _kind("rate per time", ClaimKind.RATE, Side.BEFORE, rf"(?<!\w)(?:ежемесячн|ежегодн|ежедневн|ежеквартальн|месячн|зарплат|оклад|пенси|пособи|стипенди|надбавк|доплат|прожиточн|МРОТ|в\sмесяц|в\sгод|за\sсмену)\w*{_IN}{{0,80}}\Z", "money"),
    _kind("price each", ClaimKind.PRICE, Side.AFTER, r"\s?(?:за\s(?:баррель|тонну|литр|кубометр|килограмм|кг|штуку|одну|один|единицу|унцию|доллар|евро|квадратн|кв|метр|билет|акцию|бумагу|куб|человека|поездку|упаковк|порцию|пару|час|место|1|тысячу)\w*|/\s?(?:т|кг|л|баррель|барр|шт|кв|м)\b)", "money"),
    _kind("price words", ClaimKind.PRICE, Side.BEFORE, rf"(?<!\w){_PRICES}{_IN}{{0,60}}\Z", "money"),
    # of what cost millions there was but one
    KindRule("costs", ClaimKind.PRICE, Side.BEFORE, re.compile(rf"(?<!\w)(?:обойд[её]тся|обошл[аио]?с[ья]|обош[её]лся|обойдутся){_IN}{{0,60}}\Z", re.IGNORECASE), None, frozenset({"money"}), unscaled=True),
    _kind("yearly percent", ClaimKind.RATE, Side.AFTER, r"\sгодовых\b", "percent"),
    _kind("rate words", ClaimKind.RATE, Side.BEFORE, rf"(?<!\w){_RATES}{_IN}{{0,120}}\Z", "percent"),
    _kind("rate words", ClaimKind.RATE, Side.AFTER, r"\s(?:ключев|ставк|безработиц|инфляци)\w*", "percent"),
    _kind("level in percent", ClaimKind.LEVEL, Side.BEFORE, r"(?<!\w)(?:влажност|КПД|точност|вероятност|эффективност|заряд|загрузк|готовност|яркост|крепост|шанс)\w*" + _IN + r"{0,40}\Z", "percent"),
    _kind("level in percent", ClaimKind.LEVEL, Side.AFTER, r"\s(?:влажност|вероятност|точност|готовност|заряд)\w*", "percent"),
    _kind("age", ClaimKind.LEVEL, Side.BEFORE, r"(?<!\w)(?:возраст\w*|старше|младше|исполни\w+|моложе|пенсионн\w+|пенсию)" + _IN + r"{0,45}\Z", "time"),
    _kind("age", ClaimKind.LEVEL, Side.AFTER, r"\s(?:и\s)?(?:старше|младше|от\sроду|на\sвид)\b", "time"),
    _kind("rate per people", ClaimKind.RATE, Side.AFTER, r"(?:\s[а-яё]+){0,2}\s(?:на|в\sрасч[её]те\sна|из\sрасч[её]та\sна)\s(?:1\s?000|100|10\s?000|1000|100\s?000|100\sтыс|тысячу|миллион|душу|одного|каждую|каждые|человека)\w*", "count", "bare", "money"),
    _kind("rate per time", ClaimKind.RATE, Side.AFTER, r"(?:\s[а-яё]+){0,1}\sв\s(?:год|час|минуту|секунду)(?!\w)", "count", "bare"),
    # not в день открытия
    _kind("rate per time", ClaimKind.RATE, Side.AFTER, r"(?:\s[а-яё]+){0,3}?\sв\s(?:день|сутки|неделю|месяц|год|час)(?=\s?(?:[,.;:!?)—–\n]|\Z)|\s(?:и|для|по|из|при|бесплатно|до|более)\s)", "count", "bare", "mass", "volume", "energy"),
)  # fmt: skip
WHOLE = re.compile(
    r"(?:\sот\s(?P<from>общ\w+\s)?|\sиз\s(?:числа\s)?|\sв\s(?=общ\w+\sструктуре)|\sсреди\s|\s(?=(?:всех|всей|всего|общей|общего|этих|этого|своих|наших|местных|российск\w+|[а-яё-]{3,})(?:\s|[,.;)])))"
    r"(?P<whole>(?:(?!\b(?:в|на|за|с|к|по|и|а|но|что|который|чем|до|от|годом|месяцем|против|это|был\w*|стал\w*|не|уже|ещё|или|у|больше|меньше|выше|ниже|годовых|считают|уверены|[а-яё]+(?:али|или|яли|ало|ило|яло)(?:с[ья])?)\b)[А-Яа-яЁёA-Za-z«»-]+\s?){1,5})",
    re.IGNORECASE,
)
JOINS = Joins(
    range_between=re.compile(r"\sдо\s|\s?(?:…|\.\.\.)\s?\+?|\+"),
    range_before=re.compile(
        r"\b(?:между|от|в\sдиапазоне\sот|в\sпределах\sот|в\sдиапазоне|порядка|около|примерно|(?:колеб|варьир)[а-яё]+\s(?:от|с|между))\s[^\w\d]?\Z",
        re.IGNORECASE,
    ),
    weak_between=re.compile(r"\s(?:до|и(?=\s))\s|\sи\s"),
    moved_from=re.compile(
        rf"(?<!колебался\s)(?<!колеблется\s)(?<!колебались\s)(?<!варьируется\s)(?<!\w)с(?:о)?\s(?:[а-яё]+\s){{0,2}}?[$€£]?\Z|(?:{_ANY})\w*{_IN}{{0,40}}\bот\s(?:примерно\s|около\s|почти\s)?[$€£]?\Z",
        re.IGNORECASE,
    ),
    moved_by=re.compile(r"(?<!\w)на\s(?:почти\s|около\s|примерно\s|более\sчем\s|чуть\s)*[$€£]?\Z", re.IGNORECASE),
    listed=re.compile(r"\s(?:и|или)\s"),
    # 8 млрд рублей операционной прибыли
    metric_behind=re.compile(
        r"\s(?:руб|вон|доллар|евро|юан|иен|тенге|гривен|фунт)[а-яё]*\.?\s(?:чистой\s)?", re.IGNORECASE
    ),
    hyphens=re.compile(r"\s?[-‐‑‒–—−]\s?"),
    # на 11 процентов, до 42 рублей
    moved_to=re.compile(
        r"(?:,|\s[—–-])?\sдо\s(?:отметки\sв\s|уровня\s(?:в\s)?|почти\s|примерно\s|рекордн\w+\s)?[$€£]?"
    ),
    beside=re.compile(
        r"\s?\((?:это\s|что\s|или\s)?(?:около|примерно|почти|порядка|более|свыше|эквивалентно)?\s?|,\sили\s(?:около\s|примерно\s|почти\s)?"
    ),
)
BASELINE_BEFORE = re.compile(
    r"(?<!\w)(?:по\sсравнению\s(?:с|со)|в\sсравнении\s(?:с|со)|сравнительно\sс|против|относительно|чем|к\s(?:уровню|показателю|показателям|результату|значению|данным)|на\sуровне(?:\sданных)?(?:\sза)?|с|со|"
    r"(?:выше|ниже|больше|меньше|лучше|хуже)(?:\sпоказател\w+|\sуровня|\sзначени\w+)?|уровн\w+|с\sмомента|с\s(?:прошлого|предыдущего)|(?:превы[сш]|превзо|уступ|обогна|недотя)\w+(?:\s(?:показател\w+|уровень|уровню|результат\w*|значени\w+|итог\w*|цифр\w+|рекорд\w*))?)"
    r"(?:\s(?:в|во|за|на|к|с|со|уровнем|показателем|показателями|уровня|показателя|данными|итогами|результатом|концом|начала|началом|итогам))*\s*\Z",
    re.IGNORECASE,
)
_POINTS = r"(?:балл(?:а|е|у|ом)?|индекс(?:а|е|у|ом)?|рейтинг(?:а|е|у|ом)?)(?!\w)(?:[^.,;()%$₽€]|[.,](?=\d)){0,60}?"
# средний балл составил 56,8: what a number without a unit counts
IMPLIED = (
    (
        re.compile(
            rf"(?<!\w){_POINTS}\s(?:с|до|составля\w+|составил\w*|равен|равнялся|достиг\w*|отметк\w+(?:\sв)?|—|–)\s(?:[\d,]+\s(?:до|и|против)\s)?\Z",
            re.IGNORECASE,
        ),
        "count:point",
    ),
)

_SAY = (
    r"(?:сообщи\w+|сообща\w+|заяви\w+|рассказа\w+|отмети\w+|отмеча\w+|пиш(?:ет|ут)|переда[её]т|подсчита\w+|уточни\w+|уточня\w+|объясни\w+|подчеркну\w+|"
    r"поясни\w+|добави\w+|сказа\w+|призна\w+|говорит\w*|указыва\w+|указа\w+|информиру\w+|проинформир\w+|раскры\w+|оценива\w+|оцени\w+|прогнозиру\w+|ожида\w+|рассчита\w+|констатир\w+|"
    r"опубликова\w+|привод\w+|прив[её]л\w*|полага\w+|считает|написа\w+|подтверди\w+|доложи\w+|озвучи\w+|увери\w+|завер\w+|напомни\w+|выясни\w+|отчита\w+|объяви\w+|насчита\w+|анонсирова\w+|предупреди\w+|утвержда\w+|предста\w+)"
)
NON_PERIOD = NonPeriodContexts(
    # сообщили 29 октября; введены с 1 мая; продлён до 30 июня
    said_before=re.compile(
        rf"(?<!\w)(?:[Оо]бычно|[Кк]ак\sправило|[Тт]радиционно)\s(?:[а-яё-]+\s){{0,5}}\Z|(?<!\w){_SAY}(?:\s(?:в|во)\s(?:среду|четверг|пятницу|понедельник|вторник|субботу|воскресенье),?)?(?:\s(?!(?:за|в|во|на|по|с|со|к|от|о|об|до|из)\s)[\w«»-]+){{0,4}}?\s\Z|(?<!\w)(?:до|не\sпозднее|не\sпозже|начиная\sс|назначен\w*\sна|намечен\w*\sна|запланирован\w*\sна|родил\w+|основан\w*|запущен\w*|создан\w*)(?:\sв)?\s\Z",
        re.IGNORECASE,
    ),
    # девочки 2015 и 2017 годов рождения
    said_after=re.compile(
        rf"\s(?:{_SAY}|намечен\w*|назначен\w*|запланирован\w*|рождения|выпуска|постройки|издания)(?!\w)", re.IGNORECASE
    ),
    # впервые с начала октября: since when it had not been so
    title=re.compile(
        r"впервые\sсо?\s(?:(?!\s(?:в|во|за|на|до|по|и|а|составил\w*|превысил\w*|достиг\w*)\s)[^,;:.(—\n]){3,50}.?",
        re.IGNORECASE,
    ),
)
PERIOD_CONTEXTS = PeriodContexts(
    # банк, который в 2019 году купил «Лапу», выдал 300 кредитов; дом, построенный в 2001 году, стоит 5 млн
    told_beside=re.compile(
        r"(?<=[\w»\")],\s)(?:(?:(?:в|во|на|из|с|со|по|о|об|за|к|ко|от|до|у|при|для|после)\s)?(?:[а-яё]+\s){0,3}?котор[а-яё]{2,3}|[а-яё]{3,}(?:вш|ющ|ящ|ущ|ащ|[аеё]нн)(?:ий|ая|яя|ее|ие|его|ей|ему|им|ем|их|ими|ую|юю|ый|ое|ые|ого|ой|ому|ым|ом|ых|ыми)(?:ся)?)"
        r"\s[^;:()—–\n]{4,160}?,(?=\s(?!(?:а|и|но|ещё|еще|из\sних|включая|среди|в\sтом\sчисле)\s)[а-яёА-ЯЁ«\d])"
    ),
    against=re.compile(r"\sк(?:о)?\s(?:(?:уровню|показател(?:ю|ям)|результат(?:у|ам)|итогам|данным)\s)?"),
)
_OPENS = (
    r"(?:\A|(?<=[.!?…»\n]\s)|(?<=[.!?…»\n])|(?<=[,;:(]\s))(?:(?:а|и|но|также|ещё|еще|из\sкоторых|из\sних|при\sэтом)\s)*"
)
_PAY = r"(?:выпла|доплат|плат(?:ят|ит|или)|полож|полага|начисл|предусмотр|предостав|назнач|выдел|дадут|дают|компенсир)[а-яё]*"
_SUM = r"(?:[а-яё]+\s){0,4}?(?:(?:по|до|около|почти|более|в\sразмере)\s)*[$€£]?"
HOLDS = Holds(
    name_first=re.compile(
        r"[»\"”“']?(?:\s\(|\s?[—–-]\s(?:(?:в|на|около|почти|более|до|порядка|с|от|примерно|свыше)\s)*|:\s|\sна\s)",
        re.IGNORECASE,
    ),
    number_first=re.compile(r"(?:(?:\s[\w-]+){0,2}?\s(?:—\s)?у|\s[—–-]\s(?:в|во|на))\s[«\"„“']?"),
    amounts_to=re.compile(rf"(?<!\w)(?:состав[а-яё]+|равн[а-яё]+|достиг[а-яё]+|это|или){_SOFT}|\(\Z", re.IGNORECASE),
    place_behind=re.compile(r"\s[—–-]\s(?:в|во|на)\s"),
    # врачам — 50 тысяч; в области — до 6 градусов
    phrase_first=re.compile(
        r"(?:(?:\A|[,;:(.]\s|(?<=\n))(?P<to>)(?:а\s|и\s)?|(?<!\w)(?:в|во|на|по)\s(?P<at>))"
        r"(?P<who>(?(at)(?:области|крае|краю|столице|регионе|региону|республике|городе|городу|центре|пригороде|побережье|юге|севере|западе|востоке|стране|мире|столичном\sрегионе|районах\sкрая)"
        r"|(?!(?:к|ко|по)\s)(?:[а-яё]+,?\s){0,3}(?:[а-яё]+(?:ам|ям)|[а-яё]+[ое]му\s(?:[а-яё]+[ое]му\s)?[а-яё]+у)(?:\s(?:и\s)?[а-яё]+){0,2}))"
        r"\s(?:[—–-]\s|(?=(?:до|около|от)\s[+−-]?\Z))(?:(?:по|до|около|от|почти|более|свыше|примерно|плюс|минус)\s)*[+−-]?\Z"
    ),
    # врачам выплатят по 40 тысяч; для сиделок предусмотрено 15 тысяч; врачи домов престарелых получат по 40 тысяч
    paid=re.compile(
        rf"{_OPENS}(?:(?P<dative>(?!(?:к|ко|по)\s)(?:[а-яё-]+,?\s(?:и\s)?){{0,4}}?[а-яё-]+(?:ам|ям|ому\s[а-яё]+у)(?:\sи\s[а-яё-]+){{0,2}})\s(?:[а-яё]+\s){{0,3}}?{_PAY}\s{_SUM}"
        rf"|для\s(?P<genitive>[а-яё-]+(?:\s[а-яё-]+){{0,3}}?)\s{_PAY}\s{_SUM}"
        rf"|(?P<subject>(?!(?:из|а|и|но|при|он|она|они|оно|это|все|кто|компания|банк)\s)[а-яё-]+(?:\s[а-яё-]+){{0,4}}?)\s(?:получ(?:ат|ают)|заплатил[аи]?|отдали|потратил[аи]?|израсходовал[аи]?|пожертвовал[аи]?)\s(?:[а-яё]+\s)??(?:(?:только|лишь|по|до|около|почти|более)\s)*[$€£]?)\Z",
        re.IGNORECASE,
    ),
    respectively=re.compile(r"соответственно", re.IGNORECASE),
    oblique_before=re.compile(
        r"(?<!\w)(?:на|для|от|из|с|со|к|ко|по|про|о|об|при|через|за|под|над|перед|между|против|без|до|среди|вместо|кроме|после|из-за)\s[«\"„“']?\Z",
        re.IGNORECASE,
    ),
    pronoun=re.compile(r"(?<!\w)(?:он|она|они)(?!\w)", re.IGNORECASE),
    # на процессоре «Лапа»
    governed_before=re.compile(
        r"(?<!\w)(?:в|во|на|для|от|из|с|со|к|ко|по|о|об|при|через|за|под|над|перед|между|против|без|до|среди|кроме|после)\s(?:[а-яё-]+\s){0,2}[«\"„“']?\Z",
        re.IGNORECASE,
    ),
    setting_before=re.compile(r""),  # a country is where users of a service are, wherever it is named
    added_before=re.compile(r"[,;(]\s?[«\"„“']?\Z"),
    opens=re.compile(
        r"[«\"„]?(?:(?:всего|ещё|еще|более|больше|около|почти|примерно|свыше|порядка|сразу|лишь|только|менее|меньше|и|а|но|из\sних|в\sтом\sчисле|чем|так|при\sэтом)\s)*[«\"„]?",
        re.IGNORECASE,
    ),
    priced=priced,
)
