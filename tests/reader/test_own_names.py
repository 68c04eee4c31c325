"""Lists that tell of one firm a line."""

import pytest

from pipeline.extract.read import propose
from pipeline.reader.decisions import first_pass
from pipeline.reader.own_names import own_name
from tests.support.reading import trusting, view_of


def entity_of(text: str, code: str = "en") -> object:
    """Of the last figure, where the network believes in Halden, less in others."""
    document = propose(text, code, None)
    number = len(document.numbers) - 1
    said = {"entity": {"Halden": 0.8, "Nordfisk": 0.1, "할덴": 0.05, "가나리테일": 0.05}}
    view = view_of(document, dict.fromkeys(range(number + 1), said))
    return own_name(view, number, first_pass(view, number, {"entity": trusting()}))["entity"].best


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("▶Halden=Revenue rose 4%.\n▶Nordfisk=Revenue rose 5%.", "en", "nordfisk"),
        ("Halden: Revenue rose 4%.\n\nNordfisk: Halden's rival said revenue rose 5%.", "en", "nordfisk"),
        ("▶할덴=매출이 4% 늘었다.\n▶가나리테일=매출이 5% 늘었다.", "ko", "가나리테일"),
    ],
)
def test_a_line_is_of_the_firm_at_its_head(text, code, name):
    assert entity_of(text, code) == name


@pytest.mark.parametrize(
    "text",
    [
        "Nordfisk: Revenue rose 5%.",
        "Halden: Revenue rose 4%.\nOslo: Revenue of Nordfisk rose 5%.",
        "▶Firms of Oslo=Revenue rose 4%.\n▶Nordfisk=Revenue rose 5%.",
        "▶Halden=Revenue rose 4%.\n▶Nordfisk=More boats.\nRevenue of all rose 5%.",
    ],
    ids=["no list", "no option", "one name", "a line without a head"],
)
def test_elsewhere_the_network_decides(text):
    assert entity_of(text) == "halden"
