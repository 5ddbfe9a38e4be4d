"""Say from the first bytes what a file is, whatever its name says, and what else it is."""

import re
import zipfile
from pathlib import Path

HEAD = 4096
_TAIL = 1 << 20
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "screenshot"),
    (b"\xff\xd8\xff", "screenshot"),
    (b"GIF87a", "screenshot"),
    (b"GIF89a", "screenshot"),
    (b"%PDF-", "pdf"),
    (b"WARC/1.", "warc"),
    (b"PK\x03\x04", "zip"),
    (b"\x7fELF", "program"),
    (b"\xcf\xfa\xed\xfe", "program"),
    (b"\xca\xfe\xba\xbe", "program"),
    (b"#!", "program"),
)
_HEADER = re.compile(rb"^(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)", re.MULTILINE)
_MAIL_HEADERS = (b"received", b"from", b"date", b"message-id", b"delivered-to", b"subject", b"to",
                 b"return-path", b"mime-version", b"dkim-signature", b"content-type")  # fmt: skip
_MAIL_ENOUGH = 2
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_DRAWING = re.compile(rb"<(?:\w+:)?svg\b", re.IGNORECASE)
_ACTIVE = re.compile(rb"<(?:script|html|iframe|svg|\?php)[\s>/]", re.IGNORECASE)
_PDF_WITHIN = 1024


def form_of(path: Path) -> str:
    """Give the form: `screenshot`, `pdf`, `e-mail`, `mailbox`, `page`, `drawing`, and so on."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "screenshot"
    if head[:2] == b"\x1f\x8b":
        return "warc" if path.suffixes[-2:] == [".warc", ".gz"] or _holds_warc(path) else "file"
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "screenshot"
    if head[:2] == b"MZ" and b"\0" in head:  # else it is a text that begins with these letters
        return "program"
    for magic, form in _MAGIC:
        if head.startswith(magic):
            return form
    return _form_of_text(head)


def second_nature(path: Path, form: str) -> str:
    """Say what else a file is that was made to be two things at once; empty where it is one."""
    if form in ("screenshot", "pdf", "page", "drawing") and zipfile.is_zipfile(path):
        return "it is also a ZIP archive"
    with path.open("rb") as file:
        head = file.read(_PDF_WITHIN)
        if form not in ("pdf", "e-mail", "mailbox", "posts", "text") and b"%PDF-" in head:
            return "it is also a PDF"
        if form == "screenshot" and _carries_page(path):
            return "it carries a web page or a script"
        if form == "zip" and not head.startswith(b"PK\x03\x04"):
            return "it is a ZIP behind something else"
    return ""


def _form_of_text(head: bytes) -> str:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"From ") and b"\n" in head:
        return "mailbox"
    if _is_mail(head):
        return "e-mail"
    if _PAGE.search(head) and text.startswith(b"<"):
        return "page"
    if _DRAWING.search(head) and text.startswith(b"<"):
        return "drawing"
    if text.startswith(b"{"):
        return "posts"
    return "text" if _is_text(head) else "file"


def _is_mail(head: bytes) -> bool:
    lines = head.replace(b"\r\n", b"\n")
    names = set()
    at = 0
    while match := _HEADER.match(lines, at):
        names.add(match[0].partition(b":")[0].lower())
        at = match.end()
    return len(names.intersection(_MAIL_HEADERS)) >= _MAIL_ENOUGH


def _is_text(head: bytes) -> bool:
    if b"\0" in head:
        return False
    try:
        head[:-4].decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(head) - 8
    return bool(head)


def _holds_warc(path: Path) -> bool:
    import gzip  # only where a packed file asks for it

    try:
        with gzip.open(path) as file:
            return file.read(7) == b"WARC/1."
    except (OSError, EOFError):
        return False


def _carries_page(path: Path) -> bool:
    """Search a picture for a page: its front, and all after it, in overlapping pieces."""
    with path.open("rb") as file:
        last = b""
        while block := file.read(_TAIL):
            if _ACTIVE.search(last + block):
                return True
            last = block[-16:]
    return False
