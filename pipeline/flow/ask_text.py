"""A plain text read by a language model at once: nothing is kept, and nothing counted but by the caller."""

from contextlib import suppress
from datetime import date

from pipeline.ask import Client, RefusedError, UnansweredError
from pipeline.extract import ReadText
from pipeline.extract.asked import Asking, Draft, askings_of, complaint_about, draft_plain, read_asked
from pipeline.flow.run import now
from pipeline.model import Answer, ReaderMode


def ask_text(
    client: Client, mode: ReaderMode, text: str, language: str, published_on: date | None, *, title: str = ""
) -> ReadText:
    """The claims of the text. RefusedError, UnansweredError and ConfigError as Client.ask."""
    draft = draft_plain(text, language, published_on, title=title)
    return read_asked(draft, [(asking, _answer(client, draft, asking)) for asking in askings_of(draft, mode)])


def _answer(client: Client, draft: Draft, asking: Asking) -> Answer:
    question = asking.question
    replies = [client.ask(question.messages, question.schema)]
    if complaint := complaint_about(draft, asking, replies[0].content):
        with suppress(RefusedError, UnansweredError):  # then the first is all there is
            replies.append(client.ask(question.again(replies[0].content, complaint), question.schema))
    return Answer(
        question_key=question.key,
        text_sha256=question.text_sha256,
        model=client.endpoint.model,
        prompt_version=question.prompt_version,
        asked_at=now(),
        rounds=tuple(reply.content for reply in replies),
        answered_by=replies[0].answered_by,
        tokens_in=sum(reply.tokens_in for reply in replies),
        tokens_out=sum(reply.tokens_out for reply in replies),
    )
