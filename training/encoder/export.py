"""Turn a trained encoder into the bundle that ships: ONNX in two halves, fused, int8."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import Tensor, nn

from tocsin.findings.encoder.bundle import Bundle
from tocsin.findings.encoder.words import BLOCK, WordVectors
from training.encoder.columns import PLACE
from training.encoder.network import HEADS, WIDTH, Encoder, gathered
from training.encoder.prepare import Words

FLOAT = 1  # onnx.TensorProto.FLOAT


class Early(nn.Module):
    """The first layers: words and mask in, the words as they leave them and the early logit out."""

    def __init__(self, net: Encoder) -> None:
        super().__init__()
        self.net = net

    def forward(self, words: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Give words (texts x words x 384) and early logits (texts)."""
        return self.net.begin(words, mask)


class Late(nn.Module):
    """The other layers, with a second answer: how violent the text would be if all said this word.

    That is the head `violent` over each word's own vector in the place of the mean of all.
    """

    def __init__(self, net: Encoder) -> None:
        super().__init__()
        self.net = net

    def forward(self, read: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Give logits (texts x heads) and pieces (texts x words)."""
        x = self.net.end(read, mask)
        logits = self.net.out(torch.tanh(self.net.middle(gathered(x, mask))))
        first = x[:, :1].expand_as(x)
        inner = torch.tanh(self.net.middle(torch.cat([x, first], dim=2)))
        row = PLACE["violent"]
        weight, bias = self.net.out.weight[row : row + 1], self.net.out.bias[row : row + 1]
        return logits, nn.functional.linear(inner, weight, bias)[:, :, 0]


def graph(half: nn.Module, given: str, answers: Sequence[str]) -> bytes:
    """Give the ONNX graph of one half with int8 weights and fused attention."""
    half.eval()
    shapes = {name: {0: "texts", 1: "words"} for name in (given, "mask", "read", "pieces")}
    with tempfile.TemporaryDirectory() as folder:
        raw, fused, small = (str(Path(folder) / name) for name in ("a.onnx", "b.onnx", "c.onnx"))
        torch.onnx.export(
            half, (torch.zeros(2, 7, WIDTH), torch.ones(2, 7)), raw,
            input_names=[given, "mask"], output_names=list(answers),
            dynamic_axes={**shapes, answers[-1 if answers[0] == "read" else 0]: {0: "texts"}},
            opset_version=17, dynamo=False,
        )  # fmt: skip
        better = optimizer.optimize_model(
            raw, model_type="bert", num_heads=HEADS, hidden_size=WIDTH, opt_level=0,
            optimization_options=_fused(),
        )  # fmt: skip
        better.save_model_to_file(fused)
        quantize_dynamic(
            fused, small, weight_type=QuantType.QInt8, per_channel=True,
            extra_options={"DefaultTensorType": FLOAT},
        )  # fmt: skip
        return Path(small).read_bytes()


def _fused() -> FusionOptions:
    """Fuse attention only: the joint operators for norms and GELU run slower than their parts."""
    options = FusionOptions("bert")
    options.enable_skip_layer_norm = options.enable_bias_skip_layer_norm = False
    options.enable_bias_gelu = False
    return options


def bundle(net: Encoder, words: Words, card: Mapping[str, Any]) -> Bundle:
    """Put the parts of a bundle together; its digest comes with writing it."""
    pieces = words.blocks.scales.size * BLOCK // WIDTH
    vectors = WordVectors(
        np.ascontiguousarray(words.blocks.nibbles.reshape(pieces, WIDTH // BLOCK, BLOCK // 2)),
        np.ascontiguousarray(words.blocks.scales.reshape(pieces, WIDTH // BLOCK)),
    )
    return Bundle(
        card=card,
        early=graph(Early(net), "words", ("read", "gate")),
        late=graph(Late(net), "read", ("logits", "pieces")),
        words=vectors,
        tokenizer=words.tokenizer.to_str(),
        digest="",
    )
