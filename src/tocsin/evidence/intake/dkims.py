"""DKIM signatures of a message (RFC 6376), checked without asking anybody for keys."""

from collections.abc import Mapping
from typing import Any

from tocsin.evidence.intake.clean import clean

_MOST = 10


def signatures(data: bytes, keys: Mapping[str, bytes]) -> list[dict[str, str]]:
    """Give each signature's domain, selector and result: `pass`, `fail` or `unknown`, and why.

    `keys` are TXT records by name, as a person looked them up at a time of their own noting.
    """
    import dkim  # takes a while, and few exhibits are messages

    try:
        message = dkim.DKIM(data)
    except dkim.MessageFormatError as error:
        return [{"result": "unknown", "why": f"the headers are broken ({clean(str(error))})"}]
    found = [(k, v) for k, v in message.headers if k.lower() == b"dkim-signature"]
    return [_checked(dkim, message, n, value, keys) for n, (_, value) in enumerate(found[:_MOST])]


def _checked(
    dkim: Any,  # noqa: ANN401  # dkimpy has no types
    message: Any,  # noqa: ANN401
    number: int,
    value: bytes,
    keys: Mapping[str, bytes],
) -> dict[str, str]:
    try:
        tags = dkim.util.parse_tag_value(value)
        domain, selector = (tags[tag].strip().decode("ascii") for tag in (b"d", b"s"))
    except (dkim.util.InvalidTagValueList, KeyError, UnicodeDecodeError) as error:
        return {"result": "unknown", "why": f"the signature cannot be read ({clean(str(error))})"}
    name = f"{selector}._domainkey.{domain}"
    out = {"domain": clean(domain), "selector": clean(selector)}
    if name not in keys:
        return {**out, "result": "unknown", "why": f"key not looked up: {clean(name)}"}
    try:
        good = message.verify(number, dnsfunc=lambda *_, **__: keys[name])
    except (dkim.DKIMException, ValueError) as error:
        return {**out, "result": "fail", "why": clean(str(error))}
    why = "" if good else "the signature does not fit the message"
    return {**out, "result": "pass" if good else "fail", **({"why": why} if why else {})}
