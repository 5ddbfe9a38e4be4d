"""Exhibits: what a store says of the bytes it holds.

An exhibit is one content in one case. An original has no parent; what was made from it (preview,
text, translation, redaction) points to it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from tocsin.evidence.entry import canonical
from tocsin.evidence.times import as_text

VERSION = 1
NOT_GIVEN = "not given when it was handed in"


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that a capture should tell: a value, or why there is none."""

    value: str = ""
    unknown: str = NOT_GIVEN

    def as_fields(self) -> dict[str, str]:
        """Give the half that holds."""
        return {"value": self.value} if self.value else {"unknown": self.unknown}


@dataclass(frozen=True, slots=True)
class Capture:
    """How the bytes were captured, with the slots of the Berkeley Protocol (OHCHR, 2020).

    Each slot has a value or a reason; none is left out.
    """

    url: Slot = Slot()
    captured_at: Slot = Slot()
    captured_by: Slot = Slot()
    tool: Slot = Slot()
    network_address: Slot = Slot()
    page_source: Slot = Slot()
    full_page: Slot = Slot()
    embedded_media: Slot = Slot()
    context: Slot = Slot()

    def as_fields(self) -> dict[str, dict[str, str]]:
        """Give all slots by name."""
        return {name: getattr(self, name).as_fields() for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class Making:
    """How a derived content was made: what it is, with which tool, from which part."""

    what: str
    tool: str
    part: str = ""
    by_machine: bool = True

    def as_fields(self) -> dict[str, str | bool]:
        """Give all that is known."""
        out: dict[str, str | bool] = {"what": self.what, "tool": self.tool}
        out["by_machine"] = self.by_machine
        return {**out, "part": self.part} if self.part else out


@dataclass(frozen=True, slots=True)
class Exhibit:
    """The record of one exhibit.

    `form` says what it was read as (`screenshot`, `e-mail`, …), `remarks` what is odd about it.
    `sealed` gives the reason where the bytes were taken but will not be opened by Tocsin.
    """

    case: str
    sha256: str
    sha512: str
    size: int
    name: str
    form: str
    received_at: datetime
    received_by: str
    sealed: str = ""
    remarks: tuple[str, ...] = ()
    capture: Capture | None = None
    parent: str = ""
    making: Making | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    def body(self) -> bytes:
        """Give the canonical record."""
        out: dict[str, Any] = {
            name: getattr(self, name)
            for name in ("case", "sha256", "sha512", "size", "name", "form", "received_by")
        }
        out |= {"v": VERSION, "received_at": as_text(self.received_at)}
        out["remarks"] = list(self.remarks)
        out["sealed"] = self.sealed
        if self.parent and self.making:
            out |= {"parent": self.parent, "making": self.making.as_fields()}
        else:
            out["capture"] = (self.capture or Capture()).as_fields()
        if self.facts:
            out["facts"] = self.facts
        return canonical(out)


@dataclass(frozen=True, slots=True)
class Held:
    """An exhibit in a store: its number, the number of its parent, and its record as written."""

    number: int
    case: str
    sha256: str
    parent: int | None
    body: bytes

    @property
    def label(self) -> str:
        """The name people use: `E17`."""
        return f"E{self.number}"

    @property
    def record(self) -> dict[str, Any]:
        """The record as a JSON object."""
        return dict(json.loads(self.body))

    @property
    def digest(self) -> str:
        """The SHA-256 of the record, as the log has it."""
        return sha256(self.body).hexdigest()
