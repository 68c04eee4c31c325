"""The shipped file -> score tables of a window: pieces, encoder and heads, on one thread."""

import hashlib
import io
import json
import lzma
import os
import zipfile
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from pipeline.catalog import metrics
from pipeline.errors import ConfigError
from pipeline.reader import fiscal, fiscal_years, home_money, its_end
from pipeline.reader.arrays import arrays_of
from pipeline.reader.beliefs import Belief, Table, beliefs_of
from pipeline.reader.calibration import Curve
from pipeline.reader.chooser import Chooser, Columns, Layers
from pipeline.reader.embeddings import Embeddings
from pipeline.reader.inputs import DocumentInput
from pipeline.reader.metric_words import vector_of, words_of
from pipeline.reader.options import View
from pipeline.reader.slots import NAMES
from pipeline.reader.time_features import TimeFeatures
from pipeline.reader.untaught import Record
from pipeline.reader.windows import Window, windows_of

FILE = "reader.zip"
FORMAT = 4
_PROCESSOR = Path("/proc/cpuinfo")
_DIGITS = 3  # of a log chance: what is finer may differ between machines and decides nothing
Floats = NDArray[np.float32]


@dataclass
class Network:
    """The parts of the shipped file, each taken out of it at first use, in the process that uses it. The file's bytes
    are not kept."""

    file: Traversable

    def __post_init__(self) -> None:
        self.facts: dict[str, Any] = json.loads(self.member("facts.json"))
        if self.facts["format"] != FORMAT:
            raise ConfigError(
                f"pipeline/reader/{FILE} has format {self.facts['format']}, this code reads {FORMAT}; "
                "take the file of the same release, or run make train"
            )

    @cached_property
    def version(self) -> str:
        """The file's own name in `extractor_version`."""
        return hashlib.sha256(self.file.read_bytes()).hexdigest()[:12]

    @cached_property
    def tokenizer(self) -> Tokenizer:
        return Tokenizer.from_str(lzma.decompress(self.member("tokenizer.json.xz")).decode())

    @cached_property
    def embeddings(self) -> Embeddings:
        return Embeddings(**self._arrays("embeddings.npz"))

    @cached_property
    def places(self) -> Floats:
        return np.asarray(self._arrays("places.npz")["places"], np.float32)

    @cached_property
    def encoder(self) -> onnxruntime.InferenceSession:
        return session_of(self.member("encoder.onnx"), is_wide=has_vnni())

    @cached_property
    def heads(self) -> onnxruntime.InferenceSession:
        return session_of(self.member("heads.onnx"), is_wide=has_vnni())

    @cached_property
    def choosers(self) -> dict[str, Chooser]:
        arrays = self._arrays("choosers.npz")
        return {
            slot: Chooser(
                Columns(tuple(row["names"]), tuple(row["shared"])),
                Layers.unpacked(*(arrays[f"{slot}.{part}"] for part in ("levels", "scales", "hidden", "out"))),
            )
            for slot, row in self.facts["choosers"].items()
        }

    @cached_property
    def curves(self) -> dict[str, Curve]:
        return {
            name: Curve(row["constant"], tuple((one, weight) for one, weight in row["weights"]))
            for name, row in self.facts["curves"].items()
        }

    @cached_property
    def records(self) -> dict[str, Record]:
        return {key: Record(*row) for key, row in self.facts["records"].items()}

    @cached_property
    def metrics(self) -> tuple[str, ...]:
        return tuple(metrics())

    @cached_property
    def metric_words(self) -> Floats:
        """A vector for the words of each metric of the catalogue, also of one that training has not seen."""
        languages = tuple(self.facts["languages"])
        found = []
        for key in self.metrics:
            pieces = self.tokenizer.encode(words_of(key, languages), add_special_tokens=False).ids
            found.append(vector_of(self.embeddings.rows(np.array(pieces, np.int64))))
        return np.stack(found)

    def member(self, name: str) -> bytes:
        with self.file.open("rb") as opened, zipfile.ZipFile(opened) as parts:
            return parts.read(name)

    def _arrays(self, name: str) -> dict[str, NDArray[Any]]:
        with np.load(io.BytesIO(self.member(name))) as file:
            return {key: file[key] for key in file.files}

    def view(self, document: DocumentInput) -> View:
        """The document as its own words have its years and its money, with what the network believes of its numbers."""
        document = home_money.told(its_end.told(fiscal.told(fiscal_years.told(document))))
        times = TimeFeatures(document)
        return View(document, self.beliefs(document, times), times)

    def beliefs(self, document: DocumentInput, times: TimeFeatures) -> dict[int, dict[str, Belief]]:
        """For each number of the document and slot what the network believes. `times`: those of the document."""
        found: dict[int, dict[str, Belief]] = {}
        for window in windows_of(document, self.tokenizer):
            found |= beliefs_of(document, window, self.tables(document, window, times), self.metrics)
        return found

    def tables(self, document: DocumentInput, window: Window, times: TimeFeatures) -> dict[str, Table]:
        words = self.embeddings.rows(window.ids) + self.places[: len(window.ids)]
        (vectors,) = self.encoder.run(None, {"words": words, "mark": window.mark, "role": window.role})
        inputs = {"x": vectors, "metric_words": self.metric_words, **arrays_of(document, window, times)}
        scores = self.heads.run(list(NAMES), inputs)
        return {name: np.round(_log_chances(table), _DIGITS) for name, table in zip(NAMES, scores, strict=True)}


def _log_chances(scores: Floats) -> Floats:
    shifted = scores - scores.max(axis=1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)), np.float32)


def session_of(model: bytes, *, is_wide: bool) -> onnxruntime.InferenceSession:
    """`is_wide`: whether the processor adds products of 8 bits in 32 at once."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = False  # it keeps what the longest text took, and makes no text faster
    # without VNNI, x86 adds two products of 8 bits in 16, which some do not fit: other rows on an older processor
    options.add_session_config_entry("session.x64quantprecision", "0" if is_wide else "1")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@lru_cache(maxsize=1)
def has_vnni() -> bool:
    """Whether the processor adds products of 8 bits in 32 at once: then the faster way of x86 is as exact as the other.
    Only Linux is asked."""
    try:
        with _PROCESSOR.open(encoding="utf-8") as lines:
            return "_vnni" in next((line for line in lines if line.startswith("flags")), "")
    except OSError:
        return False


@lru_cache(maxsize=1)
def _of_process(_: int) -> Network:
    file = resources.files("pipeline.reader") / FILE
    if not file.is_file():
        raise ConfigError(f"pipeline/reader/{FILE} is missing; it is part of the package: install it anew")
    return Network(file)


def network() -> Network:
    """The shipped network, read once in each process: sessions do not outlive a fork."""
    return _of_process(os.getpid())
