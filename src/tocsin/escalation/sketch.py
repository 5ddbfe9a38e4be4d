"""A short sketch of a text by which near-duplicates meet: banded MinHash over word triples."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from operator import itemgetter
from zlib import crc32

import numpy as np

NAMES = re.compile(r"https?://\S+|@[\w.]+|#\w+")
WORD = re.compile(r"[^\W\d_]+")
LEAST_WORDS = 5
# Two words are said by chance again and again; three in the same order are a sentence. Of longer
# ones sketches tell more.
LEAST_SAID, MOST_SAID = 3, 7
# Of a longer text the beginning is compared; a book in a post must not hold up the others.
MOST_WORDS = 300
FACTORS = np.array(
    [0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35, 0x27D4EB2F, 0x165667B1, 0xD3A2646D, 0xFD7046C5,
     0xB55A4F09], dtype=np.uint32)[:, None]  # fmt: skip
# A word counts by its place in the triple, so that the order of words matters.
PLACES = np.array([1, 0x9E3779B9, 0x7FEB352D], dtype=np.uint32)
# People use few words again and again: so many hashes are kept, of words
# of at most so many letters.
MOST_HASHES, MOST_LETTERS = 65_536, 40


class _Hashes(dict[str, int]):
    """The hash of every word met of late."""

    def __missing__(self, word: str) -> int:
        found = crc32(word.encode("utf-8", "replace"))
        if len(word) <= MOST_LETTERS:
            if len(self) >= MOST_HASHES:
                self.clear()
            self[word] = found
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
    each = hashes(words)
    if not each:
        return ()
    triples = np.correlate(np.array(each, dtype=np.uint32), PLACES, "valid")
    return _banded(*np.minimum.reduce(triples * FACTORS, axis=1).tolist())


def said(words: Sequence[str]) -> int:
    """Give a number for these words in this order, 0 where they are fewer than three or many."""
    if not LEAST_SAID <= len(words) <= MOST_SAID:
        return 0
    text = " ".join(words).encode("utf-8", "replace")
    return crc32(text) << 16 | min(len(text), 0xFFFF)


def hashes(words: Sequence[str]) -> tuple[int, ...]:
    """Give a hash for each word, or none for texts under five words."""
    if len(words) < LEAST_WORDS:
        return ()
    found: tuple[int, ...] = itemgetter(*words)(_HASHES)
    return found


def bands_of_many(texts: Sequence[tuple[int, ...]]) -> Iterator[tuple[int, ...]]:
    """Yield the sketch of each text that is already hashes: many at once cost far less each."""
    least = iter(_least([each for each in texts if each]))
    for each in texts:
        yield _banded(*next(least)) if each else ()


def _least(texts: Sequence[tuple[int, ...]]) -> list[list[int]]:
    """Give eight MinHash values for each text."""
    if not texts:
        return []
    # Triples reach over the end of a text, and the last over the end of all.
    each = np.array([*chain.from_iterable(texts), 0, 0], dtype=np.uint32)
    triples = np.correlate(each, PLACES, "valid")
    ends = list(accumulate(map(len, texts)))
    cuts = [
        cut for end, text in zip(ends, texts, strict=True) for cut in (end - len(text), end - 2)
    ]
    least = np.minimum.reduceat(triples * FACTORS, cuts, axis=1)[:, ::2]
    found: list[list[int]] = least.T.tolist()
    return found


def _banded(a: int, b: int, c: int, d: int, e: int, f: int, g: int, h: int) -> tuple[int, ...]:
    return a << 34 | b << 2, c << 34 | d << 2 | 1, e << 34 | f << 2 | 2, g << 34 | h << 2 | 3
