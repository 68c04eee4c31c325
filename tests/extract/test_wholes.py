"""What shares are parts of, said once for several of them."""

import pytest

from pipeline.extract import read_by_rules

ROWS = [
    ("ru", "51% рыбаков довольны уловом, 23% — нет.", ["рыбаков", "рыбаков"]),
    ("ru", "51% рыбаков довольны уловом. Недовольны 23%.", ["рыбаков", "рыбаков"]),
    ("ru", "65 % избирателей проголосовало за мост.", ["избирателей"]),
    (
        "ko",
        "국내 메신저 시장에서 님보가 앞섰다. 님보 점유율은 40%, 퀼은 20%다.",
        ["국내 메신저 시장", "국내 메신저 시장"],
    ),
    ("ko", "전체 응답자 2천563명 가운데 52%가 찬성했다.", [None, "전체 응답자"]),
    ("ko", "참여자의 41%가 찬성, 39%가 반대에 섰다.", ["참여자", "참여자"]),
]


@pytest.mark.parametrize(("code", "text", "wholes"), ROWS)
def test_a_share_has_the_whole_that_is_said_for_all(code, text, wholes):
    assert [claim.whole for claim in read_by_rules(text, code, None)] == wholes


def test_a_change_is_part_of_nothing():
    assert [claim.whole for claim in read_by_rules("51% рыбаков довольны. Улов вырос на 7%.", "ru", None)] == [
        "рыбаков",
        None,
    ]
