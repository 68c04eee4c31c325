"""Vectors of pieces, packed: frequent pieces in 4-bit blocks, the others in 2 bits with one scale a piece."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

BLOCK = 32  # numbers of a 4-bit block, which share a scale
LEVELS = np.array([-1.5104, -0.4528, 0.4528, 1.5104], np.float32)  # least error for a normal spread (Max 1960)
Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Embeddings:
    """Pieces that are fine have their rows in `fine`, the others in `coarse`, in the order of the vocabulary."""

    is_fine: NDArray[np.bool_]  # (pieces,)
    fine_scales: NDArray[np.float16]  # (rows, blocks)
    fine: Bytes  # (rows, width / 2): two numbers a byte, the low half first
    coarse_scales: NDArray[np.float16]  # (rows,)
    coarse: Bytes  # (rows, width / 4): four numbers a byte
    place: NDArray[np.int64] = field(init=False, repr=False)  # of a piece: its row

    def __post_init__(self) -> None:
        place = np.where(self.is_fine, np.cumsum(self.is_fine), np.cumsum(~self.is_fine)) - 1
        object.__setattr__(self, "place", place)

    @classmethod
    def of(cls, words: Floats, is_fine: NDArray[np.bool_]) -> "Embeddings":
        scales, fine = _pack_fine(words[is_fine])
        coarse_scales, coarse = _pack_coarse(words[~is_fine])
        return cls(is_fine, scales, fine, coarse_scales, coarse)

    def rows(self, pieces: NDArray[np.int64]) -> Floats:
        found = np.empty((len(pieces), self.fine.shape[1] * 2), np.float32)
        fine = self.is_fine[pieces]
        found[fine] = self._fine_rows(self.place[pieces[fine]])
        found[~fine] = self._coarse_rows(self.place[pieces[~fine]])
        return found

    def _fine_rows(self, places: NDArray[np.int64]) -> Floats:
        packed = self.fine[places]
        levels = np.stack([packed & 15, packed >> 4], axis=-1).astype(np.float32) - 8
        blocks = levels.reshape(len(places), packed.shape[1] * 2 // BLOCK, BLOCK)
        scaled = blocks * self.fine_scales[places].astype(np.float32)[..., None]
        return np.asarray(scaled.reshape(len(places), packed.shape[1] * 2), np.float32)

    def _coarse_rows(self, places: NDArray[np.int64]) -> Floats:
        packed = self.coarse[places]
        levels = np.stack([(packed >> shift) & 3 for shift in (0, 2, 4, 6)], axis=-1)
        levels = levels.reshape(len(places), packed.shape[1] * 4)
        return np.asarray(LEVELS[levels] * self.coarse_scales[places].astype(np.float32)[:, None], np.float32)


def _pack_fine(words: Floats) -> tuple[NDArray[np.float16], Bytes]:
    """Scale: the number of the largest size is -8 times it, so that blocks which come from this format stay exact."""
    blocks = words.reshape(len(words), words.shape[1] // BLOCK, BLOCK)
    most = np.take_along_axis(blocks, np.abs(blocks).argmax(axis=-1)[..., None], axis=-1)[..., 0]
    scales = np.where(most == 0, 1.0, most / -8).astype(np.float16)
    levels = np.clip(np.round(blocks / scales.astype(np.float32)[..., None]) + 8, 0, 15).astype(np.uint8)
    levels = levels.reshape(words.shape)
    return scales, (levels[:, 0::2] | (levels[:, 1::2] << 4)).astype(np.uint8)


def _pack_coarse(words: Floats) -> tuple[NDArray[np.float16], Bytes]:
    scales = np.maximum(np.sqrt((words**2).mean(axis=1)), 1e-6).astype(np.float16)
    near = words / scales.astype(np.float32)[:, None]
    levels = np.searchsorted((LEVELS[:-1] + LEVELS[1:]) / 2, near).astype(np.uint8)
    parts = [levels[:, shift::4] << (2 * shift) for shift in range(4)]
    return scales, np.bitwise_or.reduce(np.stack(parts), axis=0).astype(np.uint8)
