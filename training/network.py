"""The network: an encoder read once a window, and for each number heads that score every candidate of a slot."""

import torch
import torch.nn.functional as nnf
from torch import Tensor, nn

from pipeline.reader.slots import CHOICES, NAMES, POINTERS, SENTENCE_GAPS, TIMES, TOKEN_GAPS
from pipeline.reader.time_features import NUMBER, PAIR, STATIC
from pipeline.reader.windows import LONGEST, ROLES
from training.graph import HEADS, INNER, WIDTH

POINTER, MATCH = 96, 64  # hidden width of a pointer, and of its product of number and piece
CHOICE, TIME, SLIM = 192, 96, 24
DROP = 0.1  # of a layer's values, in training


def in_bfloat16() -> torch.autocast:
    """Only where the CPU computes in it: one that imitates it takes eight times as long as in single precision."""
    capable = bool(torch.cpu.get_capabilities().get("avx512_bf16"))
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=capable)


class Layer(nn.Module):
    """One transformer layer of XLM-R, as the wheel's tensors have it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor | None = None) -> Tensor:
        batch, length, _ = x.shape
        parts = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        query, key, value = parts.float()  # heads of 32 are slower in bfloat16
        seen = nnf.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + nnf.dropout(seen, DROP, self.training))
        return self.norm2(x + nnf.dropout(self.down(nnf.gelu(self.up(x))), DROP, self.training))

    def load(self, tensors: dict[str, Tensor], place: int) -> None:
        def take(name: str) -> Tensor:
            return tensors[f"l{place}.{name}"]

        weights = {
            "qkv.weight": torch.cat([take(f"{one}.w").view(WIDTH, WIDTH) for one in "qkv"]),
            "qkv.bias": torch.cat([take(f"{one}.b") for one in "qkv"]),
            "out.weight": take("ao.w").view(WIDTH, WIDTH), "out.bias": take("ao.b"),
            "up.weight": take("fi.w").view(INNER, WIDTH), "up.bias": take("fi.b"),
            "down.weight": take("fo.w").view(WIDTH, INNER), "down.bias": take("fo.b"),
            "norm1.weight": take("aln.w"), "norm1.bias": take("aln.b"),
            "norm2.weight": take("oln.w"), "norm2.bias": take("oln.b"),
        }  # fmt: skip
        self.load_state_dict(weights)


class Pointer(nn.Module):
    """Scores every span of the window as the answer of one slot, and two answers more: none, and one that the window
    does not print."""

    def __init__(self) -> None:
        super().__init__()
        self.piece, self.number = nn.Linear(WIDTH, POINTER), nn.Linear(WIDTH, POINTER, bias=False)
        self.sentences = nn.Parameter(torch.randn(SENTENCE_GAPS, POINTER) * 0.1)
        self.gaps = nn.Parameter(torch.randn(TOKEN_GAPS, POINTER) * 0.1)
        self.roles = nn.Embedding(len(ROLES) + 1, POINTER)
        self.ends = nn.Linear(POINTER, 2)
        self.match_number, self.match_piece = nn.Linear(WIDTH, 2 * MATCH), nn.Linear(WIDTH, 2 * MATCH)
        self.lengths = nn.Parameter(torch.zeros(LONGEST))
        self.others = nn.Linear(WIDTH, 2)
        nn.init.normal_(self.roles.weight, std=0.1)

    def forward(self, x: Tensor, numbers: Tensor, window: dict[str, Tensor]) -> Tensor:
        pieces = self.piece(x) + self.roles(window["role"])
        near = self.sentences[window["sentence_gap"]] + self.gaps[window["token_gap"]]
        hidden = nnf.relu(pieces[None] + self.number(numbers)[:, None] + near)
        ends = self.ends(hidden)
        left = self.match_number(numbers).view(-1, 2, MATCH)
        right = self.match_piece(x).view(-1, 2, MATCH)
        ends = ends + torch.einsum("rcd,tcd->rtc", left, right) / MATCH**0.5
        first, last = window["span_first"], window["span_last"]
        spans = ends[:, first, 0] + ends[:, last, 1] + self.lengths[last - first]
        return torch.cat([spans, self.others(numbers)], dim=1)


class TimeHead(nn.Module):
    """Scores every time of the document as that of a number; the last column is none."""

    def __init__(self) -> None:
        super().__init__()
        self.features = nn.Linear(STATIC + PAIR + NUMBER, TIME)
        self.slim_time, self.slim_number = nn.Linear(WIDTH, SLIM), nn.Linear(WIDTH, SLIM)
        self.by_time, self.by_number = nn.Linear(SLIM, TIME, bias=False), nn.Linear(SLIM, TIME, bias=False)
        self.score = nn.Linear(TIME, 1)
        self.none, self.none_number = nn.Linear(NUMBER, TIME), nn.Linear(SLIM, TIME, bias=False)
        self.none_score = nn.Linear(TIME, 1)
        self.drop = nn.Dropout(0.3)

    def forward(self, printed: Tensor, numbers: Tensor, window: dict[str, Tensor]) -> Tensor:
        """`printed`: vectors of the words of each time, zero where it has none: (times, WIDTH)."""
        of_number, count = window["number_features"], printed.shape[0]
        pairs = torch.cat([window["time_features"], of_number[:, None].expand(-1, count, -1)], dim=2)
        slim = self.drop(self.slim_number(self.drop(numbers)))
        words = self.by_time(self.drop(self.slim_time(self.drop(printed))) * window["time_printed"][:, None])
        hidden = self.features(pairs) + words[None] + self.by_number(slim)[:, None]
        scores = self.score(self.drop(nnf.relu(hidden)))[..., 0]
        none = self.none_score(nnf.relu(self.none(of_number) + self.none_number(slim)))
        return torch.cat([scores, none], dim=1)


class Heads(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.context = nn.Linear(3 * WIDTH, WIDTH)
        self.pointers = nn.ModuleDict({slot: Pointer() for slot in POINTERS})
        self.times = nn.ModuleDict({slot: TimeHead() for slot in TIMES})
        self.choices = nn.ModuleDict({slot: _choice(len(values)) for slot, values in CHOICES.items()})
        self.metric_number = nn.Sequential(
            nn.Linear(WIDTH, CHOICE), nn.ReLU(), nn.Dropout(0.2), nn.Linear(CHOICE, MATCH)
        )
        self.metric_words = nn.Linear(WIDTH, MATCH)
        self.metric_none = nn.Linear(WIDTH, 1)
        nn.init.zeros_(self.context.weight)
        nn.init.zeros_(self.context.bias)

    def forward(self, x: Tensor, window: dict[str, Tensor]) -> tuple[Tensor, ...]:
        """`x`: (pieces, WIDTH) of one window. A score table for each of `NAMES`, with a row a number."""
        first, last = window["first"], window["last"]
        numbers = _means(x, first, last)
        beside = torch.cat([numbers, x[first - 1], x[last + 1]], dim=1)
        numbers = numbers + self.context(beside)
        printed = _means(x, window["time_first"], window["time_last"])
        words = self.metric_words(window["metric_words"])
        metric = self.metric_number(numbers) @ words.T / MATCH**0.5
        found = {slot: head(x, numbers, window) for slot, head in self.pointers.items()}
        found |= {slot: head(printed, numbers, window) for slot, head in self.times.items()}
        found |= {slot: head(numbers) for slot, head in self.choices.items()}
        found["metric_id"] = torch.cat([metric, self.metric_none(numbers)], dim=1)
        return tuple(found[name] for name in NAMES)


def _choice(count: int) -> nn.Module:
    return nn.Sequential(nn.Linear(WIDTH, CHOICE), nn.ReLU(), nn.Dropout(0.2), nn.Linear(CHOICE, count))


def _means(x: Tensor, first: Tensor, last: Tensor) -> Tensor:
    sums = torch.cat([torch.zeros(1, x.shape[1]), x.cumsum(0)])
    return (sums[last + 1] - sums[first]) / (last + 1 - first)[:, None]


class Reader(nn.Module):
    """Layers `frozen` to `depth` of the encoder, which take what the frozen ones below give, and the heads."""

    def __init__(self, tensors: dict[str, Tensor], frozen: int, depth: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList([Layer() for _ in range(frozen, depth)])
        for place, layer in enumerate(self.layers):
            layer.load(tensors, frozen + place)
        self.marks, self.roles = nn.Embedding(3, WIDTH), nn.Embedding(len(ROLES) + 1, WIDTH)
        nn.init.zeros_(self.marks.weight)
        nn.init.zeros_(self.roles.weight)
        self.heads = Heads()
        self.drop = nn.Dropout(0.1)

    def encode(self, low: Tensor, mark: Tensor, role: Tensor, mask: Tensor | None) -> Tensor:
        x = self.drop(low) + self.marks(mark) + self.roles(role)
        for layer in self.layers:
            x = layer(x, mask)
        return x
