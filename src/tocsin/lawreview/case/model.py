"""The nouns of a legal review: versions, recommendations, assessments, events, statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# Words by language code. A case of our own has all three; a user's has what the user wrote.
Said = Mapping[str, str]


def say(words: Said, lang: str) -> str:
    """Give words in `lang`, else in English, else in any language they are in."""
    found = words.get(lang) or words.get("en") or next(iter(words.values()), "")
    return found.strip()


class Stage(StrEnum):
    """Where a bill stands."""

    CONCEPT = "concept"
    DRAFT = "draft"
    PARLIAMENT_1 = "parliament_1"
    PARLIAMENT_2 = "parliament_2"
    ADOPTED = "adopted"
    IN_FORCE = "in_force"
    BY_LAW = "by_law"


class Grade(StrEnum):
    """What a recommendation asks for."""

    REMOVE = "remove"
    RECONSIDER = "reconsider"
    AMEND = "amend"
    CLARIFY = "clarify"
    ADD = "add"
    KEEP = "keep"
    PROCESS = "process"
    NOTE = "note"


class Outcome(StrEnum):
    """What became of a recommendation in one version."""

    TAKEN_UP = "taken_up"
    PARTLY = "partly"
    NOT = "not"
    REVERSED = "reversed"
    NEW_PROBLEM = "new_problem"
    UNKNOWN = "unknown"
    CONFLICT = "conflict"


class Basis(StrEnum):
    """Who says so, from the strongest down."""

    DECIDED = "decided"
    REPORTED = "reported"
    PROPOSED = "proposed"
    DISSENT = "dissent"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of the text. `texts` names a file for each language, within the case."""

    id: str
    label: Said
    date: str
    stage: Stage
    texts: Mapping[str, str] = field(default_factory=dict)
    synthetic: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text in one language."""

    lang: str
    text: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What somebody asked for.

    `version` is the one it speaks of, `article` a unit there (`art_30__para_4`). `disputed` are
    the words complained of, or to be kept; `wanted` the words proposed. `final` is the text as
    others report it. `incidents` and `toolbox` hold ids of other rooms.
    """

    id: str
    text: Said
    grade: Grade
    topic: str
    asker: str = ""
    document: str = ""
    date: str = ""
    version: str = ""
    article: str = ""
    disputed: tuple[Quote, ...] = ()
    wanted: tuple[Quote, ...] = ()
    final: Said = field(default_factory=dict)
    standards: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    toolbox: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that a proposal rests on, and how like they are to the words looked for (0..1)."""

    version: str
    lang: str
    unit: str
    text: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """One opinion on one recommendation in one version; opinions are added, never changed.

    `by` is a person for decisions and dissent, a source for reports, the program for proposals.
    `assumed` marks what a source lets one think and does not say.
    """

    recommendation: str
    version: str
    outcome: Outcome
    basis: Basis
    by: str
    date: str
    reason: Said = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    similarity: float | None = None
    sources: tuple[str, ...] = ()
    assumed: bool = False


class EventKind(StrEnum):
    """What happened."""

    STEP = "step"  # of the procedure
    REVIEW = "review"
    BY_LAW = "by_law"
    COURT = "court"
    REFUSAL = "refusal"  # practice: accreditation refused, access denied


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the time line. `date` may be a day, a month or a year; `about` says more."""

    date: str
    title: Said
    kind: EventKind = EventKind.STEP
    about: Said = field(default_factory=dict)
    version: str = ""
    recommendations: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What an actor says of the law or the process; verdicts that differ stand side by side."""

    actor: str
    role: str
    date: str
    text: Said
    recommendations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A question on which sources differ or are silent."""

    text: Said
    recommendations: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """Everything about one law; `sources` maps an id to what it is and where it can be read."""

    id: str
    title: Said
    country: str
    about: Said = field(default_factory=dict)
    versions: tuple[Version, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    history: tuple[Assessment, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()
    positive: tuple[OpenPoint, ...] = ()
    caveats: tuple[Said, ...] = ()
    sources: Mapping[str, str] = field(default_factory=dict)

    def version(self, id: str) -> Version | None:
        """Give the version with this id."""
        return next((one for one in self.versions if one.id == id), None)

    def recommendation(self, id: str) -> Recommendation | None:
        """Give the recommendation with this id; capitals do not matter."""
        wanted = id.casefold()
        return next((one for one in self.recommendations if one.id.casefold() == wanted), None)

    @property
    def synthetic(self) -> bool:
        """Whether some text is made up."""
        return any(version.synthetic for version in self.versions)
