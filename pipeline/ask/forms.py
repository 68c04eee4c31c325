"""What of the protocol an endpoint understands: OpenAI's own, vLLM, Ollama, llama.cpp and others differ. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pipeline.ask.failures import Said
from pipeline.model.endpoint import Endpoint
from pipeline.model.question import Message
from pipeline.model.text import without_half_pairs

SCHEMA, OBJECT = "json_schema", "json_object"
_OF_FORMAT = ("response_format", "json_schema", "json schema", "json_object", "structured output", "grammar")
_NAME = "claims"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How a request is written; `format` None asks for no form of the answer."""

    format: str | None = SCHEMA
    temperature: bool = True
    limit: str = "max_completion_tokens"

    def body(self, endpoint: Endpoint, messages: Sequence[Message], schema: Mapping[str, Any]) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": endpoint.model,
            "messages": [
                {"role": message.role, "content": without_half_pairs(message.content)} for message in messages
            ],
            self.limit: endpoint.answer_tokens,
        }
        if self.temperature:
            body["temperature"] = 0
        if self.format == SCHEMA:
            described = {"name": _NAME, "strict": True, "schema": dict(schema)}
            body["response_format"] = {"type": SCHEMA, SCHEMA: described}
        elif self.format:
            body["response_format"] = {"type": self.format}
        return body

    def without(self, said: Said) -> "Form | None":
        """The form that leaves out what an endpoint complains of; None where that is nothing of the form."""
        if said.status not in {400, 422} or said.about_text or said.about_longest_answer:
            return None
        if self.format and any(name in said.words for name in _OF_FORMAT):
            return replace(self, format=OBJECT if self.format == SCHEMA else None)
        if self.temperature and "temperature" in said.words:
            return replace(self, temperature=False)
        if self.limit == "max_completion_tokens" and self.limit in said.words:
            return replace(self, limit="max_tokens")
        return None
