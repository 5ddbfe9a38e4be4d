"""The JSON Schema of the record, made from its classes and the lists of the guidelines."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import msgspec

from tocsin import guidelines
from tocsin.guidelines import Guidelines
from tocsin.records.fields import fields_of, parts
from tocsin.records.model import VERSION, Record
from tocsin.records.model.kinds import MANY, VOCABULARY

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


@cache
def schema() -> Schema:
    """Give the schema of a record, JSON Schema 2020-12, with the guidelines' lists in it."""
    made = msgspec.json.schema(Record)
    lists = vocabularies(guidelines.load())
    by_name = {part.__name__: part for part in parts()}
    definitions = {
        name: _part(by_name.get(name), one, lists) for name, one in made["$defs"].items()
    }
    return {
        "$schema": DIALECT,
        "$id": f"tocsin-record-{VERSION}.schema.json",
        "title": "Record of a case of violence against a journalist",
        "$ref": made["$ref"],
        "$defs": dict(sorted(definitions.items())),
    }


def vocabularies(method: Guidelines) -> Mapping[str, tuple[str, ...]]:
    """Give the lists that the guidelines own, by the name a field asks for."""
    axes = {axis.id: tuple(value.id for value in axis.values) for axis in method.axes}
    return axes | {
        "types": tuple(one.id for one in method.subtypes),
        "indicators": tuple(one.id for one in method.indicators),
        "standards": tuple(one.id for one in method.standards),
    }


def _part(part: type | None, made: Schema, lists: Mapping[str, tuple[str, ...]]) -> Schema:
    if part is None:  # a closed list
        return {key: value for key, value in made.items() if key != "title"}
    properties = {
        name: {"title": field.words.en} | _value(made["properties"][name], lists)
        for name, field in fields_of(part).items()
    }
    out: Schema = {"title": made["title"], "type": "object"}
    if part.__doc__:
        out["description"] = part.__doc__.strip().splitlines()[0]
    return out | {
        "properties": properties,
        "required": sorted(made["required"]) if made.get("required") else [],
        "additionalProperties": False,
    }


def _value(made: Schema, lists: Mapping[str, tuple[str, ...]]) -> Schema:
    """Name the guidelines' values, fold `or null` into the type, and bound every list."""
    out = {key: value for key, value in made.items() if key != VOCABULARY}
    if VOCABULARY in made:
        out["enum"] = list(lists[made[VOCABULARY]])
    if "anyOf" in out:
        folded = [_value(one, lists) for one in out.pop("anyOf")]
        first = next(one for one in folded if one.get("type") != "null")
        return out | _or_null(first)
    if out.get("type") == "array":
        out["items"] = _value(out["items"], lists)
        out["maxItems"] = MANY
    return out


def _or_null(made: Schema) -> Schema:
    if "type" not in made:
        return {"anyOf": [made, {"type": "null"}]}
    out = made | {"type": [made["type"], "null"]}
    if "enum" in made:
        out["enum"] = [*made["enum"], None]
    return out
