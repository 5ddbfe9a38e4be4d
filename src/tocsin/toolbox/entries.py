"""The entries of the catalogue: instruments and initiatives, and records of having looked."""

from dataclasses import dataclass
from datetime import date

from tocsin.guidelines import Words

ALL = "*"

# What is over, taken back or only meant does not hold up a State's cell.
NOT_STANDING = ("held", "lapsed", "withdrawn", "planned")
FOREVER = 9999


@dataclass(frozen=True, slots=True)
class Source:
    """A page that an entry rests on; `archived_copy` is an address, empty where there is none."""

    url: str
    title: str = ""
    language: str = ""
    archived_copy: str = ""
    archived_on: date | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A piece of evidence of effect, or a criticism: in our words, with its source."""

    text: str
    url: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An instrument or initiative.

    `state` is the code of the State, region or organisation in whose file it stands; `covers` are
    the codes of the States whose cells it can fill. `binding` is `None` where that is not known.
    `confirmation` says whether a source that was read confirms it, `basis` what exactly.
    """

    id: str
    state: str
    type: str
    themes: tuple[str, ...]
    commitments: tuple[str, ...]
    pillars: tuple[str, ...]
    level: str
    status: str
    title: Words
    description: str
    confirmation: str
    last_checked: date
    covers: tuple[str, ...] = ()
    year_from: int | None = None
    year_to: int | None = None
    groups: tuple[str, ...] = ()
    owner: str = ""
    partners: tuple[str, ...] = ()
    binding: bool | None = None
    legal_basis: str = ""
    basis: str = ""
    provenance: str = ""
    sources: tuple[Source, ...] = ()
    effect_evidence: tuple[Remark, ...] = ()
    critics: tuple[Remark, ...] = ()

    @property
    def standing(self) -> bool:
        """Say whether it is at work, or at least not known to be over or only planned."""
        return self.status not in NOT_STANDING

    @property
    def years(self) -> str:
        """Give the years as people write them: `2021–2023`, `2024–`, `2019`; empty if unknown."""
        if self.year_from is None:
            return f"–{self.year_to}" if self.year_to else ""
        if self.year_to == self.year_from:
            return str(self.year_from)
        return f"{self.year_from}–{self.year_to or ''}"

    def fills(self, theme: str, commitment: str) -> bool:
        """Say whether it belongs to the cell of that theme and commitment."""
        return theme in self.themes and commitment in self.commitments

    def runs_in(self, year: int) -> bool | None:
        """Say whether it was there in that year; `None` where no year is known.

        What is over and has no last year was there in its first year only.
        """
        if self.year_from is None:
            return None
        last = self.year_to or (FOREVER if self.standing else self.year_from)
        return self.year_from <= year <= last


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A record that somebody looked for instruments and found none: who, where, when.

    `themes` and `commitments` say what was looked for; `*` stands for all of them.
    """

    id: str
    state: str
    who: str
    where: str
    on: date
    themes: tuple[str, ...] = (ALL,)
    commitments: tuple[str, ...] = (ALL,)
    note: str = ""
    provenance: str = ""

    def covers(self, theme: str, commitment: str) -> bool:
        """Say whether the cell of that theme and commitment was looked into."""
        return _holds(self.themes, theme) and _holds(self.commitments, commitment)


def _holds(those: tuple[str, ...], one: str) -> bool:
    return one in those or ALL in those
