"""E-mail: the bytes as they are, the way they came, DKIM, text without anything active.

Remote pictures are never loaded. DKIM is checked only with keys that a person looked up and gave;
without them the answer is “unknown”, which is not “failed”.
"""

import email
import re
from collections.abc import Iterator
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path
from typing import Any

from tocsin import __version__
from tocsin.evidence.exhibit import Making
from tocsin.evidence.intake.clean import clean
from tocsin.evidence.intake.dkims import signatures
from tocsin.evidence.intake.options import Options
from tocsin.evidence.intake.page import text_of_html
from tocsin.evidence.reading import Derived, Reading

_TOOL = f"tocsin {__version__}"
_FIELDS = ("From", "Sender", "Reply-To", "To", "Cc", "Subject", "Date", "Message-ID", "Return-Path")
_FROM_LINE = re.compile(rb"^From [^\n]*\n", re.MULTILINE)
_LONGEST_FIELD = 2000
_MOST_HOPS = 100


def read_mail(path: Path, name: str, options: Options) -> Reading:
    """Read one message."""
    if path.stat().st_size > options.in_memory:
        return Reading("e-mail", remarks=("it is too large to be taken apart",))
    return reading_of(path.read_bytes(), options)


def read_mailbox(path: Path, name: str, options: Options) -> Reading:
    """Read a mailbox (mbox): each message as an exhibit of its own, byte for byte."""
    if path.stat().st_size > options.in_memory:
        return Reading("mailbox", remarks=("it is too large to be taken apart",))
    data = path.read_bytes()
    spans = list(_spans(data))
    made = tuple(
        _message(data[start:end], number, start, options)
        for number, (start, end) in enumerate(spans[: options.parts], start=1)
    )
    left = len(spans) - len(made)
    remarks = (f"{left:,} more messages stay in the mailbox, not taken apart",) if left else ()
    return Reading("mailbox", "", remarks, {"messages": len(spans)}, made)


def reading_of(data: bytes, options: Options) -> Reading:
    """Read the bytes of one message."""
    message = email.message_from_bytes(data)
    facts: dict[str, Any] = {"fields": _fields(message)}
    facts["received"] = [_plain(one) for one in message.get_all("Received", [])[:_MOST_HOPS]]
    facts["dkim"] = signatures(data, options.dkim_keys)
    text, remote = _text(message)
    remarks = [f"files on other servers, not loaded: {remote}"] if remote else []
    made = [Derived(text.encode(), "text.txt", Making("text", _TOOL), Reading("text"))] * bool(text)
    files = list(_attachments(message))
    facts["attachments"] = len(files)
    for number, (name, content) in enumerate(files[: options.attachments], start=1):
        making = Making("attachment", _TOOL, f"part {number}")
        made.append(Derived(content, name, making, Reading("unread")))
    if len(files) > options.attachments:
        remarks.append(f"only {options.attachments} of {len(files)} attachments were taken out")
    return Reading("e-mail", "", tuple(remarks), facts, tuple(made))


def _message(data: bytes, number: int, start: int, options: Options) -> Derived:
    part = f"message {number}, from byte {start}"
    return Derived(data, f"{number}.eml", Making("message", _TOOL, part), reading_of(data, options))


def _spans(data: bytes) -> Iterator[tuple[int, int]]:
    """Give where each message begins and ends, without its `From ` line and the blank one after."""
    marks = [m for m in _FROM_LINE.finditer(data) if _begins(data, m.start())]
    ends = [m.start() for m in marks[1:]] + [len(data)]
    for mark, end in zip(marks, ends, strict=True):
        blank = 2 if data[:end].endswith(b"\r\n\r\n") else 1 if data[:end].endswith(b"\n\n") else 0
        yield mark.end(), max(mark.end(), end - blank if end < len(data) else end)


def _begins(data: bytes, at: int) -> bool:
    return at == 0 or data[max(0, at - 2) : at] == b"\n\n" or data[max(0, at - 3) : at] == b"\n\r\n"


def _fields(message: Message) -> dict[str, str]:
    found = ((name, message.get(name)) for name in _FIELDS)
    return {name: _plain(value) for name, value in found if value is not None}


def _plain(value: object) -> str:
    """Give a header as words, encoded words decoded, on one line."""
    text = str(value)
    with suppress(ValueError, LookupError, HeaderParseError):  # what cannot be decoded stands as is
        text = str(make_header(decode_header(text)))
    text = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    return "".join(x for x in text if x.isprintable())[:_LONGEST_FIELD]


def _text(message: Message) -> tuple[str, int]:
    """Give the words of a message, and how many things it would load from other servers."""
    plain: list[str] = []
    pages: list[str] = []
    remote = 0
    for part in message.walk():
        if part.is_multipart() or part.get_filename():
            continue
        content = _content(part)
        if part.get_content_type() == "text/plain":
            plain.append(_decoded(part, content))
        elif part.get_content_type() == "text/html" and (found := text_of_html(content)):
            pages.append(found[0])
            remote += found[1].get("remote", 0)
    return "\n\n".join(plain or pages).strip(), remote


def _attachments(message: Message) -> Iterator[tuple[str, bytes]]:
    for part in message.walk():
        name = part.get_filename()
        inline = part.get_content_maintype() in ("text", "multipart")
        if part.is_multipart() or (name is None and inline):
            continue
        yield clean(_plain(name or "attachment")).replace("/", "_") or "attachment", _content(part)


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def _decoded(part: Message, content: bytes) -> str:
    try:
        return content.decode(part.get_content_charset("utf-8"), "replace")
    except LookupError:
        return content.decode("utf-8", "replace")
