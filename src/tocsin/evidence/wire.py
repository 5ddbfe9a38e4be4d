"""The one way to the network: a request to a time-stamp authority, when a person asks for it.

Only `tocsin evidence timestamp` calls it. What leaves is the SHA-256 of a signed checkpoint and a
number chosen by chance: nothing of the evidence, and nothing from which it could be guessed.
"""

import urllib.error
import urllib.request

from tocsin.evidence.errors import StampError

_SECONDS = 30
_LARGEST_ANSWER = 1 << 20


def ask(url: str, request: bytes) -> bytes:
    """Send a request as RFC 3161, 3.4, says; give the answer; raise `StampError` without one."""
    headers = {"Content-Type": "application/timestamp-query", "User-Agent": "tocsin"}
    call = urllib.request.Request(url, request, headers)  # noqa: S310  # http(s) only, see `named`
    try:
        with urllib.request.urlopen(call, timeout=_SECONDS) as answer:  # noqa: S310
            data = bytes(answer.read(_LARGEST_ANSWER))
    except (OSError, urllib.error.URLError, ValueError) as error:
        raise StampError(f"{url} did not answer ({error}); nothing was changed") from error
    if not data:
        raise StampError(f"{url} gave an empty answer; nothing was changed")
    return data
