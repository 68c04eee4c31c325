"""Documents -> windows as tensors, with the labels of their numbers."""

from dataclasses import dataclass, replace

from tokenizers import Tokenizer

from pipeline.reader.arrays import Arrays, arrays_of
from pipeline.reader.time_features import TimeFeatures
from pipeline.reader.windows import Window, windows_of
from training.gold import GoldDocument
from training.labels import Labels, labels_of


@dataclass(slots=True)
class Example:
    """A window with what the heads take, and its labels by number."""

    document: str  # its name
    fold: int
    invented: bool
    once: bool
    window: Window
    arrays: Arrays
    labels: list[Labels]


def examples_of(
    documents: list[GoldDocument], tokenizer: Tokenizer, metrics: tuple[str, ...], *, titled: bool
) -> list[Example]:
    """`titled` False leaves titles out, as where a text comes without one."""
    found = []
    for document in documents:
        if not titled:
            document = replace(document, found=replace(document.found, title=""))  # noqa: PLW2901
        features = TimeFeatures(document.found)
        for window in windows_of(document.found, tokenizer):
            arrays = arrays_of(document.found, window, features)
            found.append(
                Example(
                    document.name,
                    document.fold,
                    document.invented,
                    document.once,
                    window,
                    arrays,
                    labels_of(document, window, metrics),
                )
            )
    return found
