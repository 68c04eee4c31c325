"""Tables of who says so: what a row becomes."""

import re

from pipeline.languages.attribution import agent_kinds, attributions
from pipeline.languages.language import AttributionRule
from pipeline.model import AttributionKind

SAYS = re.compile("(?P<who>.+) says")


def test_a_rule_has_a_base_form_or_a_kind_or_neither(written):
    heads = ["[says]", "[says | document]", "[says | printed]", "[says | printed | lines]"]
    code = written("attributions", "".join(f"{head}\n    (?P<who>.+) says\n" for head in heads))
    assert attributions(code, bases={"printed": str.strip}) == (
        AttributionRule("says", SAYS),
        AttributionRule("says", SAYS, kind=AttributionKind.DOCUMENT),
        AttributionRule("says", SAYS, base=str.strip),
        AttributionRule("says", re.compile(SAYS.pattern, re.MULTILINE), base=str.strip),
    )


def test_sorts_of_speakers_keep_their_order(written):
    code = written("agent_kinds", "[media | any case]\n    herald\n[person]\n    Mrs\n[media]\n    Post")
    assert agent_kinds(code) == (
        (AttributionKind.MEDIA, re.compile("herald", re.IGNORECASE)),
        (AttributionKind.PERSON, re.compile("Mrs")),
        (AttributionKind.MEDIA, re.compile("Post")),
    )
