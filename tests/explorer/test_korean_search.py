"""What is typed as in a web search means the same in Korean, where parts of words are looked for."""

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from pipeline.explorer.questions import bigram_query
from tests.support.database import DatabaseServer
from tests.support.pages import browser
from tests.support.press import Story
from tests.support.rows import claim_in
from tests.support.series_pages import series_pages

SENTENCES = {
    "users": "야옹톡의 월간 이용자는 51명이다.",
    "adverts": "야옹톡의 이용자는 광고를 52번 봤다.",
    "sales": "야옹톡의 매출은 53원이다.",
}


@pytest.fixture(scope="module")
def visitor(database_server: DatabaseServer, template_database: str) -> Iterator[TestClient]:
    stories = [
        Story(
            paper="gazette", words=words, claims=[claim_in(words, str(51 + at), str(51 + at))], hours=at, language="ko"
        )
        for at, words in enumerate(SENTENCES.values())
    ]
    with series_pages(database_server, template_database, stories=stories) as app:
        yield browser(app)


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("이용자", {"users", "adverts"}),
        ("이용자 -광고", {"users"}),
        ("-광고", {"users", "sales"}),
        ("-이용자", {"sales"}),
        ("광고 or 매출", {"adverts", "sales"}),
        ("월간 이용자 OR 매출", {"users", "sales"}),
        ('"월간 이용자"', {"users"}),
        ('"이용자 월간"', {"users"}),
        ('-"월간 이용자"', {"adverts", "sales"}),
        ('이용자 -"월간 이용자"', {"adverts"}),
        ("이용자 광고", {"adverts"}),
        ("or 매출 or", {"sales"}),
        ('"매출', {"sales"}),
        ("이용자 매출", set()),
        ('- "" or', set()),
    ],
)
def test_words_are_asked_for_left_out_and_chosen_among(visitor: TestClient, asked: str, named: set[str]) -> None:
    rows = visitor.get("/api/claims", params={"q": asked}).json()["items"]
    assert {row["sentence"] for row in rows} == {SENTENCES[name] for name in named}


@pytest.mark.parametrize(
    ("asked", "query"),
    [
        ("가나-다라", "'가나' & '다라'"),
        ("--가나", "!('가나')"),
        ("가나 or or 다라", "'가나' | '다라'"),
        ("-or", "!('or')"),
        ('"or" 가나', "'or' & '가나'"),
        ("'가나' & !(다라", "'가나' & '다라'"),
        ("\\'; or", None),
        ("가 " * 30, " & ".join(["'가':*"] * 20)),
    ],
    ids=["a hyphen", "two signs", "or twice", "not or", "or in quotes", "signs of a tsquery", "nothing", "too many"],
)
def test_what_is_no_word_is_no_part_of_the_question(asked: str, query: str | None) -> None:
    assert bigram_query(asked) == query
