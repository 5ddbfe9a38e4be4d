"""What a report says, as frozen records: figures with their coverage, and the posts behind them.

Nothing here is a verdict and nothing is formatted; `html` and `summary` turn the same records into
a page and into a mapping.
"""

from dataclasses import dataclass
from datetime import date, datetime
from os.path import commonprefix

from tocsin.domain import Alert, Finding, Indicator, Intake, Journalist, State, Versions

INDICATORS = tuple(f"ESC-{number:02d}" for number in range(1, 16))


@dataclass(frozen=True, slots=True)
class Day:
    """Posts about a journalist on one day (UTC), and how many of them were flagged."""

    day: date
    posts: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Days from `first` to `last`, both included, on which no post at all was collected."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days the gap spans."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class TypeCount:
    """In how many flagged posts a type was found, and in how many of them as the likeliest."""

    type: str
    posts: int
    primary: int


@dataclass(frozen=True, slots=True)
class Count:
    """Posts about a journalist under one language or platform, and how many were flagged."""

    key: str
    posts: int
    flagged: int


@dataclass(frozen=True, slots=True)
class Account:
    """An account that wrote flagged posts about a journalist: an account, not a person.

    `flagged` is a lower bound where `Figures.accounts_exact` is false. `types` are typology ids,
    commonest first.
    """

    platform: str
    author: str
    handle: str | None
    flagged: int
    types: tuple[str, ...]
    first: datetime | None
    last: datetime | None


@dataclass(frozen=True, slots=True)
class Figures:
    """Totals for one journalist over the whole input.

    `about` counts posts that concern her and that she did not write; `own` those she wrote.
    `flagged`, `gendered`, `private` and `severity` (five counts, severity 1 first) are parts of
    `about`; `gendered` and `severity` count flagged posts only. `undated` posts stand in no day.
    """

    about: int = 0
    flagged: int = 0
    own: int = 0
    undated: int = 0
    private: int = 0
    gendered: int = 0
    severity: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    accounts: int = 0
    accounts_exact: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one indicator stands at the end, and when it was last present if it no longer is."""

    id: str
    latest: Indicator | None
    present_before: Indicator | None = None

    @property
    def state(self) -> State:
        """The latest state; an indicator nobody assessed is unknown, never absent."""
        return self.latest.state if self.latest else State.UNKNOWN


@dataclass(frozen=True, slots=True)
class Episode:
    """An alert and those that raised its level later, oldest first; never empty."""

    id: str
    alerts: tuple[Alert, ...]

    @property
    def highest(self) -> Alert:
        """The first alert that reached the episode's highest level."""
        return max(self.alerts, key=lambda alert: alert.level.rank)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A post shown on the page, with its number there and what it stands behind."""

    number: int
    key: str
    finding: Finding
    in_alert: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was collected over the time of a journalist's figures: days with posts, and gaps."""

    first: date | None = None
    last: date | None = None
    gaps: tuple[Gap, ...] = ()

    @property
    def days_missing(self) -> int:
        """How many days between `first` and `last` have no collected post."""
        return sum(gap.days for gap in self.gaps)


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything the report says of one journalist.

    `quoted` holds at most `gather.QUOTED` posts in time order; `unquoted` counts the wanted posts
    left out, `missing` those whose text was not at hand.
    """

    journalist: Journalist
    episodes: tuple[Episode, ...]
    indicators: tuple[Standing, ...]
    figures: Figures
    days: tuple[Day, ...]
    types: tuple[TypeCount, ...]
    languages: tuple[Count, ...]
    platforms: tuple[Count, ...]
    accounts: tuple[Account, ...]
    quoted: tuple[Quoted, ...]
    coverage: Coverage
    unquoted: int = 0
    missing: int = 0

    @property
    def alerts(self) -> tuple[Alert, ...]:
        """All alerts of all episodes, oldest first."""
        return tuple(alert for episode in self.episodes for alert in episode.alerts)

    @property
    def latest(self) -> Alert | None:
        """The alert raised last."""
        return max(self.alerts, key=lambda alert: alert.raised_at, default=None)

    @property
    def highest(self) -> Alert | None:
        """The first alert that reached the highest level."""
        return max(
            sorted(self.alerts, key=lambda alert: alert.raised_at),
            key=lambda alert: alert.level.rank,
            default=None,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """One run over one input: dossiers, what was read, and what read it.

    `quarantine` pairs a reason with the number of records it kept out. `period` is the time of the
    first and last dated post, `None` where there was none. `generated_at` is passed in so that the
    same input gives the same bytes.
    """

    dossiers: tuple[Dossier, ...]
    intakes: tuple[Intake, ...]
    versions: Versions
    generated_at: datetime
    language: str = "en"
    period: tuple[datetime | None, datetime | None] = (None, None)
    quarantine: tuple[tuple[str, int], ...] = ()

    @property
    def posts(self) -> int:
        """Records read from all files, repeats left out."""
        return sum(intake.posts - intake.again for intake in self.intakes)

    @property
    def files(self) -> tuple[tuple[str, Intake], ...]:
        """The intakes with their files named from the folder they share.

        Folders above it may bear the name of the person who ran the scan.
        """
        shared = commonprefix([one.file for one in self.intakes])  # noqa: RUF071 - cut at a separator
        cut = max(shared.rfind("/"), shared.rfind("\\")) + 1
        return tuple((intake.file[cut:], intake) for intake in self.intakes)

    @property
    def unread(self) -> int:
        """Records of all files that could not be read."""
        return sum(intake.quarantined for intake in self.intakes)

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The period in days."""
        first, last = self.period
        return (first.date() if first else None, last.date() if last else None)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Days without any collected post, the same for all dossiers of one run."""
        return next((d.coverage.gaps for d in self.dossiers if d.coverage.gaps), ())
