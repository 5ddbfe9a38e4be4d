"""A person decides and signs; another may dissent, and both stand."""

import re
from datetime import date as day

from tocsin.lawreview.case import Assessment, Basis, Case, Outcome
from tocsin.lawreview.faults import LawError
from tocsin.lawreview.language import language_of


def decide(
    case: Case, id: str, version: str, outcome: Outcome, by: str, date: str, reason: str = ""
) -> Assessment:
    """Make a signed decision; raise `LawError` where something it names is not there."""
    return _signed(case, id, version, outcome, by, date, reason, Basis.DECIDED)


def dissent(
    case: Case, id: str, version: str, outcome: Outcome, by: str, date: str, reason: str = ""
) -> Assessment:
    """Make a signed dissent, which stands beside the decision; see `decide`."""
    return _signed(case, id, version, outcome, by, date, reason, Basis.DISSENT)


def _signed(
    case: Case,
    id: str,
    version: str,
    outcome: Outcome,
    by: str,
    date: str,
    reason: str,
    basis: Basis,
) -> Assessment:
    found = case.recommendation(id)
    if found is None:
        known = ", ".join(one.id for one in case.recommendations[:30]) or "none yet"
        raise LawError(f"there is no recommendation {id!r}; known are {known}")
    if case.version(version) is None:
        known = ", ".join(one.id for one in case.versions) or "none yet"
        raise LawError(f"there is no version {version!r}; known are {known}")
    if not by.strip():
        raise LawError("a decision needs the name of the person who signs it; give --by")
    _check_date(date)
    words = {language_of(reason): reason.strip()} if reason.strip() else {}
    return Assessment(found.id, version, outcome, basis, by.strip(), date, words)


def _check_date(date: str) -> None:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", date):
            raise ValueError
        day.fromisoformat(date)
    except ValueError as error:
        raise LawError(f"{date!r} is no date; write it as 2024-06-19") from error
