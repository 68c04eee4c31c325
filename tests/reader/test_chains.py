"""Behind a paper that passes a figure on stands whom it has it from."""

import pytest

from pipeline.extract.read import propose
from pipeline.reader.document_index import DocumentIndex
from tests.support.reading import DAY


def behind(name, text, language="en", *, at=None, is_paper=True):
    index = DocumentIndex(propose(text, language, DAY))
    found = index.chains.behind(name, len(text) - 1 if at is None else at, is_paper=is_paper)
    return found and found.base


PASSED = "The app has 51,200 users, the Harbour Gazette reported on Friday, citing the tracker Tallyhouse."


def test_whom_a_paper_cites_stands_behind_it():
    assert behind("Harbour Gazette", PASSED) == "Tallyhouse"


@pytest.mark.parametrize("name", ["Tallyhouse", "Nordfisk"])
def test_nobody_stands_behind_others(name):
    assert behind(name, PASSED) is None


@pytest.mark.parametrize(
    ("language", "name", "text", "first"),
    [
        (
            "en",
            "Harbour Gazette",
            "The Harbour Gazette reports 12 boats. It cites the Halden Observer.",
            "Halden Observer",
        ),
        (
            "en",
            "Gazette",
            "It has 12 boats, according to a report to investors seen by the Gazette.",
            "a report to investors",
        ),
        (
            "en",
            "Harbour Gazette",
            "It had 12 boats, the Harbour Gazette said, citing an annual report.",
            "annual report",
        ),
        ("ru", "Хальденский курьер", "Лодок 12, пишет «Хальденский курьер» со ссылкой на Tallyhouse.", "Tallyhouse"),
        ("ru", "Хальденский курьер", "Лодок 12, пишет «Хальденский курьер», цитируя Tallyhouse.", "Tallyhouse"),
        ("ko", "할덴신문", "할덴신문은 집계업체 탤리하우스를 인용해 이용자가 12만명이라고 보도했다.", "탤리하우스"),
        ("ko", "할덴신문", "탤리하우스를 인용한 할덴신문 보도를 보면 이용자는 12만명이다.", "탤리하우스"),
    ],
)
def test_the_source_is_found_by_what_the_language_says(language, name, text, first):
    assert behind(name, text, language) == first


def test_a_chain_is_followed_to_its_end():
    text = (
        "The app has 51,200 users, the Harbour Gazette wrote, citing the Halden daily Observer, "
        "which in turn cited the tracker Tallyhouse."
    )
    assert behind("Harbour Gazette", text) == behind("Observer", text) == "Tallyhouse"


def test_two_that_cite_each_other_end():
    text = "It has 12 boats, the Gazette said, citing the Observer. The Observer said so, citing the Gazette."
    assert behind("Gazette", text) == "Observer"


def test_a_paper_passes_on_in_later_lines_and_others_speak_for_themselves():
    text = PASSED.replace("Harbour Gazette", "Nordfisk") + "\nNordfisk sold 12 boats, it said."
    assert behind("Nordfisk", text, is_paper=True) == "Tallyhouse"
    assert behind("Nordfisk", text, is_paper=False) is None
    assert behind("Nordfisk", text, at=0, is_paper=False) == "Tallyhouse"


def test_what_is_cited_later_says_nothing_of_figures_far_before():
    text = "It has 12 boats.\nIt has 5 people.\nIt is old.\n" + PASSED
    assert behind("Harbour Gazette", text, at=0) is None
    assert behind("Harbour Gazette", text) == "Tallyhouse"


@pytest.mark.parametrize(
    ("language", "name", "text"),
    [
        (
            "en",
            "Halden Mail",
            "The provider Halden Mail has 51,200 users, the Harbour Gazette reported, citing its annual report.",
        ),
        (
            "ru",
            "Хальденский вестник",
            "У почты «Хальденский вестник» 12 тысяч клиентов, пишет «Причал» со ссылкой на годовой отчет.",
        ),
        ("ko", "할덴통신", "부두신문은 할덴통신이 낸 연간 보고서를 인용해 이용자가 12만명이라고 보도했다."),
    ],
)
def test_a_body_that_is_called_as_papers_are_does_not_pass_on_its_own_report(language, name, text):
    assert behind(name, text, language) is None


def test_a_paper_that_tells_it_does():
    text = "The provider Halden Mail has 51,200 users, the Harbour Gazette reported, citing its annual report."
    assert behind("Harbour Gazette", text) == "annual report"


def test_a_text_without_speakers_has_no_chain():
    assert behind("Harbour Gazette", "12 boats.") is None


def test_of_very_many_links_the_first_ones_are_followed():
    names = [f"{one}{other}rk" for one in "BDFGHKLM" for other in "aeiouyrl"]
    text = "".join(f"It has 12 boats, {one}ol said, citing Z{one.lower()}.\n" for one in names)
    assert behind(f"{names[3]}ol", text) == f"Z{names[3].lower()}"
    assert behind(f"{names[55]}ol", text) is None


def test_a_body_that_one_small_word_stands_for_is_not_told():
    assert behind("РИА Хальден", "Лодок 12, сообщило РИА Хальден со ссылкой на ведомство.", "ru") is None
    assert behind("РИА Хальден", "Лодок 12, сообщило РИА Хальден со ссылкой на источники.", "ru") == "источники"
