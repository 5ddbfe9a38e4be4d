"""Whether the values of a record have the shape of its schema, said to people who never saw one."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from tocsin.records.check.faults import Fault, Path, fault
from tocsin.records.model import kinds
from tocsin.records.schema import schema

MOST = 200
SHOWN = 60

_KINDS = {
    "string": "text in quotation marks",
    "integer": "a whole number without quotation marks",
    "number": "a number without quotation marks",
    "boolean": "true or false without quotation marks",
    "array": "a list in square brackets",
    "object": "a group of fields in braces",
    "null": "null",
}
_SHAPES = {
    kinds.DAY_SHAPE: ("a day", "Write it as 2026-03-23."),
    kinds.MOMENT_SHAPE: (
        "a moment",
        "Write as much as is known: 2026, 2026-03, 2026-03-23, or 2026-03-23T08:12:00Z in UTC.",
    ),
    kinds.TIME_SHAPE: ("a time", "Write it in UTC as 2026-03-23T08:12:00Z."),
    "^[A-Z]{2}$": ("a country", "Write the two capital letters of ISO 3166, such as KZ."),
    "^[0-9a-f]{64}$": ("a SHA-256 hash", "It has 64 digits from 0 to 9 and a to f."),
    "^(https?|mailto|tel|tg):": ("an address", "Begin it with https://."),
}
_ID = ("a number of ours", "Use letters a to z, digits, dots, dashes; no spaces, 100 at most.")


def shape_faults(plain: object) -> list[Fault]:
    """Give what does not fit the schema, in the order of the record; at most `MOST`."""
    found: dict[Fault, None] = {}
    for error in _validator().iter_errors(plain):
        found |= dict.fromkeys(_faults(error))
        if len(found) >= MOST:
            more = "there are more faults than are shown"
            return [*list(found)[:MOST], fault([], more, "Mend these first, then check again.")]
    return list(found) or list(_no_such_days(plain, []))


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(schema())


def _faults(error: ValidationError) -> Iterator[Fault]:
    path = list(error.absolute_path)
    match error.validator:
        case "required":
            for name in error.validator_value:
                if name not in error.instance:
                    yield fault([*path, name], "is missing", "Fill it in.")
        case "additionalProperties":
            known = list(error.schema["properties"])
            for name in error.instance:
                if name not in known:
                    yield fault([*path, name], "is no field of this part", _near(name, known))
        case "anyOf":
            yield from _inner(error)
        case _:
            yield fault(path, *_sentence(error))


def _inner(error: ValidationError) -> Iterator[Fault]:
    """Say what is wrong with the part that is there, not that it is not nothing."""
    for one in error.context or ():
        if one.schema.get("type") != "null":
            yield from _faults(one)


def _sentence(error: ValidationError) -> tuple[str, str]:
    value, limit = error.instance, error.validator_value
    said = _said(value)
    match error.validator:
        case "type":
            wanted = _KINDS[limit[0] if isinstance(limit, list) else limit]
            return f"{said} stands where {wanted} belongs", "Write it so, or correct the place."
        case "enum" | "const":
            values = [one for one in (limit if isinstance(limit, list) else [limit]) if one]
            return f"{said} is none of the values this field can have", _near(value, values)
        case "pattern":
            what, advice = _SHAPES.get(limit, _ID)
            return f"{said} is not {what}", advice
        case "maxLength":
            return f"the text has {len(value):,} characters; {limit:,} fit", "Shorten it."
        case "minLength":
            return "the text is empty", "Fill it in, or leave the field out."
        case "minimum" | "maximum":
            least, most = error.schema.get("minimum"), error.schema.get("maximum")
            span = f"from {least} to {most}" if most is not None else f"of {least} or more"
            return f"{said} is out of range", f"Write a number {span}."
        case "maxItems":
            return f"the list has {len(value):,} entries; {limit:,} fit", "Split the case."
    return f"{said} does not fit ({error.validator})", "See the reference of the record."


def _near(value: object, known: list[Any]) -> str:
    names = [str(one) for one in known]
    close = get_close_matches(str(value), names, n=1)
    if close:
        return f"Did you mean {close[0]}?"
    shown = ", ".join(names[:12]) + (", …" if len(names) > 12 else "")
    return f"Choose one of {shown}." if names else "Leave it out."


def _said(value: object) -> str:
    """Show a value, shortened; of lists and groups only that they are such."""
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of fields"
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


_DATES = {"opened_on", "closed_on", "consent_expires", "retention_until", "since", "date"}
_MOMENTS = {
    "at", "captured_at", "posted_at", "date_start", "date_end", "start", "end", "first", "last",
    "asked_at", "answered_at", "removed_at", "removal_seen_at", "trigger_date",
}  # fmt: skip


def _no_such_days(plain: object, path: Path) -> Iterator[Fault]:
    """Find days that no calendar has, such as 2026-02-30: their shape is right."""
    if isinstance(plain, Mapping):
        for key, value in plain.items():
            if key in _DATES | _MOMENTS and isinstance(value, str) and not _real(value):
                yield fault([*path, key], f"{_said(value)} is on no calendar", "Correct the date.")
            yield from _no_such_days(value, [*path, key])
    elif isinstance(plain, list):
        for number, value in enumerate(plain):
            yield from _no_such_days(value, [*path, number])


def _real(value: str) -> bool:
    whole = value + "0001-01-01"[len(value) :] if len(value) < 10 else value
    try:
        if len(whole) == 10:
            date.fromisoformat(whole)
        else:
            datetime.fromisoformat(whole)
    except ValueError:
        return False
    return True
