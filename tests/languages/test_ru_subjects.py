"""Whom a Russian figure is about, when it was true and what it is against, where its own sentence leaves that out."""

from datetime import date

import pytest

from pipeline.extract import read_text
from pipeline.model import Claim, ClaimKind

DAY = date(2025, 11, 12)


def claim(text: str, surface: str) -> Claim:
    return next(one for one in read_text(text, "ru", DAY) if one.surface == surface)


@pytest.mark.parametrize(
    ("text", "surface", "entity"),
    [
        (
            "«Мяутолк» отчитался за год. Выручка выросла до 5 млрд рублей. Расходы (Дирекция Лапина) — 2 млрд рублей.",
            "5 млрд рублей",
            "Мяутолк",
        ),
        (
            "«Мяутолк» раскрыл итоги года. В отчёт вошла и «Ромашка». Аудитория сервиса достигла 12 млн человек.",
            "12 млн человек",
            "Мяутолк",
        ),
        ("«Мяутолк» раскрыл итоги года.\n• Выручка составила 7 млрд рублей.", "7 млрд рублей", "Мяутолк"),
        ("«Мяутолк» раскрыл итоги. В Норвегии выручка составила 7 млрд рублей.", "7 млрд рублей", "Мяутолк"),
        ("Выплаты утвердили: фельдшерам — 30 тыс. рублей.", "30 тыс. рублей", "фельдшерам"),
        ("В Норвегии открыли 5 школ. Сообщил об этом Лапин. Всего в стране построили 40 школ.", "40 школ", "Норвегия"),
        (
            "Отчёт есть у РБК, о нём РБК расскажет позже. Год удался для «Мяутолка». Выручка составила 7 млрд рублей.",
            "7 млрд рублей",
            "Мяутолк",
        ),
        ("«Мяутолк» отчитался. Цена пшеницы выросла до 300 долларов.", "300 долларов", "пшеница"),
        ("«Мяутолк» отчитался. Цены на хлеб выросли на 6%.", "6%", "хлеб"),
        ("«Мяутолк» отчитался. Цена нефти марки Brent упала до $40 за баррель.", "$40", "Brent"),
        ("«Мяутолк» отчитался. Цена выросла до 300 рублей.", "300 рублей", "Мяутолк"),
        ("Днём в Пскове до 4 градусов, в области — до 6 градусов.", "6 градусов", "области"),
    ],
)
def test_a_figure_is_about(text: str, surface: str, entity: str) -> None:
    assert claim(text, surface).entity == entity


@pytest.mark.parametrize(
    ("text", "surface", "start", "end"),
    [
        ("За последний год сервисом пользовались 40% жителей.", "40%", date(2024, 11, 12), DAY),
        (
            "За 9 месяцев 2025 года выручка 9 млрд, в третьем квартале 2025 года 4 млрд. Прибыль была 1 млрд рублей.",
            "1 млрд рублей",
            date(2025, 7, 1),
            date(2025, 10, 1),
        ),
        (
            "Продажи в первом квартале 2024 года равнялись 65 млрд рублей, в четвертом — 76 млрд рублей.",
            "65 млрд рублей",
            date(2024, 1, 1),
            date(2024, 4, 1),
        ),
        (
            "В январе 2024 года и в феврале 2024 года продажи составили 9 и 13 млрд рублей соответственно.",
            "9",
            date(2024, 1, 1),
            date(2024, 2, 1),
        ),
    ],
)
def test_a_figure_was_true(text: str, surface: str, start: date, end: date) -> None:
    period = claim(text, surface).period
    assert period is not None
    assert (period.start, period.end) == (start, end)


def test_changes_over_one_time_share_what_they_are_against() -> None:
    text = "Выручка «Мяутолка» за третий квартал 2025 года выросла на 12% год к году. Чистая прибыль увеличилась на 7%."
    baseline = claim(text, "7%").baseline
    assert baseline is not None
    assert (baseline.start, baseline.end) == (date(2024, 7, 1), date(2024, 10, 1))


def test_a_share_of_change_in_other_words_is_a_change() -> None:
    text = "За год прибавилось 800 тыс. абонентов, или 3,9%."
    assert claim(text, "3,9%").kind is ClaimKind.CHANGE


def test_a_day_is_not_taken_over_by_another_series() -> None:
    text = "Вчера приют принял гостей. В год на корм уходит 15 тонн крупы."
    assert claim(text, "15 тонн").period is None
