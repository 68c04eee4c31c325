"""The frozen layers of the encoder: pieces -> vectors, which no training changes and which are therefore kept."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.graph import WIDTH
from training.network import Layer, in_bfloat16
from training.windows import Example


class Lower(nn.Module):
    def __init__(self, tensors: dict[str, Tensor], depth: int) -> None:
        super().__init__()
        self.word = tensors["emb.word"]
        self.place = tensors["emb.pos"].view(-1, WIDTH) + tensors["emb.type"].view(-1, WIDTH)[0]
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.norm.load_state_dict({"weight": tensors["emb.ln.w"], "bias": tensors["emb.ln.b"]})
        self.layers = nn.ModuleList([Layer() for _ in range(depth)])
        for place, layer in enumerate(self.layers):
            layer.load(tensors, place)

    def forward(self, ids: Tensor) -> Tensor:
        x = self.norm(self.word[ids] + self.place[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x)
        return x


def vectors(lower: Lower, examples: Sequence[Example]) -> NDArray[np.float16]:
    """The vectors of all pieces of all examples, one after the other."""
    lower.eval()
    found = np.zeros((sum(len(one.window.ids) for one in examples), WIDTH), np.float16)
    at = 0
    with torch.inference_mode(), in_bfloat16():
        for one in examples:
            x = lower(torch.from_numpy(one.window.ids)[None])
            found[at : at + x.shape[1]] = x[0].float().numpy()
            at += x.shape[1]
    return found
