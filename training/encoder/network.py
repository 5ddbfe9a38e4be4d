"""The encoder as a network: BERT with twelve layers over given word vectors, and one row of heads.

The word vectors are not trained: they keep the four bits a number in which they are packaged.
"""

from collections.abc import Mapping

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from training.encoder.e5 import Blocks

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 384, 12, 12, 1536, 512


class Layer(nn.Module):
    """One layer: attention among the words, then the inner two steps, each with its norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.q, self.k, self.v, self.ao = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.fi, self.fo = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.aln, self.oln = (nn.LayerNorm(WIDTH, eps=1e-12) for _ in range(2))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Take words (texts x words x 384) and the bias that hides padding; give words."""
        batch, words, _ = x.shape
        q, k, v = (
            part(x).view(batch, words, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        mixed = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        mixed = self.ao(mixed.transpose(1, 2).reshape(batch, words, WIDTH))
        x = self.aln(x + self.dropout(mixed))
        return self.oln(x + self.dropout(self.fo(functional.gelu(self.fi(x)))))


class Encoder(nn.Module):
    """Words and mask in, logits of all heads out."""

    def __init__(self, outputs: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.pos = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.ln = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.middle = nn.Linear(2 * WIDTH, WIDTH)
        self.out = nn.Linear(WIDTH, outputs)

    def forward(self, words: Tensor, mask: Tensor) -> Tensor:
        """Take word vectors (texts x words x 384) and a mask of ones; give texts x heads."""
        return self.read(words, mask)[0]

    def read(self, words: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Do as `forward`, and give also the words as the last layer left them."""
        x = self.dropout(self.ln(words + self.pos[: words.shape[1]]))
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10_000.0
        for layer in self.layers:
            x = layer(x, bias)
        held = mask[:, :, None].to(x.dtype)
        mean = (x * held).sum(1) / held.sum(1)
        both = torch.cat([mean, x[:, 0]], dim=1)
        return self.out(self.dropout(torch.tanh(self.middle(self.dropout(both))))), x


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
    assert {name.split(".")[0] for name in left} == {"middle", "out"}, left


def _dense(value: NDArray[np.float32] | Blocks, columns: int) -> NDArray[np.float32]:
    return value.dense(columns) if isinstance(value, Blocks) else value.reshape(-1, columns)
