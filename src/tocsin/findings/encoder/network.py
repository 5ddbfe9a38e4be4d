"""Run the encoder: texts in, calibrated probabilities out, on the CPU.

Texts run one by one, several at once on threads: int8 activations are scaled over whatever runs
together, so in a batch the neighbours of a text would change its probabilities. One by one, a text
has one verdict, in whatever order and company it comes. What was read lately is remembered: copies
are common, and the words that weigh are asked of a text that was just read.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from typing import TypeVar

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from tocsin.findings.encoder.bundle import Bundle
from tocsin.findings.encoder.lately import Lately, Reading
from tocsin.findings.encoder.tidy import tidy, tidy_with_places
from tocsin.findings.errors import FindingsError

# Pieces that are read of a text: its beginning and, of longer ones, also its end.
LONGEST = 96
TAIL = 32
# A text is cut to so many characters before it is taken apart: far more than can be read.
CHARACTERS = 4_000
# What onnxruntime would join and then run more slowly, by a sixth of all; see `training/encoder`.
APART = ["SkipLayerNormFusion", "BiasSkipLayerNormFusion", "BiasGeluFusion"]
T = TypeVar("T")
Logits = NDArray[np.float32]
Ids = tuple[int, ...]


class Encoder:
    """A bundle that is made ready to run when it is first asked, on `threads` threads."""

    def __init__(self, bundle: Bundle, threads: int = 1) -> None:
        self.id = bundle.id
        self.card = bundle.card
        self.columns = tuple(str(name) for name in bundle.card["columns"])
        # How its logits join the linear model's: by language and head, two slopes and an offset.
        self.blend: Mapping[str, Mapping[str, Sequence[float]]] = bundle.card.get("blend", {})
        self._bundle = bundle
        self._violent = self.columns.index("violent")
        self._threads = threads
        self._lately = Lately()
        # The line of the early word by language: slope and offset.
        self._early: Mapping[str, tuple[float, float]] = bundle.card["early"]
        self._lines = {
            language: np.asarray(line, dtype=np.float32)
            for language, line in bundle.card["platt"].items()
        }

    def logits(self, texts: Sequence[str], language: str = "*", stop: float = 0.0) -> Logits:
        """Score texts of any content: one row a text, one column an answer, not calibrated.

        Where the first layers find violence in a text of `language` less likely than `stop`, the
        others do not run: the row has their word for `violent`, and NaN.
        """
        if not texts:
            return np.zeros((0, len(self.columns)), dtype=np.float32)
        limit = float(np.log(stop / (1.0 - stop))) if stop else -np.inf
        line = self._early.get(language, self._early["*"])
        read = partial(self._read, line=line, limit=limit)
        return np.stack(list(self._each(read, self._pieces(texts))))

    def early(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Give what the first layers say of `violent`, a logit a text, not calibrated."""
        return np.array([self._begin(one)[1] for one in self._pieces(texts)], dtype=np.float32)

    def probabilities(
        self,
        texts: Sequence[str],
        language: str,
        beside: Mapping[str, Logits] | None = None,
        stop: float = 0.0,
    ) -> NDArray[np.float32]:
        """Give calibrated probabilities, by the lines of `language` or of all languages.

        `beside` holds the linear model's logits of the texts by head: where the two were fitted
        together, their joint word is given. `stop` is as of `logits`.
        """
        logits = self.logits(texts, language, stop)
        brief = np.isnan(logits).any(axis=1)
        early = chance(logits[brief, self._violent])
        found = calibrated(logits, self._lines, language)
        for head, (own, other, offset) in self.blend.get(language, {}).items():
            if beside is not None and head in beside:
                place = self.columns.index(head)
                joint = own * logits[:, place] + other * beside[head] + offset
                found[:, place] = chance(np.asarray(joint, dtype=np.float32))
        found[brief, self._violent] = early
        return found

    def heaviest(self, text: str, most: int = 3) -> list[tuple[int, int]]:
        """Give spans of up to `most` words of `text` that speak most for violence, in order."""
        tidied, places = tidy_with_places(text[:CHARACTERS])
        encoding = self._tokenizer.encode(tidied)
        scores = self._reading(tuple(cut(encoding.ids)), lambda early: False).pieces
        assert scores is not None, "read to the end"
        return _spans(tidied, cut(encoding.offsets), scores, places, most)

    def _pieces(self, texts: Sequence[str]) -> list[Ids]:
        encoded = self._tokenizer.encode_batch([tidy(text[:CHARACTERS]) for text in texts])
        return [tuple(cut(one.ids)) for one in encoded]

    def _each(self, read: Callable[[Ids], Logits], encoded: list[Ids]) -> Iterator[Logits]:
        if self._threads <= 1 or len(encoded) == 1:
            yield from map(read, encoded)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            yield from pool.map(read, encoded)

    def _read(self, ids: Ids, line: tuple[float, float], limit: float) -> Logits:
        slope, offset = line
        one = self._reading(ids, lambda early: early * slope + offset < limit)
        early = one.early * slope + offset
        if one.logits is not None and early >= limit:
            return one.logits
        row = np.full(len(self.columns), np.nan, dtype=np.float32)
        row[self._violent] = early
        return row

    def _reading(self, ids: Ids, enough: Callable[[float], bool]) -> Reading:
        """Read a text, to the end unless the early word is `enough`, and no copy of late again."""
        known = self._lately.get(ids)
        if known is not None and (known.logits is not None or enough(known.early)):
            return known
        read, early, mask = self._begin(ids)
        if enough(early):
            one = Reading(early)
        else:
            logits, pieces = self._end.run(["logits", "pieces"], {"read": read, "mask": mask})
            one = Reading(early, logits[0], pieces[0])
        self._lately.put(ids, one)
        return one

    def _begin(self, ids: Ids) -> tuple[Logits, float, Logits]:
        """Run the first layers; give the words as they leave them, the early logit, the mask."""
        given = self._bundle.words(np.array([ids], dtype=np.int64))
        mask = np.ones((1, len(ids)), dtype=np.float32)
        read, gate = self._start.run(["read", "gate"], {"words": given, "mask": mask})
        return np.asarray(read), float(gate[0]), mask

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        try:
            return Tokenizer.from_str(self._bundle.tokenizer)
        except Exception as error:  # the library raises plain `Exception`
            raise _unusable(self.id, error) from error

    @cached_property
    def _start(self) -> onnxruntime.InferenceSession:
        return self._session(self._bundle.early)

    @cached_property
    def _end(self) -> onnxruntime.InferenceSession:
        return self._session(self._bundle.late)

    def _session(self, graph: bytes) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # texts of many lengths would make it grow and grow
        options.log_severity_level = 4
        try:
            return onnxruntime.InferenceSession(
                graph, options, providers=["CPUExecutionProvider"], disabled_optimizers=APART
            )
        except Exception as error:  # the library has an exception a kind of fault
            raise _unusable(self.id, error) from error


def _unusable(name: str, error: Exception) -> FindingsError:
    return FindingsError(f"the encoder {name} does not load ({error}); install Tocsin again")


def calibrated(
    logits: NDArray[np.float32], lines: Mapping[str, NDArray[np.float32]], language: str
) -> NDArray[np.float32]:
    """Turn logits into probabilities by Platt lines (slope, offset), one a column."""
    line = lines.get(language, lines["*"])
    return chance(logits * line[:, 0] + line[:, 1])


def chance(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Turn calibrated logits into probabilities."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)


def cut(pieces: list[T]) -> list[T]:
    """Give what is read of a text: of longer ones the beginning and the end."""
    if len(pieces) <= LONGEST:
        return pieces
    return pieces[: LONGEST - TAIL] + pieces[-TAIL:]


def _spans(
    text: str,
    offsets: Iterable[tuple[int, int]],
    scores: NDArray[np.float32],
    places: Sequence[int],
    most: int,
) -> list[tuple[int, int]]:
    """Join pieces into words and give the heaviest words as spans of the original text."""
    words: dict[int, tuple[float, int, int]] = {}
    for (start, end), score in zip(offsets, scores.tolist(), strict=True):
        piece = text[start:end]
        if not piece.strip():
            continue
        first = text.rfind(" ", 0, start + len(piece) - len(piece.lstrip()) + 1) + 1
        last = text.find(" ", end)
        last = len(text) if last < 0 else last
        words[first] = max(words.get(first, (-1e9, 0, 0)), (score, first, last))
    best = sorted(words.values(), key=lambda one: (-one[0], one[1]))[:most]
    return sorted((places[first], places[last - 1] + 1) for _, first, last in best)
