"""A case of chance that goes wrong is told with all that makes it again, and one that takes too much goes wrong."""

import re
import time
from pathlib import Path

import pytest

from tests.support.fuzzing import MEGABYTE, Case, Fuzz


def failure(fuzz: Fuzz, spoil) -> str:
    with pytest.raises(AssertionError) as caught, fuzz.case(7, b"the case") as case:
        spoil(case)
    place = re.search(r"\((/.*?)\)", str(caught.value))
    assert place
    assert Path(place[1]).read_bytes() == b"the case"
    Path(place[1]).unlink()
    return str(caught.value)


def spend(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def ends(case: Case, how: object = None) -> None:
    case.ending = "read"


@pytest.mark.parametrize(
    ("limit", "spoil", "told"),
    [
        ({}, lambda _: int("seven"), "ValueError: invalid literal"),
        ({}, lambda _: None, "it has no ending"),
        ({"cpu": 0.1}, lambda case: ends(case, spend(0.2)), "s of CPU, 0.1 allowed"),
        ({"wall": 0.1}, lambda case: ends(case, time.sleep(0.2)), "s, 0.1 allowed"),
        ({"memory": MEGABYTE}, lambda case: ends(case, b"x" * (64 * MEGABYTE)), "MB, 1 allowed"),
    ],
    ids=["an error", "no ending", "CPU", "time", "memory"],
)
def test_a_case_that_goes_wrong_is_told_with_its_seed_and_its_file(limit, spoil, told) -> None:
    found = failure(Fuzz("spoilt", **{"cpu": 60.0, "memory": 512 * MEGABYTE, **limit}), spoil)
    assert found.startswith("spoilt: case 7 of seed ")
    assert told in found


def test_cases_are_the_same_again_and_counted_by_their_endings() -> None:
    fuzz = Fuzz("spoilt", cpu=60.0, memory=512 * MEGABYTE)
    assert fuzz.chance(3).random() == fuzz.chance(3).random() != fuzz.chance(4).random()
    for number in range(3):
        with fuzz.case(number, b"") as case:
            case.ending = "read" if number else "dropped"
    assert "3 cases of seed" in fuzz.told()
    assert "read 2, dropped 1" in fuzz.told()
