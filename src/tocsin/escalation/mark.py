"""What escalation needs to know of one finding about one journalist."""

from datetime import datetime
from typing import NamedTuple

from tocsin.domain import About, Directness, Finding, Relation, TypeScore
from tocsin.escalation.sketch import sketch

AIMED = frozenset({Relation.SELF, Relation.FAMILY})
NOTHING: tuple[TypeScore, ...] = ()


class Mark(NamedTuple):
    """A post about a journalist; a plain tuple, because a flood makes millions of them.

    `types` is empty where the verdict was not flagged. `hostile` is a flagged post aimed at the
    journalist or at people near, not at the outlet or a colleague.
    """

    at: datetime
    key: str
    account: str
    platform: str
    hostile: bool
    types: tuple[TypeScore, ...]
    severity: int
    directness: Directness
    relation: Relation
    sketch: tuple[int, ...] = ()

    def chance(self, *type_ids: str) -> float:
        """Give the highest probability among the types named, 0 where none was found."""
        return max((one.probability for one in self.types if one.id in type_ids), default=0.0)


def marks(finding: Finding) -> list[tuple[str, Mark]]:
    """Give journalist and mark for each journalist whom a post with a time is about.

    Her own posts give none. A repost is no copy: it is the platform's own way of passing on.
    """
    abouts = [about for about in finding.about if about.how != "author"]
    if not abouts or finding.post.created_at is None:
        return []
    bands = () if finding.post.repost_of else sketch(finding.post.text or "")
    return [(about.journalist, _mark(finding, about, bands)) for about in abouts]


def _mark(finding: Finding, about: About, bands: tuple[int, ...]) -> Mark:
    post, verdict = finding.post, finding.verdict
    assert post.created_at is not None
    return Mark(
        at=post.created_at,
        key=post.key,
        account=f"{post.platform}:{post.author or '?'}",
        platform=post.platform,
        hostile=verdict.flag and about.relation in AIMED,
        types=verdict.types if verdict.flag else NOTHING,
        severity=verdict.severity,
        directness=verdict.directness,
        relation=about.relation,
        sketch=bands,
    )
