"""The retention clock: what is due, and how a case is erased so that only a stub is left.

A legal hold stops the clock: nothing is erased under it, neither by the clock nor by hand.
"""

from dataclasses import replace
from datetime import date

from tocsin.records.errors import RefusedError
from tocsin.records.model import (
    Case,
    CaseStatus,
    Erasure,
    Governance,
    LegalHold,
    Person,
    Record,
)
from tocsin.records.moments import written
from tocsin.records.store import Author, Opened, Store

ERASED = "erased"


def due(record: Record, today: date) -> bool:
    """Say whether the time to keep a record is over and nothing forbids to erase it."""
    handling = record.governance
    over = handling.retention_until is not None and handling.retention_until < today.isoformat()
    return over and handling.legal_hold is None and handling.erased is None


def held(record: Record, hold: LegalHold | None) -> Record:
    """Give the record with a legal hold set, or lifted."""
    return replace(record, governance=replace(record.governance, legal_hold=hold))


def stub_of(opened: Opened, author: Author, reason: str) -> Record:
    """Give what is left of a case: its number, its dates, that it was erased, by whom and why.

    Raises `RefusedError` under a legal hold.
    """
    record = opened.record
    hold = record.governance.legal_hold
    if hold:
        raise RefusedError(
            f"{record.id} is under a legal hold since {hold.since} ({hold.by}: {hold.reason}); "
            "it cannot be erased until the hold is lifted"
        )
    at = written(author.at)
    return Record(
        case=Case(
            case_id=record.id,
            target_ref=ERASED,
            opened_on=record.case.opened_on,
            closed_on=max(at[:10], record.case.opened_on),
            status=CaseStatus.CLOSED,
        ),
        person=Person(pseudonym=ERASED),
        governance=Governance(
            exported_to=record.governance.exported_to,
            erased=Erasure(at=at, by=author.name, reason=reason, sha256=opened.sha256),
        ),
    )


def erase(store: Store, case_id: str, author: Author, reason: str) -> None:
    """Erase a case and its history; `RefusedError` under a legal hold."""
    opened = store.open(case_id, author.at)
    store.put_stub(opened, stub_of(opened, author, reason), author, f"erased: {reason}")
