"""Whatever a tdmrep.json holds, it is read, and asked of any address."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.fetch.reservations import is_reserved, read_reservations
from pipeline.fetch.robots import MAX_BYTES

PAGE = "http://paper.example/news/1"
ANY_TEXT = st.text(st.characters(blacklist_categories=()), max_size=12)  # halves of surrogate pairs too
RULES = st.fixed_dictionaries({"location": ANY_TEXT, "tdm-reservation": st.sampled_from([0, 1, "1", None])})
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | ANY_TEXT | RULES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=3),
)


@pytest.mark.parametrize("location", ["/a\\udfff", "\\ud800", "/news/\\ud83d*"])
def test_half_of_a_surrogate_pair_in_a_location_reserves_nothing_else(location: str) -> None:
    body = f'[{{"location": "{location}", "tdm-reservation": 1}}, {{"location": "/news", "tdm-reservation": 0}}]'
    rules = read_reservations(body.encode())
    assert len(rules) == 2
    assert not is_reserved(rules, PAGE)


@pytest.mark.parametrize(
    ("head", "encoding", "reserved"),
    [
        ('[{"location": "/", "tdm-reservation": 0}, ', "utf-8", True),
        (' \n[{"location": "/", "tdm-reservation": 0}, ', "utf-8-sig", True),
        ('[{"location": "/", "tdm-reservation": 0}, ', "utf-16", True),
        ("<!doctype html><title>Not here</title>", "utf-8", False),
    ],
    ids=["a list", "a list behind a mark and blanks", "a list in UTF-16", "a page of the site"],
)
def test_a_list_that_is_longer_than_what_is_read_reserves_the_whole_site(
    head: str, encoding: str, reserved: bool
) -> None:
    body = (head + '"more", ' * MAX_BYTES).encode(encoding)[:MAX_BYTES]
    assert is_reserved(read_reservations(body), PAGE) is reserved
    assert not is_reserved(read_reservations(body[:1000]), PAGE), "torn otherwise it is no JSON"


@given(st.lists(RULES, max_size=4) | ANYTHING)
@settings(max_examples=300, deadline=None, derandomize=True)
def test_no_json_makes_it_raise(told: object) -> None:
    assert is_reserved(read_reservations(json.dumps(told).encode()), PAGE) in {True, False}
