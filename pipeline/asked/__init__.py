"""A language model as reader: what it is asked about a text, and which of its answers hold. Pure: `flow` asks.

Our grammars find the numbers and read their values and the times. The model says of each number whether it is a claim,
and fills its fields, with words that the text prints, codes of our lists and times of our calendar. What fails that
keeps the built-in reader's field.
"""

from pipeline.asked.draft import Draft, draft_article, draft_plain
from pipeline.asked.questions import PROMPT_VERSION, Asking, askings_of
from pipeline.asked.reader import complaint_about, read_asked

__all__ = [
    "PROMPT_VERSION",
    "Asking",
    "Draft",
    "askings_of",
    "complaint_about",
    "draft_article",
    "draft_plain",
    "read_asked",
]
