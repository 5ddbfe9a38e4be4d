"""The record of an event where States, media, academia and civil society exchanged initiatives."""

from dataclasses import dataclass
from datetime import date

from tocsin.guidelines import Words
from tocsin.toolbox.entries import Source

OPEN = ("open", "under_way", "late")


@dataclass(frozen=True, slots=True)
class Participation:
    """Who took part: a party and the States it came from; `number` is `None` where not known."""

    party: str
    states: tuple[str, ...] = ()
    number: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Presented:
    """What was shown: the id of an entry of the catalogue, or the name of a guideline."""

    what: str
    entry: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What was said, in our words; the speaker is a party or an office, not a private person."""

    speaker: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """The state of a follow-up when it was looked at again."""

    on: date
    state: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to be done after the event: what, by whom, until when, and how it went on."""

    id: str
    what: str
    owner: str
    due: date | None
    reviews: tuple[Review, ...] = ()

    def state(self, today: date) -> str:
        """Give the state of the last review, `late` where it is open and past its date."""
        last = max(self.reviews, key=lambda review: review.on, default=None)
        state = last.state if last else "open"
        return "late" if state in OPEN and self.due and self.due < today else state


@dataclass(frozen=True, slots=True, kw_only=True)
class Roundtable:
    """An event; dates, place and all lists may be empty where nothing is known."""

    id: str
    title: Words
    kind: str
    confirmation: str
    last_checked: date
    place: str = ""
    country: str = ""
    begins: date | None = None
    ends: date | None = None
    hosts: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    summary: str = ""
    basis: str = ""
    participation: tuple[Participation, ...] = ()
    presented: tuple[Presented, ...] = ()
    statements: tuple[Statement, ...] = ()
    agreed: tuple[str, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    instruments: tuple[str, ...] = ()
    laws: tuple[str, ...] = ()
    commitments: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def dates(self) -> str:
        """Give the dates as `2024-06-26 – 2024-06-27`, empty where they are not known."""
        if self.begins is None:
            return ""
        same = self.ends is None or self.ends == self.begins
        return self.begins.isoformat() if same else f"{self.begins} – {self.ends}"
