"""English sources: who says so. The phrases are in patterns/attributions.txt."""

from pipeline.languages.attribution import agent_kinds, attributions
from pipeline.languages.words import alternation

_PAPER = alternation("en", "source_papers")
_DOCUMENT = alternation("en", "source_documents")
_GIVEN = {
    "paper": _PAPER,
    "person": alternation("en", "source_people"),
    "body": f"{_PAPER}|{alternation('en', 'source_bodies')}",
    "document": _DOCUMENT,
    "capital_document": "|".join(f"{word[0].upper()}{word[1:]}" for word in _DOCUMENT.split("|")),
    "crowd": alternation("en", "source_crowds"),
    "sorts": alternation("en", "source_sorts"),
    "no_name": alternation("en", "no_sources"),
    "speech_verbs": alternation("en", "speech_verbs"),
}
ATTRIBUTIONS = attributions("en", _GIVEN)
AGENT_KINDS = agent_kinds("en", _GIVEN)
