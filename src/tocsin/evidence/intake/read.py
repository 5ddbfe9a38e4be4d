"""Choose the reader for a content, and read what comes out of it in turn, to a depth."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from tocsin.evidence.intake.options import DEFAULT, Options
from tocsin.evidence.intake.sniff import form_of, second_nature
from tocsin.evidence.reading import Derived, Reading

# Form, module and function: their libraries take seconds to load, and few are needed at a time.
READERS: Mapping[str, tuple[str, str]] = {
    "drawing": ("page", "read_drawing"),
    "e-mail": ("mail", "read_mail"),
    "mailbox": ("mail", "read_mailbox"),
    "page": ("page", "read_page"),
    "pdf": ("pdf", "read_pdf"),
    "posts": ("posts", "read_posts"),
    "screenshot": ("picture", "read_picture"),
    "warc": ("webarchive", "read_warc"),
    "zip": ("webarchive", "read_zip"),
}


def read(path: Path, name: str, options: Options = DEFAULT, depth: int = 0) -> Reading:
    """Say what a content is, and make what can be made of it safely."""
    form = form_of(path)
    if form == "program":
        return Reading("file", "it is a program")
    if nature := second_nature(path, form):
        return Reading("file" if form == "zip" else form, f"it is two things at once: {nature}")
    reading = _reader(form)(path, name, options) if form in READERS else Reading(form)
    return replace(reading, derived=tuple(_deeper(one, options, depth) for one in reading.derived))


def _reader(form: str) -> Callable[[Path, str, Options], Reading]:
    module, function = READERS[form]
    found: Callable[[Path, str, Options], Reading] = getattr(
        import_module(f"tocsin.evidence.intake.{module}"), function
    )
    return found


def _deeper(derived: Derived, options: Options, depth: int) -> Derived:
    """Read what a container held, but not for ever."""
    inner = derived.reading
    if inner.form == "unread":
        inner = _inner(derived, options, depth + 1)
    elif inner.derived:
        deeper = tuple(_deeper(one, options, depth + 1) for one in inner.derived)
        inner = replace(inner, derived=deeper)
    return replace(derived, reading=inner)


def _inner(derived: Derived, options: Options, depth: int) -> Reading:
    if depth > options.depth:
        return Reading("file", remarks=("not read: it lies too deep in other files",))
    with tempfile.TemporaryDirectory(prefix="tocsin-") as folder:
        path = Path(folder, "content")
        path.write_bytes(derived.data)
        return read(path, derived.name, options, depth)
