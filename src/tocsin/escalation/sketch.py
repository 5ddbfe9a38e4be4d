"""A short sketch of a text by which near-duplicates meet: banded MinHash over word triples."""

import re
from zlib import crc32

NAMES = re.compile(r"https?://\S+|@[\w.]+|#\w+")
WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS = 5
MASK = 0xFFFFFFFF
FACTORS = (0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1, 0xD3A2646D, 0xFD7046C5,
           0xB55A4F09)  # fmt: skip


def sketch(text: str) -> tuple[int, ...]:
    """Give four bands of two MinHash values each, or none for texts under five words.

    Texts that share half of their word triples meet in some band two times in three, texts that
    share a tenth one time in twenty-five. Links, handles and hashtags do not count.
    """
    words = WORD.findall(NAMES.sub(" ", text.lower()))
    if len(words) < LEAST_WORDS:
        return ()
    triples = {crc32(" ".join(words[i : i + 3]).encode()) for i in range(len(words) - 2)}
    least = [min((triple * factor) & MASK for triple in triples) for factor in FACTORS]
    return tuple(least[i] << 32 | least[i + 1] for i in range(0, len(least), 2))
