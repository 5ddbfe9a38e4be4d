"""From one record to every form the field asks for; what a form cannot say is listed beside it."""

from collections.abc import Sequence

from tocsin.records.crosswalks import huridocs, stix
from tocsin.records.crosswalks.losses import Loss, LossKind, meaning
from tocsin.records.crosswalks.scheme import Code, Column, Scheme, scheme, scheme_ids
from tocsin.records.crosswalks.table import Asked, Export, export_table
from tocsin.records.errors import NotFoundError
from tocsin.records.model import Record

__all__ = [
    "FORMS",
    "Asked",
    "Code",
    "Column",
    "Export",
    "Loss",
    "LossKind",
    "Scheme",
    "export",
    "meaning",
    "scheme",
    "scheme_ids",
]

FORMS = (*scheme_ids(), huridocs.ID, stix.ID)


def export(records: Sequence[Record], form: str, asked: Asked) -> Export:
    """Give records in a form; `NotFoundError` names the forms there are."""
    if form == huridocs.ID:
        return huridocs.export_huridocs(records, asked)
    if form == stix.ID:
        return stix.export_stix(records, asked)
    if form not in FORMS:
        raise NotFoundError(f"no form is called {form!r}; there are {', '.join(FORMS)}")
    return export_table(records, scheme(form), asked)
