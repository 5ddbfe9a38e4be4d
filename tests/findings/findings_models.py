"""A small linear model for tests: it knows a few words by their n-grams."""

import numpy as np

from tocsin.findings.linear import BITS, Linear
from tocsin.findings.ngrams import grams

HEADS = ("violent", "gendered", "threat", "identity", "insult")


def model_that_minds(
    words: dict[str, tuple[str, ...]], languages: tuple[str, ...] = ("en",)
) -> Linear:
    """Give a model whose `heads` light up at the words: `{"scum": ("violent", "insult")}`."""
    weights = np.zeros((1 << BITS, len(HEADS)), dtype=np.int8)
    for word, heads in words.items():
        longest = grams([word], BITS)[-1]  # short ones would light up at other words too
        for head in heads:
            weights[longest.hashes, HEADS.index(head)] = 100
    line = np.tile(np.array([1.0, 0.0], dtype=np.float32), (len(HEADS), 1))
    return Linear(
        heads=HEADS,
        weights=weights,
        scales=np.full(len(HEADS), 4.0, dtype=np.float32),
        biases=np.full(len(HEADS), -3.0, dtype=np.float32),
        platt=dict.fromkeys(languages, line),
        id="test+000000000000",
        card={"id": "test", "languages": list(languages)},
    )
