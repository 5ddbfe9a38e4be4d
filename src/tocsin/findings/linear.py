"""The linear model: hashed character n-grams, one weight a head, stored as plain int8 arrays.

It knows English well and Russian a little (see the model card); of other languages it says
nothing, and the caller hears so by `None`.
"""

import hashlib
import json
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from tocsin.findings.errors import FindingsError
from tocsin.findings.ngrams import grams
from tocsin.findings.spelling import plain

PACKAGED = Path(__file__).parent / "data" / "linear.npz"
LINK = re.compile(r"https?://\S+|www\.\S+")
HANDLE = re.compile(r"@[\w.]+")
BITS = 18
UNREADABLE = (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile, zlib.error)


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights (2**18 x heads, int8), their scales and biases, and Platt lines by language.

    `platt[language]` has one row of slope and offset a head; a language without a row is one that
    the model was not trained on.
    """

    heads: tuple[str, ...]
    weights: NDArray[np.int8]
    scales: NDArray[np.float32]
    biases: NDArray[np.float32]
    platt: dict[str, NDArray[np.float32]]
    id: str
    card: dict[str, object]

    def logits(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Score normalised `texts`: one row a text, one column a head, not calibrated."""
        if not texts:
            return np.zeros((0, len(self.heads)), dtype=np.float32)
        total = np.zeros((len(texts), len(self.heads)), dtype=np.float32)
        count = np.zeros(len(texts), dtype=np.int64)
        for order in grams([tidy(text) for text in texts], BITS):
            total += _sums(self.weights, order.hashes, order.starts)
            count += np.diff(order.starts)
        return total * self.scales / length_norm(count)[:, None] + self.biases

    def probabilities(self, texts: Sequence[str], language: str) -> NDArray[np.float32] | None:
        """Give calibrated probabilities, or `None` where the model does not know the language."""
        line = self.platt.get(language)
        if line is None:
            return None
        scores = self.logits(texts) * line[:, 0] + line[:, 1]
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)


def tidy(text: str) -> str:
    """Take links and handles out of a text: they name, they do not insult."""
    return HANDLE.sub("@user", LINK.sub("url", plain(text)))


def length_norm(count: NDArray[np.int64]) -> NDArray[np.float32]:
    """Give what a text of `count` n-grams is divided by, so that long texts do not shout."""
    return np.sqrt(np.maximum(count, 1)).astype(np.float32) * 8


def _sums(
    weights: NDArray[np.int8], hashes: NDArray[np.uint32], starts: NDArray[np.int64]
) -> NDArray[np.int32]:
    """Add up the weight rows of each text; a text without n-grams adds nothing."""
    out = np.zeros((len(starts) - 1, weights.shape[1]), dtype=np.int32)
    filled = np.flatnonzero(np.diff(starts))
    if len(filled):
        rows = weights[hashes]
        out[filled] = np.add.reduceat(rows, starts[filled], axis=0, dtype=np.int32)
    return out


@cache
def packaged() -> Linear:
    """Give the model that ships with Tocsin."""
    return load(PACKAGED)


def digest(path: Path = PACKAGED) -> str:
    """Give the SHA-256 of a model file, hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def load(path: Path) -> Linear:
    """Read a model file; raise `FindingsError` where it is missing, cut or of another make."""
    try:
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        with np.load(BytesIO(content), allow_pickle=False) as file:
            return _checked(_linear(file, digest))
    except UNREADABLE as error:
        message = f"{path}: no usable model file ({error}); install Tocsin again"
        raise FindingsError(message) from error


def _linear(file: Mapping[str, NDArray[Any]], digest: str) -> Linear:
    card = json.loads(str(file["card"]))
    return Linear(
        heads=tuple(str(head) for head in file["heads"]),
        weights=np.ascontiguousarray(file["weights"]),
        scales=file["scales"],
        biases=file["biases"],
        platt={lang: file[f"platt_{lang}"] for lang in card["languages"]},
        id=f"{card['id']}+{digest[:12]}",
        card=card,
    )


def _checked(model: Linear) -> Linear:
    """Check kinds and shapes, so that a foreign file is refused before it judges anything."""
    heads = len(model.heads)
    wanted: list[tuple[NDArray[Any], type[np.generic], tuple[int, ...]]] = [
        (model.weights, np.int8, (1 << BITS, heads)),
        (model.scales, np.float32, (heads,)),
        (model.biases, np.float32, (heads,)),
        *((line, np.float32, (heads, 2)) for line in model.platt.values()),
    ]
    if "violent" not in model.heads:
        raise ValueError("it has no head `violent`")
    for array, kind, shape in wanted:
        if array.dtype != kind or array.shape != shape:
            raise ValueError(
                f"an array of {array.dtype} {array.shape}, not {kind.__name__} {shape}"
            )
    return model


def save(path: Path, model: Linear) -> None:
    """Write a model file: plain arrays, no pickles."""
    np.savez_compressed(
        path,
        heads=np.array(model.heads),
        weights=model.weights,
        scales=model.scales,
        biases=model.biases,
        card=np.array(json.dumps(model.card, sort_keys=True)),
        **{f"platt_{lang}": line for lang, line in model.platt.items()},  # type: ignore[arg-type]
    )
