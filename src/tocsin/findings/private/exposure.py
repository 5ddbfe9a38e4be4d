"""Put private data that were recognised into the finding: types, reasons, and whom it concerns.

What is said of a text alone stays as the classifier said it; this looks at the text beside the
watchlist and the country of the journalist it is about.
"""

from collections.abc import Iterator
from dataclasses import replace

from tocsin.domain import (
    About,
    Journalist,
    PrivateKind,
    Reason,
    Relation,
    TypeScore,
    Verdict,
    Watchlist,
)
from tocsin.findings.private.hashed import Hashed, Match
from tocsin.findings.private.profile import Sighting, packaged
from tocsin.findings.weigh import MENACE

TYPE, NEAR = "PRV-1", "THR-6"
# A fact of the list is private data for sure; a name alone is none, but says who is meant.
SURE, SEVERITY, WORST = 0.99, 4, 5
# From here on a post counts as perhaps hostile, though it was not flagged.
DOUBTFUL = 0.25
FLAGGED = 0.5
Seen = tuple[Verdict, tuple[About, ...]]


class Exposure:
    """Looks at posts for private data of the people of one watchlist."""

    def __init__(self, watch: Watchlist) -> None:
        self._people = {person.id: person for person in watch.journalists}
        self._hashed = Hashed(watch)

    def see(self, text: str, verdict: Verdict, abouts: tuple[About, ...]) -> Seen:
        """Give verdict and journalists with what private data add to them."""
        if any(about.how == "author" for about in abouts):
            return verdict, abouts
        matches = self._hashed.find(text) if self._hashed and text else []
        if matches:
            verdict, abouts = _exposed(verdict, abouts, matches)
        if abouts and any(char.isdigit() for char in text):
            verdict = _recognised(verdict, list(self._sightings(text, abouts)))
        return verdict, abouts

    def _sightings(self, text: str, abouts: tuple[About, ...]) -> Iterator[Sighting]:
        people = (self._people.get(about.journalist) for about in abouts)
        for country in dict.fromkeys(_countries(list(people))):
            yield from packaged()[country].see(text)


def _countries(people: list[Journalist | None]) -> Iterator[str]:
    """Give the countries whose data are looked for; all where a journalist's is not known."""
    for person in people:
        country = person.country if person else None
        if country in packaged():
            yield country
        elif country is None:
            yield from packaged()


def _exposed(verdict: Verdict, abouts: tuple[About, ...], matches: list[Match]) -> Seen:
    """Enter facts of the list: the post is about their owner, and it publishes them."""
    by_id = {about.journalist: about for about in abouts}
    named = {one.journalist for one in matches if one.kind is PrivateKind.FAMILY_NAME}
    data = [one for one in matches if one.kind is not PrivateKind.FAMILY_NAME]
    for one in matches:
        known = by_id.get(one.journalist)
        near = one.journalist in named and (verdict.flag or one in data)
        relation = Relation.FAMILY if near else Relation.SELF
        if known is None and one in data:
            by_id[one.journalist] = About(one.journalist, relation, "private")
        elif known is not None and near:
            by_id[one.journalist] = replace(known, relation=relation)
    about = tuple(by_id[key] for key in sorted(by_id))
    reasons = tuple(
        Reason(one.start, one.end, _type(one), f"private:{one.kind.value}")
        for one in matches
        if one in data or verdict.flag
    )
    verdict = replace(verdict, reasons=(*verdict.reasons, *reasons))
    return (_published(verdict, SURE) if data else verdict), about


def _type(match: Match) -> str:
    return NEAR if match.kind is PrivateKind.FAMILY_NAME else TYPE


def _recognised(verdict: Verdict, sightings: list[Sighting]) -> Verdict:
    """Enter what looks like private data, as sure as what stands beside it makes it."""
    if not sightings:
        return verdict
    hostile = verdict.flag or _beside_private(verdict) >= DOUBTFUL
    chances = [one.recogniser.hostile if hostile else one.recogniser.alone for one in sightings]
    if max(chances) < FLAGGED:
        return verdict
    reasons = tuple(
        Reason(one.start, one.end, TYPE, f"profile:{one.recogniser.id}") for one in sightings
    )
    return _published(replace(verdict, reasons=(*verdict.reasons, *reasons)), max(chances))


def _beside_private(verdict: Verdict) -> float:
    """Give how likely violence is but for private data: what looks like an address is no proof.

    Voices join as 1 - product of doubts; the doubt that private data left is taken out again.
    """
    private = max((one.probability for one in verdict.types if one.id == TYPE), default=0.0)
    return 1.0 - (1.0 - verdict.violent) / max(1.0 - private, 1e-6)


def _published(verdict: Verdict, chance: float) -> Verdict:
    """Give the verdict with private data in it; with a threat beside them nothing is graver."""
    types = {one.id: one.probability for one in verdict.types}
    types[TYPE] = max(types.get(TYPE, 0.0), chance)
    order = sorted(types.items(), key=lambda item: (-item[1], item[0]))
    menacing = max((types.get(one, 0.0) for one in MENACE), default=0.0) >= FLAGGED
    return replace(
        verdict,
        flag=True,
        violent=max(verdict.violent, chance),
        types=tuple(TypeScore(*one) for one in order),
        severity=max(verdict.severity, WORST if menacing else SEVERITY),
    )
