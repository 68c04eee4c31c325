"""Gold files -> examples and the vectors of their pieces, kept on disk stage by stage."""

import pickle
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from pipeline.catalog import metrics
from pipeline.reader.metric_words import vector_of, words_of
from pipeline.reader.slots import LANGUAGES
from pipeline.reader.windows import Window
from training.encoder import Lower, vectors
from training.fit import Corpus, Item
from training.gold import prepare
from training.start import Start
from training.windows import Example, examples_of

TITLED, PLAIN = "titled", "plain"
FROZEN, DEPTH = 6, 10  # layers that stay as they came, and all layers that are used
WITH_TITLES = 0.67  # of documents that an epoch reads with their titles
FIRST_EPOCHS = 2  # of which each invented document is read in one


def tensors_of(start: Start) -> dict[str, Tensor]:
    return {name: torch.from_numpy(value.copy()) for name, value in start.tensors.items()}


def _pieces(start: Start) -> list[list[int]]:
    """Of what the catalogue says of each metric."""
    tokenizer = Tokenizer.from_str(start.tokenizer)
    return [tokenizer.encode(words_of(key, LANGUAGES), add_special_tokens=False).ids for key in metrics()]


def metric_pieces(start: Start) -> set[int]:
    return {piece for pieces in _pieces(start) for piece in pieces}


def metric_words(start: Start) -> Tensor:
    """(metrics, width): the mean vector of what the catalogue says of each."""
    words = start.tensors["emb.word"]
    return torch.from_numpy(np.stack([vector_of(words[pieces]) for pieces in _pieces(start)]))


def corpus_of(paths: Sequence[Path], start: Start, work: Path, variant: str) -> Corpus:
    """Examples of all files, in their order, with vectors from the frozen layers."""
    examples: list[Example] = []
    rows: list[NDArray[np.float16]] = []
    for path in paths:
        own, vector_file = _examples(path, start, work, variant), work / f"{path.stem}_{variant}.npy"
        if not vector_file.exists():
            lower = Lower(tensors_of(start), FROZEN)
            np.save(vector_file, vectors(lower, own))
        table = np.load(vector_file, mmap_mode="r")
        sizes = [len(one.window.ids) for one in own]
        rows += [table[end - size : end] for size, end in zip(sizes, accumulate(sizes), strict=True)]
        examples += own
    return Corpus(examples, rows)


def windows_of(paths: Sequence[Path], start: Start, work: Path) -> list[tuple[str, Window]]:
    """Of each example of all files, in their order, its document and its window, read with titles."""
    return [(one.document, one.window) for path in paths for one in _examples(path, start, work, TITLED)]


def _examples(path: Path, start: Start, work: Path, variant: str) -> list[Example]:
    kept = work / f"{path.stem}_{variant}.pickle"
    if not kept.exists():
        tokenizer = Tokenizer.from_str(start.tokenizer)
        documents = prepare([path], work)
        found = examples_of(documents, tokenizer, tuple(metrics()), titled=variant == TITLED)
        kept.write_bytes(pickle.dumps(found, protocol=5))
    return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 - our own file


def is_titled(document: str, seed: int) -> bool:
    """Whether the document is read with its title; some are read without it, since texts come so too."""
    return crc32(f"{seed} {document}".encode()) < WITH_TITLES * 2**32


def epochs_of(corpora: Sequence[Corpus], folds: Sequence[int], count: int, seed: int) -> list[list[Item]]:
    """For each epoch every document of the folds once, with its title (corpus 0) or without it (corpus 1).

    Each invented one is read in one of the first epochs only, unless its gold says otherwise: so the network ends on
    the press, and a larger variety of them costs no more."""
    return [
        [
            Item(place, row)
            for place, corpus in enumerate(corpora)
            for row, one in enumerate(corpus.examples)
            if one.labels and one.fold in folds
            if not one.once or epoch == crc32(one.document.encode()) % FIRST_EPOCHS
            if is_titled(one.document, seed + (0 if one.invented else epoch)) == (place == 0)
        ]
        for epoch in range(count)
    ]
