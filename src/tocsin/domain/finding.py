"""What was found in one post: the kinds of violence, how sure, why, and whom it is about."""

from dataclasses import dataclass
from enum import StrEnum

from tocsin.domain.post import Post


class Directness(StrEnum):
    """How openly a threat or wish is put (axis `directness` of the typology)."""

    EXPLICIT = "explicit"
    IMPLIED = "implied"
    CONDITIONAL = "conditional"
    WISH = "wish"
    NONE = "none"


class Relation(StrEnum):
    """At whom a post is aimed, seen from the journalist (axis `target_relation`)."""

    SELF = "self"
    FAMILY = "family"
    COLLEAGUE = "colleague"
    OUTLET = "outlet"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class TypeScore:
    """A sub-type of the typology with its probability, 0 to 1."""

    id: str
    probability: float


@dataclass(frozen=True, slots=True)
class Reason:
    """A span of the original text and what spoke there.

    `start` and `end` are character offsets of the text as the source gave it. `type` is a typology
    id. `source` names the voice: `lexicon:<entry id>`, `model:<id>` or, among the spared, also the
    exit that spoke against it: `exit:<entry id>`.
    """

    start: int
    end: int
    type: str
    source: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a classifier says of one text, with everything needed to explain it.

    `violent` and `gendered` are probabilities. `severity` is 1 to 5 by the written anchors, 0 when
    not flagged. `spared` lists what looked like violence and was let go by an exit (quotation,
    report, negation, counter-speech, idiom, criticism).
    """

    violent: float
    flag: bool
    types: tuple[TypeScore, ...]
    severity: int
    directness: Directness
    gendered: float
    grounds: tuple[str, ...]
    lang: str
    reasons: tuple[Reason, ...]
    spared: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """That a post concerns a journalist: her id, the relation, and what told us so.

    `how` is one of `author` (she wrote it), `handle`, `mention`, `reply`, `thread`, `quote`,
    `name`, `alias`, `private` (a private fact of hers stands in it), `outlet`, `colleague`, best
    first. `addressed` is false where a flagged post below hers speaks neither to “you” nor of her:
    it may be meant for whom she wrote about.
    """

    journalist: str
    relation: Relation
    how: str
    addressed: bool = True


@dataclass(frozen=True, slots=True)
class Versions:
    """What made a finding: ids with versions of the software, model, lexicons and guidelines."""

    tocsin: str
    model: str
    lexicons: str
    guidelines: str
    threshold: float


@dataclass(frozen=True, slots=True)
class Finding:
    """A post, the verdict on its text, and the journalists it concerns."""

    post: Post
    verdict: Verdict
    about: tuple[About, ...]
