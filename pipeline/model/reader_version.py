"""An `extractor_version` -> who read: the mode, the language model, its prompt and the built-in reader; and back."""

from dataclasses import dataclass

from pipeline.errors import ConfigError
from pipeline.model.endpoint import ReaderMode

_MARK = ":"
_SHAPE = "8+1a2b3c4d, llm:MODEL:PROMPT:BUILTIN or both:MODEL:PROMPT:BUILTIN"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderVersion:
    """Who reads. `builtin` is the version of the built-in reader, which finds the numbers in all modes. A language
    model has its name, which may hold colons, and the version of the prompt that it is asked with.

    >>> str(ReaderVersion(builtin="8+1a2b3c4d"))
    '8+1a2b3c4d'
    >>> str(ReaderVersion(mode=ReaderMode.LLM, model="qwen3:8b", prompt_version="1", builtin="8+1a2b3c4d"))
    'llm:qwen3:8b:1:8+1a2b3c4d'
    """

    builtin: str
    mode: ReaderMode = ReaderMode.BUILTIN
    model: str = ""
    prompt_version: str = ""

    def __post_init__(self) -> None:
        if not self.builtin or _MARK in self.builtin:
            raise ConfigError(f"{self.builtin!r} is no version of the built-in reader: one looks as 8+1a2b3c4d does")
        if self.mode is ReaderMode.BUILTIN:
            if self.model or self.prompt_version:
                raise ConfigError(
                    f"the built-in reader asks no model, and was given {self.model!r} {self.prompt_version!r}"
                )
        elif not self.model or not self.prompt_version or _MARK in self.prompt_version:
            raise ConfigError(
                f"mode {self.mode} needs a model and a prompt version without a colon, not {self.model!r} and "
                f"{self.prompt_version!r}"
            )

    def __str__(self) -> str:
        if self.mode is ReaderMode.BUILTIN:
            return self.builtin
        return _MARK.join((self.mode, self.model, self.prompt_version, self.builtin))


def read_version(version: str) -> ReaderVersion:
    """The parts of a version, taken from both ends. ConfigError for what no reader is called.

    >>> found = read_version("both:ollama/qwen3:8b:2:8+1a2b3c4d")
    >>> found.mode, found.model, found.prompt_version, found.builtin
    (<ReaderMode.BOTH: 'both'>, 'ollama/qwen3:8b', '2', '8+1a2b3c4d')
    >>> read_version("8+1a2b3c4d").mode
    <ReaderMode.BUILTIN: 'builtin'>
    """
    mode = mode_of(version)
    if mode is ReaderMode.BUILTIN:
        return ReaderVersion(builtin=version)
    parts = version.split(_MARK)
    if len(parts) < 4:
        raise ConfigError(f"{version!r} is no version of a reader; it should look as {_SHAPE}")
    return ReaderVersion(mode=mode, model=_MARK.join(parts[1:-2]), prompt_version=parts[-2], builtin=parts[-1])


def mode_of(version: str) -> ReaderMode:
    """By the word in front alone, as the statements of sql/ tell it: for every version that a warehouse can hold.

    >>> mode_of("llm:qwen3:8b:1:8+1a2b3c4d"), mode_of("7+0f0f0f0f")
    (<ReaderMode.LLM: 'llm'>, <ReaderMode.BUILTIN: 'builtin'>)
    """
    word, mark, _ = version.partition(_MARK)
    return ReaderMode(word) if mark and word in {ReaderMode.LLM, ReaderMode.BOTH} else ReaderMode.BUILTIN
