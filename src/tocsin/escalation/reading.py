"""Read the words of findings, one by one or many at once: many cost far less each."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeVar

from tocsin.domain import Finding, Post
from tocsin.escalation.sketch import bands, bands_of_many, hashes, said, words_of

T = TypeVar("T")
# So many findings are read in one go.
AT_ONCE = 1_024


class Read(NamedTuple):
    """A finding with the words of its text, in small letters, their sketch and their number.

    A repost has neither, for it is no copy: it is the platform's own way of passing on.
    """

    finding: Finding
    words: list[str]
    sketch: tuple[int, ...]
    said: int


def read(finding: Finding) -> Read:
    """Read one finding."""
    words = _words(finding)
    if _passes_on(finding.post):
        return Read(finding, words, (), 0)
    return Read(finding, words, bands(words), said(words))


def read_many(findings: Iterable[Finding]) -> Iterator[Read]:
    """Yield findings read, in their order, so many at once.

    What their source raises is raised again when everything before it has been given.
    """
    faults: list[Exception] = []
    rest = until_fault(findings, faults)
    while some := list(islice(rest, AT_ONCE)):
        words = [_words(one) for one in some]
        own = [() if _passes_on(one.post) else each for one, each in zip(some, words, strict=True)]
        yield from map(
            Read, some, words, bands_of_many([hashes(each) for each in own]), map(said, own)
        )
    if faults:
        raise faults[0]


def until_fault(source: Iterable[T], faults: list[Exception]) -> Iterator[T]:
    """Yield from a source until it fails, and keep the fault for when that is worked off."""
    try:
        yield from source
    except Exception as error:
        faults.append(error)


def _passes_on(post: Post) -> bool:
    """Say whether a post is a repost; some exports know it by its first letters alone."""
    return bool(post.repost_of) or (post.text or "").startswith("RT @")


def _words(finding: Finding) -> list[str]:
    """Give the words, none where nobody is to be told of them."""
    text = finding.post.text
    return words_of(text) if text and finding.about else []
