"""A short sketch of a text by which near-duplicates meet: MinHash over word triples."""

import re
from zlib import crc32

NAMES = re.compile(r"https?://\S+|@[\w.]+|#\w+")
WORD = re.compile(r"[^\W\d_]+")
HASHES = 8
LEAST_WORDS = 5
MASK = 0xFFFFFFFF
FACTORS = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1, 0xD3A2646D, 0xFD7046C5,
           0xB55A4F09)  # fmt: skip


def sketch(text: str) -> tuple[int, ...]:
    """Give eight MinHash values, or none for texts under five words.

    Two texts agree in about the share of word triples that they have in common. Links, handles and
    hashtags do not count.
    """
    words = WORD.findall(NAMES.sub(" ", text.lower()))
    if len(words) < LEAST_WORDS:
        return ()
    triples = {crc32(" ".join(words[i : i + 3]).encode()) for i in range(len(words) - 2)}
    return tuple(min((triple * factor) & MASK for triple in triples) for factor in FACTORS)
