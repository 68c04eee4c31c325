"""Who reads the claims of an article: the built-in reader, or a language model whose answers lie in the archive."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.archive import read_answer
from pipeline.asked import PROMPT_VERSION, Asking, Draft, askings_of, draft_article, read_asked
from pipeline.extract import ReadText, extractor_version, read_article, read_by_rules
from pipeline.languages import known
from pipeline.model import Answer, Article, ReaderMode
from pipeline.model.reader_version import ReaderVersion
from pipeline.settings import Settings


def load_languages() -> None:
    """The tables and patterns of every language, which otherwise the first number that is read in it loads."""
    for code in known():
        read_by_rules("5 %", code, None)


@dataclass(frozen=True, slots=True)
class Reader:
    """`model` is the name of the language model that is asked; empty where none is. An answer that was cut off at fewer
    than `answer_tokens` counts as none: it is asked for again where somebody has raised the limit."""

    mode: ReaderMode
    model: str
    archive_url: str
    answer_tokens: int = 0

    @classmethod
    def of(cls, settings: Settings, mode: ReaderMode | None = None) -> "Reader":
        """In this mode, or that of the settings. ConfigError where a model is to read and none is named."""
        mode = mode or settings.reader
        if mode is ReaderMode.BUILTIN:
            return cls(mode, "", settings.archive_url)
        endpoint = settings.endpoint
        return cls(mode, endpoint.model, settings.archive_url, endpoint.answer_tokens)

    @property
    def asks(self) -> bool:
        return self.mode is not ReaderMode.BUILTIN

    @property
    def version(self) -> str:
        """The extractor_version of what it reads."""
        prompt = PROMPT_VERSION if self.asks else ""
        return str(ReaderVersion(builtin=extractor_version(), mode=self.mode, model=self.model, prompt_version=prompt))

    def read(self, article: Article, published_on: date | None) -> ReadText | None:
        """None where the model has not answered yet: nothing is asked here."""
        if not self.asks:
            return read_article(article, published_on)
        draft = draft_article(article, published_on)
        answered: list[tuple[Asking, Answer]] = []
        for asking, answer in self.answers(draft):
            if answer is None:
                return None
            answered.append((asking, answer))
        return read_asked(draft, answered)

    def answers(self, draft: Draft, *, again: bool = False) -> Iterator[tuple[Asking, Answer | None]]:
        """What the model is asked about the text, with what the archive has of its answers; `again` in the question of
        a second, independent reading."""
        for asking in askings_of(draft, self.mode, again=again):
            answer = read_answer(self.archive_url, asking.question, self.model)
            yield asking, None if answer and answer.is_cut_below(self.answer_tokens) else answer
