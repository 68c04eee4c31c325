"""Russian numbers that carry no value."""

import pytest

from pipeline.extract import explain


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Осуждён по статье 228 УК.", "label"),
        ("Истребитель Су-57 взлетел.", "label"),
        ("Звоните: +7 (900) 555-01-02.", "phone number"),
        ("Депутат 3-го созыва.", "ordinal"),
        ("Матч кончился со счётом 3:1.", "score"),
        ("На 316 километре трассы.", "road"),
        ("Начало в 14:00.", "clock"),
        ("Это один из гостей.", "one of"),
        ("Десятки лодок вышли в море.", "vague plural"),
        ("За рулём 37-летний рыбак.", "age"),
        ("Закон № 149-ФЗ приняли.", "identifier"),
        ("Дело 757/21651/24-к передали в суд.", "identifier"),
        ("Внесён законопроект 589658-7.", "identifier"),
        ("Он жил на улице Мира, 12.", "street address"),
        ("Купили 2к квартиру.", "label"),
        ("Врачей на 1 жителя мало.", "denominator"),
        ("Смертность на 100 тыс. жителей снизилась.", "denominator"),
        ("На 100 вакансий приходится мало резюме.", "denominator"),
    ],
)
def test_a_number_that_carries_no_value_is_blocked_with_its_reason(text, reason):
    rows = explain(text, "ru", None)
    assert rows
    assert {row["blocked"] for row in rows} == {reason}
