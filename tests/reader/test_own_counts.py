"""What is counted beyond doubt is no label."""

import pytest

from pipeline.extract.read import propose
from pipeline.reader.decisions import first_pass
from pipeline.reader.own_counts import own_count
from tests.support.reading import DAY, view_of, weighing

DOUBTING = weighing(**{"is=lure": 9.0})


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("할덴은 영화 12편을 공개했다.", "claim"),
        ("연구진은 논문 총 30편을 발표했다.", "claim"),
        ("그는 이 대회에서 3회 우승했다.", "claim"),
        ("은행은 금리를 3차례에 걸쳐 올렸다.", "claim"),
        ("할덴은 영화 2편을 공개했다.", "lure"),
        ("드라마 2회가 방송됐다.", "lure"),
        ("협회는 매년 1회 방문을 받는다.", "lure"),
    ],
    ids=["films", "papers", "wins", "in steps", "a sequel", "an episode", "a rule"],
)
def test_what_is_surely_counted_is_a_claim(text, answer):
    view = view_of(propose(text, "ko", DAY), {0: {}})
    passed = first_pass(view, 0, {"claim": DOUBTING})
    assert passed["claim"].best == "lure"
    assert own_count(view, 0, passed)["claim"].best == answer
