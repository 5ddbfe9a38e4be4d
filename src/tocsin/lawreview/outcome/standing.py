"""What stands for a recommendation in a version, of all that was proposed, reported and decided."""

from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.lawreview.case import Assessment, Basis, Case, Outcome


@dataclass(frozen=True, slots=True)
class Standing:
    """The outcome that stands, on what basis, and the opinions beside it.

    A decision stands above reports, a report above a proposal, the later above the earlier.
    Reports that differ are a conflict until a person decides.
    """

    outcome: Outcome
    basis: Basis
    of: tuple[Assessment, ...]
    dissent: tuple[Assessment, ...] = ()
    others: tuple[Assessment, ...] = ()

    @property
    def assumed(self) -> bool:
        """Whether it rests on what a source lets one think and does not say."""
        return all(one.assumed for one in self.of)


def standing(case: Case, recommendation: str, version: str) -> Standing | None:
    """Give what stands, or nothing where nobody has said anything yet."""
    found = [
        one
        for one in case.history
        if one.recommendation == recommendation and one.version == version
    ]
    return _standing(found)


def standings(case: Case) -> Mapping[tuple[str, str], Standing]:
    """Give what stands for every recommendation and version on which something was said."""
    grouped: dict[tuple[str, str], list[Assessment]] = {}
    for one in case.history:
        grouped.setdefault((one.recommendation, one.version), []).append(one)
    made = {key: _standing(found) for key, found in grouped.items()}
    return {key: value for key, value in made.items() if value is not None}


def _standing(found: list[Assessment]) -> Standing | None:
    dissent = tuple(one for one in found if one.basis is Basis.DISSENT)
    for basis in (Basis.DECIDED, Basis.REPORTED, Basis.PROPOSED):
        same = [one for one in found if one.basis is basis]
        if not same:
            continue
        if basis is Basis.REPORTED:
            of, outcome = tuple(same), _agreed(same)
        else:
            of, outcome = (same[-1],), same[-1].outcome
        others = tuple(one for one in found if one not in of and one not in dissent)
        return Standing(outcome, basis, of, dissent, others)
    return None


def _agreed(reports: list[Assessment]) -> Outcome:
    outcomes = {one.outcome for one in reports}
    return outcomes.pop() if len(outcomes) == 1 else Outcome.CONFLICT
