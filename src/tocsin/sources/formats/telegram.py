"""Telegram Desktop's `result.json`: one chat, or a whole account with `chats` and `left_chats`.

One message is in memory at a time. Shapes follow the exporter itself (Telegram Desktop,
`export_output_json.cpp`); its two known ways of writing broken JSON are mended while reading.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import chain
from typing import IO, Any

import ijson

from tocsin.domain import Media, Origin, Post
from tocsin.sources.base import Context, Fault, Head, Note, Record, Skip
from tocsin.sources.formats._fields import (
    Fields,
    Row,
    UnreadableError,
    count,
    each_record,
    extra,
    ident,
    iso,
    kind_of,
    lenient,
    names,
    rest,
    rows,
    seconds,
    shown,
    string,
)

_PRIVATE = {
    "personal_chat": True,
    "bot_chat": True,
    "saved_messages": True,
    "private_group": True,
    "private_supergroup": True,
    "private_channel": True,
    "public_supergroup": False,
    "public_channel": False,
}
_TYPES = "|".join((*_PRIVATE, "replies", "public_group"))
_OPENING = 1 << 16
_FIRST_KEY = re.compile(r'\{\s*"(?:name|type|id|messages)"\s*:')
_CHAT = re.compile(rf'"type"\s*:\s*"(?:{_TYPES})"')
_MESSAGES = re.compile(r'"messages"\s*:\s*\[')
_ACCOUNT = re.compile(r'\{\s*"about"\s*:\s*"[^"]*Telegram')
_ABSENT = re.compile(r"\((?:File|Photo) (?:unavailable|exceeds maximum size|not included)")
_BAD_ESCAPE = re.compile(rb"(?<!\\)((?:\\\\)*)\\x([0-9A-Fa-f]{2})")
_BARE_PATH = re.compile(rb'("document_id": )([^"\s\d\[{][^"\r\n]*?)(,?\r?\n)')
_USED = names(
    "id type date date_unixtime edited edited_unixtime from from_id reply_to_message_id "
    "reply_to_peer_id text text_entities photo file media_type reactions"
)
_STEPS = {"start_map": 1, "start_array": 1, "end_map": -1, "end_array": -1}
_IN_CHAT = (["", "chats", "list[]", ""], ["", "left_chats", "list[]", ""])
_OF_CHAT = ("id", "name", "type")
_CUT = "the file is cut off here: export it again; the messages before this place were read"
_BROKEN = "the JSON is broken here and nothing after it could be read; export the chat again"


@dataclass(frozen=True, slots=True)
class Telegram:
    """The JSON export of Telegram Desktop."""

    name: str = "telegram"
    binary: bool = False

    def sniff(self, head: Head) -> bool:
        """Say whether the text opens like a chat or an account export."""
        opening = head.opening[:_OPENING]
        if _ACCOUNT.match(opening):
            return True
        first = _FIRST_KEY.match(opening)
        return bool(first and _MESSAGES.search(opening) and _CHAT.search(opening))

    def read(self, stream: IO[bytes], context: Context) -> Iterator[Record]:
        """Yield every message in the order of the file; places are ordinal numbers from 1."""
        seen: Counter[str] = Counter()
        try:
            events = ijson.basic_parse(_Mended(stream))
            for place, (chat, value) in enumerate(_messages(events), 1):
                seen["messages"] = place
                origin = Origin(context.file, self.name, place)
                convert = partial(_record, chat=chat, origin=origin, seen=seen)
                yield each_record(place, value, convert)
        except (ijson.JSONError, UnicodeDecodeError) as problem:
            reason = _CUT if "premature EOF" in str(problem) else f"{_BROKEN} ({_brief(problem)})"
            yield Fault(seen["messages"] + 1, reason)
        if seen["local times"]:
            yield Note(
                f"messages with a local time only: {seen['local times']}; "
                "it was read as UTC and may be some hours off"
            )


class _Mended:
    """Pass a stream through, mending the exporter's invalid escapes and unquoted paths."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._ready = b""

    def read(self, size: int = -1) -> bytes:
        if not size:
            return b""
        if not self._ready:
            # Whole lines, so that no escape is cut in two.
            block = self._stream.read(1 << 16) + self._stream.readline(1 << 20)
            self._ready = _mend(block)
        size = len(self._ready) if size < 0 else size
        part, self._ready = self._ready[:size], self._ready[size:]
        return part


def _mend(block: bytes) -> bytes:
    if b"\\x" in block:
        block = _BAD_ESCAPE.sub(rb"\1\\u00\2", block)
    if b'"document_id": ' in block:
        block = _BARE_PATH.sub(rb'\1"\2"\3', block)
    return block.removeprefix(b"\xef\xbb\xbf")


def _messages(events: Iterator[tuple[str, Any]]) -> Iterator[tuple[Row, object]]:
    """Yield each message with what is known of its chat by then (`id`, `name`, `type`)."""
    path: list[str] = []
    chat: Row = {}
    key = ""
    for event, value in events:
        if event == "map_key":
            key = value
        elif event in ("end_map", "end_array"):
            path.pop()
        elif _in_messages(path):
            yield chat, _built((event, value), events)
        elif event in ("start_map", "start_array"):
            inside = path and path[-1].endswith("[]")
            path.append(("" if inside else key) + ("[]" if event == "start_array" else ""))
            chat = {} if path == _IN_CHAT[0] or path == _IN_CHAT[1] else chat
        elif key in _OF_CHAT and (len(path) == 1 or path in _IN_CHAT):
            chat[key] = value


def _in_messages(path: list[str]) -> bool:
    if len(path) not in (2, 5) or path[-1] != "messages[]":
        return False
    return len(path) == 2 or path[:-1] in _IN_CHAT


def _built(opening: tuple[str, Any], events: Iterator[tuple[str, Any]]) -> object:
    builder = ijson.ObjectBuilder()
    depth = 0
    for event, value in chain([opening], events):
        builder.event(event, value)
        depth += _STEPS.get(event, 0)
        if depth == 0:
            break
    return builder.value


def _record(message: Row, chat: Row, origin: Origin, seen: Counter[str]) -> Record:
    kind = message.get("type")
    if kind != "message":
        return Skip(origin.place, f"a Telegram row of type {shown(kind, 40)} holds no message")
    chat_id, number = ident(chat.get("id")), ident(message.get("id"))
    if chat_id is None or number is None:
        missing = "the chat's `id`" if chat_id is None else "`id`"
        raise UnreadableError(f"{missing} is missing or is not a number")
    seen["local times"] += message.get("date_unixtime") is None and "date" in message
    return Post(
        id=f"{chat_id}/{number}",
        platform="telegram",
        text=_text(message),
        author_id=_sender(message.get("from_id")),
        author_name=string(message.get("from")),
        created_at=_sent(message),
        in_reply_to=_answered(message, chat_id),
        thread_id=chat_id,
        likes=_likes(message.get("reactions")),
        private=_PRIVATE.get(str(chat.get("type"))),
        media=_media(message),
        extra=_left(message, chat),
        origin=origin,
        **_marks(message),
    )


def _parts(message: Row) -> list[object] | None:
    listed = message.get("text_entities")
    found = listed if isinstance(listed, list) and listed else message.get("text")
    if found is None or isinstance(found, str):
        return None if found is None else [found]
    if isinstance(found, list):
        return found
    raise UnreadableError(f"`text` is {kind_of(found)}, not text")


def _text(message: Row) -> str | None:
    parts = _parts(message)
    if parts is None:
        return None
    written = [part.get("text") if isinstance(part, dict) else part for part in parts]
    return "".join(part for part in written if isinstance(part, str))


def _marks(message: Row) -> Fields:
    """Read mentions, hashtags and links, in the order of the text."""
    parts = _parts(message)
    if parts is None:
        return {"mentions": None, "hashtags": None, "urls": None}
    found: dict[str, list[str]] = {"mention": [], "hashtag": [], "link": [], "text_link": []}
    links = found["link"]
    for part in rows(parts):
        kind, field = part.get("type"), "href" if part.get("type") == "text_link" else "text"
        value = string(part.get(field))
        if value and isinstance(kind, str) and kind in found:
            (links if kind == "text_link" else found[kind]).append(value)
    return {
        "mentions": tuple(one.removeprefix("@") for one in found["mention"]),
        "hashtags": tuple(one.removeprefix("#") for one in found["hashtag"]),
        "urls": tuple(links),
    }


def _sender(sender: object) -> str | None:
    # Exports before 2021 wrote the bare number of a user.
    number = ident(sender)
    return f"user{number}" if number and not isinstance(sender, str) else number


def _sent(message: Row) -> datetime | None:
    return seconds(message.get("date_unixtime"), "date_unixtime") or iso(
        message.get("date"), "date"
    )


def _answered(message: Row, chat_id: str) -> str | None:
    number = ident(message.get("reply_to_message_id"))
    elsewhere = ident(message.get("reply_to_peer_id"))
    there = elsewhere.lstrip("abcdefghijklmnopqrstuvwxyz") if elsewhere else chat_id
    return f"{there}/{number}" if number else None


def _likes(reactions: object) -> int | None:
    if not isinstance(reactions, list):
        return None
    return sum(count(one.get("count")) or 0 for one in rows(reactions))


def _media(message: Row) -> tuple[Media, ...]:
    held = (("photo", "photo"), ("file", string(message.get("media_type")) or "file"))
    return tuple(
        Media(kind, None if _ABSENT.search(path) else path)
        for field, kind in held
        if (path := string(message.get(field)))
    )


def _left(message: Row, chat: Row) -> Mapping[str, Any]:
    edited = lenient(seconds, message.get("edited_unixtime")) or lenient(iso, message.get("edited"))
    named = [
        f"user{one['user_id']}"
        for one in rows(message.get("text_entities"))
        if ident(one.get("user_id"))
    ]
    return extra(
        {
            **rest(message, _USED),
            "chat_name": string(chat.get("name")),
            "chat_type": string(chat.get("type")),
            "edited_at": edited.isoformat() if edited else None,
            "mentioned_ids": named or None,
        }
    )


def _brief(problem: Exception) -> str:
    said = problem.args[0] if problem.args else ""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    return text.split("\n")[0][:120]


TELEGRAM = Telegram()
