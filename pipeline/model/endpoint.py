"""Where a language model answers, and how much it may be asked: one endpoint, as settings or a connection give it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from pipeline.errors import ConfigError

MILLION = 1_000_000


class ReaderMode(StrEnum):
    """Who chooses what a number says: the built-in reader, a language model, or the model where the other is unsure."""

    BUILTIN = "builtin"
    LLM = "llm"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """US dollars a million tokens, of what is asked and of what is answered."""

    asked: Decimal
    answered: Decimal

    def __post_init__(self) -> None:
        if self.asked < 0 or self.answered < 0:
            raise ConfigError(f"a price of {self.asked} and {self.answered} dollars is below nothing")

    def of(self, tokens_in: int, tokens_out: int) -> Decimal:
        return (self.asked * tokens_in + self.answered * tokens_out) / MILLION


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """An endpoint of Chat Completions. `at_once` requests at a time, `per_minute` over all processes; tokens, asked and
    answered, a run and a day (UTC), None without a limit. `answer_tokens` is the longest answer. `timeout` in seconds.
    The key is in no repr."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)
    timeout: float = 120
    retries: int = 3
    at_once: int = 4
    per_minute: int = 60
    run_tokens: int | None = 2_000_000
    day_tokens: int | None = 10_000_000
    answer_tokens: int = 8_000
    price: Price | None = None

    def __post_init__(self) -> None:
        if not _is_web_address(self.url):
            shown = self.url.rpartition("@")[2]  # before it may stand a password
            raise ConfigError(f"the endpoint {shown!r} is no http(s) address; see NEWSFIGURES_LLM_URL")
        if not self.model or any(letter.isspace() or letter == "|" for letter in self.model):
            raise ConfigError(f"{self.model!r} is no name of a model; see NEWSFIGURES_LLM_MODEL")
        for name in ("timeout", "at_once", "per_minute", "answer_tokens"):
            if getattr(self, name) <= 0:
                raise ConfigError(f"{name} of the language model is {getattr(self, name)}; it has to be above 0")
        if self.retries < 0:
            raise ConfigError(f"retries of the language model are {self.retries}; 0 is the least")
        for name in ("run_tokens", "day_tokens"):
            limit = getattr(self, name)
            if limit is not None and limit <= 0:
                raise ConfigError(f"{name} of the language model is {limit}; it has to be above 0, or left out")

    @classmethod
    def of_words(cls, words: Mapping[str, str]) -> "Endpoint":
        """From words by name, as an environment or a connection has them; an empty word says nothing. `price` is two
        amounts with a stroke, 0.25/2.00, or a table of them by model, small=0.25/2.00, large=2/8. `run_tokens` and
        `day_tokens` may be "unlimited".

        >>> Endpoint.of_words({"model": "small", "timeout": "30", "price": "0.25/2"}).price
        Price(asked=Decimal('0.25'), answered=Decimal('2'))
        """
        given = {name: word.strip() for name, word in words.items() if word.strip()}
        if unknown := given.keys() - _READ_AS.keys():
            raise ConfigError(f"language model: no setting {', '.join(sorted(unknown))}; known: {', '.join(_READ_AS)}")
        found: dict[str, Any] = {"url": OPENAI, "model": ""}
        for name, word in given.items():
            try:
                found[name] = _READ_AS[name](word)
            except (ValueError, ArithmeticError) as error:
                raise ConfigError(f"{name} of the language model cannot be read: {error}") from error
        if isinstance(prices := found.get("price"), Mapping):
            found["price"] = prices.get(found["model"])
        return cls(**found)


def _is_web_address(url: str) -> bool:
    """With a host that can be looked up: else each request fails, as of an endpoint that is down for a while."""
    try:
        parts = urlsplit(url)
        _, host = parts.port, parts.hostname or ""
        host.encode("idna")
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host)


OPENAI = "https://api.openai.com/v1"
"""Asked where no address is given."""


def _tokens(word: str) -> int | None:
    return None if word == "unlimited" else int(word)


def _prices(words: str) -> Price | dict[str, Price]:
    if "=" not in words:
        return _price(words)
    rows = (row.rpartition("=") for row in words.split(",") if row.strip())
    return {model.strip(): _price(price) for model, _, price in rows}


def _price(word: str) -> Price:
    try:
        asked, answered = map(Decimal, word.split("/"))
        return Price(asked=asked, answered=answered)
    except (ValueError, ArithmeticError) as error:
        raise ValueError(
            f"{word.strip()!r} is no pair of prices; write dollars a million tokens, asked/answered: 0.25/2.00"
        ) from error


_READ_AS: dict[str, Callable[[str], Any]] = {
    "url": str,
    "model": str,
    "key": str,
    "timeout": float,
    "retries": int,
    "at_once": int,
    "per_minute": int,
    "run_tokens": _tokens,
    "day_tokens": _tokens,
    "answer_tokens": int,
    "price": _prices,
}
