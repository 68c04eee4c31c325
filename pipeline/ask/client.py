"""Messages and a schema -> what a language model says, over an endpoint of Chat Completions."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self

from pipeline.ask.failures import Said, failure
from pipeline.ask.forms import Form
from pipeline.ask.patience import tried
from pipeline.ask.reply import Reply, asked_tokens, read_reply
from pipeline.errors import ConfigError
from pipeline.model.endpoint import Endpoint
from pipeline.model.question import Message

if TYPE_CHECKING:
    from pipeline.ask.transport import Transport


class Client:
    """One endpoint, which any number of threads may ask. ConfigError where the extra `llm` is not installed.

    What of the protocol the endpoint does not understand is found out by its complaints, and remembered.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._transport = _transport(endpoint)
        self._form = Form()
        self._proven = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._transport.close()

    def ask(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """RefusedError where this text is answered at no time, UnansweredError (a TransientError) where it is not this
        time, ConfigError where a person has to change a setting. No error holds the key. Tried again as often as the
        endpoint's `retries` say."""
        return tried(lambda: self.ask_once(messages, schema), self.endpoint.retries)

    def ask_once(self, messages: Sequence[Message], schema: Mapping[str, Any]) -> Reply:
        """As `ask`, without another try: what each takes can then be counted."""
        form = first = self._form
        said = self._send(form, messages, schema)
        while isinstance(said, Said):
            lesser = form.without(said)
            if lesser is None:
                raise failure(said, self.endpoint, proven=self._proven)
            form = lesser
            said = self._send(form, messages, schema)
        # one that has not helped is not kept: the complaint may have named what it was not about
        if form != first:
            self._form = form
        reply = read_reply(said, asked=asked_tokens(messages, schema), key=self.endpoint.key)
        self._proven = True
        return reply

    def _send(self, form: Form, messages: Sequence[Message], schema: Mapping[str, Any]) -> str | Said:
        return self._transport.send(form.body(self.endpoint, messages, schema))


def _transport(endpoint: Endpoint) -> "Transport":
    try:
        from pipeline.ask.transport import Transport  # noqa: PLC0415  # its packages are an extra
    except ModuleNotFoundError as error:
        if error.name not in {"openai", "httpx2"}:
            raise
        raise ConfigError(
            f"to ask a language model the package {error.name} is needed; run: pip install 'newsfigures[llm]'"
        ) from error
    return Transport(endpoint)
