"""English sources: who says so. The phrases are in patterns/attributions.txt."""

from pipeline.languages.attribution import agent_kinds, attributions
from pipeline.languages.words import alternation

_DOCUMENTS = alternation("en", "source_documents").split("|")
ATTRIBUTIONS = attributions("en", {"capital_document": "|".join(f"{word[0].upper()}{word[1:]}" for word in _DOCUMENTS)})
AGENT_KINDS = agent_kinds("en")
