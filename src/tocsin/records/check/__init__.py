"""Whether a record can be used, said in words: shape first, then links, then rules."""

from dataclasses import dataclass
from datetime import date

from tocsin.records import codec
from tocsin.records.check.faults import Fault, Weight, as_written, fault, in_words
from tocsin.records.check.links import link_faults
from tocsin.records.check.rules import rule_faults
from tocsin.records.check.shape import shape_faults
from tocsin.records.errors import RecordsError
from tocsin.records.model import Record

__all__ = [
    "Checked",
    "Fault",
    "Weight",
    "as_written",
    "check_bytes",
    "check_plain",
    "check_record",
    "fault",
    "in_words",
]


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found; `record` is `None` where it could not be read at all."""

    record: Record | None
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether nothing but remarks was found."""
        return not any(one.weight is Weight.FAULT for one in self.faults)


def check_bytes(raw: bytes, today: date) -> Checked:
    """Check a file's bytes; never raises on what a file can hold."""
    try:
        plain = codec.read_json(raw)
    except RecordsError as error:
        advice = "Restore the file from its history or a copy, or mend this place by hand."
        return Checked(None, (fault([], str(error), advice),))
    return check_plain(plain, today)


def check_plain(plain: object, today: date) -> Checked:
    """Check JSON values on a given day."""
    shape = shape_faults(plain)
    if shape:
        return Checked(None, tuple(shape))
    try:
        record = codec.from_plain(plain)
    except RecordsError as error:
        advice = "Correct the value; the reference of the record shows how."
        return Checked(None, (fault([], str(error), advice),))
    return check_record(record, today)


def check_record(record: Record, today: date) -> Checked:
    """Check a record's links and rules on a given day."""
    found = [*link_faults(record), *rule_faults(record, today)]
    return Checked(record, tuple(found))
