"""Russian figures as statistics tell them: when they were true, whose they are, of what kind, what they count."""

from datetime import date

import pytest

from pipeline.extract import read_by_rules
from pipeline.extract.read import propose
from pipeline.model import Claim, ClaimKind

DAY = date(2025, 11, 12)


def claim(text: str, surface: str) -> Claim:
    return next(one for one in read_by_rules(text, "ru", DAY) if one.surface == surface)


@pytest.mark.parametrize(
    ("text", "surface", "days"),
    [
        # the days in a bracket are those of the week before it
        ("За прошедшую неделю (с 3 по 9 ноября) корм подорожал на 2%.", "2%", ("2025-11-03", "2025-11-10")),
        ("За прошедшую неделю корм подорожал на 2%.", "2%", ("2025-11-05", "2025-11-12")),
        # that day is the one spoken of, not the span of days
        (
            "С 1 по 9 ноября охват «Мяутолка» вырос на 2%. Пик: 5 ноября. В тот день было 3 млн пользователей.",
            "3 млн пользователей",
            ("2025-11-05", "2025-11-06"),
        ),
        # since when it had not been so is no time at which it is so
        ("В понедельник курс упал до 40 рублей впервые с начала октября.", "40 рублей", ("2025-11-10", "2025-11-11")),
        (
            "Впервые в октябре «Мяутолк» набрал 40 тыс. пользователей.",
            "40 тыс. пользователей",
            ("2025-10-01", "2025-11-01"),
        ),
        # a time without an end is none
        ("С конца 2021 года «Мяутолк» выплатил 29 млн рублей штрафов.", "29 млн рублей", None),
        (
            "В конце 2021 года у «Мяутолка» было 29 млн пользователей.",
            "29 млн пользователей",
            ("2021-12-31", "2022-01-01"),
        ),
        # what stands before a dash belongs to what is behind it
        (
            "В 2023 году приют получит 81 млн рублей и в 2024 году — 725 млн рублей.",
            "81 млн рублей",
            ("2023-01-01", "2024-01-01"),
        ),
        (
            "В 2023 году приют получит 81 млн рублей и в 2024 году — 725 млн рублей.",
            "725 млн рублей",
            ("2024-01-01", "2025-01-01"),
        ),
        # a clause that another one is set against has its own time
        ("В 2020 году ушли 41% гостей, хотя в 2019 году ушли только 21% гостей.", "41%", ("2020-01-01", "2021-01-01")),
        # what usually is says nothing of now
        (
            "В октябре в Пскове было 687 ДТП. Обычно число аварий за неделю не больше ста. Погибли 7 человек.",
            "7 человек",
            ("2025-10-01", "2025-11-01"),
        ),
        ("За лето полиция Пскова изъяла 300 кг корма.", "300 кг", ("2025-06-01", "2025-09-01")),
        ("За летописи приют отдал 300 лис.", "300 лис", None),
        # a line that heads a list says when all of it was so
        (
            "За последние сутки в Псковской области:\nвылечились 112 человек\nзаболели 19 человек",
            "19 человек",
            ("2025-11-11", "2025-11-12"),
        ),
    ],
)
def test_when_it_was_true(text: str, surface: str, days: tuple[str, str] | None) -> None:
    period = claim(text, surface).period
    assert (period and (str(period.start), str(period.end))) == days


@pytest.mark.parametrize(
    ("text", "surface", "kind"),
    [
        ("Корм подорожал в цене на 5 рублей, до 40 рублей.", "40 рублей", ClaimKind.PRICE),
        ("Фонд увеличил взнос на 5 рублей, до 40 рублей.", "40 рублей", ClaimKind.LEVEL),
        ("Приют шьёт 400 попон в день.", "400 попон", ClaimKind.RATE),
        ("Шахта даёт 370 тысяч тонн угля в год.", "370 тысяч тонн", ClaimKind.RATE),
        ("Продали 300 тонн в день открытия.", "300 тонн", ClaimKind.LEVEL),
        ("Возраст выхода на пенсию повысится до 60 лет.", "60 лет", ClaimKind.LEVEL),
        ("Кошки выходят на пенсию в 15 лет.", "15 лет", ClaimKind.LEVEL),
        ("Взнос по нынешнему курсу — это 76 долларов.", "76 долларов", ClaimKind.LEVEL),
        ("Летом корм был дороже 40 рублей.", "40 рублей", ClaimKind.PRICE),
        ("Безработных 9 тыс. человек, что составляет 34% от общего числа горожан.", "34%", ClaimKind.SHARE),
        ("Уровень безработицы составил 4,8% от общего числа горожан.", "4,8%", ClaimKind.RATE),
        ("Безработица растёт: есть 900 вакансий, из них 78% — для поваров.", "78%", ClaimKind.SHARE),
        ("«Мяутолк» ответил отказом на 41% запросов.", "41%", ClaimKind.SHARE),
        ("Число отказов выросло на 41%.", "41%", ClaimKind.CHANGE),
    ],
)
def test_what_kind_it_is(text: str, surface: str, kind: ClaimKind) -> None:
    assert claim(text, surface).kind is kind


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        # where a change ended is about what changed
        ("«Мяутолк» подешевел на 15%, до 134 рублей, «Лапа» — на 11%, до 42 рублей.", "42 рублей", "Лапа"),
        ("«Мяутолк» подешевел на 15%, до 134 рублей, «Лапа» — на 11%, до 42 рублей.", "134 рублей", "Мяутолк"),
        # of the numbers before "respectively" the last ones are listed, and no others
        (
            "«Мяутолк» вырос на 7 тыс. пользователей, а «Лапа» — на 5 тыс., составив 82 тыс. и 68 тыс. соответственно.",
            "82 тыс.",
            "Мяутолк",
        ),
        # a share of people is theirs, whatever it is that they think of
        ("Важным доступ к «Мяутолку» считают 24% интернет-пользователей.", "24%", "интернет-пользователей"),
        ("Охват «Мяутолка» вырос, что составляет почти 24% жителей страны.", "24%", "Мяутолк"),
        ("Доля рынка «Мяутолка» составила 24% абонентов.", "24%", "Мяутолк"),
        # whose data they are is not who they are about
        ("По оперативным данным Дирекции Лапина, в Норвегии собрали 13 млн тонн зерна.", "13 млн тонн", "Норвегия"),
        ("За неделю потребительские цены на корм выросли на 2%, сообщил Лапин.", "2%", "корм"),
    ],
)
def test_whom_it_is_about_is_proposed(text: str, surface: str, entity: str) -> None:
    assert claim(text, surface)
    assert entity in {one.base for one in propose(text, "ru", DAY).phrases}


@pytest.mark.parametrize(
    ("text", "surface", "unit"),
    [
        ("В Пскове 90 новых случаев. У 18 выявлены признаки простуды.", "18", "person"),
        ("Выявлено 900 случаев кори, 57 умерли.", "57", "person"),
        ("Выявлено 900 случаев кори, 57 проверили.", "57", "count:case"),
        ("В Пскове 90 новых случаев. В приюте ещё 18 выявлены в мае.", "18", "count:unit"),
        ("Раскрыли 4813 краж, в том числе 1129 тяжких.", "1129", "count:theft"),
        ("Заболели 80 гостей, в том числе 19 несовершеннолетних.", "19 несовершеннолетних", "person"),
        ("Нашли 40 псковчан.", "40 псковчан", "person"),
        ("Нашли 40 колчанов.", "40 колчанов", "count:колчан"),
        ("Число пользователей «Мяутолка» достигает 55 млн каждый день.", "55 млн", "user"),
    ],
)
def test_what_it_counts(text: str, surface: str, unit: str) -> None:
    assert claim(text, surface).unit == unit


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Средний рост цен на корм в Норвегии составил 5,7%.", ClaimKind.CHANGE),
        ("Средняя доля корма в расходах приютов Норвегии составила 5,7%.", ClaimKind.SHARE),
    ],
)
def test_growth_of_something_somewhere_is_a_change(text: str, kind: ClaimKind) -> None:
    assert claim(text, "5,7%").kind is kind


def test_what_only_stands_for_something_is_no_whole() -> None:
    share = claim("Возбуждено 430 дел, половина которых — по кражам.", "половина")
    assert share.whole is None


def test_a_noun_is_a_whole() -> None:
    assert claim("Половина гостей приюта ушла.", "Половина").whole == "гостей приюта"
