"""Change a record by path and text, as a person types them: `events[ev-1].severity` and `4`."""

import copy
import json
import re
from collections.abc import Mapping
from typing import Annotated, Any, get_args, get_origin

from tocsin.records.errors import NotFoundError, RecordsError
from tocsin.records.fields import Field, fields_of
from tocsin.records.model import Record

_STEP = re.compile(r"([a-z_][a-z_0-9]*)(?:\[([^\]]*)\])?$")
_IDS = ("event_id", "item_id", "actor_id", "source_id", "indicator_id", "type_id", "standard_id")
# What only its own command may change, so that a name and a time always stand beside it.
GUARDED = ("standing", "exported_to", "erased", "format", "version", "case_id")


def set_value(plain: dict[str, Any], path: str, text: str) -> dict[str, Any]:
    """Give the record with one value changed; an empty text empties the field.

    Raises `NotFoundError` for a path that leads nowhere, `RecordsError` for an unreadable value.
    """
    out = copy.deepcopy(plain)
    holder, field, key = _find(out, path)
    holder[key] = _value(field, text, whole=isinstance(key, str))
    return out


def add_part(plain: dict[str, Any], path: str, values: Mapping[str, str]) -> dict[str, Any]:
    """Give the record with a part added to a list such as `events` or `case.responses`."""
    out = copy.deepcopy(plain)
    holder, field, key = _find(out, path)
    if not (field.many and field.part and isinstance(key, str)):
        raise RecordsError(f"{path} is no list of parts; see the reference of the record")
    known = fields_of(field.part)
    made: dict[str, Any] = {}
    for name, text in values.items():
        if name not in known:
            raise NotFoundError(f"{path} has no field {name!r}; it has {', '.join(known)}")
        made[name] = _typed(known[name], text)
    if field.name == "events":
        made.setdefault("case_id", plain["case"]["case_id"])
    holder[key] = [*holder.get(key, []), made]
    return out


def _typed(field: Field, text: str) -> Any:  # noqa: ANN401 - JSON values
    """Read a value; types may be given by their ids alone, the first of them the main one."""
    if field.name == "types" and not text.lstrip().startswith("["):
        ids = [one.strip() for one in text.split(",") if one.strip()]
        return [{"type_id": id, "primary": number == 0} for number, id in enumerate(ids)]
    return _value(field, text, whole=True)


def _find(plain: dict[str, Any], path: str) -> tuple[Any, Field, str | int]:
    """Give the holder of a path, its last field, and the key or number within the holder."""
    part: type = Record
    holder: Any = plain
    steps = path.split(".")
    for number, step in enumerate(steps):
        match = _STEP.match(step)
        field = fields_of(part).get(match[1]) if match else None
        if not match or field is None:
            known = ", ".join(fields_of(part))
            raise NotFoundError(f"no field {step!r} in {path}; there are {known}")
        if field.name in GUARDED:
            raise RecordsError(f"{path} cannot be set by hand; {_instead(field.name)}")
        last = number == len(steps) - 1
        if match[2] is None:
            if last:
                return holder, field, field.name
            holder = _inside(holder, field, path)
        else:
            place = _place(holder.get(field.name) or [], match[2], field, path)
            if last:
                return holder[field.name], field, place
            holder = holder[field.name][place]
        if field.part is None:
            raise NotFoundError(f"{field.name} has no fields of its own; {path} leads too far")
        part = field.part
    raise NotFoundError("the path is empty")  # pragma: no cover - split never gives nothing


def _inside(holder: dict[str, Any], field: Field, path: str) -> dict[str, Any]:
    if field.many:
        raise NotFoundError(
            f"{field.name} is a list; say which one, such as {field.name}[0], in {path}"
        )
    if holder.get(field.name) is None:
        holder[field.name] = {}
    inside: dict[str, Any] = holder[field.name]
    return inside


def _place(entries: list[Any], which: str, field: Field, path: str) -> int:
    if not field.many:
        raise NotFoundError(f"{field.name} is no list; leave out the brackets in {path}")
    own = next((name for name in fields_of(field.part) if name in _IDS), "") if field.part else ""
    for number, entry in enumerate(entries):
        ids = [entry.get(own)] if isinstance(entry, dict) else [entry]
        if which in ids:
            return number
    if which.isdigit() and int(which) < len(entries):
        return int(which)
    raise NotFoundError(
        f"{field.name} has no entry {which!r}; it has {len(entries)}, counted from 0, "
        "or named by their ids"
    )


def _value(field: Field, text: str, whole: bool) -> Any:  # noqa: ANN401 - JSON values
    if field.many and whole:
        if text.lstrip().startswith("["):
            return _json(field, text)
        return [_single(field, one.strip()) for one in text.split(",") if one.strip()]
    if not text and field.optional:
        return None
    return _single(field, text)


def _single(field: Field, text: str) -> Any:  # noqa: ANN401 - JSON values
    kind = get_args(field.kind)[0] if get_origin(field.kind) is Annotated else field.kind
    if field.part or get_origin(kind) is dict:
        return _json(field, text)
    try:
        if kind is bool:
            return {"true": True, "yes": True, "false": False, "no": False}[text.lower()]
        if kind is int:
            return int(text)
        if kind is float:
            return float(text)
    except (ValueError, KeyError):
        wanted = "yes or no" if kind is bool else "a number"
        raise RecordsError(f"{field.words.en}: {text!r} is not {wanted}") from None
    return text


def _json(field: Field, text: str) -> Any:  # noqa: ANN401 - JSON values
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise RecordsError(
            f"{field.words.en} has fields of its own; set them one by one, or write it as JSON"
        ) from None


def _instead(name: str) -> str:
    if name == "standing":
        return "decide with `tocsin records decide`"
    return "Tocsin keeps it itself"
