"""The uniform record: its parts and fields, its lists, and the forms it goes into."""

import types
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any, Literal, get_args, get_origin

from reference_pages.markdown import code, codes, first_line, table
from tocsin.records.crosswalks import LossKind, meaning, scheme, scheme_ids
from tocsin.records.fields import Field, fields_of, parts
from tocsin.records.model import kinds, vocabulary
from tocsin.records.model.kinds import VOCABULARY
from tocsin.records.words import value_words


def record_parts() -> str:
    """Give a section a part of the record, with its fields."""
    return "\n\n".join(_part(part) for part in parts())


def _part(part: type) -> str:
    rows = [_field(one) for one in fields_of(part).values()]
    head = ("Field", "Called", "Holds", "")
    return f"### {part.__name__}\n\n{first_line(part.__doc__)}\n\n{table(head, rows)}"


def _field(one: Field) -> tuple[str, str, str, str]:
    remarks = ["confidential"] if one.confidential else []
    return code(one.name), one.words.en, _kind(one), ", ".join(remarks)


_SHAPES = (
    (kinds.Id, "a number of ours"),
    (kinds.Day, "a day"),
    (kinds.Moment, "a moment"),
    (kinds.Time, "a time"),
    (kinds.Country, "a country (ISO 3166)"),
    (kinds.Sha256, "SHA-256"),
    (kinds.Share, "a share from 0 to 1"),
    (kinds.Severity, "1 to 5"),
    (kinds.Credibility, "1 to 6"),
    (kinds.Summary, "text of 600 characters at most"),
)


def _kind(one: Field) -> str:
    said = next((words for kind, words in _SHAPES if kind == one.kind), None)
    said = said or _plain(one.kind)
    if one.many:
        said = f"list of {said}"
    return f"{said}, or nothing" if one.optional else said


def _plain(kind: Any) -> str:  # noqa: ANN401 - a type is any object
    vocabulary_name = ""
    if get_origin(kind) is Annotated:
        metas = [meta.extra_json_schema or {} for meta in get_args(kind)[1:]]
        vocabulary_name = next((meta[VOCABULARY] for meta in metas if VOCABULARY in meta), "")
        kind = get_args(kind)[0]
    return _named(kind, vocabulary_name)


def _named(kind: Any, vocabulary_name: str) -> str:  # noqa: ANN401 - a type is any object
    if vocabulary_name:
        return f"a value of {code(vocabulary_name)} in the guidelines"
    if isinstance(kind, types.GenericAlias):
        return "texts by name"
    if get_origin(kind) is Literal:
        return f"always {codes(get_args(kind))}"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return f"one of {codes(one.value for one in kind)}"
    plain = {str: "text", int: "whole number", float: "number", bool: "yes or no"}
    return plain.get(kind, getattr(kind, "__name__", "fixed"))


def record_values() -> str:
    """Give the closed lists with their words in three languages."""
    return "\n\n".join(_values())


def _values() -> Iterator[str]:
    for kind in vars(vocabulary).values():
        if isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum:
            rows = []
            for one in kind:
                words = value_words(one)
                rows.append((code(one.value), words.en, words.ru, words.kk))
            head = ("Value", "English", "Russian", "Kazakh")
            yield f"### {kind.__name__}\n\n{first_line(kind.__doc__)}\n\n{table(head, rows)}"


def crosswalks() -> str:
    """Give a section a form: what it is for, which types go where, what its columns hold."""
    return "\n\n".join(_form(id) for id in scheme_ids())


def _form(id: str) -> str:
    one = scheme(id)
    where = codes(one.countries) or (f"members of {code(one.area)}" if one.area else "everywhere")
    status = "confirmed by the pages named" if one.confirmed else "reconstructed"
    intro = (
        f"Purpose of consent: {code(one.purpose.value)}. Applies: {where}. "
        f"A row is one {one.unit}. The list of codes is {status}: "
        f"{', '.join(f'<{address}>' for address in one.sources)}."
    )
    columns = [
        (code(column.name), code(column.source) if column.source else "never asked by us")
        for column in one.columns
    ]
    out = [f"### {one.label.en} ({code(id)})", intro]
    if one.codes:
        out.append(table(("Code", "Means", "From"), _codes(id)))
        chosen = [
            (code(type_id), codes(found))
            for type_id, found in one.codes_of.items()
            if len(found) > 1
        ]
        if chosen:
            out.append("A person chooses for these:")
            out.append(table(("Type", "Between"), chosen))
    out.append(table(("Column", "Filled by"), columns))
    return "\n\n".join(out)


def _codes(id: str) -> Iterator[tuple[str, str, str]]:
    one = scheme(id)
    for each in one.codes:
        types_ = [type_id for type_id, found in one.codes_of.items() if found == (each.id,)]
        yield code(each.id), each.label.en, codes(types_, "only by hand")


def losses() -> str:
    """Give the kinds of losses with their meaning."""
    rows = [(code(kind.value), meaning(kind, "en")) for kind in LossKind]
    return table(("Kind", "Meaning"), rows)


BLOCKS = {
    "record-parts": record_parts,
    "record-values": record_values,
    "crosswalks": crosswalks,
    "losses": losses,
}
