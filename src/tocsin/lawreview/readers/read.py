"""Read a law or draft from a file of any supported format into its tree."""

import hashlib
import re
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from itertools import takewhile
from pathlib import Path

from tocsin.lawreview import ids, structure
from tocsin.lawreview.akn.read import read_akn
from tocsin.lawreview.faults import LawError, TextFault
from tocsin.lawreview.language import language_of
from tocsin.lawreview.lines import Line, Paper, Role
from tocsin.lawreview.readers.docx import read_docx
from tocsin.lawreview.readers.html import read_html
from tocsin.lawreview.readers.pdf import read_pdf
from tocsin.lawreview.readers.plain import read_plain
from tocsin.lawreview.units import Kind, LawText, Unit

LARGEST = 100 * 1024 * 1024
READERS: Mapping[str, Callable[[bytes], Paper]] = {
    "docx": read_docx,
    "pdf": read_pdf,
    "html": read_html,
    "text": read_plain,
}
MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype html|html|head|body|div|p|table|article|meta)\b",
    re.I | re.S,
)


def read_law(path: Path, lang: str | None = None) -> LawText:
    """Read a law or draft; its language is recognised unless given.

    Raises `LawError` where nothing can be read. All other doubts stand in `faults`, with place.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise LawError(f"{path}: larger than {LARGEST // 2**20} MiB; this is no single law")
        data = path.read_bytes()
    except OSError as error:
        raise LawError(
            f"{path}: cannot be read ({error.strerror}); check name and rights"
        ) from error
    try:
        return read_law_bytes(data, path.name, lang)
    except LawError as error:
        raise LawError(f"{path}: {error}") from error


def read_law_bytes(data: bytes, name: str, lang: str | None = None) -> LawText:
    """Read a law or draft from its bytes; see `read_law`."""
    if not data.strip():
        raise LawError("the file is empty; export the text again")
    kind = detect(data)
    if kind == "akn":
        return read_akn(data, name)
    paper = READERS[kind](data)
    return _as_law(paper, kind, data, name, lang)


def detect(data: bytes) -> str:
    """Tell the format from the first bytes; raise `LawError` for formats that are not read."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf")
    if data[:1024].find(b"%PDF-") >= 0:
        return "pdf"
    if head.startswith(b"PK"):
        return _package(data)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise LawError("this is an old Word file (.doc); open it and save it as DOCX")
    if head.lstrip().startswith(b"{\\rtf"):
        raise LawError("this is a rich text file (.rtf); open it and save it as DOCX")
    if b"<akomaNtoso" in head or b":akomaNtoso" in head:
        return "akn"
    return "html" if MARKUP.match(head) else "text"


def _package(data: bytes) -> str:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
        message = f"this file is damaged ({error}); copy or save it again"
        raise LawError(message) from error
    if "word/document.xml" in names:
        return "docx"
    if "content.xml" in names:
        raise LawError("this is an OpenDocument file (.odt); open it and save it as DOCX")
    raise LawError("this archive holds no Word document; unpack it and give the document itself")


def _as_law(paper: Paper, kind: str, data: bytes, name: str, lang: str | None) -> LawText:
    sample = " ".join(line.text for line in paper.lines[:400])
    tree = structure.grow(paper.lines)
    faults = [*paper.faults, *tree.faults]
    units = ids.name(tree.tops, faults)
    if not any(unit.kind is Kind.ARTICLE for top in units for unit in top.walk()):
        words = "no article was recognised; articles open with `Статья 5`, `5-бап` or `Article 5`"
        faults.append(TextFault("", words))
    faults.extend(_empty(units))
    return LawText(
        title=_title(tree.preamble, paper.title, name),
        lang=lang or language_of(sample),
        units=units,
        preamble=tuple(line.text for line in tree.preamble),
        notes=(*paper.notes, *tree.notes),
        faults=tuple(faults),
        source=name,
        format=kind,
        digest=hashlib.sha256(data).hexdigest(),
    )


def _empty(units: tuple[Unit, ...]) -> list[TextFault]:
    every = (unit for top in units for unit in top.walk())
    return [
        TextFault(unit.place, f"article {unit.number} has no words; were they lost in the file?")
        for unit in every
        if unit.kind is Kind.ARTICLE
        and not (unit.text or unit.children or unit.after)
        and not unit.repealed
    ]


def _title(preamble: list[Line], given: str, name: str) -> str:
    """Take the title from the words before the first unit, else from the file."""
    titled = [line.text for line in preamble if line.role is Role.TITLE]
    if not titled:
        short = (line.text for line in preamble[:6])
        titled = list(takewhile(lambda text: len(text) < 150 and text[-1] not in ".;:", short))
    return " ".join(titled[:4])[:300] or given or Path(name).stem
