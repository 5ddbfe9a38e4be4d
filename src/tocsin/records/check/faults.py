"""What is wrong with a record, in words: the field, what is wrong with it, what to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from tocsin.records.fields import fields_of
from tocsin.records.model import Record

Path = Sequence[str | int]


class Weight(StrEnum):
    """`fault`: the record cannot be used so. `remark`: it can, but somebody should look."""

    FAULT = "fault"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing to mend: `where` in words, `path` as written in the file."""

    where: str
    path: str
    message: str
    advice: str
    weight: Weight = Weight.FAULT

    def __str__(self) -> str:
        return f"{self.where}: {self.message}. {self.advice} [{self.path}]"


def fault(path: Path, message: str, advice: str, weight: Weight = Weight.FAULT) -> Fault:
    """Make a fault at a path of keys and numbers; numbers in words count from 1."""
    return Fault(in_words(path), as_written(path), message, advice, weight)


def as_written(path: Path) -> str:
    """Write a path as `tocsin records set` takes it: `events[0].summary`."""
    out = ""
    for step in path:
        if isinstance(step, int):
            out += f"[{step}]"
        else:
            out += f".{step}" if out else step
    return out or "record"


def in_words(path: Path) -> str:
    """Say a path in the words of the form: `Event 2 › Beginning`."""
    part: type | None = Record
    said: list[str] = []
    for step in path:
        if isinstance(step, int):
            said[-1] = f"{said[-1]} {step + 1}"
            continue
        field = fields_of(part).get(step) if part else None
        said.append(field.words.en if field else str(step))
        part = field.part if field else None
    return " › ".join(said) or "The record"
