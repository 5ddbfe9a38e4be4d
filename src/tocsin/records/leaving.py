"""Write down what left: each hand-over and export stands in the record, with its hash."""

from dataclasses import replace
from hashlib import sha256

from tocsin.records import codec
from tocsin.records.model import Handover, Record
from tocsin.records.moments import written
from tocsin.records.store import Author, Store


def noted(record: Record, to: str, what: str, content: bytes, author: Author) -> Record:
    """Give the record with a hand-over added to its books."""
    entry = Handover(
        at=written(author.at), by=author.name, to=to, what=what, sha256=sha256(content).hexdigest()
    )
    handling = record.governance
    return replace(record, governance=replace(handling, exported_to=(*handling.exported_to, entry)))


def note(store: Store, case_id: str, to: str, files: dict[str, bytes], author: Author) -> None:
    """Write into a record that files left."""
    opened = store.open(case_id, author.at)
    record = opened.record
    for name, content in files.items():
        record = noted(record, to, name, content, author)
    store.save(opened, codec.to_plain(record), author, f"handed over: {to}")
