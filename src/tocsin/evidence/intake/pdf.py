"""PDF: how many pages, what says it made it, what in it is active, and its text. Never shown."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pdfminer
import pypdf
from pdfminer.high_level import extract_text
from pypdf.errors import PyPdfError

from tocsin.evidence.exhibit import Making
from tocsin.evidence.intake.clean import clean
from tocsin.evidence.intake.options import Options
from tocsin.evidence.reading import Derived, Reading

_ACTIVE = {
    "/OpenAction": "it does something when it is opened; that was not done",
    "/AA": "it does something when it is turned over; that was not done",
    "/JavaScript": "it holds scripts, not run",
    "/EmbeddedFiles": "it holds other files, not opened",
    "/XFA": "it holds an active form, not opened",
}
_FIELDS = ("/Title", "/Author", "/Creator", "/Producer", "/CreationDate", "/ModDate")


def read_pdf(path: Path, name: str, options: Options) -> Reading:
    """Read a PDF within limits."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        with path.open("rb") as file:
            reader = pypdf.PdfReader(file)
            if reader.is_encrypted:
                return Reading(
                    "pdf", remarks=("it is locked with a password; its text was not read",)
                )
            pages = len(reader.pages)
            fields = _fields(reader)
            remarks = _active(reader)
    except (PyPdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError,
            RecursionError) as error:  # fmt: skip
        return Reading(
            "pdf", f"it is broken or cut off ({clean(str(error)) or type(error).__name__})"
        )
    if pages > options.pages:
        remarks.append(f"text was read from the first {options.pages} pages only")
    text = _text(path, options.pages)
    tool = f"pdfminer.six {pdfminer.__version__}"
    made = (Derived(text.encode(), "text.txt", Making("text", tool), Reading("text")),)
    facts = {"pages": pages, "fields": fields}
    return Reading("pdf", "", tuple(remarks), facts, made if text else ())


def _fields(reader: pypdf.PdfReader) -> dict[str, str]:
    found: Mapping[str, Any] = reader.metadata or {}
    return {key[1:]: clean(str(found[key])) for key in _FIELDS if key in found}


def _active(reader: pypdf.PdfReader) -> list[str]:
    root: Any = reader.trailer["/Root"].get_object()
    names: Any = root.get("/Names", {})
    form: Any = root.get("/AcroForm", {})
    held = {*root.keys(), *_keys(names), *_keys(form)}
    return [words for key, words in _ACTIVE.items() if key in held]


def _keys(value: Any) -> set[str]:  # noqa: ANN401  # any PDF object
    found = value.get_object() if hasattr(value, "get_object") else value
    return set(found.keys()) if hasattr(found, "keys") else set()


def _text(path: Path, pages: int) -> str:
    try:
        text = extract_text(str(path), maxpages=pages)
    except Exception:  # pdfminer raises what it happens upon; no text is no fault
        return ""
    return str(text).encode("utf-8", "replace").decode("utf-8").replace("\0", "").strip()
