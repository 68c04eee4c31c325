"""A plain text read by a language model at once: nothing is kept, and nothing counted but by the caller."""

from datetime import date

from pipeline.ask import Client
from pipeline.asked import Asking, Draft, askings_of, draft_plain, read_asked
from pipeline.extract import ReadText
from pipeline.flow.rounds import answer_of, rounds
from pipeline.model import Answer, ReaderMode


def ask_text(
    client: Client, mode: ReaderMode, text: str, language: str, published_on: date | None, *, title: str = ""
) -> ReadText:
    """The claims of the text. RefusedError, UnansweredError and ConfigError as Client.ask."""
    draft = draft_plain(text, language, published_on, title=title)
    return read_asked(draft, [(asking, _answer(client, draft, asking)) for asking in askings_of(draft, mode)])


def _answer(client: Client, draft: Draft, asking: Asking) -> Answer:
    replies = rounds(draft, asking, lambda messages: client.ask(messages, asking.question.schema))
    return answer_of(asking, client.endpoint, replies)
