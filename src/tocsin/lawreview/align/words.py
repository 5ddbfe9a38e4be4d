"""The word-level difference of two texts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq

TOKEN = re.compile(r"\w+(?:[-’']\w+)*|\s+|[^\w\s]")
# Longer texts are compared by lines first; the table of the comparison grows with the square.
LONGEST = 20_000


class Op(StrEnum):
    """What happened to a run of words."""

    SAME = "same"
    DELETED = "deleted"
    INSERTED = "inserted"


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words with one fate."""

    op: Op
    text: str


def difference(old: str, new: str) -> tuple[Words, ...]:
    """Give the runs of words that stayed, went and came; deleted words stand before inserted ones.

    Kept and deleted runs together give `old`, kept and inserted ones `new`.
    """
    before, after = TOKEN.findall(old)[:LONGEST], TOKEN.findall(new)[:LONGEST]
    return tuple(_merged(_tidied(list(_runs(before, after)))))


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    """Give (kept, old words, new words) in order."""
    for one in LCSseq.opcodes(old, new):
        before = "".join(old[one.src_start : one.src_end])
        yield one.tag == "equal", before, "".join(new[one.dest_start : one.dest_end])


def _tidied(runs: list[tuple[bool, str, str]]) -> Iterator[tuple[bool, str, str]]:
    """Take a comma or a lone short word between two changes into the change: it is no anchor."""
    for n, (kept, old, new) in enumerate(runs):
        between = 0 < n < len(runs) - 1 and not runs[n - 1][0] and not runs[n + 1][0]
        island = kept and between and len(re.sub(r"\W", "", old)) <= 2
        yield kept and not island, old, new


def _merged(runs: Iterator[tuple[bool, str, str]]) -> Iterator[Words]:
    gone: list[str] = []
    came: list[str] = []
    for kept, old, new in runs:
        if kept:
            yield from _change(gone, came)
            yield Words(Op.SAME, old)
        else:
            gone.append(old)
            came.append(new)
    yield from _change(gone, came)


def _change(gone: list[str], came: list[str]) -> Iterator[Words]:
    if old := "".join(gone):
        yield Words(Op.DELETED, old)
    if new := "".join(came):
        yield Words(Op.INSERTED, new)
    gone.clear()
    came.clear()
