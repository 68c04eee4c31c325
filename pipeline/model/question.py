"""What a language model is asked about a text, and what it said: nouns between extract, ask, archive and flow."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, NamedTuple


class Message(NamedTuple):
    """`role` is system, user or assistant."""

    role: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Messages to send and the JSON schema of the answer. `text_sha256` is of the article's text, as core has it."""

    text_sha256: str
    prompt_version: str
    messages: tuple[Message, ...]
    schema: Mapping[str, Any]

    @property
    def key(self) -> str:
        """SHA-256 of all that is asked: other numbers, another day of publication make another question."""
        said = [self.prompt_version, [list(message) for message in self.messages], self.schema]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def again(self, answer: str, complaint: str) -> tuple[Message, ...]:
        """The messages that ask once more, with what was wrong with the first answer."""
        said = [Message("assistant", answer)] if answer.strip() else []  # endpoints take no empty message
        return (*self.messages, *said, Message("user", complaint))


class Asked(StrEnum):
    """How asking ended, where it ended for good."""

    ANSWERED = "answered"
    REFUSED = "refused"  # the endpoint takes this text at no time: too long, or against its rules
    GIVEN_UP = "given_up"  # tried in several runs, and failed each time


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: `rounds` are the contents of the first answer and, where it was asked once more, of the second.

    `model` is the name it was asked by, `answered_by` the one that the endpoint gave back. Without rounds, `outcome`
    and `detail` say why; the built-in reader's fields stand then. `cut_at` is the limit of tokens at which its last
    round was cut off, 0 where it was not.
    """

    question_key: str
    text_sha256: str
    model: str
    prompt_version: str
    asked_at: datetime
    outcome: Asked = Asked.ANSWERED
    detail: str = ""
    rounds: tuple[str, ...] = ()
    answered_by: str = ""
    tokens_in: int = 0
    tokens_out: int = 0
    cut_at: int = 0

    def __post_init__(self) -> None:
        if (self.outcome is Asked.ANSWERED) != bool(self.rounds):
            raise ValueError(f"answer to {self.question_key}: {self.outcome} with {len(self.rounds)} rounds")

    def is_cut_below(self, answer_tokens: int) -> bool:
        """Whether there is more to be had by this limit than by the one that it was asked with."""
        return 0 < self.cut_at < answer_tokens
