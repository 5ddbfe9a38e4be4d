"""What the person agreed to, enforced: each use of a record asks for its own purpose."""

from datetime import date

from tocsin.records.errors import RefusedError
from tocsin.records.model import Purpose, Record
from tocsin.records.words import value_words


def allows(record: Record, purpose: Purpose, today: date) -> bool:
    """Say whether a purpose is within the scope of consent on a day, and nothing was erased."""
    case = record.case
    ended = case.consent_expires is not None and case.consent_expires < today.isoformat()
    return purpose in case.consent_scope and not ended and record.governance.erased is None


def may_name(record: Record, today: date) -> bool:
    """Say whether the person may be named on a day."""
    return allows(record, Purpose.IDENTITY, today)


def demand(record: Record, purpose: Purpose, today: date) -> None:
    """Raise `RefusedError` where a purpose is not within the scope of consent on a day."""
    if allows(record, purpose, today):
        return
    who = value_words(purpose).en
    case = record.case
    if record.governance.erased:
        raise RefusedError(f"{record.id} was erased; there is nothing to hand over")
    if purpose in case.consent_scope:
        raise RefusedError(
            f"{record.id}: consent ended on {case.consent_expires}; ask her again and set "
            "case.consent_expires"
        )
    raise RefusedError(
        f"{record.id}: no consent for {who} is on record. Ask her; then write it down with "
        f"`tocsin records set {record.id} case.consent_scope={_wider(record, purpose)}`. "
        "For your own eyes, make a draft with --draft"
    )


def _wider(record: Record, purpose: Purpose) -> str:
    return ",".join([*(one.value for one in record.case.consent_scope), purpose.value])
