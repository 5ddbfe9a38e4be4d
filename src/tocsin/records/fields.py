"""What parts and fields the record has, read off its classes: one description for all uses.

Validation, schema, redaction, editing and the reference page all ask here.
"""

import types
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from msgspec import Meta

from tocsin.guidelines import Words
from tocsin.records.model import Record
from tocsin.records.model.kinds import CONFIDENTIAL
from tocsin.records.words import field_words


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `part` is the class of what it holds, where it holds parts of the record."""

    owner: type
    name: str
    kind: Any
    part: type | None
    many: bool
    optional: bool
    confidential: bool

    @property
    def words(self) -> Words:
        """What the field is called."""
        return field_words(self.owner.__name__, self.name)


def fields_of(part: type) -> Mapping[str, Field]:
    """Give the fields of a part in order, by name."""
    return _fields_of(part)


@cache
def _fields_of(part: Hashable) -> Mapping[str, Field]:
    assert isinstance(part, type)
    hints = get_type_hints(part, include_extras=True)
    return {one.name: _field(part, one.name, hints[one.name]) for one in fields(part)}


@cache
def parts() -> tuple[type, ...]:
    """Give all parts of the record, the record first, each once."""
    found: dict[type, None] = {}

    def walk(part: type) -> None:
        if part not in found:
            found[part] = None
            for field in fields_of(part).values():
                if field.part:
                    walk(field.part)

    walk(Record)
    return tuple(found)


def _field(owner: type, name: str, hint: Any) -> Field:  # noqa: ANN401 - a type is any object
    inner = [one for one in _members(hint) if one is not type(None)]
    optional = len(inner) < len(list(_members(hint)))
    kind = inner[0]
    many = get_origin(kind) is tuple
    if many:
        kind = get_args(kind)[0]
    plain = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    part = plain if isinstance(plain, type) and is_dataclass(plain) else None
    return Field(owner, name, kind, part, many, optional, _confidential(kind))


def _members(hint: Any) -> Iterator[Any]:  # noqa: ANN401 - a type is any object
    if get_origin(hint) in (Union, types.UnionType):
        yield from get_args(hint)
    else:
        yield hint


def _confidential(kind: Any) -> bool:  # noqa: ANN401 - a type is any object
    if get_origin(kind) is not Annotated:
        return False
    metas = [meta for meta in get_args(kind)[1:] if isinstance(meta, Meta)]
    return any((meta.extra_json_schema or {}).get(CONFIDENTIAL) for meta in metas)
