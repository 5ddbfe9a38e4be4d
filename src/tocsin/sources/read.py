"""Read whatever the user has into posts, and keep the books on all that could not be read.

Nothing in a file raises: a broken record is quarantined, a broken file is a fault of that file, and
the rest goes on.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BufferedReader
from typing import IO

from tocsin.domain import Intake, Origin, Post, Quarantined
from tocsin.sources.base import Context, Fault, Format, Guess, Note, Record, Skip
from tocsin.sources.containers import Found, Member, Refused, walk
from tocsin.sources.encoding import Utf8, encoding_of
from tocsin.sources.guard import Limits, say
from tocsin.sources.head import head_of
from tocsin.sources.mapping import Mapping
from tocsin.sources.quarantine import quarantined
from tocsin.sources.registry import FORMATS, detect

Progress = Callable[[str, int, int, int], None]

KEPT = 1000
_EVERY = 2000
_NOTES = 20
_BUFFER = 1024 * 1024


@dataclass(slots=True)
class _Tally:
    """The books of one file while it is read."""

    file: str
    format: str | None = None
    records: int = 0
    posts: int = 0
    quarantined: int = 0
    first: datetime | None = None
    last: datetime | None = None
    fault: str | None = None
    notes: dict[str, None] = field(default_factory=dict)
    skips: Counter[str] = field(default_factory=Counter)

    def note(self, text: str) -> None:
        """Keep a remark once, and not more than a reader can bear."""
        if len(self.notes) < _NOTES:
            self.notes[text] = None

    def saw(self, at: datetime | None) -> None:
        """Widen the span of time by one post."""
        if at is None:
            return
        if self.first is None or at < self.first:
            self.first = at
        if self.last is None or at > self.last:
            self.last = at

    def row(self) -> Intake:
        """Close the books."""
        skips = [f"{count} left out: {reason}" for reason, count in self.skips.most_common(_NOTES)]
        return Intake(
            file=self.file,
            format=self.format,
            posts=self.posts,
            again=0,
            quarantined=self.quarantined,
            first=self.first,
            last=self.last,
            fault=self.fault,
            notes=(*self.notes, *skips),
            skipped=self.skips.total(),
        )


class Reader:
    """Iterate over the posts at `paths`; the books are complete when the iteration is.

    `intake` has one row a file or member of an archive, added when the next one begins.
    `quarantined` keeps the first thousand records that could not be read; `on_quarantine` is handed
    all of them. `guesses` has the mapping of each table whose columns were guessed.
    `on_progress` is told the file, bytes done and in total, and posts so far.
    """

    def __init__(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        mapping: Mapping | None = None,
        limits: Limits | None = None,
        on_progress: Progress | None = None,
        on_quarantine: Callable[[Quarantined], None] | None = None,
    ) -> None:
        self.intake: list[Intake] = []
        self.quarantined: list[Quarantined] = []
        self.guesses: dict[str, Mapping] = {}
        self._paths = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
        self._mapping = mapping
        self._limits = limits or Limits()
        self._on_progress = on_progress
        self._on_quarantine = on_quarantine

    def __iter__(self) -> Iterator[Post]:
        for found in walk(self._paths, self._limits):
            tally = _Tally(found.name)
            if isinstance(found, Member):
                yield from self._member(found, tally)
            else:
                _set_aside(found, tally)
            self._close(tally)

    def _member(self, member: Member, tally: _Tally) -> Iterator[Post]:
        try:
            for record in _records(member, tally, self._mapping):
                tally.records += 1
                if isinstance(record, Post):
                    tally.posts += 1
                    tally.saw(record.created_at)
                    yield _with_origin(record, tally)
                else:
                    self._remark(record, tally)
                if tally.records % _EVERY == 0:
                    self._tell(member, tally)
        except Exception as error:  # one broken file must not end the run
            tally.fault = f"could not be read any further ({say(error)})"
        if tally.fault is None:
            tally.fault = member.fault()
        self._tell(member, tally)

    def _remark(self, record: Fault | Skip | Note | Guess, tally: _Tally) -> None:
        if isinstance(record, Fault):
            tally.quarantined += 1
            self._put_away(
                quarantined(tally.file, tally.format, record.place, record.reason, record.excerpt)
            )
        elif isinstance(record, Guess):
            self.guesses[tally.file] = Mapping(record.columns)
            tally.note(record.text)
        elif isinstance(record, Note):
            tally.note(record.text)
        else:
            reason = record.reason if len(tally.skips) < _NOTES else "other reasons"
            tally.skips[reason] += 1

    def _close(self, tally: _Tally) -> None:
        if tally.fault is not None:
            self._put_away(quarantined(tally.file, tally.format, 0, tally.fault))
        self.intake.append(tally.row())

    def _put_away(self, record: Quarantined) -> None:
        if len(self.quarantined) < KEPT:
            self.quarantined.append(record)
        if self._on_quarantine is not None:
            self._on_quarantine(record)

    def _tell(self, member: Member, tally: _Tally) -> None:
        if self._on_progress is not None:
            self._on_progress(tally.file, member.done(), member.total, tally.posts)


def read(
    paths: Iterable[str | os.PathLike[str]],
    *,
    mapping: Mapping | None = None,
    limits: Limits | None = None,
    on_progress: Progress | None = None,
    on_quarantine: Callable[[Quarantined], None] | None = None,
) -> Reader:
    """Read files, folders and archives; iterate over the result for the posts."""
    return Reader(
        paths,
        mapping=mapping,
        limits=limits,
        on_progress=on_progress,
        on_quarantine=on_quarantine,
    )


def _records(member: Member, tally: _Tally, mapping: Mapping | None) -> Iterator[Record]:
    """Recognise a file and yield its records, with notes on its encoding."""
    if not member.head.strip():
        tally.fault = "the file is empty; if it should not be, export it again"
        return
    encoding = encoding_of(member.head)
    found = detect(head_of(member.head, encoding))
    if found is None:
        tally.fault = _unknown("text" if encoding is not None else "no text")
        return
    tally.format = found.name
    if found.binary or encoding is None:
        yield from _format(found, member.stream, member, mapping)
        return
    if encoding.remark:
        tally.note(encoding.remark)
    text = Utf8(member.stream, encoding)
    yield from _format(found, BufferedReader(text, _BUFFER), member, mapping)
    if text.replaced:
        tally.note(f"{text.replaced:,} characters could not be decoded and were replaced by \ufffd")


def _format(
    found: Format, stream: IO[bytes], member: Member, mapping: Mapping | None
) -> Iterator[Record]:
    columns = dict(mapping.columns) if mapping is not None and mapping.columns else None
    extra = mapping.rest() if mapping is not None else {}
    return found.read(stream, Context(member.name, columns, member.modified, extra))


def _with_origin(post: Post, tally: _Tally) -> Post:
    """Say where a post was read, by its number where the format did not say."""
    if post.origin is not None and post.origin.file == tally.file:
        return post
    place = post.origin.place if post.origin is not None else tally.records
    return replace(post, origin=Origin(tally.file, tally.format or "unknown", place))


def _set_aside(found: Found, tally: _Tally) -> None:
    if isinstance(found, Refused):
        tally.fault = found.reason
    elif not isinstance(found, Member):
        tally.note(found.note)


def _unknown(kind: str) -> str:
    names = ", ".join(each.name for each in FORMATS)
    return (
        f"the format is not known (the file is {kind}; known are {names}); export the posts as CSV "
        "or XLSX with a column of texts, or as JSON lines with id, text and created_at"
    )
