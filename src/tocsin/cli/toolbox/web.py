"""Ask the web whether addresses still answer: the only way to the network, and only when asked.

Every address is public and was put into the catalogue by people; addresses of one's own machine
or network are never asked, wherever a page may send us.
"""

import ipaddress
import json
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from tocsin.toolbox.links import Answer

AGENT = "tocsin-link-check (asked for by a person)"
PATIENCE = 20
TOGETHER = 4
ARCHIVE = "https://archive.org/wayback/available?url="
Guard = Callable[[str], None]


class NotPublicError(OSError):
    """An address that is none of the public web."""


def ask_all(urls: list[str], archive: bool, guard: Guard | None = None) -> Iterator[Answer]:
    """Ask each address, four at a time; with `archive` also whether an archive holds a copy."""
    allowed = guard or only_public
    with ThreadPoolExecutor(TOGETHER) as pool:
        yield from pool.map(lambda url: ask(url, archive, allowed), urls)


def ask(url: str, archive: bool, guard: Guard) -> Answer:
    """Ask one address; never raises, whatever the other side does."""
    now = datetime.now(tz=UTC).isoformat(timespec="seconds")
    status, moved, said = _status(url, guard)
    copy = _copy(url, guard) if archive else ""
    return Answer(url, status, now, moved, said, copy)


def only_public(url: str) -> None:
    """Raise `NotPublicError` for an address that leads into one's own machine or network."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise NotPublicError("not an address of the web")
    for found in socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM):
        if not ipaddress.ip_address(str(found[4][0]).partition("%")[0]).is_global:
            raise NotPublicError("leads into your own machine or network; not asked")


class _Watched(HTTPRedirectHandler):
    """Follows a page that has moved only to where we may go."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        self._guard(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _status(url: str, guard: Guard) -> tuple[int, str, str]:
    for method in ("HEAD", "GET"):
        status, moved, said = _one(url, method, guard)
        # Many servers refuse HEAD, or answer it wrongly.
        if status and status < 400:
            break
    return status, moved, said


def _one(url: str, method: str, guard: Guard) -> tuple[int, str, str]:
    try:
        guard(url)
        asked = Request(url, method=method, headers={"User-Agent": AGENT})  # noqa: S310 - guarded
        with build_opener(_Watched(guard)).open(asked, timeout=PATIENCE) as answer:
            moved = answer.url if answer.url != url else ""
            return int(answer.status), moved, ""
    except HTTPError as error:
        return error.code, "", str(error.reason)
    except (URLError, OSError, HTTPException, ValueError) as error:
        return 0, "", str(getattr(error, "reason", error))[:200]


def _copy(url: str, guard: Guard) -> str:
    asked = f"{ARCHIVE}{quote(url, safe='')}"
    try:
        guard(asked)
        with build_opener(_Watched(guard)).open(asked, timeout=PATIENCE) as answer:
            value = json.loads(answer.read(100_000))
        copy = value["archived_snapshots"]["closest"]["url"]
    except (URLError, OSError, HTTPException, ValueError, KeyError, TypeError):
        return ""
    return copy if isinstance(copy, str) and copy.startswith("http") else ""
