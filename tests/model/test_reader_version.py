"""A version of the extractor says who read, whatever the model is called."""

import pytest

from pipeline.errors import ConfigError
from pipeline.model import ReaderMode
from pipeline.model.reader_version import ReaderVersion, mode_of, read_version

BUILTIN = "8+1a2b3c4d"


def by(mode: ReaderMode, model: str, prompt: str = "1") -> ReaderVersion:
    return ReaderVersion(mode=mode, model=model, prompt_version=prompt, builtin=BUILTIN)


@pytest.mark.parametrize(
    ("version", "parts"),
    [
        (BUILTIN, ReaderVersion(builtin=BUILTIN)),
        ("llm:gpt-5-mini:1:8+1a2b3c4d", by(ReaderMode.LLM, "gpt-5-mini")),
        ("both:qwen3:8b:1:8+1a2b3c4d", by(ReaderMode.BOTH, "qwen3:8b")),
        ("llm:org/model:free:3.1:8+1a2b3c4d", by(ReaderMode.LLM, "org/model:free", "3.1")),
        ("llm:a:b:c:1:8+1a2b3c4d", by(ReaderMode.LLM, "a:b:c")),
        ("llm:llm:1:8+1a2b3c4d", by(ReaderMode.LLM, "llm")),
        ("both::odd:1:8+1a2b3c4d", by(ReaderMode.BOTH, ":odd")),
    ],
    ids=["built-in", "plain model", "colon", "slash and colon", "colons", "a model called llm", "colon in front"],
)
def test_a_version_is_read_into_its_parts_and_made_of_them(version: str, parts: ReaderVersion) -> None:
    assert read_version(version) == parts
    assert str(parts) == version


@pytest.mark.parametrize(
    "version",
    [
        "",
        "llm:",
        "llm:qwen3",
        "llm:qwen3:1",
        "both::1:8+1a2b3c4d",
        "llm:qwen3:1:",
        "llm:qwen3::8+1a2b3c4d",
        "other:m:1:8",
    ],
)
def test_what_no_reader_is_called_is_refused(version: str) -> None:
    with pytest.raises(ConfigError):
        read_version(version)


@pytest.mark.parametrize(
    "parts",
    [
        {"mode": ReaderMode.LLM},
        {"mode": ReaderMode.LLM, "model": "m", "prompt_version": "1:2"},
        {"model": "m"},
        {"prompt_version": "1"},
    ],
    ids=["a mode without a model", "a colon in the prompt's version", "a model in no mode", "a prompt in no mode"],
)
def test_parts_that_do_not_belong_together_are_refused(parts: dict[str, str]) -> None:
    with pytest.raises(ConfigError):
        ReaderVersion(builtin=BUILTIN, **parts)


@pytest.mark.parametrize(
    ("version", "mode"),
    [
        ("llm:cut", ReaderMode.LLM),
        ("both:m:1:8", ReaderMode.BOTH),
        ("7", ReaderMode.BUILTIN),
        ("llm", ReaderMode.BUILTIN),
        ("builtin:x", ReaderMode.BUILTIN),
    ],
)
def test_the_mode_of_any_version_is_told(version: str, mode: ReaderMode) -> None:
    assert mode_of(version) is mode
