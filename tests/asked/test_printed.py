"""Words are found where a text prints them, whatever their case, spaces, quotes and forms; and nowhere else."""

import pytest

from pipeline.asked.printed import PrintedText

TEXTS = {
    "en": "Tova’s “Halden  Yard”\nsold 12 boats. The yard — a well-known one — sold 40 boats in Café Nord."
    " Its Sloop-4.1 sells.",
    "ru": "Выручка «Мурчата» за первый\u00a0квартал выросла. Активных пользователей стало больше, йод подешевел.",
    "ko": "님보는 지난 3월 ‘노르웨이’ 이용자가 5만1200명이라고 밝혔다.",
}


@pytest.mark.parametrize(
    ("language", "words", "printed"),
    [
        ("en", "halden yard", "Halden  Yard"),
        ("en", '"Halden Yard"', "Halden  Yard"),
        ("en", "Tova's", "Tova’s"),
        ("en", "a well-known one", "a well-known one"),
        ("en", "a well‑known one", "a well-known one"),
        ("en", "Cafe Nord", "Café Nord"),
        ("en", "Haldens Yards", "Halden  Yard"),
        ("en", "Halden Yardarm", None),
        ("en", "Haldor Yard", None),
        ("en", "Sloop-4.2", None),
        ("en", "<Halden Yard>", None),
        ("en", "Haldens\x00 Yards", None),
        ("en", "boats the yard", None),
        ("en", "alden Yard", None),
        ("en", "Halden Yar", None),
        ("en", "Yard of Halden", None),
        ("en", "", None),
        ("en", " “ ", None),
        ("ru", "Мурчат", "Мурчата"),
        ("ru", "первый квартал", "первый\u00a0квартал"),
        ("ru", "активные пользователи", "Активных пользователей"),
        ("ru", "активные пользователи банка", None),
        ("ru", "активные* пользователи", None),
        ("ru", "йод", "йод"),
        ("ru", "Мур", None),
        ("ko", "님보", "님보"),
        ("ko", "노르웨이 이용자가", "노르웨이’ 이용자가"),
        ("ko", "이용자", "이용자"),
        ("ko", "용자", None),
    ],
    ids=[
        "case and space",
        "in quotes",
        "apostrophe",
        "hyphen",
        "another hyphen",
        "accent",
        "a plural",
        "a longer word",
        "another name of the same beginning",
        "another model of a thing",
        "signs around",
        "a sign that no text holds",
        "over the end of a sentence",
        "from within a word",
        "up to within a word",
        "other order",
        "nothing",
        "only a quote",
        "another case of a name",
        "no-break space",
        "another case of a phrase",
        "a word more",
        "a sign within",
        "a letter that is no accent",
        "beginning of a word",
        "particle behind",
        "quote between",
        "particle behind a noun",
        "from within a Korean word",
    ],
)
def test_words_are_found_where_the_text_prints_them(language, words, printed):
    text = TEXTS[language]
    span = PrintedText(text, language).find(words)
    assert (span and span.of(text)) == printed


def test_of_several_places_the_nearest_counts():
    text = TEXTS["en"]
    first, second = (PrintedText(text, "en").find("boats", near=near).start for near in (0, len(text)))
    assert (first, second) == (text.index("boats"), text.rindex("boats"))


def test_words_without_end_are_not_looked_for():
    assert PrintedText("a " * 500, "en").find("a " * 150) is None
