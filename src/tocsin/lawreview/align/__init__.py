"""Align versions of a law: what is new, gone, moved, split, merged, reworded, and in which words.

Within one language words decide, then structure; between languages structure, then meaning.
"""

from tocsin.lawreview.align.changes import Alignment, Change, Pair, align, align_units
from tocsin.lawreview.align.languages import Meaning, align_languages
from tocsin.lawreview.align.match import Weights
from tocsin.lawreview.align.words import Op, Words, difference

__all__ = [
    "Alignment",
    "Change",
    "Meaning",
    "Op",
    "Pair",
    "Weights",
    "Words",
    "align",
    "align_languages",
    "align_units",
    "difference",
]
