"""The encoder as a network: BERT over given word vectors, and one row of heads.

The word vectors are not trained: they keep the four bits a number in which they are packaged.
"""

from collections.abc import Mapping
from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.encoder.e5 import Blocks

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 12, 12, 1536, 512
EARLY, DROPOUT = 3, 0.1


class Layer(nn.Module):
    """One layer: attention among the words, then the inner two steps, each with its norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.fi, self.fo = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.aln, self.oln = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor, rough: bool = False) -> Tensor:
        """Take words (texts x words x 384) and the bias that hides padding; give words.

        With `rough` the steps are taken as the quantised model will take them.
        """
        batch, words, _ = x.shape
        given = rounded(x) if rough else x
        q, k, v = (
            part(given).view(batch, words, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        mixed = attended(q, k, v, bias, plainly=self.training and not x.is_cuda)
        mixed = mixed.transpose(1, 2).reshape(batch, words, WIDTH)
        mixed = self.ao(rounded(mixed) if rough else mixed)
        x = self.aln(x + self.dropout(mixed))
        inner = functional.gelu(self.fi(rounded(x) if rough else x))
        return self.oln(x + self.dropout(self.fo(rounded(inner) if rough else inner)))


class Dropout(nn.Module):
    """Drop a share of the numbers while learning, on a processor by stretches of one long mask.

    Drawing new chance for each number takes a processor longer than the layer itself.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Give `x` with a share of its numbers at nought and the others made up for it."""
        if x.is_cuda or not self.training:
            return functional.dropout(x, self.share, self.training)
        mask = long_mask(self.share, 2 ** (2 * x.numel()).bit_length())
        start = int(torch.randint(0, len(mask) - x.numel(), (1,)))
        return x * mask[start : start + x.numel()].view(x.shape)


@cache
def long_mask(share: float, numbers: int) -> Tensor:
    """Give a mask of so many numbers: nought for a share of them, and made up for it elsewhere."""
    kept = torch.bernoulli(torch.full((numbers,), 1 - share))
    return (kept / (1 - share)).to(torch.bfloat16)


def attended(q: Tensor, k: Tensor, v: Tensor, bias: Tensor, *, plainly: bool) -> Tensor:
    """Give what each word takes from the others; `plainly` step by step, which learns faster."""
    if not plainly:
        return functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
    scores = torch.matmul(q * q.shape[-1] ** -0.5, k.transpose(2, 3)) + bias
    return torch.matmul(torch.softmax(scores, dim=-1).to(v.dtype), v)


def rounded(x: Tensor) -> Tensor:
    """Give `x` as eight bits hold it, each text over its own range; gradients pass as they are.

    So the model that ships rounds what goes into a matrix; a network that learned with it loses
    little by it.
    """
    with torch.no_grad():
        low = x.amin((1, 2), keepdim=True).float().clamp(max=0)
        high = x.amax((1, 2), keepdim=True).float().clamp(min=0)
        step = (high - low).clamp(min=1e-6) / 255
        near = (x.float() / step).round() * step
        change = near.to(x.dtype) - x
    return x + change


class Encoder(nn.Module):
    """Words and mask in; out come the logits of all heads and an early word on `violent`.

    The early word is said after the first `early` layers, so that a reader can stop there.
    """

    def __init__(self, outputs: int, layers: int = LAYERS, early: int = EARLY) -> None:
        super().__init__()
        self.early = early
        self.rough = False
        self.pos = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.ln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(DROPOUT) for _ in range(layers))
        self.dropout = Dropout(DROPOUT)
        self.gate = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.Tanh(), nn.Linear(WIDTH, 1))
        self.middle = nn.Linear(2 * WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, outputs)

    def forward(self, words: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Take word vectors (texts x words x 384) and a mask of ones.

        Gives logits (texts x heads) and the early logit (texts).
        """
        x, gate = self.begin(words, mask)
        x = self.end(x, mask)
        both = self.dropout(gathered(x, mask))
        return self.out(self.dropout(torch.tanh(self.middle(both)))), gate

    def begin(self, words: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Run the first layers; give the words as they leave them, and the early logit."""
        x = self.dropout(self.ln(words + self.pos[: words.shape[1]]))
        bias = hiding(mask, x)
        for layer in self.layers[: self.early]:
            x = layer(x, bias, self.rough)
        return x, self.gate(gathered(x, mask))[:, 0]

    def end(self, x: Tensor, mask: Tensor) -> Tensor:
        """Run the other layers."""
        bias = hiding(mask, x)
        for layer in self.layers[self.early :]:
            x = layer(x, bias, self.rough)
        return x


def hiding(mask: Tensor, like: Tensor) -> Tensor:
    """Give the bias that hides padding from attention."""
    return (1.0 - mask[:, None, None, :].to(like.dtype)) * -10_000.0


def gathered(x: Tensor, mask: Tensor) -> Tensor:
    """Give the mean of the words and the first of them, side by side (texts x 768)."""
    held = mask[:, :, None].to(x.dtype)
    return torch.cat([(x * held).sum(1) / held.sum(1), x[:, 0]], dim=1)


def thinned(net: Encoder, layers: int, early: int) -> Encoder:
    """Give a copy of `net` with so many of its layers, evenly chosen, the first and last kept."""
    small = Encoder(net.out.out_features, layers, early)
    chosen = np.linspace(0, len(net.layers) - 1, layers).round().astype(int).tolist()
    state = {name: one for name, one in net.state_dict().items() if not name.startswith("layers")}
    for place, layer in enumerate(chosen):
        for name, value in net.layers[layer].state_dict().items():
            state[f"layers.{place}.{name}"] = value
    small.load_state_dict(state)
    return small


def fill(net: Encoder, tensors: Mapping[str, NDArray[np.float32] | Blocks]) -> None:
    """Put the packaged weights into `net`; the vector of the one segment joins the positions."""
    segment = _dense(tensors["emb.type"], WIDTH)[0]
    state = {"pos": _dense(tensors["emb.pos"], WIDTH) + segment}
    for name, value in tensors.items():
        part, _, what = name.rpartition(".")
        ending = {"w": "weight", "b": "bias"}.get(what)
        if part == "emb.ln":
            state[f"ln.{ending}"] = _dense(value, WIDTH)[0]
        elif part.startswith("l") and ending:
            layer, _, place = part[1:].partition(".")
            columns = INNER if place == "fo" and ending == "weight" else WIDTH
            dense = _dense(value, columns) if ending == "weight" else np.asarray(value)
            flat = ending == "bias" or place in {"aln", "oln"}
            state[f"layers.{layer}.{place}.{ending}"] = dense.reshape(-1) if flat else dense
    left, unknown = net.load_state_dict(
        {name: torch.from_numpy(np.ascontiguousarray(value)) for name, value in state.items()},
        strict=False,
    )
    assert not unknown, unknown
    assert {name.split(".")[0] for name in left} == {"middle", "out", "gate"}, left


def _dense(value: NDArray[np.float32] | Blocks, columns: int) -> NDArray[np.float32]:
    return value.dense(columns) if isinstance(value, Blocks) else value.reshape(-1, columns)
