"""Which channels of the trained layers' inputs are too large for a step of 8 bits that all channels share."""

from collections import defaultdict
from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from training.fit import Corpus, encode
from training.network import Reader

WINDOWS = 120  # that are looked at, spread over the corpus
SHARE = 48  # of the channels of an input one in so many is taken, the largest: 8 of 384, 32 of 1,536


def outliers_of(network: Reader, corpus: Corpus, first: int) -> dict[str, NDArray[np.int64]]:
    """Channels by the name of the product in the graph, as layer6.up. `first`: which layer is the first trained one."""
    largest: dict[str, list[Tensor]] = defaultdict(list)

    def note(name: str) -> Callable[[nn.Module, tuple[Tensor]], None]:
        return lambda _, inputs: largest[name].append(inputs[0].abs().flatten(0, -2).amax(0).float())

    hooks = [
        part.register_forward_pre_hook(note(f"layer{first + place}.{name}"))
        for place, layer in enumerate(network.layers)
        for name, part in layer.named_children()
        if isinstance(part, nn.Linear)
    ]
    with torch.inference_mode():
        for place in range(0, len(corpus.examples), max(1, len(corpus.examples) // WINDOWS)):
            encode(network, [corpus.low(place)], [corpus.examples[place]])
    for hook in hooks:
        hook.remove()
    return {name: _top(torch.stack(rows).amax(0)) for name, rows in largest.items()}


def _top(sizes: Tensor) -> NDArray[np.int64]:
    found: NDArray[np.int64] = sizes.topk(len(sizes) // SHARE).indices.sort().values.numpy()
    return found
