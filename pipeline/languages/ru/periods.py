"""Russian times: printed words -> days. Rules are tried together; the longest match at a place wins."""

# Tables read best one entry a line, however long.
# ruff: noqa: E501

from pipeline.languages.calendar import at, no_days, whole
from pipeline.languages.patterns import alternatives
from pipeline.languages.period_words import rule, shift, year_back
from pipeline.languages.ru import periods_resolved as to
from pipeline.languages.ru.periods_resolved import TIMES
from pipeline.model import Grain

_MONTH = "(?:" + alternatives(to.MONTHS) + r")\b\.?"
_YEAR_WORD = r"(?:[-‐‑](?:го|м|й|ом|ый|ого))?(?:\s?(?:года|году|годом|годе|годам|год|гг\.?|г\.)(?!\w))?"
_SAME_YEAR = r"того\sже\sгода"
_OF_YEAR = rf"(?:,?\s(?:за\s|в\s)?(?:(?P<y>{to.YEAR})(?!\d|[,.]\d|\s(?:тыс|млн|руб|чел)){_YEAR_WORD}|(?P<rel>{to.MOVE})\s(?:года|году|год|г\.)(?!\w)|(?P<same>{_SAME_YEAR})))?"
_EDGE = r"(?:(?:(?:на|к|в|по|до|с|со)\s)?(?P<edge>начал[аоуе]|конц[аеу]|конец|середин[аеуы])\s)?"
# of a part of the year no edge is told
_EDGE_OF_PART = _EDGE.replace("?P<edge>", "?:")
_N = rf"(?:{'|'.join(TIMES.counts)}|1[0-2]|[1-9])"
_ORDINAL = (
    rf"(?P<n>(?:перв|втор|трет|четв[её]рт|последн|заключительн){to.ENDING}|[1-4]|IV|I{{1,3}})"
    r"(?:(?<=[1-4])[-‐‑](?:й|м|го|му|я|е|ом|ый|ая|ое|ей|ой))?"
)

# a unit or a counted noun behind it makes a number of what looks like a year
_NO_YEAR = (
    r"(?!\d|[,.:]\d|[-‐‑]\d|\s?(?:%|[°₽$€])|\s(?:тыс|млн|млрд|руб|долл|человек|км|кг|га|раз|тонн|метр|м\b|экз|евро|юан|мл|см|мм|"
    r"л\.|шт|штук|единиц|[а-яё]+(?:ов|ев|ций|ний|тий|стей|телей|лей|нок|шек|чек)\b))"
)
_ALIKE = r"(?:аналогичн|сопоставим|соответствующ)\w*\s"
_SAME = r"(?:(?:аналогичн|сопоставим|соответствующ)\w*|(?:так\w+|тот|того|тому|тем|том|та|той|ту|те|тех)\sже)\s"
_LAST_YEAR = (
    r"(?:(?:прошл|предыдущ|предшествующ|минувш)\w+\sгода|прошлогодн\w+|год(?:ом)?\s(?:ранее|назад)|годом\sраньше)"
)
_PART_WORD = r"(?:период|квартал|месяц|полугоди|недел|дн|врем|промежут|срок|год)\w*"
_SCALED = "".join(
    rf"(?<!\b{word}\s)"
    for word in (r"тыс\.", "тыс", "тысяч", "тысячи", "млн", "млрд", "миллионов", "миллиона", "миллиардов")
)
_BY = r"(?:на|к|по\sсостоянию\sна)\s"

RULES = (
    # before the edges of a year or month, which are as long: since its start is no day
    rule("until its end", r"\bдо\s(?:самого\s)?конца\s(?:(?:этого|текущего|нынешнего|сего)\s)?года\b", whole(0, Grain.YEAR), relative=True),
    rule("so far", rf"\b(?:с|от)\s(?:самого\s)?начала\s(?:(?:этого|текущего|нынешнего|этой|текущей|сего)\s)?(?:(?P<g>года|месяца|недели|квартала|полугодия)(?!\w)|(?P<y>{to.YEAR}){_YEAR_WORD}|(?P<m>{_MONTH})(?:\sэтого\sгода|\sтекущего\sгода)?)", TIMES.to_date, relative=True),
    rule("so far", r"\b(?:с|от)\s(?:самого\s)?начала\s(?:пандемии|эпидемии|вспышки|распространения|войны|конфликта|вторжения|спецоперации|СВО|боевых\sдействий|отопительного\sсезона|пожароопасного\sсезона|навигации|наблюдений)", at(0, Grain.INSTANT), relative=True),
    rule("day", rf"(?P<as>\b{_BY})?(?<![\d.,])(?P<d>[0-3]?\d)(?:[-‐‑](?:го|е|му|м|ое))?\s(?P<m>{_MONTH}){_OF_YEAR}", TIMES.day),
    rule("that day", r"\bв\s(?:этот|тот|тот\sже|этот\sже)\sдень\b(?!\s(?:в|19|20)\d\d)", at(0), relative=True, same=True),
    rule("numeric day", r"(?<![\d.])(?P<d>[0-3]?\d)[./](?P<mo>[01]?\d)[./](?P<y>(?:19|20)\d\d|\d\d)(?![\d.]\d)(?:\s?г(?:ода|\.))?", TIMES.numeric_day),
    rule("iso day", r"\b(?P<y>(?:19|20)\d\d)-(?P<mo>[01]\d)-(?P<d>[0-3]\d)\b", TIMES.numeric_day),
    rule("days", rf"\b(?:(?:за|на|в)\s(?:прошедш|минувш|прошл|эт|последн|отч[её]тн|текущ)\w+\s(?:недел|период|выходн)\w*\s?[(,—–-]\s?)?(?:(?:с|со|за период с|в период с)\s)?(?P<d>[0-3]?\d)(?:[-‐‑]го)?(?:\s?[-–—]\s?|\s(?:по|до|и|на)\s)(?P<d2>[0-3]?\d)(?:[-‐‑](?:го|е))?\s(?P<m2>{_MONTH}){_OF_YEAR}", to.days),
    rule("days", rf"\b(?:с|со)\s(?P<d>[0-3]?\d)(?:[-‐‑]го)?\s(?P<m>{_MONTH})(?:\s(?P<y1>{to.YEAR}){_YEAR_WORD})?\s(?:по|до)\s(?P<d2>[0-3]?\d)(?:[-‐‑](?:го|е))?\s(?P<m2>{_MONTH}){_OF_YEAR}", to.days),
    rule("month", rf"{_EDGE}(?<![\w-])(?P<m>{_MONTH}){_OF_YEAR}", TIMES.month, case=True),
    rule("month", rf"(?<![\w-])(?P<m>Январь|Февраль|Март|Апрель|Май|Июнь|Июль|Август|Сентябрь|Октябрь|Ноябрь|Декабрь)\s(?P<y>{to.YEAR})\b", TIMES.month, case=True),
    rule("month adjective", r"\b(?P<m>(?:январск|февральск|мартовск|апрельск|июньск|июльск|августовск|сентябрьск|октябрьск|ноябрьск|декабрьск)(?:ий|ого|ому|им|ом|ая|ой|ую|ое|ие|их|ими))\b(?!\sрайон|\sпроспект|\sулиц)", to.month_adjective, case=True),
    rule("months", rf"\b(?:(?:за|в)\s)?(?P<m>{_MONTH})\s?[-–—]\s?(?P<m2>{_MONTH}){_OF_YEAR}", TIMES.months),
    rule("months", rf"\b(?:с|со)\s(?P<m>{_MONTH})(?:\s(?P<y1>{to.YEAR}){_YEAR_WORD})?(?:,[^,.;]{{3,60}},)?\s(?:по|до)\s(?P<m2>{_MONTH}){_OF_YEAR}", TIMES.months),
    rule("months", rf"\b(?:в|за)\s(?P<m>{_MONTH})\sи\s(?P<m2>{_MONTH}){_OF_YEAR}", TIMES.months),
    rule("quarter", rf"{_EDGE_OF_PART}\b{_ORDINAL}\s(?:кв\.|квартал(?:а|е|у|ом)?(?!\w)){_OF_YEAR}", TIMES.part(Grain.QUARTER)),
    rule("quarter", rf"\bQ(?P<n>[1-4])(?!\w){_OF_YEAR}", TIMES.part(Grain.QUARTER)),
    rule("quarter", r"\b(?P<n>[1-4])[кКK]в?\.?\s?(?P<y>20\d\d)\b", TIMES.part(Grain.QUARTER)),
    rule("quarters", rf"\b(?P<a>(?:перв|втор|трет)\w+|I{{1,3}}|[1-3](?:[-‐‑]м)?)(?:\s?[-–—]\s?|\sи\s)(?P<b>(?:втор|трет|четв[её]рт)\w+|I{{2,3}}|IV|[2-4](?:[-‐‑]м)?)\sквартал\w*{_OF_YEAR}", to.two_quarters),
    rule("half", rf"\b{_ORDINAL}\sполугоди(?:е|и|я|ю|ем){_OF_YEAR}", TIMES.part(Grain.HALF)),
    rule("half", rf"\b(?P<n>перв\w+|втор\w+)\sполовин\w+(?:,?\s(?:(?P<y>{to.YEAR}){_YEAR_WORD}|(?P<rel>{to.MOVE})\s(?:года|г\.)|года))", TIMES.part(Grain.HALF)),
    rule("half", r"\bH(?P<n>[12])\s(?P<y>20\d\d)\b", TIMES.part(Grain.HALF)),
    rule("last half", r"\b(?:за|по\sитогам|в)\s(?:прошл\w+\s|минувш\w+\s|прошедш\w+\s)?полугоди[еяи]\b(?!\s(?:20|прошл))", whole(-1, Grain.HALF), relative=True),
    rule("months of year", rf"\b(?P<c>{_N})\sмесяц(?:а|ев|ам|ах)?(?=,?\s(?:за\s|в\s)?(?:(?:19|20)\d\d|{to.MOVE}\s(?:год|г\.))){_OF_YEAR}", to.first_months),
    rule("months of year", r"\b(?:за|по\sитогам|по\sрезультатам)\s(?P<nine>)(?P<c>девять|девяти|9)\sмесяцев(?!\s(?:20|до\b|назад|подряд|работы|службы|жизни|беременности))", to.last_months, relative=True),
    rule("months of year", rf"\b(?:за|по\sитогам|в\sтечение)\s(?P<first>перв\w+\s)(?P<c>{_N})\sмесяц(?:а|ев|ам|ах)?{_OF_YEAR}", to.first_months),
    rule("years", rf"(?:\b(?:(?:за|в)\sпериод\s)?(?:с|со|между)\s)?(?<![\d$£€,.-])\b(?P<y>{to.YEAR})(?:[-‐‑](?:го|м|й))?(?:\s?(?:года|году|год|г\.))?(?:\s?[-–—/]\s?|\sи\s|\s(?:по|до)\s)(?P<y2>{to.YEAR}|\d\d)(?:[-‐‑](?:го|м|й|е|х))?\s?(?:год\w*|гг\.?)(?!\w)", TIMES.years),
    rule("year", rf"{_EDGE}(?<![\d$£€₽,.-])\b(?P<y>{to.YEAR})(?:(?:[-‐‑](?:го|м|й|му|ом|ый|ого))(?:\s?(?:год\w*|г\.))?|\s?(?:года|году|годом|годе|год|г\.|г)(?!\w))", TIMES.year),
    rule("year", rf"(?:(?<=\bв\s)|(?<=\bс\s)|(?<=\bза\s)|(?<=\bна\s)|(?<=\bдо\s)|(?<=\bпо\s)|(?<=\bк\s)|(?<=\bчем в\s)|(?<=\()|(?<=\bитогам\s)|(?<=\bитоги\s)|(?<=\bначала\s)|(?<=\bконца\s)|(?<=[а-яё]\s))(?P<y>19\d\d|20[0-5]\d)\b{_NO_YEAR}(?=[\s,.;:)»—–-]|$)", TIMES.year),
    rule("quarter of the same year", r"\bв\s(?P<n>первом|втором|третьем|четвертом|четвёртом)(?=\s[—–-]\s|,\s|\s\d)", to.elliptic_quarter),
    rule("years", r"(?<![\d$£€,.-])(?P<y>(?:19|20)\d\d)\s?[-–—]\s?(?P<y2>(?:19|20)\d\d)(?![\d%]|\s?(?:%|тыс|млн|руб))", TIMES.years),
    rule("same year", rf"\b(?:(?:в|за)\s)?(?P<same>том\sже\sгоду|тот\sже\sгод|{_SAME_YEAR})\b", TIMES.year),
    rule("decade", r"\b(?P<y>(?:19|20)\d0)[-‐‑](?:е|х|ым|ми)(?:\sгод\w*)?", TIMES.decade),
    rule("decade", r"\b\d0[-‐‑](?:е|х|ым|ми)(?![а-яё])(?:\sгод\w*)?|\b(?:двадцат|тридцат|сороков|пятидесят|шестидесят|семидесят|восьмидесят|девяност)ы[ехм]\w*\sгод\w*", no_days),
    rule("century", r"\b\d{1,2}(?:[-‐‑](?:й|м|го))?\s(?:век|столети)\w*", no_days),
    rule("moved", rf"{_EDGE}\b(?P<rel>{to.MOVE})\s(?:календарн\w+\s|финансов\w+\s|отч[её]тн\w+\s)?(?P<g>год|месяц|недел|квартал|полугоди|десятилети)(?:а|у|ом|ем|ам|ами|ах|е|ы|и|ю|я|ей|ями|ев|г\.)?(?!\w)", TIMES.from_now, relative=True),
    rule("in the year", r"\b(?P<rel>сего)\s(?P<g>года|г\.)", TIMES.from_now, relative=True),
    rule("edge of the year", r"\b(?:(?:на|к|в|по|с|со)\s)?(?P<edge>начал[аоуе]|конц[аеу]|конец|середин[аеуы])\s(?:календарного\s|финансового\s)?года\b(?!\w)", to.edge_of_year, relative=True),
    rule("past", rf"\b(?:(?:за|в\sтечение|в|на\sпротяжении)\s)?(?:последн|минувш|прошедш|предыдущ|прошл|истекш)\w+\s(?P<c>{_N}|\d{{1,2}})\s(?P<g>год\w*|лет|месяц\w*|недел\w*|квартал\w*|дн\w+|сут\w+|час\w*|десятилети\w+)\b", TIMES.past, relative=True, fleeting=True),
    rule("past", r"\b(?:за|в\sтечение|на\sпротяжении)\sпоследн\w+\s(?P<g>год|месяц|квартал|десятилетие|года|месяца|квартала|десятилетия|полгода)(?!\w)", TIMES.past, relative=True),
    rule("days before", r"\b(?:за\s(?:(?:последн|минувш|прошедш|прошл|истекш)\w+\s)?|в\s(?:последн|минувш|прошедш|прошл|истекш)\w+\s)(?P<g>сутки|неделю|ночь|выходные)\b(?!\sдо\b|\sраньше)|\b(?:за|в)\s(?:последн|минувш|прошедш|истекш)\w+\s(?P<g3>день)\b", to.past_days, relative=True),
    rule("days before", r"\b(?:минувш|прошедш|прошл|эт|сегодняшн)\w+\s(?P<g>ночью)\b|\b(?:к|под)\s(?P<g2>утру|утро|вечеру|полудню)\b", at(0), relative=True),
    rule("night to", rf"\bв\sночь\sна\s(?P<w>{'|'.join(TIMES.weekdays)})\b", TIMES.weekday, relative=True),
    rule("school year", rf"\b(?:в\s)?(?P<y>{to.YEAR})\s?[-–—/]\s?(?:{to.YEAR}|\d\d)\s(?:учебн|сельскохозяйственн|маркетингов)\w+\sгод\w*", to.school_year),
    rule("clock", r"\b(?:в|к|на)\s[0-2]?\d[:.][0-5]\d\s(?:мск|по\s(?:московскому|местному|киевскому|минскому)\sвремени)\b", at(0, Grain.INSTANT), relative=True),
    rule("weekday", r"\b(?:в|во|к|ко|с|на|со)\s(?:минувш\w+\s|прошл\w+\s|эт\w+\s)?(?P<w>" + "|".join(TIMES.weekdays) + r")\b(?!\s(?:обитани|прожива|обществ))", TIMES.weekday, relative=True),
    rule("season", rf"\b(?:(?:эт|прошл|минувш|нынешн)\w+\s)?(?P<s>весной|летом|осенью|зимой){_OF_YEAR}(?!\w)", TIMES.season, relative=True),
    rule("season", r"\bза\s(?:(?:прошедш|минувш|прошл|эт|нынешн)\w+\s)?(?P<s>весну|лето|осень|зиму)(?!\w)(?:\s(?P<y>" + to.YEAR + r")(?:\sгода)?)?", TIMES.season, relative=True),
    rule("today", r"\b(?:сегодня|на\sсегодня(?:шний\sдень)?|на\sтекущий\sдень)\b", at(0), relative=True),
    rule("day before yesterday", r"\bпозавчера\b", at(-2), relative=True),
    rule("yesterday", r"\bвчера\b", at(-1), relative=True),
    # but not the eve of something: накануне праздника
    rule("yesterday", r"\bнакануне\b(?!\s(?:[а-яё]+(?:ого|его|ой|ей|их|ых)\s)?(?![а-яё]+(?:л|ла|ло|ли|лась|лись|лось|лся)\b)[а-яё]{2,}(?:[аяыий]|ов|ев)\b)(?!\s(?:(?-i:[А-ЯЁ])|[«\d]))", at(-1), relative=True),
    rule("tomorrow", r"\bзавтра\b", at(1), relative=True),
    rule("now", r"\b(?:сейчас|в\sнастоящее\sвремя|в\sнастоящий\sмомент|на\sданный\sмомент|на\sтекущий\sмомент|в\sданный\sмомент)\b", at(0, Grain.INSTANT), relative=True, fleeting=True),
    shift("earlier", rf"\b(?:(?P<c>{_N})\s)?(?P<g>год|день|недел|месяц|квартал|{_SCALED}лет)(?:ом|ем|ей|ами|ями|цами|а|у|ев|ю|и)?\s(?:ранее|раньше|назад|тому\sназад|до\sэтого|до\sтого)\b", to.earlier),
    shift("earlier", rf"\b(?P<c>{_N})\s(?P<g>год|месяц|недел)(?:ами|ями|цами|ев|а|и)\s(?:ранее|раньше)\b", to.earlier),
    shift("year before", r"\bза\s(?P<g>год)\sдо\s(?:этого|того)\b", to.earlier),
    shift("same period of", rf"\b(?:(?:в|за|к|с|на|от)\s)?{_SAME}{_PART_WORD}(?:\s(?:и\s)?\w+)?\s(?P<y>{to.YEAR}){_YEAR_WORD}", year_back),
    shift("same period", rf"\b(?:(?:в|за|к|с|на|от|уровню|показателю|показателем)\s)*(?:{_ALIKE}{_PART_WORD}(?:\s{_LAST_YEAR})?|{_SAME}{_PART_WORD}\s{_LAST_YEAR})", year_back),
    shift("over it", r"(?:(?<=[%\d)]\s)|(?<=цент\s)|(?<=цента\s)|(?<=центов\s)|(?<=раза\s)|(?<=раз\s)|(?<=пункт\s)|(?<=пункта\s)|(?<=пунктов\s)|(?<=вдвое\s)|(?<=втрое\s)|(?<=рублей\s)|(?<=рубля\s)|(?<=человек\s))за\s(?:прош[её]дший\s|минувший\s|этот\s)?(?P<g>год|месяц|квартал)\b(?!\s(?:до\b|(?:19|20)\d\d|работы|работ\w*|жизни|службы|обучени\w+|в\sсреднем))", TIMES.previous, adverb=True),
    shift("over it", r"\bза\s(?P<g>год|месяц|квартал)(?=\s(?:—\s)?(?:на|почти|более|около)\s(?:чем\sна\s)?\d)", TIMES.previous, adverb=True),
    shift("over it", r"\bза\s(?P<g>месяц|квартал)(?=\s(?:вырос|увелич|подн[яи]|сниз|упал|сократ|уменьш|прибав|просел|подскоч|подорож|подешев)[а-яё]*\s)", TIMES.previous, adverb=True),
    shift("year on year", r"\bк\s(?:прошлому|предыдущему)\sгоду\b|\bгод\sк\sгоду\b|\bв\sгодовом\s(?:выражении|исчислении|сопоставлении|сравнении)\b|\bг/г\b|\bгод\sот\sгода\b|\bYoY\b", year_back, adverb=True),
    shift("year on year", r"\bАППГ\b|\bк\s(?:показателям|уровню|показателю|результату)?\s?прошлого\sгода\b|\bпрошлогодн\w+", year_back),
    shift("grain on grain", r"\b(?P<g>месяц|квартал)\sк\s(?:месяцу|кварталу)\b|\b(?P<g2>м/м|кв/кв)\b", TIMES.previous, adverb=True),
    shift("previous", r"\b(?:предыдущ|предшествующ)\w+\s(?P<g>год|месяц|недел|квартал|полугоди|день|дн|сут|ноч)\w*", TIMES.previous),
    rule("over the month", r"\bза\s(?:весь\s|этот\s)?(?P<g>месяц|квартал)\b(?!\s(?:до\b|(?:19|20)\d\d|работы|службы))", TIMES.past, relative=True, same=True),
    rule("years long", rf"\b(?:за|в\sтечение)\s(?:последн|прошедш|ближайш|минувш|предстоящ)\w+\s(?!(?:12|двенадцать)\sмесяцев)(?:{_N}|\d+)\s(?:год\w*|лет|месяц\w*|недел\w*|дн\w+|сут\w+|час\w*)\b", no_days),
)  # fmt: skip
