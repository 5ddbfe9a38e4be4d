"""Counters of one journalist that grow with days, types and accounts, never with posts."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from tocsin.domain import Finding, Post, Verdict
from tocsin.reports.model import Account, Count, Day, Figures, TypeCount

ACCOUNTS_KEPT = 5_000
ACCOUNTS_SHOWN = 25
TYPES_OF_ACCOUNT = 3
GENDERED = 0.5

Key = TypeVar("Key")


@dataclass(slots=True)
class _Sender:
    handle: str | None
    flagged: int = 0
    types: Counter[str] = field(default_factory=Counter)
    first: datetime | None = None
    last: datetime | None = None

    def add(self, finding: Finding) -> None:
        self.flagged += 1
        self.types.update(score.id for score in finding.verdict.types[:1])
        self.handle = finding.post.author_handle or self.handle
        at = finding.post.created_at
        if at is not None:
            self.first = at if self.first is None else min(self.first, at)
            self.last = at if self.last is None else max(self.last, at)


class Tally:
    """Count the posts about one journalist; memory stays bounded over any number of posts."""

    def __init__(self) -> None:
        self.own = 0
        self._totals: Counter[str] = Counter()
        self._severity: Counter[int] = Counter()
        self._days: dict[date, list[int]] = {}
        self._types: Counter[str] = Counter()
        self._primary: Counter[str] = Counter()
        self._parts: dict[str, dict[str, list[int]]] = {"lang": {}, "platform": {}}
        self._senders: dict[tuple[str, str], _Sender] = {}
        self._exact = True

    def add(self, finding: Finding) -> None:
        """Count one post about the journalist that she did not write."""
        post, verdict = finding.post, finding.verdict
        self._totals["about"] += 1
        self._totals["private"] += post.private is True
        self._count_day(post, verdict.flag)
        _bump(self._parts["lang"], verdict.lang, verdict.flag)
        _bump(self._parts["platform"], post.platform, verdict.flag)
        if verdict.flag:
            self._count_flagged(verdict)
            self._count_sender(finding)

    def _count_day(self, post: Post, flag: bool) -> None:
        if post.created_at is None:
            self._totals["undated"] += 1
        else:
            _bump(self._days, post.created_at.date(), flag)

    def _count_flagged(self, verdict: Verdict) -> None:
        self._totals["flagged"] += 1
        self._totals["gendered"] += verdict.gendered >= GENDERED
        self._severity[verdict.severity] += 1
        self._types.update({score.id for score in verdict.types})
        self._primary.update(score.id for score in verdict.types[:1])

    def _count_sender(self, finding: Finding) -> None:
        author = finding.post.author
        if author is None:
            return
        key = (finding.post.platform, author)
        self._senders.setdefault(key, _Sender(finding.post.author_handle)).add(finding)
        if len(self._senders) > 2 * ACCOUNTS_KEPT:
            self._senders = dict(self._ranked()[:ACCOUNTS_KEPT])
            self._exact = False

    def _ranked(self) -> list[tuple[tuple[str, str], _Sender]]:
        return sorted(self._senders.items(), key=lambda item: (-item[1].flagged, item[0]))

    def figures(self) -> Figures:
        """Give the totals."""
        severity = [self._severity[step] for step in range(1, 6)]
        return Figures(
            about=self._totals["about"],
            flagged=self._totals["flagged"],
            own=self.own,
            undated=self._totals["undated"],
            private=self._totals["private"],
            gendered=self._totals["gendered"],
            severity=(severity[0], severity[1], severity[2], severity[3], severity[4]),
            accounts=len(self._senders),
            accounts_exact=self._exact,
        )

    def days(self) -> tuple[Day, ...]:
        """Give the days that have posts, in order."""
        return tuple(Day(day, *counts) for day, counts in sorted(self._days.items()))

    def types(self) -> tuple[TypeCount, ...]:
        """Give the types found, commonest first."""
        order = sorted(self._types, key=lambda type_: (-self._types[type_], type_))
        return tuple(TypeCount(type_, self._types[type_], self._primary[type_]) for type_ in order)

    def parts(self, of: str) -> tuple[Count, ...]:
        """Give the counts by `lang` or `platform`, most posts first."""
        counts = sorted(self._parts[of].items(), key=lambda item: (-item[1][0], item[0]))
        return tuple(Count(key, posts, flagged) for key, (posts, flagged) in counts)

    def accounts(self) -> tuple[Account, ...]:
        """Give the accounts with most flagged posts, at most `ACCOUNTS_SHOWN`."""
        return tuple(_account(*item) for item in self._ranked()[:ACCOUNTS_SHOWN])


def _bump(counts: dict[Key, list[int]], key: Key, flag: bool) -> None:
    pair = counts.setdefault(key, [0, 0])
    pair[0] += 1
    pair[1] += flag


def _account(key: tuple[str, str], sender: _Sender) -> Account:
    types = sorted(sender.types, key=lambda type_: (-sender.types[type_], type_))
    return Account(
        platform=key[0],
        author=key[1],
        handle=sender.handle,
        flagged=sender.flagged,
        types=tuple(types[:TYPES_OF_ACCOUNT]),
        first=sender.first,
        last=sender.last,
    )
