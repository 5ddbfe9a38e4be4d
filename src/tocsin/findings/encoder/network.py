"""Run the encoder: texts in, calibrated probabilities out, on the CPU."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, TypeVar

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tocsin.findings.encoder.bundle import PACKAGED, Bundle, load
from tocsin.findings.encoder.tidy import tidy, tidy_with_places
from tocsin.findings.errors import FindingsError

BATCH = 32
# Pieces that are read of a text: its beginning and, of longer ones, also its end, with the sting.
LONGEST = 96
TAIL = 32
# A text is cut to so many characters before it is taken apart: far more than can be read.
CHARACTERS = 4_000
PAD = 1
T = TypeVar("T")


class Encoder:
    """A bundle made ready to run on `threads` threads."""

    def __init__(self, bundle: Bundle, threads: int = 1) -> None:
        self.id = bundle.id
        self.card = bundle.card
        self.columns = tuple(str(name) for name in bundle.card["columns"])
        self._words = bundle.words
        try:
            self._tokenizer = Tokenizer.from_str(bundle.tokenizer)
            self._session = _session(bundle.graph, threads)
        except Exception as error:  # both libraries raise their own, and many
            message = f"the encoder {self.id} does not load ({error}); install Tocsin again"
            raise FindingsError(message) from error

    def logits(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Score texts of any content: one row a text, one column an answer, not calibrated."""
        out = np.zeros((len(texts), len(self.columns)), dtype=np.float32)
        encoded = self._encoded([tidy(text[:CHARACTERS]) for text in texts])
        for rows, ids, mask in _batches(encoded):
            out[rows] = self._run(ids, mask, ["logits"])[0]
        return out

    def probabilities(self, texts: Sequence[str], language: str) -> NDArray[np.float32]:
        """Give calibrated probabilities, by the lines of `language` or of all languages."""
        return calibrated(self.logits(texts), self.card["platt"], language)

    def heaviest(self, text: str, most: int = 3) -> list[tuple[int, int]]:
        """Give spans of up to `most` words of `text` that speak most for violence, in text order."""
        tidied, places = tidy_with_places(text[:CHARACTERS])
        (encoding,) = self._tokenizer.encode_batch([tidied])
        ids, offsets = _cut(encoding.ids), _cut(encoding.offsets)
        if len(ids) <= 2:
            return []
        given = np.array([ids], dtype=np.int64)
        scores = self._run(given, np.ones(given.shape, dtype=np.float32), ["pieces"])[0][0]
        return _spans(tidied, offsets, scores, places, most)

    def _encoded(self, texts: list[str]) -> list[list[int]]:
        return [_cut(one.ids) for one in self._tokenizer.encode_batch(texts)]

    def _run(
        self, ids: NDArray[np.int64], mask: NDArray[np.float32], wanted: list[str]
    ) -> list[NDArray[np.float32]]:
        given = {"words": self._words(ids), "mask": mask}
        return list(self._session.run(wanted, given))


def calibrated(
    logits: NDArray[np.float32], lines: Any, language: str  # noqa: ANN401 — from the card
) -> NDArray[np.float32]:
    """Turn logits into probabilities by Platt lines (slope, offset), one a column."""
    line = np.asarray(lines.get(language, lines["*"]), dtype=np.float32)
    scores = np.clip(logits * line[:, 0] + line[:, 1], -30, 30)
    return np.asarray(1.0 / (1.0 + np.exp(-scores)), dtype=np.float32)


def _session(graph: bytes, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # texts of many lengths would make it grow and grow
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])


def _cut(pieces: list[T]) -> list[T]:
    if len(pieces) <= LONGEST:
        return pieces
    return pieces[: LONGEST - TAIL] + pieces[-TAIL:]


def _batches(
    encoded: list[list[int]],
) -> Iterator[tuple[list[int], NDArray[np.int64], NDArray[np.float32]]]:
    """Give rows, ids and mask of batches of like length: little padding, little waste."""
    order = sorted(range(len(encoded)), key=lambda row: len(encoded[row]))
    for start in range(0, len(order), BATCH):
        rows = order[start : start + BATCH]
        longest = len(encoded[rows[-1]])
        ids = np.full((len(rows), longest), PAD, dtype=np.int64)
        mask = np.zeros((len(rows), longest), dtype=np.float32)
        for place, row in enumerate(rows):
            ids[place, : len(encoded[row])] = encoded[row]
            mask[place, : len(encoded[row])] = 1.0
        yield rows, ids, mask


def _spans(
    text: str,
    offsets: list[tuple[int, int]],
    scores: NDArray[np.float32],
    places: list[int],
    most: int,
) -> list[tuple[int, int]]:
    """Join pieces into words and give the heaviest words as spans of the original text."""
    words: dict[int, tuple[float, int, int]] = {}
    for (start, end), score in zip(offsets, scores.tolist(), strict=True):
        if end <= start or not text[start:end].strip():
            continue
        first = text.rfind(" ", 0, start + 1) + 1
        last = text.find(" ", end - 1 if text[end - 1] != " " else end)
        last = len(text) if last < 0 else last
        if first < last:
            words[first] = max(words.get(first, (-1e9, 0, 0)), (score, first, last))
    best = sorted(words.values(), key=lambda one: (-one[0], one[1]))[:most]
    return sorted((places[first], places[last - 1] + 1) for _, first, last in best)


@cache
def packaged(threads: int = 1) -> Encoder:
    """Give the encoder that ships with Tocsin."""
    return Encoder(load(PACKAGED), threads)
