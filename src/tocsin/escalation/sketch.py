"""A short sketch of a text by which near-duplicates meet: banded MinHash over word triples."""

import re
from collections.abc import Sequence
from operator import itemgetter
from zlib import crc32

import numpy as np

NAMES = re.compile(r"https?://\S+|@[\w.]+|#\w+")
WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS = 5
# Of a longer text the beginning is compared; a book in a post must not hold up the others.
MOST_WORDS = 300
FACTORS = np.array(
    [0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1, 0xD3A2646D, 0xFD7046C5,
     0xB55A4F09], dtype=np.uint32)[:, None]  # fmt: skip
# A word counts by its place in the triple, so that the order of words matters.
PLACES = np.array([1, 0x9E3779B9, 0x7FEB352D], dtype=np.uint32)
# People use few words again and again: so many hashes are kept.
MOST_HASHES = 65_536


class _Hashes(dict[str, int]):
    """The hash of every word met of late."""

    def __missing__(self, word: str) -> int:
        if len(self) >= MOST_HASHES:
            self.clear()
        found = self[word] = crc32(word.encode("utf-8", "replace"))
        return found


_HASHES = _Hashes()


def words_of(text: str) -> list[str]:
    """Give the words by which texts are compared, without links, handles and hashtags."""
    plain = text.lower()
    if "@" in plain or "#" in plain or "://" in plain:
        plain = NAMES.sub(" ", plain)
    return WORD.findall(plain)[:MOST_WORDS]


def sketch(text: str) -> tuple[int, ...]:
    """Give four bands of two MinHash values each, or none for texts under five words.

    Texts that share half of their word triples meet in some band two times in three, texts that
    share a tenth one time in twenty-five. Links, handles and hashtags do not count. Bands of
    different places are never equal.
    """
    return bands(words_of(text))


def bands(words: Sequence[str]) -> tuple[int, ...]:
    """Give the sketch of a text that is already words."""
    if len(words) < LEAST_WORDS:
        return ()
    each = np.array(itemgetter(*words)(_HASHES), dtype=np.uint32)
    triples = np.correlate(each, PLACES, "valid")
    a, b, c, d, e, f, g, h = np.minimum.reduce(triples * FACTORS, axis=1).tolist()
    return a << 34 | b << 2, c << 34 | d << 2 | 1, e << 34 | f << 2 | 2, g << 34 | h << 2 | 3
