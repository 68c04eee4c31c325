"""Names: capitalised runs less what merely opens the sentence."""

import pytest

from pipeline.languages.en.names import names


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rival Snapfern said that it had 3 million users.", ["Snapfern"]),
        ("Chipmaker Halden Silicon lost 4% on the day.", ["Halden Silicon"]),
        ("Retailer Merriby Stores opened 12 shops.", ["Merriby Stores"]),
        ("That is the best year of Halden Steel.", ["Halden Steel"]),
        ("Shares of Merriby Inc. rose 3%.", ["Merriby Inc"]),
    ],
)
def test_roles_and_full_stops_are_no_part_of_a_name(text: str, wanted: list[str]) -> None:
    assert [name.base for name in names(text, 0, len(text))] == wanted
