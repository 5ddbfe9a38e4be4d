"""Put what a reader reads on a shelf, and enter into its books what was seen before."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from tocsin.domain import Intake, Post
from tocsin.sources.read import Reader
from tocsin.sources.shelf import Shelf


def stage(reader: Reader, shelf: Shelf) -> tuple[Intake, ...]:
    """Read everything onto the shelf and give the books, `again` filled in."""
    again: dict[int, int] = {}
    for row, posts in groupby(_numbered(reader), key=lambda pair: pair[0]):
        again[row] = shelf.put(post for _, post in posts).again
    return tuple(replace(row, again=again.get(i, 0)) for i, row in enumerate(reader.intake))


def _numbered(reader: Reader) -> Iterator[tuple[int, Post]]:
    """Pair each post with the number of the row that its file will have in the books."""
    for post in reader:
        yield len(reader.intake), post
