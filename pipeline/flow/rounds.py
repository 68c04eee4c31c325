"""A question put to a language model, and once more where its answer does not hold; what is kept of that."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from pipeline.ask import RefusedError, Reply, UnansweredError, UsedUp
from pipeline.asked import Asking, Draft, complaint_about
from pipeline.flow.run import now
from pipeline.model import Answer, Asked, Message
from pipeline.model.endpoint import Endpoint

Send = Callable[[Sequence[Message]], Reply]


class UsedUpError(Exception):
    """Nothing was asked, since a budget has no room for it."""

    def __init__(self, what: UsedUp) -> None:
        super().__init__(what)
        self.what = what


def rounds(draft: Draft, asking: Asking, send: Send) -> list[Reply]:
    """One reply or two. Where the second question fails, or no budget is left for it, the first reply is all there is.
    Raises what `send` raises at the first."""
    question = asking.question
    replies = [send(question.messages)]
    complaint = complaint_about(draft, asking, replies[0].content)
    if complaint is not None:
        with suppress(RefusedError, UnansweredError, UsedUpError):
            replies.append(send(question.again(replies[0].content, complaint)))
    return replies


def answer_of(
    asking: Asking,
    endpoint: Endpoint,
    replies: Sequence[Reply] = (),
    outcome: Asked = Asked.ANSWERED,
    detail: str = "",
) -> Answer:
    question = asking.question
    return Answer(
        question_key=question.key,
        text_sha256=question.text_sha256,
        model=endpoint.model,
        prompt_version=question.prompt_version,
        asked_at=now(),
        outcome=outcome,
        detail=detail,
        rounds=tuple(reply.content for reply in replies),
        answered_by=replies[0].answered_by if replies else "",
        tokens_in=sum(reply.tokens_in for reply in replies),
        tokens_out=sum(reply.tokens_out for reply in replies),
        cut_at=endpoint.answer_tokens if replies and replies[-1].cut else 0,
    )
