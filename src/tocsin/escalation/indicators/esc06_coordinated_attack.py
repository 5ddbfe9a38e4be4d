"""ESC-06: many hostile accounts at once, or several with the same text, link, hashtag or picture.

Each sign is asked of chance: what would people give who write about her anyway? Groups are shown,
never called bots: a machine sees the same words at the same time, not why.
"""

from datetime import datetime, timedelta
from operator import itemgetter

from tocsin.domain import State
from tocsin.escalation import chance
from tocsin.escalation.company import Company
from tocsin.escalation.indicators.base import Gauge, Signal, Thresholds
from tocsin.escalation.known import Known
from tocsin.escalation.labels import plain
from tocsin.escalation.mark import Mark
from tocsin.escalation.sharing import Sharing
from tocsin.escalation.stream import Stream
from tocsin.escalation.windows import Clock, Named, Recent, together
from tocsin.guidelines.words import Words

# Confidence, set by judgement, by how many signs agree; copies of a text that nobody found hostile
# may be a petition.
BY_SIGNS = (0.4, 0.75, 0.9, 0.95)
QUIET = 0.5
# Where most of what is collected is hostile, somebody collects abuse alone: shares say nothing.
MOSTLY = 0.5


class CoordinatedAttack:
    """Looks at synchrony within three windows, and at what accounts share within a day.

    `rush` is 1 where the number of hostile accounts alone makes the state, else 0; `hours` is the
    window in which it does. `quiet_copies` are accounts with one text that was not flagged, thanks
    nobody and links nowhere, `chorus` such as repeat, in one or a few sentences, word for word what
    another said. `again` are accounts that came together before, `young` such as were
    opened within a month; both are 0 where chance gives as many. `hostile_signs` counts rush,
    hostile copies and things carried.
    """

    id = "ESC-06"
    needs: tuple[str, ...] = ()
    numbers: tuple[str, ...] = (
        "hours",
        "accounts",
        "share",
        "rush",
        "copy_hours",
        "copies",
        "hostile_copies",
        "quiet_copies",
        "chorus",
        "carried",
        "again",
        "young",
        "hostile_signs",
    )

    def measure(self, limits: Thresholds, known: Known) -> Gauge:
        """Numbers: hours, accounts, share (percent), rush (0 or 1), copy_hours, copies, hostile_copies, quiet_copies, chorus, carried, again, young, hostile_signs."""  # noqa: E501
        return _Attack(limits)


class _Attack:
    hears_all = True

    def __init__(self, limits: Thresholds) -> None:
        self._limits = limits
        names = ("short_hours", "window_hours", "long_hours")
        spans = [timedelta(hours=limits[name]) for name in names]
        self._windows = [(span, Recent(span)) for span in spans]
        _, self._longest = max(self._windows, key=itemgetter(0))
        self._all = Clock(max(spans))
        self._sharing = Sharing(timedelta(hours=limits["copy_window_hours"]))
        self._company = Company(limits["group_surprise"])
        self._now: datetime | None = None

    def settle(self, now: datetime) -> datetime | None:
        self._now = now
        if self._longest.marks:  # the others hold nothing that is older
            for _, window in self._windows:
                window.settle(now)
        self._sharing.settle(now)
        return None

    def add(self, one: Mark, stream: Stream) -> bool:
        self._all.add(one.at)
        self._company.add(one)
        crowd = one.crowd
        if crowd:
            for _, window in self._windows:
                window.add(one)
        if one.shared:
            limits = self._limits
            self._sharing.add(
                one,
                limits["hostile_copies"],
                limits["carried_share"],
                stream.usual_share(),
                limits["group_surprise"],
            )
        return stream.alike or crowd

    def state(self, stream: Stream) -> State:
        if self._is_calm(stream):
            return State.ABSENT
        found = (
            self._copied_by_hostile(stream)
            or self._copied_by_any(stream)
            or self._chorus(stream) > 0
            or self._carried()
            or self._rush(stream) is not None
        )
        return State.PRESENT if found else State.ABSENT

    def read(self, stream: Stream) -> Signal:
        rush = self._rush(stream)
        numbers = self._numbers(stream, rush)
        signs = {
            "rush": rush is not None,
            "hostile_copies": self._copied_by_hostile(stream),
            "quiet_copies": self._copied_quietly(stream),
            "copies": self._copied_by_any(stream),
            # Copies of one text are told once, as copies.
            "chorus": numbers["chorus"] > numbers["quiet_copies"],
            "carried": bool(self._carried()),
        }
        if not any(signs.values()):
            return Signal(State.ABSENT, None, numbers, ("absent",))
        told = _without_repeats(signs, numbers)
        strong = int(numbers["hostile_signs"])
        also = tuple(name for name in ("again", "young") if strong and numbers[name])
        if strong:
            sure = BY_SIGNS[min(strong + len(also), len(BY_SIGNS) - 1)]
        else:
            sure = QUIET if signs["quiet_copies"] or signs["chorus"] else BY_SIGNS[0]
        return Signal(State.PRESENT, sure, numbers, (*told, *also), self._names())

    def evidence(self, stream: Stream) -> tuple[Named, ...]:
        rush = self._rush(stream)
        copies = stream.copies
        return together(
            rush[1].newest() if rush else (),
            copies.hostile.newest() if self._copied_by_hostile(stream) else (),
            copies.quiet.newest() if self._copied_quietly(stream) else (),
            copies.all.newest() if self._copied_by_any(stream) else (),
            stream.chorus.newest() if self._chorus(stream) else (),
            *(self._sharing.newest(key) for key in self._carried()),
        )

    def _is_calm(self, stream: Stream) -> bool:
        """Say by a few comparisons that no sign can be there, as on most days."""
        return (
            stream.copies.all.most < 2
            and len(stream.chorus.echoes) < self._limits["chorus"]
            and len(self._longest.accounts) < self._limits["accounts"]
            and not self._sharing.any_found
        )

    def _rush(self, stream: Stream) -> tuple[timedelta, Recent] | None:
        """Give the shortest window with more hostile accounts than chance gives."""
        for span, window in self._windows:
            if len(window.accounts) >= self._limits["accounts"] and self._is_rush(
                span, window, stream
            ):
                return span, window
        return None

    def _is_rush(self, span: timedelta, window: Recent, stream: Stream) -> bool:
        limits, accounts, posts = self._limits, len(window.accounts), len(window)
        everyone = self._posts(span)
        if posts < limits["share"] * everyone:
            return False
        number = chance.crowd(accounts, stream.expected(span), stream.size)
        usual = stream.usual_share()
        if usual >= MOSTLY:
            return number <= limits["surprise"] * limits["surprise"]
        doubt = max(usual, limits["false_flags"])
        part = chance.share(accounts, accounts + everyone - posts, doubt)
        return max(number, part) <= limits["surprise"] and (
            number * part <= limits["surprise_both"]
        )

    def _posts(self, span: timedelta) -> int:
        return self._all.since(self._now - span) if self._now else 0

    def _copied_by_hostile(self, stream: Stream) -> bool:
        return self._beyond_chance(stream, stream.copies.hostile.most, "hostile_copies")

    def _copied_by_any(self, stream: Stream) -> bool:
        most = stream.copies.all.most
        return self._beyond_chance(stream, most, "copies") or self._copied_quietly(stream)

    def _copied_quietly(self, stream: Stream) -> bool:
        """Say whether one text that nobody found hostile fills a good part of what is written."""
        most = stream.copies.quiet.most
        if not self._beyond_chance(stream, most, "quiet_copies"):
            return False
        group = stream.copies.quiet.largest()
        assert group is not None
        since = self._all.since(group.marks[0].at)
        return most >= self._limits["quiet_share"] * since

    def _chorus(self, stream: Stream) -> int:
        """Give how many accounts repeat others, 0 where chance gives as many."""
        limits = self._limits
        return stream.chorus.accounts(
            limits["chorus"], limits["quiet_share"], limits["copy_surprise"], self._all.since
        )

    def _beyond_chance(self, stream: Stream, most: int, name: str) -> bool:
        return (
            most > 1
            and most >= self._limits[name]
            and stream.copies.by_chance(most) <= self._limits["copy_surprise"]
        )

    def _carried(self) -> list[str]:
        return self._sharing.groups(self._limits["hostile_copies"])

    def _numbers(self, stream: Stream, rush: tuple[timedelta, Recent] | None) -> dict[str, float]:
        span, window = rush or self._windows[1]
        carried = self._carried()
        copies = stream.copies
        return {
            "hours": span / timedelta(hours=1),
            "accounts": len(window.accounts),
            "share": round(100 * len(window) / max(self._posts(span), 1)),
            "rush": int(rush is not None),
            "copy_hours": self._limits["copy_window_hours"],
            "copies": copies.all.most if self._copied_by_any(stream) else 0,
            "hostile_copies": copies.hostile.most if self._copied_by_hostile(stream) else 0,
            "quiet_copies": copies.quiet.most if self._copied_quietly(stream) else 0,
            "chorus": self._chorus(stream),
            "carried": self._sharing.accounts(carried[0]) if carried else 0,
            "again": self._company.again,
            "young": self._company.young,
            "hostile_signs": sum(
                (rush is not None, self._copied_by_hostile(stream), bool(carried))
            ),
        }

    def _names(self) -> dict[str, Words]:
        carried = self._carried()
        return {"thing": plain(carried[0].removeprefix("u:").removeprefix("m:"))} if carried else {}


def _without_repeats(signs: dict[str, bool], numbers: dict[str, float]) -> tuple[str, ...]:
    """Speak of copies of any kind only where they are more than those already told."""
    told = tuple(name for name, found in signs.items() if found and name != "copies")
    more = numbers["copies"] > max(numbers["hostile_copies"], numbers["quiet_copies"])
    alone = not signs["hostile_copies"] and not signs["quiet_copies"]
    return (*told, "copies") if signs["copies"] and (more or alone) else told
